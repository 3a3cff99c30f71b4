import type { Instant } from '../../../domain/interval.ts';
import { LONGEST_MS } from '../engine/longest.ts';
import type { Transaction } from '../engine/sql.ts';
import { OPEN } from '../engine/statuses.ts';

/** What has changed that events tell, and its row; `shop`: what the events of all tell. */
export type Told = { readonly of: keyof typeof WHICH; readonly id: number };

const WHICH = {
  customer: 'a.customer_id = ?',
  vehicle: 'a.vehicle_id = ?',
  service: 'EXISTS (SELECT 1 FROM work w WHERE w.appointment_id = a.id AND w.service_id = ?)',
  shop: '? = 1',
} as const;

/**
 * Owes the calendars what the open appointments to come say, after something has changed that their events tell. What a
 * calendar had refused for good is tried again: what it is asked now is another thing. It writes past `saveImage`, since one
 * change may concern thousands, and no image is read: each that it touches is owed by `nextStep`, whatever else it waits for.
 */
export async function oweTexts(tx: Transaction, { of, id }: Told, at: Instant): Promise<void> {
  await tx.run(
    `UPDATE calendar_image SET texts_owed = 1,
       refused_revision = CASE WHEN refused_revision = wanted_revision THEN 0 ELSE refused_revision END,
       wanted_at = CASE WHEN owed = 1 THEN wanted_at ELSE ? END, owed = 1
     WHERE present = 1 AND dead = 0 AND burning = 0 AND removed_revision IS NULL AND appointment_id IN (
       SELECT a.id FROM appointment a
       WHERE a.start_at > ? AND a.end_at > ? AND a.status IN (${OPEN}) AND ${WHICH[of]})`,
    at,
    at - LONGEST_MS,
    at,
    id,
  );
}
