/**
 * Random histories of one counter, all of which it takes back: the book and the strict Google are as they were before. And the
 * same where somebody else comes in between: what they have changed is not taken back, and nothing is changed by trying.
 *
 *     npm run test:undo -- [--seed n] [--histories n]
 */

import { parseArgs } from 'node:util';
import { randomFrom } from './random.ts';
import { crossedHistory, type UndoReport, undoneHistory } from './undo-run.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, histories: { type: 'string', default: '10000' } },
});
const first = Number(values.seed);
const count = Number(values.histories);
let problems = 0;

for (const [name, run, share] of [
  ['alone', undoneHistory, 0.6],
  ['crossed', crossedHistory, 0.4],
] as const) {
  const sums = { done: 0, undone: 0, refused: 0 };
  const histories = Math.ceil(count * share);
  for (let i = 0; i < histories; i += 1) {
    const seed = first + i;
    const report: UndoReport = await run(randomFrom(seed));
    sums.done += report.done;
    sums.undone += report.undone;
    sums.refused += report.refused;
    problems += report.wrong.length;
    for (const what of report.wrong) process.stdout.write(`${name}, seed ${seed}: ${what}\n`);
  }
  const { done, undone, refused } = sums;
  process.stdout.write(
    `${name}: ${histories} histories, ${done} done, ${undone} taken back, ${refused} refused\n`,
  );
}
process.stdout.write(`${problems} problems\n`);
if (problems > 0) process.exitCode = 1;
