import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import {
  type CalendarEvent,
  type EventChange,
  eventIdOf,
  type StoredEvent,
} from '../../../src/domain/calendar-event.ts';
import type { Interval } from '../../../src/domain/interval.ts';
import { span } from '../../support/book.ts';

/** An event that somebody else puts into the calendar, as people and their programs do. */
export interface ForeignEvent extends Interval {
  readonly title: string;
  /** True for one that does not take its owner's time. */
  readonly transparent?: boolean;
  /** True for one that was put in and then removed. */
  readonly cancelled?: boolean;
  /** True for an event of whole days; `start` and `end` are midnights of the day of the tests. */
  readonly allDay?: boolean;
  /** True for an invitation that the calendar's owner has declined. */
  readonly declined?: boolean;
  /** For a series: so many times, a week apart. */
  readonly weeks?: number;
}

/** What only some calendars know. */
export interface Knowledge {
  readonly series: boolean;
  readonly wholeDays: boolean;
  readonly invitations: boolean;
}

export interface OpenedCalendar {
  readonly calendar: CalendarService;
  /** Two calendars that can be written and hold nothing that matters. */
  readonly calendarIds: readonly [string, string];
  /** Puts somebody else's event into the calendar, past bay, and tells its id. */
  readonly seed: (calendarId: string, event: ForeignEvent) => Promise<string>;
  /** The name of the book that writes. */
  readonly bookId: string;
  readonly cleanup: () => Promise<void>;
}
export type OpenCalendar = () => Promise<OpenedCalendar>;

/** Registers a test of that name on a newly opened calendar; with `needs`, only for one that knows that much. */
export type On = (
  sentence: string,
  work: (opened: OpenedCalendar) => Promise<void>,
  needs?: keyof Knowledge,
) => void;

/** Enough for every answer that comes at all. */
export const WITHIN = 20_000;

/** A new appointment's event each time, because ids are burnt in calendars that outlive a test. */
export function ours(
  { calendarIds, bookId }: Pick<OpenedCalendar, 'calendarIds' | 'bookId'>,
  changes: Partial<CalendarEvent> = {},
): CalendarEvent {
  const uuid = crypto.randomUUID();
  return {
    calendarId: calendarIds[0],
    eventId: eventIdOf(uuid),
    ...span('09:00-10:00'),
    zone: 'America/New_York',
    title: 'Oil change - Ana Pérez',
    description: 'Customer: Ana Pérez\nCar: 2018 Honda Civic',
    stamp: { bookId, appointmentUuid: uuid, revision: 1 },
    testRun: null,
    busy: true,
    guest: null,
    ...changes,
  };
}

/** The move of an event to other times, under the next revision. */
export function moved(event: CalendarEvent, times: string, changes: Partial<EventChange> = {}): EventChange {
  const { calendarId, eventId, zone, stamp } = event;
  const next = stamp === null ? null : { ...stamp, revision: stamp.revision + 1 };
  return { calendarId, eventId, zone, ...span(times), stamp: next, once: false, notify: false, ...changes };
}

export const theirs = (times: string, changes: Partial<ForeignEvent> = {}): ForeignEvent => ({
  ...span(times),
  title: 'Somebody’s event',
  ...changes,
});

/** Creates the event and gives it as it is then. */
export async function created({ calendar }: OpenedCalendar, event: CalendarEvent): Promise<StoredEvent> {
  const answer = await calendar.createCalendarEvent(event, WITHIN);
  if (answer.kind !== 'live') throw new Error(`not created: ${JSON.stringify(answer)}`);
  return answer.event;
}

export async function looked(
  { calendar }: OpenedCalendar,
  { calendarId, eventId }: Pick<CalendarEvent, 'calendarId' | 'eventId'>,
) {
  const answer = await calendar.getEvent({ calendarId, eventId }, WITHIN);
  return 'event' in answer ? answer.event : answer;
}
