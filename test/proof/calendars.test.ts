import { expect, test } from 'vitest';
import { runCalendars } from './calendars-run.ts';

test('files of every shape are read as they were made, and as another reader reads them where that one is right', async () => {
  const { events, wrong, unexplained, explained } = await runCalendars(12, 1);
  expect({ wrong, unexplained }).toEqual({ wrong: [], unexplained: [] });
  // Otherwise the two were not compared.
  const otherwise = [...explained.values()].reduce((sum, count) => sum + count, 0);
  expect(otherwise).toBeLessThan(events / 2);
});
