import type { Clock } from '../../clock.ts';
import type { StoredEvent } from '../../domain/calendar-event.ts';
import { marksOf } from '../../domain/event-texts.ts';
import type { LocalEvents } from '../../store/local-events.ts';
import type { CalendarService } from '../calendar-service.ts';

/**
 * The calendar that bay brings along, for a shop without a Google account. Every name is a calendar and can be written;
 * it answers at once, so that no request is ever tried again.
 */
export function localCalendar(
  events: LocalEvents,
  clock: Clock,
  configured: () => Promise<readonly string[]>,
): CalendarService {
  return {
    source: 'local',
    isInTheBook: true,

    createCalendarEvent: async ({
      calendarId,
      eventId,
      start,
      end,
      title,
      description,
      stamp,
      testRun,
      busy,
    }) => {
      const event = { calendarId, eventId, start, end, title, description, stamp, testRun, busy };
      return marked(await events.create(event, clock.now()));
    },

    updateCalendarEvent: async (change, etag) => marked(await events.change(change, etag, clock.now())),

    cancelCalendarEvent: (place, etag) => events.remove(place, etag, clock.now()),

    getEvent: async (place) => {
      const event = await events.get(place);
      if (event === null) return { kind: 'missing' };
      return marked({ kind: event.cancelled ? 'cancelled' : 'live', event });
    },

    getFreeAvailability: (questions, range) =>
      Promise.all(
        questions.map(async ({ calendarId }) => ({
          calendarId,
          known: true as const,
          intervals: await events.busy(calendarId, range),
        })),
      ),

    eventsDuring: async (calendarId, range) => ({
      kind: 'events',
      events: await events.during(calendarId, range),
      unreadable: [],
    }),

    changes: async (calendarId, from) => {
      // What has changed since a moment, nobody needs to ask here: its counts are always good.
      if (from.kind === 'time') return { kind: 'token-expired' };
      const count = from.kind === 'all' ? null : countIn(from.syncToken);
      const since = from.kind === 'all' ? from.since : 0;
      const { events: changed, sequence } = await events.since(calendarId, count, since);
      // A count that this calendar has not reached: it is another calendar's, or the book was replaced by an older copy.
      if (count !== null && !(count <= sequence)) return { kind: 'token-expired' };
      const page = { events: changed, unreadable: [], asOf: null, nextPage: null };
      return { kind: 'changes', ...page, syncToken: String(sequence) };
    },

    calendars: async () => {
      const used = new Map(
        (await events.calendars(clock.now())).map(({ calendarId, upcomingEvents }) => [
          calendarId,
          upcomingEvents,
        ]),
      );
      const names = new Set([...(await configured()), ...used.keys()]);
      const calendars = [...names].map((calendarId) => ({
        calendarId,
        name: calendarId,
        writable: true,
        upcomingEvents: used.get(calendarId) ?? 0,
      }));
      return { kind: 'calendars', calendars };
    },
  };
}

/** Nobody but bay writes into it: what an event of ours says is what was written last. */
function marked<A extends { readonly kind: string }>(
  answer: A | { kind: 'live' | 'cancelled'; event: StoredEvent },
) {
  if (!('event' in answer) || answer.event.stamp === null) return answer;
  return { ...answer, event: { ...answer.event, marks: marksOf(answer.event) } };
}

/** A text that is no count gives one that no calendar reaches. */
function countIn(syncToken: string): number {
  return /^\d{1,15}$/.test(syncToken) ? Number(syncToken) : Number.MAX_SAFE_INTEGER;
}
