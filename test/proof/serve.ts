/**
 * Kills `bay serve` (SIGKILL) as it starts, while its receiver is flooded, while it reads a calendar and while it replaces a channel; meanwhile
 * a counter works and somebody moves events in Google. Afterwards nothing may be lost, double, left over, or owed.
 *
 *     npm run test:serve -- [--kills n] [--seed n]
 */

import { parseArgs } from 'node:util';
import { killServe } from './serve-run.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const report = await killServe({ kills: Number(values.kills), seed: Number(values.seed) });
const { kills, appointments, movedByHand, channels, mostLive, slowestStartMs, violations } = report;
/** Whoever waits for it is served again within this time. */
const BACK_WITHIN_MS = 2_000;
const killed = Object.entries(kills).map(([moment, count]) => `${count} ${moment}`);
process.stdout.write(
  `killed ${values.kills} times: ${killed.join(', ')}\n` +
    `${appointments} appointments, ${movedByHand} events moved by hand\n` +
    `${channels} channels were asked for, ${mostLive} of one calendar at a time at most\n` +
    `back after ${Math.round(slowestStartMs)} ms at most\n${violations.length} violations\n`,
);
for (const violation of violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
if (violations.length > 0 || slowestStartMs > BACK_WITHIN_MS) process.exitCode = 1;
