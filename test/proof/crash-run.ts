import { join } from 'node:path';
import { KILLED_CREW, makeBook, slots } from './book-of-proof.ts';
import { run } from './command.ts';
import { type CrashSite, CrashWorker, type Tally, VERBS } from './crash-worker.ts';
import { bookViolations, calendarViolations, readBook } from './invariants.ts';
import { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { Workplace } from './workplace.ts';

const SLOTS = 400;
const CUSTOMERS = 40;
/** After so many kills all workers stop, and the book is looked through. */
const KILLS_BETWEEN_CHECKS = 50;

export interface CrashReport
  extends Pick<CrashSite, 'tallies' | 'violations' | 'retries' | 'halfAnswers' | 'surfaced'> {
  readonly kills: number;
  readonly checks: number;
  readonly appointments: number;
  readonly live: number;
  /** What the first `sync` and the second delivered at the end. */
  readonly delivered: readonly number[];
}

/** Kills `kills` commands of the workers' and looks through what is left. */
export async function crash(
  workplace: Workplace,
  { kills, workers, random }: { kills: number; workers: number; random: Random },
): Promise<CrashReport> {
  const site = await openSite(workplace, workers, random);
  const team = Array.from({ length: workers }, (_, number) => new CrashWorker(site, number));
  let checks = 0;
  for (let until = 0; until < kills && site.violations.length === 0; checks += 1) {
    until = Math.min(kills, until + KILLS_BETWEEN_CHECKS);
    await Promise.all(team.map((worker) => worker.work(() => killed(site) >= until)));
    for (const worker of team) worker.settle();
    site.violations.push(...(await check(site)).map((each) => `after ${killed(site)} kills: ${each}`));
  }
  const delivered = [await sync(site), await sync(site)];
  if (delivered[1] !== 0) site.violations.push(`the second sync delivered ${delivered[1]}`);
  const book = readBook(site.file);
  site.violations.push(...site.ledger.compare(book), ...bookViolations(book), ...calendarViolations(book));
  const { tallies, violations, retries, halfAnswers, surfaced } = site;
  const live = book.appointments.filter(({ status }) => status === 'scheduled').length;
  return {
    tallies,
    violations,
    retries,
    halfAnswers,
    surfaced,
    checks,
    live,
    delivered,
    kills: killed(site),
    appointments: book.appointments.length,
  };
}

function noTally(): Tally {
  return { acknowledged: 0, refused: 0, killedBefore: 0, killedBetween: 0, killedAfter: 0 };
}

async function openSite(workplace: Workplace, workers: number, random: Random): Promise<CrashSite> {
  const file = join(workplace.folder, 'crash.db');
  await makeBook(workplace, file, KILLED_CREW, CUSTOMERS);
  const { ms } = await run(workplace, file, ['agenda']);
  return {
    workplace,
    file,
    workers,
    random,
    slots: slots(SLOTS),
    customers: CUSTOMERS,
    ledger: new Ledger(),
    tallies: { book: noTally(), cancel: noTally(), reschedule: noTally(), sync: noTally() },
    aims: { book: ms, cancel: ms, reschedule: ms, sync: ms },
    violations: [],
    newcomers: 0,
    retries: 0,
    halfAnswers: 0,
    surfaced: 0,
  };
}

function killed({ tallies }: CrashSite): number {
  return VERBS.reduce((sum, verb) => {
    const { killedBefore, killedBetween, killedAfter } = tallies[verb];
    return sum + killedBefore + killedBetween + killedAfter;
  }, 0);
}

async function check({ workplace, file, ledger, customers }: CrashSite): Promise<string[]> {
  const book = readBook(file);
  const doctor = await run(workplace, file, ['doctor']);
  const alone = book.customers.filter(({ id, appointments }) => id > customers && appointments === 0);
  return [
    ...ledger.compare(book),
    ...bookViolations(book),
    ...alone.map(({ id }) => `customer ${id} came with a booking that never was`),
    ...(doctor.exitCode === 0 ? [] : [`doctor ends with ${doctor.exitCode}: ${doctor.stdout}`]),
  ];
}

async function sync({ workplace, file, violations }: CrashSite): Promise<number> {
  const { exitCode, answer, stdout } = await run(workplace, file, ['sync']);
  const data = answer?.data as { delivered: number; pending: number } | undefined;
  if (exitCode !== 0 || data?.pending !== 0) violations.push(`sync ends with ${exitCode}: ${stdout}`);
  return data?.delivered ?? Number.NaN;
}
