import type { Appointment, CancellationReason } from './domain/appointment.ts';
import type { Instant } from './domain/interval.ts';

/** What became of an answer to a question. */
export type Confirmed = 'confirmed' | 'unknown' | 'expired' | 'used' | 'of-another-request';

/** What is wrong with one argument of a tool's. */
export type ArgumentFault =
  | { readonly name: string; readonly fault: 'missing' }
  /** `known`: the names that there are. */
  | { readonly name: string; readonly fault: 'unknown'; readonly known: readonly string[] }
  | {
      readonly name: string;
      readonly fault: 'not-a';
      readonly expected: 'string' | 'integer' | 'boolean' | 'date' | 'date and time' | 'e-mail address';
    }
  | { readonly name: string; readonly fault: 'out-of-range'; readonly least: number; readonly most: number }
  | { readonly name: string; readonly fault: 'no-choice'; readonly choices: readonly string[] }
  /** None of several is there, of which one is needed. */
  | { readonly name: string; readonly fault: 'nothing-of'; readonly names: readonly string[] };

/** What a caller is asked to say yes to: what takes away what was agreed. */
export type Asks =
  | { readonly verb: 'cancel'; readonly visit: AskedVisit; readonly reason: CancellationReason }
  | { readonly verb: 'reschedule'; readonly visit: AskedVisit; readonly to: Instant };

type AskedVisit = Pick<Appointment, 'id' | 'revision' | 'work' | 'start'>;

/** Of which a conversation may not do more. */
export type Bounded = 'calls' | 'writes' | 'misses' | 'people';

/** Why a tool was not even tried. */
export type RefusedCall =
  | { readonly code: 'tool-arguments'; readonly faults: readonly ArgumentFault[] }
  /** It changes the book, and that is not allowed at this door. */
  | { readonly code: 'tool-closed'; readonly tool: string }
  /** The conversation has done so much of it already. */
  | { readonly code: 'tool-limit'; readonly what: Bounded; readonly most: number }
  /** The caller has not been asked yet. `token` is to come back with the same request. */
  | {
      readonly code: 'confirmation-required';
      readonly asks: Asks;
      readonly token: string;
      readonly expiresAt: Instant;
    }
  /** Nothing was offered under that token, or too long ago, or not in this conversation; or there was no such option. */
  | { readonly code: 'proposal-gone' }
  /** Another of its options was taken up. */
  | { readonly code: 'proposal-taken' }
  /** What came back is no answer to that question. */
  | { readonly code: 'confirmation-refused'; readonly why: Exclude<Confirmed, 'confirmed'> };
