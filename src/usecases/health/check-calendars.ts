import type { CalendarsAnswer } from '../../calendar/calendar-service.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { isOutOfReach } from '../calendar/ask-calendar.ts';
import { realIdOf } from '../calendar/calendar-label.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';

/** How the shop stands with its calendars. */
export interface CalendarHealth {
  /** Those of the book itself, which need nobody to be asked. */
  readonly areInTheBook: boolean;
  readonly calendars: readonly CheckedCalendar[];
  /** Changes that the calendars do not show yet. */
  readonly owed: number;
  /** Items of the inbox that wait for a person. */
  readonly waiting: number;
}

/** A calendar of the shop. `usedBy`: the bays and technicians that have it. */
export interface CheckedCalendar {
  /** What the shop calls it. */
  readonly calendar: string;
  /** Which calendar that is, where its name does not say so and it is known. */
  readonly realId: string | null;
  readonly usedBy: readonly string[];
  readonly standing: /** `name`: null where it is in nobody's list, so that only reading could be tried. */
    | { readonly kind: 'readable'; readonly name: string | null; readonly writable: boolean | null }
    | CalendarTrouble;
}

type CheckingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones'>;

/** Asks for every calendar of the shop whether it can be read and written. */
export async function checkCalendars(ports: CheckingPorts): Promise<CalendarHealth> {
  const { store, calendar } = ports;
  const { bays, technicians } = await currentShop(ports);
  const users = new Map<string, { readonly calendarId: string; readonly usedBy: string[] }>();
  for (const { name, calendar: called, calendarId } of [...bays, ...technicians]) {
    if (called === null || calendarId === null) continue;
    const usedBy = [...(users.get(called)?.usedBy ?? []), name];
    users.set(called, { calendarId, usedBy });
  }
  const listed = await calendar.calendars(PATIENCE.list);
  const calendars: CheckedCalendar[] = [];
  for (const [called, { calendarId, usedBy }] of users) {
    const standing = await standingOf({ called, calendarId }, listed, ports);
    calendars.push({ calendar: called, realId: await realIdOf(calendarId, ports), usedBy, standing });
  }
  return {
    areInTheBook: calendar.isInTheBook,
    calendars,
    owed: await store.images.owedCount(),
    waiting: await store.inbox.openCount(),
  };
}

/** One that is not listed, or whose list is somebody's who is signed out, may be readable all the same. */
async function standingOf(
  { called, calendarId }: { readonly called: string; readonly calendarId: string },
  listed: CalendarsAnswer,
  { calendar, clock }: Pick<Ports, 'calendar' | 'clock'>,
): Promise<CheckedCalendar['standing']> {
  if (listed.kind === 'calendars') {
    const known = listed.calendars.find(
      (one) => one.calendarId === called || one.otherNames?.includes(called),
    );
    if (known !== undefined) return { kind: 'readable', name: known.name, writable: known.writable };
  } else if (isOutOfReach(listed) && listed.kind !== 'signed-out') return listed;
  const now = clock.now();
  const answer = await calendar.eventsDuring(
    calendarId,
    { start: now, end: now + MINUTE_MS },
    PATIENCE.check,
  );
  return answer.kind === 'events' ? { kind: 'readable', name: null, writable: null } : answer;
}
