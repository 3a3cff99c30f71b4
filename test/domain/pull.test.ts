import { expect, test } from 'vitest';
import { pullAt } from '../../src/domain/pull.ts';

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
