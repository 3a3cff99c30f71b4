import type { ChangedBy, ChangedThing, JournalEntry } from '../../domain/journal.ts';
import { ChangedSince } from '../refusals.ts';
import type { Sql } from './engine/sql.ts';

type Row = ChangedBy & Pick<JournalEntry, 'undoes' | 'undoneBy'>;

const ENTRY = 'j.at, j.source, j.actor, j.verb, j.undoes, u.id AS "undoneBy"';
const JOURNAL = 'JOIN journal j ON j.id = entry_id LEFT JOIN journal u ON u.undoes = j.id';

/** The entries that have changed one thing after another entry of its own, newest first. */
const LATER = {
  appointment: `SELECT ${ENTRY} FROM appointment_revision r ${JOURNAL}
    WHERE r.appointment_id = ? AND r.revision > ? ORDER BY r.revision DESC`,
  customer: `SELECT ${ENTRY} FROM person_change p ${JOURNAL}
    WHERE p.kind = 'customer' AND p.id = ? AND p.entry_id > ? ORDER BY p.entry_id DESC`,
  vehicle: `SELECT ${ENTRY} FROM person_change p ${JOURNAL}
    WHERE p.kind = 'vehicle' AND p.id = ? AND p.entry_id > ? ORDER BY p.entry_id DESC`,
  shop: `SELECT ${ENTRY} FROM shop_revision s ${JOURNAL}
    WHERE s.revision >= ? AND s.revision > ? ORDER BY s.revision DESC`,
} as const;

/**
 * Throws `ChangedSince` unless a thing is as it was left (`isAsLeft`), and nobody has changed it after that: what was taken back
 * meanwhile is no change. `after`: the revision of an appointment or of the rules, the entry of a person's change.
 */
export async function assertAsLeft(
  sql: Sql,
  what: ChangedThing,
  after: number,
  isAsLeft: boolean,
): Promise<void> {
  const by = await lastChange(sql, what, after);
  // Of nobody that is known, where a text was scrubbed from the history.
  if (by !== null || !isAsLeft) throw new ChangedSince(what, by);
}

/** Who has changed it last after that, and has not taken it back. */
export async function lastChange(sql: Sql, what: ChangedThing, after: number): Promise<ChangedBy | null> {
  const later = await sql.all<Row>(LATER[what.kind], what.id, after);
  const last = later.find(isStanding);
  if (last === undefined) return null;
  const { at, source, actor, verb } = last;
  return { at, source, actor, verb };
}

/** What takes something back is no change; nor is it one that the book counts on from a later revision. */
function isStanding({ verb, undoes, undoneBy }: Row): boolean {
  return undoneBy === null && (undoes === null || verb === 'done-again') && verb !== 'caught-up';
}
