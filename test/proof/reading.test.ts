import { expect, test } from 'vitest';
import { readLarge } from './reading-run.ts';

test('a calendar of many events that is read by processes that are killed is read once, and then what is new alone', async () => {
  const report = await readLarge({ events: 12_500, kills: 2, seed: 1 });
  expect(report).toMatchObject({
    violations: [],
    requestsForNothing: 1,
    requestsForOne: 1,
    eventsForOne: 1,
  });
  expect(report.pagesTwice).toBeLessThanOrEqual(report.kills);
}, 180_000);
