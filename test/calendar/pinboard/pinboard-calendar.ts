import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import type { CalendarEvent, EventPlace, StoredEvent } from '../../../src/domain/calendar-event.ts';
import { marksOf } from '../../../src/domain/event-texts.ts';
import { intersect, overlaps } from '../../../src/domain/interval.ts';

/**
 * Calendars of a third provider, neither the book's own nor Google's: notes on a pinboard. All that it knows of bay is the port.
 */
export function pinboardCalendar(boards: readonly string[], now: () => number) {
  const notes = new Map<string, Note>();
  let changes = 0;
  const pin = (event: Omit<StoredEvent, 'etag' | 'updatedAt'>): StoredEvent => {
    changes += 1;
    const pinned = { ...event, etag: `note ${changes}`, updatedAt: now(), change: changes };
    notes.set(keyOf(event), pinned);
    return shown(pinned);
  };
  const on = (calendarId: string) =>
    [...notes.values()].filter((note) => note.calendarId === calendarId).sort((a, b) => a.start - b.start);

  const create = (event: Omit<CalendarEvent, 'zone' | 'guest'>): StoredEvent =>
    pin({ ...event, cancelled: false, allDay: false, recurring: false, link: null, createdAt: now() });

  const calendar: CalendarService = {
    source: 'pinboard',
    isInTheBook: false,
    createCalendarEvent: async ({ zone: _, guest: _g, ...event }) =>
      notes.has(keyOf(event)) ? { kind: 'exists' } : { kind: 'live', event: create(event) },
    updateCalendarEvent: async ({ zone: _, once, notify: _n, stamp, ...change }, etag) => {
      const note = notes.get(keyOf(change));
      if (note === undefined) return { kind: 'missing' };
      if (note.cancelled) return { kind: 'gone' };
      if (etag !== null && etag !== note.etag) return { kind: 'changed' };
      const { change: _c, ...before } = note;
      const busy = once || before.busy;
      return { kind: 'live', event: pin({ ...before, ...change, busy, stamp: stamp ?? before.stamp }) };
    },
    cancelCalendarEvent: async (place, etag) => {
      const note = notes.get(keyOf(place));
      if (note === undefined) return { kind: 'missing' };
      if (note.cancelled) return { kind: 'gone' };
      if (etag !== null && etag !== note.etag) return { kind: 'changed' };
      const { change: _, ...before } = note;
      pin({ ...before, cancelled: true });
      return { kind: 'removed' };
    },
    getEvent: async (place) => {
      const note = notes.get(keyOf(place));
      if (note === undefined) return { kind: 'missing' };
      return { kind: note.cancelled ? 'cancelled' : 'live', event: shown(note) };
    },
    getFreeAvailability: async (questions, range) =>
      questions.map(({ calendarId }) => ({
        calendarId,
        known: true,
        intervals: on(calendarId)
          .filter(({ busy, cancelled, stamp }) => busy && !cancelled && stamp === null)
          .flatMap((note) => intersect([note], [range]))
          .map(({ start, end }) => ({ start, end }))
          .filter(({ start, end }) => start < end),
      })),
    eventsDuring: async (calendarId, range) => ({
      kind: 'events',
      events: on(calendarId)
        .filter((note) => !note.cancelled && overlaps(note, range))
        .map(shown),
      unreadable: [],
    }),
    changes: async (calendarId, from) => {
      if (from.kind === 'time') return { kind: 'token-expired' };
      const after = from.kind === 'all' ? 0 : Number(from.syncToken);
      if (!(after <= changes)) return { kind: 'token-expired' };
      const events = on(calendarId)
        .filter(({ change, end }) => change > after && (from.kind === 'token' || end > from.since))
        .map(shown);
      const page = { events, unreadable: [], asOf: null, nextPage: null };
      return { kind: 'changes', ...page, syncToken: String(changes) };
    },
    calendars: async () => ({
      kind: 'calendars',
      calendars: boards.map((calendarId) => ({
        calendarId,
        name: calendarId,
        writable: true,
        upcomingEvents: on(calendarId).filter(({ cancelled, end }) => !cancelled && end > now()).length,
      })),
    }),
  };
  return {
    calendar,
    create,
    remove: (place: EventPlace) => calendar.cancelCalendarEvent(place, null, false, 0),
  };
}

type Note = StoredEvent & { readonly change: number };

function keyOf({ calendarId, eventId }: EventPlace): string {
  return `${calendarId} ${eventId}`;
}

function shown({ change: _, ...event }: Note): StoredEvent {
  return event.stamp === null ? event : { ...event, marks: marksOf(event) };
}
