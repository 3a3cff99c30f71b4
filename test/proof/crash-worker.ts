import { newcomer } from './book-of-proof.ts';
import { type Ended, run, start } from './command.ts';
import { idUnderKey } from './invariants.ts';
import type { Ledger } from './ledger.ts';
import { answerViolations } from './race-run.ts';
import { pick, type Random } from './random.ts';
import type { Workplace } from './workplace.ts';

export const VERBS = ['book', 'cancel', 'reschedule', 'sync'] as const;
type Verb = (typeof VERBS)[number];

/** How commands of one kind ended. The three kinds of kill are told apart by what was left. */
export interface Tally {
  acknowledged: number;
  refused: number;
  /** Killed, and nothing of it is in the book. */
  killedBefore: number;
  /** Killed, it is in the book, and nobody was told. */
  killedBetween: number;
  /** Killed when the whole answer was out already. */
  killedAfter: number;
}

/** What all workers of a crash run share. */
export interface CrashSite {
  readonly workplace: Workplace;
  readonly file: string;
  readonly slots: readonly string[];
  readonly customers: number;
  readonly workers: number;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly tallies: Readonly<Record<Verb, Tally>>;
  readonly violations: string[];
  /** When the commit is expected, in milliseconds after the start: there most kills are aimed, the others before it. */
  readonly aims: Record<Verb, number>;
  newcomers: number;
  retries: number;
  halfAnswers: number;
  /** Changes that the book showed only after its log had been read again. */
  surfaced: number;
}

/** One command that changes an appointment. */
interface Change {
  readonly verb: Verb;
  readonly key: string;
  readonly args: readonly string[];
  /** Null for a booking, which has yet to get its number. */
  readonly appointment: number | null;
  /** Called once it is known that the book holds the change. */
  done(id: number): void;
}

/**
 * Somebody at the counter: one command after another, most of them killed. It cancels and moves only what it booked
 * itself, so that it knows what each appointment must be; for times, bays and technicians all compete.
 */
export class CrashWorker {
  readonly #site: CrashSite;
  readonly #number: number;
  readonly #own: number[] = [];
  /**
   * Killed changes that the book did not show afterwards. A kill in the middle of a commit can leave it whole in the
   * write-ahead log and not yet in its index: then it shows when SQLite reads the log again, or never.
   */
  readonly #doubts = new Set<Change>();

  constructor(site: CrashSite, number: number) {
    this.#site = site;
    this.#number = number;
  }

  async work(enough: () => boolean): Promise<void> {
    while (!enough()) {
      const chance = this.#site.random();
      if (chance < 0.04) await this.#disturbed('sync', ['sync'], null);
      else if (this.#own.length === 0 || chance < 0.5) await this.#book();
      else if (chance < 0.76) await this.#cancel(pick(this.#own.slice(-20), this.#site.random));
      else await this.#move(pick(this.#own.slice(-20), this.#site.random));
    }
  }

  /** When nobody else has the book open, what is in doubt is decided. */
  settle(): void {
    this.#resolve(() => true);
    this.#doubts.clear();
  }

  async #book(): Promise<void> {
    const { random, slots } = this.#site;
    const slot = pick(slots, random);
    const key = this.#newKey();
    const args = ['book', ...this.#who(), '--service', 'oil_change', '--at', slot, '--idempotency-key', key];
    const done = (id: number) => {
      this.#own.push(id);
      this.#site.ledger.booked(id, instantOf(slot));
    };
    const booking = { verb: 'book', key, args, appointment: null, done } as const;
    const killed = await this.#change(booking);
    if (killed && random() < 0.5) await this.#again(booking);
  }

  /** A killed booking once more under its key: the appointment that was made, or the first one. */
  async #again(booking: Change): Promise<void> {
    const { workplace, file, violations } = this.#site;
    const first = idUnderKey(file, booking.key);
    const ended = await run(workplace, file, booking.args);
    this.#site.retries += 1;
    violations.push(...answerViolations(ended).map((each) => `book again: ${each}`));
    const second = told(ended);
    if (first !== undefined && second !== first) {
      violations.push(`#${first} was booked, and the same key is answered with ${ended.stdout}`);
    }
    if (second !== undefined && this.#doubts.delete(booking)) booking.done(second);
  }

  async #cancel(appointment: number): Promise<void> {
    const key = this.#newKey();
    const args = ['cancel', `${appointment}`, '--reason', 'other', '--idempotency-key', key];
    const done = () => this.#site.ledger.cancelled(appointment);
    await this.#change({ verb: 'cancel', key, args, appointment, done });
  }

  async #move(appointment: number): Promise<void> {
    const slot = pick(this.#site.slots, this.#site.random);
    const key = this.#newKey();
    const args = ['reschedule', `${appointment}`, '--to', slot, '--idempotency-key', key];
    const done = () => this.#site.ledger.moved(appointment, instantOf(slot));
    await this.#change({ verb: 'reschedule', key, args, appointment, done });
  }

  /** True when it was killed. */
  async #change(change: Change): Promise<boolean> {
    const { ended, id } = await this.#disturbed(change.verb, change.args, change.key);
    // What it was built on comes first.
    this.#resolve(({ appointment }) => appointment !== null && appointment === change.appointment);
    if (id !== undefined) change.done(id);
    else if (ended.killed) this.#doubts.add(change);
    return ended.killed;
  }

  #resolve(which: (change: Change) => boolean): void {
    for (const change of [...this.#doubts].filter(which)) {
      const id = idUnderKey(this.#site.file, change.key);
      if (id === undefined) continue;
      this.#doubts.delete(change);
      this.#site.surfaced += 1;
      change.done(id);
    }
  }

  /** Runs the command and kills it at a random moment, unless it is done by then. The id: the book holds the change. */
  async #disturbed(
    verb: Verb,
    args: readonly string[],
    key: string | null,
  ): Promise<{ ended: Ended; id: number | undefined }> {
    const { workplace, file, random, aims, violations } = this.#site;
    const running = start(workplace, file, args);
    const moment = random() < 0.25 ? random() * aims[verb] : (0.95 + 0.1 * random()) * aims[verb];
    const timer = setTimeout(() => running.kill(), moment);
    const ended = await running.ended;
    clearTimeout(timer);
    violations.push(...answerViolations(ended).map((each) => `${verb}: ${each}`));
    const id = told(ended) ?? (key !== null && ended.killed ? idUnderKey(file, key) : undefined);
    this.#count(verb, ended, id);
    this.#aim(verb, ended, id, moment);
    return { ended, id };
  }

  #count(verb: Verb, { killed, answer, exitCode, stdout }: Ended, id: number | undefined): void {
    const tally = this.#site.tallies[verb];
    if (!killed) tally[exitCode === 0 ? 'acknowledged' : 'refused'] += 1;
    else if (answer !== null) tally.killedAfter += 1;
    else if (id === undefined) tally.killedBefore += 1;
    else tally.killedBetween += 1;
    if (answer === null && stdout !== '') this.#site.halfAnswers += 1;
  }

  /** Moves the aim to where the commit is: the machine is now faster and now slower. */
  #aim(verb: Verb, { killed, answer }: Ended, id: number | undefined, moment: number): void {
    const { aims } = this.#site;
    const early = killed && answer === null && id === undefined;
    const late = !killed || answer !== null;
    if (early && moment > 0.9 * aims[verb]) aims[verb] *= 1.05;
    if (late) aims[verb] *= 0.95;
  }

  /** Somebody in the book, or now and then somebody new, who must enter it with the appointment or not at all. */
  #who(): string[] {
    const { random, customers, workers } = this.#site;
    if (random() < 0.25) {
      this.#site.newcomers += 1;
      const { name, phone, plate } = newcomer(customers + this.#site.newcomers);
      return ['--name', name, '--phone', phone, '--plate', plate];
    }
    // No customer is another worker's too: the same visit would be answered with the other's appointment.
    const number = 1 + this.#number + workers * Math.floor(random() * Math.floor(customers / workers));
    return ['--customer', `${number}`, '--vehicle', `${number}`];
  }

  #newKey(): string {
    return `${this.#number}-${this.#site.random()}`;
  }
}

function instantOf(slot: string): number {
  return Date.parse(`${slot}-05:00`);
}

function told({ answer }: Ended): number | undefined {
  return answer?.success === true ? (answer.data?.['appointment_id'] as number) : undefined;
}
