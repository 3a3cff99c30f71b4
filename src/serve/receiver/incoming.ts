import type { Clock } from '../../clock.ts';
import { isProven, type Notified } from '../../domain/notified.ts';
import { mayBeLive, type PushChannel } from '../../domain/push-channel.ts';
import { NotificationLedger } from '../../usecases/channels/notification-ledger.ts';
import { askForMissed, takeNotifications } from '../../usecases/channels/take-notifications.ts';
import type { Ports } from '../../usecases/ports.ts';
import { failuresBy } from './failures.ts';

/** Somebody who calls, and from where. */
export interface Call {
  readonly notified: Notified;
  readonly from: string;
}

/** So many may wait to be looked at: a few hundred bytes each, and more than come within seconds. */
const MOST_WAITING = 10_000;
/** Those of this time are looked at together. */
const TOGETHER_MS = 20;

/**
 * What came in and was answered, until the loop looks at it: between its other work, so that one process does one thing at a time
 * with the book. Who calls in vain too often is refused, unless it is one that is known to be right.
 */
export class Incoming {
  readonly #clock: Clock;
  readonly #elapsed: () => number;
  readonly #failures: ReturnType<typeof failuresBy>;
  readonly #ledger: NotificationLedger;
  #waiting: Call[] = [];
  /** The tokens of channels that are open, as their digests. */
  #known: ReadonlySet<string> = new Set();
  #takenAtMs = Number.NEGATIVE_INFINITY;
  #isFirst = true;
  #onWaiting: () => void = () => undefined;

  constructor(clock: Clock, stopwatch: () => () => number) {
    this.#clock = clock;
    this.#elapsed = stopwatch();
    this.#failures = failuresBy(this.#elapsed);
    this.#ledger = new NotificationLedger(this.#elapsed);
  }

  /** From now on the listener hears when there is something to be taken in. */
  onWaiting(listener: () => void): void {
    this.#onWaiting = listener;
  }

  /** Keeps a call until it is looked at; false: it is refused. */
  take(call: Call): boolean {
    if (this.#waiting.length >= MOST_WAITING) return false;
    if (this.#failures.areTooMany(call.from) && !this.#known.has(call.notified.tokenHash)) return false;
    if (this.#waiting.push(call) === 1) void this.#announce();
    return true;
  }

  /** Looks at all that came since the last time, and gives the calendars that are to be read. What fails is looked at again. */
  async takeIn(ports: Pick<Ports, 'store' | 'clock'>): Promise<readonly string[]> {
    const missed = this.#isFirst ? this.#beginWith(await askForMissed(ports)) : [];
    const calls = [...this.#waiting];
    this.#takenAtMs = this.#elapsed();
    if (calls.length === 0) {
      await this.#ledger.keep(ports);
      return missed;
    }
    const notified = calls.map((call) => call.notified);
    const { verdicts, wanted, channels } = await takeNotifications(notified, this.#ledger, ports);
    this.#waiting = this.#waiting.slice(calls.length);
    if (this.#waiting.length > 0) void this.#announce();
    for (const [number, { from }] of calls.entries()) {
      const verdict = verdicts[number];
      if (verdict !== undefined && !isProven(verdict)) this.#failures.note(from);
    }
    this.#know(channels);
    await this.#ledger.keep(ports);
    return [...missed, ...wanted];
  }

  #beginWith({ wanted, channels }: Awaited<ReturnType<typeof askForMissed>>): readonly string[] {
    this.#isFirst = false;
    this.#know(channels);
    return wanted;
  }

  #know(channels: readonly PushChannel[]): void {
    const now = this.#clock.now();
    const open = channels.filter((channel) => mayBeLive(channel, now));
    this.#known = new Set(open.map(({ tokenHash }) => tokenHash));
  }

  async #announce(): Promise<void> {
    const sinceMs = this.#elapsed() - this.#takenAtMs;
    if (sinceMs < TOGETHER_MS) await this.#clock.sleep(TOGETHER_MS - sinceMs);
    this.#onWaiting();
  }
}
