import type { Appointment } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { type InJeopardy, inJeopardy } from '../../domain/jeopardy.ts';
import { type NamesOnWall, namesOnWall } from '../../domain/wall-name.ts';
import { dateAt } from '../../domain/zone.ts';
import { changesWaiting, inboxCount, promisedAround } from '../open-items.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { type DaySheet, readDaySheet } from './read-day-sheet.ts';

/** Today, as the workshop has it before its eyes. */
export interface Wall extends DaySheet {
  readonly names: NamesOnWall;
  /** Promises of today that can hardly be kept. */
  readonly inJeopardy: readonly InJeopardy[];
  /** Who is to come today, in order of start: whoever is late first. */
  readonly awaited: readonly Appointment[];
  /** What the calendars have not been told yet, and since when; null: nothing. */
  readonly owed: { readonly count: number; readonly since: Instant } | null;
  /** How many items of the inbox wait for a person. */
  readonly undecided: number;
}

/** How today stands. Asks no calendar outside, and changes nothing. */
export async function readWall(ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones'>): Promise<Wall> {
  const shop = await currentShop(ports);
  const now = ports.clock.now();
  const sheet = await readDaySheet(dateAt(shop.zone, now), shop, ports);
  const visits = sheet.day.bays.flatMap(({ appointments }) => appointments);
  return {
    ...sheet,
    names: namesOnWall(shop),
    inJeopardy: inJeopardy(await promisedAround(now, ports), shop, now),
    awaited: visits.filter(({ status }) => status === 'scheduled').sort((a, b) => a.start - b.start),
    owed: await changesWaiting(now, ports),
    undecided: await inboxCount(ports),
  };
}
