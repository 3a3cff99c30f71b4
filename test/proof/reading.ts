/**
 * Reads a calendar of very many events by real processes, from a strict Google over the loopback, and kills (SIGKILL) some of
 * them between two pages: how fast, in how much memory, and how much of it twice?
 *
 *     npm run test:reading -- [--events n] [--kills n] [--seed n]
 */

import { parseArgs } from 'node:util';
import { readLarge } from './reading-run.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const report = await readLarge({
  events: Number(values.events),
  kills: Number(values.kills),
  seed: Number(values.seed),
});
const told = [
  `${report.events} events: ${report.eventsPerSecond} a second, ${report.grownMb} MB more than for none`,
  `${report.kills} kills between pages: ${report.pagesTwice} pages were asked for twice`,
  `nothing new: ${report.requestsForNothing} request`,
  `one change: ${report.requestsForOne} request, ${report.eventsForOne} event`,
  `${report.violations.length} violations`,
];
process.stdout.write(`${told.join('\n')}\n`);
for (const violation of report.violations) process.stdout.write(`  ${violation}\n`);
const isFine =
  report.eventsPerSecond >= 5_000 &&
  report.grownMb <= 150 &&
  report.pagesTwice <= report.kills &&
  report.requestsForNothing === 1 &&
  report.requestsForOne === 1 &&
  report.eventsForOne === 1;
if (report.violations.length > 0 || !isFine) process.exitCode = 1;
