import type { Book } from '../../book.ts';
import type { Clock } from '../../clock.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { dueSteps, takeStep } from '../../usecases/channels/keep-channels.ts';
import { isDue } from './is-due.ts';
import type { News } from './news.ts';
import type { Turns } from './turns.ts';

const CHANNELS = ' channels';
/** So often it is looked whether something is due about channels. */
const LOOKED_MS = 15 * SECOND_MS;
/** After trouble with the channels of a calendar nothing is done about them for so long. */
const REST_MS = MINUTE_MS;

interface Around {
  readonly clock: Clock;
  /** Where Google is to tell of changes; null: nowhere. */
  readonly pushAddress: string | null;
  readonly news: News;
  readonly isStopping: () => boolean;
}

/** Has Google tell of changes in each calendar: one step for one calendar at a time. */
export class ChannelTurns {
  readonly #turns: Turns;
  readonly #around: Around;
  readonly #rests = new Map<string, Instant>();
  #lookedAt: Instant | null = null;

  constructor(turns: Turns, around: Around) {
    this.#turns = turns;
    this.#around = around;
  }

  begin(book: Book, now: Instant): void {
    const { pushAddress, news, isStopping } = this.#around;
    if (pushAddress === null || !isDue(this.#lookedAt, LOOKED_MS, now)) return;
    if (this.#turns.areFull || this.#turns.has(CHANNELS)) return;
    this.#lookedAt = now;
    this.#turns.begin(CHANNELS, async () => {
      try {
        await this.#step(book, pushAddress, now);
      } catch (thrown) {
        if (!isStopping()) news.trouble(CHANNELS, thrown);
      }
    });
  }

  async #step({ ports }: Book, pushAddress: string, now: Instant): Promise<void> {
    const { clock, news, isStopping } = this.#around;
    const due = await dueSteps(ports);
    const first = due.find(({ watched: { calendarId } }) => (this.#rests.get(calendarId) ?? 0) <= now);
    if (first === undefined || isStopping()) return;
    const { calendarId } = first.watched;
    const trouble = await takeStep(first, pushAddress, ports);
    if (trouble === null) this.#rests.delete(calendarId);
    else this.#rests.set(calendarId, clock.now() + REST_MS);
    // Whoever waits for a turn of theirs has it with the next look.
    this.#lookedAt = null;
    if (!isStopping()) await news.watched(calendarId, trouble, ports);
  }
}
