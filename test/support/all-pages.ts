import type { CalendarService, ChangesAnswer, ReadFrom } from '../../src/calendar/calendar-service.ts';
import type { ListedEvent, UnreadableEvent } from '../../src/domain/calendar-event.ts';
import type { Instant } from '../../src/domain/interval.ts';

export const allSince = (since: Instant): ReadFrom => ({ kind: 'all', since });
export const after = (syncToken: string): ReadFrom => ({ kind: 'token', syncToken });

/** What has changed, whatever pages it comes in, or what the first page was that is none. */
export async function allPages(
  calendar: CalendarService,
  calendarId: string,
  from: ReadFrom,
  withinMs: number,
): Promise<
  | {
      readonly kind: 'all';
      readonly events: readonly ListedEvent[];
      readonly unreadable: readonly UnreadableEvent[];
      readonly syncToken: string;
    }
  | Exclude<ChangesAnswer, { kind: 'changes' }>
> {
  const events: ListedEvent[] = [];
  const unreadable: UnreadableEvent[] = [];
  for (let page: string | null = null; ; ) {
    const answer: ChangesAnswer = await calendar.changes(calendarId, from, page, withinMs);
    if (answer.kind !== 'changes') return answer;
    events.push(...answer.events);
    unreadable.push(...answer.unreadable);
    page = answer.nextPage;
    if (page === null) return { kind: 'all', events, unreadable, syncToken: answer.syncToken ?? '' };
  }
}
