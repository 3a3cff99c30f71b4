import { type Instant, SECOND_MS } from '../../domain/interval.ts';
import type { PushService, StopAnswer, WantedChannel, WatchAnswer } from '../push-service.ts';
import { type Asking, NONSENSE, troubleIn } from './asking.ts';
import type { Send } from './client.ts';
import { type Json, textAt } from './json.ts';

/** Channels of Google's, over requests, whoever carries them. */
export function askingPush(asking: Asking): PushService {
  return {
    watch: (calendarId, wanted, withinMs) => openChannel(asking, calendarId, wanted, withinMs),
    stopWatching: (calendarId, channel, withinMs) => stopChannel(asking, calendarId, channel, withinMs),
  };
}

async function openChannel(
  asking: Asking,
  calendarId: string,
  { channelId, token, address, lifeMs }: WantedChannel,
  withinMs: number,
): Promise<WatchAnswer> {
  const { account, id } = asking.addressOf(calendarId);
  const requestBody = {
    id: channelId,
    type: 'web_hook',
    address,
    token,
    params: { ttl: String(Math.floor(lifeMs / SECOND_MS)) },
  };
  const send: Send = (api, options) => api.events.watch({ calendarId: id, requestBody }, options);
  const asked = { account, send, operation: 'watch', calendarId, writes: true, withinMs } as const;
  const outcome = await asking.call(asked);
  if (outcome.kind === 'ok') return channelIn(outcome.body, channelId, asking.clock.now()) ?? NONSENSE;
  if (outcome.kind === 'unwatchable' || outcome.kind === 'address-refused') return outcome;
  if (outcome.kind !== 'id-taken') return troubleIn(outcome);
  // Nobody else has this id: one of our own tries was carried out, and its answer was lost.
  if (outcome.unheard === true) return { kind: 'watched', resourceId: null, expiresAt: null };
  return { kind: 'id-taken', why: outcome.why };
}

/** Null for what is not about that channel, or says that it is over. Moments are texts, as whole numbers of 64 bits are in JSON. */
function channelIn(body: Json | null, channelId: string, now: Instant): WatchAnswer | null {
  if (body === null || textAt(body, 'kind') !== 'api#channel' || textAt(body, 'id') !== channelId)
    return null;
  const resourceId = textAt(body, 'resourceId');
  const expiration = textAt(body, 'expiration') ?? '';
  if (resourceId === null || resourceId === '' || !/^\d{1,15}$/.test(expiration)) return null;
  const expiresAt = Number(expiration);
  return expiresAt > now ? { kind: 'watched', resourceId, expiresAt } : null;
}

async function stopChannel(
  asking: Asking,
  calendarId: string,
  { channelId, resourceId }: { readonly channelId: string; readonly resourceId: string },
  withinMs: number,
): Promise<StopAnswer> {
  const { account } = asking.addressOf(calendarId);
  const send: Send = (api, options) =>
    api.channels.stop({ requestBody: { id: channelId, resourceId } }, options);
  const asked = { account, send, operation: 'stop', calendarId, writes: true, withinMs } as const;
  const outcome = await asking.call(asked);
  if (outcome.kind === 'ok') return { kind: 'stopped' };
  return outcome.kind === 'not-found' ? { kind: 'missing' } : troubleIn(outcome);
}
