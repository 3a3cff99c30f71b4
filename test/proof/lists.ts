/**
 * Lists of customers as eight programs save them, made from a model of people and cars and dirtied at random, each into a new
 * book: everybody stands there with the right phone and cars or is named as left out, and no two people became one.
 *
 *     npm run test:lists -- [--seed n] [--only <part of a program's name>]
 *
 * `BAY_LISTS` says how many lists there are.
 */

import { parseArgs } from 'node:util';
import { PROGRAMS } from './list-programs.ts';
import { importDirtyList } from './lists-run.ts';
import { randomFrom } from './random.ts';

const COLUMNS = [28, 7, 11, 8, 8, 10, 8];

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const count = Number(process.env['BAY_LISTS'] ?? 200);

function line(...cells: readonly (string | number)[]): void {
  const padded = cells.map((cell, at) => `${cell}  `.padEnd(COLUMNS[at] ?? 0));
  process.stdout.write(`${padded.join('').trimEnd()}\n`);
}

const programs = PROGRAMS.filter(({ name }) => name.includes(values.only));
const each = Math.ceil(count / programs.length);
const problems: string[] = [];
process.stdout.write(`${each} lists of each program, seed ${values.seed}\n\n`);
line('program', 'lists', 'customers', 'lines', 'merged', 'left out', 'apart');
for (const [place, program] of programs.entries()) {
  const sums = { customers: 0, lines: 0, merged: 0, leftOut: 0, apart: 0 };
  for (let at = 0; at < each; at++) {
    const seed = Number(values.seed) * 100_000 + place * 10_000 + at;
    const report = await importDirtyList(program, randomFrom(seed));
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += report[key];
    problems.push(...report.wrong.map((what) => `${program.name}, list ${seed}: ${what}`));
  }
  line(program.name, each, sums.customers, sums.lines, sums.merged, sums.leftOut, sums.apart);
}
process.stdout.write(`\n${problems.length} problems\n`);
for (const problem of problems.slice(0, 30)) process.stdout.write(`  ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
