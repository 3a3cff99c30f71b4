import { HOUR_MS } from '../../src/domain/interval.ts';
import { pick, type Random, randomFrom } from '../proof/random.ts';
import { bookCommand, type Command, cancelCommand, rescheduleCommand, SYNC } from './commands.ts';
import { eventNameOf } from './event-names.ts';
import { agreementViolations } from './final-check.ts';
import type { HistoryReport } from './history.ts';
import { STARTS } from './next-command.ts';
import { moved, ourEvents } from './people.ts';
import { launch } from './quiescence.ts';
import { rowsOf } from './rows.ts';
import type { Process } from './scheduler.ts';
import { StepCheck } from './step-check.ts';
import { overlapViolations } from './two-books-check.ts';
import { CALM, FAULTS, type Fault, REFUSING } from './wire.ts';
import { type Mutant, newWorld, type World } from './world.ts';

/** Processes at work at once, of both books together. */
const MOST_PROCESSES = 4;
const MOST_STEPS = 20_000;
/** As often as `sync` of each may have to run until all is quiet. */
const MOST_ROUNDS = 4;
const TRANSIENT: readonly Fault[] = FAULTS.filter((fault) => !REFUSING.has(fault));

/** Few, so that both books want the same. */
const TIMES = STARTS.slice(0, 2);
const BAYS = ['Bay 1', 'Bay 1', 'Bay 2', 'Yard 1'];

/**
 * A random history of two books that know nothing of each other, on the same calendars of one Google: both book, move and
 * cancel, and people move what both have put there.
 */
export async function runTwoBooks(
  seed: number,
  { mutant = null, tracing = false }: { readonly mutant?: Mutant | null; readonly tracing?: boolean } = {},
): Promise<HistoryReport> {
  const random = randomFrom(seed);
  const google = { createdResolutionMs: pick([1_000, 1_000, 1, 60_000], random) };
  const dead = new Set<string>();
  const options = { random, google, mutant, tracing, hasEnded: (worker: string) => dead.has(worker) };
  const world = await newWorld(options);
  const worlds = [world, await newWorld({ ...options, beside: world })] as const;
  const checks = worlds.map((each) => new StepCheck(each));
  const violations: string[] = [];
  const check = () => violations.push(...checks.flatMap((each) => each.violations()));
  await storm(worlds, random, dead, check);
  const rounds = await comeToRest(worlds, check);
  if (rounds > MOST_ROUNDS) violations.push(`I6: two syncs still write after ${MOST_ROUNDS} rounds`);
  violations.push(...worlds.flatMap(agreementViolations), ...overlapViolations(...worlds));
  return {
    seed,
    violations: [...new Set(violations)],
    requests: world.wire.requests,
    rounds,
    lines: world.lines ?? [],
  };
}

async function storm(
  worlds: readonly [World, World],
  random: Random,
  dead: Set<string>,
  check: () => void,
): Promise<void> {
  const { wire, moments } = worlds[0];
  const commands = 3 + Math.floor(random() * 7);
  const faults = pick([0, 0, 0.1, 0.25], random);
  const kills = pick([0, 0.01], random);
  const people = pick([0, 0.01], random);
  wire.weather = {
    faultFor: () => (random() < faults ? pick(TRANSIENT, random) : null),
    triesAgain: () => random() < 0.3,
    sentByTheDead: () => random() < 0.5,
  };
  const alive: Process[] = [];
  let started = 0;
  for (let step = 0; (started < commands || alive.length > 0) && step < MOST_STEPS; step += 1) {
    moments.real += Math.floor(random() * 40);
    if (random() < people) dragged(pick(worlds, random));
    if (wire.lateCount > 0 && random() < 0.08) wire.deliverLate(Math.floor(random() * wire.lateCount));
    if (started < commands && alive.length < MOST_PROCESSES && random() < 0.25) {
      started += 1;
      const world = pick(worlds, random);
      const command = nextCommand(world, random);
      alive.push(await launch(world, `${world.book.bookId} p${started}`, command));
    }
    const able = alive.filter(({ canGoOn }) => canGoOn);
    if (able.length > 0) {
      const process = pick(able, random);
      if (random() < kills) {
        process.kill();
        dead.add(process.name);
      } else await process.letOn();
    }
    for (const ended of alive.filter(({ isAlive }) => !isAlive)) alive.splice(alive.indexOf(ended), 1);
    check();
  }
}

function nextCommand({ book }: World, random: Random): Command {
  const standing = rowsOf(book.db)
    .appointments()
    .filter(({ status }) => status === 'scheduled');
  const luck = random();
  const [at, bay, technician] = [
    pick(TIMES, random),
    pick(BAYS, random),
    pick([null, null, 'Maria'], random),
  ];
  if (standing.length === 0 || luck < 0.55) {
    const visitor = pick([1, 2, 3], random);
    return bookCommand({ visitor, service: 'oil_change', at, bay, technician, key: null });
  }
  const { id } = pick(standing, random);
  if (luck < 0.75) return rescheduleCommand(id, at, bay, technician);
  return luck < 0.88 ? cancelCommand(id) : SYNC;
}

/** Somebody moves an event of that book's in Google's page. */
function dragged(world: World): void {
  const names = new Set(
    rowsOf(world.book.db)
      .appointments()
      .map(({ uuid }) => eventNameOf(uuid)),
  );
  const own = ourEvents(world).filter(
    ({ eventId, cancelled }) => !cancelled && names.has(eventId.slice(0, 28)),
  );
  if (own.length > 0) moved(world, pick(own, world.random), pick(STARTS, world.random));
}

/** Nobody is at work any more: each book's `sync` in turn, until neither writes. Gives how often that took. */
async function comeToRest(worlds: readonly World[], check: () => void): Promise<number> {
  const [{ wire, moments }] = worlds as [World];
  wire.weather = CALM;
  moments.real += HOUR_MS;
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    const before = wire.writes;
    for (const world of worlds) {
      const process = await launch(world, `${world.book.bookId} sync-${round + 1}`, SYNC);
      while (process.canGoOn) {
        await process.letOn();
        moments.real += 1;
        check();
      }
    }
    const quiet = wire.writes === before && wire.lateCount === 0;
    while (wire.lateCount > 0) wire.deliverLate(0);
    if (quiet) return round;
    moments.real += 2 * HOUR_MS;
  }
  return MOST_ROUNDS + 1;
}
