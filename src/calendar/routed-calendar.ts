import { type CalendarTrouble, type EventAnswer, NO_ANSWER, unsent } from '../domain/calendar-answer.ts';
import type { ListedEvent } from '../domain/calendar-event.ts';
import type { BusyQuestion, CalendarBusy, CalendarService } from './calendar-service.ts';

/** Where the calendar of an id is to be found. */
export type Route =
  /** In the book itself, where it has this name. */
  | { readonly to: 'local'; readonly name: string }
  /** At Google; `name` is the shop's for it. */
  | { readonly to: 'google'; readonly name: string }
  /** It cannot be asked just now. */
  | { readonly to: 'nobody'; readonly name: string; readonly trouble: CalendarTrouble };

export interface Routing {
  readonly source: CalendarService['source'];
  readonly routeOf: (calendarId: string) => Promise<Route>;
  readonly local: CalendarService;
  readonly google: CalendarService;
}

/**
 * The shop's calendars, each where it is: in the book, or at Google. Whatever was brought into the book's own calendar of a
 * name (`bay calendar import`) goes on taking that name's time when the name leads to Google.
 */
export function routedCalendar({ source, routeOf, local, google }: Routing): CalendarService {
  const asked = async <Answer>(
    calendarId: string,
    ask: (calendar: CalendarService, id: string) => Promise<Answer>,
  ): Promise<Answer | CalendarTrouble> => {
    const route = await routeOf(calendarId);
    if (route.to === 'nobody') return unsent(route.trouble);
    return route.to === 'local' ? ask(local, route.name) : ask(google, calendarId);
  };
  const aboutEvent = async (
    calendarId: string,
    ask: (calendar: CalendarService, id: string) => Promise<EventAnswer>,
  ): Promise<EventAnswer> => {
    const answer = await asked(calendarId, ask);
    return 'event' in answer ? { ...answer, event: { ...answer.event, calendarId } } : answer;
  };
  const own = source === 'local' ? local : google;
  return {
    source,
    isInTheBook: own.isInTheBook,
    createCalendarEvent: (event, withinMs) =>
      aboutEvent(event.calendarId, (calendar, id) =>
        calendar.createCalendarEvent({ ...event, calendarId: id }, withinMs),
      ),
    updateCalendarEvent: (change, etag, withinMs) =>
      aboutEvent(change.calendarId, (calendar, id) =>
        calendar.updateCalendarEvent({ ...change, calendarId: id }, etag, withinMs),
      ),
    cancelCalendarEvent: (place, etag, notify, withinMs) =>
      aboutEvent(place.calendarId, (calendar, id) =>
        calendar.cancelCalendarEvent({ ...place, calendarId: id }, etag, notify, withinMs),
      ),
    getEvent: (place, withinMs) =>
      aboutEvent(place.calendarId, (calendar, id) =>
        calendar.getEvent({ ...place, calendarId: id }, withinMs),
      ),
    getFreeAvailability: async (questions, range, withinMs) => {
      const routes = await Promise.all(questions.map(({ calendarId }) => routeOf(calendarId)));
      const ofGoogle = questions.filter((_, i) => routes[i]?.to === 'google');
      const kept = questions.map((question, i) => ({ ...question, calendarId: nameIn(routes[i]) }));
      const [answers, brought] = await Promise.all([
        ofGoogle.length === 0 ? [] : google.getFreeAvailability(ofGoogle, range, withinMs),
        local.getFreeAvailability(kept, range, withinMs),
      ]);
      return questions.map((question, i) =>
        together(question, routes[i] as Route, answers[ofGoogle.indexOf(question)], brought[i]),
      );
    },
    eventsDuring: async (calendarId, range, withinMs) => {
      const route = await routeOf(calendarId);
      const answer = await asked(calendarId, (calendar, id) => calendar.eventsDuring(id, range, withinMs));
      if (answer.kind !== 'events') return answer;
      const events = inCalendar(calendarId, answer.events);
      if (route.to !== 'google') return { ...answer, events };
      const brought = await local.eventsDuring(route.name, range, withinMs);
      if (brought.kind !== 'events') return { ...answer, events };
      const others = brought.events.filter(({ stamp, testRun }) => stamp === null && testRun === null);
      const all = [...events, ...inCalendar(calendarId, others)];
      return { ...answer, events: all.sort((a, b) => a.start - b.start) };
    },
    changes: async (calendarId, from, page, withinMs) => {
      const answer = await asked(calendarId, (calendar, id) => calendar.changes(id, from, page, withinMs));
      return answer.kind === 'changes'
        ? { ...answer, events: inCalendar(calendarId, answer.events) }
        : answer;
    },
    calendars: (withinMs) => own.calendars(withinMs),
  };
}

function nameIn(route: Route | undefined): string {
  return route?.name ?? '';
}

function together(
  { calendarId }: BusyQuestion,
  route: Route,
  answer: CalendarBusy | undefined,
  brought: CalendarBusy | undefined,
): CalendarBusy {
  const kept = brought?.known === true ? brought.intervals : [];
  if (route.to === 'nobody') return { calendarId, known: false, trouble: route.trouble };
  if (route.to === 'local') return { calendarId, known: true, intervals: kept };
  if (answer?.known !== true || kept.length === 0)
    return answer ?? { calendarId, known: false, trouble: NO_ANSWER };
  const intervals = [...answer.intervals, ...kept].sort((a, b) => a.start - b.start);
  return { calendarId, known: true, intervals };
}

function inCalendar(calendarId: string, events: readonly ListedEvent[]): ListedEvent[] {
  return events.map((event) => Object.assign({}, event, { calendarId }));
}
