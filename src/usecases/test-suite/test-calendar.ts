import type { CalendarService } from '../../calendar/calendar-service.ts';
import type { EventAnswer } from '../../domain/calendar-answer.ts';
import type { CalendarEvent, EventChange, EventPlace } from '../../domain/calendar-event.ts';
import { AppError } from '../../failure.ts';

/** What a run has asked the calendar to create, and has not yet seen removed. */
export interface Trace {
  readonly event: CalendarEvent;
  /** Whether it is there is not known: its creation may have been carried out, or may still be. */
  readonly doubtful: boolean;
}

/** The configured calendar as one test run uses it. */
export interface TestCalendar {
  /** Marks what it creates, and invites and tells nobody. Throws `interrupted` instead of asking, once `stop` is aborted. */
  readonly calendar: CalendarService;
  readonly traces: () => readonly Trace[];
  readonly forget: (place: EventPlace) => void;
}

export function testCalendar(real: CalendarService, testRun: string, stop: AbortSignal): TestCalendar {
  const traces = new Map<string, Trace>();
  const forget = (place: EventPlace) => traces.delete(nameOf(place));

  const create = async (event: CalendarEvent, withinMs: number): Promise<EventAnswer> => {
    const marked = { ...event, testRun, guest: null };
    const earlier = traces.get(nameOf(event));
    // Kept before anything is sent: whatever happens to the request, somebody has to look after it.
    traces.set(nameOf(event), { event: marked, doubtful: true });
    const answer = await real.createCalendarEvent(marked, withinMs);
    if (answer.kind === 'live') traces.set(nameOf(event), { event: marked, doubtful: false });
    else if (earlier === undefined && wasNotDone(answer)) forget(event);
    return answer;
  };

  const cancel = async (
    place: EventPlace,
    etag: string | null,
    _notify: boolean,
    withinMs: number,
  ): Promise<EventAnswer> => {
    const answer = await real.cancelCalendarEvent(place, etag, false, withinMs);
    if (answer.kind === 'removed' || answer.kind === 'gone') forget(place);
    return answer;
  };

  const unlessStopped = <Asked extends readonly unknown[], Answer>(
    ask: (...asked: Asked) => Promise<Answer>,
  ) => {
    return async (...asked: Asked): Promise<Answer> => {
      if (stop.aborted) throw new AppError({ code: 'interrupted' });
      return ask(...asked);
    };
  };

  return {
    calendar: {
      source: real.source,
      isInTheBook: real.isInTheBook,
      createCalendarEvent: unlessStopped(create),
      updateCalendarEvent: unlessStopped((change: EventChange, etag: string | null, withinMs: number) =>
        real.updateCalendarEvent({ ...change, notify: false }, etag, withinMs),
      ),
      cancelCalendarEvent: unlessStopped(cancel),
      getEvent: unlessStopped((...asked: Parameters<CalendarService['getEvent']>) => real.getEvent(...asked)),
      getFreeAvailability: unlessStopped((...asked: Parameters<CalendarService['getFreeAvailability']>) =>
        real.getFreeAvailability(...asked),
      ),
      eventsDuring: unlessStopped((...asked: Parameters<CalendarService['eventsDuring']>) =>
        real.eventsDuring(...asked),
      ),
      changes: unlessStopped((...asked: Parameters<CalendarService['changes']>) => real.changes(...asked)),
      calendars: unlessStopped((...asked: Parameters<CalendarService['calendars']>) =>
        real.calendars(...asked),
      ),
    },
    traces: () => [...traces.values()],
    forget,
  };
}

function wasNotDone({ kind }: EventAnswer): boolean {
  return kind !== 'unknown' && kind !== 'unreadable' && kind !== 'exists';
}

function nameOf({ calendarId, eventId }: EventPlace): string {
  return `${calendarId} ${eventId}`;
}
