import { type Answer, badRequest, NO_CONTENT, ok, Refused, refused } from './answer.ts';
import type { ModelState } from './model-state.ts';
import type { Channel, StoredCalendar } from './stored-calendar.ts';

/** Seven days. */
const USUAL_LIFE_S = 604_800;

interface WatchRequest {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly address?: unknown;
  readonly token?: unknown;
  readonly expiration?: unknown;
  readonly params?: { readonly ttl?: unknown } | null;
}

function pushRefusal(reason: string, message: string): Refused {
  return new Refused({ status: 400, domain: 'global', reason, message });
}

export function watchCalendar(
  state: ModelState,
  calendar: StoredCalendar,
  account: string,
  body: unknown,
  clientId: string | null,
): Answer {
  if (typeof body !== 'object' || body === null) throw new Refused(badRequest('parseError', 'Parse Error'));
  const { id, type, address, token = null, expiration, params } = body as WatchRequest;
  if (typeof id !== 'string' || id === '') throw new Refused(badRequest('required', 'Required', 'id'));
  if (!/^[A-Za-z0-9\-_+/=]{1,64}$/.test(id))
    throw pushRefusal('channelIdInvalid', 'Channel id is not valid.');
  if (type !== 'web_hook') throw pushRefusal('channelUnknown', `Unrecognized channel type: ${String(type)}`);
  if (typeof address !== 'string' || !address.startsWith('https://'))
    throw pushRefusal('push.webhookUrlNotHttps', `WebHook callback must be HTTPS: ${String(address)}`);
  if (token !== null && (typeof token !== 'string' || token.length > 256))
    throw new Refused(badRequest('invalid', 'Invalid Value', 'token'));
  if (state.settings.refusedAddresses.includes(address))
    throw new Refused({
      status: 401,
      domain: 'global',
      reason: 'push.webhookUrlUnauthorized',
      message: `Unauthorized WebHook callback channel: ${address}`,
    });
  if (state.settings.unwatchable.includes(calendar.id))
    throw pushRefusal(
      'pushNotSupportedForRequestedResource',
      'Push notifications are not supported by this resource.',
    );
  if (state.usedChannelIds.has(id)) throw pushRefusal('channelIdNotUnique', `Channel id ${id} not unique`);
  const ttl = params?.ttl === undefined ? USUAL_LIFE_S : Number(params.ttl);
  const asked =
    expiration === undefined || expiration === null ? Number.POSITIVE_INFINITY : Number(expiration);
  const ends = Math.min(asked, state.now() + ttl * 1000);
  if (!(ends > state.now())) throw new Refused(badRequest('invalid', 'Invalid Value', 'expiration'));
  const channel: Channel = {
    id,
    resourceId: Buffer.from(`events ${calendar.serial}`).toString('base64url'),
    account,
    clientId,
    address,
    token,
    // Whole seconds: read it back, it is not what was asked for.
    expiration: Math.floor(ends / 1000) * 1000,
    messages: 0,
  };
  state.usedChannelIds.add(id);
  state.channels.set(id, channel);
  calendar.channels.set(id, channel);
  push(state, calendar, channel, 'sync');
  return ok({
    kind: 'api#channel',
    id,
    resourceId: channel.resourceId,
    resourceUri: uriOf(calendar),
    ...(token === null ? {} : { token }),
    expiration: String(channel.expiration),
  });
}

/** Only the account and client that made a channel can stop it [unverified]. */
export function stopChannel(
  state: ModelState,
  account: string,
  body: unknown,
  clientId: string | null,
): Answer {
  const { id, resourceId } = (body ?? {}) as { id?: unknown; resourceId?: unknown };
  const channel = typeof id === 'string' ? state.channels.get(id) : undefined;
  if (
    channel === undefined ||
    channel.resourceId !== resourceId ||
    channel.account !== account ||
    channel.clientId !== clientId ||
    channel.expiration <= state.now()
  )
    return refused({
      status: 404,
      reason: 'channelUnknown',
      message: `Channel '${String(id)}' not found for project '1010101'`,
    });
  state.channels.delete(channel.id);
  if (!state.settings.tellsAfterStop)
    for (const calendar of state.calendars.values()) calendar.channels.delete(channel.id);
  return NO_CONTENT;
}

/** Tells every channel of a calendar that something has changed. */
export function announce(state: ModelState, calendar: StoredCalendar): void {
  for (const channel of calendar.channels.values())
    if (channel.expiration > state.now()) push(state, calendar, channel, 'exists');
    else calendar.channels.delete(channel.id);
}

function uriOf(calendar: StoredCalendar): string {
  return `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`;
}

/** Numbers rise, but not one by one. */
function push(state: ModelState, calendar: StoredCalendar, channel: Channel, event: 'sync' | 'exists'): void {
  channel.messages += event === 'sync' ? 1 : 1 + Math.floor(state.random() * 1000);
  state.notifications.push({
    channelId: channel.id,
    address: channel.address,
    headers: {
      'x-goog-channel-id': channel.id,
      'x-goog-channel-expiration': new Date(channel.expiration).toUTCString(),
      'x-goog-resource-id': channel.resourceId,
      'x-goog-resource-uri': uriOf(calendar),
      'x-goog-resource-state': event,
      'x-goog-message-number': String(channel.messages),
      ...(channel.token === null ? {} : { 'x-goog-channel-token': channel.token }),
    },
  });
}
