import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { span } from '../../support/book.ts';
import { moved, type OpenedCalendar, ours } from '../contract/opened.ts';

/** What a request came to: the kind of its answer, which for free/busy is that of its trouble. */
type Ask = (opened: OpenedCalendar, withinMs: number) => Promise<string>;

const DAY = span('00:00-24:00');

/** Every method of the port, each asked for something that would succeed. */
export const EVERY_METHOD: Readonly<Record<Exclude<keyof CalendarService, 'source' | 'isInTheBook'>, Ask>> = {
  createCalendarEvent: async (opened, withinMs) =>
    (await opened.calendar.createCalendarEvent(ours(opened), withinMs)).kind,

  updateCalendarEvent: async (opened, withinMs) =>
    (await opened.calendar.updateCalendarEvent(moved(ours(opened), '11:00-12:00'), '"1"', withinMs)).kind,

  cancelCalendarEvent: async (opened, withinMs) =>
    (await opened.calendar.cancelCalendarEvent(ours(opened), null, false, withinMs)).kind,

  getEvent: async (opened, withinMs) => (await opened.calendar.getEvent(ours(opened), withinMs)).kind,

  getFreeAvailability: async ({ calendar, calendarIds: [calendarId] }, withinMs) => {
    const questions = [true, false].map((crowded) => ({ calendarId, ours: [], crowded }));
    const answers = await calendar.getFreeAvailability(questions, DAY, withinMs);
    return [...new Set(answers.map((answer) => (answer.known ? 'known' : answer.trouble.kind)))].join();
  },

  eventsDuring: async ({ calendar, calendarIds: [id] }, withinMs) =>
    (await calendar.eventsDuring(id, DAY, withinMs)).kind,

  changes: async ({ calendar, calendarIds: [id] }, withinMs) =>
    (await calendar.changes(id, { kind: 'all', since: DAY.start }, null, withinMs)).kind,

  calendars: async ({ calendar }, withinMs) => (await calendar.calendars(withinMs)).kind,
};
