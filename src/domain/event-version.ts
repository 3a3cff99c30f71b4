import type { Instant } from './interval.ts';

/**
 * How new what somebody said of an event is (RFC 5546 §2.1.5): the owner counts the changes that matter, `sequence`, and of two
 * with the same count the later said counts; null when it does not say when.
 */
export interface EventVersion {
  readonly sequence: number;
  readonly saidAt: Instant | null;
}

/** Negative when `a` is older than `b`; 0 when neither is. */
export function compareVersions(a: EventVersion, b: EventVersion): number {
  if (a.sequence !== b.sequence) return a.sequence - b.sequence;
  return a.saidAt === null || b.saidAt === null ? 0 : a.saidAt - b.saidAt;
}

/**
 * By what an occurrence was told: the `whole` event with all its occurrences, an exception `beside` the whole event, or an
 * exception `alone`, as invitations bring it, which says nothing of the others.
 */
export type ToldBy = 'whole' | 'beside' | 'alone';
