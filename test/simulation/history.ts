import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { pick, type Random, randomFrom } from '../proof/random.ts';
import type { ModelSettings } from '../support/google/model-state.ts';
import { type Climate, climateOf, somebodyDoes } from './climate.ts';
import { nextCommand } from './next-command.ts';
import { comeToRest, launch } from './quiescence.ts';
import type { Process } from './scheduler.ts';
import { StepCheck } from './step-check.ts';
import { REFUSING } from './wire.ts';
import { type Mutant, newWorld, type World } from './world.ts';

export interface HistoryOptions {
  readonly mutant?: Mutant | null;
  readonly tracing?: boolean;
  readonly google?: Partial<ModelSettings>;
  /** See `climateOf`. */
  readonly asOnce?: boolean;
}

export interface HistoryReport {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly requests: number;
  readonly rounds: number;
  readonly lines: readonly string[];
}

/** Processes at work at once. */
const MOST_PROCESSES = 4;
/** A history that does not end by then never ends. */
const MOST_STEPS = 20_000;

/** One random history, the same for the same seed. */
export async function runHistory(seed: number, options: HistoryOptions = {}): Promise<HistoryReport> {
  const random = randomFrom(seed);
  const climate = climateOf(random, options.asOnce);
  const world = await newWorld({
    random,
    onUnavailable: climate.onUnavailable,
    google: { ...climate.google, ...options.google },
    mutant: options.mutant ?? null,
    tracing: options.tracing ?? false,
    hasEnded: (worker) => history.hasEnded(worker),
  });
  const history = new History(world, climate);
  world.trace(() => `climate ${JSON.stringify(climate)}`);
  await history.storm();
  const { violations, rounds } = await comeToRest(world, history.check);
  return {
    seed,
    violations: [...new Set([...history.violations, ...violations])],
    requests: world.wire.requests,
    rounds,
    lines: world.lines ?? [],
  };
}

class History {
  readonly check: StepCheck;
  readonly violations: string[] = [];
  readonly #world: World;
  readonly #climate: Climate;
  readonly #random: Random;
  readonly #alive: Process[] = [];
  readonly #dead = new Set<string>();
  #started = 0;

  constructor(world: World, climate: Climate) {
    this.#world = world;
    this.#climate = climate;
    this.#random = world.random;
    this.check = new StepCheck(world);
    world.wire.weather = {
      faultFor: (request) => this.#faultFor(request),
      triesAgain: () => this.#random() < 0.3,
      sentByTheDead: () => this.#random() < 0.5,
    };
  }

  /** A worker that was killed is known to be dead half of the time; a lease is stolen from the living now and then. */
  hasEnded(worker: string): boolean {
    return this.#dead.has(worker) ? this.#random() < 0.5 : this.#random() < this.#climate.thefts;
  }

  async storm(): Promise<void> {
    const { commands } = this.#climate;
    for (let step = 0; this.#started < commands || this.#alive.length > 0; step += 1) {
      if (step === MOST_STEPS) {
        this.violations.push('the history does not end');
        return;
      }
      this.#time();
      if (this.#random() < this.#climate.people) somebodyDoes(this.#world, this.#climate);
      if (this.#world.wire.lateCount > 0 && this.#random() < 0.08) {
        this.#world.wire.deliverLate(Math.floor(this.#random() * this.#world.wire.lateCount));
      }
      if (this.#started < commands && this.#alive.length < MOST_PROCESSES && this.#random() < 0.15) {
        await this.#begin();
      }
      await this.#goOn();
      this.violations.push(...this.check.violations());
    }
  }

  async #begin(): Promise<void> {
    this.#started += 1;
    const process = await launch(
      this.#world,
      `p${this.#started}`,
      nextCommand(this.#world, this.#started, this.#climate),
    );
    if (process.isAlive) this.#alive.push(process);
  }

  async #goOn(): Promise<void> {
    const { kills, stops } = this.#climate;
    const able = this.#alive.filter(({ canGoOn }) => canGoOn);
    if (able.length === 0) {
      // Whoever is stopped goes on when nobody else can, if not before.
      const stopped = this.#alive.find(({ stopped }) => stopped);
      if (stopped !== undefined) this.#wake(stopped);
      return;
    }
    const process = pick(able, this.#random);
    const luck = this.#random();
    if (luck < kills) {
      this.#world.trace(() => `${process.name} is killed at ${process.where}`);
      process.kill();
      this.#dead.add(process.name);
    } else if (luck < kills + stops) {
      this.#world.trace(() => `${process.name} is stopped at ${process.where}`);
      process.stopped = true;
    } else {
      this.#world.trace(() => `${process.name}: ${process.where}`);
      await process.letOn();
    }
    const stopped = this.#alive.find(({ stopped }) => stopped);
    if (stopped !== undefined && this.#random() < 0.02) this.#wake(stopped);
    for (const ended of this.#alive.filter(({ isAlive }) => !isAlive)) {
      this.#alive.splice(this.#alive.indexOf(ended), 1);
      this.#dead.add(ended.name);
    }
  }

  /** By then its lease has run out more often than not. */
  #wake(process: Process): void {
    this.#world.trace(() => `${process.name} goes on`);
    process.stopped = false;
    if (this.#random() < 0.7) this.#world.moments.real += 70 * SECOND_MS;
  }

  #time(): void {
    const { moments } = this.#world;
    moments.real += Math.floor(this.#random() * 40);
    const luck = this.#random();
    if (luck < 0.01) moments.real += Math.floor(this.#random() * 2 * MINUTE_MS);
    else if (luck < 0.01 + this.#climate.clockJumps) {
      moments.skew = pick([0, DAY_MS, -DAY_MS, -5 * MINUTE_MS, 5 * MINUTE_MS], this.#random);
      this.#world.trace(() => `the clock is off by ${moments.skew} ms`);
    }
  }

  #faultFor(request: string) {
    if (this.#random() >= this.#climate.faults) return null;
    const fault = pick(this.#climate.kinds, this.#random);
    if (REFUSING.has(fault)) this.#world.ledger.refused.add(request);
    return fault;
  }
}
