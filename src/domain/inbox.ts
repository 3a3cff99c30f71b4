import type { PutBack } from './event-move.ts';
import type { Instant, Interval } from './interval.ts';

/**
 * What a person must decide or know (docs/protocol.md §17). The first group waits for a decision, the second has been settled
 * by the rules.
 */
export const INBOX_KINDS = [
  /** Somebody removed our event in the calendar; the appointment stands. */
  'event-removed',
  /** The calendar refuses a change for good. */
  'change-refused',
  /** The calendar refuses for good to take away an event that is to be there no more. */
  'removal-refused',
  /** A change of one event comes to nothing again and again, though its calendar answers. It is tried on. */
  'change-stuck',
  /** The same of the removal of an event that is to be there no more. */
  'removal-stuck',
  /** Somebody else's event lies over one of ours. */
  'foreign-conflict',
  /** An event that this book seems to have made and knows nothing of. */
  'unknown-event',
  /** The calendar shows a later state of an appointment than this book: an old copy of the book is in use. */
  'book-behind',
  /** So many events were removed at once that it looks like a mistake: nothing of it was taken in. */
  'many-removed',
  /** Our event may still be in a calendar that the shop has left, and that cannot be reached any more. */
  'left-behind',
  /** Somebody removed our event in a calendar that it was to leave; the appointment stands, and is shown elsewhere. */
  'left-removed',
  /** Somebody moved our event to where it may not be; it was put back. */
  'move-refused',
  /** The event and the appointment were both changed; the appointment's change stands. */
  'both-changed',
  /** What the event says was changed here, and somebody has written into it: what they wrote stays. */
  'texts-kept',
  /** Somebody brought back the event of a cancelled appointment; it was removed again. */
  'cancelled-restored',
  /** Somebody brought back the event of an appointment in a calendar that it has left; it was removed again. */
  'left-restored',
  /** Somebody had changed our event before it was removed, because it is to be there no more. */
  'changed-removed',
  /** Somebody who was invited to the appointment has said no. */
  'declined',
  /** Somebody copied our event; the copy is nobody's appointment, and takes time. */
  'copied',
  /** Somebody moved our event to a calendar in which the appointment is not. */
  'elsewhere',
  /** An appointment was brought back from its event, which does not say all of it. */
  'recovered-in-part',
  /** A plan found no other place for an appointment: it stands where it is, and cannot be seen to there. */
  'left-in-the-way',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** The ways to settle an item; which of them fit, its kind says. */
export const RESOLUTIONS = ['restore', 'cancel', 'retry', 'accept', 'done'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** What `bay inbox resolve` offers for each kind, the usual one first. */
export const RESOLUTIONS_OF: Readonly<Record<InboxKind, readonly Resolution[]>> = {
  'event-removed': ['restore', 'cancel'],
  'change-refused': ['retry', 'cancel'],
  'removal-refused': ['retry', 'done'],
  'change-stuck': ['retry', 'cancel'],
  'removal-stuck': ['retry', 'done'],
  'foreign-conflict': ['done'],
  'unknown-event': ['accept', 'done'],
  'book-behind': ['accept', 'done'],
  'many-removed': ['restore', 'accept', 'done'],
  'left-behind': ['done', 'retry'],
  'left-removed': ['done', 'cancel'],
  'move-refused': ['done'],
  'both-changed': ['done'],
  'texts-kept': ['done'],
  'cancelled-restored': ['done'],
  'left-restored': ['done'],
  'changed-removed': ['done'],
  declined: ['cancel', 'done'],
  copied: ['done'],
  elsewhere: ['done'],
  'recovered-in-part': ['done', 'cancel'],
  'left-in-the-way': ['done', 'cancel'],
};

/** That an item was settled before, and not in the way that is asked for now. */
export interface SettledOtherwise {
  readonly item: number;
  readonly appointmentId: number | null;
  /** Null: by itself. */
  readonly settled: Resolution | null;
  readonly asked: Resolution;
}

/** A person is to look at these: a script is told by its exit code that a person has to decide. */
const DECISIONS: ReadonlySet<InboxKind> = new Set([
  'left-in-the-way',
  'recovered-in-part',
  'event-removed',
  'change-refused',
  'removal-refused',
  'change-stuck',
  'removal-stuck',
  'unknown-event',
  'book-behind',
  'many-removed',
  'left-behind',
  'left-removed',
]);

export function needsDecision(kind: InboxKind): boolean {
  return DECISIONS.has(kind);
}

/**
 * Kinds about something owed that fails again and again and is still being tried. They close by themselves when it goes
 * through.
 */
export const STUCK: readonly InboxKind[] = ['change-stuck', 'removal-stuck'];

export function isStuck(kind: InboxKind): boolean {
  return STUCK.includes(kind);
}

/** The calendar shows what a later state of this book has written: nothing is written there until a person has decided. */
const BEHIND: ReadonlySet<InboxKind> = new Set(['unknown-event', 'book-behind']);

export function saysBehind(kind: InboxKind): boolean {
  return BEHIND.has(kind);
}

/** Kinds about something that somebody did. If it happens again, it is told again. */
const DEEDS: ReadonlySet<InboxKind> = new Set([
  'left-removed',
  'move-refused',
  'both-changed',
  'texts-kept',
  'cancelled-restored',
  'left-restored',
  'changed-removed',
]);

export function isDeed(kind: InboxKind): boolean {
  return DEEDS.has(kind);
}

/** Kinds that every reading finds again while they last. One that a person has settled stays settled until something moves. */
const LASTING: ReadonlySet<InboxKind> = new Set(['foreign-conflict', 'declined', 'copied', 'elsewhere']);

export function isLasting(kind: InboxKind): boolean {
  return LASTING.has(kind);
}

/** What people can turn our event into although no appointment can be that. */
export const BENT_INTO = ['a series', 'whole days', 'free time'] as const;
export type BentInto = (typeof BENT_INTO)[number];

/** What is to be put into the inbox. The same about the same event is there once while it is open. */
export interface InboxNote {
  readonly kind: InboxKind;
  readonly appointmentId: number | null;
  readonly calendarId: string;
  readonly eventId: string | null;
  /** Where the event lay, for the kinds that tell of a time. */
  readonly event: Interval | null;
  /** The calendar's own words, a count, or one of `BENT_INTO`. */
  readonly detail: string | null;
  /** Why a move was not followed; left out where there is nothing more to say. */
  readonly why?: PutBack;
}

export interface InboxItem extends InboxNote {
  readonly id: number;
  /** How often it has happened since it was first told. */
  readonly times: number;
  readonly at: Instant;
  readonly resolvedAt: Instant | null;
  readonly resolution: Resolution | null;
}
