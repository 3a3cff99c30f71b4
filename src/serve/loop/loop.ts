import type { Book } from '../../book.ts';
import type { Clock } from '../../clock.ts';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import type { PollBounds } from '../../domain/poll-interval.ts';
import type { Opening } from '../../doors/opening.ts';
import { AppError } from '../../failure.ts';
import { sweep } from '../../usecases/in-step/keep-in-step.ts';
import type { Incoming } from '../receiver/incoming.ts';
import { CalendarTurns } from './calendar-turns.ts';
import { ChannelTurns } from './channel-turns.ts';
import { jumpWatch } from './clock-jump.ts';
import { isDue } from './is-due.ts';
import { type News, THE_BOOK } from './news.ts';
import type { Progress } from './progress.ts';
import { Turns } from './turns.ts';
import type { Watching } from './watching.ts';

/** Others hear of progress so often. */
const BEAT_MS = 15 * SECOND_MS;
/** After trouble with the book itself it is tried again. */
const TROUBLED_MS = 5 * SECOND_MS;
/** So often the book is opened anew, with the settings and the sign-ins of then. */
const RENEWED_MS = HOUR_MS;
/** Sooner where nobody is signed in: somebody may be by now. */
const SIGNED_OUT_MS = MINUTE_MS;
/** Whoever wishes an end waits for what has been begun; then for nothing that is still on its way; and then for nothing at all. */
const GRACE_MS = 400;
const LAST_WORD_MS = 300;

const CHORES = ' chores';
const WATCH = ' watch';
/** So often it is looked how book and calendars stand. */
const WATCHED_MS = MINUTE_MS;

export interface LoopWorld {
  readonly opening: Pick<Opening, 'book' | 'renew' | 'interrupt'>;
  readonly clock: Clock;
  readonly stopwatch: () => () => number;
  readonly bounds: PollBounds;
  /** The book is looked at so often: whether somebody else has written in it, and what is due. */
  readonly lookMs: number;
  readonly pid: number;
  readonly progress: Progress;
  readonly news: News;
  readonly watching: Pick<Watching, 'look'>;
  /** Where Google is to tell of changes; null: nowhere. */
  readonly pushAddress: string | null;
  /** What Google notifies of; null where it cannot. */
  readonly incoming: Pick<Incoming, 'takeIn' | 'onWaiting'> | null;
  /** Told at each look what is known by then: another text than before, and something may have changed in the book. */
  readonly onLook: (known: string, now: Instant) => void;
}

/**
 * Keeps book and calendars in step until it is stopped. It supervises: what is to be done is in the book, each time anew, so that
 * neither an end at any moment nor a beginning loses or repeats anything (docs/decisions/0040).
 */
export class Loop {
  readonly ended: Promise<void>;
  readonly #world: LoopWorld;
  readonly #turns: Turns;
  readonly #calendars: CalendarTurns;
  readonly #channels: ChannelTurns;
  readonly #jumpedBy: (now: Instant) => number | null;
  readonly #stopping = new AbortController();
  #wake = new AbortController();
  #book: Book | null = null;
  #changes = 0;
  /** Where the shop's names led when the book was opened. */
  #places = '';
  #isToBeRenewed = false;
  #isSwept = false;
  readonly #startedAt: Instant;
  #renewedAt: Instant;
  #checkedAt: Instant | null = null;
  #beatAt: Instant | null = null;
  #watchedAt: Instant | null = null;

  constructor(world: LoopWorld) {
    const { clock, stopwatch } = world;
    this.#world = world;
    this.#startedAt = this.#renewedAt = clock.now();
    this.#jumpedBy = jumpWatch(clock.now(), stopwatch());
    this.#turns = new Turns(stopwatch, () => this.#wake.abort());
    this.#calendars = new CalendarTurns(this.#turns, {
      ...world,
      isStopping: () => this.#isStopping,
      onSignedOut: () => {
        if (isDue(this.#renewedAt, SIGNED_OUT_MS, clock.now())) this.#isToBeRenewed = true;
      },
    });
    this.#channels = new ChannelTurns(this.#turns, { ...world, isStopping: () => this.#isStopping });
    world.incoming?.onWaiting(() => this.#wake.abort());
    this.ended = this.#run();
  }

  /** Begins nothing any more; `ended` settles soon, whatever is on its way. */
  stop(): void {
    this.#stopping.abort();
    this.#wake.abort();
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) await this.#pause(await this.#pass());
    const { clock, opening } = this.#world;
    const settled = Promise.all([this.#turns.settled(), this.#takeLast()]);
    await Promise.race([settled, clock.sleep(GRACE_MS)]);
    opening.interrupt();
    await Promise.race([settled, clock.sleep(LAST_WORD_MS)]);
    await this.#book?.ports.store.serving.end(clock.now()).catch(onlyBugs);
  }

  /** Once round; gives the milliseconds until the next. */
  async #pass(): Promise<number> {
    const { progress, news, lookMs, onLook, clock } = this.#world;
    try {
      await this.#look(await this.#opened());
      news.bookIsWell();
      if (!this.#turns.areStuck) progress.made();
      return lookMs;
    } catch (thrown) {
      if (!this.#isStopping) news.trouble(THE_BOOK, thrown);
      onLook('nothing', clock.now());
      return TROUBLED_MS;
    }
  }

  async #opened(): Promise<Book> {
    const { opening, clock, pid, pushAddress } = this.#world;
    if (this.#isToBeRenewed && this.#turns.areOver) {
      this.#book = null;
      await opening.renew();
      this.#isToBeRenewed = false;
      this.#renewedAt = clock.now();
    }
    const book = await opening.book();
    if (book === this.#book) return book;
    const { store } = book.ports;
    await store.places.tie();
    await store.serving.begin(pid, pushAddress, this.#startedAt);
    this.#places = await placesOf(book);
    this.#calendars.lookAgain();
    this.#isSwept = false;
    this.#beatAt = null;
    this.#book = book;
    return book;
  }

  async #look(book: Book): Promise<void> {
    const { clock, news, onLook } = this.#world;
    const now = clock.now();
    const changes = await book.ports.store.changesByOthers();
    // What this process writes itself, SQLite does not count: a turn does, and comes to its end.
    onLook(`${changes} ${this.#turns.ended}`, now);
    if (changes !== this.#changes) {
      this.#changes = changes;
      this.#calendars.lookAgain();
      if ((await placesOf(book)) !== this.#places) this.#isToBeRenewed = true;
    }
    if (isDue(this.#renewedAt, RENEWED_MS, now)) this.#isToBeRenewed = true;
    const jumpedMs = this.#jumpedBy(now);
    if (jumpedMs !== null) {
      news.clockJumped(jumpedMs);
      await this.#calendars.serveAllAnew(book);
    }
    await this.#takeIn(book);
    await this.#begin(book, now);
    await this.#beat(book, now);
  }

  /** What was notified is in the book before anything comes of it. */
  async #takeIn({ ports }: Book): Promise<void> {
    for (const calendarId of (await this.#world.incoming?.takeIn(ports)) ?? [])
      this.#calendars.wasToldOf(calendarId);
  }

  /** Whoever was answered is not asked again, so nothing of it is left when the process ends. */
  async #takeLast(): Promise<void> {
    if (this.#book !== null) await this.#takeIn(this.#book).catch(onlyBugs);
  }

  /** What is on its way in a book that is to be opened anew comes to its end first, and the chores go by themselves. */
  async #begin(book: Book, now: Instant): Promise<void> {
    if (this.#isToBeRenewed || this.#turns.has(CHORES)) return;
    if (!this.#isSwept || isDue(this.#checkedAt, MINUTE_MS, now)) {
      if (this.#turns.areOver) return this.#beginChores(book, now);
      if (!this.#isSwept) return;
    }
    this.#beginWatch(book, now);
    this.#channels.begin(book, now);
    await this.#calendars.begin(book);
  }

  /** People are told of what lasts; nobody waits for it to be told. */
  #beginWatch(book: Book, now: Instant): void {
    if (!isDue(this.#watchedAt, WATCHED_MS, now) || this.#turns.has(WATCH) || this.#turns.areStuck) return;
    this.#watchedAt = now;
    const { watching, news } = this.#world;
    this.#turns.begin(WATCH, async () => {
      try {
        await news.mended(await watching.look(book));
      } catch (thrown) {
        if (!this.#isStopping) news.trouble(WATCH, thrown);
      }
    });
  }

  /**
   * What no calendar is about, whenever the book has been opened; and the look at the book that is due once a day, in parts where it
   * is large.
   */
  #beginChores(book: Book, now: Instant): void {
    const { news, progress } = this.#world;
    const { store, stopwatch, calendar } = book.ports;
    const sweeps = !this.#isSwept;
    this.#isSwept = true;
    this.#checkedAt = now;
    this.#turns.begin(CHORES, async () => {
      try {
        if (sweeps) await news.served(null, await sweep(book.ports), book.ports);
        if (calendar.isInTheBook) progress.succeeded();
        await news.damaged(await store.health.checkInPassing(now, stopwatch));
      } catch (thrown) {
        if (!this.#isStopping) news.trouble(CHORES, thrown);
      }
    });
  }

  async #beat({ ports, keepFigures }: Book, now: Instant): Promise<void> {
    if (!isDue(this.#beatAt, BEAT_MS, now) || this.#turns.areStuck) return;
    this.#beatAt = now;
    await keepFigures();
    await ports.store.serving.beat(now, now + BEAT_MS);
  }

  async #pause(ms: number): Promise<void> {
    if (!this.#wake.signal.aborted) await this.#world.clock.sleep(ms, this.#wake.signal);
    this.#wake = new AbortController();
    if (this.#isStopping) this.#wake.abort();
  }
}

async function placesOf({ ports }: Book): Promise<string> {
  const { places } = ports.store;
  return JSON.stringify([await places.setting(), await places.inForce()]);
}

/** A book that cannot be written keeps nobody from ending. */
function onlyBugs(thrown: unknown): void {
  if (!(thrown instanceof AppError)) throw thrown;
}
