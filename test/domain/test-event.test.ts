import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventIdOf } from '../../src/domain/calendar-event.ts';
import { isOfTestRun, testEvent, testEventChange, testEventId } from '../../src/domain/test-event.ts';
import { at, zone } from '../support/book.ts';

test('every uuid makes an id of Google’s alphabet, and another uuid makes another', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(testEventId(one)).toMatch(/^testrun[a-v0-9]{32}$/);
      expect(testEventId(one) === testEventId(other)).toBe(one === other);
    }),
  );
});

test.each([
  { name: 'an event of the checks', eventId: testEventId(crypto.randomUUID()), testRun: 'run', is: true },
  {
    name: 'an event of the booking story',
    eventId: eventIdOf(crypto.randomUUID()),
    testRun: 'run',
    is: true,
  },
  {
    name: 'an id of the checks without the mark',
    eventId: testEventId(crypto.randomUUID()),
    testRun: null,
    is: false,
  },
  { name: 'an appointment', eventId: eventIdOf(crypto.randomUUID()), testRun: null, is: false },
  {
    name: 'a copy that a person made, mark and all',
    eventId: '0a1b2c3d4e5f0a1b2c3d4e5f0a',
    testRun: 'run',
    is: false,
  },
  {
    name: 'a single day of a series',
    eventId: `${testEventId(crypto.randomUUID())}_20261123T140000Z`,
    testRun: 'run',
    is: false,
  },
])('$name is of a test run: $is', ({ eventId, testRun, is }) => {
  expect(isOfTestRun({ eventId, testRun })).toBe(is);
});

test('the event is two hours from now and its change three, in whole minutes, and nobody hears of either', () => {
  const place = { calendarId: 'primary', eventId: 'testrun' };
  const now = at('07:00') + 31_234;
  expect(testEvent(place, zone.name, 'run', now)).toMatchObject({
    start: at('09:00'),
    end: at('09:30'),
    title: '[TEST] Oil Change - John Doe',
    testRun: 'run',
    stamp: null,
    guest: null,
  });
  expect(testEventChange(place, zone.name, now)).toMatchObject({
    start: at('10:00'),
    end: at('10:30'),
    notify: false,
  });
});
