import type { Instant, Interval } from './interval.ts';
import type { VisitDetails } from './visit-details.ts';
import type { Work } from './work.ts';

export const APPOINTMENT_STATUSES = [
  'scheduled',
  'arrived',
  'in_progress',
  'completed',
  'no_show',
  'cancelled',
] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** Of these an appointment can still be moved or cancelled. */
export const OPEN_STATUSES: readonly AppointmentStatus[] = ['scheduled', 'arrived', 'in_progress'];

export function isOpen(status: AppointmentStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

/**
 * In these it holds bay and technician, and calendars show it. What is cancelled, and whoever did not come, has given the time
 * back.
 */
export const LIVE_STATUSES: readonly AppointmentStatus[] = [...OPEN_STATUSES, 'completed'];

export function isLive(status: AppointmentStatus): boolean {
  return LIVE_STATUSES.includes(status);
}

/** What is done to an appointment: each is one entry of its history. */
export const APPOINTMENT_CHANGES = [
  'booked',
  'rescheduled',
  'cancelled',
  'reinstated',
  'marked',
  'edited',
  'taken-back',
  'done-again',
  'moved-back',
  'caught-up',
  'recovered',
] as const;
export type AppointmentChange = (typeof APPOINTMENT_CHANGES)[number];

export const CANCELLATION_REASONS = [
  'schedule_conflict',
  'got_service_elsewhere',
  'vehicle_sold',
  'issue_resolved',
  'other',
] as const;
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];

/**
 * Why a booking was taken back, kept as the note of a cancellation that nobody gave a reason for. By bay itself, before anybody had
 * been told of it: somebody's event was there first, the calendar did not confirm it, or nobody came back to ask. By whoever had
 * booked it: `taken-back`.
 */
export type Withdrawal = 'taken-meanwhile' | 'not-confirmed' | 'given-up' | 'taken-back';

/** Until when a booking is held that stands whatever the calendar says, and of which nobody has been told yet. */
export const HELD_FOR_EVER = Number.MAX_SAFE_INTEGER;

/** synced; pending: owed to the calendar; failed: refused for good; needs_person: see `bay inbox`. */
export type CalendarStatus = 'synced' | 'pending' | 'failed' | 'needs_person';

export const SHORTEST_APPOINTMENT_MS = 60_000;
/** No appointment, with the buffer after it, is longer: two days. */
export const LONGEST_APPOINTMENT_MS = 172_800_000;

/** How an appointment stands in the calendars. */
export interface CalendarImage {
  /** In all of them: `synced` only where none shows it otherwise than it is. */
  readonly status: CalendarStatus;
  /** The calendar that shows it. */
  readonly calendarId: string;
  /** The shop's name for it. */
  readonly calendar: string;
  readonly eventId: string;
  readonly link: string | null;
  readonly error: string | null;
  /**
   * Where that calendar shows it as it is: another one that does not, which `status` and `error` are about. It is the
   * technician's own, or one that the appointment has left.
   */
  readonly elsewhere?: string;
}

/** Whether its own calendar shows it as it is, whatever is owed to others. */
export function isShownWhereItBelongs({ status, elsewhere }: CalendarImage): boolean {
  return status === 'synced' || elsewhere !== undefined;
}

/** Our record of a vehicle coming in for some work during `[start, end)`. */
export interface Appointment extends Interval, VisitDetails {
  /** The number that people say: 12. */
  readonly id: number;
  /** The key that its calendar events are named after. */
  readonly uuid: string;
  /** The key of the series that it was booked in; null: it comes by itself. */
  readonly seriesId: string | null;
  /** 1 when booked, one more with every change. */
  readonly revision: number;
  readonly status: AppointmentStatus;
  /** What was promised: the shop's clock, `2026-11-23T09:00`, in `zone`. */
  readonly wallStart: string;
  readonly wallEnd: string;
  readonly zone: string;
  /** Kept free in the bay after `end` before our next job. */
  readonly bufferMs: number;
  /** At least one piece, in the order in which it was asked for. */
  readonly work: readonly Work[];
  /** Service and technician of the first piece: what is said where there is room for one. */
  readonly service: Work['service'];
  readonly technician: Work['technician'];
  readonly customer: {
    readonly id: number;
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
    readonly invite: boolean | null;
  };
  readonly vehicle: { readonly id: number; readonly info: string; readonly plate: string | null };
  readonly bay: { readonly id: number; readonly name: string };
  /** When the customer was promised it would be ready; null: nothing was promised. */
  readonly promisedAt: Instant | null;
  readonly cancellationReason: CancellationReason | null;
  /** Null for one that no calendar shows. */
  readonly image: CalendarImage | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
