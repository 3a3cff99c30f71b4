import type { CalendarService } from '../../src/calendar/calendar-service.ts';
import type { Asking } from '../../src/calendar/google/asking.ts';
import { listChanges, listDuring } from '../../src/calendar/google/event-lists.ts';
import {
  changeEvent,
  createEvent,
  lookAtEvent,
  removeEvent,
} from '../../src/calendar/google/event-requests.ts';
import { freeAvailability } from '../../src/calendar/google/free-busy.ts';

/**
 * The product's Google calendar over the simulated wire: its requests, and its reading of every answer, are the product's
 * own. Only the library, the network and the waiting between two tries are not there.
 */
export function modelCalendar(asking: Asking): CalendarService {
  return {
    source: 'google',
    createCalendarEvent: (event, withinMs) => createEvent(asking, event, withinMs),
    updateCalendarEvent: (change, etag, withinMs) => changeEvent(asking, change, etag, withinMs),
    cancelCalendarEvent: (place, notify, withinMs) => removeEvent(asking, place, notify, withinMs),
    getEvent: (place, withinMs) => lookAtEvent(asking, place, withinMs),
    getFreeAvailability: (questions, range, withinMs) => freeAvailability(asking, questions, range, withinMs),
    eventsDuring: (calendarId, range, withinMs) => listDuring(asking, calendarId, range, withinMs),
    changesSince: (calendarId, syncToken, since, withinMs) =>
      listChanges(asking, calendarId, syncToken, since, withinMs),
    calendars: async () => ({ kind: 'calendars', calendars: [] }),
  };
}
