/**
 * Kills `bay serve` (SIGKILL) at random moments while a counter works, somebody moves events in Google and its receiver is
 * flooded. Afterwards nothing may be lost, double, left over, or owed.
 *
 *     npm run test:serve -- [--kills n] [--seed n]
 */

import { parseArgs } from 'node:util';
import { killServe } from './serve-run.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const report = await killServe({ kills: Number(values.kills), seed: Number(values.seed) });
process.stdout.write(
  `${report.kills} kills, ${report.appointments} appointments, ${report.movedByHand} events moved by hand\n` +
    `serving after ${Math.round(report.slowestStartMs)} ms at most\n${report.violations.length} violations\n`,
);
for (const violation of report.violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
if (report.violations.length > 0) process.exitCode = 1;
