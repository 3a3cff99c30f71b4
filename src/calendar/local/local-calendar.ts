import type { Clock } from '../../clock.ts';
import type { CalendarEvent } from '../../domain/calendar-event.ts';
import type { EventContent, LocalEvents } from '../../store/local-events.ts';
import type { CalendarService } from '../calendar-service.ts';

/** The calendar that bay brings along, for a shop without a Google account. Every name is a calendar and can be written. */
export function localCalendar(
  events: LocalEvents,
  clock: Clock,
  configured: () => Promise<readonly string[]>,
): CalendarService {
  return {
    source: 'local',

    putEvent: async (event) => {
      const { eventId, etag } = await events.put(contentOf(event), clock.now());
      return { eventId, etag, link: null };
    },

    getEvent: (calendarId, eventId) => events.get(calendarId, eventId),

    removeEvent: (calendarId, eventId) => events.cancel(calendarId, eventId, clock.now()),

    busy: (calendarIds, range) =>
      Promise.all(
        calendarIds.map(async (calendarId) => ({
          calendarId,
          known: true as const,
          intervals: await events.busy(calendarId, range),
        })),
      ),

    changesSince: async (calendarId, syncToken) => {
      const from = syncToken !== null && /^\d+$/.test(syncToken) ? Number(syncToken) : null;
      const since = await events.since(calendarId, from ?? 0);
      // A token that is not of this count (another calendar's, or of a book that was put back): everything again.
      const full = from === null || from > since.sequence;
      const { events: changed, sequence } = full && from !== null ? await events.since(calendarId, 0) : since;
      return { events: changed, syncToken: String(sequence), full };
    },

    calendars: async () => {
      const used = new Map(
        (await events.calendars(clock.now())).map(({ calendarId, upcomingEvents }) => [
          calendarId,
          upcomingEvents,
        ]),
      );
      const names = new Set([...(await configured()), ...used.keys()]);
      return [...names].map((calendarId) => ({
        calendarId,
        name: calendarId,
        writable: true,
        upcomingEvents: used.get(calendarId) ?? 0,
      }));
    },
  };
}

function contentOf({
  calendarId,
  eventId,
  start,
  end,
  title,
  description,
  stamp,
}: CalendarEvent): EventContent {
  return { calendarId, eventId, start, end, title, description, stamp, cancelled: false, busy: true };
}
