import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { earliestOf } from '../../domain/zone.ts';
import type { IcsEvent } from './ics-scan.ts';
import { type Clocks, type EventReading, instantOfWall, type Start, standing, UTC } from './ics-time.ts';

/** What asks for more than one start and one end. */
const MORE = ['DURATION', 'RECURRENCE-ID', 'RRULE', 'RDATE', 'EXDATE', 'EXRULE'] as const;

const WALL = /^[1-9]\d{7}(?:T\d{6}Z?)?$/;

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** The wall time of `20261123`, `20261123T090000` or `20261123T090000Z`, or null when no clock ever shows it. */
function wallOf(text: string): number | null {
  if (!WALL.test(text)) return null;
  const day = digits(text, 6, 8);
  const date = Date.UTC(digits(text, 0, 4), digits(text, 4, 6) - 1, day);
  if (day > 28 && new Date(date).getUTCDate() !== day) return null;
  if (day === 0 || digits(text, 4, 6) > 12 || digits(text, 4, 6) === 0) return null;
  if (text.length === 8) return date;
  const hour = digits(text, 9, 11);
  const minute = digits(text, 11, 13);
  const second = digits(text, 13, 15);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return date + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS;
}

function simpleStart(rest: string | undefined, { shop, world }: Clocks): Start | null {
  if (rest === undefined) return null;
  const colon = rest.indexOf(':');
  const value = rest.slice(colon + 1);
  const wall = wallOf(value);
  if (wall === null) return null;
  const allDay = value.length === 8;
  if (colon === 0) return { wall, allDay, zone: value.length === 16 ? UTC : shop };
  if (allDay) return rest.startsWith(';VALUE=DATE:') ? { wall, allDay, zone: shop } : null;
  if (!rest.startsWith(';TZID=') || value.length !== 15) return null;
  const zone = world.get(rest.slice(6, colon));
  return zone ? { wall, allDay, zone } : null;
}

/** A text as it was before the export escaped it; null where a parameter may hold a colon of its own. */
function plainText(rest: string): string | null {
  const colon = rest.indexOf(':');
  const text = rest.slice(colon + 1);
  if (colon > 0 && rest.includes('"')) return null;
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}

/**
 * Reads the everyday event, which is nearly every event of a large export: one start and one end in the plainest form.
 * Null for any other, and for any that is not right, which `readWithLibrary` is for; both read an event alike.
 */
export function readSimple(event: IcsEvent, clocks: Clocks): EventReading | null {
  const { lines } = event;
  if (MORE.some((name) => lines[name] !== undefined)) return null;
  const from = simpleStart(lines.DTSTART, clocks);
  const to = simpleStart(lines.DTEND, clocks);
  const uid = plainText(lines.UID ?? '')?.trim();
  const title = plainText(lines.SUMMARY ?? ':');
  if (from === null || to === null || !uid || title === null || from.allDay !== to.allDay) return null;
  const { allDay } = from;
  if (allDay && to.wall < from.wall + DAY_MS) return null;
  const start = allDay ? earliestOf(from.zone, from.wall) : instantOfWall(from.zone, from.wall);
  const end = allDay ? earliestOf(to.zone, to.wall) : instantOfWall(to.zone, to.wall);
  if (end < start) return null;
  const busy = { uid, recurrenceId: null, start, end, allDay, title, ...standing(event) };
  return { busy: [busy], why: null };
}
