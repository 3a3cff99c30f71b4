import type { EventResource } from './stored-calendar.ts';

/** What all copies of an event share, and only its organizer may change. */
const SHARED = [
  'summary',
  'description',
  'location',
  'start',
  'end',
  'recurrence',
  'status',
  'visibility',
] as const satisfies readonly (keyof EventResource)[];

/** Whether any of some fields has another value. */
export function differs(
  before: EventResource,
  after: EventResource,
  names: readonly (keyof EventResource)[],
): boolean {
  return names.some((name) => before[name] !== after[name] && textOf(before[name]) !== textOf(after[name]));
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** A change of somebody else's event that reaches past this calendar's own copy: leaving a field out counts too. */
export function changesShared(before: EventResource, after: EventResource): boolean {
  if (before.organizer?.self === true) return false;
  return differs(before, { ...after, status: after.status ?? 'confirmed' }, SHARED);
}
