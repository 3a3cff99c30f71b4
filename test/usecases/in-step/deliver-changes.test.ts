import { describe, expect, test } from 'vitest';
import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { localCalendar } from '../../../src/calendar/local/local-calendar.ts';
import { fixedClock } from '../../../src/clock.ts';
import type { EventAnswer } from '../../../src/domain/calendar-answer.ts';
import { PROTOCOL } from '../../../src/domain/protocol.ts';
import type { BookEvent } from '../../../src/usecases/book-event.ts';
import { PATIENCE } from '../../../src/usecases/calendar/patience.ts';
import { deliverAll } from '../../../src/usecases/in-step/deliver-all.ts';
import { syncCalendar } from '../../../src/usecases/in-step/sync-calendar.ts';
import { NOW, readyBook, span, zone } from '../../support/book.ts';
import { openSqlite } from '../../support/book-sqlite.ts';
import { NEVER } from '../../support/never.ts';

type Answers = (number: number, what: 'create' | 'look') => EventAnswer | null;

/**
 * A shop that owes its calendar an event for each of `count` appointments, numbered from 1 on. The calendar answers about
 * each as `answers` says, and does what it is asked where that says nothing.
 */
async function owing(count: number, answers: Answers) {
  const book = await readyBook(openSqlite);
  const { store, localEvents } = book;
  const clock = fixedClock(NOW);
  const numberOf = new Map<string, number>();
  for (let number = 1; number <= count; number += 1) {
    const minute = String(number % 60).padStart(2, '0');
    const hour = String(8 + Math.floor(number / 60)).padStart(2, '0');
    const { image } = await book.book('08:00-08:30', {
      ...span(`${hour}:${minute}-${hour}:${minute}`),
      end: span(`${hour}:${minute}-${hour}:${minute}`).end + 60_000,
    });
    numberOf.set(image?.eventId ?? 'none', number);
  }
  const asked: string[] = [];
  const observed: BookEvent[] = [];
  const time = { passed: 0 };
  const real = localCalendar(localEvents, clock, async () => ['bay-1']);
  const answer = async (what: 'create' | 'look', eventId: string, otherwise: () => Promise<EventAnswer>) => {
    const number = numberOf.get(eventId) ?? 0;
    asked.push(`${what} ${number}`);
    const given = answers(number, what);
    if (given?.kind === 'unknown') time.passed += PATIENCE.deliver / 3;
    return given ?? otherwise();
  };
  const calendar: CalendarService = {
    ...real,
    source: 'google',
    isInTheBook: false,
    createCalendarEvent: (event, ms) =>
      answer('create', event.eventId, () => real.createCalendarEvent(event, ms)),
    getEvent: (place, ms) => answer('look', place.eventId, () => real.getEvent(place, ms)),
  };
  const ports = {
    store,
    calendar,
    clock,
    stopwatch: () => {
      const began = time.passed;
      return () => time.passed - began;
    },
    zones: { edition: '2026a', rulesOf: async () => zone, names: async () => () => true },
    worker: { id: 'this', hasEnded: () => false },
    newUuid: () => 'life',
    protocol: PROTOCOL,
    interruption: NEVER,
    observe: (event: BookEvent) => void observed.push(event),
    tellOfCommit: () => undefined,
    tellOfBug: (thrown: unknown) => {
      throw thrown;
    },
  };
  const inbox = async () =>
    (await store.inbox.list({ all: false, limit: 1_000 })).map(
      ({ kind, appointmentId }) => `${kind} ${appointmentId}`,
    );
  return { ports, asked, observed, inbox, deliver: () => deliverAll(ports) };
}

const OF_ONE: readonly EventAnswer[] = [
  { kind: 'refused', why: 'Google answered 400' },
  { kind: 'refused', why: 'Google answered 413: too large' },
  { kind: 'forbidden', why: 'Google answered 403 (forbidden)' },
  { kind: 'unreadable', why: "Google's answer makes no sense" },
];

describe('one bad event is one bad event', () => {
  test.each(OF_ONE)('$why: a person is asked about it, and all others are delivered at once', async (bad) => {
    const { deliver, inbox } = await owing(5, (number) => (number === 1 ? bad : null));
    expect(await deliver()).toMatchObject({ delivered: 4, troubles: [] });
    if (bad.kind === 'unreadable') {
      // It may have been a bad moment.
      expect(await inbox()).toEqual([]);
      await deliver();
    }
    expect(await inbox()).toEqual(['change-refused 1']);
    expect(await deliver()).toMatchObject({ delivered: 0, pending: 0, requests: 0 });
  });

  test('several of them are several, as long as others go through', async () => {
    const bad = new Set([1, 2, 3, 4, 5, 9, 17]);
    const { deliver, inbox } = await owing(20, (number) => (bad.has(number) ? (OF_ONE[2] ?? null) : null));
    expect(await deliver()).toMatchObject({ delivered: 13, pending: 0, troubles: [] });
    expect((await inbox()).sort()).toEqual([...bad].map((number) => `change-refused ${number}`).sort());
  });

  test('a calendar that refuses every event alike is denied: it asks for nobody’s decision about each', async () => {
    const state = { denies: true };
    const { deliver, inbox, asked } = await owing(40, () => (state.denies ? (OF_ONE[2] ?? null) : null));
    for (let run = 0; run < 3; run += 1) {
      asked.splice(0);
      expect(await deliver()).toMatchObject({ troubles: [{ trouble: { kind: 'denied' } }] });
      expect(asked.length).toBeLessThan(20);
    }
    expect(await inbox()).toHaveLength(3);
    state.denies = false;
    expect(await deliver()).toMatchObject({ delivered: 37, pending: 0, troubles: [] });
  });

  test('a calendar that may only be read is left after the first try, and nobody is asked anything', async () => {
    const denied = { kind: 'denied', why: 'Google answered 403 (requiredAccessLevel)' } as const;
    const { deliver, inbox, asked } = await owing(40, () => denied);
    expect(await deliver()).toMatchObject({ pending: 40, troubles: [{ trouble: denied }] });
    expect(asked).toEqual(['create 1']);
    expect(await inbox()).toEqual([]);
  });
});

describe('deliveries never starve', () => {
  const silent = { kind: 'unknown', why: 'no answer' } as const;

  test('an event about which there is never an answer comes last from the next run on', async () => {
    const { deliver, asked } = await owing(4, (number) => (number === 1 ? silent : null));
    expect(await deliver()).toMatchObject({ delivered: 0, pending: 4 });
    asked.splice(0);
    expect(await deliver()).toMatchObject({ delivered: 3, pending: 1 });
    expect(asked).toEqual(['create 2', 'create 3', 'create 4', 'create 1']);
  });

  test('it keeps nobody from reading the calendar', async () => {
    const { ports } = await owing(2, (number) => (number === 1 ? silent : null));
    await syncCalendar(ports);
    expect(await syncCalendar(ports)).toMatchObject({ delivered: 1, troubles: [{ trouble: silent }] });
    expect((await ports.store.calendars.get('bay-1')).syncToken).not.toBeNull();
  });

  test('of many such events each has its turn, and no run is long', async () => {
    const { deliver, asked } = await owing(12, () => silent);
    const seen = new Set<string>();
    for (let run = 0; run < 12; run += 1) {
      asked.splice(0);
      await deliver();
      expect(asked.length).toBeLessThanOrEqual(3);
      for (const one of asked) seen.add(one);
    }
    expect(seen.size).toBe(12);
  });

  test('a calendar that answers nothing to what was never tried before is left at once', async () => {
    const { ports, deliver, asked } = await owing(3, () => silent);
    expect(await deliver()).toMatchObject({ troubles: [{ trouble: silent, isCertain: true }], doubts: [] });
    expect(asked).toEqual(['create 1']);
    expect(await syncCalendar(ports)).toMatchObject({ takenIn: 0 });
  });
});

test('whoever watches hears what was decided for each appointment, and what came of it', async () => {
  const refused = { kind: 'refused', why: 'Google answered 400' } as const;
  const { deliver, observed } = await owing(2, (number) => (number === 1 ? refused : null));
  await deliver();
  const created = { kind: 'calendar-asked', calendarId: 'bay-1', asked: 'create' };
  expect(observed).toEqual([
    { ...created, appointmentId: 1, answer: 'refused' },
    { ...created, appointmentId: 2, answer: 'live' },
  ]);
});

/** So many are owed, and some come to nothing in every run. */
async function stuck(count: number, isBad: (number: number) => boolean, most = 5) {
  const bad: EventAnswer = { kind: 'throttled', why: 'for ever', retryAfterMs: null };
  const scene = await owing(count, (number) => (isBad(number) ? bad : null));
  const runs = [];
  for (let run = 0; run < most; run += 1) runs.push(await syncCalendar(scene.ports));
  return { ...scene, last: runs.at(-1) };
}

describe('an event that comes to nothing again and again, while its calendar answers', () => {
  const FOR_EVER = [
    { kind: 'unknown', why: 'Google answered 500 (backendError)' },
    { kind: 'throttled', why: 'Google answered 403 (rateLimitExceeded)', retryAfterMs: null },
    {
      kind: 'signed-out',
      account: 'default',
      why: 'Google answered 401 (authError)',
      signIn: 'expired',
      signedInAt: null,
    },
  ] as const;

  test.each(FOR_EVER)('$why: a person is told, and it is tried on until it goes through', async (bad) => {
    const state = { bad: true };
    const { ports, inbox } = await owing(3, (number) => (state.bad && number === 1 ? bad : null));
    for (let tries = 1; tries <= 2; tries += 1)
      expect(await syncCalendar(ports)).toMatchObject({ added: [], troubles: [{ calendarId: 'bay-1' }] });
    expect(await syncCalendar(ports)).toMatchObject({
      pending: 1,
      troubles: [],
      added: [{ kind: 'change-stuck', appointmentId: 1, detail: bad.why, times: 1 }],
    });
    expect(await syncCalendar(ports)).toMatchObject({ pending: 1, troubles: [], added: [] });
    state.bad = false;
    expect(await syncCalendar(ports)).toMatchObject({ delivered: 1, pending: 0, troubles: [] });
    expect(await inbox()).toEqual([]);
  });

  test('of several each is told of', async () => {
    const { inbox, last } = await stuck(3, (number) => number < 4);
    expect((await inbox()).toSorted()).toEqual(['change-stuck 1', 'change-stuck 2', 'change-stuck 3']);
    expect(last).toMatchObject({ pending: 3, troubles: [] });
  });

  test('a calendar into which nothing goes at all is in trouble itself, and is read all the same', async () => {
    const { inbox, last, ports } = await stuck(8, () => true, 20);
    expect(await inbox()).toHaveLength(3);
    expect(last).toMatchObject({ pending: 8, troubles: [{ trouble: { kind: 'throttled' } }] });
    expect((await ports.store.calendars.get('bay-1')).syncToken).not.toBeNull();
  });

  test('it is not told of any more when something else is wanted of it, which goes through', async () => {
    const state = { bad: true };
    const { ports, inbox } = await stuck(1, () => state.bad);
    expect(await inbox()).toEqual(['change-stuck 1']);
    state.bad = false;
    const write = { at: NOW, source: 'counter', actor: null, dryRun: false, key: null } as const;
    await ports.store.appointments.cancel(1, { reason: 'other', note: null }, write);
    await syncCalendar(ports);
    expect(await inbox()).toEqual([]);
  });
});
