import { expect, test } from 'vitest';
import { crash } from './crash-run.ts';
import { randomFrom } from './random.ts';
import { openWorkplace } from './workplace.ts';

test('commands that are killed at random lose nothing, and leave nothing half done', async () => {
  const workplace = openWorkplace();
  try {
    const report = await crash(workplace, { kills: 40, workers: 4, random: randomFrom(1) });
    expect(report.violations).toEqual([]);
    expect(report.kills).toBeGreaterThanOrEqual(40);
    expect(report.delivered).toEqual([expect.any(Number), 0]);
  } finally {
    workplace.remove();
  }
}, 180_000);
