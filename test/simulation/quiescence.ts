import { MINUTE_MS } from '../../src/domain/interval.ts';
import { type Command, SYNC, unexpected } from './commands.ts';
import { finalViolations } from './final-check.ts';
import { rowsOf } from './rows.ts';
import { type Process, start } from './scheduler.ts';
import type { StepCheck } from './step-check.ts';
import { CALM } from './wire.ts';
import type { World } from './world.ts';

/** How often `sync` may have to run until all is quiet. */
const MOST_ROUNDS = 3;

export interface Rest {
  readonly violations: readonly string[];
  /** How often `sync` had something to write, or something was still on its way. */
  readonly rounds: number;
}

/** Starts a command as a process of its own. */
export function launch(world: World, name: string, command: Command): Promise<Process> {
  world.trace(() => `${name} starts: ${command.name}`);
  return start(
    name,
    async (process) => command.run(world, world.portsOf(process)),
    (thrown) => {
      const words = unexpected(thrown, world);
      if (words !== null) world.ledger.thrown.push(`${command.name}: ${words}`);
      world.trace(() => `${name} ends${thrown instanceof Error ? `: ${thrown.message}` : ''}`);
    },
  );
}

/** The storm is over, nobody is at work: `sync` has to bring everything to rest, and run once more then writes nothing. */
export async function comeToRest(world: World, check: StepCheck): Promise<Rest> {
  const { wire, moments } = world;
  const violations: string[] = [];
  wire.weather = CALM;
  moments.skew = 0;
  // Less than the hour after which others' time is read again anyway.
  moments.real += 20 * MINUTE_MS;
  for (const { held } of rowsOf(world.book.db).appointments()) {
    if (held !== null) moments.real = Math.max(moments.real, held + 1);
  }
  let rounds = 0;
  for (let quiet = false; !quiet && rounds <= MOST_ROUNDS; ) {
    const writesBefore = wire.writes;
    const process = await launch(world, `sync-${rounds + 1}`, SYNC);
    while (process.canGoOn) {
      await process.letOn();
      moments.real += 1;
      violations.push(...check.violations());
    }
    if (!process.ended) violations.push('I6: a sync never ends');
    // What was on its way for so long comes now, after the first repair.
    quiet = wire.writes === writesBefore && wire.lateCount === 0;
    while (wire.lateCount > 0) wire.deliverLate(0);
    violations.push(...check.violations());
    if (!quiet) rounds += 1;
    moments.real += 11 * MINUTE_MS;
  }
  if (rounds > MOST_ROUNDS) violations.push(`I6: sync still writes after ${MOST_ROUNDS} rounds`);
  return { violations: [...violations, ...finalViolations(world)], rounds };
}
