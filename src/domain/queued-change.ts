import type { EventImage } from './event-image.ts';
import { type Action, nextStep } from './next-step.ts';

/** What is to be done to an event next, as people are told. */
export const QUEUED_KINDS = ['create', 'update', 'remove', 'look'] as const;
export type QueuedKind = (typeof QUEUED_KINDS)[number];

const KIND: Readonly<Record<Action['do'], QueuedKind>> = {
  create: 'create',
  update: 'update',
  remove: 'remove',
  bury: 'remove',
  look: 'look',
  'look-at-stray': 'look',
  'remove-stray': 'remove',
};

/** Null for an image to which nothing is owed. */
export function queuedKind(image: EventImage): QueuedKind | null {
  const { action } = nextStep(image);
  return action === null ? null : KIND[action.do];
}

interface Key {
  readonly appointmentId: number;
  readonly calendarId: string;
}

/**
 * What people call the change that an appointment owes to a calendar: `12.primary`. It is made of what never changes, so that it means
 * the same for ever, and says by itself what it is about. Another calendar that came to have the same name is `12.primary.2`, and the
 * book's own of that name `12.primary.own`.
 */
export function queuedId({ appointmentId, calendarId }: Key): string {
  const [, name = '', number = ''] = AT_GOOGLE.exec(calendarId) ?? [];
  if (name === '') return `${appointmentId}.${calendarId}.own`;
  return number === '1' ? `${appointmentId}.${name}` : `${appointmentId}.${name}.${number}`;
}

/** How the book calls a calendar at Google for good. */
const AT_GOOGLE = /^ (.+)~(\d+)$/;

/** The appointment that is meant, and what is said of the calendar, null where nothing is. Null for what is no such name. */
export function readQueuedId(text: string): { appointmentId: number; calendar: string | null } | null {
  const [, number, calendar = null] = /^#?([1-9]\d{0,14})(?:\.(.+))?$/.exec(text.trim()) ?? [];
  return number === undefined ? null : { appointmentId: Number(number), calendar };
}
