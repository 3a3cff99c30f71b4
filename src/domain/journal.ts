import { APPOINTMENT_CHANGES } from './appointment.ts';
import type { Instant } from './interval.ts';

/**
 * Who writes: a person at the counter, a file, an agent, the reconciler on behalf of somebody in the calendar, or a person who has
 * what the calendars show taken into an old copy of the book.
 */
export const CHANGE_SOURCES = ['counter', 'import', 'agent', 'calendar', 'recovery'] as const;
export type ChangeSource = (typeof CHANGE_SOURCES)[number];

/**
 * What was done, in a word: to one appointment what its history calls it, `changed` to several. What takes an entry back is called
 * `taken-back`, and what takes that back again `done-again`, whatever they come to.
 */
export const JOURNAL_VERBS = [
  ...APPOINTMENT_CHANGES,
  'changed',
  'arrived',
  'started',
  'completed',
  'no-show',
  'confirmed',
  'customer-added',
  'customer-edited',
  'customers-merged',
  'vehicle-added',
  'vehicle-edited',
  'waitlist-added',
  'waitlist-removed',
  'waitlist-offered',
  'customers-imported',
  'events-imported',
  'inbox-settled',
  'delivery-retried',
  'delivery-given-up',
  'shop-created',
  'shop-changed',
  'closed',
  'opened',
  'away',
  'back',
  'extended',
] as const;
export type JournalVerb = (typeof JOURNAL_VERBS)[number];

/** When something is done, and by whom. */
export interface By {
  readonly at: Instant;
  readonly source: ChangeSource;
  /** The name of who does it; null for what nobody here does, as what is taken back because of the calendar. */
  readonly actor: string | null;
}

/** What follows from the calendar is nobody's doing at the counter. */
export function byCalendar(at: Instant): By {
  return { at, source: 'calendar', actor: null };
}

/** All that was written together, for one reason. */
export interface JournalEntry extends By {
  readonly id: number;
  readonly verb: JournalVerb;
  /** The entry that it takes back, and the one that takes it back. */
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  /** The revisions of appointments that it made. */
  readonly appointments: readonly { readonly id: number; readonly revision: number }[];
  /** Who and what it entered, changed or removed. */
  readonly people: readonly { readonly kind: 'customer' | 'vehicle'; readonly id: number }[];
  /** The edition of the shop's rules that it made; null: none. */
  readonly rules: number | null;
}

/** Who has changed something since, and how. */
export type ChangedBy = By & Pick<JournalEntry, 'verb'>;

/** Something that entries change; the shop has one set of rules, and its number is their edition. */
export interface ChangedThing {
  readonly kind: 'appointment' | 'customer' | 'vehicle' | 'shop';
  readonly id: number;
}
