import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import { finalViolations } from '../simulation/final-check.ts';
import { CALENDARS } from '../simulation/shop.ts';
import { StepCheck } from '../simulation/step-check.ts';
import type { FaultKind } from '../support/google/fault-kinds.ts';
import { notify } from '../support/notifications.ts';
import { bookViolations, readBook } from './invariants.ts';
import { pick } from './random.ts';
import { anAgent, atACounter, type Soak } from './soak-deeds.ts';
import { type Held, held } from './soak-measures.ts';
import { somebodyInGoogle } from './soak-people.ts';
import { soakedShop } from './soak-shop.ts';
import { soakWorld } from './soak-world.ts';

export interface SoakReport {
  readonly seed: number;
  readonly appointments: number;
  /** How often each command ended with which exit code. */
  readonly answers: ReadonlyMap<string, number>;
  readonly touches: number;
  readonly requests: number;
  readonly faults: number;
  readonly pushes: { readonly told: number; readonly dropped: number; readonly forged: number };
  /** The largest that the log of the book has been, in bytes. */
  readonly mostLogBytes: number;
  readonly mostChannels: number;
  /** At the end of each simulated day. */
  readonly held: readonly Held[];
  readonly violations: readonly string[];
}

const BEGINS = Date.parse('2026-11-23T08:00:00-05:00');
/** Somebody does something at any moment of such a time; then what Google has to tell is told. */
const WHILE_MS = 5 * MINUTE_MS;
const FAULTY = 0.05;
/** Silence is rare: each costs this machine time of its own. */
const KINDS: readonly FaultKind[] = [
  ...repeated<FaultKind>(6, 'request-lost', 'answer-lost', 'late', 'unavailable', 'backend-error'),
  ...repeated<FaultKind>(4, 'reset', 'bad-gateway', 'too-many-requests', 'rate-limit', 'truncated'),
  'half-open',
];
/** Of a notification: it is dropped, comes twice, or is followed by one that somebody has made up. */
const [DROPPED, TWICE, FORGED] = [0.15, 0.1, 0.1];
/** All that is in the way is over; by then all has to be quiet. */
const RESTS_MS = HOUR_MS;
const QUIET_MS = 20 * MINUTE_MS;

function repeated<T>(times: number, ...kinds: readonly T[]): T[] {
  return Array.from({ length: times }, () => kinds).flat();
}

/**
 * So many hours of a served shop: three counters, agents, people in Google, a bad wire, and notifications that get lost, come twice or are
 * made up. What must hold is asked every hour, and what must have come to rest once all is calm. The same for the same seed, but for how
 * long this machine takes for what the clock does not see.
 */
export async function soak({ hours, seed }: { hours: number; seed: number }): Promise<SoakReport> {
  const shop = await soakedShop(BEGINS, seed);
  const world = await soakWorld(shop);
  const ahead = Math.ceil((BEGINS + hours * HOUR_MS) / DAY_MS) * DAY_MS + 5 * HOUR_MS + DAY_MS;
  const soaked: Soak = { shop, world, ahead, answers: new Map(), violations: [] };
  const run = new Run(soaked, seed);
  for (let hour = 1; hour <= hours; hour += 1) {
    await run.anHour();
    if (hour % 24 === 0 || hour === hours) run.held.push(await held());
  }
  await run.rest();
  const appointments = readBook(shop.file).appointments.length;
  world.close();
  return {
    seed,
    appointments,
    answers: soaked.answers,
    touches: world.ledger.touches.length,
    ...run.figures(),
  };
}

class Run {
  readonly held: Held[] = [];
  readonly #soak: Soak;
  readonly #check: StepCheck;
  readonly #pushes = { told: 0, dropped: 0, forged: 0 };
  #requests = 0;
  #faults = 0;
  #mostLogBytes = 0;
  #mostChannels = 0;

  constructor(soaked: Soak, seed: number) {
    this.#soak = soaked;
    this.#check = new StepCheck(soaked.world);
    soaked.shop.google.faults.random(seed, FAULTY, KINDS);
  }

  figures() {
    return {
      requests: this.#requests,
      faults: this.#faults,
      pushes: this.#pushes,
      mostLogBytes: this.#mostLogBytes,
      mostChannels: this.#mostChannels,
      held: this.held,
      violations: this.#soak.violations,
    };
  }

  /** By day somebody always does something, by night hardly anybody. */
  async anHour(): Promise<void> {
    const { shop } = this.#soak;
    const began = shop.clock.now();
    const isDay = isOpen(began);
    if (shop.random() < 1 / 12) shop.google.model.expireSyncTokens();
    while (shop.clock.now() < began + HOUR_MS) {
      await shop.clock.pass(Math.floor(shop.random() * WHILE_MS));
      if (isDay || shop.random() < 0.1) await this.#somebodyDoes();
      shop.google.faults.deliverLate();
      await this.#tell();
    }
    this.#look();
  }

  async #somebodyDoes(): Promise<void> {
    const { shop } = this.#soak;
    if (shop.random() < 0.25) somebodyInGoogle(this.#soak);
    if (shop.random() < 0.1) return anAgent(this.#soak);
    const counters = pick([0, 1, 1, 1, 2, 3], shop.random);
    await Promise.all(Array.from({ length: counters }, () => atACounter(this.#soak)));
  }

  /** Google tells of changes, in whatever order, and so does somebody else. */
  async #tell(): Promise<void> {
    const { shop } = this.#soak;
    const { random } = shop;
    for (const { headers } of shop.google.model.takeNotifications().toReversed()) {
      const luck = random();
      if (luck < DROPPED) {
        this.#pushes.dropped += 1;
        continue;
      }
      for (let time = 0; time < (luck < DROPPED + TWICE ? 2 : 1); time += 1)
        await notify(shop.receiver(), headers);
      this.#pushes.told += 1;
      if (random() >= FORGED) continue;
      this.#pushes.forged += 1;
      await notify(shop.receiver(), { ...headers, 'x-goog-channel-token': 'made up' });
    }
  }

  /** What must hold at any moment: of the book, of what it was and is, and of Google. */
  #look(): void {
    const { shop, world, violations } = this.#soak;
    world.wire.changed = true;
    const at = new Date(shop.clock.now()).toISOString().slice(5, 16);
    const found = [...this.#check.violations(), ...bookViolations(readBook(shop.file))];
    for (const calendarId of CALENDARS)
      this.#mostChannels = Math.max(this.#mostChannels, shop.google.model.channelsOf(calendarId).length);
    this.#mostLogBytes = Math.max(this.#mostLogBytes, shop.logBytes());
    violations.push(...found.map((one) => `${at}: ${one}`));
    this.#count();
  }

  /** What was asked is counted and forgotten: it is no part of what is measured. */
  #count(): void {
    const asked = this.#soak.shop.google.requests.splice(0);
    this.#requests += asked.length;
    this.#faults += asked.filter(({ fault }) => fault !== null).length;
  }

  /** All is calm: whatever is left over, owed or doubtful comes to rest by itself, and then nobody writes any more. */
  async rest(): Promise<void> {
    const { shop, world, violations } = this.#soak;
    const { google } = shop;
    google.faults.clear();
    google.faults.deliverLate();
    await this.#pass(RESTS_MS);
    this.#look();
    await this.#pass(QUIET_MS);
    const writes = writesIn(shop.google.requests);
    if (writes.length > 0) violations.push(`it writes although all is quiet: ${writes.join(', ')}`);
    violations.push(...finalViolations(world));
    // What people have moved where it does not belong they are asked about, and nobody else puts it back.
    for (const { calendar, differences } of (await shop.whilePassing(shop.data('verify'))).calendars)
      for (const { kind, appointment_id: id, needs } of differences)
        if (needs !== 'person') violations.push(`verify: ${kind} #${id} in ${calendar}`);
    this.#count();
  }

  async #pass(ms: number): Promise<void> {
    const { clock } = this.#soak.shop;
    const until: Instant = clock.now() + ms;
    while (clock.now() < until) {
      await clock.pass(Math.min(WHILE_MS, until - clock.now()));
      await this.#tell();
    }
  }
}

function writesIn(requests: Soak['shop']['google']['requests']): string[] {
  const own = /\/watch$|\/stop$|\/freeBusy$|^\/token$/;
  return requests
    .filter(({ method, path }) => method !== 'GET' && !own.test(path))
    .map(({ method, path }) => `${method} ${path}`);
}

function isOpen(at: Instant): boolean {
  const hour = new Date(at - 5 * HOUR_MS).getUTCHours();
  return hour >= 7 && hour < 19;
}
