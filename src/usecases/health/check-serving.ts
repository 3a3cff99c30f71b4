import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import type { Ports } from '../ports.ts';

/** Whether a process stays that keeps book and calendars in step. */
export type ServingStanding =
  | { readonly kind: 'runs'; readonly since: Instant; readonly lookedAt: Instant }
  /** It has not ended as it should have, and is not heard of any more. */
  | { readonly kind: 'silent'; readonly since: Instant }
  | { readonly kind: 'nobody' };

/** So much later than it was to look again, it is not believed to look any more. */
const LATE_MS = MINUTE_MS;

export async function checkServing({
  store,
  clock,
}: Pick<Ports, 'store' | 'clock'>): Promise<ServingStanding> {
  const serving = await store.serving.read();
  if (serving === null || serving.endedAt !== null) return { kind: 'nobody' };
  const { startedAt, beatAt, nextAt } = serving;
  return clock.now() > nextAt + LATE_MS
    ? { kind: 'silent', since: beatAt }
    : { kind: 'runs', since: startedAt, lookedAt: beatAt };
}
