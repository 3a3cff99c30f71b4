import type { CalendarPlace, CalendarProvider, CalendarSpot } from '../domain/calendar-place.ts';
import type { Instant } from '../domain/interval.ts';

/** What a name of the shop's is to mean from now on. */
export interface NamedSpot {
  readonly name: string;
  readonly spot: CalendarSpot;
}

/** What came of giving names another meaning. */
export interface Rebound {
  /** Names that led elsewhere before. */
  readonly moved: readonly { readonly from: CalendarPlace; readonly to: CalendarPlace }[];
  /** Coming appointments that are owed to another calendar now. */
  readonly owed: number;
}

/** Which real calendar each name of the shop's means, and has meant. */
export interface CalendarPlaceStore {
  /** Whose calendar the shop's is; null while nobody has said. */
  setting(): Promise<CalendarProvider | null>;
  /** What each of the shop's calendar names means now. */
  inForce(): Promise<CalendarPlace[]>;
  /** The place of that id, in force or not. */
  get(calendarId: string): Promise<CalendarPlace>;
  /** Whether the book has had to do with that calendar of Google's before. */
  isKnownAtGoogle(googleId: string): Promise<boolean>;
  /**
   * Gives names their meaning, in one transaction with all that follows from it: a name that leads elsewhere takes up the
   * place of that real calendar, or a new one; open appointments that are still to come are owed their absence where
   * they were and their presence where they now belong. What is past stays where it is. Nothing is written where nothing
   * changes. `calendar` is, where it is given, what the shop says from now on.
   */
  rebind(spots: readonly NamedSpot[], calendar: CalendarProvider | null, at: Instant): Promise<Rebound>;
  /** Has the first write of this run tie the book, once it is known to succeed, and before it is made. */
  tieWithFirstWrite(tie: () => Promise<void>): void;
  /** For what is no single write: does now what the first one is to do, if that is still to be done. */
  tie(): Promise<void>;
  /** The Google account that a refresh token of that digest belongs to; null while nobody has asked. */
  ownerOf(fingerprint: string): Promise<string | null>;
  rememberOwner(fingerprint: string, owner: string): Promise<void>;
  /** Whether the book was tied to its calendars with the refresh token of that digest. */
  isKnownToken(fingerprint: string): Promise<boolean>;
  rememberToken(fingerprint: string): Promise<void>;
  /** The client that the book was tied to Google's calendars with; null: none yet. */
  client(): Promise<string | null>;
  rememberClient(clientId: string): Promise<void>;
}
