import type { AppointmentStatus, CancellationReason } from '../../../domain/appointment.ts';
import type { Instant } from '../../../domain/interval.ts';
import type { PlannedWork } from '../../../domain/work.ts';
import { parsed, type Sql } from '../engine/sql.ts';
import { detailsIn, isSameState, type VisitState } from './visit-state.ts';

interface StateRow {
  status: AppointmentStatus;
  start_at: Instant;
  end_at: Instant;
  zone: string;
  wall_start: string;
  wall_end: string;
  buffer_ms: number;
  customer_id: number;
  vehicle_id: number;
  bay_id: number;
  calendar_id: string | null;
  promised_at: Instant | null;
  cancellation_reason: CancellationReason | null;
  details: string;
  work: string;
}

const STATE = `
SELECT status, start_at, end_at, zone, wall_start, wall_end, buffer_ms, customer_id, vehicle_id, bay_id, calendar_id,
  promised_at, cancellation_reason, details, work
FROM appointment_revision WHERE appointment_id = ?`;

/** The state that a revision has left. Throws `database-damaged` where there is none of that number. */
export async function stateAt(sql: Sql, id: number, revision: number): Promise<VisitState> {
  const row = await sql.get<StateRow>(`${STATE} AND revision = ?`, id, revision);
  if (row === undefined) throw sql.damaged({ kind: 'revision-missing', appointmentId: id, revision });
  return stateIn(sql, row);
}

/** The state before a revision; null where the appointment was booked by it. */
export async function stateBefore(sql: Sql, id: number, revision: number): Promise<VisitState | null> {
  const row = await sql.get<StateRow>(
    `${STATE} AND revision < ? ORDER BY revision DESC LIMIT 1`,
    id,
    revision,
  );
  return row === undefined ? null : stateIn(sql, row);
}

/** The state as it was before that entry of the journal; null for an appointment that is newer. */
export async function stateBeforeEntry(sql: Sql, id: number, entry: number): Promise<VisitState | null> {
  const row = await sql.get<StateRow>(`${STATE} AND entry_id < ? ORDER BY revision DESC LIMIT 1`, id, entry);
  return row === undefined ? null : stateIn(sql, row);
}

function stateIn(sql: Sql, row: StateRow): VisitState {
  return {
    status: row.status,
    start: row.start_at,
    end: row.end_at,
    zone: row.zone,
    wallStart: row.wall_start,
    wallEnd: row.wall_end,
    bufferMs: row.buffer_ms,
    customerId: row.customer_id,
    vehicleId: row.vehicle_id,
    bayId: row.bay_id,
    calendarId: row.calendar_id,
    promisedAt: row.promised_at,
    cancellationReason: row.cancellation_reason,
    details: detailsIn(sql, row.details),
    work: parsed<PlannedWork[]>(sql, row.work),
  };
}

/** Nobody has changed anything of it: that its bay shows in another calendar by now is no change of the appointment. */
export function isUnchanged(one: VisitState, other: VisitState): boolean {
  return isSameState({ ...one, calendarId: null }, { ...other, calendarId: null });
}
