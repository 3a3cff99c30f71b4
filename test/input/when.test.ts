import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import { addDays, dateOfWall, type LocalDate, weekdayOf } from '../../src/domain/local-date.ts';
import { dateAt, isoText, wallText } from '../../src/domain/zone.ts';
import { AppError, type Failure } from '../../src/failure.ts';
import { readDate, readMoment, readWhen, type When, type WhenContext } from '../../src/input/when.ts';
import { nextWeekdayDates } from '../../src/input/words/calendar-days.ts';
import { dateOrderIn } from '../../src/input/words/date-words.ts';
import { newYork, newYorkTime, tonga } from './shop-zones.ts';

const WEDNESDAY = { now: newYorkTime('2026-11-18 12:07'), zone: newYork };
const at = (now: string): WhenContext => ({ now: newYorkTime(now), zone: newYork });

/** `2026-11-23T09:00` for a moment, `2026-11-23` for a date. */
async function shown(text: string, context: WhenContext): Promise<string> {
  const when = await readWhen(text, context);
  return when.kind === 'date' ? when.date : wallText(context.zone, when.at);
}

async function failure(reading: Promise<unknown>): Promise<Failure> {
  const thrown = await reading.catch((error: unknown) => error);
  if (thrown instanceof AppError) return thrown.failure;
  throw new Error('it was understood', { cause: thrown });
}

/** Said on Wednesday, 18 November 2026, at seven past noon. */
const SENTENCES: readonly (readonly [string, string])[] = [
  ['2026-11-23T09:00', '2026-11-23T09:00'],
  ['2026-11-23T09:00:30', '2026-11-23T09:00'],
  ['2026-11-23 9:00', '2026-11-23T09:00'],
  ['2026-11-23 02:00', '2026-11-23T02:00'],
  ['2026-11-23 2:00', '2026-11-23T02:00'],
  ['2026-11-23 at 9am', '2026-11-23T09:00'],
  ['2026-11-23', '2026-11-23'],
  ['2026-11-23T09:00:00-05:00', '2026-11-23T09:00'],
  ['2026-11-23T06:00:00-08:00', '2026-11-23T09:00'],
  ['2026-11-23T14:00:00Z', '2026-11-23T09:00'],
  ['2026-11-23T14:00:00.000Z', '2026-11-23T09:00'],
  ['2026-11-23T23:00+0900', '2026-11-23T09:00'],
  ['2020-01-06T09:00', '2020-01-06T09:00'],
  ['today', '2026-11-18'],
  ['today 15:00', '2026-11-18T15:00'],
  ['today 9am', '2026-11-18T09:00'],
  ['tomorrow', '2026-11-19'],
  ['tomorrow 9am', '2026-11-19T09:00'],
  ['Tomorrow at 9 a.m.', '2026-11-19T09:00'],
  ['yesterday', '2026-11-17'],
  ['day after tomorrow 9am', '2026-11-20T09:00'],
  ['tue 9:30', '2026-11-24T09:30'],
  ['Tue., 9:30', '2026-11-24T09:30'],
  ['tues 9', '2026-11-24T09:00'],
  ['thurs 12', '2026-11-19T12:00'],
  ['fri 1', '2026-11-20T13:00'],
  ['fri 6:30', '2026-11-20T18:30'],
  ['fri 06:30', '2026-11-20T06:30'],
  ['fri 6:30am', '2026-11-20T06:30'],
  ['fri 7', '2026-11-20T07:00'],
  ['fri 12am', '2026-11-20T00:00'],
  ['fri 12pm', '2026-11-20T12:00'],
  ['fri noon', '2026-11-20T12:00'],
  ["fri 9 o'clock", '2026-11-20T09:00'],
  ['9am fri', '2026-11-20T09:00'],
  ['at 9 on friday', '2026-11-20T09:00'],
  ['monday', '2026-11-23'],
  ['wednesday', '2026-11-18'],
  ['this friday', '2026-11-20'],
  ['next monday 9am', '2026-11-23T09:00'],
  ['next week', '2026-11-23'],
  ['friday next week 14:00', '2026-11-27T14:00'],
  ['friday week 14:00', '2026-11-27T14:00'],
  ['end of january', '2027-01-31'],
  ['next week friday', '2026-11-27'],
  ['in 2 weeks', '2026-12-02'],
  ['in two weeks 9am', '2026-12-02T09:00'],
  ['in 3 days at 10', '2026-11-21T10:00'],
  ['a week from now', '2026-11-25'],
  ['in 3 months', '2027-02-18'],
  ['in 2 hours', '2026-11-18T14:07'],
  ['in 90 minutes', '2026-11-18T13:37'],
  ['in half an hour', '2026-11-18T12:37'],
  ['now', '2026-11-18T12:07'],
  ['9:30', '2026-11-18T09:30'],
  ['14:30', '2026-11-18T14:30'],
  ['2:30', '2026-11-18T14:30'],
  ['2pm', '2026-11-18T14:00'],
  ['at 9', '2026-11-18T09:00'],
  ['nov 23 2pm', '2026-11-23T14:00'],
  ['nov 23 14', '2026-11-23T14:00'],
  ['23 nov 14:00', '2026-11-23T14:00'],
  ['5pm nov 23', '2026-11-23T17:00'],
  ['November 23rd, 2026 at 9:15 PM', '2026-11-23T21:15'],
  ['Mon 23 Nov 09:00', '2026-11-23T09:00'],
  ['nov 18', '2026-11-18'],
  ['nov 17', '2027-11-17'],
  ['feb 29', '2028-02-29'],
  ['the 23rd at 2pm', '2026-11-23T14:00'],
  ['the 3rd', '2026-12-03'],
  ['11/23 9am', '2026-11-23T09:00'],
  ['23/11', '2026-11-23'],
  ['23.11. 14:00', '2026-11-23T14:00'],
  ['23.11.2026', '2026-11-23'],
  ['11/23/26', '2026-11-23'],
  // beyond the plain forms
  ['the day after tomorrow at 3pm', '2026-11-20T15:00'],
  ['fri 9 in the morning', '2026-11-20T09:00'],
  ['wed 9 in the morning', '2026-11-25T09:00'],
  ['third of december', '2026-12-03'],
  ['tue 2.30', '2026-11-24T14:30'],
  ['end of month', '2026-11-30'],
  ['saturday after next', '2026-11-28'],
  ['in a couple of weeks', '2026-12-02'],
];

describe.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia', 'America/Sao_Paulo'])(
  'on a machine in %s',
  (machineZone) => {
    const before = process.env['TZ'];
    beforeAll(() => {
      process.env['TZ'] = machineZone;
    });
    afterAll(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });

    test.each(SENTENCES)("'%s' is %s", async (text, expected) => {
      expect(await shown(text, WEDNESDAY)).toBe(expected);
    });

    test('dates are the shop’s, a day ahead of UTC', async () => {
      const context = { now: Date.UTC(2026, 10, 18, 12), zone: tonga };
      expect(await shown('today', context)).toBe('2026-11-19');
      expect(await shown('the day after tomorrow', context)).toBe('2026-11-21');
      expect(await shown('third of december', context)).toBe('2026-12-03');
      expect(await shown('tomorrow 9am', context)).toBe('2026-11-20T09:00');
    });

    test('when this machine’s clocks change, the shop’s words do not', async () => {
      const context = { now: Date.UTC(2026, 2, 7, 13, 30), zone: tonga };
      expect(await shown('tomorrow 2:30am', context)).toBe('2026-03-09T02:30');
      expect(await shown('sun 2 in the morning', context)).toBe('2026-03-15T02:00');
    });
  },
);

describe('words look ahead', () => {
  test.each([
    {
      name: "'tue 9:30' on a Tuesday at ten is next Tuesday",
      now: '2026-11-24 10:00',
      text: 'tue 9:30',
      is: '2026-12-01T09:30',
    },
    {
      name: "'tue 9:30' on a Tuesday at nine is today",
      now: '2026-11-24 09:00',
      text: 'tue 9:30',
      is: '2026-11-24T09:30',
    },
    {
      name: "'tue 9:30' at half past nine sharp is now",
      now: '2026-11-24 09:30',
      text: 'tue 9:30',
      is: '2026-11-24T09:30',
    },
    { name: "'tue' on a Tuesday is today", now: '2026-11-24 18:00', text: 'tue', is: '2026-11-24' },
    {
      name: 'a time alone is today while it is to come',
      now: '2026-11-24 09:00',
      text: '9:30',
      is: '2026-11-24T09:30',
    },
    {
      name: 'a time alone is today also once it is past: nothing is put off in silence',
      now: '2026-11-24 10:00',
      text: '9:30',
      is: '2026-11-24T09:30',
    },
    {
      name: 'tomorrow goes on into another year',
      now: '2026-12-31 10:00',
      text: 'tomorrow 9am',
      is: '2027-01-01T09:00',
    },
    {
      name: 'the same month and day is today, however late',
      now: '2026-11-23 18:00',
      text: 'nov 23 9am',
      is: '2026-11-23T09:00',
    },
    {
      name: 'a month and day before today is next year',
      now: '2026-11-24 10:00',
      text: 'jan 5',
      is: '2027-01-05',
    },
    {
      name: 'months that are shorter end on their last day',
      now: '2027-01-31 10:00',
      text: 'in a month',
      is: '2027-02-28',
    },
    {
      name: 'a time that clocks have jumped over today is next week',
      now: '2026-03-08 09:00',
      text: 'sun 02:30',
      is: '2026-03-15T02:30',
    },
  ])('$name', async ({ now, text, is }) => {
    expect(await shown(text, at(now))).toBe(is);
  });

  const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 0, 1) });
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const days = fc.constantFrom(
    'mon ',
    'tuesday ',
    'wed ',
    'thurs ',
    'this friday ',
    'sat ',
    'on sunday ',
    'tomorrow ',
  );

  test('a day and a time in words never land in the past, and are as near as can be', async () => {
    await fc.assert(
      fc.asyncProperty(moments, clock, days, async (now, [hour, minute], day) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const reading = readMoment(`${day}${time}`, { now, zone: newYork });
        const read = await reading.catch((error: unknown) => error);
        if (read instanceof AppError) {
          expect(read.failure.code).toMatch(/^time-(skipped|ambiguous)$/);
          return;
        }
        const instant = read as Instant;
        expect(instant).toBeGreaterThanOrEqual(now);
        expect(instant).toBeLessThan(now + 8 * DAY_MS);
        expect(wallText(newYork, instant).slice(11)).toBe(time);
      }),
    );
  });

  test('a weekday alone is one of the seven days from today', async () => {
    await fc.assert(
      fc.asyncProperty(moments, fc.constantFrom('monday', 'thu', 'sun'), async (now, weekday) => {
        const [today, date] = [dateAt(newYork, now), await readDate(weekday, { now, zone: newYork })];
        expect(weekdayOf(date).startsWith(weekday.slice(0, 3))).toBe(true);
        expect(date >= today && date < addDays(today, 7)).toBe(true);
      }),
    );
  });

  test('every moment that bay writes is read back as that moment', async () => {
    await fc.assert(
      fc.asyncProperty(moments, moments, async (now, moment) => {
        const second = Math.floor(moment / 1000) * 1000;
        expect(await readMoment(isoText(newYork, second), { now, zone: newYork })).toBe(second);
      }),
    );
  });
});

function choose(nextWeekdayIs: LocalDate): Promise<When> {
  return readWhen('next friday 14:00', { ...WEDNESDAY, nextWeekdayIs });
}

describe('"next <weekday>"', () => {
  test.each([
    { now: '2026-11-18 12:00', text: 'next friday 14:00', dates: ['2026-11-20', '2026-11-27'] },
    { now: '2026-11-16 12:00', text: 'next tue', dates: ['2026-11-17', '2026-11-24'] },
  ])('$text on $now could be two dates', async ({ now, text, dates }) => {
    expect(await failure(readWhen(text, at(now)))).toEqual({ code: 'weekday-ambiguous', words: text, dates });
  });

  test.each([
    { now: '2026-11-18 12:00', text: 'next monday', is: '2026-11-23' },
    { now: '2026-11-18 12:00', text: 'next wednesday 9am', is: '2026-11-25T09:00' },
    { now: '2026-11-22 12:00', text: 'next friday', is: '2026-11-27' },
  ])('$text on $now is one date', async ({ now, text, is }) => {
    expect(await shown(text, at(now))).toBe(is);
  });

  test('means the date that was chosen of the two, and no third one', async () => {
    expect(await choose('2026-11-20')).toEqual({ kind: 'moment', at: newYorkTime('2026-11-20 14:00') });
    expect(await choose('2026-11-27')).toEqual({ kind: 'moment', at: newYorkTime('2026-11-27 14:00') });
    expect(await failure(choose('2026-12-04'))).toMatchObject({ code: 'weekday-ambiguous' });
  });

  test('has two readings exactly while the weekday is still to come this week', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom('monday', 'friday', 'sunday'),
        (day, weekday) => {
          const today = dateOfWall(Date.UTC(2024, 0, 1) + day * DAY_MS);
          const [coming, nextWeek] = nextWeekdayDates(weekday, today);
          expect([weekdayOf(coming), weekdayOf(nextWeek)]).toEqual([weekday, weekday]);
          expect(coming > today && coming <= addDays(today, 7)).toBe(true);
          expect([coming, addDays(coming, 7)]).toContain(nextWeek);
        },
      ),
    );
  });
});

describe('clock changes', () => {
  test('a time that clocks jump over is refused', async () => {
    const skipped = {
      code: 'time-skipped',
      wall: '2027-03-14T02:30',
      zone: 'America/New_York',
      jumpFrom: '2027-03-14T02:00',
      jumpTo: '2027-03-14T03:00',
    };
    expect(await failure(readMoment('2027-03-14T02:30', WEDNESDAY))).toEqual(skipped);
    expect(await failure(readMoment('tomorrow 2:30am', at('2027-03-13 12:00')))).toEqual(skipped);
  });

  test('a time that happens twice is refused with both, and taken with an offset', async () => {
    const candidates = ['2027-11-07T01:30:00-04:00', '2027-11-07T01:30:00-05:00'] as const;
    const wall = '2027-11-07T01:30';
    const twice = { code: 'time-ambiguous', wall, zone: 'America/New_York', candidates };
    expect(await failure(readMoment(wall, WEDNESDAY))).toEqual(twice);
    expect(await failure(readMoment('sun 1:30am', at('2027-11-05 12:00')))).toEqual(twice);
    const [first, second] = [
      await readMoment(candidates[0], WEDNESDAY),
      await readMoment(candidates[1], WEDNESDAY),
    ];
    expect(second - first).toBe(60 * MINUTE_MS);
  });

  test('hours are counted in real time, days on the calendar', async () => {
    const eve = at('2027-03-14 01:30');
    expect(await shown('in 2 hours', eve)).toBe('2027-03-14T04:30');
    expect(await shown('in 1 day 09:00', eve)).toBe('2027-03-15T09:00');
  });
});

describe('what is refused', () => {
  test.each([
    '',
    'foo',
    'tomorrow 9am foo',
    'foo tomorrow',
    'tomorrow morning',
    'last friday',
    '2 days ago',
    '9',
    'tue 20',
    '9 nov 23',
    'monday tuesday',
    '9am 10am',
    'tomorrow 9am to 10am',
    'fri 9am or sat',
    'every friday',
    'tomorrow 9am EST',
    'november',
    'next month',
    'this week',
    'tue at midnight',
    '555-0134',
    '2125550134',
    '2027',
    'in a few days',
    '2026-11-23 9',
    'tue 9-10',
    '2026-1-5',
  ])("'%s' is not understood", async (text) => {
    expect(await failure(readWhen(text, WEDNESDAY))).toEqual({ code: 'time-not-understood', words: text });
  });

  test.each([
    ['2026-02-30', 'date'],
    ['2026-02-30T09:00', 'date'],
    ['feb 30', 'date'],
    ['nov 31 9am', 'date'],
    ['2026-13-01', 'date'],
    ['1969-12-31', 'date'],
    ['2100-01-01', 'date'],
    ['in 9999 weeks', 'date'],
    ['in 9999 months', 'date'],
    ['2099-12-31T23:00-12:00', 'date'],
    ['mon 24 nov', 'date'],
    ['5/6 9am', 'date'],
    ['30/2', 'date'],
    ['25:00', 'time'],
    ['24:00', 'time'],
    ['tomorrow 9:75', 'time'],
    ['13pm', 'time'],
    ['tue 0am', 'time'],
    ['2026-11-23T25:00', 'time'],
    ['2026-11-23T09:00:61', 'time'],
    ['2026-11-23T09:00+25:00', 'time'],
    ['next week 9am', 'time'],
  ])("'%s' is no %s", async (text, what) => {
    expect(await failure(readWhen(text, WEDNESDAY))).toMatchObject({ code: 'invalid-value', what });
  });

  test('any text is understood or refused, never a crash', async () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(
          'next',
          'tue',
          'at',
          'nov',
          '23',
          '9am',
          'in',
          '2',
          'weeks',
          'the',
          'of',
          '2026-11-23',
          'noon',
          'may',
        ),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(words, async (parts) => {
        const read = await readWhen(parts.join(' '), WEDNESDAY).catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toBeInstanceOf(AppError);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a moment', () => {
  test('needs a time of day', async () => {
    expect(await failure(readMoment('tomorrow', WEDNESDAY))).toEqual({
      code: 'invalid-value',
      what: 'time',
      value: 'tomorrow',
      expected: { kind: 'hour-of-day', date: '2026-11-19' },
    });
  });
});

test('where only the date matters, a moment counts for its day in the shop', async () => {
  expect(await readDate('2026-11-24T03:00:00Z', WEDNESDAY)).toBe('2026-11-23');
  expect(await readDate('tue 9:30', WEDNESDAY)).toBe('2026-11-24');
});

test.each([
  { region: 'US', is: '2027-05-06' },
  { region: 'DE', is: '2027-06-05' },
])('5/6 in $region is $is', async ({ region, is }) => {
  expect(await shown('5/6', { ...WEDNESDAY, dateOrder: dateOrderIn(region) })).toBe(is);
});
