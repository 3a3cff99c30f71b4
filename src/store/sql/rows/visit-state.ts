import type { Appointment, AppointmentStatus, CancellationReason } from '../../../domain/appointment.ts';
import { LIVE_STATUSES } from '../../../domain/appointment.ts';
import type { Instant, Interval } from '../../../domain/interval.ts';
import { NO_DETAILS, type VisitDetails } from '../../../domain/visit-details.ts';
import { type PlannedWork, planOf } from '../../../domain/work.ts';
import type { Claim } from '../../placements.ts';
import { parsed, type Sql } from '../engine/sql.ts';

/** All that can be changed of an appointment: each of its revisions has the whole of it. */
export interface VisitState extends Interval {
  readonly status: AppointmentStatus;
  readonly zone: string;
  readonly wallStart: string;
  readonly wallEnd: string;
  readonly bufferMs: number;
  readonly customerId: number;
  readonly vehicleId: number;
  readonly bayId: number;
  readonly calendarId: string | null;
  readonly promisedAt: Instant | null;
  readonly cancellationReason: CancellationReason | null;
  readonly details: VisitDetails;
  readonly work: readonly PlannedWork[];
}

const DETAILS = Object.keys(NO_DETAILS) as (keyof VisitDetails)[];

export function stateOf(appointment: Appointment): VisitState {
  return {
    status: appointment.status,
    start: appointment.start,
    end: appointment.end,
    zone: appointment.zone,
    wallStart: appointment.wallStart,
    wallEnd: appointment.wallEnd,
    bufferMs: appointment.bufferMs,
    customerId: appointment.customer.id,
    vehicleId: appointment.vehicle.id,
    bayId: appointment.bay.id,
    calendarId: appointment.image?.calendarId ?? null,
    promisedAt: appointment.promisedAt,
    cancellationReason: appointment.cancellationReason,
    details: detailsOf(appointment),
    work: appointment.work.map(planOf),
  };
}

function detailsOf(appointment: Appointment): VisitDetails {
  const details: Record<string, unknown> = {};
  for (const name of DETAILS) details[name] = appointment[name];
  return details as unknown as VisitDetails;
}

/** Only what is told, always in the same order. */
function detailsText(details: VisitDetails): string {
  const told: Record<string, unknown> = {};
  for (const name of DETAILS) {
    const value = details[name];
    if (value !== null && !(Array.isArray(value) && value.length === 0)) told[name] = value;
  }
  return JSON.stringify(told);
}

export function detailsIn(sql: Sql, text: string): VisitDetails {
  return text === '{}' ? NO_DETAILS : { ...NO_DETAILS, ...parsed<Partial<VisitDetails>>(sql, text) };
}

/** The columns that appointment and revision have alike. */
export function columnsOf(state: VisitState) {
  return {
    status: state.status,
    start_at: state.start,
    end_at: state.end,
    zone: state.zone,
    wall_start: state.wallStart,
    wall_end: state.wallEnd,
    buffer_ms: state.bufferMs,
    customer_id: state.customerId,
    vehicle_id: state.vehicleId,
    bay_id: state.bayId,
    calendar_id: state.calendarId,
    promised_at: state.promisedAt,
    cancellation_reason: state.cancellationReason,
    overbooked: Number(isOverbooked(state)),
    details: detailsText(state.details),
  };
}

/** Nothing of it would be written otherwise. */
export function isSameState(one: VisitState, other: VisitState): boolean {
  return JSON.stringify(columnsOf(one)) === JSON.stringify(columnsOf(other)) && isSameWork(one, other);
}

export function isSameWork(one: Pick<VisitState, 'work'>, other: Pick<VisitState, 'work'>): boolean {
  const text = ({ work }: typeof one) =>
    JSON.stringify(
      work.map((each) => [each.serviceId, each.technicianId, each.minutes, each.start, each.end]),
    );
  return text(one) === text(other);
}

export function isOverbooked({ details }: VisitState): boolean {
  return details.overbookReason !== null;
}

/**
 * What it takes of bay and technicians, if it takes anything: the bay with its buffer, each technician for a piece of the work.
 */
export function claimsOf(state: VisitState): Claim[] {
  if (!LIVE_STATUSES.includes(state.status)) return [];
  const { start, end, bufferMs, bayId, work } = state;
  const claims: Claim[] = [{ claimableId: bayId, start, end: end + bufferMs }];
  for (const piece of work) {
    if (piece.technicianId !== null)
      claims.push({ claimableId: piece.technicianId, start: piece.start, end: piece.end });
  }
  return claims;
}
