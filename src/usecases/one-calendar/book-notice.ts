import type { CalendarTrouble } from '../../domain/calendar-answer.ts';

/** What a working folder's `.env` names that is not the book's own. */
export type NearbyDifference =
  | { readonly what: 'client' }
  | { readonly what: 'calendar'; readonly named: string; readonly own: string }
  | { readonly what: 'account'; readonly named: string; readonly own: string }
  /** A token for a sign-in of which the book does not know whose it is to be. */
  | { readonly what: 'unknown'; readonly account: string };

/** What whoever runs bay must know of the book's calendar, said on stderr by every command that it concerns. */
export type BookNotice =
  /** Appointments are shown at Google from now on. `file`: the `.env` that said so, where one of the working folder did. */
  | {
      readonly kind: 'became-google';
      readonly calendar: string | null;
      readonly owed: number;
      readonly file: string | null;
    }
  /** A name of the shop's leads to another calendar than before. */
  | { readonly kind: 'moved'; readonly name: string; readonly to: string; readonly owed: number }
  /** The `.env` of the working folder leads elsewhere, and is not used. */
  | { readonly kind: 'nearby-differs'; readonly file: string; readonly difference: NearbyDifference }
  /**
   * The settings name a calendar that Google does not show to who is signed in, and that the book has never reached: it is not
   * used. `own`: the one that the book stays with; null: it has none yet, and what is booked waits.
   */
  | {
      readonly kind: 'calendar-not-found';
      readonly named: string;
      readonly own: string | null;
      readonly trouble: CalendarTrouble;
    }
  /** The `.env` of the working folder has other tokens than those in use for these sign-ins. */
  | { readonly kind: 'tokens-not-used'; readonly file: string; readonly accounts: readonly string[] }
  /** Google cannot be asked; bay goes on without. */
  | { readonly kind: 'cannot-ask'; readonly trouble: Extract<CalendarTrouble, { kind: 'signed-out' }> }
  /** `BAY_CALENDAR=google`, and somebody has said that the shop's calendar is bay's own. */
  | { readonly kind: 'override-ignored' };
