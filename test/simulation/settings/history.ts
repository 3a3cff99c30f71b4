import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { pick, randomFrom } from '../../proof/random.ts';
import { unexpected } from '../commands.ts';
import type { HistoryReport } from '../history.ts';
import { rowsOf } from '../rows.ts';
import { type Process, start } from '../scheduler.ts';
import { CALM, FAULTS } from '../wire.ts';
import { restViolations, stepViolations } from './check.ts';
import { nextSettingsCommand, type SettingsCommand, SYNC_SETTINGS, say } from './commands.ts';
import { anotherMoment, BEFORE, HOME, type Moment, momentText } from './moment.ts';
import { touchSome } from './people.ts';
import { portsAt, type SettingsMutant, type SettingsWorld, settingsWorld } from './world.ts';

const HARMLESS = FAULTS.filter((fault) => fault !== 'bad-request' && fault !== 'forbidden');
const MOST_STEPS = 20_000;
const MOST_ROUNDS = 4;
const MOST_PROCESSES = 3;

/**
 * One random history of a shop whose settings, folders, tokens and networks come and go; the same for the same seed. In
 * every other one people touch the events, and a bay comes to have another calendar.
 */
export async function runSettingsHistory(
  seed: number,
  options: { readonly mutant?: SettingsMutant | null; readonly tracing?: boolean } = {},
): Promise<HistoryReport> {
  const random = randomFrom(seed);
  const dead = new Set<string>();
  const { mutant = null, tracing = false } = options;
  const hasEnded = (worker: string) => (dead.has(worker) ? random() < 0.5 : random() < 0.05);
  const people = seed % 2 === 0 ? randomFrom(seed + 1_000_000_007) : null;
  const world = await settingsWorld({ random, people, mutant, hasEnded, tracing });
  const faults = pick([0, 0, 0.1, 0.25], random);
  world.wire.weather = {
    faultFor: () => (random() < faults ? pick(HARMLESS, random) : null),
    triesAgain: () => random() < 0.3,
    sentByTheDead: () => random() < 0.5,
  };
  const violations = await storm(world, dead);
  const rest = await comeHome(world);
  return {
    seed,
    violations: [...new Set([...violations, ...rest.violations])],
    requests: world.wire.requests,
    rounds: rest.rounds,
    lines: world.lines ?? [],
  };
}

async function storm(world: SettingsWorld, dead: Set<string>): Promise<string[]> {
  const { random, moments, wire } = world;
  const commands = 3 + Math.floor(random() * 9);
  const kills = pick([0, 0.01, 0.03], random);
  let moment: Moment = random() < 0.4 ? BEFORE : HOME;
  let started = 0;
  const alive: Process[] = [];
  const violations: string[] = [];
  for (let step = 0; started < commands || alive.length > 0; step += 1) {
    if (step === MOST_STEPS) return [...violations, 'the history does not end'];
    moments.real += Math.floor(random() * 40);
    if (random() < 0.01) moments.real += Math.floor(random() * 2 * MINUTE_MS);
    if (random() < 0.12) {
      moment = anotherMoment(moment, random);
      world.trace(() => `settings: ${momentText(moment)}`);
    }
    if (world.people !== null && world.people() < 0.05) touchSome(world, world.people);
    if (wire.lateCount > 0 && random() < 0.08) wire.deliverLate(Math.floor(random() * wire.lateCount));
    if (started < commands && alive.length < MOST_PROCESSES && random() < 0.2) {
      started += 1;
      const process = await launch(world, `p${started}`, nextSettingsCommand(world), moment);
      if (process.isAlive) alive.push(process);
    }
    const able = alive.filter(({ canGoOn }) => canGoOn);
    if (able.length > 0) {
      const process = pick(able, random);
      if (random() < kills) {
        world.trace(() => `${process.name} is killed at ${process.where}`);
        process.kill();
      } else await process.letOn();
    }
    for (const ended of alive.filter(({ isAlive }) => !isAlive)) {
      alive.splice(alive.indexOf(ended), 1);
      dead.add(ended.name);
    }
    violations.push(...news(world));
  }
  return violations;
}

function launch(
  world: SettingsWorld,
  name: string,
  command: SettingsCommand,
  moment: Moment,
): Promise<Process> {
  world.trace(() => `${name} starts: ${command.name} (${momentText(moment)})`);
  return start(
    name,
    async (process) => command.run(world, await portsAt(moment, world, process)),
    (thrown) => {
      const words = unexpected(thrown);
      if (words !== null) world.thrown.push(`${command.name}: ${words}`);
      world.trace(() => `${name} ends${thrown instanceof Error ? `: ${thrown.message}` : ''}`);
    },
  );
}

/** All is back, and nobody is at work: `sync` has to put each appointment where it belongs, and then to be quiet. */
async function comeHome(world: SettingsWorld): Promise<{ violations: string[]; rounds: number }> {
  const { wire, moments } = world;
  wire.weather = CALM;
  moments.real += HOUR_MS;
  const violations: string[] = [];
  const run = async (name: string, command: SettingsCommand) => {
    const process = await launch(world, name, command, HOME);
    while (process.canGoOn) {
      await process.letOn();
      moments.real += 1;
      violations.push(...news(world));
    }
    if (!process.ended) violations.push(`S2: ${command.name} never ends`);
  };
  await run('home', say('google'));
  let rounds = 0;
  for (let quiet = false; !quiet && rounds <= MOST_ROUNDS; ) {
    const before = wire.writes;
    await run(`sync-${rounds + 1}`, SYNC_SETTINGS);
    quiet = wire.writes === before && wire.lateCount === 0 && nothingOwed(world);
    while (wire.lateCount > 0) wire.deliverLate(0);
    if (!quiet) rounds += 1;
    moments.real += 11 * MINUTE_MS + SECOND_MS;
  }
  if (rounds > MOST_ROUNDS) violations.push(`S2: sync still writes after ${MOST_ROUNDS} rounds`);
  return { violations: [...violations, ...(await restViolations(world))], rounds };
}

/** Looks only where something has changed. */
function news(world: SettingsWorld): string[] {
  const changes = rowsOf(world.book.db).changes();
  if (changes === world.seen.changes) return [];
  world.seen.changes = changes;
  return stepViolations(world);
}

function nothingOwed({ book }: SettingsWorld): boolean {
  return rowsOf(book.db)
    .images()
    .every(({ owed }) => owed === 0);
}
