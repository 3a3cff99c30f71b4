import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../src/domain/interval.ts';
import { Expansion } from '../../src/domain/repeat-expansion.ts';
import { occasionsOf } from '../../src/domain/series-occasions.ts';
import { Unreadable } from '../../src/domain/unreadable.ts';
import { at, NOW, span, zone } from '../support/book.ts';

const AHEAD = { start: NOW, end: NOW + 30 * DAY_MS };

/** Days after the Monday of the tests on which a series from nine to ten takes place; null where that is not certain. */
function daysOf(lines: readonly string[], changes: { allDay?: boolean; start?: number; end?: number } = {}) {
  const series = {
    eventId: 'series',
    ...span('09:00-10:00'),
    allDay: false,
    repeats: { lines, zone: zone.name },
    ...changes,
  };
  const found = occasionsOf(series, zone, AHEAD, new Expansion(Unreadable));
  return found?.map(({ start }) => Math.floor((start - at('00:00')) / DAY_MS)) ?? null;
}

describe('a series is laid out', () => {
  test.each([
    { name: 'every day, three times', lines: ['RRULE:FREQ=DAILY;COUNT=3'], days: [0, 1, 2] },
    { name: 'every other week', lines: ['RRULE:FREQ=WEEKLY;INTERVAL=2'], days: [0, 14, 28] },
    {
      name: 'on Mondays and Thursdays until a day',
      lines: ['RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261204T045959Z'],
      days: [0, 3, 7, 10],
    },
    { name: 'on the fourth Monday of the month', lines: ['RRULE:FREQ=MONTHLY;BYDAY=4MO'], days: [0] },
    { name: 'every month', lines: ['RRULE:FREQ=MONTHLY'], days: [0] },
    { name: 'every year', lines: ['RRULE:FREQ=YEARLY'], days: [0] },
    {
      name: 'without what it leaves out, on its own clock or in UTC',
      lines: [
        'RRULE:FREQ=DAILY;COUNT=4',
        'EXDATE;TZID=America/New_York:20261124T090000',
        'EXDATE:20261125T140000Z',
      ],
      days: [0, 3],
    },
    {
      name: 'by whole days',
      lines: ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20261124'],
      changes: { allDay: true, start: at('00:00'), end: at('24:00') },
      days: [0, 2],
    },
    {
      name: 'from long ago, as far as it reaches into the days that are wanted',
      lines: ['RRULE:FREQ=WEEKLY'],
      changes: { start: at('09:00') - 70 * DAY_MS, end: at('10:00') - 70 * DAY_MS },
      days: null,
    },
  ])('$name', ({ lines, changes = {}, days }) => {
    if (days !== null) expect(daysOf(lines, changes)).toEqual(days);
    // Seventy days ago clocks were an hour ahead: by the clock on the wall it is at nine all the same.
    else
      expect(daysOf(lines, { start: at('08:00') - 70 * DAY_MS, end: at('09:00') - 70 * DAY_MS })).toEqual([
        0, 7, 14, 21, 28,
      ]);
  });

  test('under the names that its occasions have when they are told by themselves', () => {
    const series = { eventId: 'x', ...span('09:00-10:00'), allDay: false };
    const repeats = { lines: ['RRULE:FREQ=DAILY;COUNT=2'], zone: zone.name };
    expect(occasionsOf({ ...series, repeats }, zone, AHEAD, new Expansion(Unreadable))).toEqual([
      { eventId: 'x_20261123T140000Z', ...span('09:00-10:00') },
      { eventId: 'x_20261124T140000Z', start: at('09:00') + DAY_MS, end: at('10:00') + DAY_MS },
    ]);
  });

  test.each([
    { name: 'nothing', lines: [] },
    { name: 'two rules', lines: ['RRULE:FREQ=DAILY;COUNT=2', 'RRULE:FREQ=WEEKLY'] },
    { name: 'further dates', lines: ['RRULE:FREQ=DAILY;COUNT=2', 'RDATE:20261201T140000Z'] },
    { name: 'a rule that leaves out', lines: ['RRULE:FREQ=DAILY;COUNT=2', 'EXRULE:FREQ=WEEKLY'] },
    { name: 'every hour', lines: ['RRULE:FREQ=HOURLY;COUNT=3'] },
    { name: 'hours of its own', lines: ['RRULE:FREQ=DAILY;BYHOUR=9,17'] },
    { name: 'a rule that nobody knows', lines: ['RRULE:FREQ=FORTNIGHTLY'] },
    { name: 'a rule that its first occasion does not follow', lines: ['RRULE:FREQ=WEEKLY;BYDAY=TU'] },
    { name: 'an end before it begins', lines: ['RRULE:FREQ=DAILY;UNTIL=20261101T000000Z'] },
    {
      name: 'a date of another zone',
      lines: ['RRULE:FREQ=DAILY', 'EXDATE;TZID=Europe/Madrid:20261124T090000'],
    },
    { name: 'a whole day among times', lines: ['RRULE:FREQ=DAILY', 'EXDATE;VALUE=DATE:20261124'] },
  ])('but of one with $name nobody can be certain', ({ lines }) => {
    expect(daysOf(lines)).toBeNull();
  });

  test('nor of one at an hour that the clock skips within those days', () => {
    const march = { start: Date.parse('2027-03-10T00:00Z'), end: Date.parse('2027-03-20T00:00Z') };
    const half = Date.parse('2026-11-23T07:30Z');
    const series = { eventId: 'x', start: half, end: half + 60_000, allDay: false };
    const repeats = { lines: ['RRULE:FREQ=DAILY'], zone: zone.name };
    expect(occasionsOf({ ...series, repeats }, zone, march, new Expansion(Unreadable))).toBeNull();
  });
});
