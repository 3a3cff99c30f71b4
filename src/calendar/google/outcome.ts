import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Instant } from '../../domain/interval.ts';
import { type Json, objectAt } from './json.ts';
import { bodyOf, dateIn, isJsonType, locationIn, type Reply, reasonsIn, waitIn, whyOf } from './reply.ts';
import { wasNeverSent, whyLost } from './why-lost.ts';

/** What a request came to. `body` is null for an answer that has none (204). */
export type Outcome =
  | { readonly kind: 'ok'; readonly body: Json | null }
  | Fact
  /** 400, and about which parameter. */
  | { readonly kind: 'bad-parameter'; readonly parameter: string; readonly why: string }
  /** A reply that claims to be JSON and is none, or is no object. */
  | { readonly kind: 'senseless'; readonly why: string }
  /** A reply larger than any of Google's: what was asked for has to be asked for in smaller pieces. */
  | { readonly kind: 'too-large'; readonly why: string }
  /** 403, where its reason does not say whether it is about the event or about the calendar. */
  | { readonly kind: 'forbidden'; readonly why: string }
  /** 400 for a calendar of which Google tells nobody. */
  | { readonly kind: 'unwatchable'; readonly why: string }
  /** 400 or 401 for an address to which Google sends nothing. */
  | { readonly kind: 'address-refused'; readonly why: string }
  /** 401. */
  | { readonly kind: 'token-refused'; readonly why: string }
  | CalendarTrouble;

/** 404, 409, 410 and 412, and the 400 for a channel that was there before, whose meaning depends on what was asked. */
export interface Fact {
  readonly kind: 'not-found' | 'conflict' | 'deleted' | 'condition-not-met' | 'id-taken';
  readonly why: string;
  /** An earlier try of the same request may have been carried out: perhaps the answer speaks of what that one did. */
  readonly unheard?: true;
  /** When it was found so, by Google's clock, of which it tells whole seconds; left out where it does not say. */
  readonly at?: Instant;
}

export function isFact(outcome: { readonly kind: string }): outcome is Fact {
  return ['not-found', 'conflict', 'deleted', 'condition-not-met', 'id-taken'].includes(outcome.kind);
}

/** An outcome, and whether the same again may come to another. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly again: boolean;
  /** How long Google asks to be left alone; null where it does not say. */
  readonly waitMs: number | null;
}

/** Reasons of a 403 that mean: too many requests at once. */
const TOO_FAST: readonly string[] = ['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED'];
/** Reasons of a 403 that last for hours, so that another try does not help. */
const USED_UP: readonly string[] = ['quotaExceeded', 'dailyLimitExceeded', 'dailyLimitExceededUnreg'];

/** Reasons of a 403 that are about the account, and so about everything that it asks. */
const NOTHING_AT_ALL: readonly string[] = [
  'insufficientPermissions',
  'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  'accessNotConfigured',
  'SERVICE_DISABLED',
  'notACalendarUser',
];

/** Reasons that are about channels; older answers say `push.` before them. */
const ABOUT_CHANNELS: Readonly<Record<string, 'unwatchable' | 'address-refused' | 'id-taken'>> = {
  pushNotSupportedForRequestedResource: 'unwatchable',
  webhookUrlNotHttps: 'address-refused',
  webhookUrlUnauthorized: 'address-refused',
  channelIdNotUnique: 'id-taken',
};

/**
 * Reads a reply by Google's own list of errors (docs/google.md §7). What does not look like Google's own is `unknown`, whatever
 * its status: a hotel's login page answers 200 or 404 just as well.
 */
export function verdictOn(reply: Reply, now: Instant): Verdict {
  const { status } = reply;
  const body = bodyOf(reply);
  const waitMs = waitIn(reply.retryAfter, now);
  if (status === 204) return final({ kind: 'ok', body: null });
  if (status === 200) {
    if (body === null) return nonsense(reply, waitMs);
    return final({ kind: 'ok', body });
  }
  if (status === 413) return final({ kind: 'refused', why: 'Google answered 413: too large' });
  const error = body === null ? null : objectAt(body, 'error');
  const reasons = error === null ? [] : reasonsIn(error);
  const why = whyOf(status, error, reasons);
  if (status >= 500 || status === 408) return unknown(why, waitMs);
  if (status === 429) return throttled(why, waitMs, reasons);
  if (error === null) return { ...unknown(why, waitMs), again: false };
  if (status === 403 && [...TOO_FAST, ...USED_UP].some((reason) => reasons.includes(reason)))
    return throttled(why, waitMs, reasons);
  const verdict = factOf(status, error, reasons, why);
  const at = dateIn(reply.date ?? null);
  if (at === null || verdict.outcome.kind !== 'deleted') return verdict;
  return { ...verdict, outcome: { ...verdict.outcome, at } };
}

function factOf(status: number, error: Json, reasons: readonly string[], why: string): Verdict {
  const aboutChannel = status === 400 || status === 401 ? channelFactIn(reasons) : null;
  if (aboutChannel !== null) return final({ kind: aboutChannel, why });
  switch (status) {
    case 401:
      return final({ kind: 'token-refused', why });
    case 403:
      return final({
        kind: NOTHING_AT_ALL.some((reason) => reasons.includes(reason)) ? 'denied' : 'forbidden',
        why,
      });
    case 404:
      return final({ kind: 'not-found', why });
    case 409:
      // `conflict` is that of batches, and no proof of anything.
      return reasons.includes('conflict') ? unknown(why, null) : final({ kind: 'conflict', why });
    case 410:
      return final({ kind: 'deleted', why });
    case 412:
      return final({ kind: 'condition-not-met', why });
    case 400: {
      const parameter = locationIn(error);
      return final(parameter === null ? { kind: 'refused', why } : { kind: 'bad-parameter', parameter, why });
    }
    default:
      return status < 400 ? { ...unknown(why, null), again: false } : final({ kind: 'refused', why });
  }
}

function channelFactIn(reasons: readonly string[]): (typeof ABOUT_CHANNELS)[string] | null {
  const known = reasons.map((reason) => reason.replace(/^push\./, ''));
  const found = known.find((reason) => Object.hasOwn(ABOUT_CHANNELS, reason));
  return found === undefined ? null : (ABOUT_CHANNELS[found] ?? null);
}

/** A connection that broke or never came about, or a reply that was too large or too slow. */
export function lost(thrown: unknown): Verdict {
  if (thrown instanceof Error && thrown.message.startsWith('content size'))
    return final({ kind: 'too-large', why: whyLost(thrown) });
  const why = whyLost(thrown);
  if (!wasNeverSent(thrown)) return unknown(why, null);
  return { outcome: { kind: 'unknown', why, unsent: true }, again: true, waitMs: null };
}

function final(outcome: Outcome): Verdict {
  return { outcome, again: false, waitMs: null };
}

function unknown(why: string, waitMs: number | null): Verdict {
  return { outcome: { kind: 'unknown', why }, again: true, waitMs };
}

export const MAKES_NO_SENSE = "Google's answer makes no sense";

/** A reply that makes no sense. If it is no JSON at all, nobody knows whose page it is. */
function nonsense({ contentType }: Reply, waitMs: number | null): Verdict {
  const why = MAKES_NO_SENSE;
  return isJsonType(contentType)
    ? { outcome: { kind: 'senseless', why }, again: true, waitMs }
    : unknown(why, waitMs);
}

function throttled(why: string, retryAfterMs: number | null, reasons: readonly string[]): Verdict {
  const again = !USED_UP.some((reason) => reasons.includes(reason));
  return { outcome: { kind: 'throttled', why, retryAfterMs }, again, waitMs: retryAfterMs };
}
