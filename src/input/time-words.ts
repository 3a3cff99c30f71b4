import { HOUR_MS, type Instant, MINUTE_MS } from '../domain/interval.ts';
import { wallMidnight } from '../domain/local-date.ts';
import { AppError } from '../failure.ts';
import { isIsoDate, readSpan, realDate, type WordsContext } from './date-words.ts';
import { type Day, readDay } from './day-words.ts';
import { clockTime, readTime } from './time-of-day.ts';
import { foldedText } from './typed-text.ts';

/** What was said: an instant, or a day, a time of day (milliseconds since midnight on the clock) or both. */
export type TimeWords =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'wall'; readonly day: Day | null; readonly timeMs: number | null };

const ISO =
  /^(\d{4}-\d\d-\d\d)(?:t|t? )(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(?: ?(z|[+-]\d\d(?::?\d\d)?))?$/;

/** Lower case, one space between words, `a.m.` as `am`, no commas and no full stop after a short name. */
export function plainWords(text: string): string {
  return foldedText(text)
    .toLowerCase()
    .replace(/\b([ap])\.\s?m\.?(?=\s|,|$)/g, '$1m')
    .replace(/([a-z])\.(?=\s|$)/g, '$1')
    .replace(/[\s,]+/g, ' ')
    .trim();
}

/**
 * The time that plain words name, without a parser for all of English: ISO forms, today and tomorrow, weekdays,
 * months with a day, times of day, `in 2 weeks`. Null when there is more or else in them. Throws `invalid-value` for
 * what has the form of a date or time and is none, as 30 February or 25:00.
 */
export function readTimeWords(words: string, context: WordsContext): TimeWords | null {
  const instant = isoTime(words) ?? spanOfTime(words, context.now);
  if (instant !== null) return instant;
  const parts = words.split(' ');
  for (let cut = parts.length; cut >= 0; cut -= 1) {
    const [left, right] = [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')];
    const said = dayThenTime(left, right, context) ?? timeThenDay(left, right, context);
    if (said !== null) return said;
  }
  return null;
}

function dayThenTime(left: string, right: string, context: WordsContext): TimeWords | null {
  const day = left === '' ? null : readDay(left, context);
  if (day === null) return null;
  if (right === '') return { kind: 'wall', day, timeMs: null };
  const timeMs = readTime(right, isIsoDate(left) ? 'clock' : 'after-day');
  return timeMs === null ? null : { kind: 'wall', day, timeMs };
}

function timeThenDay(left: string, right: string, context: WordsContext): TimeWords | null {
  const timeMs = left === '' ? null : readTime(left, 'alone');
  if (timeMs === null) return null;
  if (right === '') return { kind: 'wall', day: null, timeMs };
  const day = readDay(right, context);
  return day === null ? null : { kind: 'wall', day, timeMs };
}

/** `2026-11-23T09:00`, with the clock's time taken to the letter, or the instant that it is with an offset. */
function isoTime(words: string): TimeWords | null {
  const [, date, hour, minute, second, fraction, offset] = ISO.exec(words) ?? [];
  if (date === undefined) return null;
  const typed = words.toUpperCase();
  const day = realDate(date, typed);
  const clockMs = clockTime(Number(hour), Number(minute), Number(second ?? 0), typed);
  const timeMs = clockMs + Number((fraction ?? '').padEnd(3, '0'));
  if (offset === undefined) return { kind: 'wall', day: { kind: 'date', date: day }, timeMs };
  return { kind: 'instant', at: wallMidnight(day) + timeMs - offsetMs(offset, typed) };
}

function offsetMs(offset: string, words: string): number {
  if (offset === 'z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', ''))];
  if (hours > 14 || minutes > 59) {
    throw new AppError({
      code: 'invalid-value',
      what: 'time',
      value: words,
      expected: 'an offset up to ±14:00',
    });
  }
  return (offset.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** `now`, `in 2 hours`: counted on from this instant, up to a whole minute. Days and longer are dates: `readDay`. */
function spanOfTime(words: string, now: Instant): TimeWords | null {
  if (words === 'now' || words === 'right now') return { kind: 'instant', at: wholeMinute(now) };
  const span = readSpan(words);
  if (span === null || !/^[mh]/.test(span.unit) || span.unit.startsWith('mo')) return null;
  return {
    kind: 'instant',
    at: wholeMinute(now + span.count * (span.unit.startsWith('h') ? HOUR_MS : MINUTE_MS)),
  };
}

function wholeMinute(at: Instant): Instant {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}
