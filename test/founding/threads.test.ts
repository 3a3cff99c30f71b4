import { expect, test } from 'vitest';
import { lost } from './elsewhere.ts';
import { OF_CHANNELS, OF_READINGS, OF_WATCHING } from './threads.ts';

const THREADS = [...OF_CHANNELS, ...OF_READINGS, ...OF_WATCHING];

test('what 56 others have met is each told once', () => {
  expect(THREADS).toHaveLength(56);
  expect(new Set(THREADS.map(({ at }) => at)).size).toBe(56);
});

test.each(THREADS)('$at: $happened, and here a test would notice', ({ shown }) => {
  expect(shown.tests.length > 0 ? lost(shown.tests) : null).toEqual([]);
});
