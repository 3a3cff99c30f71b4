import type { StoredEvent } from '../../domain/calendar-event.ts';
import type { Instant } from '../../domain/interval.ts';
import type { EventBatch, EventChanges, EventContent } from '../local-events.ts';
import type { Connection } from './connection.ts';
import { isAdded, type Keeping, keepEvent, nextSequence, storedEvent } from './local-event-rows.ts';

/** Takes in a list of events, within the transaction of the caller. */
export function keepAll(connection: Connection, batch: EventBatch, at: Instant): EventChanges {
  const { calendarId, events } = batch;
  const changes = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  // Counted here and written at the end, for the calendar's row would be written once an event.
  const first = nextSequence(connection, calendarId);
  let next = first;
  const take = () => next++;
  // A file is new as a whole, or known for the most part: each event is taken as the one before it turned out to be.
  let expectNew = true;
  const anew: Keeping = { testRun: null, createdAt: at, updatedAt: at };
  for (const event of inOrderOfKey(events)) {
    const isNew: boolean = expectNew && isAdded(connection, event, anew, next);
    if (isNew) next += 1;
    const outcome: Outcome = isNew ? 'added' : keep(connection, event, anew, take);
    changes[outcome] += 1;
    expectNew = outcome === 'added';
  }
  for (const event of leftOver(connection, batch, first)) {
    keep(connection, { ...event, cancelled: true }, anew, take);
    changes.removed += 1;
  }
  connection.run('UPDATE local_calendar SET sequence = ? WHERE id = ?', next - 1, calendarId);
  return changes;
}

/** Neighbours in the table one after the other: every page of it is gone through once. */
function inOrderOfKey(events: readonly EventContent[]): EventContent[] {
  return events.toSorted((a, b) => (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0));
}

/** Live events of the families that came in, which did not come in themselves. `first`: the count of what was written now. */
function leftOver(
  connection: Connection,
  { calendarId, events, under, familyOf }: EventBatch,
  first: number,
): StoredEvent[] {
  const live = connection.all<{ event_id: string }>(
    `SELECT event_id FROM local_event
     WHERE calendar_id = ? AND event_id >= ? AND event_id < ? AND cancelled = 0 AND sequence < ?`,
    calendarId,
    under,
    `${under}\u{10ffff}`,
    first,
  );
  if (live.length === 0) return [];
  const kept = new Set(events.map(({ eventId }) => eventId));
  const families = new Set(events.map(({ eventId }) => familyOf(eventId)));
  return live
    .map((row) => row.event_id)
    .filter((eventId) => !kept.has(eventId) && families.has(familyOf(eventId)))
    .flatMap((eventId) => storedEvent(connection, { calendarId, eventId }) ?? []);
}

type Outcome = 'added' | 'changed' | 'unchanged';

/** `nextSequence` is asked only when the event is written. */
function keep(
  connection: Connection,
  event: EventContent,
  anew: Keeping,
  nextSequence: () => number,
): Outcome {
  const earlier = storedEvent(connection, event);
  if (earlier !== null && same(earlier, event)) return 'unchanged';
  const { testRun, createdAt } = earlier ?? anew;
  keepEvent(connection, { ...event, testRun, createdAt, updatedAt: anew.updatedAt }, nextSequence());
  return earlier === null ? 'added' : 'changed';
}

function same(a: EventContent, b: EventContent): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.cancelled === b.cancelled &&
    a.busy === b.busy &&
    a.title === b.title &&
    a.description === b.description &&
    a.stamp?.bookId === b.stamp?.bookId &&
    a.stamp?.appointmentUuid === b.stamp?.appointmentUuid &&
    a.stamp?.revision === b.stamp?.revision
  );
}
