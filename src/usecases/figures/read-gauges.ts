import type { Instant } from '../../domain/interval.ts';
import { inUse } from '../../domain/push-channel.ts';
import type { Shop } from '../../domain/shop.ts';
import type { RequestTotal } from '../../store/figures.ts';
import type { VerdictCount } from '../../store/notifications.ts';
import type { Ports } from '../ports.ts';

/** How the book stands to Google now, and all that was ever asked of it: what a monitoring system scrapes. */
export interface Gauges {
  readonly at: Instant;
  readonly totals: readonly RequestTotal[];
  /** What waits to be told to the calendars, and since when the first of it; null: nothing. */
  readonly owed: { readonly count: number; readonly since: Instant } | null;
  /** When each calendar was last read as a whole, by a name that is no address; those that never were are left out. */
  readonly read: readonly { readonly calendar: string; readonly at: Instant }[];
  /** The same of when each was last compared with the book, and how many events differed. */
  readonly compared: readonly {
    readonly calendar: string;
    readonly at: Instant;
    readonly differing: number;
  }[];
  /** When the channel in use of each calendar ends; those without one are left out. */
  readonly channels: readonly { readonly calendar: string; readonly expiresAt: Instant }[];
  /** All that was ever notified, by what it was. */
  readonly notifications: readonly VerdictCount[];
}

export async function readGauges({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<Gauges> {
  const at = clock.now();
  const shop = await store.shop.read();
  const channels = await store.channels.all();
  const [read, ends] = [new Map<string, Instant>(), new Map<string, Instant>()];
  const names = new Map<string, string>();
  for (const { calendarId, name } of await store.places.inForce()) {
    const { readAt } = await store.calendars.get(calendarId);
    const called = shortName(calendarId, name, shop);
    names.set(calendarId, called);
    if (readAt !== null) read.set(called, readAt);
    const ofCalendar = channels.filter((one) => one.calendarId === calendarId);
    const channel = inUse(ofCalendar, at);
    if (channel !== null) ends.set(called, channel.expiresAt);
  }
  return {
    at,
    totals: await store.figures.totals(),
    owed: await store.images.waiting(at),
    read: [...read].map(([calendar, readAt]) => ({ calendar, at: readAt })),
    compared: (await store.comparisons.latest()).flatMap(({ calendarId, at, differing }) => {
      const calendar = names.get(calendarId);
      return calendar === undefined ? [] : [{ calendar, at, differing }];
    }),
    channels: [...ends].map(([calendar, expiresAt]) => ({ calendar, expiresAt })),
    notifications: await store.notifications.totals(),
  };
}

/** A calendar that is called by an address is named after whoever has it first. */
function shortName(
  calendarId: string,
  name: string,
  { bays, technicians }: Pick<Shop, 'bays' | 'technicians'>,
): string {
  if (!name.includes('@')) return name;
  return [...bays, ...technicians].find((one) => one.calendarId === calendarId)?.name ?? 'another';
}
