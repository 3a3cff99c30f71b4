import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/interval.ts';
import { AppError } from '../failure.ts';

const TIME = /^(at |@ ?)?(\d{1,2})(?::(\d\d)(?::(\d\d))?)?(?: ?([ap])m|([ap])| ?o'?clock)?$/;

/**
 * The time of day in words, in milliseconds since midnight, or null. Without am or pm, an hour from 1 to 6 that is
 * written with one figure is in the afternoon, when shops are open: `2:30` is 14:30, `02:30` is not. After an ISO
 * date (`clock`) figures mean what they say. A bare hour needs a day or `at` before it and is one of 1 to 19: `20` is
 * rather a part of something else. Throws `invalid-value` for 25:00 and 13pm.
 */
export function readTime(words: string, where: 'after-day' | 'alone' | 'clock'): number | null {
  if (/^(at )?(noon|midday)$/.test(words)) return 12 * HOUR_MS;
  const [, at, hourText, minute, second, halfOfDay, letter] = TIME.exec(words) ?? [];
  if (hourText === undefined) return null;
  const hour = Number(hourText);
  const half = halfOfDay ?? letter;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) throw noTime(words);
    return clockTime((hour % 12) + (half === 'p' ? 12 : 0), Number(minute ?? 0), Number(second ?? 0), words);
  }
  const bare = minute === undefined && !words.endsWith('clock');
  if (bare && (hour < 1 || hour > 19 || where === 'clock' || (where === 'alone' && at === undefined)))
    return null;
  const afternoon = where !== 'clock' && hourText.length === 1 && hour >= 1 && hour <= 6;
  return clockTime(hour + (afternoon ? 12 : 0), Number(minute ?? 0), Number(second ?? 0), words);
}

/** Milliseconds since midnight. Throws `invalid-value`. */
export function clockTime(hour: number, minute: number, second: number, words: string): number {
  if (hour > 23 || minute > 59 || second > 59) throw noTime(words);
  return hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
}

function noTime(words: string): AppError {
  return new AppError({
    code: 'invalid-value',
    what: 'time',
    value: words,
    expected: 'a time of day from 00:00 to 23:59',
  });
}
