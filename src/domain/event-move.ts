import {
  type Appointment,
  type AppointmentStatus,
  isOpen,
  LONGEST_APPOINTMENT_MS,
  SHORTEST_APPOINTMENT_MS,
} from './appointment.ts';
import { assert } from './assert.ts';
import { bookingLimits } from './booking-limits.ts';
import type { CalendarTrouble } from './calendar-answer.ts';
import { covers, type Instant, type Interval } from './interval.ts';
import { type ModeFull, modeFull } from './mode-limits.ts';
import type { OthersEvent } from './others-event.ts';
import { unsaid } from './others-over.ts';
import { type JobTime, occupanciesBeside, ownStandings } from './own-placement.ts';
import type { Standing } from './placement.ts';
import type { Shop } from './shop.ts';
import { type ClosedReason, whyClosed } from './why-closed.ts';

/** Why an appointment does not follow to where somebody has put its event. */
export type PutBack =
  | { readonly why: 'finished'; readonly status: AppointmentStatus }
  | { readonly why: 'in-the-past' }
  /** Less than a minute, as nobody can ask for at the counter either, or more than a job may take. */
  | { readonly why: 'length' }
  | { readonly why: 'beyond-horizon'; readonly horizonDays: number }
  /** By the hours of the bay or technician of that name, or by the shop's if `name` is null. */
  | { readonly why: 'closed'; readonly name: string | null; readonly reason: ClosedReason }
  /** The shop does not have that bay or technician any more. */
  | { readonly why: 'retired'; readonly name: string }
  | { readonly why: 'not-qualified'; readonly name: string; readonly skills: readonly string[] }
  | {
      readonly why: 'taken';
      readonly name: string;
      /** Our appointments that take the time, and the times of others' events that do. */
      readonly appointmentIds: readonly number[];
      readonly events: readonly Interval[];
      /** When it is held for somebody who has not decided yet; left out: never. */
      readonly holds?: readonly Interval[];
    }
  /** The car is in the shop for these appointments at that time, and cannot be in two places. */
  | { readonly why: 'car-elsewhere'; readonly appointmentIds: readonly number[] }
  /** The shop takes no more visits of that mode in that hour, or on that day. */
  | ({ readonly why: 'mode-full' } & Pick<ModeFull, 'mode' | 'per' | 'most' | 'during'>)
  /** What others have in that calendar cannot be seen, and unknown is not free. */
  | { readonly why: 'unreadable'; readonly calendar: string };

/** When others are busy in the calendars of an appointment's bay and technician, asked just now. */
export interface OthersTime {
  readonly busy: readonly OthersEvent[];
  /** A calendar that lets nobody see what is in it. */
  readonly unreadable: string | null;
}

/** What becomes of an appointment whose event somebody has moved. */
export type MoveVerdict =
  /** The appointment follows: still overbooked for that reason, or (null) as an ordinary one. */
  | { readonly kind: 'follows'; readonly overbookReason: string | null }
  | { readonly kind: 'put-back'; readonly because: PutBack }
  /** Others' time has to be known first. */
  | { readonly kind: 'ask-first'; readonly trouble: CalendarTrouble | null };

export interface MoveQuestion {
  readonly appointment: Appointment;
  readonly times: Interval;
  readonly shop: Shop;
  readonly now: Instant;
  /** All that touch the times with their buffer. */
  readonly jobs: readonly JobTime[];
  /** Other open appointments of the same car that touch the times. */
  readonly visits: readonly number[];
  /** Null: nobody has asked yet. */
  readonly others: OthersTime | CalendarTrouble | null;
}

/**
 * Whether an appointment follows its event: by the rules of the counter, in the bay and with the technician that it has
 * (docs/protocol.md §7). Only the notice that the shop asks of callers is not asked here: whoever drags it stands in the shop.
 *
 * An overbooking reason holds for the time that it was given for, any part of it, and the others' events that lay there then.
 * Anywhere else it does not count: there the appointment follows only as an ordinary one, to time that is free.
 */
export function judgeMove(question: MoveQuestion): MoveVerdict {
  const { appointment, times, shop, now, others } = question;
  const because = untimely(appointment, times, shop, now);
  if (because !== null) return putBack(because);
  if (others === null || 'kind' in others) return { kind: 'ask-first', trouble: others };
  const refusals = refusalsOf(question, others);
  const [refusal] = refusals;
  if (refusal === undefined) return { kind: 'follows', overbookReason: null };
  const { overbookReason } = appointment;
  if (overbookReason === null || !covers(appointment, times)) return putBack(refusal.because);
  const left = refusals.find(({ overruled }) => !overruled);
  return left === undefined ? { kind: 'follows', overbookReason } : putBack(left.because);
}

/** Something that speaks against a time, and whether the overbooking reason that was given at the counter overrules it. */
interface Refusal {
  readonly because: PutBack;
  readonly overruled: boolean;
}

function putBack(because: PutBack): MoveVerdict {
  return { kind: 'put-back', because };
}

/** What rules the time out, whoever else has it. */
function untimely(
  { status, bufferMs }: Appointment,
  times: Interval,
  shop: Shop,
  now: Instant,
): PutBack | null {
  if (!isOpen(status)) return { why: 'finished', status };
  if (times.start < now) return { why: 'in-the-past' };
  if (
    times.end - times.start < SHORTEST_APPOINTMENT_MS ||
    times.end + bufferMs - times.start > LONGEST_APPOINTMENT_MS
  )
    return { why: 'length' };
  const { horizonDays } = shop;
  if (times.end > bookingLimits(shop, now).end) return { why: 'beyond-horizon', horizonDays };
  const reason = whyClosed(times, null, shop);
  return reason === null ? null : { why: 'closed', name: null, reason };
}

/** What the car, the bay and the technicians have against the time, in the order in which the counter checks them. */
function refusalsOf({ appointment, times, shop, jobs, visits }: MoveQuestion, others: OthersTime): Refusal[] {
  const occupancies = occupanciesBeside(appointment.id, shop, jobs, others.busy);
  const own = ownStandings(appointment, times, shop, occupancies);
  const refusals: Refusal[] = [];
  if (visits.length > 0) {
    refusals.push({ because: { why: 'car-elsewhere', appointmentIds: visits }, overruled: true });
  }
  for (const { share, standing } of own) {
    const { name } = share;
    if (standing === null) refusals.push({ because: { why: 'retired', name }, overruled: false });
    else refusals.push(...refusalsBy(name, standing, appointment));
  }
  const full = modeFull({ mode: appointment.mode, start: times.start }, shop, jobs, appointment.id);
  if (full !== null) {
    const { mode, per, most, during } = full;
    refusals.push({ because: { why: 'mode-full', mode, per, most, during }, overruled: true });
  }
  if (others.unreadable !== null) {
    refusals.push({
      because: { why: 'unreadable', calendar: nameOf(others.unreadable, appointment, shop) },
      overruled: true,
    });
  }
  return refusals;
}

/** What the shop calls one of an appointment's calendars. */
function nameOf(calendarId: string, { image }: Appointment, { technicians }: Shop): string {
  assert(image !== null, 'what no calendar shows has no event to be moved');
  const own =
    calendarId === image.calendarId ? null : technicians.find((one) => one.calendarId === calendarId);
  return own?.calendar ?? image.calendar;
}

function refusalsBy(
  name: string,
  standing: Standing<JobTime, OthersEvent>,
  appointment: Appointment,
): Refusal[] {
  if (standing.kind === 'free') return [];
  if (standing.kind === 'closed')
    return [{ because: { why: 'closed', name, reason: standing.why }, overruled: false }];
  if (standing.kind === 'not-qualified')
    return [{ because: { why: 'not-qualified', name, skills: standing.skills }, overruled: false }];
  const { held, foreign } = standing;
  const taken = (jobs: readonly JobTime[], events: readonly OthersEvent[]): PutBack => {
    const holds = jobs.filter((job) => job.appointmentId === null);
    return {
      why: 'taken',
      name,
      appointmentIds: jobs.flatMap(({ appointmentId }) => appointmentId ?? []),
      events: events.map(({ start, end }) => ({ start, end })),
      ...(holds.length === 0 ? {} : { holds: holds.map(({ start, end }) => ({ start, end })) }),
    };
  };
  const isSaid = appointment.overbookReason !== null;
  const strange = unsaid(foreign, appointment);
  const all = { because: taken(held, foreign), overruled: isSaid };
  return isSaid && strange.length > 0 ? [all, { because: taken([], strange), overruled: false }] : [all];
}
