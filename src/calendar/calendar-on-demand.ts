import type { CalendarService } from './calendar-service.ts';

/** A calendar that is loaded when it is first asked: most commands never do. */
export function calendarOnDemand(
  facts: Pick<CalendarService, 'source' | 'isInTheBook'>,
  load: () => Promise<CalendarService>,
): CalendarService {
  let loading: Promise<CalendarService> | null = null;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    ...facts,
    createCalendarEvent: async (...asked) => (await loaded()).createCalendarEvent(...asked),
    updateCalendarEvent: async (...asked) => (await loaded()).updateCalendarEvent(...asked),
    cancelCalendarEvent: async (...asked) => (await loaded()).cancelCalendarEvent(...asked),
    getEvent: async (...asked) => (await loaded()).getEvent(...asked),
    getFreeAvailability: async (...asked) => (await loaded()).getFreeAvailability(...asked),
    eventsDuring: async (...asked) => (await loaded()).eventsDuring(...asked),
    changes: async (...asked) => (await loaded()).changes(...asked),
    calendars: async (...asked) => (await loaded()).calendars(...asked),
  };
}
