import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import type { Notification, NotificationVerdict } from '../../domain/notification.ts';
import { isProven, type Notified } from '../../domain/notified.ts';
import type { PushChannel } from '../../domain/push-channel.ts';
import type { Ports } from '../ports.ts';

/** It is kept no more often than this, whatever comes. */
const KEPT_EVERY_MS = 250;
/** Of the right ones of that time so many are kept one by one, and of each kind of the others one in a minute: the rest is counted. */
const MOST_RIGHT = 20;
const OTHERS_EVERY_MS = MINUTE_MS;
/** So many numbers of a channel are known again. */
const MOST_NUMBERS = 64;

/** What was received since it was last kept in the book, so that who floods the receiver does not flood the book. */
export class NotificationLedger {
  readonly #notifications: Notification[] = [];
  readonly #counts = new Map<NotificationVerdict, number>();
  /** When each channel was last heard of. */
  readonly #heardAt = new Map<string, Instant>();
  readonly #numbers = new Map<string, number[]>();
  readonly #othersAt = new Map<NotificationVerdict, Instant>();
  readonly #elapsed: () => number;
  #keptAtMs = Number.NEGATIVE_INFINITY;

  /** `elapsed`: milliseconds since a beginning, by a clock that nobody can set. */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  /** `channel`: the one that it names; null where there is none. Gives what it counts as: one may have come before. */
  add(notified: Notified, judged: NotificationVerdict, channel: PushChannel | null): NotificationVerdict {
    const { receivedAt, messageNumber } = notified;
    const verdict = isProven(judged) && this.#hasHeard(notified) ? 'replayed' : judged;
    this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1);
    if (isProven(verdict)) this.#hear(notified);
    if (!this.#isKept(verdict, receivedAt)) return verdict;
    this.#notifications.push({
      receivedAt,
      channelId: channel?.id ?? null,
      calendarId: channel?.calendarId ?? null,
      messageNumber,
      verdict,
      readAt: null,
    });
    return verdict;
  }

  /** Adds it to the book when that is due. */
  async keep({ store }: Pick<Ports, 'store'>): Promise<void> {
    const nowMs = this.#elapsed();
    if (this.#counts.size === 0 || nowMs - this.#keptAtMs < KEPT_EVERY_MS) return;
    for (const [id, at] of this.#heardAt) await store.channels.proven(id, at);
    const counts = [...this.#counts].map(([verdict, count]) => ({ verdict, count }));
    await store.notifications.note({ notifications: [...this.#notifications], counts });
    this.#keptAtMs = nowMs;
    this.#notifications.length = 0;
    this.#counts.clear();
    this.#heardAt.clear();
  }

  /** Whether one of this number has come through the channel of late. */
  #hasHeard({ channelId, messageNumber }: Notified): boolean {
    return messageNumber !== null && (this.#numbers.get(channelId)?.includes(messageNumber) ?? false);
  }

  #hear(notified: Notified): void {
    const { channelId, messageNumber, receivedAt } = notified;
    this.#heardAt.set(channelId, receivedAt);
    if (messageNumber === null || this.#hasHeard(notified)) return;
    const numbers = [...(this.#numbers.get(channelId) ?? []), messageNumber];
    this.#numbers.set(channelId, numbers.slice(-MOST_NUMBERS));
  }

  #isKept(verdict: NotificationVerdict, at: Instant): boolean {
    if (isProven(verdict)) return this.#notifications.length < MOST_RIGHT;
    const last = this.#othersAt.get(verdict);
    if (last !== undefined && Math.abs(at - last) < OTHERS_EVERY_MS) return false;
    this.#othersAt.set(verdict, at);
    return true;
  }
}
