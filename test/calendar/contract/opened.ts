import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { type CalendarEvent, eventIdOf } from '../../../src/domain/calendar-event.ts';
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
}

export interface OpenedCalendar {
  readonly calendar: CalendarService;
  /** Two calendars that can be written and are empty. */
  readonly calendarIds: readonly [string, string];
  /** Puts somebody else's event into the calendar, past bay. */
  readonly seed: (calendarId: string, event: ForeignEvent) => Promise<void>;
  readonly cleanup: () => Promise<void>;
}
export type OpenCalendar = () => Promise<OpenedCalendar>;

export const UUIDS = [
  '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e5f',
  '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e60',
] as const;

export function ours(
  calendarId: string,
  changes: Partial<CalendarEvent> = {},
  uuid: string = UUIDS[0],
): CalendarEvent {
  return {
    calendarId,
    eventId: eventIdOf(uuid),
    ...span('09:00-10:00'),
    zone: 'America/New_York',
    title: 'Oil change - Ana Pérez',
    description: 'Customer: Ana Pérez\nCar: 2018 Honda Civic',
    stamp: { appointmentUuid: uuid, revision: 1 },
    ...changes,
  };
}

export const theirs = (times: string, changes: Partial<ForeignEvent> = {}): ForeignEvent => ({
  ...span(times),
  title: 'Somebody’s event',
  ...changes,
});

/** Registers a test of that name on a newly opened calendar. */
export type On = (sentence: string, work: (opened: OpenedCalendar) => Promise<void>) => void;
