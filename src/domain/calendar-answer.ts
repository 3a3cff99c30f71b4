import type { StoredEvent } from './calendar-event.ts';
import type { Instant } from './interval.ts';

/**
 * Why a calendar gave no usable answer. After `unreadable`, and after `unknown` unless nothing was sent, the request may have
 * been carried out, or may still be; after all others it was not (docs/protocol.md §6).
 */
export type CalendarTrouble =
  /**
   * No answer in time, a broken connection, an error of the server's, or an answer that makes no sense. `unsent`: nothing has
   * left this machine, and nothing will.
   */
  | { readonly kind: 'unknown'; readonly why: string; readonly unsent?: true }
  /** Too many requests; `retryAfterMs` where the calendar said how long to wait. */
  | { readonly kind: 'throttled'; readonly why: string; readonly retryAfterMs: number | null }
  /** This account may not change anything in the calendar, or may not even read it. */
  | { readonly kind: 'denied'; readonly why: string }
  /** The calendar itself is not there for this account: deleted, no longer shared, or never known. */
  | { readonly kind: 'calendar-gone'; readonly why: string }
  /** Nobody is signed in (`needed`), or Google no longer takes the sign-in (`expired`). */
  | {
      readonly kind: 'signed-out';
      readonly account: string;
      readonly why: string;
      readonly signIn: 'needed';
      readonly signedInAt: Instant | null;
    }
  | {
      readonly kind: 'signed-out';
      readonly account: string;
      readonly why: string;
      readonly signIn: 'expired';
      readonly signedInAt: Instant | null;
    }
  /** There is a sign-in, and what keeps it (a file, a folder, the keyring) is spoilt, closed or not safe. */
  | {
      readonly kind: 'signed-out';
      readonly account: string;
      readonly why: string;
      readonly signIn: 'unusable';
      readonly place: string;
      readonly problem: 'unwritable' | 'unreadable' | 'unsafe';
    }
  /** No client is known with which anybody could be signed in, or nobody is to be asked in this run. */
  | {
      readonly kind: 'signed-out';
      readonly account: string;
      readonly why: string;
      readonly signIn: 'no-client' | 'not-to-be-asked';
    }
  | OneEventsTrouble;

/** Whoever gives up a request may have had it carried out: the next one finds out. */
export const INTERRUPTED: CalendarTrouble = { kind: 'unknown', why: 'interrupted' };

/** What was asked for and not told is unknown, never free. */
export const NO_ANSWER: CalendarTrouble = { kind: 'unknown', why: 'the calendar gave no answer' };

/** The same trouble of a request that was never sent. */
export function unsent(trouble: CalendarTrouble): CalendarTrouble {
  return trouble.kind === 'unknown' ? { ...trouble, unsent: true } : trouble;
}

/** Trouble with one event in a calendar that is otherwise as it should be. The same again gets the same answer. */
export type OneEventsTrouble =
  /** The request itself was found wrong. */
  | { readonly kind: 'refused'; readonly why: string }
  /** This account may change the calendar's events, but not this one. */
  | { readonly kind: 'forbidden'; readonly why: string }
  /** What the calendar says of this event makes no sense. */
  | { readonly kind: 'unreadable'; readonly why: string };

export function isOfOneEvent<T extends { readonly kind: string }>(
  answer: T,
): answer is Extract<T, OneEventsTrouble> {
  return ['refused', 'forbidden', 'unreadable'].includes(answer.kind);
}

/** An earlier try of the same request to remove it got no answer, and may have been what the answer speaks of. */
interface Unheard {
  readonly unheard?: true;
}

/** What came of a request about one event. Facts; their meaning depends on what was asked, and on what is known here. */
export type EventAnswer =
  | { readonly kind: 'live'; readonly event: StoredEvent }
  /** It is in the calendar's bin. */
  | { readonly kind: 'cancelled'; readonly event: StoredEvent }
  /** Removed by this request. */
  | { readonly kind: 'removed' }
  /** 409: this id has been used here, by an event that is live, or in the bin, or long forgotten. */
  | { readonly kind: 'exists' }
  /** 412: the event is not the one of that etag any more. */
  | (Unheard & { readonly kind: 'changed' })
  /** 410: it has been removed before. */
  | (Unheard & { readonly kind: 'gone' })
  /** 404, and the calendar can be read: no such event is known. */
  | (Unheard & { readonly kind: 'missing' })
  | CalendarTrouble;
