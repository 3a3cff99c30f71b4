import {
  appointmentOfEventId,
  type EventStamp,
  type ListedEvent,
  type StoredEvent,
  type UnreadableEvent,
} from '../../domain/calendar-event.ts';
import { type Json, objectAt, textAt } from './json.ts';

/** By stamp and id both: a copy made in Google's page has the stamp and an id of its own. */
export function isOurs(
  { eventId, stamp }: Pick<ListedEvent | UnreadableEvent, 'eventId' | 'stamp'>,
  bookId: string,
): boolean {
  if (eventId === null) return false;
  return stamp?.bookId === bookId && appointmentOfEventId(eventId)?.uuid === stamp.appointmentUuid;
}

export function isSameStamp(stamp: EventStamp | null, sent: EventStamp): boolean {
  return (
    stamp?.bookId === sent.bookId &&
    stamp.appointmentUuid === sent.appointmentUuid &&
    stamp.revision === sent.revision
  );
}

/** Whose event it says that it is: the book's whose appointment it shows, or a test's. */
export function marksIn(value: Json): Pick<StoredEvent, 'stamp' | 'testRun'> {
  const marks = privateIn(value);
  const testRun = textAt(marks, 'bay_test');
  return { stamp: stampIn(marks), testRun: isName(testRun) ? testRun : null };
}

/** What bay keeps with an event and people do not see. */
export function privateIn(value: Json): Json {
  return objectAt(objectAt(value, 'extendedProperties') ?? {}, 'private') ?? {};
}

function stampIn(marks: Json): EventStamp | null {
  const [uuid, revision, bookId] = [textAt(marks, 'appt'), textAt(marks, 'rev'), textAt(marks, 'db')];
  if (uuid === null || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) return null;
  if (!isCount(revision) || !isName(bookId)) return null;
  const number = textAt(marks, 'no');
  const stamp = { bookId, appointmentUuid: uuid, revision: Number(revision) };
  return isCount(number) ? { ...stamp, number: Number(number) } : stamp;
}

function isCount(text: string | null): boolean {
  return text !== null && /^[1-9]\d{0,8}$/.test(text);
}

function isName(text: string | null): text is string {
  return text !== null && /^[\w.:-]{1,128}$/.test(text);
}
