import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../domain/interval.ts';
import type { Notified } from '../../domain/notified.ts';

/** As long as Google's may be; what is longer is none of them, and is not kept. */
const MOST = { 'x-goog-channel-id': 64, 'x-goog-channel-token': 256, 'x-goog-resource-id': 256 } as const;

/** Who calls, by what the head of the request says. Nothing of it is kept as it came but what names a channel. */
export function notifiedBy(headers: IncomingHttpHeaders, receivedAt: Instant): Notified {
  const number = Number(headers['x-goog-message-number']);
  return {
    receivedAt,
    channelId: headerIn(headers, 'x-goog-channel-id'),
    tokenHash: createHash('sha256').update(headerIn(headers, 'x-goog-channel-token')).digest('hex'),
    resourceId: headerIn(headers, 'x-goog-resource-id'),
    isSync: headers['x-goog-resource-state'] === 'sync',
    messageNumber: Number.isSafeInteger(number) && number > 0 ? number : null,
  };
}

function headerIn(headers: IncomingHttpHeaders, name: keyof typeof MOST): string {
  const value = headers[name];
  return typeof value === 'string' && value.length <= MOST[name] ? value : '';
}

const OWN = /^(?:::ffff:)?127\.|^::1$/;

/**
 * From where somebody calls. What the proxy says of it counts only where the proxy is on this machine, and of that the last: what stands
 * before it, the caller may have written. Of the sixth version of addresses one caller has a whole network.
 */
export function callerOf(peer: string, forwardedFor: string | string[] | undefined): string {
  const said = [forwardedFor ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  const address = OWN.test(peer) && said !== '' ? said.slice(0, MOST_OF_ADDRESS) : peer;
  return address.includes(':') && !address.includes('.') ? network(address) : address;
}

const MOST_OF_ADDRESS = 45;

/** The first half of an address, which may leave out zeros once. */
function network(address: string): string {
  const [before = '', after] = address.toLowerCase().split('::');
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros =
    after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':').map((group) => group.replace(/^0+(?=.)/, ''));
}
