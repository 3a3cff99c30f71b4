import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import type { Asking } from '../../../src/calendar/google/asking.ts';
import { askingCalendar } from '../../../src/calendar/google/asking-calendar.ts';
import { caller } from '../../../src/calendar/google/calling.ts';
import type { Send, Transport } from '../../../src/calendar/google/client.ts';
import type { Reply } from '../../../src/calendar/google/reply.ts';
import { fixedClock } from '../../../src/clock.ts';
import type { CalendarEvent, StoredEvent } from '../../../src/domain/calendar-event.ts';
import { calendarNamed } from '../../../src/domain/calendar-place.ts';
import { after } from '../../support/all-pages.ts';
import { NOW, span } from '../../support/book.ts';
import { NEVER } from '../../support/never.ts';
import { ALL_OF_OTHERS } from '../../support/others-wanted.ts';
import { moved, ours, WITHIN } from '../contract/opened.ts';
import { BOOK_ID } from './opened-google.ts';

const RUNS = Number(process.env['BAY_FUZZ_RUNS'] ?? 800);

const token = async () => 'ya29.token';

/** The parts of the adapter over answers from nowhere: no network, so that many can be tried. */
function answering(reply: Reply): CalendarService {
  return answeringAs(async () => reply);
}

function answeringAs(transport: Transport): CalendarService {
  const asking: Asking = {
    call: caller({
      transportOf: () => transport,
      tokensOf: (account) => ({ account, current: token, renewed: token }),
      clock: fixedClock(NOW),
      random: () => 0,
      interruption: NEVER,
      observe: () => undefined,
    }),
    clock: fixedClock(NOW),
    primary: null,
    addressOf: calendarNamed,
    bookId: async () => BOOK_ID,
    othersWanted: async () => ALL_OF_OTHERS,
  };
  return askingCalendar(asking, async () => ['default']);
}

/** What Google's own library is asked to list, as it would be with the library in between. */
function isList(send: Send): boolean {
  let lists = false;
  const events = new Proxy({}, { get: (_, name) => async () => void (lists = name === 'list') });
  void send({ events } as unknown as Parameters<Send>[0], {} as Parameters<Send>[1]);
  return lists;
}

const EVENT = ours({ calendarIds: ['primary', 'other'], bookId: BOOK_ID });
const CHANGE = moved(EVENT, '11:00-12:00');

/** What Google would say to the creation, or the move, of that event. */
function echo({ eventId, start, end, stamp }: Pick<CalendarEvent, 'eventId' | 'start' | 'end' | 'stamp'>) {
  return {
    kind: 'calendar#event',
    id: eventId,
    status: 'confirmed',
    etag: '"3590930000000000"',
    created: '2026-11-23T12:00:00.000Z',
    updated: '2026-11-23T12:00:00.123Z',
    summary: 'x',
    start: { dateTime: new Date(start).toISOString(), timeZone: 'America/New_York' },
    end: { dateTime: new Date(end).toISOString(), timeZone: 'America/New_York' },
    extendedProperties: {
      private: { appt: stamp?.appointmentUuid, rev: String(stamp?.revision), db: stamp?.bookId },
    },
  };
}

const BODIES: readonly object[] = [
  echo(EVENT),
  echo(CHANGE),
  { ...echo(EVENT), start: { date: '2026-11-23' }, end: { date: '2026-11-24' } },
  { ...echo(EVENT), recurrence: ['RRULE:FREQ=DAILY'] },
  { kind: 'calendar#event', id: EVENT.eventId, status: 'cancelled' },
  { kind: 'calendar#events', timeZone: 'America/New_York', items: [echo(EVENT)], nextSyncToken: 'x' },
  {
    kind: 'calendar#freeBusy',
    calendars: { primary: { busy: [{ start: '2026-11-23T12:00:00Z', end: '2026-11-23T13:00:00Z' }] } },
  },
  { kind: 'calendar#calendarList', items: [{ id: 'a', summary: 'b', accessRole: 'owner', primary: true }] },
  {
    error: { code: 403, message: 'Why', errors: [{ domain: 'global', reason: 'forbidden', message: 'Why' }] },
  },
];

const ODD: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  'x'.repeat(10_000),
  '\ud800',
  'confirmed',
  'cancelled',
  '9999-12-31T23:59:59Z',
  '2026-02-30T09:00:00Z',
  '2026-11-23',
  '0000-00-00',
  '"\r\nX-Evil: 1"',
  'Nowhere/Land',
  EVENT.eventId,
];

/** One of the bodies, in which some places hold something else, or nothing. */
const body = fc
  .tuple(
    fc.constantFrom(...BODIES),
    fc.array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom('replaced', 'removed', 'renamed'),
        value: fc.oneof(fc.constantFrom(...ODD), fc.jsonValue({ maxDepth: 2 })),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([whole, changes]) => {
    const copy = structuredClone(whole);
    for (const { at, how, value } of changes) {
      const places = placesIn(copy);
      const place = places[at % places.length];
      if (place === undefined) continue;
      const { parent, name } = place;
      const kept = how === 'replaced' ? value : parent[name];
      Reflect.deleteProperty(parent, name);
      if (how === 'removed') continue;
      const named = how === 'renamed' ? '__proto__' : name;
      Object.defineProperty(parent, named, { value: kept, enumerable: true, configurable: true });
    }
    return JSON.stringify(copy);
  });

interface Place {
  readonly parent: Record<string, unknown>;
  readonly name: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((name) => [{ parent, name }].concat(placesIn(parent[name])));
}

const reply: fc.Arbitrary<Reply> = fc.record({
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constant(200) },
    { weight: 2, arbitrary: fc.constantFrom(201, 204, 304, 400, 401, 403, 404, 409, 410, 412, 429, 500) },
  ),
  contentType: fc.oneof(
    { weight: 9, arbitrary: fc.constant('application/json; charset=UTF-8') },
    { weight: 1, arbitrary: fc.constantFrom('', 'text/html', 'application/jsonp') },
  ),
  text: fc.oneof(
    { weight: 9, arbitrary: body },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.string(),
        body.map((text) => text.slice(0, -7)),
        body.map((text) => `${text.slice(0, -1)},"id":"x"}`),
      ),
    },
  ),
  retryAfter: fc.option(fc.constantFrom('0', '3600', '-1', '99999999999', 'Thu, 99 Foo', 'NaN')),
});

const isTold = ({ eventId, start, end, stamp }: StoredEvent, asked: typeof CHANGE) =>
  eventId === asked.eventId &&
  start === asked.start &&
  end === asked.end &&
  JSON.stringify(stamp) === JSON.stringify(asked.stamp);

describe('whatever an answer looks like', () => {
  test('no method throws, and no write is taken as done on a body that does not say so', async () => {
    const question = { calendarId: 'primary', ours: [], crowded: false };
    const day = span('00:00-24:00');
    await fc.assert(
      fc.asyncProperty(reply, async (reply) => {
        const calendar = answering(reply);
        const made = await calendar.createCalendarEvent(EVENT, WITHIN);
        const changed = await calendar.updateCalendarEvent(CHANGE, '"1"', WITHIN);
        const removed = await calendar.cancelCalendarEvent(EVENT, null, false, WITHIN);
        const looked = await calendar.getEvent(EVENT, WITHIN);
        const [busy, crowded] = await calendar.getFreeAvailability(
          [question, { ...question, crowded: true }],
          day,
          WITHIN,
        );
        const during = await calendar.eventsDuring('primary', day, WITHIN);
        const changes = await calendar.changes('primary', after('token'), null, WITHIN);
        const calendars = await calendar.calendars(WITHIN);

        expect(
          made.kind !== 'live' ||
            isTold(made.event, { ...CHANGE, ...span('09:00-10:00'), stamp: EVENT.stamp }),
        ).toBe(true);
        expect(changed.kind !== 'live' || isTold(changed.event, CHANGE)).toBe(true);
        if (made.kind === 'live' || changed.kind === 'live') expect(reply.status).toBe(200);
        if (removed.kind === 'removed') expect(reply.status).toBe(204);
        if (looked.kind === 'live' || looked.kind === 'cancelled')
          expect(looked.event.eventId).toBe(EVENT.eventId);
        if (busy?.known === true) expect(reply.text).toContain('freeBusy');
        if (crowded?.known === true) expect(reply.text).toContain('calendar#events');
        const events = [
          ...('events' in during ? during.events : []),
          ...('events' in changes ? changes.events : []),
        ];
        for (const { start, end, etag, cancelled } of events) {
          expect(Number.isFinite(start) && Number.isFinite(end) && start <= end).toBe(true);
          if (!cancelled) expect(etag).toMatch(/^[\x21-\x7e]+$/);
        }
        for (const { calendarId } of 'calendars' in calendars ? calendars.calendars : [])
          expect(calendarId).not.toBe('');
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);

  test.each([
    { done: EVENT, kind: 'create' },
    { done: CHANGE, kind: 'update' },
  ])('the body that Google gives to a $kind says so', async ({ done, kind }) => {
    const calendar = answering({
      status: 200,
      contentType: 'application/json',
      text: JSON.stringify(echo(done)),
      retryAfter: null,
    });
    const made = await calendar.createCalendarEvent(EVENT, WITHIN);
    const changed = await calendar.updateCalendarEvent(CHANGE, null, WITHIN);
    expect([made.kind, changed.kind]).toEqual(kind === 'create' ? ['live', 'unknown'] : ['unknown', 'live']);
  });

  test('one event that makes no sense is the matter of that event, where its calendar is sound', async () => {
    const calendarItself = {
      status: 200,
      contentType: 'application/json',
      text: JSON.stringify({ kind: 'calendar#events', timeZone: 'America/New_York', accessRole: 'owner' }),
      retryAfter: null,
    };
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const odd = { ...calendarItself, text };
        const calendar = answeringAs(async (_, send) => (isList(send) ? calendarItself : odd));
        const answers = [
          await calendar.createCalendarEvent(EVENT, WITHIN),
          await calendar.updateCalendarEvent(CHANGE, '"1"', WITHIN),
          await calendar.cancelCalendarEvent(EVENT, null, false, WITHIN),
          await calendar.getEvent(EVENT, WITHIN),
        ];
        for (const { kind } of answers) expect(['live', 'cancelled', 'gone', 'unreadable']).toContain(kind);
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);

  test('one event of a list that makes no sense costs nothing of the others', async () => {
    const [one, other] = [echo({ ...EVENT, eventId: 'someone1' }), echo({ ...EVENT, eventId: 'someone2' })];
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const items = [one, JSON.parse(text), other];
        const whole = { kind: 'calendar#events', timeZone: 'America/New_York', items, nextSyncToken: 'x' };
        const reply = {
          status: 200,
          contentType: 'application/json',
          text: JSON.stringify(whole),
          retryAfter: null,
        };
        const calendar = answering(reply);
        const during = await calendar.eventsDuring('primary', span('00:00-24:00'), WITHIN);
        const changes = await calendar.changes('primary', after('token'), null, WITHIN);
        for (const answer of [during, changes]) {
          const ids = 'events' in answer ? answer.events.map(({ eventId }) => eventId) : [];
          expect(ids).toEqual(expect.arrayContaining(['someone1', 'someone2']));
          expect('events' in answer && answer.events.length + answer.unreadable.length).toBeLessThanOrEqual(
            3,
          );
        }
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);
});
