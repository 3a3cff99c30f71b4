import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { CalendarEvent, EventChange, EventStamp } from '../../domain/calendar-event.ts';
import { type EventTexts, marksOfSome } from '../../domain/event-texts.ts';
import type { Instant } from '../../domain/interval.ts';
import { descriptionHtml, descriptionText, titleText } from './event-text.ts';
import { rfc3339 } from './moments.ts';

/** A new event as Google takes it. What takes nobody's time is a tombstone, and nobody's business either. */
export function newEventBody(event: CalendarEvent): calendar_v3.Schema$Event {
  const { eventId, start, end, zone, title, description, stamp, testRun, busy, guest } = event;
  return {
    id: eventId,
    start: timeBody(start, zone),
    end: timeBody(end, zone),
    summary: titleText(title),
    description: descriptionHtml(description),
    extendedProperties: {
      private: {
        ...stampProperties(stamp),
        ...(stamp === null ? {} : textMarks({ title, description })),
        ...(testRun === null ? {} : { bay_test: testRun }),
      },
    },
    ...(busy ? {} : { transparency: 'transparent', visibility: 'private' }),
    ...(guest === null ? {} : { attendees: [{ email: guest.email, displayName: guest.name }] }),
  };
}

/** Of the texts as they are read back. */
function textMarks({ title, description }: Partial<EventTexts>): Record<string, string> {
  const marks = marksOfSome({
    ...(title === undefined ? {} : { title: titleText(title) }),
    ...(description === undefined ? {} : { description: descriptionText(descriptionHtml(description)) }),
  });
  return {
    ...(marks.title === undefined ? {} : { head: marks.title }),
    ...(marks.description === undefined ? {} : { lines: marks.description }),
  };
}

/** Only what bay manages: a patch leaves all else to whoever has put it there. */
export function changeBody(change: EventChange): calendar_v3.Schema$Event {
  const { start, end, zone, stamp, title, description, once } = change;
  const texts = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
  return {
    // Without the nulls a patch of an event of whole days would have both, which is refused (docs/google.md §4).
    start: { ...timeBody(start, zone), date: null },
    end: { ...timeBody(end, zone), date: null },
    ...(stamp === null
      ? {}
      : { extendedProperties: { private: { ...stampProperties(stamp), ...textMarks(texts) } } }),
    ...(title === undefined ? {} : { summary: titleText(title) }),
    ...(description === undefined ? {} : { description: descriptionHtml(description) }),
    ...(once ? { recurrence: null, transparency: 'opaque' } : {}),
  };
}

function timeBody(instant: Instant, zone: string): calendar_v3.Schema$EventDateTime {
  return { dateTime: rfc3339(instant), timeZone: zone };
}

function stampProperties(stamp: EventStamp | null): Record<string, string> {
  if (stamp === null) return {};
  const { appointmentUuid, revision, bookId, number } = stamp;
  const stamped = { appt: appointmentUuid, rev: String(revision), db: bookId };
  return number === undefined ? stamped : { ...stamped, no: String(number) };
}
