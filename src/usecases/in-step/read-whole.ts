import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { ListedEvent, UnreadableEvent } from '../../domain/calendar-event.ts';
import type { Instant } from '../../domain/interval.ts';
import { allChanges } from '../calendar/all-changes.ts';
import { noteAnswer } from '../calendar/ask-calendar.ts';
import { LOOK_BACK_MS } from '../calendar/patience.ts';
import { isLost } from '../one-calendar/left-behind.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { calendarsOfShop } from './tell-of-others.ts';

type WholePorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones' | 'interruption'>;

/** All that one calendar shows from some moment on, what was removed included. */
export interface WholeCalendar {
  readonly calendarId: string;
  readonly events: readonly ListedEvent[];
  readonly unreadable: readonly UnreadableEvent[];
}

/** What keeps a calendar from being read. */
export interface UnreadCalendar {
  readonly calendarId: string;
  readonly trouble: CalendarTrouble;
}

/**
 * Reads every calendar in which the book shows anything, or has, as a whole, and keeps nothing of it. One that is not there for the
 * shop, or that it has left and cannot reach, is left out: nothing can be written into it either. `since`: from then on; a week
 * before the present at the latest.
 */
export async function readAllWhole(
  since: Instant,
  ports: WholePorts,
  withinMs: number,
): Promise<{ readonly calendars: readonly WholeCalendar[]; readonly unread: readonly UnreadCalendar[] }> {
  const { store, clock } = ports;
  const from = Math.min(since, clock.now()) - LOOK_BACK_MS;
  const own = new Set(calendarsOfShop(await currentShop(ports)));
  const calendars: WholeCalendar[] = [];
  const unread: UnreadCalendar[] = [];
  for (const calendarId of new Set([...own, ...(await store.calendars.everUsed(from))])) {
    const answer = await allChanges(calendarId, { kind: 'all', since: from }, ports, withinMs);
    const isExpired = answer.kind === 'token-expired' || answer.kind === 'page-expired';
    const trouble = isExpired ? NO_LIST : answer.kind === 'all' ? null : answer;
    await noteAnswer(calendarId, trouble, 'calendar', ports);
    if (answer.kind === 'all') {
      const { events, unreadable } = answer;
      calendars.push({ calendarId, events, unreadable });
    } else if (trouble !== null && !isOutOfUse(trouble, own.has(calendarId)))
      unread.push({ calendarId, trouble });
  }
  return { calendars, unread };
}

const NO_LIST: CalendarTrouble = { kind: 'unknown', why: 'the calendar gives no list of its events' };

function isOutOfUse(trouble: CalendarTrouble, isOfShop: boolean): boolean {
  if (trouble.kind === 'calendar-gone' || trouble.kind === 'denied') return true;
  return !isOfShop && isLost(trouble);
}
