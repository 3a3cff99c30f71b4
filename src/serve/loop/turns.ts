/** Longer than any turn takes, however slowly calendars answer. */
const STUCK_MS = 900_000;

/** So many calendars are asked at a time. */
const MOST_AT_ONCE = 4;

/** What is underway, each under its name once. */
export class Turns {
  readonly #underway = new Map<string, { readonly work: Promise<void>; readonly sinceMs: () => number }>();
  readonly #stopwatch: () => () => number;
  readonly #onEnd: () => void;

  #ended = 0;

  constructor(stopwatch: () => () => number, onEnd: () => void) {
    this.#stopwatch = stopwatch;
    this.#onEnd = onEnd;
  }

  get areFull(): boolean {
    return this.#underway.size >= MOST_AT_ONCE;
  }

  /** One of them has taken longer than it ever may. */
  get areStuck(): boolean {
    return [...this.#underway.values()].some(({ sinceMs }) => sinceMs() >= STUCK_MS);
  }

  /** How many have come to their end so far. */
  get ended(): number {
    return this.#ended;
  }

  get areOver(): boolean {
    return this.#underway.size === 0;
  }

  has(name: string): boolean {
    return this.#underway.has(name);
  }

  /** `work` throws nothing. */
  begin(name: string, work: () => Promise<void>): void {
    const ended = work().finally(() => {
      this.#underway.delete(name);
      this.#ended += 1;
      this.#onEnd();
    });
    this.#underway.set(name, { work: ended, sinceMs: this.#stopwatch() });
  }

  /** Settles when none of those that are underway now is any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#underway.values()].map(({ work }) => work));
  }
}
