import { NO_ANSWER } from '../domain/calendar-answer.ts';
import { appointmentOfEventId } from '../domain/calendar-event.ts';
import type { CalendarBusy, CalendarService, ChangesPage } from './calendar-service.ts';

/**
 * The shop's calendars, in some of which what others have takes no time (`check_availability: false`): those are not asked for
 * busy times, and what others have in them is told as free. What is ours is told as it is.
 */
export function unheededCalendar(
  calendar: CalendarService,
  unheeded: () => Promise<readonly string[]>,
): CalendarService {
  return {
    ...calendar,
    getFreeAvailability: async (questions, range, withinMs) => {
      const passedOver = new Set(await unheeded());
      const asked = questions.filter(({ calendarId }) => !passedOver.has(calendarId));
      const answers = asked.length === 0 ? [] : await calendar.getFreeAvailability(asked, range, withinMs);
      return questions.map((question): CalendarBusy => {
        const { calendarId } = question;
        if (passedOver.has(calendarId)) return { calendarId, known: true, intervals: [] };
        return answers[asked.indexOf(question)] ?? { calendarId, known: false, trouble: NO_ANSWER };
      });
    },
    eventsDuring: async (calendarId, range, withinMs) => {
      const answer = await calendar.eventsDuring(calendarId, range, withinMs);
      if (answer.kind !== 'events' || !(await unheeded()).includes(calendarId)) return answer;
      return { ...answer, ...freeOthers(answer) };
    },
    changes: async (calendarId, ...asked) => {
      const answer = await calendar.changes(calendarId, ...asked);
      if (answer.kind !== 'changes' || !(await unheeded()).includes(calendarId)) return answer;
      return { ...answer, ...freeOthers(answer) };
    },
  };
}

function freeOthers({ events, unreadable }: Pick<ChangesPage, 'events' | 'unreadable'>) {
  return { events: events.map(freeIfOthers), unreadable: unreadable.map(freeIfOthers) };
}

function freeIfOthers<E extends { readonly eventId: string | null; readonly busy: boolean }>(event: E): E {
  const isOurs = event.eventId !== null && appointmentOfEventId(event.eventId) !== null;
  return isOurs ? event : { ...event, busy: false };
}
