/**
 * Commands are killed (SIGKILL) at random moments of their lives, and nothing that was acknowledged may be lost.
 *
 *     npm run test:crash -- [--kills n] [--workers n] [--seed n]
 *
 * The seed repeats what is done and when the kills are meant to fall; the machine's own timing it cannot repeat.
 */

import { parseArgs } from 'node:util';
import { crash } from './crash-run.ts';
import { VERBS } from './crash-worker.ts';
import { randomFrom } from './random.ts';
import { openWorkplace } from './workplace.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const [kills, workers, seed] = [Number(values.kills), Number(values.workers), Number(values.seed)];

function line(first: string, ...cells: readonly unknown[]): void {
  process.stdout.write(`${first.padEnd(12)}${cells.map((cell) => String(cell).padStart(14)).join('')}\n`);
}

const workplace = openWorkplace();
const began = performance.now();
try {
  process.stdout.write(`${kills} kills, ${workers} workers, seed ${seed}\n\n`);
  const report = await crash(workplace, { kills, workers, random: randomFrom(seed) });
  line('', 'acknowledged', 'refused', 'killed before', 'in between', 'after');
  line('', '', '', 'the commit', '', 'the answer');
  for (const verb of VERBS) line(verb, ...Object.values(report.tallies[verb]));
  const between = VERBS.reduce((sum, verb) => sum + report.tallies[verb].killedBetween, 0);
  process.stdout.write(
    `\n${report.kills} kills in ${Math.round((performance.now() - began) / 1000)} s, ${between} of them after the ` +
      `commit and before the answer; ${report.halfAnswers} answers cut in half, ${report.surfaced} commits ` +
      `that showed only when the log was read again\n` +
      `${report.retries} killed bookings run again under their key; ${report.checks} looks through the book\n` +
      `${report.appointments} appointments, ${report.live} of them live; sync delivered ${report.delivered.join(', then ')}\n` +
      `${report.violations.length} violations\n`,
  );
  for (const violation of report.violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
  const biteless = kills >= 1000 && between === 0;
  if (biteless) process.stdout.write('no kill fell between commit and answer: this run proves nothing\n');
  if (report.violations.length > 0 || biteless) process.exitCode = 1;
} finally {
  workplace.remove();
}
