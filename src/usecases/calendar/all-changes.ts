import type { ChangesAnswer, ReadFrom } from '../../calendar/calendar-service.ts';
import type { ListedEvent, UnreadableEvent } from '../../domain/calendar-event.ts';
import type { Ports } from '../ports.ts';
import type { Listing } from './foreign-events.ts';

/** All pages of what is asked for, or why one of them cannot be had. */
export async function allChanges(
  calendarId: string,
  from: ReadFrom,
  { calendar, clock }: Pick<Ports, 'calendar' | 'clock'>,
  withinMs: number,
): Promise<({ readonly kind: 'all' } & Listing) | Exclude<ChangesAnswer, { kind: 'changes' }>> {
  const began = clock.now();
  const events: ListedEvent[] = [];
  const unreadable: UnreadableEvent[] = [];
  let page: string | null = null;
  do {
    const leftMs = Math.min(withinMs, Math.max(0, withinMs - (clock.now() - began)));
    const answer: ChangesAnswer = await calendar.changes(calendarId, from, page, leftMs);
    if (answer.kind !== 'changes') return answer;
    for (const event of answer.events) events.push(event);
    for (const event of answer.unreadable) unreadable.push(event);
    page = answer.nextPage;
  } while (page !== null);
  return { kind: 'all', events, unreadable };
}
