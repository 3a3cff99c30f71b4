import type { ListedEvent } from '../../domain/calendar-event.ts';
import { appointmentOfEventId } from '../../domain/calendar-event.ts';
import type { InboxItem, InboxKind, InboxNote } from '../../domain/inbox.ts';
import type { Instant } from '../../domain/interval.ts';
import type { ReadingPreview } from '../../store/calendar-readings.ts';
import type { CalendarState } from '../../store/calendar-states.ts';
import { seriesOf } from '../calendar/foreign-events.ts';
import { LOOK_BACK_MS } from '../calendar/patience.ts';
import { openItems } from '../open-items.ts';
import type { Ports } from '../ports.ts';

/** A reading in which more of our events are gone than this, and than a fifth, looks like a mistake (docs/protocol.md §10). */
const MANY_REMOVED = 5;
const MANY_REMOVED_SHARE = 0.2;

/** What a reading shows, and what the book says to it. */
interface Read {
  readonly calendarId: string;
  readonly events: readonly ListedEvent[];
  readonly preview: ReadingPreview;
  readonly full: boolean;
}

interface ReadingNotes {
  readonly notes: readonly InboxNote[];
  /** Open items about events that are not there any more. */
  readonly overtaken: readonly number[];
}

/** What has to be decided before anything of the reading is taken in; null: nothing has. */
export function manyRemoved(
  calendarId: string,
  { removed, upcoming }: ReadingPreview,
  { onRemovals }: CalendarState,
): InboxNote | null {
  const most = Math.max(MANY_REMOVED, upcoming * MANY_REMOVED_SHARE);
  if (removed <= most || onRemovals !== null) return null;
  const about = { appointmentId: null, calendarId, eventId: null, event: null };
  return { ...about, kind: 'many-removed', detail: `${removed} of ${upcoming}` };
}

/** What people should know of a reading besides what its hints lead to: events of ours that are copies, or elsewhere, or unknown. */
export async function notesOf(
  { calendarId, events, preview, full }: Read,
  bookId: string,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<ReadingNotes> {
  const { store, clock } = ports;
  const notes: InboxNote[] = [];
  const since = clock.now() - LOOK_BACK_MS;
  for (const event of events.filter(({ cancelled }) => !cancelled)) {
    const { eventId, stamp } = event;
    const isUnknown = stamp?.bookId === bookId && preview.unknown.includes(eventId);
    if (isUnknown || preview.later.includes(eventId))
      notes.push(noteOf('unknown-event', null, event, calendarId));
  }
  for (const event of events.filter((one) => isNoHistory(one, since))) {
    const appointmentId = preview.elsewhere.get(event.eventId);
    if (appointmentId !== undefined) notes.push(noteOf('elsewhere', appointmentId, event, calendarId));
    const copied = copiedUuid(event, bookId);
    const original = copied === null ? null : await store.appointments.byUuid(copied);
    if (original !== null) notes.push(noteOf('copied', original.id, event, calendarId));
  }
  return { notes, overtaken: await overtakenIn(calendarId, { events, full }, store) };
}

/**
 * A series may begin in the past and go on, and a clock may be days ahead of the truth when a change is read, which is read once:
 * so nothing is history before a full reading would leave it out, too.
 */
function isNoHistory({ cancelled, recurring, end }: ListedEvent, since: Instant): boolean {
  return !cancelled && (recurring || end > since);
}

/** The appointment whose stamp an event carries that has another id: somebody has copied it. */
function copiedUuid({ eventId, stamp }: ListedEvent, bookId: string): string | null {
  if (stamp === null || stamp.bookId !== bookId || appointmentOfEventId(seriesOf(eventId)) !== null)
    return null;
  return stamp.appointmentUuid;
}

const OF_EVENTS: ReadonlySet<InboxKind> = new Set(['copied', 'elsewhere']);

async function overtakenIn(
  calendarId: string,
  { events, full }: Pick<Read, 'events' | 'full'>,
  { inbox }: Ports['store'],
): Promise<number[]> {
  const cancelled = new Set(events.flatMap((event) => (event.cancelled ? event.eventId : [])));
  const live = new Set(events.flatMap((event) => (event.cancelled ? [] : event.eventId)));
  if (cancelled.size === 0 && !full) return [];
  const isOver = ({ kind, eventId, calendarId: where }: InboxItem) =>
    where === calendarId &&
    OF_EVENTS.has(kind) &&
    eventId !== null &&
    (cancelled.has(eventId) || (full && !live.has(eventId)));
  return (await openItems({ inbox })).filter(isOver).map(({ id }) => id);
}

function noteOf(
  kind: InboxKind,
  appointmentId: number | null,
  { eventId, start, end }: ListedEvent,
  calendarId: string,
): InboxNote {
  return { kind, appointmentId, calendarId, eventId, event: { start, end }, detail: null };
}
