import { type InboxKind, type Resolution, saysBehind } from '../../domain/inbox.ts';

/** What each way to settle an item does. */
const WAYS: Readonly<Record<Resolution, string>> = {
  restore: 'Put it back into the calendar',
  cancel: 'Cancel the appointment',
  retry: 'Try it again',
  accept: 'Take it in',
  done: 'It has been seen to',
};

/** The same, of many events at once. */
const WAYS_OF_MANY: Partial<typeof WAYS> = {
  restore: 'Put them all back into the calendar',
  accept: 'They were removed on purpose: ask about each of them',
  done: 'Leave them out of the calendar; the appointments stand',
};

/** The same, of an appointment that is shown elsewhere. */
const WAYS_OF_ONE_ELSEWHERE: Partial<typeof WAYS> = {
  done: 'Keep the appointment as it is shown now',
};

/** The same, of a book that is behind its calendar. */
const WAYS_OF_AN_OLD_COPY: Partial<typeof WAYS> = {
  accept: 'Go on with this book, and take in what the calendar shows',
  done: 'The newest book is back in its place',
};

/** What a way to settle an item of that kind does. */
export function wayText(kind: InboxKind, way: Resolution): string {
  if (kind === 'many-removed') return WAYS_OF_MANY[way] ?? WAYS[way];
  if (kind === 'left-removed') return WAYS_OF_ONE_ELSEWHERE[way] ?? WAYS[way];
  return (saysBehind(kind) ? WAYS_OF_AN_OLD_COPY[way] : undefined) ?? WAYS[way];
}
