import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarName } from '../../../src/calendar/google/calendar-names.ts';
import { readEvent } from '../../../src/calendar/google/event-reading.ts';
import { descriptionHtml, descriptionText, titleText } from '../../../src/calendar/google/event-text.ts';
import { midnightsOf } from '../../../src/calendar/google/moments.ts';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import { calendarNamed } from '../../../src/domain/calendar-place.ts';
import { LONGEST } from '../../../src/domain/event-texts.ts';
import { at, span, zone } from '../../support/book.ts';

const UUID = '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e5f';
const STAMP = { appt: UUID, rev: '3', db: 'b'.repeat(32) };

function aBody(changes: object = {}) {
  return {
    id: eventIdOf(UUID),
    status: 'confirmed',
    etag: '"1"',
    created: '2026-11-23T12:00:00.000Z',
    updated: '2026-11-23T12:00:00.123Z',
    start: { dateTime: '2026-11-23T09:00:00-05:00' },
    end: { dateTime: '2026-11-23T10:00:00-05:00' },
    ...changes,
  };
}

const read = (changes: object) => readEvent(aBody(changes), 'bay-1', midnightsOf(zone.name));
const properties = (marks: object) => ({ extendedProperties: { private: marks } });

describe('an event in an answer', () => {
  test('is read as it is', () => {
    expect(
      read({ ...properties({ ...STAMP, bay_test: 'run-7' }), summary: 'a', description: 'b&lt;<br>c' }),
    ).toEqual({
      calendarId: 'bay-1',
      eventId: eventIdOf(UUID),
      etag: '"1"',
      cancelled: false,
      ...span('09:00-10:00'),
      busy: true,
      allDay: false,
      recurring: false,
      title: 'a',
      description: 'b<\nc',
      link: null,
      stamp: { bookId: STAMP.db, appointmentUuid: UUID, revision: 3 },
      testRun: 'run-7',
      createdAt: Date.UTC(2026, 10, 23, 12),
      updatedAt: Date.UTC(2026, 10, 23, 12, 0, 0, 123),
    });
  });

  test('has no more of a title than a person reads', () => {
    expect(read({ summary: 'x'.repeat(100_000) })).toMatchObject({ title: `${'x'.repeat(1_023)}…` });
  });

  test.each<{ name: string; body: object; expected: object }>([
    { name: 'tentative', body: { status: 'tentative' }, expected: { busy: true } },
    { name: 'transparent', body: { transparency: 'transparent' }, expected: { busy: false } },
    { name: 'a place of work', body: { eventType: 'workingLocation' }, expected: { busy: false } },
    { name: 'out of office', body: { eventType: 'outOfOffice' }, expected: { busy: true } },
    {
      name: 'somebody’s, and declined',
      body: { id: 'theirs', attendees: [{ self: true, responseStatus: 'declined' }] },
      expected: { busy: false, declined: true },
    },
    {
      name: 'somebody’s, and declined by another',
      body: { id: 'theirs', attendees: [{ responseStatus: 'declined' }] },
      expected: { busy: true },
    },
    {
      name: 'ours and declined, and takes its time all the same',
      body: { attendees: [{ self: true, responseStatus: 'declined' }] },
      expected: { busy: true, declined: true },
    },
    { name: 'a series', body: { recurrence: ['RRULE:FREQ=DAILY'] }, expected: { recurring: true } },
    {
      name: 'of whole days',
      body: { start: { date: '2026-11-23' }, end: { date: '2026-11-24' } },
      expected: { ...span('00:00-24:00'), allDay: true },
    },
    {
      name: 'far away',
      body: { end: { dateTime: '9999-12-31T23:59:59Z' } },
      expected: { end: Date.UTC(9999, 11, 31, 23, 59, 59) },
    },
    {
      name: 'with a link',
      body: { htmlLink: 'https://www.google.com/calendar/event?eid=a' },
      expected: { link: 'https://www.google.com/calendar/event?eid=a' },
    },
    { name: 'with a number for a title', body: { summary: 7 }, expected: { title: '', busy: true } },
    { name: 'with guests who are none', body: { attendees: [null] }, expected: { busy: true } },
    { name: 'with no safe link', body: { htmlLink: 'javascript:alert(1)' }, expected: { link: null } },
    {
      name: 'somebody’s, and does not say since when',
      body: { id: 'theirs', created: undefined },
      expected: { createdAt: 0 },
    },
    { name: 'stamped with no uuid', body: properties({ ...STAMP, appt: 'x' }), expected: { stamp: null } },
    { name: 'stamped with no revision', body: properties({ ...STAMP, rev: '0' }), expected: { stamp: null } },
    { name: 'stamped by no book', body: properties({ ...STAMP, db: '' }), expected: { stamp: null } },
    { name: 'stamped with numbers', body: properties({ ...STAMP, rev: 3 }), expected: { stamp: null } },
    {
      name: 'marked with more than a name',
      body: properties({ bay_test: 'a b' }),
      expected: { testRun: null },
    },
  ])('may be $name', ({ body, expected }) => {
    expect(read(body)).toMatchObject(expected);
  });

  test.each<{ name: string; body: object }>([
    { name: 'without an id', body: { id: undefined } },
    { name: 'of an unknown status', body: { status: 'maybe' } },
    { name: 'without an etag', body: { etag: undefined } },
    { name: 'with an etag of two lines', body: { etag: '"1"\r\nX: 1' } },
    { name: 'without a start', body: { start: undefined } },
    { name: 'with a start without an offset', body: { start: { dateTime: '2026-11-23T09:00:00' } } },
    { name: 'that ends before it starts', body: { end: { dateTime: '2026-11-23T08:00:00-05:00' } } },
    { name: 'half of whole days', body: { start: { date: '2026-11-23' } } },
    { name: 'of ours that does not say since when', body: { created: undefined } },
  ])('is none $name', ({ body }) => {
    expect(read(body)).toBeNull();
  });

  test('that is cancelled need not be more than an id', () => {
    const bare = readEvent({ id: 'x', status: 'cancelled' }, 'bay-1', () => null);
    expect(bare).toMatchObject({ eventId: 'x', cancelled: true, busy: false, stamp: null });
  });
});

describe('text', () => {
  test('comes back from HTML as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        expect(descriptionText(descriptionHtml(text))).toBe(text);
        expect(descriptionHtml(text)).not.toMatch(/[<>]/);
      }),
    );
  });

  test('is cut where it is too long, and whole characters only are sent', () => {
    expect(titleText('x'.repeat(300))).toHaveLength(LONGEST.title);
    expect(descriptionHtml('x'.repeat(3_000))).toHaveLength(LONGEST.description);
    expect(titleText(`${'x'.repeat(198)}🚗🚗`)).toBe(`${'x'.repeat(198)}\uFFFD…`);
  });
});

test.each([
  { zone: 'America/New_York', date: '2026-11-23', start: at('00:00') },
  { zone: 'UTC', date: '2026-11-23', start: Date.UTC(2026, 10, 23) },
  { zone: 'Asia/Kolkata', date: '2026-11-23', start: Date.UTC(2026, 10, 22, 18, 30) },
  { zone: 'America/New_York', date: '2026-03-08', start: Date.UTC(2026, 2, 8, 5) },
  { zone: 'America/New_York', date: '2026-03-09', start: Date.UTC(2026, 2, 9, 4) },
  { zone: 'Pacific/Auckland', date: '2026-04-06', start: Date.UTC(2026, 3, 5, 12) },
  { zone: 'Nowhere/Land', date: '2026-11-23', start: null },
  { zone: 'UTC', date: '2026-13-01', start: null },
])('$date in $zone begins at $start', ({ zone, date, start }) => {
  expect(midnightsOf(zone)(date)).toBe(start);
});

test.each([
  { name: 'shop@example.com', account: 'default', id: 'shop@example.com' },
  { name: 'maria:primary', account: 'maria', id: 'primary' },
  { name: 'maria:abc@group.calendar.google.com', account: 'maria', id: 'abc@group.calendar.google.com' },
  { name: 'Not An Account:x', account: 'default', id: 'Not An Account:x' },
])('$name is $id through the sign-in $account', ({ name, account, id }) => {
  expect(calendarNamed(name)).toEqual({ account, id });
  expect(calendarName({ account, id })).toBe(name);
});
