import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { SECOND_MS } from '../../domain/interval.ts';
import { CHANNEL_LIFE_MS, type WatchTrouble } from '../../domain/push-channel.ts';
import { newToken } from '../conversation/new-token.ts';
import type { Ports } from '../ports.ts';

export type ChannelPorts = Pick<Ports, 'store' | 'push' | 'clock' | 'newUuid' | 'digest'>;

/** What came of asking for a channel. */
export type Opened =
  | { readonly kind: 'opened'; readonly id: string }
  /** As many as there may be may be there already. */
  | { readonly kind: 'full' }
  | WatchTrouble;

/** Longer than Google takes, and short enough for whoever waits for it. */
const WITHIN_MS = 8 * SECOND_MS;

/**
 * Asks Google to tell of changes in a calendar, and keeps what comes of it. A crash at any moment leaves nothing that is not known of:
 *
 *   begin      the row, with the digest of a token that nobody else will know
 *   watch      the token goes to Google, and is kept nowhere else
 *   confirmed  from now on it is the channel in use, and the one before may go
 *
 * Killed in between, the channel may be there: it is taken over as soon as it is heard of, and is over within two days else.
 */
export async function openChannel(calendarId: string, address: string, ports: ChannelPorts): Promise<Opened> {
  const { store, push, clock } = ports;
  const [id, token, askedAt] = [ports.newUuid(), newToken(ports), clock.now()];
  const isBegun = await store.channels.begin({ id, calendarId, tokenHash: ports.digest(token), askedAt });
  if (!isBegun) return { kind: 'full' };
  const answer = await push.watch(
    calendarId,
    { channelId: id, token, address, lifeMs: CHANNEL_LIFE_MS },
    WITHIN_MS,
  );
  const { unwatchable } = await store.calendars.get(calendarId);
  if (answer.kind !== 'watched') {
    await store.channels.failed(id, answer, clock.now());
    if (answer.kind === 'unwatchable')
      await store.calendars.noteUnwatchable(calendarId, answer.why, clock.now());
    return answer;
  }
  if (unwatchable !== null) await store.calendars.noteUnwatchable(calendarId, null, clock.now());
  const { resourceId, expiresAt } = answer;
  const isWanted = await store.channels.confirmed(id, {
    resourceId,
    expiresAt: expiresAt ?? askedAt + CHANNEL_LIFE_MS,
  });
  if (!isWanted && resourceId !== null)
    await push.stopWatching(calendarId, { channelId: id, resourceId }, WITHIN_MS);
  return { kind: 'opened', id };
}

/** Has Google end a channel; gives what was in the way, null for nothing. One that is not there is ended. */
export async function stopChannel(
  {
    id,
    calendarId,
    resourceId,
  }: { readonly id: string; readonly calendarId: string; readonly resourceId: string },
  { store, push, clock }: Pick<Ports, 'store' | 'push' | 'clock'>,
): Promise<CalendarTrouble | null> {
  const answer = await push.stopWatching(calendarId, { channelId: id, resourceId }, WITHIN_MS);
  if (answer.kind !== 'stopped' && answer.kind !== 'missing') return answer;
  await store.channels.ended(id, clock.now());
  return null;
}
