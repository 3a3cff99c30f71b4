import { VERSION_1 } from './version-1.ts';

/**
 * The tables, one entry a schema version. Forward only: an entry that has been released is never edited, a change is a
 * new entry. Every entry runs in one transaction together with the new `user_version`.
 *
 * Moments are epoch milliseconds, UTC. No appointment and no claim is longer than 48 hours (`LONGEST_MS`), so that
 * "what touches this hour" is a short walk along an index on the start, whatever the length of the history.
 */
export const MIGRATIONS: readonly string[] = [VERSION_1];

/** Tells these tables from those of another build of bay, as far as that costs a start nothing. */
export const TABLES = MIGRATIONS.map(({ length }) => length).join(' ');
