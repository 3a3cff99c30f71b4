import { expect, test } from 'vitest';
import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { localCalendar } from '../../../src/calendar/local/local-calendar.ts';
import { fixedClock } from '../../../src/clock.ts';
import type { EventAnswer } from '../../../src/domain/calendar-answer.ts';
import type { CalendarEvent, EventPlace } from '../../../src/domain/calendar-event.ts';
import { testEvent, testEventId } from '../../../src/domain/test-event.ts';
import { cleanUp } from '../../../src/usecases/test-suite/cleaning.ts';
import { testCalendar } from '../../../src/usecases/test-suite/test-calendar.ts';
import { failing, NOW, RULES, zone } from '../../support/book.ts';
import { openSqlite } from '../../support/book-sqlite.ts';

const RUN = 'this-run';
const MS = 1_000;
const NEVER = new AbortController().signal;
const place = { calendarId: 'bay-1', eventId: testEventId('018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e5f') };
const event = testEvent(place, zone.name, RUN, NOW);
const LOST: EventAnswer = { kind: 'unknown', why: 'no answer' };

/** A calendar in which some requests go wrong, as often as it is said, and what it was asked. */
async function aCalendar(wrong: Partial<CalendarService> = {}) {
  const { localEvents } = await openSqlite({ rules: RULES, zone, at: NOW });
  const sound = localCalendar(localEvents, fixedClock(NOW), async () => ['bay-1']);
  const real: CalendarService = { ...sound, ...wrong };
  return { sound, real, test: testCalendar(real, RUN, NEVER) };
}

/** Fails so many times, and then does what is asked. */
function failingFor<Asked extends readonly unknown[]>(
  times: number,
  work: (...asked: Asked) => Promise<EventAnswer>,
  answer = LOST,
) {
  let left = times;
  return async (...asked: Asked) => {
    left -= 1;
    return left >= 0 ? answer : work(...asked);
  };
}

test('what is created is marked, and its guest is told nothing', async () => {
  const asked: unknown[] = [];
  const { sound } = await aCalendar();
  const real: CalendarService = {
    ...sound,
    createCalendarEvent: async (created, withinMs) => {
      asked.push(created.testRun, created.guest);
      return sound.createCalendarEvent(created, withinMs);
    },
    updateCalendarEvent: async (change, etag, withinMs) => {
      asked.push(change.notify);
      return sound.updateCalendarEvent(change, etag, withinMs);
    },
    cancelCalendarEvent: async (removed, etag, notify, withinMs) => {
      asked.push(notify);
      return sound.cancelCalendarEvent(removed, etag, notify, withinMs);
    },
  };
  const { calendar } = testCalendar(real, RUN, NEVER);
  const guest = { email: 'ana@example.com', name: 'Ana' };
  await calendar.createCalendarEvent({ ...event, testRun: null, guest }, MS);
  await calendar.updateCalendarEvent({ ...event, once: false, notify: true }, null, MS);
  await calendar.cancelCalendarEvent(place, null, true, MS);
  expect(asked).toEqual([RUN, null, false, false]);
});

test('once it is interrupted nothing is asked any more, and what was made is still removed', async () => {
  const control = new AbortController();
  const { sound } = await aCalendar();
  const stopped = testCalendar(sound, RUN, control.signal);
  await stopped.calendar.createCalendarEvent(event, MS);
  control.abort();
  await expect(stopped.calendar.getEvent(place, MS)).rejects.toMatchObject(failing('interrupted'));
  expect(await cleanUp(stopped, RUN, sound)).toBeNull();
  expect((await sound.getEvent(place, MS)).kind).toBe('cancelled');
});

test('what was created and removed needs no cleaning', async () => {
  const { test, real } = await aCalendar();
  await test.calendar.createCalendarEvent(event, MS);
  expect(test.traces()).toHaveLength(1);
  await test.calendar.cancelCalendarEvent(place, null, false, MS);
  expect(test.traces()).toEqual([]);
  expect(await cleanUp(test, RUN, real)).toBeNull();
});

test('a creation that was refused leaves no trace', async () => {
  const { test } = await aCalendar({ createCalendarEvent: async () => ({ kind: 'denied', why: 'no' }) });
  await test.calendar.createCalendarEvent(event, MS);
  expect(test.traces()).toEqual([]);
});

test('a creation that may still arrive finds its id burnt', async () => {
  const { sound } = await aCalendar();
  const late: CalendarService = {
    ...sound,
    createCalendarEvent: failingFor(1, (created: CalendarEvent) => sound.createCalendarEvent(created, MS)),
  };
  const run = testCalendar(late, RUN, NEVER);
  await run.calendar.createCalendarEvent(event, MS);
  expect(await cleanUp(run, RUN, late)).toBeNull();
  expect((await sound.createCalendarEvent(event, MS)).kind).toBe('exists');
  expect((await sound.getEvent(place, MS)).kind).toBe('cancelled');
});

test('cleaning up outlasts a calendar that fails for a while', async () => {
  const { sound } = await aCalendar();
  const weak: CalendarService = {
    ...sound,
    cancelCalendarEvent: failingFor(3, (removed: EventPlace) =>
      sound.cancelCalendarEvent(removed, null, false, MS),
    ),
  };
  const run = testCalendar(weak, RUN, NEVER);
  await run.calendar.createCalendarEvent(event, MS);
  expect(await cleanUp(run, RUN, weak)).toBeNull();
  expect((await sound.getEvent(place, MS)).kind).toBe('cancelled');
});

test.each([
  { name: 'one that fails on and on', answer: LOST, tries: 4 },
  { name: 'one that says no', answer: { kind: 'denied', why: 'no' } as const, tries: 1 },
])('cleaning up gives up on a calendar: $name', async ({ answer, tries }) => {
  const { sound } = await aCalendar();
  let asked = 0;
  const bad: CalendarService = {
    ...sound,
    cancelCalendarEvent: async () => {
      asked += 1;
      return answer;
    },
  };
  const run = testCalendar(bad, RUN, NEVER);
  await run.calendar.createCalendarEvent(event, MS);
  expect(await cleanUp(run, RUN, bad)).toEqual({ places: [place], trouble: answer });
  expect(asked).toBe(tries);
});

test('an event under the same id that this run has not marked stays', async () => {
  const { sound, test, real } = await aCalendar();
  await sound.createCalendarEvent({ ...event, testRun: null }, MS);
  expect((await test.calendar.createCalendarEvent(event, MS)).kind).toBe('exists');
  expect(await cleanUp(test, RUN, real)).toBeNull();
  expect((await sound.getEvent(place, MS)).kind).toBe('live');
});
