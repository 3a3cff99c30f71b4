import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wallText } from '../../src/domain/zone.ts';
import { AppError } from '../../src/failure.ts';
import { type MoveContext, readMove } from '../../src/input/move-words.ts';
import { newYork, newYorkTime } from './shop-zones.ts';

/** Said on Monday, 23 November 2026, at twenty past nine, of what stands on Thursday, 3 December, at ten. */
const THURSDAY: MoveContext = {
  now: newYorkTime('2026-11-23 09:20'),
  zone: newYork,
  from: newYorkTime('2026-12-03 10:00'),
};

async function moved(text: string, context: MoveContext = THURSDAY): Promise<string> {
  return wallText(newYork, await readMove(text, context));
}

describe('a time alone keeps the day', () => {
  test.each([
    ['11:00', '2026-12-03T11:00'],
    ['11', '2026-12-03T11:00'],
    ['at 11', '2026-12-03T11:00'],
    ['2', '2026-12-03T14:00'],
    ['2:30', '2026-12-03T14:30'],
    ['8:30', '2026-12-03T08:30'],
    ['8am', '2026-12-03T08:00'],
    ['noon', '2026-12-03T12:00'],
    ['11:45 in the morning', '2026-12-03T11:45'],
    ['same day 11', '2026-12-03T11:00'],
    ['11:30 the same day', '2026-12-03T11:30'],
  ])("'%s' is %s", async (text, is) => expect(await moved(text)).toBe(is));
});

describe('in Spanish as in English it counts from where it stands', () => {
  test.each([
    ['en una semana', '2026-12-10T10:00'],
    ['dentro de dos semanas', '2026-12-17T10:00'],
    ['la próxima semana', '2026-12-10T10:00'],
    ['la semana que viene a la misma hora', '2026-12-10T10:00'],
    ['al día siguiente', '2026-12-04T10:00'],
    ['el día anterior a las 11', '2026-12-02T11:00'],
    ['una hora más tarde', '2026-12-03T11:00'],
    ['media hora antes', '2026-12-03T09:30'],
    ['dos días después', '2026-12-05T10:00'],
    ['viernes a la misma hora', '2026-11-27T10:00'],
    ['misma hora mañana', '2026-11-24T10:00'],
    ['mañana', '2026-11-24T10:00'],
    ['el mismo día a las 3', '2026-12-03T15:00'],
  ])("'%s' is %s", async (text, is) => expect(await moved(text)).toBe(is));
});

describe('a day alone keeps the time', () => {
  test.each([
    ['tomorrow', '2026-11-24T10:00'],
    ['today', '2026-11-23T10:00'],
    ['fri', '2026-11-27T10:00'],
    ['this saturday', '2026-11-28T10:00'],
    ['monday next week', '2026-11-30T10:00'],
    ['dec 8', '2026-12-08T10:00'],
    ['14th of december', '2026-12-14T10:00'],
    ['2026-12-09', '2026-12-09T10:00'],
    ['tomorrow same time', '2026-11-24T10:00'],
    ['same time tomorrow', '2026-11-24T10:00'],
    ['2 weeks from now', '2026-12-07T10:00'],
    ['a week from now', '2026-11-30T10:00'],
  ])("'%s' is %s", async (text, is) => expect(await moved(text)).toBe(is));
});

describe('what is counted is counted from where it stands', () => {
  test.each([
    ['+30', '2026-12-03T10:30'],
    ['+ 30 min', '2026-12-03T10:30'],
    ['-30', '2026-12-03T09:30'],
    ['\u221230', '2026-12-03T09:30'],
    ['+1h', '2026-12-03T11:00'],
    ['-1h', '2026-12-03T09:00'],
    ['+1h30', '2026-12-03T11:30'],
    ['+1:30', '2026-12-03T11:30'],
    ['-1 hour', '2026-12-03T09:00'],
    ['+1d', '2026-12-04T10:00'],
    ['-2 days', '2026-12-01T10:00'],
    ['+1w', '2026-12-10T10:00'],
    ['-1w', '2026-11-26T10:00'],
    ['+1w 9', '2026-12-10T09:00'],
    ['in 1 week', '2026-12-10T10:00'],
    ['in a week', '2026-12-10T10:00'],
    ['in two weeks at 9', '2026-12-17T09:00'],
    ['in 3 days', '2026-12-06T10:00'],
    ['in 1 month', '2027-01-03T10:00'],
    ['in 2 hours', '2026-12-03T12:00'],
    ['in half an hour', '2026-12-03T10:30'],
    ['next week', '2026-12-10T10:00'],
    ['same time next week', '2026-12-10T10:00'],
    ['next week same time', '2026-12-10T10:00'],
    ['at the same time next week', '2026-12-10T10:00'],
    ['next week at 2', '2026-12-10T14:00'],
    ['2pm next week', '2026-12-10T14:00'],
    ['the week after', '2026-12-10T10:00'],
    ['next day', '2026-12-04T10:00'],
    ['the day before', '2026-12-02T10:00'],
    ['a week later', '2026-12-10T10:00'],
    ['2 hours later', '2026-12-03T12:00'],
    ['half an hour earlier', '2026-12-03T09:30'],
    ['a day earlier', '2026-12-02T10:00'],
  ])("'%s' is %s", async (text, is) => expect(await moved(text)).toBe(is));

  test('days keep the time of day when clocks change, hours are real', async () => {
    const eve = { ...THURSDAY, from: newYorkTime('2027-03-13 10:00') };
    expect(await moved('+1d', eve)).toBe('2027-03-14T10:00');
    expect(await moved('+24h', eve)).toBe('2027-03-14T11:00');
  });
});

test('a day and a time are those', async () => {
  expect(await moved('tue 9:30')).toBe('2026-11-24T09:30');
  expect(await moved('2026-12-09T14:00')).toBe('2026-12-09T14:00');
  expect(await moved('now')).toBe('2026-11-23T09:20');
});

test.each([
  '',
  '+',
  '+x',
  '-1y',
  'in a few days',
  'later',
  'same day',
  'same time',
  '+30 9:00',
  'next month',
  '+99999',
])("'%s' is not understood", async (text) => {
  await expect(readMove(text, THURSDAY)).rejects.toMatchObject({ failure: { code: 'time-not-understood' } });
});

test.each(['+9999w', 'in 9999 months'])("'%s' leaves the calendar", async (text) => {
  await expect(readMove(text, THURSDAY)).rejects.toMatchObject({ failure: { code: 'invalid-value' } });
});

test('there and back again is where it was', async () => {
  const amounts = fc.tuple(
    fc.integer({ min: 1, max: 500 }),
    fc.constantFrom('', 'm', 'h', ' min', ' hours', 'd', 'w'),
  );
  await fc.assert(
    fc.asyncProperty(amounts, async ([count, unit]) => {
      const there = await readMove(`+${count}${unit}`, THURSDAY);
      expect(there).toBeGreaterThan(THURSDAY.from);
      expect(await readMove(`-${count}${unit}`, { ...THURSDAY, from: there })).toBe(THURSDAY.from);
    }),
  );
});

test('any text is understood or refused, never a crash', async () => {
  const word = fc.oneof(
    fc.constantFrom('+', '-', '1', 'h', 'in', 'week', 'next', 'same', 'time', 'day', 'later', 'tue', '9'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
      const read = await readMove(words.join(' '), THURSDAY).catch((error: unknown) => error);
      if (read instanceof Error) expect(read).toBeInstanceOf(AppError);
    }),
    { numRuns: 300 },
  );
});
