/**
 * Real processes of the real command race for the same time, all released at one moment.
 *
 *     npm run test:race -- [--rounds n] [--processes n] [--seed n] [--naive] [--only <part of a name>]
 *
 * `--rounds` are those for one slot; the other races take half or a tenth of them. `--only` picks races by name.
 * `--naive` takes the guard out of the database, so that only the look before the write is left: a demonstration that
 * more than one then wins, and that these races would show it.
 */

import { parseArgs } from 'node:util';
import { type RaceReport, race } from './race-run.ts';
import { ONE_SLOT, SCENARIOS, type Scenario } from './race-scenarios.ts';
import { randomFrom } from './random.ts';
import { openWorkplace } from './workplace.ts';

const COLUMNS = [36, 7, 22, 22, 9, 9];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    processes: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    naive: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
const [rounds, processes, seed] = [Number(values.rounds), Number(values.processes), Number(values.seed)];

function line(...cells: readonly (string | number)[]): void {
  process.stdout.write(`${cells.map((cell, i) => `${cell}  `.padEnd(COLUMNS[i] ?? 0)).join('')}\n`);
}

function counted(counts: ReadonlyMap<string | number, number>): string {
  return [...counts].map(([what, times]) => `${what} ×${times}`).join(', ');
}

function show({ name, rounds, winners, exitCodes, p50, p99 }: RaceReport): void {
  line(name, rounds, counted(winners), counted(exitCodes), Math.round(p50), Math.round(p99));
}

async function runAll(scenarios: readonly Scenario[]): Promise<string[]> {
  const workplace = openWorkplace();
  const random = randomFrom(seed);
  const violations: string[] = [];
  try {
    line('race', 'rounds', 'winners × rounds', 'exit code × times', 'p50 ms', 'p99 ms');
    for (const scenario of scenarios) {
      const share = Math.max(1, Math.round((rounds * scenario.roundsOfTen) / 10));
      const report = await race(scenario, workplace, {
        rounds: share,
        processes,
        random,
        naive: values.naive,
      });
      show(report);
      violations.push(...report.violations);
    }
    return violations;
  } finally {
    workplace.remove();
  }
}

async function prove(scenarios: readonly Scenario[]): Promise<void> {
  const violations = await runAll(scenarios);
  process.stdout.write(`\n${violations.length} violations\n`);
  for (const violation of violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
  if (violations.length > 0) process.exitCode = 1;
}

/** Here the violations are what is wanted: a race that finds none without the guard proves nothing with it. */
async function demonstrate(): Promise<void> {
  const bites = (await runAll([ONE_SLOT])).length > 0;
  const says = bites ? 'Without the guard more than one won.' : 'Only one won: this race does not bite.';
  process.stdout.write(`\n${says}\n`);
  if (!bites) process.exitCode = 1;
}

process.stdout.write(
  `${processes} processes a round, seed ${seed}${values.naive ? ', without the guard' : ''}\n\n`,
);
if (values.naive) await demonstrate();
else await prove(SCENARIOS.filter(({ name }) => name.includes(values.only)));
