import { isOpen, LIVE_STATUSES } from '../../domain/appointment.ts';
import type { Claim } from '../placements.ts';
import { placeClaims, releaseAll } from './claims.ts';
import type { Decided } from './decided-changes.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Transaction } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { modeClaimsHeld, modeClaimsOf } from './mode-claims.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import { isUnchanged, stateBeforeEntry } from './rows/revisions.ts';
import { claimsOf, isOverbooked, stateOf, type VisitState } from './rows/visit-state.ts';

/** A visit that lay over others by somebody's word, and does so again in a moment. */
interface Parked {
  readonly id: number;
  readonly state: VisitState;
}

/**
 * Runs what brings visits back to where they were before an entry, as if those were not there yet that lay over them then with a
 * reason, and still lie there: an overbooked visit counts against those after it, and what comes back was there first.
 */
export async function beneathOverbooked<T>(
  tx: Transaction,
  decided: readonly Decided[],
  entry: number,
  bringBack: () => Promise<T>,
): Promise<T> {
  const parked: Parked[] = [];
  for (const id of await overbookedOver(tx, decided)) {
    const state = stateOf(await requireAppointment(tx, id));
    const then = await stateBeforeEntry(tx, id, entry);
    if (then !== null && isUnchanged(state, then)) parked.push({ id, state });
  }
  const limits = new Map<number, Claim[]>();
  for (const { id } of parked) {
    limits.set(id, await modeClaimsHeld(tx, id));
    await releaseAll(tx, id);
    await tx.run("UPDATE appointment SET status = 'cancelled' WHERE id = ?", id);
  }
  const done = await bringBack();
  for (const { id, state } of parked) {
    await tx.run('UPDATE appointment SET status = ? WHERE id = ?', state.status, id);
    await placeClaims(tx, { appointmentId: id }, [...claimsOf(state), ...(limits.get(id) ?? [])], true);
  }
  return done;
}

const OVER_CLAIM = `
SELECT DISTINCT appointment_id AS id FROM claim
WHERE claimable_id = ? AND start_at > ? AND start_at < ? AND end_at > ? AND overbooked = 1 AND appointment_id IS NOT NULL`;

const OF_CAR = `
SELECT id FROM appointment
WHERE vehicle_id = ? AND start_at > ? AND start_at < ? AND end_at > ? AND status IN (${OPEN}) AND overbooked = 1`;

/** The overbooked visits that lie over what is to be taken, those that are brought back themselves left out. */
async function overbookedOver(tx: Transaction, decided: readonly Decided[]): Promise<ReadonlySet<number>> {
  const over = new Set<number>();
  const look = async (statement: string, of: number, start: number, end: number) => {
    for (const { id } of await tx.all<{ id: number }>(statement, of, start - LONGEST_MS, end, start))
      over.add(id);
  };
  for (const { after } of decided) {
    if (after === null || isOverbooked(after) || !LIVE_STATUSES.includes(after.status)) continue;
    for (const { claimableId, start, end } of [...claimsOf(after), ...(await modeClaimsOf(tx, after))])
      await look(OVER_CLAIM, claimableId, start, end);
    if (isOpen(after.status)) await look(OF_CAR, after.vehicleId, after.start, after.end);
  }
  for (const { before } of decided) if (before !== null) over.delete(before.id);
  return over;
}
