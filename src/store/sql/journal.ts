import type { JournalStore } from '../journal.ts';
import type { Database } from './engine/sql.ts';
import { deedOf, entriesOf, entryById, lastStanding, lastTakenBack, rulesBefore } from './read-journal.ts';

/** Of how many visits and people a deed tells, unless it is asked for fewer. */
const MOST = 1_000;

export function journalStore(database: Database): JournalStore {
  return {
    newest: async (limit, scope = { of: 'all' }, offset = 0) => entriesOf(database, scope, { limit, offset }),

    get: async (id) => entryById(database, id),

    lastOf: async (actor, before = Number.MAX_SAFE_INTEGER) => lastStanding(database, actor, before),

    lastTakenBack: async (actor) => lastTakenBack(database, actor),

    deed: async (entry, most = MOST) => deedOf(database, entry, most),

    rulesAt: async (entry) => rulesBefore(database, entry.id),

    takeBack: async (entry, zone, w) => (await import('./take-back.ts')).takeBack(database, entry, zone, w),
  };
}
