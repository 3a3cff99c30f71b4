import type { StoredEvent } from './calendar-event.ts';
import type { Instant } from './interval.ts';

/**
 * Why a calendar gave no usable answer (RELIABILITY §2.4). After `unknown` the request may have been carried out, or may
 * still be; after all others it was not.
 */
export type CalendarTrouble =
  /** No answer in time, a broken connection, an error of the server's, or an answer that makes no sense. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Too many requests; `retryAfterMs` where the calendar said how long to wait. */
  | { readonly kind: 'throttled'; readonly why: string; readonly retryAfterMs: number | null }
  /** This account may not. */
  | { readonly kind: 'denied'; readonly why: string }
  /** The calendar itself is not there for this account: deleted, no longer shared, or never known. */
  | { readonly kind: 'calendar-gone'; readonly why: string }
  /** Nobody is signed in (`needed`), or Google no longer takes the sign-in (`expired`). */
  | {
      readonly kind: 'signed-out';
      readonly account: string;
      readonly why: string;
      readonly signIn: 'needed' | 'expired';
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
  /** The request itself was found wrong: the same again gets the same answer. */
  | { readonly kind: 'refused'; readonly why: string };

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
  | { readonly kind: 'changed' }
  /** 410: it has been removed before. */
  | { readonly kind: 'gone' }
  /** 404, and the calendar can be read: no such event is known. */
  | { readonly kind: 'missing' }
  | CalendarTrouble;
