import { expect, test } from 'vitest';
import { nextPullAtMs, type Pulled, pullAt, pulledNow } from '../../src/domain/pull.ts';

const NOW = 1_000_000;

test.each([
  { name: 'nobody has told of anything', pullWantedAt: null, attemptedAt: NOW - 10, is: null },
  { name: 'told of, and never read', pullWantedAt: NOW - 10, attemptedAt: null, is: NOW },
  { name: 'told of since the last reading began', pullWantedAt: NOW - 10, attemptedAt: NOW - 20, is: NOW },
  { name: 'told of as the last one began', pullWantedAt: NOW - 10, attemptedAt: NOW - 10, is: NOW },
  {
    name: 'read since, and that has come to nothing',
    pullWantedAt: NOW - 20_000,
    attemptedAt: NOW - 10_000,
    is: NOW + 20_000,
  },
  {
    name: 'the calendar gives no answer, and is left alone',
    pullWantedAt: NOW - 10,
    attemptedAt: NOW - 20,
    isLeftAlone: true,
    is: null,
  },
  {
    name: 'the clock was set back since',
    pullWantedAt: NOW + 3_600_000,
    attemptedAt: NOW + 3_700_000,
    is: NOW,
  },
])('$name', ({ pullWantedAt, attemptedAt, isLeftAlone = false, is }) => {
  expect(pullAt({ pullWantedAt, attemptedAt }, isLeftAlone, NOW)).toBe(is);
});

/** When it is read, told of every 100 ms for so long. */
function pullsWithin(ms: number): number[] {
  const at: number[] = [];
  let pulled: Pulled | undefined;
  for (let now = 0; now < ms; now += 100) {
    if (now < nextPullAtMs(pulled)) continue;
    pulled = pulledNow(pulled, now);
    at.push(now);
  }
  return at;
}

test('told of without end, a calendar is read at once, soon again, and then every five seconds', () => {
  expect(pullsWithin(21_000)).toEqual([0, 500, 5_000, 10_000, 15_000, 20_000]);
});

test('of two changes in a row the second is read soon, however often that comes', () => {
  let pulled: Pulled | undefined;
  for (let now = 0; now < 100_000; now += 10_000) {
    for (const at of [now, now + 700]) {
      expect(nextPullAtMs(pulled)).toBeLessThanOrEqual(at);
      pulled = pulledNow(pulled, at);
    }
  }
});
