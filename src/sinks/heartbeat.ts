import type { Clock } from '../clock.ts';
import { type Instant, SECOND_MS } from '../domain/interval.ts';

/** A sign of life is sent no more often than this, and so long its answer is waited for. */
const EVERY_MS = 30 * SECOND_MS;
const WITHIN_MS = 10 * SECOND_MS;

/**
 * A sign of life to a service that raises the alarm when none comes: who is to tell that bay has stopped must be elsewhere. To be called
 * whenever bay has made progress, about once a minute. Gives whether one got there, null where none was due.
 */
export function heartbeatTo(url: string, clock: Pick<Clock, 'now' | 'alarm'>): () => Promise<boolean | null> {
  let sentAt: Instant | null = null;
  return async () => {
    const now = clock.now();
    if (sentAt !== null && now >= sentAt && now - sentAt < EVERY_MS) return null;
    sentAt = now;
    const giveUp = new AbortController();
    const putOff = clock.alarm(WITHIN_MS, () => giveUp.abort());
    try {
      const { ok, body } = await fetch(url, { redirect: 'follow', signal: giveUp.signal });
      await body?.cancel();
      return ok;
    } catch {
      return false;
    } finally {
      putOff();
    }
  };
}
