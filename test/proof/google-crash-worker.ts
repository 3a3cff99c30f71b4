import { newcomer } from './book-of-proof.ts';
import { type Ended, run, start } from './command.ts';
import type { Counter, GoogleSite } from './google-site.ts';
import { idUnderKey } from './invariants.ts';
import type { Promises } from './promises.ts';
import { pick, type Random } from './random.ts';
import { MOMENTS, type Moment } from './wire-tap.ts';

export const GOOGLE_VERBS = ['book', 'reschedule', 'cancel', 'sync'] as const;
type Verb = (typeof GOOGLE_VERBS)[number];

/** At any moment of a process's life, or at one of a request's. */
export const KILLS = ['at any moment', ...MOMENTS] as const;
export type Kill = 'at any moment' | Moment;

/** How commands of one kind ended. */
export interface Endings {
  acknowledged: number;
  /** Acknowledged while it was still owed to Google. */
  pending: number;
  refused: number;
  outOfReach: number;
  killed: number;
}

/** What all counters of a crash run share. */
export interface Storm {
  readonly site: GoogleSite;
  readonly slots: readonly string[];
  readonly customers: number;
  readonly random: Random;
  readonly promises: Promises;
  readonly endings: Readonly<Record<Verb, Endings>>;
  readonly kills: Record<Kill, number>;
  readonly violations: string[];
  /** Whether nothing is booked that Google has not confirmed; changes between rounds. */
  confirmedOnly: boolean;
  newcomers: number;
  retries: number;
}

/** Requests of one command at which a kill may be aimed: a token, a look, the change itself, a look after it. */
const AIMED_REQUESTS = 6;

/** Milliseconds that the longest of usual commands takes. */
const LIFE_MS = 600;

/**
 * Somebody at a counter: one command after another, many of them killed, on the appointments booked here; for times, bays
 * and technicians all counters compete.
 */
export class GoogleCrashWorker {
  readonly #storm: Storm;
  readonly #counter: Counter;
  readonly #number: number;
  #own: number[] = [];
  /** Killed bookings that the book did not hold then. */
  #unseen: { readonly key: string; readonly start: number }[] = [];

  constructor(storm: Storm, number: number) {
    this.#storm = storm;
    this.#number = number;
    this.#counter = storm.site.counters[number] as Counter;
  }

  async work(enough: () => boolean): Promise<void> {
    const { random, site } = this.#storm;
    while (!enough()) {
      const chance = random();
      // Now and then everything that was held up on its way arrives.
      if (random() < 0.05) site.fake.faults.deliverLate();
      if (chance < 0.06) await this.#disturbed('sync', ['sync']);
      else if (this.#own.length === 0 || chance < 0.5) await this.#book();
      else if (chance < 0.74) await this.#cancel(pick(this.#own.slice(-20), random));
      else await this.#move(pick(this.#own.slice(-20), random));
    }
  }

  /** Nobody has the book open: what a commit that was cut off has left is there now, or never. */
  settle(): void {
    const { site, promises } = this.#storm;
    for (const { key, start } of this.#unseen) {
      const id = idUnderKey(site.file, key);
      if (id !== undefined && !promises.knows(id)) promises.maybeBooked(id, start);
      if (id !== undefined) this.#own.push(id);
    }
    this.#unseen = [];
  }

  async #book(): Promise<void> {
    const { site, slots, random, promises, violations } = this.#storm;
    const slot = pick(slots, random);
    const begins = Date.parse(`${slot}-05:00`);
    const key = this.#newKey();
    const args = ['book', ...this.#who(), '--service', 'oil_change', '--at', slot, '--idempotency-key', key];
    const ended = await this.#disturbed('book', args);
    const id = told(ended);
    if (id !== undefined) return this.#booked(id, begins);
    if (!ended.killed) return;
    const kept = idUnderKey(site.file, key);
    if (kept !== undefined && !promises.knows(kept)) this.#maybeBooked(kept, begins);
    if (kept === undefined) this.#unseen.push({ key, start: begins });
    if (random() < 0.5) return;
    const again = await run(this.#counter, site.file, args);
    this.#storm.retries += 1;
    this.#judge('book', again);
    const second = told(again);
    if (second !== undefined) this.#booked(second, begins);
    if (kept !== undefined && second !== kept && !this.#storm.confirmedOnly) {
      violations.push(`#${kept} was booked, and the same key is answered with ${again.stdout}`);
    }
  }

  #booked(id: number, begins: number): void {
    this.#storm.promises.booked(id, begins);
    if (!this.#own.includes(id)) this.#own.push(id);
  }

  /** The book holds it, and nobody was told: it stands, unless only what Google confirms does. */
  #maybeBooked(id: number, begins: number): void {
    const { promises, confirmedOnly } = this.#storm;
    if (confirmedOnly) promises.maybeBooked(id, begins);
    else promises.booked(id, begins);
    this.#own.push(id);
  }

  async #cancel(id: number): Promise<void> {
    const { promises } = this.#storm;
    const done = () => promises.cancelled(id);
    await this.#change('cancel', ['cancel', `${id}`, '--reason', 'other'], done, () =>
      promises.maybeCancelled(id),
    );
    this.#own = this.#own.filter((own) => own !== id || this.#storm.random() < 0.2);
  }

  async #move(id: number): Promise<void> {
    const { promises, slots, random, confirmedOnly } = this.#storm;
    const slot = pick(slots, random);
    const begins = Date.parse(`${slot}-05:00`);
    const maybe = () => promises.maybeMoved(id, begins);
    const done = () => promises.moved(id, begins);
    await this.#change('reschedule', ['reschedule', `${id}`, '--to', slot], done, maybe, confirmedOnly);
  }

  /** A change of which nobody was told is done if the book holds its key, unless it may be `takenBack`. */
  async #change(
    verb: Verb,
    args: readonly string[],
    done: () => void,
    maybe: () => void,
    takenBack = false,
  ): Promise<void> {
    const key = this.#newKey();
    const ended = await this.#disturbed(verb, [...args, '--idempotency-key', key]);
    if (told(ended) !== undefined) done();
    else if (!ended.killed) return;
    else if (idUnderKey(this.#storm.site.file, key) !== undefined && !takenBack) done();
    else maybe();
  }

  /** Runs the command; it dies at a moment that chance chooses, unless it is done by then. */
  async #disturbed(verb: Verb, args: readonly string[]): Promise<Ended> {
    const { random, site, kills } = this.#storm;
    const running = start(this.#counter, site.file, args);
    const aimed = pick(KILLS, random);
    let timer: NodeJS.Timeout | undefined;
    if (aimed === 'at any moment') timer = setTimeout(() => running.kill(), random() * LIFE_MS);
    else {
      const request = 1 + Math.floor(random() * AIMED_REQUESTS);
      this.#counter.tap.aim({ request, moment: aimed, strike: () => running.kill() });
    }
    const ended = await running.ended;
    clearTimeout(timer);
    this.#counter.tap.aim(null);
    if (ended.killed) kills[aimed] += 1;
    this.#judge(verb, ended);
    return ended;
  }

  #judge(verb: Verb, ended: Ended): void {
    const { endings, violations, confirmedOnly } = this.#storm;
    const { exitCode, killed, answer, stdout, stderr } = ended;
    const counts = endings[verb];
    if (killed) {
      counts.killed += 1;
      return;
    }
    const exitCodes = EXIT_CODES[verb](confirmedOnly);
    if (!exitCodes.includes(exitCode)) violations.push(`${verb} ends with ${exitCode}: ${stdout}${stderr}`);
    if (answer === null) violations.push(`${verb} ends with ${exitCode} and half an answer: ${stdout}`);
    if (!/^(?:! .*\n)*$/.test(stderr)) violations.push(`${verb} says on stderr: ${stderr}`);
    if (exitCode === 0) counts.acknowledged += 1;
    else counts[exitCode === 9 ? 'refused' : 'outOfReach'] += 1;
    if (answer?.data?.['calendar_status'] !== 'pending') return;
    counts.pending += 1;
    if (!stderr.includes('bay sync')) violations.push(`${verb} does not say on stderr what is owed`);
  }

  /** Somebody in the book, or now and then somebody new, who must enter it with the appointment or not at all. */
  #who(): string[] {
    const { random, customers, site } = this.#storm;
    const workers = site.counters.length;
    if (random() < 0.25) {
      this.#storm.newcomers += 1;
      const { name, phone, plate } = newcomer(customers + this.#storm.newcomers);
      return ['--name', name, '--phone', phone, '--plate', plate];
    }
    // No customer is another counter's too: the same visit would be answered with the other's appointment.
    const number = 1 + this.#number + workers * Math.floor(random() * Math.floor(customers / workers));
    return ['--customer', `${number}`, '--vehicle', `${number}`];
  }

  #newKey(): string {
    return `${this.#number}-${this.#storm.random()}`;
  }
}

/** Google's troubles are no command's failure, but where nothing is booked without it; `sync` says what it met. */
const EXIT_CODES: Readonly<Record<Verb, (confirmedOnly: boolean) => readonly (number | null)[]>> = {
  book: (confirmedOnly) => (confirmedOnly ? [0, 7, 8, 9] : [0, 9]),
  reschedule: (confirmedOnly) => (confirmedOnly ? [0, 7, 8, 9] : [0, 9]),
  cancel: () => [0, 9],
  sync: () => [0, 4, 7, 8],
};

/** The appointment that the command says to have changed. */
function told({ answer }: Ended): number | undefined {
  return answer?.success === true ? (answer.data?.['appointment_id'] as number) : undefined;
}
