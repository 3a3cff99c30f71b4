import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import {
  LONGEST_POLL_MS,
  nextComparisonAt,
  nextPollAt,
  type Pace,
  paceAt,
  SHORTEST_POLL_MS,
} from '../../src/domain/poll-interval.ts';
import { at, span } from '../support/book.ts';

const OPEN = [span('09:00-12:00'), span('13:00-17:00')];
const BOUNDS = { leastMs: 30 * SECOND_MS, mostMs: LONGEST_POLL_MS };

test.each<{ name: string; now: string; start?: string; quiet?: boolean; pace: Pace }>([
  { name: 'the shop is open', now: '10:00', pace: 'open' },
  { name: 'it opens at this moment', now: '09:00', pace: 'open' },
  { name: 'it closes at this moment', now: '17:00', pace: 'around opening' },
  { name: 'it opens within the hour', now: '08:01', pace: 'around opening' },
  { name: 'it opens in more than an hour', now: '07:59', pace: 'closed' },
  { name: 'it has closed more than an hour ago', now: '18:00', pace: 'closed' },
  { name: 'somebody starts in half an hour', now: '10:00', start: '10:30', pace: 'somebody comes' },
  { name: 'somebody starts later than that', now: '10:00', start: '10:31', pace: 'open' },
  { name: 'somebody has started already', now: '10:00', start: '09:59', pace: 'open' },
  { name: 'somebody comes although it is closed', now: '06:00', start: '06:10', pace: 'somebody comes' },
  { name: 'nobody changes anything at this hour', now: '10:00', quiet: true, pace: 'usually quiet' },
  {
    name: 'nobody does, and somebody comes',
    now: '10:00',
    start: '10:30',
    quiet: true,
    pace: 'somebody comes',
  },
  { name: 'nobody does, and it opens within the hour', now: '08:01', quiet: true, pace: 'around opening' },
])('$name: $pace', ({ now, start, quiet = false, pace }) => {
  expect(paceAt(at(now), OPEN, start === undefined ? null : at(start), quiet)).toBe(pace);
});

const PACES: readonly Pace[] = ['somebody comes', 'open', 'usually quiet', 'around opening', 'closed'];

/** Of which Google does not tell. */
const ALONE = { toldOfAt: null };

test.each([
  { pace: 'somebody comes', minutes: 5 },
  { pace: 'open', minutes: 5 },
  { pace: 'usually quiet', minutes: 5 },
  { pace: 'around opening', minutes: 15 },
  { pace: 'closed', minutes: 15 },
] as const)('$pace: a calendar of which Google tells is read every $minutes min', ({ pace, minutes }) => {
  const attemptedAt = at('10:00') + 500;
  const toldOfAt = attemptedAt + 1 - DAY_MS + 1;
  const next = nextPollAt({ attemptedAt, failures: 0, toldOfAt }, pace, BOUNDS, attemptedAt + 1);
  expect(next - attemptedAt).toBe(minutes * MINUTE_MS);
});

test.each([
  { name: 'for a day', toldOfAt: (now: number) => now - DAY_MS, failures: 0, seconds: 60 },
  { name: 'later than now', toldOfAt: (now: number) => now + 1, failures: 0, seconds: 60 },
  {
    name: 'a moment ago, and that gives no answer',
    toldOfAt: (now: number) => now,
    failures: 1,
    seconds: 60,
  },
])('one of which nothing was told $name is read as if it never was', ({ toldOfAt, failures, seconds }) => {
  const attemptedAt = at('10:00') + 500;
  const now = attemptedAt + 1;
  const next = nextPollAt({ attemptedAt, failures, toldOfAt: toldOfAt(now) }, 'open', BOUNDS, now);
  expect(next - attemptedAt).toBe(seconds * SECOND_MS);
});

test.each([
  { pace: 'somebody comes', seconds: 30 },
  { pace: 'open', seconds: 60 },
  { pace: 'usually quiet', seconds: 180 },
  { pace: 'around opening', seconds: 300 },
  { pace: 'closed', seconds: 900 },
] as const)('$pace: a calendar that answers is read every $seconds s', ({ pace, seconds }) => {
  // At half a second the interval is neither lengthened nor shortened.
  const attemptedAt = at('10:00') + 500;
  const next = nextPollAt({ ...ALONE, attemptedAt, failures: 0 }, pace, BOUNDS, attemptedAt + 1);
  expect(next - attemptedAt).toBe(seconds * SECOND_MS);
});

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [4, 8],
  [5, 15],
  [50, 15],
])('after %i failures in a row it is asked again after %i min', (failures, minutes) => {
  const attemptedAt = at('10:00') + 500;
  const next = nextPollAt({ ...ALONE, attemptedAt, failures }, 'open', BOUNDS, attemptedAt + 1);
  expect(next - attemptedAt).toBe(minutes * MINUTE_MS);
});

test('one that was never read, or that is said to have been read later than now, is read at once', () => {
  const now = at('10:00');
  expect(nextPollAt({ ...ALONE, attemptedAt: null, failures: 0 }, 'closed', BOUNDS, now)).toBe(now);
  expect(nextPollAt({ ...ALONE, attemptedAt: now + HOUR_MS, failures: 9 }, 'closed', BOUNDS, now)).toBe(now);
});

/** Whole seconds, in milliseconds. */
function seconds(least: number, most: number) {
  return fc.integer({ min: least / SECOND_MS, max: most / SECOND_MS }).map((each) => each * SECOND_MS);
}

test('no interval is longer than 15 minutes, or outside the bounds, or further than a fifth from what is meant', () => {
  const bounds = fc
    .tuple(seconds(SHORTEST_POLL_MS, LONGEST_POLL_MS), seconds(SHORTEST_POLL_MS, LONGEST_POLL_MS))
    .map(([one, other]) => ({ leastMs: Math.min(one, other), mostMs: Math.max(one, other) }));
  const polled = fc.record({
    attemptedAt: fc.integer({ min: 0, max: at('24:00') }),
    failures: fc.nat({ max: 1_000 }),
    toldOfAt: fc.constant(null),
  });
  fc.assert(
    fc.property(polled, fc.constantFrom(...PACES), bounds, (one, pace, { leastMs, mostMs }) => {
      const waitMs = nextPollAt(one, pace, { leastMs, mostMs }, one.attemptedAt) - one.attemptedAt;
      expect(waitMs).toBeLessThanOrEqual(LONGEST_POLL_MS);
      expect(waitMs).toBeGreaterThanOrEqual(leastMs);
      expect(waitMs).toBeLessThanOrEqual(mostMs);
      const meantMs = nextPollAt({ ...one, attemptedAt: 500 }, pace, { leastMs, mostMs }, 500) - 500;
      expect(Math.abs(waitMs - meantMs)).toBeLessThanOrEqual(meantMs * 0.25 + 1);
    }),
  );
});

const NOON = at('12:00');

test.each([
  { name: 'one that never was is compared at once', comparedAt: null, triedAt: null, is: NOON },
  {
    name: 'one that was is compared a day later',
    comparedAt: NOON - 5,
    triedAt: NOON - 5,
    is: NOON - 5 + DAY_MS,
  },
  {
    name: 'one that came to nothing is tried again an hour later',
    comparedAt: NOON - 2 * DAY_MS,
    triedAt: NOON - 5,
    is: NOON - 5 + HOUR_MS,
  },
  {
    name: 'so is one of which nothing is known yet',
    comparedAt: null,
    triedAt: NOON - 5,
    is: NOON - 5 + HOUR_MS,
  },
  {
    name: 'one that is overdue is compared at once',
    comparedAt: NOON - 3 * DAY_MS,
    triedAt: NOON - 3 * DAY_MS,
    is: NOON - 2 * DAY_MS,
  },
  {
    name: 'what is still to come was kept before somebody set the clock back',
    comparedAt: NOON + HOUR_MS,
    triedAt: NOON + HOUR_MS,
    is: NOON,
  },
])('$name', ({ comparedAt, triedAt, is }) => {
  expect(nextComparisonAt(comparedAt, triedAt, NOON)).toBe(is);
});
