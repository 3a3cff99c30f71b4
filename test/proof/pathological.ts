/**
 * Every command against every kind of broken server, at the calendar's address and at that of tokens: it must end in time,
 * tell the truth, and leave a book that agrees with Google after one `sync`.
 *
 *     npm run test:pathological -- [--at-once n]
 */

import { parseArgs } from 'node:util';
import { everyCase, judgeAll } from './pathological-run.ts';

const { values } = parseArgs({ options: { 'at-once': { type: 'string', default: '4' } } });

const began = performance.now();
const judged = await judgeAll(everyCase(), Number(values['at-once']));
const commands = new Set(judged.map(({ command }) => command));
for (const command of commands) {
  const own = judged.filter((one) => one.command === command);
  const slowest = own.reduce((slow, one) => (one.ms > slow.ms ? one : slow));
  process.stdout.write(
    `${command.padEnd(12)}${String(own.length).padStart(4)} cases, slowest ${Math.round(slowest.ms)} ms (${slowest.address} ${slowest.server})\n`,
  );
}
const violations = judged.flatMap((one) => one.violations);
process.stdout.write(
  `${judged.length} cases in ${Math.round((performance.now() - began) / 1000)} s, ${violations.length} violations\n`,
);
for (const violation of violations) process.stdout.write(`  ${violation}\n`);
if (violations.length > 0) process.exitCode = 1;
