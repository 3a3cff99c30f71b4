/**
 * Commands at several counters are killed (SIGKILL) at random moments and between their requests, while Google loses,
 * delays and refuses requests. Afterwards nothing may be lost, double, left over, or owed.
 *
 *     npm run test:crash-google -- [--kills n] [--workers n] [--seed n]
 *
 * The seed repeats what is done, what Google does, and where the kills are meant to fall; the machine's own timing it
 * cannot repeat.
 */

import { parseArgs } from 'node:util';
import { crashAgainstGoogle } from './google-crash-run.ts';
import { GOOGLE_VERBS, KILLS } from './google-crash-worker.ts';
import { randomFrom } from './random.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    round: { type: 'string', default: '100' },
    workers: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const [kills, killsPerRound, workers, seed] = [
  Number(values.kills),
  Number(values.round),
  Number(values.workers),
  Number(values.seed),
];

function line(first: string, ...cells: readonly unknown[]): void {
  process.stdout.write(`${first.padEnd(26)}${cells.map((cell) => String(cell).padStart(14)).join('')}\n`);
}

process.stdout.write(`${kills} kills, ${workers} workers, seed ${seed}\n\n`);
const began = performance.now();
const random = randomFrom(seed);
const report = await crashAgainstGoogle({ kills, killsPerRound, workers, seed, random });
line('', 'acknowledged', 'of it pending', 'refused', 'out of reach', 'killed');
for (const verb of GOOGLE_VERBS) line(verb, ...Object.values(report.endings[verb]));
process.stdout.write('\nkilled\n');
for (const kill of KILLS) line(`  ${kill}`, report.kills[kill]);
process.stdout.write(
  `\n${report.requests} requests, ${report.faults} of them with a fault; ${report.late} arrived after the storm\n` +
    `${report.retries} killed bookings run again under their key\n` +
    `${report.rounds} rounds, at rest after ${report.syncs} syncs at most\n` +
    `${report.appointments} appointments, ${report.live} of them live, in ${Math.round((performance.now() - began) / 1000)} s\n` +
    `${report.violations.length} violations\n`,
);
for (const violation of report.violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
if (report.violations.length > 0) process.exitCode = 1;
