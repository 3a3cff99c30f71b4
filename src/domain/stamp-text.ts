import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './interval.ts';

/** A moment as RFC 5545 writes it, on whatever clock. */
export interface Stamp {
  /** Milliseconds since 1970-01-01T00:00 on that clock. */
  readonly wall: number;
  readonly isDate: boolean;
  /** On the clock of UTC. */
  readonly utc: boolean;
}

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

const STAMP = /^[1-9]\d{7}(?:T\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?)?$/;

/**
 * The wall time of `20261123`, `20261123T090000` and the like, or null when no clock ever shows it. Midnight may be the 24th
 * hour, and a leap second is the one before it.
 */
export function wallOf(text: string): number | null {
  if (!STAMP.test(text)) return null;
  const [month, day] = [digits(text, 4, 6), digits(text, 6, 8)];
  const date = Date.UTC(digits(text, 0, 4), month - 1, day);
  if (day === 0 || month === 0 || month > 12 || (day > 28 && new Date(date).getUTCDate() !== day))
    return null;
  if (text.length === 8) return date;
  const [hour, minute] = [digits(text, 9, 11), digits(text, 11, 13)];
  const second = /\d/.test(text.charAt(13)) ? digits(text, 13, 15) : 0;
  if (minute > 59 || second > 60 || (hour > 23 && (hour > 24 || minute > 0 || second > 0))) return null;
  return date + hour * HOUR_MS + minute * MINUTE_MS + Math.min(second, 59) * SECOND_MS;
}

/** The moment in a text; null for what is none. `asDate`: a midnight means its date. */
export function stampIn(text: string, asDate: boolean): Stamp | null {
  const wall = wallOf(text);
  if (wall === null) return null;
  if (text.length === 8 || (asDate && wall % DAY_MS === 0))
    return { wall: Math.floor(wall / DAY_MS) * DAY_MS, isDate: true, utc: false };
  const [, sign, hours, minutes] = /([+-])(\d\d)(\d\d)$/.exec(text) ?? [];
  const offset = (Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS) * (sign === '-' ? -1 : 1);
  return { wall: wall - offset, isDate: false, utc: sign !== undefined || text.endsWith('Z') };
}

/** `20261123`, or `20261123T140000Z`. */
export function stampText(wall: number, isDate: boolean): string {
  const text = new Date(wall).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return isDate ? text.slice(0, 8) : text;
}
