import type { CalendarSummary } from '../../calendar/calendar-service.ts';
import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';
import { PATIENCE } from './patience.ts';

/** The calendars that can be seen. Throws `calendar-unreachable`. */
export async function listCalendars({
  calendar,
}: Pick<Ports, 'calendar'>): Promise<readonly CalendarSummary[]> {
  const answer = await calendar.calendars(PATIENCE.list);
  if (answer.kind === 'calendars') return answer.calendars;
  throw new AppError({ code: 'calendar-unreachable', trouble: answer });
}
