import { type ChannelVerdict, channelVerdict } from '../../domain/channel-verdict.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Notification } from '../../domain/notification.ts';
import { chanceOf, inUse, mayBeLive, type PushChannel, renewalAt } from '../../domain/push-channel.ts';
import { type PushStanding, pushStanding, type WatchedCalendar } from '../../domain/watched-calendar.ts';
import { AppError } from '../../failure.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';
import { watchedCalendars } from './watched-calendars.ts';

export type ChannelReadPorts = Pick<Ports, 'store' | 'clock' | 'calendar'>;

export interface ChannelReport {
  /** What people call it. */
  readonly calendar: string;
  readonly watched: WatchedCalendar;
  readonly verdict: ChannelVerdict;
  readonly standing: PushStanding;
  /** The one in use, and from when on another is opened in its place; null: none is there. */
  readonly channel: { readonly inUse: PushChannel; readonly renewedFrom: Instant } | null;
  /** Those that may be there. */
  readonly live: readonly PushChannel[];
  /** What came through them lately, the newest first. */
  readonly notifications: readonly Notification[];
}

export interface ChannelReports {
  readonly now: Instant;
  /** All calendars are the book's own: there is nobody to tell of changes. */
  readonly areInTheBook: boolean;
  /** Where Google is to tell of changes; null: nowhere. */
  readonly address: string | null;
  /** Whether a process stays that listens there, and sees to channels. */
  readonly isKept: boolean;
  readonly calendars: readonly ChannelReport[];
}

/** So many of the latest notifications of a calendar are told. */
const LATEST = 5;

/** How the channels of all calendars fare, or of the one that the shop calls so. Asks nobody. Throws `not-found`. */
export async function readChannels(
  named: string | null,
  setAddress: string | null,
  ports: ChannelReadPorts,
): Promise<ChannelReports> {
  const { store, clock, calendar } = ports;
  const now = clock.now();
  const serving = await store.serving.read();
  const isKept = serving !== null && serving.endedAt === null && serving.pushAddress !== null;
  const address = setAddress ?? serving?.pushAddress ?? null;
  const calendars: ChannelReport[] = [];
  for (const known of calendar.isInTheBook ? [] : await watchedCalendars(ports)) {
    // Without an address nobody wants one.
    const watched = { ...known, isWanted: known.isWanted && address !== null };
    const used = inUse(watched.channels, now);
    calendars.push({
      calendar: await calendarLabel(watched.calendarId, ports),
      watched,
      verdict: channelVerdict(watched, now),
      standing: pushStanding(watched, serving?.startedAt ?? now, now),
      channel: used === null ? null : { inUse: used, renewedFrom: renewalAt(used, chanceOf(used)) },
      live: watched.channels.filter((one) => mayBeLive(one, now)),
      notifications: await store.notifications.newest(LATEST, watched.calendarId),
    });
  }
  return {
    now,
    areInTheBook: calendar.isInTheBook,
    address,
    isKept,
    calendars: named === null ? calendars : [oneNamed(named, calendars)],
  };
}

function oneNamed(named: string, calendars: readonly ChannelReport[]): ChannelReport {
  const found = calendars.find(({ calendar }) => calendar.toLowerCase() === named.toLowerCase());
  if (found !== undefined) return found;
  const known = calendars.map(({ calendar }) => calendar);
  throw new AppError({ code: 'not-found', what: 'calendar', query: named, known });
}
