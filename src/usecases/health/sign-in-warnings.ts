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

const ENDS_SOON_MS = 3 * DAY_MS;
const GUESS_FROM_MS = 5 * DAY_MS;
const UNUSED_FROM_MS = 150 * DAY_MS;

/**
 * What is wrong with the sign-ins, or will be soon; at most one warning each. The guess that a consent screen is in Testing
 * is made on the fifth day, and is urgent on the seventh alone: a sign-in that has outlived the week proves it wrong.
 */
export function signInWarnings(signIns: readonly SignIn[], now: Instant): SignInWarning[] {
  return signIns.flatMap((signIn) => warningOf(signIn, now) ?? []);
}

function warningOf(signIn: SignIn, now: Instant): SignInWarning | null {
  const { account, refused, endsAt, signedInAt, lastUsedAt } = signIn;
  if (refused !== null) return { kind: 'refused', account, why: refused.why, urgent: true };
  if (endsAt !== null) {
    const inMs = endsAt - now;
    return inMs > ENDS_SOON_MS ? null : { kind: 'ends', account, inMs, urgent: true };
  }
  const ageMs = signedInAt === null ? null : now - signedInAt;
  if (ageMs !== null && ageMs >= GUESS_FROM_MS && ageMs < TESTING_MS) {
    const inMs = TESTING_MS - ageMs;
    return { kind: 'may-end', account, inMs, urgent: inMs <= DAY_MS };
  }
  const idleMs = lastUsedAt === null ? 0 : now - lastUsedAt;
  if (idleMs < UNUSED_FROM_MS) return null;
  return { kind: 'unused', account, days: Math.floor(idleMs / DAY_MS), urgent: true };
}
