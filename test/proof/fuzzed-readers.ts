/**
 * Fuzzed texts, each up to 100,000 characters, through every reader of what people type and bring: nothing is thrown but
 * refusals, nothing that is too long is read, and what is read is read within 50 ms of this process's own time.
 *
 *     npm run test:readers -- [--seed n] [--only <part of a reader's name>]
 *
 * `BAY_READER_TEXTS` says how many texts each reader is given.
 */

import { parseArgs } from 'node:util';
import { randomFrom } from './random.ts';
import { openReaders } from './readers.ts';
import { type ReaderReport, readMany } from './readers-run.ts';

const MOST_MS = 50;
const COLUMNS = [36, 9, 9, 9, 9, 9];

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const texts = Number(process.env['BAY_READER_TEXTS'] ?? 100_000);

function line(...cells: readonly (string | number)[]): void {
  process.stdout.write(
    `${cells
      .map((cell, i) => `${cell}  `.padEnd(COLUMNS[i] ?? 0))
      .join('')
      .trimEnd()}\n`,
  );
}

function show({ name, read, refused, tooLong, p99Ms, maxMs, slowest }: ReaderReport): void {
  line(name, read, refused, tooLong, p99Ms.toFixed(2), maxMs.toFixed(1), slowest.slice(0, 90));
}

function problemsOf({ name, wrong, maxMs, slowest }: ReaderReport): string[] {
  const slow = maxMs > MOST_MS ? [`${name}: ${maxMs.toFixed(0)} ms for ${slowest}`] : [];
  return [...wrong.map((what) => `${name}: ${what}`), ...slow];
}

const { readers, discard } = await openReaders();
const problems: string[] = [];
try {
  process.stdout.write(`${texts} texts for each reader, seed ${values.seed}\n\n`);
  line('reader', 'read', 'refused', 'too long', 'p99 ms', 'most ms', 'for');
  for (const reader of readers.filter(({ name }) => name.includes(values.only))) {
    const report = await readMany(reader, texts, randomFrom(Number(values.seed)));
    show(report);
    problems.push(...problemsOf(report));
  }
} finally {
  await discard();
}
process.stdout.write(`\n${problems.length} problems\n`);
for (const problem of problems.slice(0, 20)) process.stdout.write(`  ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
