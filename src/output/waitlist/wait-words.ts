import type { DateRange } from '../../domain/local-date.ts';
import { timeText } from '../../domain/minute-range.ts';
import type { SuitingTime, Suits } from '../../domain/waitlist.ts';
import { isoText, type ZoneRules } from '../../domain/zone.ts';
import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import type { JsonObject } from '../form/json.ts';
import {
  dayText,
  durationText,
  listed,
  minutesText,
  minuteText,
  type ShopTime,
  today,
  weekdayShort,
} from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { waitsFor } from './waits-for.ts';

const NOON = 720;

/** `Dana O'Neill waits for: Oil change, 30 min, mornings, until Fri 4 Dec` */
export function waitText(wait: Waiting, time: ShopTime): string {
  const suits = suitsText(wait.suits, time);
  const words = [durationText(wait.minutes), ...(suits === '' ? [] : [suits]), untilText(wait, time)];
  return `${clean`${wait.customer.name} waits for: ${waitsFor(wait)}`}, ${words.join(', ')}`;
}

export function untilText({ until }: Pick<Waiting, 'until'>, time: ShopTime): string {
  return `until ${dayText(until, today(time))}`;
}

/** `Tue and Thu mornings or Fri from 14:00, not Mon 30 Nov`; nothing where any time suits. */
export function suitsText({ anyOf, not }: Suits, time: ShopTime): string {
  const when = listed(
    anyOf.map((each) => suitingText(each, time)),
    'or',
  );
  const except = listed(
    not.map((each) => suitingText(each, time)),
    'and',
  );
  return [when, except === '' ? '' : `not ${except}`].filter(Boolean).join(', ');
}

function suitingText({ weekdays, dates, ...hours }: SuitingTime, time: ShopTime): string {
  const days = listed(
    weekdays.map((day) => weekdayShort(day)),
    'or',
  );
  const on = listed(
    dates.map((range) => datesText(range, time)),
    'or',
  );
  return [days, on, hoursText(hours, time)].filter(Boolean).join(' ');
}

function datesText({ from, to }: DateRange, time: ShopTime): string {
  const now = today(time);
  if (to === null) return `from ${dayText(from, now)}`;
  return from === to ? dayText(from, now) : `${dayText(from, now)} to ${dayText(to, now)}`;
}

function hoursText(
  { fromMinute: from, untilMinute: until, doneByMinute: doneBy }: Omit<SuitingTime, 'weekdays' | 'dates'>,
  time: ShopTime,
): string {
  const begin =
    from === null
      ? until === null
        ? ''
        : until === NOON
          ? 'mornings'
          : `before ${minuteText(until, time)}`
      : until === null
        ? from === NOON
          ? 'afternoons'
          : `from ${minuteText(from, time)}`
        : until === from + 1
          ? `at ${minuteText(from, time)}`
          : minutesText({ from, to: until }, time);
  return [begin, doneBy === null ? '' : `done by ${minuteText(doneBy, time)}`].filter(Boolean).join(' ');
}

/** An entry as every command gives it. Text in it is as it was given. */
export function waitJson(wait: Waiting, zone: ZoneRules) {
  const { id, customer, vehicle, work, suits } = wait;
  return {
    waitlist_id: id,
    customer_id: wait.customerId,
    customer_name: customer.name,
    customer_phone: customer.phone,
    vehicle_id: wait.vehicleId,
    vehicle_info: vehicle?.info ?? null,
    plate: vehicle?.plate ?? null,
    services: work.map(({ type, name }) => ({ service_type: type, service_name: name })),
    duration_minutes: wait.minutes,
    suits: suits.anyOf.map(suitingJson),
    suits_not: suits.not.map(suitingJson),
    until: wait.until,
    notes: wait.notes,
    created_at: isoText(zone, wait.createdAt),
    offered_at: wait.offeredAt === null ? null : isoText(zone, wait.offeredAt),
  } satisfies JsonObject;
}

function suitingJson({ weekdays, dates, fromMinute, untilMinute, doneByMinute }: SuitingTime) {
  return {
    days_of_week: [...weekdays],
    dates: dates.map(({ from, to }) => ({ from, to })),
    from: clock(fromMinute),
    until: clock(untilMinute),
    done_by: clock(doneByMinute),
  } satisfies JsonObject;
}

function clock(minute: number | null): string | null {
  return minute === null ? null : timeText(minute);
}
