/**
 * Random histories of the product's own protocol, over its real store and a model of Google (docs/protocol.md §19).
 *
 *     npm run simulate -- [--seeds n] [--from seed] [--settings]
 *     npm run simulate -- --seed n [--settings]
 *
 * Runs `--seeds` histories on all cores, from the seed `--from` on; without it from one that the clock gives. Every fourth is
 * of two books on the same calendars. `--seed` runs one and shows every step of it. `--settings`: of a shop whose settings,
 * folders, tokens and networks come and go. Ends with 1 when anything was violated.
 */

import { parseArgs } from 'node:util';
import { type HistoryReport, runHistory } from './history.ts';
import { runSettingsHistory } from './settings/history.ts';
import { onEveryCore, ownShare, tell } from './shares.ts';
import { runTwoBooks } from './two-books.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20000' },
    from: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1_000_000_000) },
    seed: { type: 'string' },
    settings: { type: 'boolean', default: false },
  },
});

interface Part {
  readonly histories: number;
  readonly requests: number;
  readonly rounds: number;
  readonly violated: readonly { readonly seed: number; readonly violations: readonly string[] }[];
}

/** Every so many histories are of two books on the same calendars. */
const TWO_BOOKS_EACH = 4;

function runSeed(seed: number, options: { readonly tracing?: boolean } = {}): Promise<HistoryReport> {
  if (values.settings) return runSettingsHistory(seed, options);
  return seed % TWO_BOOKS_EACH === 0 ? runTwoBooks(seed, options) : runHistory(seed, options);
}

/** Seeds between two messages. */
const PART = 200;

async function runShare(from: number, seeds: number, share: number, shares: number): Promise<void> {
  for (let part = share * PART; part < seeds; part += shares * PART) {
    const violated: Part['violated'][number][] = [];
    let [requests, rounds] = [0, 0];
    const histories = Math.min(PART, seeds - part);
    for (let seed = from + part; seed < from + part + histories; seed += 1) {
      const report = await runSeed(seed);
      requests += report.requests;
      rounds = Math.max(rounds, report.rounds);
      if (report.violations.length > 0) violated.push({ seed, violations: report.violations });
    }
    await tell<Part>({ histories, requests, rounds, violated });
  }
}

async function runAll(from: number): Promise<void> {
  const began = performance.now();
  let [histories, requests, rounds, violations] = [0, 0, 0, 0];
  await onEveryCore<Part>(import.meta.filename, (part) => {
    histories += part.histories;
    requests += part.requests;
    rounds = Math.max(rounds, part.rounds);
    violations += part.violated.length;
    for (const { seed, violations } of part.violated) print(`seed ${seed}: ${violations.join('; ')}`);
    if (histories % 10_000 < PART) print(`… ${histories} histories, ${violations} violated`);
  });
  const rate = Math.round(histories / ((performance.now() - began) / 1000));
  print(`${histories} histories from seed ${from}, ${requests} requests, ${rate} histories a second`);
  print(`${violations} violated, at most ${rounds} rounds of sync until all was quiet`);
  process.exitCode = violations === 0 ? 0 : 1;
}

async function showOne(seed: number): Promise<void> {
  const { lines, violations, requests, rounds } = await runSeed(seed, { tracing: true });
  for (const line of lines) print(line);
  print(`${requests} requests, ${rounds} rounds of sync`);
  print(violations.length === 0 ? 'nothing violated' : violations.join('\n'));
  process.exitCode = violations.length === 0 ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const share = ownShare();
const [from, seeds] = [Number(values.from), Number(values.seeds)];
if (values.seed !== undefined) await showOne(Number(values.seed));
else if (share === null) {
  // The parts must begin where this process says.
  process.argv.push('--from', String(from));
  await runAll(from);
} else await runShare(from, seeds, share.share, share.shares);
