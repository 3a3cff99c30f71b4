import { expect } from 'vitest';
import type { BusyQuestion } from '../../../src/calendar/calendar-service.ts';
import { DAY_MS, HOUR_MS, type Interval, intersect, merge } from '../../../src/domain/interval.ts';
import { at, span } from '../../support/book.ts';
import { created, moved, type On, type OpenedCalendar, ours, theirs, WITHIN } from './opened.ts';

/** Others' time in the first calendar during `range`, as disjoint intervals: how it is cut up is the calendar's to say. */
async function asked(
  { calendar, calendarIds: [calendarId] }: OpenedCalendar,
  range: Interval,
  { ours = [], crowded = false }: Partial<BusyQuestion> = {},
) {
  const [answer] = await calendar.getFreeAvailability([{ calendarId, ours, crowded }], range, WITHIN);
  if (answer?.known !== true) return answer;
  const starts = answer.intervals.map(({ start }) => start);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  return intersect(merge(answer.intervals), [range]);
}

export function beingBusy(on: On): void {
  on('busy is what others put in', async (opened) => {
    const [id] = opened.calendarIds;
    for (const times of ['11:00-13:00', '08:00-09:30', '09:15-10:00', '12:00-12:30'])
      await opened.seed(id, theirs(times));
    const all = [span('09:00-10:00'), span('11:00-12:00')];
    expect(await asked(opened, span('09:00-12:00'))).toEqual(all);
    expect(await asked(opened, span('09:00-12:00'), { crowded: true })).toEqual(all);
  });

  on('busy leaves out what takes no time', async (opened) => {
    const [id] = opened.calendarIds;
    await opened.seed(id, theirs('09:00-10:00', { transparent: true }));
    await opened.seed(id, theirs('09:00-10:00', { cancelled: true }));
    await opened.seed(id, theirs('09:30-09:30'));
    await created(opened, ours(opened, { stamp: null, busy: false }));
    for (const crowded of [false, true])
      expect(await asked(opened, span('08:00-18:00'), { crowded })).toEqual([]);
  });

  on(
    'busy leaves out what the owner has declined',
    async (opened) => {
      await opened.seed(opened.calendarIds[0], theirs('09:00-10:00', { declined: true }));
      await opened.seed(opened.calendarIds[0], theirs('11:00-12:00'));
      for (const crowded of [false, true])
        expect(await asked(opened, span('08:00-18:00'), { crowded })).toEqual([span('11:00-12:00')]);
    },
    'invitations',
  );

  on('busy leaves out our own events where they are known to lie', async (opened) => {
    await created(opened, ours(opened));
    await opened.seed(opened.calendarIds[0], theirs('10:30-11:30'));
    const known = [span('09:00-10:00')];
    expect(await asked(opened, span('08:00-18:00'), { ours: known })).toEqual([span('10:30-11:30')]);
  });

  on('busy in a crowded calendar has what lies over our own events', async (opened) => {
    const event = ours(opened);
    const { etag } = await created(opened, event);
    await opened.seed(opened.calendarIds[0], theirs('09:30-10:30'));
    const known = { ours: [span('09:00-10:00')], crowded: true };
    expect(await asked(opened, span('08:00-18:00'), known)).toEqual([span('09:30-10:30')]);
    // Ours by its stamp, wherever it lies.
    await opened.calendar.updateCalendarEvent(moved(event, '15:00-16:00'), etag, WITHIN);
    expect(await asked(opened, span('08:00-18:00'), known)).toEqual([span('09:30-10:30')]);
  });

  on(
    'busy is half-open: what ends where the range begins, or begins where it ends, is not in it',
    async (opened) => {
      const [id] = opened.calendarIds;
      await opened.seed(id, theirs('08:00-09:00'));
      await opened.seed(id, theirs('10:00-11:00'));
      for (const crowded of [false, true]) {
        expect(await asked(opened, span('09:00-10:00'), { crowded })).toEqual([]);
        expect(await asked(opened, span('08:59-10:00'), { crowded })).toEqual([span('08:59-09:00')]);
        expect(await asked(opened, span('09:00-10:01'), { crowded })).toEqual([span('10:00-10:01')]);
      }
    },
  );

  on(
    'busy has events of whole days, from midnight to midnight',
    async (opened) => {
      await opened.seed(opened.calendarIds[0], theirs('00:00-24:00', { allDay: true }));
      const around = { start: at('00:00') - HOUR_MS, end: at('00:00') + 25 * HOUR_MS };
      for (const crowded of [false, true])
        expect(await asked(opened, around, { crowded })).toEqual([span('00:00-24:00')]);
    },
    'wholeDays',
  );

  on('busy has events of weeks, from any day of them', async (opened) => {
    const weeks = { start: at('09:00') - 10 * DAY_MS, end: at('09:00') + 11 * DAY_MS };
    await opened.seed(opened.calendarIds[0], { ...weeks, title: 'Renovation' });
    for (const days of [-10, -7, 0, 5, 10]) {
      const start = at('10:00') + days * DAY_MS;
      const range = { start, end: start + HOUR_MS };
      expect(await asked(opened, range)).toEqual([range]);
    }
  });

  on('busy of half a year is told like that of a day', async (opened) => {
    const far = { start: at('09:00') + 150 * DAY_MS, end: at('10:00') + 150 * DAY_MS };
    const across = { start: at('07:00') + 60 * DAY_MS - HOUR_MS, end: at('07:00') + 60 * DAY_MS + HOUR_MS };
    for (const times of [far, across]) await opened.seed(opened.calendarIds[0], { ...times, title: 'Far' });
    expect(await asked(opened, { start: at('07:00'), end: at('07:00') + 180 * DAY_MS })).toEqual([
      across,
      far,
    ]);
  });

  on('busy answers for each calendar that was asked for, each with its own', async (opened) => {
    const [one, other] = opened.calendarIds;
    await opened.seed(one, theirs('09:00-10:00'));
    const questions = [
      { calendarId: other, ours: [], crowded: false },
      { calendarId: one, ours: [], crowded: true },
    ];
    const { calendar } = opened;
    expect(await calendar.getFreeAvailability(questions, span('08:00-18:00'), WITHIN)).toEqual([
      { calendarId: other, known: true, intervals: [] },
      { calendarId: one, known: true, intervals: [span('09:00-10:00')] },
    ]);
    expect(await calendar.getFreeAvailability([], span('08:00-18:00'), WITHIN)).toEqual([]);
  });
}
