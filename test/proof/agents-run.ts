import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { NOW } from '../support/book.ts';
import type { Event } from './agent-caller.ts';
import { judgeDay } from './agent-judge.ts';
import type { AgentNews, AgentTask } from './agent-process.ts';
import { makeAgentsBook } from './agent-site.ts';
import { pick, type Random } from './random.ts';

/** Half hours from nine to five. */
const STARTS = 16;
/** How much faster the book's clock runs: two minutes are a second. */
const SPEED = 120;
/** Within this time of a run processes are killed, in milliseconds. */
const KILLED_WITHIN_MS = 1_500;

export interface AgentsRun {
  readonly runs: number;
  readonly agents: number;
  readonly processes: number;
  /** How many processes are killed in each run. */
  readonly kills: number;
  readonly random: Random;
  /** Told of each run that is over. */
  readonly onRun?: (run: number, violations: readonly string[], ms: number) => void;
}

export interface AgentsReport {
  readonly kills: number;
  /** How many were refused, by the failure's code. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
}

/** Every run on a fresh copy of the same book; processes that are killed are replaced. */
export async function runAgents(options: AgentsRun): Promise<AgentsReport> {
  const folder = mkdtempSync(join(tmpdir(), 'bay-agents-'));
  const first = join(folder, 'first.db');
  await makeAgentsBook(first, options.agents, STARTS);
  const pool = await openPool(options.processes);
  const refusals = new Map<string, number>();
  const violations: string[] = [];
  let kills = 0;
  try {
    for (let run = 1; run <= options.runs; run += 1) {
      const file = join(folder, 'run.db');
      copyFileSync(first, file);
      const since = performance.now();
      const { events, killed } = await oneDay(file, pool, options);
      kills += killed;
      for (const event of events) {
        if (event.kind === 'refused') refusals.set(event.code, (refusals.get(event.code) ?? 0) + 1);
      }
      const found = judgeDay(file, events, STARTS);
      violations.push(...found.map((each) => `run ${run}: ${each}`));
      options.onRun?.(run, found, performance.now() - since);
      for (const part of ['', '-wal', '-shm', '-checkup', '-unfinished'])
        rmSync(file + part, { force: true });
    }
  } finally {
    for (const one of pool) one.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
  return { kills, refusals, violations };
}

interface AgentProcess {
  readonly child: ChildProcess;
  /** Whom it still has on the line. */
  readonly callers: Set<number>;
}

const SCRIPT = join(import.meta.dirname, 'agent-process.ts');

async function openPool(count: number): Promise<AgentProcess[]> {
  return Promise.all(Array.from({ length: count }, started));
}

async function started(): Promise<AgentProcess> {
  const child = fork(SCRIPT, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return { child, callers: new Set() };
}

/** All agents call at once; those of a process that is killed call again, by another. */
async function oneDay(file: string, pool: AgentProcess[], { agents, kills, random }: AgentsRun) {
  const events: Event[] = [];
  const clock = { base: NOW, real: Date.now(), speed: SPEED };
  let killed = 0;
  const serve = async (place: number, customers: readonly number[]): Promise<void> => {
    if (customers.length === 0) return;
    const one = pool[place] as AgentProcess;
    for (const customer of customers) one.callers.add(customer);
    const callers = customers.map((customer) => ({ customer, seed: Math.floor(random() * 2 ** 32) }));
    await answered(one, { file, callers, starts: STARTS, clock }, events);
    if (one.callers.size === 0) return;
    killed += 1;
    pool[place] = await started();
    await serve(place, [...one.callers]);
  };
  const shares = pool.map((_, place) =>
    Array.from({ length: agents }, (_, i) => i + 1).filter((customer) => customer % pool.length === place),
  );
  const murders = Array.from({ length: kills }, async () => {
    await systemClock.sleep(random() * KILLED_WITHIN_MS);
    pick(pool, random).child.kill('SIGKILL');
  });
  await Promise.all([...shares.map((customers, place) => serve(place, customers)), ...murders]);
  // One that was killed when it had nobody on the line any more.
  for (const [place, { child }] of pool.entries()) {
    if (child.killed) pool[place] = await started();
  }
  return { events, killed };
}

/** Hands out the task, and waits until all of it is done or the process is gone. */
async function answered(one: AgentProcess, task: AgentTask, events: Event[]): Promise<void> {
  const { child, callers } = one;
  await new Promise<void>((resolve, reject) => {
    const hear = (news: AgentNews) => {
      if ('event' in news) events.push(news.event);
      if ('finished' in news) callers.delete(news.finished);
      if ('failed' in news) reject(new Error(news.failed));
      if ('idle' in news) over();
    };
    const over = () => {
      child.off('message', hear);
      child.off('exit', over);
      resolve();
    };
    child.on('message', hear);
    child.once('exit', over);
    if (child.exitCode !== null || child.signalCode !== null) over();
    else child.send(task);
  });
}
