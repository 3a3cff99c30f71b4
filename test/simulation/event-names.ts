import { eventIdOf } from '../../src/domain/calendar-event.ts';

/** Ours by the form of its id: nobody else makes such. */
export function isOurId(eventId: string): boolean {
  return eventId.length === 30 && eventId.startsWith('ap');
}

/** What the ids of all events of an appointment begin with. */
export function eventNameOf(uuid: string): string {
  return eventIdOf(uuid).slice(0, 28);
}

/** Calendar and event in one text. */
export function eventKey(calendarId: string, eventId: string): string {
  return `${calendarId} ${eventId}`;
}
