import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import {
  CHANNEL_LIFE_MS,
  chanceOf,
  latestEnd,
  type PushChannel,
  renewalAt,
  type WatchTrouble,
} from '../../src/domain/push-channel.ts';
import { SHORT_SPAN_MS } from '../../src/domain/request-figure.ts';
import {
  mayOpenAt,
  nextChannelStep,
  pushStanding,
  silentSince,
  type WatchedCalendar,
} from '../../src/domain/watched-calendar.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

/** Opened that long ago. */
function channel(agoMs: number, changes: Partial<PushChannel> = {}): PushChannel {
  const askedAt = NOW - agoMs;
  return {
    id: `80000000-${agoMs}`,
    calendarId: 'bay-1',
    tokenHash: 'hash',
    state: 'active',
    resourceId: 'resource',
    askedAt,
    expiresAt: askedAt + CHANNEL_LIFE_MS,
    provenAt: askedAt,
    replacedBy: null,
    endedAt: null,
    trouble: null,
    ...changes,
  };
}

const registering = (agoMs: number, changes: Partial<PushChannel> = {}) =>
  channel(agoMs, {
    state: 'registering',
    resourceId: null,
    provenAt: null,
    expiresAt: latestEnd(NOW - agoMs),
    ...changes,
  });

const refused = (agoMs: number, trouble: WatchTrouble) =>
  registering(agoMs, { state: 'refused', endedAt: NOW - agoMs, trouble });

function watched(changes: Partial<WatchedCalendar> = {}): WatchedCalendar {
  return {
    calendarId: 'bay-1',
    isWanted: true,
    channels: [],
    unwatchable: null,
    ownWrites: [],
    ownHeardAt: null,
    ...changes,
  };
}

const UNKNOWN: WatchTrouble = { kind: 'unknown', why: 'no answer' };
const GONE: WatchTrouble = { kind: 'calendar-gone', why: 'Google answered 404' };
const THROTTLED: WatchTrouble = { kind: 'throttled', why: 'Google answered 403', retryAfterMs: null };
const ADDRESS: WatchTrouble = { kind: 'address-refused', why: 'Google answered 401' };

const young = channel(HOUR_MS, { id: 'young' });
const old = channel(30 * HOUR_MS, { id: 'old', state: 'replaced', replacedBy: 'young' });

describe('the next thing to do about the channels of a calendar', () => {
  test.each<[string, WatchedCalendar, string | null]>([
    ['none was ever there: one is opened', watched(), 'open'],
    ['one is there: nothing', watched({ channels: [young] }), null],
    [
      'one has ended without anybody’s doing: another',
      watched({ channels: [channel(49 * HOUR_MS)] }),
      'open',
    ],
    [
      'one was stopped by us: another',
      watched({ channels: [channel(HOUR_MS, { state: 'stopped', endedAt: NOW })] }),
      'open',
    ],
    ['one is past the middle of its life: another', watched({ channels: [channel(29 * HOUR_MS)] }), 'open'],
    ['one is not at the middle yet: nothing', watched({ channels: [channel(19 * HOUR_MS)] }), null],
    [
      'a new one is there and was heard of: the old one goes',
      watched({ channels: [old, young] }),
      'stop old',
    ],
    [
      'a new one was not heard of yet: the old one stays',
      watched({ channels: [old, channel(9 * MINUTE_MS, { id: 'young', provenAt: null })] }),
      null,
    ],
    [
      'a new one was not heard of for ten minutes: the old one goes',
      watched({ channels: [old, channel(10 * MINUTE_MS, { id: 'young', provenAt: null })] }),
      'stop old',
    ],
    ['one is being asked for: nothing', watched({ channels: [registering(MINUTE_MS)] }), null],
    [
      'one that got no answer was heard of: it is taken over',
      watched({ channels: [registering(MINUTE_MS, { id: 'new', provenAt: NOW })] }),
      'adopt new',
    ],
    [
      'one got no answer and may yet be opened: nothing',
      watched({ channels: [channel(29 * HOUR_MS), registering(9 * MINUTE_MS, { trouble: UNKNOWN })] }),
      null,
    ],
    [
      'one got no answer, and its calendar’s resource is known: it goes, in case it is there',
      watched({
        channels: [channel(29 * HOUR_MS), registering(10 * MINUTE_MS, { id: 'new', trouble: UNKNOWN })],
      }),
      'stop new',
    ],
    [
      'the first of all got no answer: one more may be opened',
      watched({ channels: [registering(11 * MINUTE_MS)] }),
      'open',
    ],
    [
      'two may be there of which nothing is known: nothing',
      watched({ channels: [registering(40 * MINUTE_MS), registering(11 * MINUTE_MS)] }),
      null,
    ],
    ['none is wanted: what is there goes', watched({ isWanted: false, channels: [young] }), 'stop young'],
    ['none is wanted, and none is there: nothing', watched({ isWanted: false }), null],
    [
      'the clock was set back: another, whatever that one says',
      watched({ channels: [channel(-90 * DAY_MS)] }),
      'open',
    ],
    [
      'Google tells nobody of it, as it said today: nothing',
      watched({ unwatchable: { why: '', at: NOW - DAY_MS + 1 } }),
      null,
    ],
    [
      'Google told nobody of it yesterday: it is asked again',
      watched({ unwatchable: { why: '', at: NOW - DAY_MS } }),
      'open',
    ],
  ])('%s', (_name, calendar, does) => {
    const step = nextChannelStep(calendar, NOW);
    expect(step === null ? null : 'channel' in step ? `${step.do} ${step.channel.id}` : step.do).toBe(does);
  });

  test('a channel is replaced after 40 to 60 % of its life, each at a moment of its own', () => {
    const life = { askedAt: NOW, expiresAt: NOW + CHANNEL_LIFE_MS };
    expect(renewalAt(life, 0)).toBe(NOW + 0.4 * CHANNEL_LIFE_MS);
    expect(renewalAt(life, 0.999_999)).toBeLessThan(NOW + 0.6 * CHANNEL_LIFE_MS);
    expect(chanceOf({ id: '00000000-1' })).toBe(0);
    expect(chanceOf({ id: 'ffffffff-1' })).toBeLessThan(1);
    expect(chanceOf({ id: 'not a uuid' })).toBe(0.5);
  });
});

describe('after trouble another channel is asked for', () => {
  test.each<[string, readonly PushChannel[], number]>([
    ['at once where there was none', [], 0],
    ['a minute after the first', [refused(0, UNKNOWN)], MINUTE_MS],
    ['four minutes after the second', [refused(5 * MINUTE_MS, UNKNOWN), refused(0, UNKNOWN)], 4 * MINUTE_MS],
    [
      'when Google says, if it asks for patience',
      [refused(0, { ...THROTTLED, retryAfterMs: HOUR_MS })],
      HOUR_MS,
    ],
    [
      'a quarter of an hour later after any number of times that were too many for Google',
      Array.from({ length: 40 }, (_, i) => refused((39 - i) * MINUTE_MS, THROTTLED)),
      15 * MINUTE_MS,
    ],
    ['an hour after Google did not like the address', [refused(0, ADDRESS)], HOUR_MS],
    ['a minute after the calendar was not there once', [refused(0, GONE)], MINUTE_MS],
    [
      'a day after it was not there for the third time',
      [refused(2 * HOUR_MS, GONE), refused(HOUR_MS, GONE), refused(0, GONE)],
      DAY_MS,
    ],
    ['at once where one was there since', [refused(HOUR_MS, GONE), channel(MINUTE_MS), channel(0)], 0],
  ])('%s', (_name, channels, laterMs) => {
    expect(mayOpenAt(watched({ channels }), NOW) - NOW).toBe(laterMs);
  });

  test.each([
    { name: 'three times an hour', agoMs: [50, 30, 20].map((minutes) => minutes * MINUTE_MS) },
    { name: 'ten times a day', agoMs: Array.from({ length: 10 }, (_, i) => (20 - 2 * i) * HOUR_MS) },
  ])('$name at most', ({ agoMs }) => {
    const channels = agoMs.map((ms) => refused(ms, UNKNOWN));
    expect(mayOpenAt(watched({ channels }), NOW)).toBeGreaterThan(NOW);
    expect(mayOpenAt(watched({ channels: channels.slice(1) }), NOW)).toBe(NOW);
  });
});

describe('a channel that tells of nothing', () => {
  const spans = (...agoMs: number[]) => agoMs.map((ms) => NOW - ms);
  const three = spans(40 * MINUTE_MS, 30 * MINUTE_MS, 20 * MINUTE_MS);
  const there = [channel(HOUR_MS)];

  test.each<[string, Partial<WatchedCalendar>, number | null]>([
    ['is known by three times of ours without a notification', {}, NOW - 40 * MINUTE_MS],
    ['is not known by two', { ownWrites: three.slice(1) }, null],
    ['is not known where nobody knows that ours are told of', { ownHeardAt: null }, null],
    [
      'is not known by those before it was last heard of',
      { channels: [channel(HOUR_MS, { provenAt: NOW - 35 * MINUTE_MS })] },
      null,
    ],
    [
      'is not known by those before it was opened',
      { channels: [channel(35 * MINUTE_MS, { provenAt: null })] },
      null,
    ],
    [
      'is not known by what Google may yet tell of',
      { ownWrites: spans(40 * MINUTE_MS, 30 * MINUTE_MS, SHORT_SPAN_MS + MINUTE_MS) },
      null,
    ],
    ['is not known where none is there', { channels: [] }, null],
    [
      'is not known where the one before it, which is there yet, tells',
      { channels: [channel(DAY_MS, { state: 'replaced', provenAt: NOW - MINUTE_MS }), ...there] },
      null,
    ],
  ])('%s', (_name, changes, since) => {
    const calendar = watched({ channels: there, ownWrites: three, ownHeardAt: NOW - DAY_MS, ...changes });
    expect(silentSince(calendar, NOW)).toBe(since);
    expect(nextChannelStep(calendar, NOW)?.do === 'open').toBe(
      since !== null || calendar.channels.length === 0,
    );
  });
});

describe('how a calendar that should be watched stands', () => {
  const KEPT = NOW - 10 * DAY_MS;
  const GOOD = {
    isUnwatchable: false,
    failures: 0,
    trouble: null,
    isDenied: false,
    goneSince: null,
    silentSince: null,
    unheardSince: null,
    endsAt: null,
  };

  test.each<[string, WatchedCalendar, Partial<typeof GOOD> | object]>([
    ['well', watched({ channels: [young] }), {}],
    ['without a channel since somebody is there', watched(), { goneSince: KEPT }],
    [
      'without one since the last one ended',
      watched({ channels: [channel(50 * HOUR_MS)] }),
      { goneSince: NOW - 2 * HOUR_MS },
    ],
    [
      'without one, because Google tells nobody of it',
      watched({ unwatchable: { why: '', at: NOW } }),
      { isUnwatchable: true, goneSince: KEPT },
    ],
    [
      'with one that was never heard of',
      watched({ channels: [channel(20 * MINUTE_MS, { provenAt: null })] }),
      { unheardSince: NOW - 20 * MINUTE_MS },
    ],
    [
      'with one that was not heard of yet',
      watched({ channels: [channel(14 * MINUTE_MS, { provenAt: null })] }),
      {},
    ],
    [
      'with one that ends soon, and no other to be had',
      watched({
        channels: [channel(43 * HOUR_MS), refused(2 * HOUR_MS, UNKNOWN), refused(HOUR_MS, UNKNOWN)],
      }),
      { failures: 2, trouble: UNKNOWN, endsAt: NOW + 5 * HOUR_MS },
    ],
    [
      'denied three times',
      watched({
        channels: [channel(43 * HOUR_MS), ...[3, 2, 1].map((hours) => refused(hours * HOUR_MS, GONE))],
      }),
      { failures: 3, trouble: GONE, isDenied: true, endsAt: NOW + 5 * HOUR_MS },
    ],
  ])('%s', (_name, calendar, is) => {
    expect(pushStanding(calendar, KEPT, NOW)).toEqual({ ...GOOD, ...is });
  });
});
