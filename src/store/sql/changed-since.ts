import type { ChangedBy, ChangedThing } from '../../domain/journal.ts';
import { ChangedSince } from '../refusals.ts';
import type { Sql } from './engine/sql.ts';

type Row = ChangedBy & { readonly undoneBy: number | null };

const ENTRY = 'j.at, j.source, j.actor, j.verb, u.id AS "undoneBy"';
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
 * That something was changed after that: by the last who has done so, what was taken back meanwhile left out. `after`: the
 * revision of an appointment or of the rules, the entry of a person's change. By nobody that is known, where a text was scrubbed
 * from the history.
 */
export async function changedSince(sql: Sql, what: ChangedThing, after: number): Promise<ChangedSince> {
  const later = await sql.all<Row>(LATER[what.kind], what.id, after);
  const standing = later.find(({ verb, undoneBy }) => verb !== 'taken-back' && undoneBy === null);
  const last = standing ?? later[0];
  if (last === undefined) return new ChangedSince(what, null);
  const { at, source, actor, verb } = last;
  return new ChangedSince(what, { at, source, actor, verb });
}
