import type { Book } from '../../book.ts';
import type { Clock } from '../../clock.ts';
import { type Instant, SECOND_MS } from '../../domain/interval.ts';
import type { PollBounds } from '../../domain/poll-interval.ts';
import { nextPullAtMs, type Pulled, pulledNow } from '../../domain/pull.ts';
import { type Kept, keepInStep, type Turn } from '../../usecases/in-step/keep-in-step.ts';
import type { Synced } from '../../usecases/in-step/sync-calendar.ts';
import { type DueCalendar, whatIsDue } from '../../usecases/in-step/what-is-due.ts';
import type { News } from './news.ts';
import type { Progress } from './progress.ts';
import type { Turns } from './turns.ts';

/** What is due changes with the time of day as well. */
const PLAN_LASTS_MS = 30 * SECOND_MS;
/** After a turn that came to nothing its calendar is left alone for so long, unless somebody writes in the book. */
const REST_MS = 15 * SECOND_MS;

/** What there is to do, as long as nobody else writes in the book. */
interface Plan {
  readonly due: readonly DueCalendar[];
  readonly until: Instant;
}

interface Around {
  readonly clock: Clock;
  readonly stopwatch: () => () => number;
  readonly bounds: PollBounds;
  readonly progress: Progress;
  readonly news: News;
  /** Nobody wants to hear any more how a turn ends. */
  readonly isStopping: () => boolean;
  /** A calendar cannot be asked, because nobody is signed in for it. */
  readonly onSignedOut: () => void;
}

/** Gives each calendar its turn when it is due: one at a time, so that the trouble of one never keeps the others waiting. */
export class CalendarTurns {
  readonly #turns: Turns;
  readonly #around: Around;
  #plan: Plan | null = null;
  readonly #rests = new Map<string, Instant>();
  /** Those that are to be served whatever has been put off. */
  #anew: ReadonlySet<string> = new Set();
  /** Those that were told of since it was last looked what is due. */
  readonly #told = new Set<string>();
  /** The readings of each because it was told of, by a clock that nobody can set. */
  readonly #pulled = new Map<string, Pulled>();
  readonly #elapsed: () => number;

  constructor(turns: Turns, around: Around) {
    this.#turns = turns;
    this.#around = around;
    this.#elapsed = around.stopwatch();
  }

  /** Somebody else has written in the book, or it is another one. */
  lookAgain(): void {
    this.#plan = null;
    this.#rests.clear();
  }

  /** What has been put off counts no more: the clock has jumped. */
  async serveAllAnew(book: Book): Promise<void> {
    this.lookAgain();
    const due = await whatIsDue(this.#around.bounds, book.ports);
    this.#anew = new Set(due.map(({ calendarId }) => calendarId));
  }

  /** Somebody has changed something there. */
  wasToldOf(calendarId: string): void {
    this.#told.add(calendarId);
  }

  async begin(book: Book): Promise<void> {
    this.#heed();
    const { due } = await this.#planned(book);
    // Of now: what is due since a moment ago would else wait for the next look.
    const now = this.#around.clock.now();
    for (const one of due) this.#beginOne(one, book, now);
  }

  async #planned({ ports }: Book): Promise<Plan> {
    const now = this.#around.clock.now();
    if (this.#plan !== null && now < this.#plan.until) return this.#plan;
    const due = await whatIsDue(this.#around.bounds, ports);
    due.sort((a, b) => rankOf(a) - rankOf(b));
    const next = due.flatMap(({ readAt, owesAt }) =>
      [readAt, owesAt].flatMap((at) => (at !== null && at > now ? at : [])),
    );
    this.#plan = { due, until: Math.min(now + PLAN_LASTS_MS, ...next) };
    return this.#plan;
  }

  #beginOne({ calendarId, readAt, pullAt, compareAt, owesAt }: DueCalendar, book: Book, now: Instant): void {
    const anew = this.#anew.has(calendarId);
    const owes = owesAt !== null && owesAt <= now;
    const pulls = pullAt !== null && pullAt <= now && this.#mayBePulled(calendarId);
    const reads = anew || pulls || (readAt !== null && readAt <= now);
    const rests = !pulls && (this.#rests.get(calendarId) ?? 0) > now;
    if (!(reads || owes) || rests || this.#turns.areFull || this.#turns.has(calendarId)) return;
    if (pulls) this.#pulled.set(calendarId, pulledNow(this.#pulled.get(calendarId), this.#elapsed()));
    if (anew) this.#anew = new Set([...this.#anew].filter((other) => other !== calendarId));
    const compares = reads && compareAt !== null && compareAt <= now;
    this.#turns.begin(calendarId, async () => {
      const synced = await this.#taken({ calendarId, reads, compares, anew }, book);
      this.#plan = null;
      if (synced === null || isNothing(synced))
        this.#rests.set(calendarId, this.#around.clock.now() + REST_MS);
    });
  }

  /** However often a calendar is told of, it is looked what is due only when it may be read for that. */
  #heed(): void {
    for (const calendarId of this.#told) {
      if (this.#turns.has(calendarId) || !this.#mayBePulled(calendarId)) continue;
      this.#told.delete(calendarId);
      this.#plan = null;
    }
  }

  #mayBePulled(calendarId: string): boolean {
    return this.#elapsed() >= nextPullAtMs(this.#pulled.get(calendarId));
  }

  async #taken(turn: Turn, { ports }: Book): Promise<Kept | null> {
    const { news, progress, isStopping, onSignedOut } = this.#around;
    try {
      const synced = await keepInStep(turn, ports);
      if (isStopping()) return synced;
      await news.served(turn, synced, ports);
      await news.compared(synced.comparison);
      if (turn.reads && synced.troubles.length === 0) progress.succeeded();
      if (synced.troubles.some(({ trouble }) => trouble.kind === 'signed-out')) onSignedOut();
      return synced;
    } catch (thrown) {
      if (!isStopping()) news.trouble(turn.calendarId, thrown);
      return null;
    }
  }
}

/** What somebody has changed goes first, then whatever has waited longest. */
function rankOf({ pullAt, readAt }: DueCalendar): number {
  return pullAt === null ? (readAt ?? 0) : -1;
}

function isNothing({ delivered, takenIn, adopted, added }: Synced): boolean {
  return delivered === 0 && takenIn === 0 && adopted.length === 0 && added.length === 0;
}
