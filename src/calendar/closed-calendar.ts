import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import type { CalendarService } from './calendar-service.ts';

/** Google's calendar where there is nothing to ask it with: every answer is why. */
export function closedCalendar(trouble: CalendarTrouble): CalendarService {
  const closed = async () => trouble;
  return {
    source: 'google',
    isInTheBook: false,
    createCalendarEvent: closed,
    updateCalendarEvent: closed,
    cancelCalendarEvent: closed,
    getEvent: closed,
    getFreeAvailability: async (questions) =>
      questions.map(({ calendarId }) => ({ calendarId, known: false, trouble })),
    eventsDuring: closed,
    changes: closed,
    calendars: closed,
  };
}
