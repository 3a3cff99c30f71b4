import { DAY_MS, type Instant } from '../../domain/interval.ts';
import { mayBeLive, type PushChannel } from '../../domain/push-channel.ts';
import type { RequestFigure } from '../../domain/request-figure.ts';
import { SHORT_SPAN_MS } from '../../domain/request-figure.ts';
import type { WatchedCalendar } from '../../domain/watched-calendar.ts';
import type { Ports } from '../ports.ts';

type WatchingPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * The calendars of which Google should tell, which are those of the shop that are there, and those of which it tells yet and should no
 * more. All of it stands in the book: nobody is asked.
 */
export async function watchedCalendars({ store, clock }: WatchingPorts): Promise<WatchedCalendar[]> {
  const now = clock.now();
  const channels = await store.channels.all();
  const wanted = await shopsAtGoogle({ store });
  const left = channels.flatMap((one) => (mayBeLive(one, now) ? one.calendarId : []));
  const figures = await store.figures.requests({ start: now - DAY_MS, end: now + 1 });
  const watched: WatchedCalendar[] = [];
  for (const calendarId of new Set([...wanted, ...left])) {
    const { unwatchable, ownHeardAt, unwantedAt } = await store.calendars.get(calendarId);
    watched.push({
      calendarId,
      isWanted: wanted.includes(calendarId) && unwantedAt === null,
      channels: ofCalendar(calendarId, channels),
      unwatchable,
      ownWrites: ownWritesIn(figures.filter((one) => one.calendarId === calendarId)),
      ownHeardAt,
    });
  }
  return watched;
}

function ofCalendar(calendarId: string, channels: readonly PushChannel[]): PushChannel[] {
  return channels.filter((one) => one.calendarId === calendarId);
}

/** The calendars of bays and technicians of which it is known where at Google they are. */
async function shopsAtGoogle({ store }: Pick<Ports, 'store'>): Promise<string[]> {
  const { bays, technicians } = await store.shop.read();
  const ids = new Set([...bays, ...technicians].flatMap(({ calendarId }) => calendarId ?? []));
  const there: string[] = [];
  for (const calendarId of ids) {
    const place = await store.places.get(calendarId);
    if (place.provider === 'google' && place.googleId !== null) there.push(calendarId);
  }
  return there;
}

/** Every request that has changed something. */
function ownWritesIn(figures: readonly RequestFigure[]): Instant[] {
  const own = figures.filter(
    ({ spanMs, operation, outcome }) =>
      spanMs === SHORT_SPAN_MS && outcome === 'ok' && ['insert', 'patch', 'delete'].includes(operation),
  );
  return [...new Set(own.map(({ from }) => from))].sort((a, b) => a - b);
}
