import { CHANNEL_LIFE_MS, resourceOf, type WatchTrouble } from '../../domain/push-channel.ts';
import { type ChannelStep, nextChannelStep, type WatchedCalendar } from '../../domain/watched-calendar.ts';
import { quietFor } from '../calendar/ask-calendar.ts';
import type { Ports } from '../ports.ts';
import { type ChannelPorts, openChannel, stopChannel } from './open-channel.ts';
import { watchedCalendars } from './watched-calendars.ts';

/** One thing that is due about the channels of a calendar. */
export interface DueStep {
  readonly watched: WatchedCalendar;
  readonly step: ChannelStep;
}

/**
 * What is due about channels, a step a calendar at most. It is found in what is there and what should be: a calendar that never had a
 * channel, one whose channel is over and one that is new are all the same. A calendar that is left alone just now is not asked for this.
 */
export async function dueSteps(ports: Pick<Ports, 'store' | 'calendar' | 'clock'>): Promise<DueStep[]> {
  const due: DueStep[] = [];
  for (const watched of await watchedCalendars(ports)) {
    const step = nextChannelStep(watched, ports.clock.now());
    if (step !== null && (await quietFor(watched.calendarId, ports)) === null) due.push({ watched, step });
  }
  return due;
}

/** Does it; gives what was in the way, null for nothing. `address`: where Google is to call. */
export async function takeStep(
  { watched: { calendarId, channels }, step }: DueStep,
  address: string,
  ports: ChannelPorts,
): Promise<WatchTrouble | null> {
  if (step.do === 'open') {
    const opened = await openChannel(calendarId, address, ports);
    return opened.kind === 'opened' || opened.kind === 'full' ? null : opened;
  }
  const { channel } = step;
  if (step.do === 'stop') return stopChannel({ ...channel, resourceId: step.resourceId }, ports);
  const expiresAt = channel.askedAt + CHANNEL_LIFE_MS;
  await ports.store.channels.confirmed(channel.id, { resourceId: resourceOf(channel, channels), expiresAt });
  return null;
}
