import type { CalendarService } from '../calendar-service.ts';
import type { Asking } from './asking.ts';
import { listCalendars } from './calendar-lists.ts';
import { listChanges, listDuring } from './event-lists.ts';
import { changeEvent, createEvent, lookAtEvent, removeEvent } from './event-requests.ts';
import { freeAvailability } from './free-busy.ts';

/** The port over requests, whoever carries them. `accounts`: the names of all sign-ins, `default` first. */
export function askingCalendar(asking: Asking, accounts: () => Promise<readonly string[]>): CalendarService {
  return {
    source: 'google',
    isInTheBook: false,
    createCalendarEvent: (event, withinMs) => createEvent(asking, event, withinMs),
    updateCalendarEvent: (change, etag, withinMs) => changeEvent(asking, change, etag, withinMs),
    cancelCalendarEvent: (place, etag, notify, withinMs) =>
      removeEvent(asking, place, { etag, notify }, withinMs),
    getEvent: (place, withinMs) => lookAtEvent(asking, place, withinMs),
    getFreeAvailability: (questions, range, withinMs) => freeAvailability(asking, questions, range, withinMs),
    eventsDuring: (calendarId, range, withinMs) => listDuring(asking, calendarId, range, withinMs),
    changes: (calendarId, from, page, withinMs) => listChanges(asking, calendarId, from, page, withinMs),
    calendars: async (withinMs) => listCalendars(asking, await accounts(), withinMs),
  };
}
