import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { callerOf, notifiedBy } from '../../../src/serve/receiver/call.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const HEADERS = {
  'x-goog-channel-id': 'channel-1',
  'x-goog-channel-token': 'token',
  'x-goog-channel-expiration': 'Tue, 24 Nov 2026 15:00:00 GMT',
  'x-goog-resource-id': 'resource',
  'x-goog-resource-uri': 'https://www.googleapis.com/calendar/v3/calendars/primary/events?alt=json',
  'x-goog-resource-state': 'exists',
  'x-goog-message-number': '42',
};

test('a call of Google says which channel it is of, and that something has changed', () => {
  expect(notifiedBy(HEADERS, 5)).toEqual({
    receivedAt: 5,
    channelId: 'channel-1',
    tokenHash: digest('token'),
    resourceId: 'resource',
    isSync: false,
    messageNumber: 42,
  });
  expect(notifiedBy({ ...HEADERS, 'x-goog-resource-state': 'sync' }, 5)).toMatchObject({ isSync: true });
});

test.each([
  { name: 'nothing', headers: {} },
  {
    name: 'more than Google ever says',
    headers: {
      'x-goog-channel-id': 'c'.repeat(65),
      'x-goog-channel-token': 't'.repeat(257),
      'x-goog-resource-id': 'r'.repeat(257),
      'x-goog-message-number': '9'.repeat(40),
    },
  },
  { name: 'no number', headers: { 'x-goog-message-number': '-1' } },
])('of a call that says $name nothing is kept', ({ headers }) => {
  expect(notifiedBy(headers, 5)).toEqual({
    receivedAt: 5,
    channelId: '',
    tokenHash: digest(''),
    resourceId: '',
    isSync: false,
    messageNumber: null,
  });
});

describe('from where a call comes', () => {
  test.each([
    { name: 'the connection says it', peer: '127.0.0.1', is: '127.0.0.1' },
    {
      name: 'the proxy of this machine says it',
      peer: '127.0.0.1',
      forwarded: '203.0.113.7',
      is: '203.0.113.7',
    },
    {
      name: 'the last of what the proxy says: the caller may have written the rest',
      peer: '127.0.0.1',
      forwarded: '198.51.100.1, 203.0.113.7',
      is: '203.0.113.7',
    },
    {
      name: 'the last of several such lines',
      peer: '::ffff:127.0.0.1',
      forwarded: ['198.51.100.1', '203.0.113.7'],
      is: '203.0.113.7',
    },
    {
      name: 'what somebody else says of it counts nothing',
      peer: '203.0.113.9',
      forwarded: '198.51.100.1',
      is: '203.0.113.9',
    },
    { name: 'nothing is said', peer: '::1', forwarded: '', is: '0:0:0:0::/64' },
    {
      name: 'of the sixth version a whole network is one caller',
      peer: '::1',
      forwarded: '2001:DB8:0:1:aaaa:bbbb:cccc:dddd',
      is: '2001:db8:0:1::/64',
    },
    {
      name: 'whichever way it is written',
      peer: '::1',
      forwarded: '2001:db8:0000:0001::5',
      is: '2001:db8:0:1::/64',
    },
    {
      name: 'of anything else not much is kept',
      peer: '::1',
      forwarded: 'x'.repeat(5_000),
      is: 'x'.repeat(45),
    },
  ])('$name', ({ peer, forwarded, is }) => {
    expect(callerOf(peer, forwarded)).toBe(is);
  });
});
