import type { ParsedResult } from 'chrono-node/en';
import { HOUR_MS, MINUTE_MS } from '../domain/interval.ts';
import { isLocalDate, type LocalDate, WEEKDAYS, wallMidnight } from '../domain/local-date.ts';
import { nextDate } from './date-words.ts';
import type { Day } from './day-words.ts';
import type { TimeWords } from './time-words.ts';

/**
 * What the library passes over or reads as something near: the past, repetitions, choices, vague spans, a midnight
 * that may be either end of the day, a bare number that may be a date.
 */
const MISREAD =
  /\b(last|past|ago|before|next|every|each|or|few|several|midnight|this (week|month|year))\b|\/|(?<!\bat) \d{1,2}$/;

/**
 * What the library for English makes of words that `readTimeWords` does not know, such as `the day after tomorrow` or
 * `fri 9 in the morning`. Null unless it takes the whole text as one day, time of day or both, to the letter: no
 * range, no zone, no part of a day without an hour, nothing before `today`.
 *
 * It is asked at noon on a clock without offset, so that the zone of this process, whose clock the library counts
 * with, cannot change a date; only its figures are used. `words` are as `plainWords` writes them.
 */
export async function readChronoWords(words: string, today: LocalDate): Promise<TimeWords | null> {
  if (words.length > 100 || MISREAD.test(words)) return null;
  const { casual } = await import('chrono-node/en');
  const noon = new Date(wallMidnight(today) + 12 * HOUR_MS);
  const [result, ...more] = casual.parse(words, { instant: noon, timezone: 0 }, { forwardDate: true });
  if (result === undefined || more.length > 0 || result.text !== words || result.end) return null;
  if (result.start.isCertain('timezoneOffset') || result.tags().has('result/relativeDateAndTime'))
    return null;
  const day = dayOf(result.start, words, today);
  const timeMs = timeOf(result.start, words);
  if (day === 'unclear' || timeMs === 'unclear' || (day === null && timeMs === null)) return null;
  return { kind: 'wall', day, timeMs };
}

function dayOf(start: ParsedResult['start'], words: string, today: LocalDate): Day | null | 'unclear' {
  const weekday = start.get('weekday');
  if (start.isCertain('day')) {
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    if (year === null || month === null || day === null) return 'unclear';
    if (!start.isCertain('year')) return { kind: 'date', date: nextDate(month, day, words, today) };
    const date = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
    return isLocalDate(date) && date >= today ? { kind: 'date', date } : 'unclear';
  }
  if (start.isCertain('weekday') && weekday !== null) {
    return { kind: 'weekday', weekday: WEEKDAYS[(weekday + 6) % 7] as (typeof WEEKDAYS)[number] };
  }
  return start.isCertain('month') || start.isCertain('year') ? 'unclear' : null;
}

/** Noon stands for "no time said"; any other hour that is merely implied is a morning or an evening. */
function timeOf(start: ParsedResult['start'], words: string): number | null | 'unclear' {
  const hour = start.get('hour') ?? 12;
  if (!start.isCertain('hour')) return hour === 12 ? null : 'unclear';
  const afternoon = hour >= 1 && hour <= 6 && !start.isCertain('meridiem') && !/\b0\d/.test(words);
  return (hour + (afternoon ? 12 : 0)) * HOUR_MS + (start.get('minute') ?? 0) * MINUTE_MS;
}
