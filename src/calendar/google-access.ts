import type { CalendarTrouble } from '../domain/calendar-answer.ts';

type SignedOut = Extract<CalendarTrouble, { kind: 'signed-out' }>;

/** Where a calendar of Google's is asked: by its own id, through a sign-in. */
export interface GoogleAddress {
  readonly account: string;
  readonly id: string;
}

/** What is known of a sign-in without asking anybody. */
export type Standing =
  | {
      readonly kind: 'signed-in';
      /** The Google account, by its e-mail address; null where it is not written down. */
      readonly owner: string | null;
      /** SHA-256 of the refresh token. */
      readonly fingerprint: string;
      /** The token is that of the working folder's `.env`. */
      readonly isNearby: boolean;
      /** The digest of another token that the working folder's `.env` has for it, in vain; null: none. */
      readonly passedOver: string | null;
      /** Why no new access token can be had with it; null: nothing stands in the way. */
      readonly closed: SignedOut | null;
    }
  | SignedOut;

/** The sign-ins at Google, as far as it matters whose calendars they lead to. */
export interface GoogleAccess {
  /** The names of all sign-ins. */
  accounts(): Promise<readonly string[]>;
  standing(account: string): Promise<Standing>;
  /** Asks Google whether a calendar of that id can be read through the sign-in; the trouble where it does not show it. */
  isThere(
    account: string,
    googleId: string,
    withinMs: number,
  ): Promise<{ readonly kind: 'there' } | CalendarTrouble>;
  /** Asks Google whose sign-in it is. */
  whose(
    account: string,
    withinMs: number,
  ): Promise<{ readonly kind: 'owner'; readonly owner: string } | CalendarTrouble>;
}
