import type { Appointment } from '../../domain/appointment.ts';
import {
  appointmentOfEventId,
  type EventManner,
  eventTexts,
  type ListedEvent,
} from '../../domain/calendar-event.ts';
import { marksOf } from '../../domain/event-texts.ts';
import type { Interval } from '../../domain/interval.ts';
import { isOfLaterState, isStampedBy } from '../../domain/later-state.ts';
import type { Ports } from '../ports.ts';
import type { WholeCalendar } from './read-whole.ts';
import { seenIn } from './reading-events.ts';

/** An event that a later state of this book has written than the one at hand. */
export interface LaterSign {
  readonly event: ListedEvent;
  /** Whose it is; null for one of which this book does not know, or whose event it has never made. */
  readonly visit: Appointment | null;
}

/** Those of one calendar, events that are gone there included. */
export async function laterSigns(
  { calendarId, events, unreadable }: WholeCalendar,
  manner: EventManner,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<LaterSign[]> {
  const seen = seenIn({ events, unreadable });
  const preview = await store.calendars.preview({ calendarId, seen, fullSince: null }, clock.now());
  const [unknown, later] = [new Set(preview.unknown), new Set(preview.later)];
  const signs: LaterSign[] = [];
  for (const event of events) {
    const uuid = appointmentOfEventId(event.eventId)?.uuid;
    const isOurs = uuid !== undefined && isStampedBy(event, manner.bookId, uuid);
    if (later.has(event.eventId) || (isOurs && unknown.has(event.eventId)))
      signs.push({ event, visit: null });
    else if (isOurs) {
      const visit = await store.appointments.byUuid(uuid);
      if (visit === null) continue;
      const image = await store.images.get({ appointmentId: visit.id, calendarId });
      const { revision } = visit;
      const says = marksOf(eventTexts(visit, manner));
      const timesThen = await timesAtStamp(event, visit, store);
      if (isOfLaterState(event, { revision, image, says, timesThen })) signs.push({ event, visit });
    }
  }
  return signs;
}

/** When the appointment lay in the revision that the event names. */
async function timesAtStamp(
  { stamp }: ListedEvent,
  { id, revision, start, end }: Appointment,
  { appointments }: Ports['store'],
): Promise<Interval | null> {
  if (stamp?.revision === revision) return { start, end };
  const history = await appointments.history(id);
  return history.find((one) => one.revision === stamp?.revision)?.appointment ?? null;
}
