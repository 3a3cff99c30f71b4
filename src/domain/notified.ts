import type { Instant } from './interval.ts';
import type { NotificationVerdict } from './notification.ts';
import { mayBeLive, type PushChannel } from './push-channel.ts';

/** Where notifications come in, behind whatever leads there. */
export const NOTIFICATIONS_PATH = '/google/notifications';

/** What somebody who calls says of himself. All of it may be made up. */
export interface Notified {
  readonly receivedAt: Instant;
  readonly channelId: string;
  /** SHA-256 of the token that came with it, in hexadecimal digits; of an empty text where none came. */
  readonly tokenHash: string;
  readonly resourceId: string;
  /** A channel was opened, and nothing has changed yet. */
  readonly isSync: boolean;
  readonly messageNumber: number | null;
}

/**
 * Whether it is Google that has called: then the calendar is read. Also when a channel was opened, for nobody has told of what was before
 * that; and when one comes again, for its number is only looked at.
 */
export function isProven(verdict: NotificationVerdict): boolean {
  return verdict === 'proven' || verdict === 'sync' || verdict === 'replayed';
}

/**
 * What a notification is, by the channel that it names; null: there is none. The token alone proves anything. A channel that was
 * just asked for may be heard of before Google has said what it calls the calendar's events.
 */
export function verdictOn(
  { receivedAt, tokenHash, resourceId, isSync }: Notified,
  channel: PushChannel | null,
): NotificationVerdict {
  if (channel === null) return 'unknown-channel';
  if (!areEqual(tokenHash, channel.tokenHash)) return 'wrong-token';
  if (channel.resourceId !== null && resourceId !== channel.resourceId) return 'wrong-resource';
  if (channel.endedAt !== null) return 'stopped';
  if (!mayBeLive(channel, receivedAt)) return 'expired';
  return isSync ? 'sync' : 'proven';
}

/** In the same time wherever they differ: who calls learns nothing of the token by how long the answer takes. */
function areEqual(one: string, other: string): boolean {
  let differing = one.length ^ other.length;
  for (let i = 0; i < other.length; i += 1) differing |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return differing === 0;
}
