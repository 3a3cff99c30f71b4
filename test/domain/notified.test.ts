import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { NOTIFICATION_VERDICTS } from '../../src/domain/notification.ts';
import { isProven, type Notified, verdictOn } from '../../src/domain/notified.ts';
import type { PushChannel } from '../../src/domain/push-channel.ts';
import { instantOf } from '../support/workshop-words.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const NOW = instantOf('2026-11-23T10:00-05:00');
const HOUR = 3_600_000;

const CHANNEL: PushChannel = {
  id: 'channel-1',
  calendarId: 'shop@example.com',
  tokenHash: digest('token'),
  state: 'active',
  resourceId: 'resource',
  askedAt: NOW - HOUR,
  expiresAt: NOW + HOUR,
  provenAt: null,
  replacedBy: null,
  endedAt: null,
  trouble: null,
};
const CALL: Notified = {
  receivedAt: NOW,
  channelId: 'channel-1',
  tokenHash: digest('token'),
  resourceId: 'resource',
  isSync: false,
  messageNumber: 7,
};

test.each<{ name: string; call?: Partial<Notified>; channel?: Partial<PushChannel> | null; is: string }>([
  { name: 'what comes through a channel of ours', is: 'proven' },
  { name: 'the first of a channel', call: { isSync: true, messageNumber: 1 }, is: 'sync' },
  {
    name: 'the first of a channel of which Google has not said yet that it is there',
    call: { isSync: true },
    channel: { state: 'registering', resourceId: null },
    is: 'sync',
  },
  {
    name: 'what comes through the old channel while the new one was not heard of',
    channel: { state: 'replaced', replacedBy: 'channel-2' },
    is: 'proven',
  },
  { name: 'a channel that nobody knows', channel: null, is: 'unknown-channel' },
  { name: 'a wrong token', call: { tokenHash: digest('tokem') }, is: 'wrong-token' },
  { name: 'no token', call: { tokenHash: digest('') }, is: 'wrong-token' },
  { name: 'a digest that is none', call: { tokenHash: '' }, is: 'wrong-token' },
  { name: 'the token with the resource of another', call: { resourceId: 'other' }, is: 'wrong-resource' },
  { name: 'the token without a resource', call: { resourceId: '' }, is: 'wrong-resource' },
  { name: 'a channel whose time is over', channel: { expiresAt: NOW }, is: 'expired' },
  {
    name: 'a channel that was ended',
    channel: { state: 'stopped', endedAt: NOW - 1 },
    is: 'stopped',
  },
  {
    name: 'a wrong token of a channel that was ended says nothing of it',
    call: { tokenHash: digest('') },
    channel: { state: 'stopped', endedAt: NOW - 1 },
    is: 'wrong-token',
  },
])('$name: $is', ({ call = {}, channel = {}, is }) => {
  const known = channel === null ? null : { ...CHANNEL, ...channel };
  expect(verdictOn({ ...CALL, ...call }, known)).toBe(is);
});

test('a calendar is read because of what came from Google, and of nothing else', () => {
  expect(NOTIFICATION_VERDICTS.filter(isProven)).toEqual(['proven', 'sync', 'replayed']);
});
