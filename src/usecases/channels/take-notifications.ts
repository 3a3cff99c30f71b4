import type { NotificationVerdict } from '../../domain/notification.ts';
import { isProven, type Notified, verdictOn } from '../../domain/notified.ts';
import { mayBeLive, type PushChannel } from '../../domain/push-channel.ts';
import type { Ports } from '../ports.ts';
import type { NotificationLedger } from './notification-ledger.ts';

type TakingPorts = Pick<Ports, 'store' | 'clock'>;

export interface TakenNotifications {
  /** What each of them was, in their order. */
  readonly verdicts: readonly NotificationVerdict[];
  /** The calendars that are to be read. */
  readonly wanted: readonly string[];
  /** All that are known. */
  readonly channels: readonly PushChannel[];
}

/**
 * Looks what each of them was. One that came from Google is a single bit: its calendar has changed. That is kept in the book until the
 * calendar was read (docs/decisions/0045), so that neither an end of this process nor a reading that is on its way loses it.
 */
export async function takeNotifications(
  received: readonly Notified[],
  ledger: NotificationLedger,
  { store, clock }: TakingPorts,
): Promise<TakenNotifications> {
  const channels = await store.channels.all();
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const judged = received.map((notified) => {
    const channel = byId.get(notified.channelId) ?? null;
    return { notified, channel, verdict: verdictOn(notified, channel) };
  });
  const wanted = new Set(
    judged.flatMap(({ verdict, channel }) => (isProven(verdict) && channel ? channel.calendarId : [])),
  );
  for (const calendarId of wanted) await store.calendars.wantPull(calendarId, clock.now());
  const verdicts = judged.map(({ notified, verdict, channel }) => ledger.add(notified, verdict, channel));
  return { verdicts, wanted: [...wanted], channels };
}

/** Whatever was told while nobody listened, is told as soon as somebody does: every calendar that is watched may have changed. */
export async function askForMissed({
  store,
  clock,
}: TakingPorts): Promise<Pick<TakenNotifications, 'wanted' | 'channels'>> {
  const now = clock.now();
  const channels = await store.channels.all();
  const watched = new Set(channels.flatMap((channel) => (mayBeLive(channel, now) ? channel.calendarId : [])));
  for (const calendarId of watched) await store.calendars.wantPull(calendarId, now);
  return { wanted: [...watched], channels };
}
