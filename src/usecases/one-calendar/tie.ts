import type { GoogleAccess } from '../../calendar/google-access.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type CalendarProvider, type CalendarSpot, DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import type { BookNotice } from './book-notice.ts';
import { type KnownAccounts, NOBODY } from './known-accounts.ts';
import type { NearbyGiven } from './nearby-calendar.ts';
import type { Reached } from './reached-calendar.ts';

/** What the settings of the moment say of the shop's calendar. */
export interface GivenCalendar {
  /** `BAY_CALENDAR`. */
  readonly override: CalendarProvider | null;
  /** The client of the trusted settings, or the one that is kept beside a sign-in. */
  readonly clientId: string | null;
  /** What the trusted settings say that `primary` is; null: nothing. */
  readonly calendarId: string | null;
  /** What the working folder's `.env` says; null: nothing. */
  readonly nearby: NearbyGiven | null;
  /** A sign-in that is there and cannot be read, so that not even its client is known. */
  readonly unreadable: { readonly place: string; readonly why: string } | null;
  /** The sign-ins, with what the working folder's `.env` adds to them or without; null where there is no client. */
  readonly accessWith: (uses: Tie['uses']) => Promise<GoogleAccess | null>;
  /** Nothing is to be written: names lead where they would, for this run alone. */
  readonly dryRun: boolean;
  /** A write is about to be made: only then is a book tied to what a working folder's `.env` says. */
  readonly forWrite: boolean;
}

/** How the book and its calendars are tied together for this run. */
export interface Tie {
  readonly source: CalendarProvider;
  /** Whether the working folder's `.env` counts. */
  readonly uses: 'trusted' | 'nearby';
  /** Why nothing at Google can be asked; null: it can. */
  readonly obstacle: CalendarTrouble | null;
  /**
   * Why bay's own calendar may not be written either: in this run alone the book counts as Google's. Null if it may be written.
   */
  readonly ownObstacle: CalendarTrouble | null;
  /** Where calendars are for this run alone, by their ids. */
  readonly meanwhile: ReadonlyMap<string, CalendarSpot>;
  /** The book is to be tied so with its first write, as the working folder's `.env` says; null: there is nothing to wait for. */
  readonly ahead: TieAhead | null;
  /** Why nothing can be asked through a sign-in. */
  readonly troubles: ReadonlyMap<string, CalendarTrouble>;
  /** The Google accounts behind the sign-ins in use, as far as they are known. */
  readonly owners: ReadonlyMap<string, string>;
  readonly notices: readonly BookNotice[];
}

/** What the next booking ties a book to. */
export interface TieAhead {
  /** The `.env` that says so. */
  readonly file: string;
  /** The id at Google of the first calendar; null where it is not known. */
  readonly calendar: string | null;
}

export const PLAIN_TIE = {
  ...NOBODY,
  ownObstacle: null,
  meanwhile: new Map<string, CalendarSpot>(),
  ahead: null,
};

/** A client is needed all the same for what is left to be removed at Google. */
export function ownTie(given: GivenCalendar, notices: readonly BookNotice[] = []): Tie {
  const obstacle = given.clientId === null ? clientMissing(given) : null;
  return { ...PLAIN_TIE, source: 'local', uses: 'trusted', obstacle, notices };
}

/** `BAY_CALENDAR=google` in a book of which nobody has said whose it is, and nobody is signed in: nothing is shown anywhere. */
export function unfoundedTie(given: GivenCalendar): Tie {
  const tie = closedTie(given.clientId === null ? clientMissing(given) : NOBODY_SIGNED_IN);
  return { ...tie, ownObstacle: tie.obstacle };
}

/** A book that has no calendar yet does not get one that is not there: what is booked waits for the settings to be put right. */
export function waitingTie(
  { named, trouble }: NonNullable<Reached['notThere']>,
  found: KnownAccounts & Pick<Tie, 'uses' | 'notices'>,
): Tie {
  const { owners, troubles, uses, notices } = found;
  const ownObstacle =
    trouble.kind === 'signed-out'
      ? trouble
      : { kind: 'unknown' as const, why: `it shows no calendar ${named}` };
  return { ...PLAIN_TIE, owners, troubles, source: 'google', uses, obstacle: null, ownObstacle, notices };
}

export function closedTie(obstacle: Extract<CalendarTrouble, { kind: 'signed-out' }>): Tie {
  const notices = [{ kind: 'cannot-ask', trouble: obstacle } as const];
  return { ...PLAIN_TIE, source: 'google', uses: 'trusted', obstacle, notices };
}

export const NOT_TO_BE_ASKED = {
  kind: 'signed-out',
  account: DEFAULT_ACCOUNT,
  why: 'BAY_CALENDAR=local',
  signIn: 'not-to-be-asked',
} as const;

const NOBODY_SIGNED_IN = {
  kind: 'signed-out',
  account: DEFAULT_ACCOUNT,
  why: 'nobody is signed in',
  signIn: 'needed',
  signedInAt: null,
} as const;

export function clientMissing({
  unreadable,
}: GivenCalendar): Extract<CalendarTrouble, { kind: 'signed-out' }> {
  const nobody = { kind: 'signed-out', account: DEFAULT_ACCOUNT } as const;
  if (unreadable === null) return { ...nobody, why: 'no client is known', signIn: 'no-client' };
  return { ...nobody, ...unreadable, signIn: 'unusable', problem: 'unreadable' };
}
