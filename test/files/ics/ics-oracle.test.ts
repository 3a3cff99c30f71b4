import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/interval.ts';
import { instantsOf, type ZoneRules } from '../../../src/domain/zone.ts';
import { readIcsFile } from '../../../src/files/ics/ics-file.ts';
import { zoneRules } from '../../../src/machine/zone-database.ts';
import { calendarOf, eventOf, largeCalendar, NEW_YORK_DEFINITION } from '../../support/ics-samples.ts';

const NEW_YORK = zoneRules('America/New_York', 'test') as ZoneRules;
const YEARS = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2029, 0, 1) };
const read = (text: string) =>
  readIcsFile(text, { file: 'busy.ics', zone: NEW_YORK, zoneRules: () => null, expand: YEARS });

interface Known {
  readonly uid: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** What ical.js makes of the timed events of the text, when it is given all of it. */
function knownEvents(text: string): Known[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary: title, startDate, endDate } = new ICAL.Event(component);
    return { uid, title, start: startDate.toUnixTime() * 1000, end: endDate.toUnixTime() * 1000 };
  });
}

const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
const title = fc
  .string({ maxLength: 60, unit: 'grapheme' })
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/gu, '').trim());
const escaped = (text: string) => text.replaceAll(/[\\;,]/g, String.raw`\$&`);
const wall = fc
  .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 5 * 4, max: 22 * 4 }))
  .map(([day, quarter]) => YEARS.start + day * DAY_MS + quarter * 15 * MINUTE_MS);
/**
 * Of an hour that clocks show twice the first is meant, and in one that they jump over the offset before it counts (RFC 5545
 * §3.3.5); ical.js takes the others.
 */
const isShownOnce = (ms: number) => instantsOf(NEW_YORK, ms).kind === 'one';
const simple = fc
  .record({ wall, hours: fc.integer({ min: 0, max: 40 }), title, zoned: fc.boolean() })
  .filter(({ wall, hours }) => isShownOnce(wall + hours * HOUR_MS));

function lines({
  wall,
  hours,
  title,
  zoned,
}: {
  wall: number;
  hours: number;
  title: string;
  zoned: boolean;
}): string[] {
  const time = (ms: number) => (zoned ? `;TZID=America/New_York:${stamp(ms)}` : `:${stamp(ms)}Z`);
  const summary = `SUMMARY:${escaped(title)}`;
  const folded = summary.length > 30 ? `${summary.slice(0, 30)}\n ${summary.slice(30)}` : summary;
  return [`DTSTART${time(wall)}`, `DTEND${time(wall + hours * HOUR_MS)}`, folded];
}

test('simple events are read as ical.js reads them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(simple, { minLength: 1, maxLength: 8 }), async (events) => {
      const parts = events.map((event, at) => eventOf(`UID:${at}`, ...lines(event)));
      const text = calendarOf(NEW_YORK_DEFINITION, ...parts);
      const { events: found, skipped } = await read(text);
      expect(skipped).toEqual([]);
      expect(found.map(({ uid, start, end, title }) => ({ uid, title, start, end }))).toEqual(
        knownEvents(text),
      );
    }),
    { numRuns: 60 },
  );
});

const zoneOf = (name: string) => (name === 'America/New_York' ? NEW_YORK : null);
const readInWorld = (text: string) =>
  readIcsFile(text, { file: 'busy.ics', zone: NEW_YORK, zoneRules: zoneOf, expand: YEARS });
const day = fc.integer({ min: 0, max: 365 }).map((n) => YEARS.start + n * DAY_MS);
const dateText = (ms: number) => stamp(ms).slice(0, 8);
const wholeDay = fc
  .tuple(day, fc.integer({ min: 1, max: 9 }), title)
  .map(([from, days, text]) => [
    `DTSTART;VALUE=DATE:${dateText(from)}`,
    `DTEND;VALUE=DATE:${dateText(from + days * DAY_MS)}`,
    `SUMMARY:${escaped(text)}`,
  ]);
const marks = fc.subarray([
  'STATUS:CANCELLED',
  'STATUS:CONFIRMED',
  'TRANSP:TRANSPARENT',
  'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
  'SEQUENCE:3',
]);

test('the everyday event is read alike on the short way and on the long one', async () => {
  const times = fc.oneof(simple.map(lines), wholeDay);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(times, marks), { minLength: 1, maxLength: 8 }), async (events) => {
      const text = calendarOf(...events.map(([own, more], at) => eventOf(`UID:${at}`, ...own, ...more)));
      // Quotation marks are enough for the long one.
      const longWay = text
        .replaceAll('DTSTART', 'DTSTART;X-PLAIN="NO"')
        .replaceAll(';TZID=America/New_York', ';TZID="America/New_York"');
      expect(await readInWorld(text)).toEqual(await readInWorld(longWay));
    }),
    { numRuns: 100 },
  );
});

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

interface Shape {
  readonly freq: string;
  readonly interval: number;
  readonly days?: readonly string[];
  readonly monthDays?: readonly number[];
  readonly months?: readonly number[];
  readonly position?: number;
  readonly weekStart?: string;
}

function ruleText({ freq, interval, days, monthDays, months, position, weekStart }: Shape): string {
  const parts = {
    BYDAY: days?.join(','),
    BYMONTHDAY: monthDays?.join(','),
    BYMONTH: months?.join(','),
    BYSETPOS: position,
    WKST: weekStart,
  };
  const written = Object.entries(parts).filter(([, value]) => value !== undefined);
  return [`FREQ=${freq};INTERVAL=${interval}`, ...written.map(([name, value]) => `${name}=${value}`)].join(
    ';',
  );
}

/** Days in the month of a day, and the place of the day in it. */
function monthOfDay(ms: number) {
  const date = new Date(ms);
  const [year, month, number] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return { year, month, number, length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() };
}

/** Whether the period of a day is one of every `interval` periods, counted from the first. */
function inTurn({ freq, interval, weekStart = 'MO' }: Shape, first: number, ms: number): boolean {
  const week = (day: number) => Math.floor((day / DAY_MS + 4 - DAYS.indexOf(weekStart)) / 7);
  const [a, b] = [monthOfDay(first), monthOfDay(ms)];
  const passed = {
    DAILY: (ms - first) / DAY_MS,
    WEEKLY: week(ms) - week(first),
    MONTHLY: (b.year - a.year) * 12 + b.month - a.month,
    YEARLY: b.year - a.year,
  }[freq] as number;
  return passed % interval === 0;
}

/** Whether the parts of the rule name a day; what it leaves open is as on the first. */
function named({ freq, days, monthDays, months }: Shape, first: number, ms: number): boolean {
  const { month, number, length } = monthOfDay(ms);
  const weekday = DAYS[new Date(ms).getUTCDay()] as string;
  const names = [
    weekday,
    `${Math.ceil(number / 7)}${weekday}`,
    `-${Math.ceil((length - number + 1) / 7)}${weekday}`,
  ];
  if (months === undefined && freq === 'YEARLY' && month !== monthOfDay(first).month) return false;
  if (months !== undefined && !months.includes(month + 1)) return false;
  if (days !== undefined && !names.some((name) => days.includes(name))) return false;
  if (monthDays !== undefined) return monthDays.includes(number) || monthDays.includes(number - length - 1);
  if (days !== undefined || freq === 'DAILY') return true;
  if (freq === 'WEEKLY') return new Date(first).getUTCDay() === new Date(ms).getUTCDay();
  return number === monthOfDay(first).number;
}

/** Every day on which the rule happens after the first, by looking at each day. */
function happenings(shape: Shape, first: number): number[] {
  const found: number[] = [];
  for (let ms = first; ms < YEARS.end; ms += DAY_MS) {
    const isNamed = (at: number) => inTurn(shape, first, at) && named(shape, first, at);
    if (ms === first || !isNamed(ms)) continue;
    const { number, length } = monthOfDay(ms);
    const month = Array.from({ length }, (_, index) => ms + (index + 1 - number) * DAY_MS).filter(isNamed);
    const place = month.indexOf(ms);
    const { position } = shape;
    if (position === undefined || place + 1 === position || place - month.length === position) found.push(ms);
  }
  return found;
}

const some = <T>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const weekdays = some(fc.constantFrom(...DAYS));
const numbered = some(
  fc.tuple(fc.constantFrom(1, 2, 3, 4, -1, -2), fc.constantFrom(...DAYS)).map(([n, name]) => `${n}${name}`),
);
const month = fc.integer({ min: 1, max: 12 });
const monthDay = fc.oneof(fc.integer({ min: 1, max: 28 }), fc.integer({ min: -28, max: -1 }));
const step = fc.integer({ min: 1, max: 5 });
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ freq: fc.constant('DAILY'), interval: step }),
  fc.record({ freq: fc.constant('DAILY'), interval: fc.constant(1), days: weekdays, months: some(month) }),
  fc.record({ freq: fc.constantFrom('WEEKLY', 'YEARLY'), interval: step }),
  fc.record({
    freq: fc.constant('WEEKLY'),
    interval: step,
    days: weekdays,
    weekStart: fc.constantFrom('MO', 'SU'),
  }),
  fc.record({ freq: fc.constant('MONTHLY'), interval: fc.constantFrom(1, 2, 3, 6, 12) }),
  fc.record({ freq: fc.constant('MONTHLY'), interval: step, monthDays: some(monthDay) }),
  fc.record({
    freq: fc.constant('MONTHLY'),
    interval: fc.constantFrom(1, 2, 4),
    monthDays: fc.constantFrom([31], [29], [-30]),
  }),
  fc.record({ freq: fc.constant('MONTHLY'), interval: step, days: fc.oneof(weekdays, numbered) }),
  fc.record({
    freq: fc.constant('MONTHLY'),
    interval: step,
    days: weekdays,
    position: fc.constantFrom(1, 2, -1),
  }),
  fc.constantFrom<Shape>(
    { freq: 'MONTHLY', interval: 1, days: ['5FR'] },
    { freq: 'MONTHLY', interval: 1, days: ['FR'], monthDays: [13] },
    { freq: 'YEARLY', interval: 1, days: ['TU'], monthDays: [2, 3, 4, 5, 6, 7, 8], months: [11] },
    { freq: 'YEARLY', interval: 3, monthDays: [29], months: [2] },
  ),
  fc.record({
    freq: fc.constant('YEARLY'),
    interval: step,
    months: some(month),
    days: fc.oneof(weekdays, numbered),
  }),
  fc.record({ freq: fc.constant('YEARLY'), interval: step, months: some(month), monthDays: some(monthDay) }),
  fc.record({
    freq: fc.constant('YEARLY'),
    interval: step,
    months: month.map((n) => [n]),
    days: weekdays,
    position: fc.constantFrom(1, 4, -1),
  }),
);
const ending = fc.oneof(
  fc.constant({ text: '', count: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY }),
  fc
    .integer({ min: 1, max: 20 })
    .map((n) => ({ text: `;COUNT=${n}`, count: n, until: Number.POSITIVE_INFINITY })),
  day.map((ms) => ({ text: `;UNTIL=${stamp(ms).slice(0, 8)}`, count: Number.POSITIVE_INFINITY, until: ms })),
);
/** Most series began before the stretch that is wanted; days that few months have come in. */
const firstDay = fc.integer({ min: -3000, max: 700 }).map((n) => YEARS.start + n * DAY_MS);

test('a rule happens on the days that one finds by looking at each', async () => {
  await fc.assert(
    fc.asyncProperty(firstDay, shape, ending, async (first, rule, { text, count, until }) => {
      const date = stamp(first).slice(0, 8);
      const { events, skipped } = await readInWorld(
        calendarOf(eventOf(`DTSTART;VALUE=DATE:${date}`, `RRULE:${ruleText(rule)}${text}`)),
      );
      const expected = [first, ...happenings(rule, first).filter((ms) => ms <= until)].slice(0, count);
      expect(skipped).toEqual([]);
      expect(events.map(({ recurrenceId }) => recurrenceId)).toEqual(
        expected.map((ms) => dateText(ms)).filter((name) => name >= '20251231'),
      );
    }),
    { numRuns: 150 },
  );
});

const part = fc.oneof(
  fc.constantFrom(
    'BYDAY=MO',
    'BYDAY=5FR',
    'BYDAY=-1SU,2TU',
    'BYMONTHDAY=30',
    'BYMONTHDAY=-31',
    'BYMONTH=2',
    'BYYEARDAY=366',
    'BYWEEKNO=53',
    'BYWEEKNO=-1',
    'BYSETPOS=-1',
    'BYSETPOS=9',
    'BYHOUR=1,2',
    'COUNT=3',
    'INTERVAL=999999999',
    'INTERVAL=0',
    'UNTIL=20270101',
    'WKST=SU',
    'BYDAY=',
    'X=1',
  ),
);

test('every rule ends, and gives its first start or is reported', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'),
      fc.uniqueArray(part, { maxLength: 4 }),
      async (frequency, parts) => {
        const text = calendarOf(
          eventOf('DTSTART:20260601T100000Z', `RRULE:${[`FREQ=${frequency}`, ...parts].join(';')}`),
        );
        const { events, skipped } = await read(text);
        expect(events.length > 0 ? events[0]?.start : skipped.length).toBe(
          events.length > 0 ? Date.UTC(2026, 5, 1, 10) : 1,
        );
      },
    ),
    { numRuns: 150 },
  );
});

test('a damaged file is read or reported, and nothing is thrown', async () => {
  const whole = largeCalendar(12);
  // Without its first line it would be no calendar at all.
  const damage = fc.record({
    at: fc.integer({ min: 20, max: whole.length }),
    length: fc.nat(40),
    put: fc.string({ maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ at, length, put }) => {
      const { events } = await read(whole.slice(0, at) + put + whole.slice(at + length));
      expect(events.length).toBeLessThanOrEqual(12);
    }),
    { numRuns: 100 },
  );
});
