import { expect, test } from 'vitest';
import { aSpreadOfCases, judgeAll } from './pathological-run.ts';

test('whatever Google answers, every command ends, tells the truth and leaves nothing that a sync cannot mend', async () => {
  const cases = aSpreadOfCases();
  // Most of them wait.
  const judged = await judgeAll(cases, 6);
  expect(judged.flatMap(({ violations }) => violations)).toEqual([]);
  expect(judged).toHaveLength(cases.length);
}, 180_000);
