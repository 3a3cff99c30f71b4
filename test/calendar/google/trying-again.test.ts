import { describe, expect, test } from 'vitest';
import { AppError, type Failure } from '../../../src/failure.ts';
import { NOW, span } from '../../support/book.ts';
import type { Fault, FaultKind } from '../../support/google/fault-kinds.ts';
import { created, moved, ours, WITHIN } from '../contract/opened.ts';
import { EVERY_METHOD } from './asking-all.ts';
import { type GoogleParts, openGoogle } from './opened-google.ts';

/** One request at a time, so that requests can be counted. */
const { getEvent } = EVERY_METHOD;
const ALWAYS = 1_000;

describe('a request that fails', () => {
  test.each<{ fault: FaultKind | Fault; times: number; requests: number; kind: string }>([
    { fault: 'unavailable', times: 1, requests: 2, kind: 'live' },
    { fault: 'unavailable', times: 4, requests: 5, kind: 'live' },
    { fault: 'unavailable', times: ALWAYS, requests: 5, kind: 'unknown' },
    { fault: 'request-lost', times: 2, requests: 3, kind: 'live' },
    { fault: 'rate-limit', times: 2, requests: 3, kind: 'live' },
    { fault: 'rate-limit', times: ALWAYS, requests: 5, kind: 'throttled' },
    { fault: 'too-many-requests', times: 1, requests: 2, kind: 'live' },
    { fault: { kind: 'too-many-requests', retryAfter: '0' }, times: 1, requests: 2, kind: 'live' },
    { fault: { kind: 'too-many-requests', retryAfter: '3600' }, times: 1, requests: 1, kind: 'throttled' },
    { fault: { kind: 'unavailable', retryAfter: '3600' }, times: 1, requests: 1, kind: 'unknown' },
    { fault: 'quota', times: 1, requests: 1, kind: 'throttled' },
    { fault: 'portal', times: 1, requests: 2, kind: 'live' },
    { fault: 'redirect', times: 1, requests: 1, kind: 'unknown' },
    { fault: 'bad-gateway', times: 2, requests: 3, kind: 'live' },
  ])('$times times by $fault: $kind after $requests requests', async ({ fault, times, requests, kind }) => {
    const opened = await openGoogle();
    const event = ours(opened);
    await created(opened, event);
    opened.fake.requests.length = 0;
    opened.fake.faults.next(fault, times);
    expect(await opened.calendar.getEvent(event, WITHIN)).toMatchObject({ kind });
    expect(opened.fake.requests).toHaveLength(requests);
  });

  test('is not tried again when its time would not last for the wait', async () => {
    const opened = await openGoogle({ random: () => 0.999 });
    opened.fake.faults.next('unavailable', ALWAYS);
    expect(await getEvent(opened, 400)).toBe('unknown');
    expect(opened.fake.requests).toHaveLength(1);
  });

  test('tells how long Google wants to be left alone', async () => {
    const opened = await openGoogle();
    opened.fake.faults.next({ kind: 'too-many-requests', retryAfter: '120' }, ALWAYS);
    const answer = await opened.calendar.getEvent(ours(opened), WITHIN);
    expect(answer).toMatchObject({ kind: 'throttled', retryAfterMs: 120_000 });
  });
});

describe('a write whose answer was lost', () => {
  test('is repeated, and the calendar says what came of the first', async () => {
    const opened = await openGoogle();
    const event = ours(opened);
    const lost = () => opened.fake.faults.next('answer-lost');
    lost();
    expect(await opened.calendar.createCalendarEvent(event, WITHIN)).toEqual({ kind: 'exists' });
    const stored = await opened.calendar.getEvent(event, WITHIN);
    const etag = stored.kind === 'live' ? stored.event.etag : '';
    lost();
    const change = moved(event, '11:00-12:00');
    expect(await opened.calendar.updateCalendarEvent(change, etag, WITHIN)).toEqual({ kind: 'changed' });
    expect(await opened.calendar.getEvent(event, WITHIN)).toMatchObject({ event: span('11:00-12:00') });
    lost();
    expect(await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN)).toEqual({
      kind: 'gone',
      unheard: true,
    });
    expect(await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN)).toEqual({ kind: 'gone' });
  });

  test('that was not carried out is carried out once', async () => {
    const opened = await openGoogle();
    opened.fake.faults.next('request-lost');
    expect((await created(opened, ours(opened))).title).toBe('Oil change - Ana Pérez');
    expect(opened.fake.model.events(opened.fake.model.accounts[0] as string)).toHaveLength(1);
  });

  test.each<FaultKind>(['rate-limit', 'quota', 'unauthorized'])(
    'may have been done, also if what follows is %s',
    async (after) => {
      const opened = await openGoogle();
      opened.fake.faults.next('answer-lost');
      opened.fake.faults.next(after, ALWAYS);
      const answer = await opened.calendar.createCalendarEvent(ours(opened), WITHIN);
      expect(answer).toMatchObject({ kind: 'unknown' });
    },
  );
});

const refused = async () => 'ya29.refused';
const throwing = (thrown: Error) => ({
  current: async (): Promise<string> => {
    throw thrown;
  },
});

const OUT_OF_REACH = new AppError({ code: 'google-unreachable', what: 'x' });

/** Created, removed by somebody or not, and then by us after so long; Google's clock is one that the test sets. */
const removed = async (by: { readonly somebodyAfterMs?: number; readonly fault: FaultKind | Fault }) => {
  let present = NOW;
  const opened = await openGoogle({ now: () => present });
  const event = ours(opened);
  const { etag } = await created(opened, event);
  if (by.somebodyAfterMs !== undefined) {
    present += 60_000;
    opened.fake.model.people.delete(opened.fake.model.accounts[0] as string, event.eventId);
    present += by.somebodyAfterMs;
  }
  opened.fake.requests.length = 0;
  opened.fake.faults.next(by.fault);
  const answer = await opened.calendar.cancelCalendarEvent(event, etag, false, WITHIN);
  return { answer, requests: opened.fake.requests.length };
};

describe('a removal whose first try got no answer, and which finds the event gone', () => {
  const NOT_DONE: Fault = { kind: 'unavailable', applied: false };

  test.each<{ name: string; fault: FaultKind | Fault; ago: number; answer: object }>([
    { name: 'ten minutes before', fault: NOT_DONE, ago: 600_000, answer: { kind: 'gone' } },
    { name: 'a minute before', fault: 'request-lost', ago: 60_000, answer: { kind: 'gone' } },
    { name: 'at that moment', fault: NOT_DONE, ago: 0, answer: { kind: 'gone', unheard: true } },
  ])(
    'knows that somebody else has removed it $name, where that is certain',
    async ({ fault, ago, answer }) => {
      // After the request itself, a look at the event.
      expect(await removed({ fault, somebodyAfterMs: ago })).toEqual({ answer, requests: 3 });
    },
  );

  test('takes it for its own doing otherwise', async () => {
    const answer = { kind: 'gone', unheard: true };
    expect(await removed({ fault: 'answer-lost' })).toEqual({ answer, requests: 3 });
    expect(await removed({ fault: { kind: 'unavailable', applied: true } })).toEqual({ answer, requests: 3 });
  });
});

describe('a removal that never left this machine', () => {
  test.each<{ name: string; parts: GoogleParts; isClosed?: true; withinMs?: number }>([
    { name: 'because nobody takes the connection', parts: {}, isClosed: true },
    { name: 'because no token can be had', parts: { tokens: throwing(OUT_OF_REACH) } },
    { name: 'because no time was left', parts: {}, withinMs: 0 },
    { name: 'because it was interrupted before', parts: { interruption: AbortSignal.abort() } },
  ])('$name says so', async ({ parts, isClosed, withinMs = WITHIN }) => {
    const opened = await openGoogle(parts);
    if (isClosed) await opened.fake.close();
    const answer = await opened.calendar.cancelCalendarEvent(ours(opened), '"1"', false, withinMs);
    expect(answer).toMatchObject({ kind: 'unknown', unsent: true });
  });

  test.each<FaultKind>(['request-lost', 'unavailable', 'portal'])(
    'is another thing than one that comes to %s: that may have been done',
    async (fault) => {
      const opened = await openGoogle();
      opened.fake.faults.next(fault, ALWAYS);
      const answer = await opened.calendar.cancelCalendarEvent(ours(opened), '"1"', false, WITHIN);
      expect(answer).toMatchObject({ kind: 'unknown' });
      expect(answer).not.toHaveProperty('unsent');
    },
  );

  test('after a try that may have been done says no more than that one', async () => {
    const opened = await openGoogle({ tokens: { renewed: throwing(OUT_OF_REACH).current } });
    opened.fake.faults.next('answer-lost');
    opened.fake.faults.next('unauthorized', ALWAYS);
    const answer = await opened.calendar.cancelCalendarEvent(ours(opened), null, false, WITHIN);
    expect(answer).toMatchObject({ kind: 'unknown' });
    expect(answer).not.toHaveProperty('unsent');
  });
});

describe('access tokens', () => {
  test('one that Google refuses is renewed once, and the request sent once more', async () => {
    const opened = await openGoogle({ tokens: { current: async () => 'ya29.old' } });
    expect(await created(opened, ours(opened))).toMatchObject({ cancelled: false });
    expect(opened.tokenCalls).toEqual(['current default', 'renewed default']);
    expect(opened.fake.requests.map(({ status }) => status)).toEqual([401, 200]);
  });

  test('one that is refused although it is new is a sign-in that has ended', async () => {
    const opened = await openGoogle({ tokens: { current: refused, renewed: refused } });
    const answer = await opened.calendar.getEvent(ours(opened), WITHIN);
    expect(answer).toMatchObject({ kind: 'signed-out', account: 'default', signIn: 'expired' });
    expect(opened.fake.requests).toHaveLength(2);
  });

  test.each<{ failure: Failure; answer: object }>([
    {
      failure: { code: 'sign-in-needed', account: 'default' },
      answer: { kind: 'signed-out', account: 'default', signIn: 'needed', signedInAt: null },
    },
    {
      failure: { code: 'sign-in-expired', account: 'default', why: 'invalid_grant', signedInAt: 7 },
      answer: { kind: 'signed-out', why: 'invalid_grant', signIn: 'expired', signedInAt: 7 },
    },
    {
      failure: { code: 'token-store-failed', place: '/sign-ins', problem: 'unsafe', why: 'others may look' },
      answer: { kind: 'signed-out', signIn: 'unusable', place: '/sign-ins', problem: 'unsafe' },
    },
    { failure: { code: 'google-unreachable', what: 'x' }, answer: { kind: 'unknown' } },
    { failure: { code: 'database-full', file: 'x' }, answer: { kind: 'unknown' } },
  ])(
    'that cannot be had ($failure.code) are trouble before anything is sent',
    async ({ failure, answer }) => {
      const none = async (): Promise<string> => {
        throw new AppError(failure);
      };
      const opened = await openGoogle({ tokens: { current: none } });
      expect(await opened.calendar.getEvent(ours(opened), WITHIN)).toMatchObject(answer);
      expect(opened.fake.requests).toEqual([]);
      for (const [method, ask] of Object.entries(EVERY_METHOD))
        expect([method, await ask(opened, WITHIN)]).toEqual([method, (answer as { kind: string }).kind]);
    },
  );

  test('that the system does not let bay read are a sign-in that cannot be used; a bug is none', async () => {
    const denied = Object.assign(new Error('EACCES: permission denied, lstat'), {
      code: 'EACCES',
      syscall: 'lstat',
      path: '/root/sign-ins',
    });
    const closed = await openGoogle({ tokens: throwing(denied) });
    expect(await closed.calendar.getEvent(ours(closed), WITHIN)).toMatchObject({
      kind: 'signed-out',
      signIn: 'unusable',
      place: '/root/sign-ins',
    });
    const broken = await openGoogle({ tokens: throwing(new TypeError('x is not a function')) });
    await expect(broken.calendar.getEvent(ours(broken), WITHIN)).rejects.toBeInstanceOf(TypeError);
  });

  test('that never come do not hold up an answer', async () => {
    const never: GoogleParts['tokens'] = { current: () => new Promise(() => {}) };
    const opened = await openGoogle({ tokens: never });
    expect(await getEvent(opened, 50)).toBe('unknown');
  });
});
