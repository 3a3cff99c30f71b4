import { WEEKDAYS } from '../../domain/local-date.ts';
import type { Plain, PlainMap } from '../../domain/shop-document.ts';

/** A range like `13:00-14:00` as the times of a break; anything else is left for the checks to refuse. */
export function breakTimes(value: string): PlainMap {
  const [from = '', to = ''] = value.split(/[-–]/);
  return { from: from.trim(), to: to.trim() };
}

/**
 * Puts a break in the place of one that is there. Where it names days, the one that is there stays as it was on all its other
 * days: lunch at another time on Wednesdays closes no lunch on Thursdays.
 */
export function replaceBreak(entries: PlainMap[], at: number, value: PlainMap): void {
  const before = entries[at] as PlainMap;
  const days = value['days'];
  const left = Array.isArray(days) ? daysOf(before).filter((day) => !isNamed(days, day)) : [];
  const stays = left.length === 0 ? [] : [{ ...before, days: left }];
  entries.splice(at, 1, ...stays, value);
}

/** Takes one day out of a break. */
export function withoutDay(entries: PlainMap[], at: number, day: string): void {
  const before = entries[at] as PlainMap;
  const left = daysOf(before).filter((one) => one !== day);
  entries.splice(at, 1, ...(left.length === 0 ? [] : [{ ...before, days: left }]));
}

function daysOf({ days = null }: PlainMap): string[] {
  return Array.isArray(days) ? days.filter((day) => typeof day === 'string') : [...WEEKDAYS];
}

function isNamed(days: readonly Plain[], day: string): boolean {
  return days.some((one) => typeof one === 'string' && one.trim().toLowerCase() === day);
}
