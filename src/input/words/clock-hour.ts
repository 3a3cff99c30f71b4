import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';

/** A time of day as it was said: which half of the day it means may hang on the words around it. */
export interface ClockHour {
  /** 0 to 23; 1 to 12 where `half` is said. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly half: 'am' | 'pm' | null;
  /** Written with a zero in front, or from 13 on: it is what it says. */
  readonly isExact: boolean;
}

/** Half-open, in hours of the day. */
export interface PartHours {
  readonly from: number;
  readonly to: number;
}

/**
 * Milliseconds since midnight. An hour from 1 to 6 without am or pm is in the afternoon, when shops are open. `literally`: as
 * beside a date in figures, where the clock's figures mean what they say.
 */
export function timeOf(clock: ClockHour, literally = false): number {
  const { hour, half, isExact } = clock;
  if (half !== null) return halfOf(clock, half);
  const afternoon = !literally && !isExact && hour >= 1 && hour <= 6;
  return at(clock, hour + (afternoon ? 12 : 0));
}

/** The one of the two halves that lies in that part of the day; null where neither does. */
export function timeIn(clock: ClockHour, { from, to }: PartHours): number | null {
  const { half, hour, isExact } = clock;
  const times =
    half === null && !isExact && hour <= 12 ? [halfOf(clock, 'am'), halfOf(clock, 'pm')] : [timeOf(clock)];
  return times.find((time) => time >= from * HOUR_MS && time < to * HOUR_MS) ?? null;
}

/** The end of a range: the first such time after its beginning. Null where the day has none. */
export function timeAfter(clock: ClockHour, beginning: number, literally = false): number | null {
  const time = timeOf(clock, literally);
  if (time > beginning) return time;
  const { half, isExact, hour } = clock;
  if (half !== null || isExact || hour > 12) return null;
  const other = halfOf(clock, 'pm');
  return other > beginning ? other : null;
}

/** The beginning of a range whose end says which half of the day it is. */
export function timeBefore(clock: ClockHour, end: number, half: 'am' | 'pm'): number | null {
  if (clock.half !== null || clock.isExact || clock.hour > 12)
    return timeOf(clock) < end ? timeOf(clock) : null;
  return (
    [half, half === 'am' ? 'pm' : 'am']
      .map((each) => halfOf(clock, each as 'am' | 'pm'))
      .find((time) => time < end) ?? null
  );
}

function halfOf(clock: ClockHour, half: 'am' | 'pm'): number {
  return at(clock, (clock.hour % 12) + (half === 'pm' ? 12 : 0));
}

function at({ minute, second }: ClockHour, hour: number): number {
  return hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
}

/** Throws `invalid-value` for what no clock shows. */
export function clockHour(
  {
    hour,
    minute = 0,
    second = 0,
    half = null,
    isExact = false,
  }: Partial<ClockHour> & { readonly hour: number },
  words: string,
): ClockHour {
  const isShown = half === null ? hour <= 23 : hour >= 1 && hour <= 12;
  if (!isShown || minute > 59 || second > 59) {
    const expected = { kind: 'time-of-day' } as const;
    throw new AppError({ code: 'invalid-value', what: 'time', value: words, expected });
  }
  return { hour, minute, second, half, isExact: isExact || hour > 12 || hour === 0 };
}
