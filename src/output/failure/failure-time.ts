import type { Instant, Interval } from '../../domain/interval.ts';
import { addDays } from '../../domain/local-date.ts';
import { servicesOf } from '../../domain/work.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import type { Blocking, Failure, FailureCode, OtherWork, VisitInTheWay } from '../../failure.ts';
import { closedReasonText, hoursOfDayText, whyClosedText } from '../form/closed-reason.ts';
import type { Cure } from '../form/cure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import type { JsonObject } from '../form/json.ts';
import {
  capitalised,
  clockText,
  dayText,
  durationText,
  hoursText,
  listed,
  momentText,
  relativeDay,
  type ShopTime,
  slotText,
  today,
  weekdayName,
} from '../form/moments.ts';
import { blockersText, blockingJson } from './lies-over.ts';

type RefusedTime = Extract<
  FailureCode,
  | 'no-time-fits'
  | 'slot-taken'
  | 'shop-closed'
  | 'in-the-past'
  | 'too-soon'
  | 'beyond-horizon'
  | 'visit-exists'
  | 'car-taken'
>;

/** What cannot be at the time that was asked for. */
export const REFUSED_TIMES: ExplainAll<RefusedTime> = {
  'no-time-fits': ({ words, nearest }, time) => ({
    exitCode: EXIT.refused,
    message: `Nothing is free at the time that was asked for: ${words}.`,
    cures: [{ do: 'choose-another-time', nearest, from: today(time) }],
    details: { words, nearest: nearest.map((at) => isoText(time.zone, at)) },
  }),

  'slot-taken': ({ what, name, slot, blocking, nearest, isOnlyHeld = false }, time) => ({
    exitCode: EXIT.refused,
    message: `${name === null ? `No ${what} is free` : `${name} is not free`} ${slotText(slot, time)}${blocking.length === 0 ? '' : `: taken by ${blockersText(blocking, slot, time)}`}.`,
    cures: [anotherTime(nearest, slot, time), ...(isOnlyHeld ? [{ do: 'take-what-is-held' } as const] : [])],
    details: {
      what,
      name,
      ...slotFacts(slot, nearest, time),
      blocking: blockingJson(blocking, time.zone),
      ...(isOnlyHeld ? { only_held: true } : {}),
    },
  }),

  'shop-closed': (failure, time) => ({
    exitCode: EXIT.refused,
    message: closedMessage(failure, time),
    cures: [anotherTime(failure.nearest, failure.slot, time)],
    details: {
      name: failure.name,
      closed_reason: closedReasonText(failure.why),
      ...slotFacts(failure.slot, failure.nearest, time),
      ...(failure.why.kind === 'outside-hours' ? { open: spans(failure.why.open, time) } : {}),
    },
  }),

  'in-the-past': ({ slot, now, instead, of, nearest }, time) => ({
    exitCode: EXIT.refused,
    message:
      instead === null
        ? `${of === 'promise' ? 'The promise of ' : ''}${momentText(slot.start, time)} is in the past: it is ${momentText(now, time)} now.`
        : `${shortClock(slot.start, time)} is past; ${laterText(instead, time)}?`,
    cures: of === 'promise' ? [{ do: 'promise-later' }] : [anotherTime(nearest, slot, time)],
    details: {
      ...slotFacts(slot, nearest, time),
      now: isoText(time.zone, now),
      instead: instead === null ? null : isoText(time.zone, instead),
    },
  }),

  'too-soon': ({ slot, leadTimeMinutes, nearest }, time) => ({
    exitCode: EXIT.refused,
    message: `${momentText(slot.start, time)} is too soon: the shop asks for ${durationText(leadTimeMinutes)} of notice.`,
    cures: [anotherTime(nearest, slot, time)],
    details: { ...slotFacts(slot, nearest, time), lead_time_minutes: leadTimeMinutes },
  }),

  'beyond-horizon': ({ slot, horizonDays, nearest }, time) => {
    const lastDate = addDays(today(time), horizonDays);
    return {
      exitCode: EXIT.refused,
      message: `${momentText(slot.start, time)} is too far ahead: the shop books ${horizonDays} days ahead, until ${dayText(lastDate, today(time))}.`,
      cures: [{ do: 'choose-an-earlier-day', nearest, last: lastDate }],
      details: { ...slotFacts(slot, nearest, time), horizon_days: horizonDays },
    };
  },

  'visit-exists': ({ visit, differs, blocking }, time) => ({
    exitCode: EXIT.refused,
    message: `${visitText(visit, time)} is there already, with another ${listed(differs, 'and')}.${besides(blocking, visit, time)}`,
    cures: [{ do: 'book-after-or-beside', after: visit.end }, ...changeCures(visit.id, differs)],
    details: { ...visitFacts(visit, time), differs, blocking: blockingJson(blocking, time.zone) },
  }),

  'car-taken': ({ slot, visit, isFinal = false, blocking, nearest }, time) => ({
    exitCode: EXIT.refused,
    message: `The ${visit.vehicle.info} cannot be in two places ${slotText(slot, time)}: ${visitText(visit, time)}.${besides(blocking, slot, time)}`,
    cures: [anotherTime(nearest, slot, time), ...(isFinal ? [] : [{ do: 'give-a-reason' } as const])],
    details: {
      ...slotFacts(slot, nearest, time),
      ...visitFacts(visit, time),
      blocking: blockingJson(blocking, time.zone),
    },
  }),
};

/** `#12 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 1` */
function visitText(visit: VisitInTheWay, time: ShopTime): string {
  const { id, work, customer, bay } = visit;
  const services = listed(
    servicesOf(work).map(({ name }) => name),
    'and',
  );
  return `#${id} ${services} for ${customer.name}, ${slotText(visit, time)}, ${bay.name}`;
}

/** What differs can be had by changing the visit that is there, but for an invitation. */
function changeCures(appointmentId: number, differs: readonly OtherWork[]): Cure[] {
  if (differs.includes('invitation')) return [{ do: 'replace-the-visit', appointmentId }];
  return [{ do: 'change-the-visit', appointmentId, differs }];
}

function visitFacts(visit: VisitInTheWay, { zone }: ShopTime) {
  return {
    appointment_id: visit.id,
    service_type: visit.service.type,
    service_name: visit.service.name,
    customer_name: visit.customer.name,
    vehicle_id: visit.vehicle.id,
    vehicle_info: visit.vehicle.info,
    bay: visit.bay.name,
    technician: visit.technician?.name ?? null,
    start: isoText(zone, visit.start),
    end: isoText(zone, visit.end),
  };
}

function anotherTime(nearest: readonly Instant[], slot: Interval, time: ShopTime): Cure {
  return { do: 'choose-another-time', nearest, from: laterDate(slot, time) };
}

/** `8:30`, as it is said. */
function shortClock(at: Instant, time: ShopTime): string {
  return clockText(at, time).replace(/^0/, '');
}

/** `tomorrow 8:30`, or `Mon 30 Nov 8:30` */
function laterText(at: Instant, time: ShopTime): string {
  const [date, now] = [dateAt(time.zone, at), today(time)];
  return `${relativeDay(date, now) ?? dayText(date, now)} ${shortClock(at, time)}`;
}

/** The day asked for, or today when that is over. */
function laterDate({ start }: Interval, time: ShopTime): string {
  const date = dateAt(time.zone, start);
  return date < today(time) ? today(time) : date;
}

/** Beside the visit that is named anyway. */
function besides(blocking: readonly Blocking[], slot: Interval, time: ShopTime): string {
  return blocking.length === 0 ? '' : ` That time is taken by ${blockersText(blocking, slot, time)}, too.`;
}

function closedMessage(
  { name, slot, date, why }: Extract<Failure, { code: 'shop-closed' }>,
  time: ShopTime,
): string {
  const day = dayText(date, today(time));
  const closedWho = name === null ? 'the shop is closed' : `${name} has no hours`;
  if (why.kind === 'weekday') return `${day} cannot be: ${closedWho} on ${capitalised(why.weekday)}s.`;
  if (why.kind === 'closure') {
    const when = `${day}${hoursOfDayText(why.hours ?? null, time)}`;
    return `${capitalised(closedWho)} on ${when}${whyClosedText(why.name)}.`;
  }
  if (why.kind === 'away') {
    const reason = why.reason === null ? '' : `: ${why.reason}`;
    return `${name ?? 'Somebody'} is away on ${day}${reason}.`;
  }
  if (why.kind === 'break') return `${slotText(slot, time)} runs into a break: ${why.name}.`;
  const open = why.open.map((interval) => hoursText(interval, time));
  if (open.length === 0) return `${capitalised(closedWho)} on ${day}.`;
  const hours = name === null ? 'the shop is open' : `the hours of ${name} are`;
  return `${slotText(slot, time)} is outside opening hours: ${hours} ${listed(open, 'and')}.`;
}

function spans(intervals: readonly Interval[], { zone }: ShopTime): JsonObject[] {
  return intervals.map(({ start, end }) => ({ start: isoText(zone, start), end: isoText(zone, end) }));
}

function slotFacts(slot: Interval, nearest: readonly Instant[], { zone }: ShopTime) {
  return {
    scheduled_at: isoText(zone, slot.start),
    end_time: isoText(zone, slot.end),
    day_of_week: weekdayName(dateAt(zone, slot.start)),
    nearest: nearest.map((at) => isoText(zone, at)),
  };
}
