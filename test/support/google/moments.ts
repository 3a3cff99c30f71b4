import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { offsetText } from '../../../src/domain/zone.ts';
import { badRequest, Refused } from './answer.ts';

/** Zone offsets change on quarters of an hour, in all years that tests live in. */
const QUARTER_MS = 15 * MINUTE_MS;

const FORMATS = new Map<string, Intl.DateTimeFormat>();
const OFFSETS = new Map<string, Map<number, number>>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    FORMATS.set(zone, format);
  }
  return format;
}

const WALL_PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'];
type Wall = [number, number, number, number, number, number];

export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds east of UTC. Remembered by the quarter of an hour, since a simulator asks millions of times. */
export function offsetIn(zone: string, at: number): number {
  if (zone === 'UTC') return 0;
  let known = OFFSETS.get(zone);
  if (known === undefined) OFFSETS.set(zone, (known = new Map<number, number>()));
  const quarter = Math.floor(at / QUARTER_MS);
  let offset = known.get(quarter);
  if (offset === undefined) {
    const parts = new Map<string, number>();
    for (const { type, value } of formatOf(zone).formatToParts(quarter * QUARTER_MS))
      parts.set(type, Number(value));
    const [year, month, day, hour, minute, second] = WALL_PARTS.map((part) => parts.get(part) ?? 0) as Wall;
    offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * QUARTER_MS;
    known.set(quarter, offset);
  }
  return offset;
}

/** The instant at which the zone's clock shows `wallMs`: the earlier of two, and the later reading of none. */
export function instantAt(zone: string, wallMs: number): number {
  const early = wallMs - offsetIn(zone, wallMs - DAY_MS);
  if (offsetIn(zone, early) === wallMs - early) return early;
  return wallMs - offsetIn(zone, early);
}

export interface WrittenMoment {
  readonly wallMs: number;
  /** Null where no offset was written. */
  readonly offsetMs: number | null;
}

const WRITTEN =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d\d):(\d\d))?$/;

/** RFC 3339, the offset being optional; null for anything else. */
export function readMoment(text: unknown): WrittenMoment | null {
  const parts = typeof text === 'string' ? WRITTEN.exec(text) : null;
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, fraction = '', utc, sign, hours, minutes] = parts;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const midnight = readDate(`${year}-${month}-${day}`);
  if (midnight === null || h > 23 || m > 59 || s > 59) return null;
  const wallMs =
    midnight + ((h * 60 + m) * 60 + s) * SECOND_MS + Math.floor(Number(`0.${fraction || 0}`) * 1000);
  if (utc !== undefined) return { wallMs, offsetMs: 0 };
  if (sign === undefined) return { wallMs, offsetMs: null };
  const offset = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return { wallMs, offsetMs: sign === '-' ? -offset : offset };
}

/** Midnight of `2026-11-23` as if it were in UTC; null for anything that is no date. */
export function readDate(text: unknown): number | null {
  const parts = typeof text === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) : null;
  if (parts === null) return null;
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return dateText(at) === text ? at : null;
}

export function dateText(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

/** A parameter that must be RFC 3339 with an offset; its milliseconds are ignored. */
export function momentParameter(text: string): number {
  const moment = readMoment(text);
  if (moment === null || moment.offsetMs === null) throw new Refused(badRequest('badRequest', 'Bad Request'));
  return Math.floor((moment.wallMs - moment.offsetMs) / SECOND_MS) * SECOND_MS;
}

/** `2026-11-23T09:00:00-05:00`, with `Z` where the offset is none: always in the calendar's own zone. */
export function momentText(at: number, zone: string): string {
  const offset = offsetIn(zone, at);
  return new Date(at + offset).toISOString().slice(0, 19) + (offset === 0 ? 'Z' : offsetText(offset));
}

let lastSecond = Number.NaN;
let lastPrefix = '';

/** `2026-11-23T14:00:00.123Z`, of which the seconds are remembered: changes come close together. */
export function isoText(at: number): string {
  const second = Math.floor(at / SECOND_MS);
  if (second !== lastSecond) {
    lastSecond = second;
    lastPrefix = new Date(second * SECOND_MS).toISOString().slice(0, 20);
  }
  return `${lastPrefix}${String(at - second * SECOND_MS).padStart(3, '0')}Z`;
}
