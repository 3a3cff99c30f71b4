import type { CalendarSummary } from '../../calendar/calendar-service.ts';
import { counted } from '../form/moments.ts';
import { table } from '../form/table.ts';
import type { View } from '../form/view.ts';

export function calendarListView(calendars: readonly CalendarSummary[]): View {
  const rows = calendars.map(({ calendarId, name, writable, upcomingEvents }) => [
    calendarId,
    name === calendarId ? null : name,
    writable ? null : 'read only',
    upcomingEvents === null || upcomingEvents === 0
      ? null
      : `${counted(upcomingEvents, 'event')} of others to come`,
  ]);
  return {
    message: `${counted(calendars.length, 'calendar')}.`,
    data: {
      calendars: calendars.map(({ calendarId, name, writable, upcomingEvents }) => ({
        calendar_id: calendarId,
        name,
        writable,
        upcoming_events: upcomingEvents,
      })),
      count: calendars.length,
    },
    text: (theme) => (rows.length === 0 ? 'There are no calendars to be seen.\n' : table(rows, {}, theme)),
  };
}
