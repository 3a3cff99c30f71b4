import type { EventPlace } from '../../../src/domain/calendar-event.ts';
import type { EventResource } from '../../support/google/stored-calendar.ts';
import type { SettingsWorld } from './world.ts';

/** The live event, wherever the place is: at Google, or in the book's own calendar. Null: there is none. */
export async function eventKept(
  { calendarId, eventId }: EventPlace,
  { book, model }: Pick<SettingsWorld, 'book' | 'model'>,
): Promise<EventResource | null> {
  const place = await book.store.places.get(calendarId);
  if (place.provider === 'google') {
    const event = place.googleId === null ? undefined : model.event(place.googleId, eventId);
    return event === undefined || event.status === 'cancelled' ? null : event;
  }
  const event = await book.localEvents.get({ calendarId: place.name, eventId });
  if (event === null || event.cancelled) return null;
  return { id: eventId, start: timeOf(event.start), end: timeOf(event.end) };
}

function timeOf(at: number) {
  return { dateTime: new Date(at).toISOString() };
}
