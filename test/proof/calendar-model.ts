import { DateTime } from 'luxon';
import { DAY_MS, HOUR_MS, type Interval, MINUTE_MS } from '../../src/domain/interval.ts';
import { NEW_YORK_DEFINITION } from '../support/ics-samples.ts';

/** The stretch that is looked at: 90 days over both what summer time ends and a new year. */
export const FROM = Date.UTC(2026, 9, 1);
export const UNTIL = FROM + 90 * DAY_MS;

export const SHOP_ZONE = 'America/New_York';

/** How an event writes the zone of its times, and which zone of the world that is. */
export interface ZoneSpelling {
  readonly name: string;
  /** `;TZID=…`, or nothing. */
  readonly parameter: string;
  /** Behind the time. */
  readonly suffix: '' | 'Z';
  readonly world: string;
}

const spelled = (written: string, world: string): ZoneSpelling => ({
  name: written,
  parameter: `;TZID=${written}`,
  suffix: '',
  world,
});

export const FLOATING: ZoneSpelling = { name: 'floating', parameter: '', suffix: '', world: SHOP_ZONE };

export const ZONES: readonly ZoneSpelling[] = [
  { name: 'UTC', parameter: '', suffix: 'Z', world: 'UTC' },
  FLOATING,
  spelled('America/New_York', 'America/New_York'),
  spelled('Europe/Berlin', 'Europe/Berlin'),
  spelled('Asia/Kolkata', 'Asia/Kolkata'),
  spelled('"America/Los_Angeles"', 'America/Los_Angeles'),
  spelled('Main Street', 'America/New_York'),
  spelled('Central Standard Time', 'America/Chicago'),
  spelled('"(UTC-05:00) Eastern Time (US & Canada)"', 'America/New_York'),
  spelled('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', 'Europe/Amsterdam'),
  spelled('/Europe/Vienna', 'Europe/Vienna'),
  spelled('/mozilla.org/20050126_1/America/Denver', 'America/Denver'),
];

/** Every file defines this one. */
export const MAIN_STREET = NEW_YORK_DEFINITION.replace('TZID:America/New_York', 'TZID:Main Street');

/** What a rule says; the days it names are found by looking at each. */
export interface ModelRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly days: readonly string[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly position: number | null;
  readonly count: number | null;
  readonly untilDay: number | null;
}

/** An exception: its occurrence (by number), and by how many minutes it is moved; null for one that is called off. */
export interface ModelException {
  readonly at: number;
  readonly movedMinutes: number | null;
}

export interface ModelEvent {
  readonly uid: string;
  readonly zone: ZoneSpelling;
  readonly allDay: boolean;
  /** Wall time of its start, as if it were UTC. */
  readonly start: number;
  readonly minutes: number;
  readonly end: 'DTEND' | 'DURATION';
  readonly rule: ModelRule | null;
  readonly leftOut: readonly number[];
  readonly exdate: 'zoned' | 'floating' | 'utc' | 'date';
  readonly exceptions: readonly ModelException[];
  readonly added: readonly number[];
  /** An earlier version stands in the file, too: before the one that counts, or behind it. */
  readonly earlier: 'none' | 'before' | 'behind';
  readonly standing: 'busy' | 'free' | 'cancelled';
}

const DAY_NAMES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function dayNameOf(ms: number): string {
  return DAY_NAMES[new Date(ms).getUTCDay()] as string;
}

/** The day number of the Monday of a week. */
function monday(ms: number): number {
  const day = Math.floor(ms / DAY_MS);
  return day - ((day + 3) % 7);
}

/** Whether that day is named by the rule, but for its place among others; by looking at the calendar alone. */
function isNamed(
  { frequency, interval, days, monthDays, months }: ModelRule,
  start: number,
  day: number,
): boolean {
  const [now, first] = [new Date(day), new Date(start)];
  const monthsApart =
    (now.getUTCFullYear() - first.getUTCFullYear()) * 12 + now.getUTCMonth() - first.getUTCMonth();
  const length = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0)).getUTCDate();
  const date = now.getUTCDate();
  const isInPeriod = {
    DAILY: () => ((day - Math.floor(start / DAY_MS) * DAY_MS) / DAY_MS) % interval === 0,
    WEEKLY: () => ((monday(day) - monday(start)) / 7) % interval === 0,
    MONTHLY: () => monthsApart % interval === 0,
    YEARLY: () => (now.getUTCFullYear() - first.getUTCFullYear()) % interval === 0,
  }[frequency]();
  if (!isInPeriod) return false;
  if (months.length > 0 && !months.includes(now.getUTCMonth() + 1)) return false;
  if (frequency === 'YEARLY' && months.length === 0 && now.getUTCMonth() !== first.getUTCMonth())
    return false;
  if (monthDays.length > 0 && !monthDays.includes(date) && !monthDays.includes(date - length - 1))
    return false;
  if (days.length > 0)
    return days.some((name) => {
      const nth = Number(name.slice(0, -2));
      if (name.slice(-2) !== dayNameOf(day)) return false;
      if (nth === 0) return true;
      return nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((length - date + 1) / 7) === -nth;
    });
  if (monthDays.length > 0 || frequency === 'DAILY') return true;
  return frequency === 'WEEKLY' ? dayNameOf(day) === dayNameOf(start) : date === first.getUTCDate();
}

/** The wall times of all occurrences, ascending, before anything is left out or changed. */
export function occurrencesOf(event: ModelEvent): number[] {
  const { start, rule, added } = event;
  const first = Math.floor(start / DAY_MS) * DAY_MS;
  const ruled = rule === null ? [] : namedBy(rule, start).map((day) => day + (start - first));
  const after = ruled.filter((wall) => wall > start && !isAfterEnd(event, wall));
  const counted = [start, ...after].slice(0, rule?.count ?? Number.POSITIVE_INFINITY);
  return [...new Set([...counted, ...added.map((days) => start + days * DAY_MS)])].sort((a, b) => a - b);
}

function isAfterEnd({ rule, allDay, zone }: ModelEvent, wall: number): boolean {
  const untilDay = rule?.untilDay ?? null;
  if (untilDay === null) return false;
  return allDay ? wall > untilDay : instantOf(wall, zone.world) >= untilDay + DAY_MS;
}

function namedBy(rule: ModelRule, start: number): number[] {
  const { position } = rule;
  const date = new Date(start);
  const first = Date.UTC(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    position === null ? date.getUTCDate() : 1,
  );
  const named: number[] = [];
  for (let day = first; day < UNTIL + 2 * DAY_MS; day += DAY_MS)
    if (isNamed(rule, start, day)) named.push(day);
  if (position === null) return named;
  const byMonth = new Map<string, number[]>();
  for (const day of named) {
    const month = new Date(day).toISOString().slice(0, 7);
    byMonth.set(month, [...(byMonth.get(month) ?? []), day]);
  }
  return [...byMonth.values()].flatMap((days) => days.at(position > 0 ? position - 1 : position) ?? []);
}

function instantOf(wall: number, zone: string): number {
  const { year, month, day, hour, minute } = DateTime.fromMillis(wall, { zone: 'UTC' });
  return DateTime.fromObject({ year, month, day, hour, minute }, { zone }).toMillis();
}

/** What the event takes, within the stretch that is looked at; in order. */
export function timesTakenBy(event: ModelEvent): Interval[] {
  if (event.standing !== 'busy') return [];
  const { zone, allDay, minutes } = event;
  const world = allDay ? SHOP_ZONE : zone.world;
  const changes = new Map(event.exceptions.map(({ at, movedMinutes }) => [at, movedMinutes]));
  return occurrencesOf(event)
    .flatMap((wall, at) => {
      const moved = changes.get(at);
      if (event.leftOut.includes(at) || moved === null) return [];
      const begins = wall + (moved ?? 0) * MINUTE_MS;
      const start = instantOf(begins, world);
      const end = allDay ? instantOf(begins + minutes * MINUTE_MS, world) : start + minutes * MINUTE_MS;
      return start < UNTIL && end > FROM ? [{ start, end }] : [];
    })
    .sort((a, b) => a.start - b.start);
}

const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');

function timeIn(event: ModelEvent, wall: number): string {
  return event.allDay
    ? `;VALUE=DATE:${stamp(wall).slice(0, 8)}`
    : `${event.zone.parameter}:${stamp(wall)}${event.zone.suffix}`;
}

function ruleText(
  { frequency, interval, days, monthDays, months, position, count, untilDay }: ModelRule,
  allDay: boolean,
): string {
  const parts = {
    INTERVAL: interval === 1 ? '' : String(interval),
    BYDAY: days.join(','),
    BYMONTHDAY: monthDays.join(','),
    BYMONTH: months.join(','),
    BYSETPOS: String(position ?? ''),
    COUNT: String(count ?? ''),
    UNTIL: untilDay === null ? '' : `${stamp(untilDay).slice(0, 8)}${allDay ? '' : 'T235959Z'}`,
  };
  const written = Object.entries(parts).filter(([, value]) => value !== '');
  return [`RRULE:FREQ=${frequency}`, ...written.map(([name, value]) => `${name}=${value}`)].join(';');
}

function lengthOf(event: ModelEvent, begins: number): string {
  const { allDay, minutes, end } = event;
  if (end === 'DTEND') return `DTEND${timeIn(event, begins + minutes * MINUTE_MS)}`;
  return allDay ? `DURATION:P${minutes / 1440}D` : `DURATION:PT${minutes}M`;
}

function exdateText(event: ModelEvent, wall: number): string {
  const zoned = timeIn(event, wall);
  if (event.allDay || event.exdate === 'zoned') return `EXDATE${zoned}`;
  if (event.exdate === 'date') return `EXDATE;VALUE=DATE:${stamp(wall).slice(0, 8)}`;
  if (event.exdate === 'utc') return `EXDATE:${stamp(instantOf(wall, event.zone.world))}Z`;
  return `EXDATE:${stamp(wall)}`;
}

/** The components of an event, in the order in which they stand in the file. */
export function componentsOf(event: ModelEvent): string[] {
  const { uid, rule, standing, earlier } = event;
  const walls = occurrencesOf(event);
  const component = (sequence: number, begins: number, ...lines: readonly string[]) =>
    [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20260901T080000Z',
      `SEQUENCE:${sequence}`,
      `DTSTART${timeIn(event, begins)}`,
      lengthOf(event, begins),
      `SUMMARY:Termin für ${uid}`,
      ...lines,
      'END:VEVENT',
    ].join('\n');
  const marks = { busy: [], free: ['TRANSP:TRANSPARENT'], cancelled: ['STATUS:CANCELLED'] }[standing];
  const repeats = rule === null ? [] : [ruleText(rule, event.allDay)];
  const added = event.added.map((days) => `RDATE${timeIn(event, event.start + days * DAY_MS)}`);
  const leftOut = event.leftOut.flatMap((at) =>
    walls[at] === undefined ? [] : exdateText(event, walls[at]),
  );
  const whole = component(3, event.start, ...repeats, ...added, ...leftOut, ...marks);
  const old = component(2, event.start + (event.allDay ? DAY_MS : HOUR_MS), ...repeats);
  const exceptions = event.exceptions.flatMap(({ at, movedMinutes }) => {
    const wall = walls[at];
    if (wall === undefined) return [];
    const more = movedMinutes === null ? ['STATUS:CANCELLED'] : marks;
    return component(
      3,
      wall + (movedMinutes ?? 0) * MINUTE_MS,
      `RECURRENCE-ID${timeIn(event, wall)}`,
      ...more,
    );
  });
  const wholes = { none: [whole], before: [old, whole], behind: [whole, old] }[earlier];
  return [...wholes, ...exceptions];
}

/** Whether the rule names the start, as the standard asks. */
export function isSynchronized({ rule, start }: ModelEvent): boolean {
  return rule === null || namedBy(rule, start).includes(Math.floor(start / DAY_MS) * DAY_MS);
}

/** The first start from there on that the rule names, if it does before it ends. */
export function nextNamed(event: ModelEvent): number | null {
  const { rule, start } = event;
  const first = Math.floor(start / DAY_MS) * DAY_MS;
  const day = rule === null ? first : namedBy(rule, start).find((one) => one >= first);
  return day === undefined || isAfterEnd(event, day + (start - first)) ? null : day + (start - first);
}
