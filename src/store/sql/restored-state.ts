import type { Appointment, Withdrawal } from '../../domain/appointment.ts';
import { assertAsLeft } from './changed-since.ts';
import type { Sql } from './engine/sql.ts';
import { isUnchanged, stateAt, stateBefore } from './rows/revisions.ts';
import { SHOWS } from './rows/shows.ts';
import { ownerOf } from './rows/vehicles.ts';
import { stateOf, type VisitState } from './rows/visit-state.ts';

const BY_COUNTER: Withdrawal = 'taken-back';

/** The state before a revision, which has to be what the appointment is. Throws `ChangedSince`. */
export async function restoredState(
  sql: Sql,
  appointment: Appointment,
  revision: number,
): Promise<VisitState> {
  const { id } = appointment;
  const now = stateOf(appointment);
  const isAsLeft = isUnchanged(now, await stateAt(sql, id, revision));
  await assertAsLeft(sql, { kind: 'appointment', id }, revision, isAsLeft);
  const before = await stateBefore(sql, id, revision);
  if (before === null) return neverBooked(now);
  await assertStillTheirs(sql, before, now);
  return { ...before, calendarId: await shownNow(sql, before) };
}

function neverBooked(booked: VisitState): VisitState {
  return {
    ...booked,
    status: 'cancelled',
    cancellationReason: null,
    details: { ...booked.details, cancellationNote: BY_COUNTER },
  };
}

/** Another customer or car than it has now must still be there, and belong together. */
async function assertStillTheirs(sql: Sql, before: VisitState, now: VisitState): Promise<void> {
  const { customerId, vehicleId } = before;
  if (customerId === now.customerId && vehicleId === now.vehicleId) return;
  if ((await ownerOf(sql, vehicleId)) !== customerId)
    await assertAsLeft(sql, { kind: 'vehicle', id: vehicleId }, 0, false);
}

/** Where that bay's appointments are shown today; null: nowhere. */
async function shownNow(sql: Sql, { bayId }: VisitState): Promise<string | null> {
  const bay = await sql.get<{ shown: string | null }>(
    `SELECT CASE WHEN ${SHOWS('b')} THEN coalesce(n.calendar_id, b.calendar_id) END AS shown
     FROM claimable b LEFT JOIN calendar_name n ON n.name = b.calendar_id WHERE b.id = ?`,
    bayId,
  );
  return bay?.shown ?? null;
}
