import { spawnSync } from 'node:child_process';
import { latencyOf } from '../../src/domain/latencies.ts';
import { NOTIFICATION_VERDICTS } from '../../src/domain/notification.ts';
import { REQUEST_OPERATIONS, REQUEST_OUTCOMES } from '../../src/domain/request-figure.ts';
import { prometheusText } from '../../src/output/figures/prometheus.ts';
import type { RequestTotal } from '../../src/store/figures.ts';

/** Has Prometheus' own `promtool` (or `PROMTOOL`) judge what `bay metrics --prometheus` writes, with every name that it can have. */
const totals = REQUEST_OPERATIONS.flatMap((operation, i) =>
  REQUEST_OUTCOMES.map(
    (outcome, j): RequestTotal => ({ operation, outcome, latencies: latencyOf(i * j * 400) }),
  ),
);
const text = prometheusText(
  {
    at: 60_000,
    totals,
    owed: { count: 2, since: 0 },
    read: [{ calendar: 'Bay "1"', at: 50_000 }],
    compared: [{ calendar: 'Bay "1"', at: 40_000, differing: 1 }],
    channels: [{ calendar: 'Bay "1"', expiresAt: 70_000 }],
    notifications: NOTIFICATION_VERDICTS.map((verdict, i) => ({ verdict, count: i + 1 })),
  },
  '0.0.0',
);
const promtool = process.env['PROMTOOL'] ?? 'promtool';
const { error, status, stdout, stderr } = spawnSync(promtool, ['check', 'metrics'], {
  input: text,
  encoding: 'utf8',
});
if (error !== undefined) throw new Error(`${promtool} cannot be run: ${error.message}`);
process.stdout.write(stdout + stderr);
if (status === 0)
  process.stdout.write(`promtool finds nothing wrong in ${text.split('\n').length - 1} lines\n`);
process.exitCode = status ?? 1;
