import { expect, test } from 'vitest';
import { lost } from './elsewhere.ts';
import { OF_CHANNELS, OF_READINGS, OF_WATCHING } from './threads.ts';

const THREADS = [...OF_CHANNELS, ...OF_READINGS, ...OF_WATCHING];

test('what 56 others have met is each told once', () => {
  expect(THREADS).toHaveLength(56);
  expect(new Set(THREADS.map(({ at }) => at)).size).toBe(56);
});

test.each(THREADS.filter(({ shown }) => shown.by === 'tests'))(
  '$at: $happened, and here a test would notice',
  ({ shown }) => {
    expect(shown.by === 'tests' && shown.tests.length > 0 ? lost(shown.tests) : null).toEqual([]);
  },
);

test('what is not noticed yet is said', () => {
  const missing = THREADS.flatMap(({ shown }) => (shown.by === 'not yet' ? shown.missing : []));
  const count = (what: string) => missing.filter((one) => one === what).length;
  expect(Object.fromEntries([...new Set(missing)].map((what) => [what, count(what)]))).toMatchInlineSnapshot(`{}`);
});
