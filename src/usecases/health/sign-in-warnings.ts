import type { SignIn } from '../../calendar/sign-ins.ts';
import { DAY_MS, type Instant } from '../../domain/interval.ts';

/** Something about a sign-in that a person should know. Those that are not `urgent` can wait until they ask. */
export type SignInWarning = { readonly urgent: boolean } & (
  | { readonly kind: 'refused'; readonly account: string; readonly why: string }
  /** Google has said so; at or below 0 it has ended. */
  | { readonly kind: 'ends'; readonly account: string; readonly inMs: number }
  /** Only if the consent screen is in Testing, which Google does not tell. */
  | { readonly kind: 'may-end'; readonly account: string; readonly inMs: number }
  | { readonly kind: 'unused'; readonly account: string; readonly days: number }
  | { readonly kind: 'exposed'; readonly file: string; readonly why: 'readable' | 'in-git' }
);

/** When Google forgets a sign-in under Testing; one that is unused, after six months (docs/google.md §10). */
const TESTING_MS = 7 * DAY_MS;

/** A shop hears of an end this many of its opening days ahead, on each of them. */
export const DAYS_AHEAD = 3;
const UNUSED_FROM_MS = 150 * DAY_MS;

/** On how many days somebody would still read a warning before that moment. */
export type DaysUntil = (end: Instant) => number;

/**
 * What is wrong with the sign-ins, or will be soon; at most one warning each. `daysUntil`: the shop's opening days; where they
 * are not known, days. A sign-in that has outlived the week of Testing proves the guess wrong that it is one of those.
 */
export function signInWarnings(
  signIns: readonly SignIn[],
  now: Instant,
  daysUntil: DaysUntil = (end) => (end - now) / DAY_MS,
): SignInWarning[] {
  return signIns.flatMap((signIn) => warningOf(signIn, now, daysUntil) ?? []);
}

function warningOf(signIn: SignIn, now: Instant, daysUntil: DaysUntil): SignInWarning | null {
  const { account, refused, endsAt, signedInAt, lastUsedAt } = signIn;
  if (refused !== null) return { kind: 'refused', account, why: refused.why, urgent: true };
  if (endsAt !== null) {
    const inMs = endsAt - now;
    return daysUntil(endsAt) > DAYS_AHEAD ? null : { kind: 'ends', account, inMs, urgent: true };
  }
  const guessedEnd = signedInAt === null ? null : signedInAt + TESTING_MS;
  if (guessedEnd !== null && guessedEnd > now) {
    if (daysUntil(guessedEnd) > DAYS_AHEAD) return null;
    return { kind: 'may-end', account, inMs: guessedEnd - now, urgent: true };
  }
  const idleMs = lastUsedAt === null ? 0 : now - lastUsedAt;
  if (idleMs < UNUSED_FROM_MS) return null;
  return { kind: 'unused', account, days: Math.floor(idleMs / DAY_MS), urgent: true };
}
