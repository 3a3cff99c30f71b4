import type { CustomerDetails } from './customer.ts';
import type { Instant, Interval } from './interval.ts';
import { DAY_MS, MINUTE_MS } from './interval.ts';
import {
  type DateRange,
  dateOfWall,
  isAmongDates,
  type LocalDate,
  type Weekday,
  wallMidnight,
  weekdayOf,
} from './local-date.ts';
import type { VehicleDetails } from './vehicle.ts';
import { wallAt, type ZoneRules } from './zone.ts';

/** Days and hours of the shop's wall clock: of weekdays and dates each that are named, any; what is not named is no limit. */
export interface SuitingTime {
  readonly weekdays: readonly Weekday[];
  readonly dates: readonly DateRange[];
  /** Minutes since midnight: to begin not before, to begin before, to be done by; null: no limit. */
  readonly fromMinute: number | null;
  readonly untilMinute: number | null;
  readonly doneByMinute: number | null;
}

/** When somebody could come: in one of the times, or at any where there is none, but in none of `not`. */
export interface Suits {
  readonly anyOf: readonly SuitingTime[];
  readonly not: readonly SuitingTime[];
}

export const ANY_TIME: Suits = { anyOf: [], not: [] };

/** What somebody waits for. */
export interface WaitDetails {
  readonly customerId: number;
  /** Null: not said. */
  readonly vehicleId: number | null;
  /** The types of the services, as the shop had them. */
  readonly services: readonly string[];
  /** How long that takes. */
  readonly minutes: number;
  readonly suits: Suits;
  /** The last day on which it is of any use. */
  readonly until: LocalDate;
  readonly notes: string | null;
}

/** Somebody on the waitlist. */
export interface Wait extends WaitDetails {
  readonly id: number;
  readonly customer: { readonly name: string; readonly phone: string | null };
  readonly vehicle: { readonly info: string; readonly plate: string | null } | null;
  readonly createdAt: Instant;
  /** When they were last offered a time; null: never yet. */
  readonly offeredAt: Instant | null;
}

/** Who is to be put on it: in the book already, or to be entered with it. */
export interface WaitDraft extends Omit<WaitDetails, 'customerId' | 'vehicleId'> {
  readonly customer: { readonly id: number } | CustomerDetails;
  /** Null: not said. */
  readonly vehicle: { readonly id: number } | VehicleDetails | null;
}

type Waited = Pick<Wait, 'suits' | 'until' | 'minutes'>;

/** Whether a visit that begins then is what somebody waits for. */
export function suitsStart({ suits, until, minutes }: Waited, start: Instant, zone: ZoneRules): boolean {
  const wallMs = wallAt(zone, start);
  const date = dateOfWall(wallMs);
  const minute = (wallMs - wallMidnight(date)) / MINUTE_MS;
  const isAt = (time: SuitingTime) => isIn(time, date, minute, minute + minutes);
  return date <= until && (suits.anyOf.length === 0 || suits.anyOf.some(isAt)) && !suits.not.some(isAt);
}

/** Whether it is one of the days, at whatever hour. */
export function isOn({ weekdays, dates }: SuitingTime, date: LocalDate): boolean {
  return (
    (weekdays.length === 0 || weekdays.includes(weekdayOf(date))) &&
    (dates.length === 0 || dates.some((range) => isAmongDates(date, range)))
  );
}

function isIn(time: SuitingTime, date: LocalDate, minute: number, end: number): boolean {
  const { fromMinute, untilMinute, doneByMinute } = time;
  return (
    isOn(time, date) &&
    (fromMinute === null || minute >= fromMinute) &&
    (untilMinute === null || minute < untilMinute) &&
    (doneByMinute === null || end <= doneByMinute)
  );
}

/**
 * The first start in free time for what somebody waits for; null where none fits. Starts are where the free time begins, and
 * on the grid of `stepMinutes` of the wall clock.
 */
export function firstFitting(
  wait: Waited,
  free: Interval,
  { zone, slotStepMinutes }: { readonly zone: ZoneRules; readonly slotStepMinutes: number },
): Instant | null {
  const durationMs = wait.minutes * MINUTE_MS;
  const stepMs = slotStepMinutes * MINUTE_MS;
  const past = (wallAt(zone, free.start) % DAY_MS) % stepMs;
  for (let start = free.start; start + durationMs <= free.end; ) {
    if (suitsStart(wait, start, zone)) return start;
    start += start === free.start ? stepMs - past : stepMs;
  }
  return null;
}

/** The last day that the times allow by themselves; null: they have no end. */
export function lastDayOf({ anyOf }: Suits): LocalDate | null {
  let last: LocalDate | null = null;
  for (const { dates } of anyOf) {
    if (dates.length === 0) return null;
    for (const { to } of dates) {
      if (to === null) return null;
      if (last === null || to > last) last = to;
    }
  }
  return last;
}
