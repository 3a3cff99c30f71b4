import type { Instant } from '../../domain/interval.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Transaction } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { askElsewhere, closeConflicts } from './inbox.ts';
import { oweImages } from './owing.ts';
import { SHOWS } from './rows/shows.ts';

/**
 * Open appointments to come that are not shown just where their bay and technician have their calendars now. `kept` is
 * where the bay's calendar is; null where that shows nothing, and then no other does.
 */
const OWN = `
SELECT coalesce(m.calendar_id, t.calendar_id) AS own FROM work w JOIN claimable t ON t.id = w.technician_id
LEFT JOIN calendar_name m ON m.name = t.calendar_id
WHERE w.appointment_id = visit.id AND kept IS NOT NULL AND ${SHOWS('t')}`;
const ASTRAY = `
SELECT id, kept FROM (
  SELECT a.id, a.start_at, a.calendar_id AS shown,
    CASE WHEN ${SHOWS('b')} THEN coalesce(n.calendar_id, b.calendar_id) END AS kept
  FROM appointment a /*+ by appointment_by_start */
  JOIN claimable b ON b.id = a.bay_id LEFT JOIN calendar_name n ON n.name = b.calendar_id
  WHERE a.start_at > ? AND a.end_at > ? AND a.status IN (${OPEN})
) visit
WHERE coalesce(shown, '') <> coalesce(kept, '')
  OR EXISTS (SELECT 1 FROM calendar_image i
    WHERE i.appointment_id = id AND i.present = 1 AND i.calendar_id <> kept AND i.calendar_id NOT IN (${OWN}))
  OR EXISTS (SELECT 1 FROM (${OWN}) WHERE NOT EXISTS (SELECT 1 FROM calendar_image i
    WHERE i.appointment_id = visit.id AND i.present = 1 AND i.calendar_id = own))
ORDER BY start_at, id`;

/**
 * After bays or technicians have come to another calendar, or to one that shows them no more or shows them again: coming appointments are owed their presence there, and their
 * absence where they were. Gives how many.
 */
export async function takeToTheirCalendars(tx: Transaction, at: Instant): Promise<number> {
  const astray = await tx.all<{ id: number; kept: string | null }>(ASTRAY, at - LONGEST_MS, at);
  for (const { id, kept } of astray) {
    await tx.run('UPDATE appointment SET calendar_id = ? WHERE id = ?', kept, id);
    await oweImages(tx, id, at);
    await askElsewhere(tx, id);
    await closeConflicts(tx, id, at);
  }
  return astray.length;
}
