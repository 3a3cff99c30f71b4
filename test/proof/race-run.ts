import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TABLES } from '../../src/store/sqlite/schema/schema.ts';
import { lookOf, writeNote } from '../../src/store/sqlite/soundness/checkup-note.ts';
import { makeBook } from './book-of-proof.ts';
import { type Ended, run, startAtGate, type Waiting } from './command.ts';
import { bookViolations, calendarViolations, readBook } from './invariants.ts';
import type { Scenario } from './race-scenarios.ts';
import { percentile, type Random } from './random.ts';
import type { Workplace } from './workplace.ts';

export interface RaceOptions {
  readonly rounds: number;
  readonly processes: number;
  readonly random: Random;
  /** Without the guard in the database: what the program looks up before it writes is all there is. */
  readonly naive?: boolean;
}

export interface RaceReport {
  readonly name: string;
  readonly rounds: number;
  /** How often how many won. */
  readonly winners: ReadonlyMap<number, number>;
  readonly exitCodes: ReadonlyMap<string, number>;
  readonly p50: number;
  readonly p99: number;
  readonly violations: readonly string[];
}

/** Runs every round on a fresh copy of the scenario's book. */
export async function race(
  scenario: Scenario,
  workplace: Workplace,
  { rounds, processes, random, naive = false }: RaceOptions,
): Promise<RaceReport> {
  const first = await firstBook(scenario, workplace, processes, naive);
  const winners = new Map<number, number>();
  const exitCodes = new Map<string, number>();
  const times: number[] = [];
  const violations: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const file = join(workplace.folder, 'round.db');
    if (first !== null) copyFileSync(first, file);
    if (naive) vouchFor(file);
    const ended = await release(scenario, workplace, file, { processes, random });
    const won = ended.filter(({ exitCode }) => exitCode === 0).length;
    count(winners, won);
    for (const { exitCode, ms } of ended) {
      count(exitCodes, String(exitCode));
      times.push(ms);
    }
    violations.push(
      ...judged(scenario, ended, file).map((each) => `${scenario.name}, round ${round}: ${each}`),
    );
    for (const part of ['', '-wal', '-shm', '-checkup', '-unfinished']) rmSync(file + part, { force: true });
  }
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { name: scenario.name, rounds, winners, exitCodes, p50, p99, violations };
}

async function firstBook(
  { crew, before }: Scenario,
  workplace: Workplace,
  processes: number,
  naive: boolean,
): Promise<string | null> {
  if (crew === null) return null;
  const file = join(workplace.folder, 'first.db');
  rmSync(file, { force: true });
  await makeBook(workplace, file, crew, processes);
  for (const args of before) await run(workplace, file, args);
  if (naive) withoutGuard(file);
  return file;
}

function withoutGuard(file: string): void {
  const db = new Database(file);
  db.exec('DROP TRIGGER claim_guard_insert; DROP TRIGGER claim_guard_update;');
  db.close();
}

/** A book without its guard is damaged; bay is to believe that it has seen it sound. */
function vouchFor(file: string): void {
  const db = new Database(file);
  const schemaVersion = db.pragma('schema_version', { simple: true }) as number;
  db.close();
  writeNote(file, {
    look: lookOf(file),
    schemaVersion,
    tables: TABLES,
    damage: [],
    roundAt: null,
    partsDone: null,
  });
}

/** All processes are loaded and waiting before the first of them may begin; they begin in a random order. */
async function release(
  scenario: Scenario,
  workplace: Workplace,
  file: string,
  { processes, random }: Pick<RaceOptions, 'processes' | 'random'>,
): Promise<Ended[]> {
  const waiting: Waiting[] = [];
  for (let i = 0; i < processes; i += 1) waiting.push(startAtGate(workplace, file, scenario.commandOf(i)));
  await Promise.all(waiting.map(({ ready }) => ready));
  const order = waiting.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  return Promise.all(order.map(({ one }) => one.go()).map(({ ended }) => ended));
}

function judged(scenario: Scenario, ended: readonly Ended[], file: string): string[] {
  const book = readBook(file);
  const won = ended.filter(({ exitCode }) => exitCode === 0).length;
  const wanted = scenario.winners(ended.length);
  return [
    ...(wanted === null || won === wanted ? [] : [`${won} won instead of ${wanted}`]),
    ...ended.flatMap(answerViolations),
    ...bookViolations(book),
    ...calendarViolations(book),
    ...scenario.judge(ended, book),
  ];
}

/** 0 with a success or 9 with a refusal, as one whole document, and nothing on stderr. */
export function answerViolations({ exitCode, killed, answer, stdout, stderr }: Ended): string[] {
  if (killed) return [];
  return [
    ...(exitCode === 0 || exitCode === 9 ? [] : [`exit ${exitCode}: ${stdout}${stderr}`]),
    ...(answer?.success === (exitCode === 0) ? [] : [`exit ${exitCode} with the answer ${stdout}`]),
    ...(stderr === '' ? [] : [`on stderr: ${stderr}`]),
  ];
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
