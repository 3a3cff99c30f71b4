import { isOnItsWay, MOST_LIVE, type PushChannel, resourceOf } from '../../domain/push-channel.ts';
import type { ChannelPorts, Opened } from './open-channel.ts';
import { openChannel, stopChannel } from './open-channel.ts';

/**
 * Opens another channel of a calendar, and ends those that were there: first the new one, so that nothing goes untold. Where as many are
 * there as may be, one that is not in use goes before.
 */
export async function recreateChannel(
  calendarId: string,
  address: string,
  ports: ChannelPorts,
): Promise<Opened> {
  const { store, clock } = ports;
  const before = await store.channels.live(calendarId, clock.now());
  if (before.length >= MOST_LIVE) {
    const now = clock.now();
    const spare = before.find((one) => one.state !== 'active' && !isOnItsWay(one, now)) ?? before[0];
    if (spare !== undefined) await stopIfKnown(spare, before, ports);
  }
  const opened = await openChannel(calendarId, address, ports);
  if (opened.kind !== 'opened') return opened;
  const there = await store.channels.live(calendarId, clock.now());
  for (const channel of there) if (channel.id !== opened.id) await stopIfKnown(channel, there, ports);
  return opened;
}

/** One of which nobody knows what Google calls its calendar, ends by itself. */
async function stopIfKnown(
  channel: PushChannel,
  channels: readonly PushChannel[],
  ports: ChannelPorts,
): Promise<void> {
  const resourceId = resourceOf(channel, channels);
  if (resourceId !== null && !isOnItsWay(channel, ports.clock.now()))
    await stopChannel({ ...channel, resourceId }, ports);
}
