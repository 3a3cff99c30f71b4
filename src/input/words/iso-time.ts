import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { type LocalDate, wallMidnight } from '../../domain/local-date.ts';
import { AppError } from '../../failure.ts';
import { realDate } from './date-words.ts';

/** A time in ISO 8601: on the shop's clock, taken to the letter, or the instant that it is with an offset. */
export type IsoTime =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'wall'; readonly date: LocalDate; readonly timeMs: number };

const ISO =
  /^(\d{4}-\d\d-\d\d)(?:t|t? )(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(?: ?(z|[+-]\d\d(?::?\d\d)?))?$/;

/** `2026-11-23T09:00`, in lower case. Throws `invalid-value` for what has its form and is no time. */
export function readIsoTime(words: string): IsoTime | null {
  const [, date, hour, minute, second, fraction, offset] = ISO.exec(words) ?? [];
  if (date === undefined) return null;
  const typed = words.toUpperCase();
  const day = realDate(date, typed);
  const clockMs = clockTime(Number(hour), Number(minute), Number(second ?? 0), typed);
  const timeMs = clockMs + Number((fraction ?? '').padEnd(3, '0'));
  if (offset === undefined) return { kind: 'wall', date: day, timeMs };
  return { kind: 'instant', at: wallMidnight(day) + timeMs - offsetMs(offset, typed) };
}

function offsetMs(offset: string, words: string): number {
  if (offset === 'z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(':', ''))];
  if (hours > 14 || minutes > 59) throw noTime(words, 'offset');
  return (offset.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** Milliseconds since midnight. Throws `invalid-value`. */
function clockTime(hour: number, minute: number, second: number, words: string): number {
  if (hour > 23 || minute > 59 || second > 59) throw noTime(words, 'time-of-day');
  return hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
}

function noTime(words: string, kind: 'offset' | 'time-of-day'): AppError {
  return new AppError({ code: 'invalid-value', what: 'time', value: words, expected: { kind } });
}
