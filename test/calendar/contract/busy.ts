import { expect } from 'vitest';
import { DAY_MS, HOUR_MS, type Interval } from '../../../src/domain/interval.ts';
import { at, span } from '../../support/book.ts';
import { type On, type OpenedCalendar, ours, theirs } from './opened.ts';

const asked = async ({ calendar, calendarIds: [id] }: OpenedCalendar, range: Interval) => {
  const [answer] = await calendar.busy([id], range);
  return answer?.known === true ? answer.intervals : answer;
};

export function beingBusy(on: On): void {
  on('busy is what others put in, in order of start, unclipped and overlapping as it is', async (opened) => {
    const [id] = opened.calendarIds;
    for (const times of ['11:00-13:00', '08:00-09:30', '09:15-10:00', '12:00-12:30'])
      await opened.seed(id, theirs(times));
    expect(await asked(opened, span('09:00-12:00'))).toEqual([
      span('08:00-09:30'),
      span('09:15-10:00'),
      span('11:00-13:00'),
    ]);
  });

  on('busy leaves out what takes no time', async (opened) => {
    const [id] = opened.calendarIds;
    await opened.seed(id, theirs('09:00-10:00', { transparent: true }));
    await opened.seed(id, theirs('09:00-10:00', { cancelled: true }));
    await opened.seed(id, theirs('09:30-09:30'));
    expect(await asked(opened, span('08:00-18:00'))).toEqual([]);
  });

  on('busy leaves out our own events', async (opened) => {
    const { calendar, calendarIds } = opened;
    await calendar.putEvent(ours(calendarIds[0]));
    await opened.seed(calendarIds[0], theirs('09:30-10:30'));
    expect(await asked(opened, span('08:00-18:00'))).toEqual([span('09:30-10:30')]);
  });

  on(
    'busy is half-open: what ends where the range begins, or begins where it ends, is not in it',
    async (opened) => {
      const [id] = opened.calendarIds;
      await opened.seed(id, theirs('08:00-09:00'));
      await opened.seed(id, theirs('10:00-11:00'));
      expect(await asked(opened, span('09:00-10:00'))).toEqual([]);
      expect(await asked(opened, span('08:59-10:00'))).toEqual([span('08:00-09:00')]);
      expect(await asked(opened, span('09:00-10:01'))).toEqual([span('10:00-11:00')]);
    },
  );

  on('busy has events of whole days, and of weeks, from any day of them', async (opened) => {
    const [id, other] = opened.calendarIds;
    await opened.seed(id, theirs('00:00-24:00', { allDay: true }));
    const weeks = { start: at('09:00') - 10 * DAY_MS, end: at('09:00') + 11 * DAY_MS };
    await opened.seed(other, { ...weeks, title: 'Renovation' });
    expect(await asked(opened, span('12:00-12:30'))).toEqual([span('00:00-24:00')]);
    for (const days of [-10, -7, 0, 5, 10]) {
      const start = at('10:00') + days * DAY_MS;
      const [answer] = await opened.calendar.busy([other], { start, end: start + HOUR_MS });
      expect(answer).toEqual({ calendarId: other, known: true, intervals: [weeks] });
    }
  });

  on('busy answers for each calendar that was asked for, each with its own', async (opened) => {
    const { calendar, calendarIds } = opened;
    const [one, other] = calendarIds;
    await opened.seed(one, theirs('09:00-10:00'));
    expect(await calendar.busy([other, one], span('08:00-18:00'))).toEqual([
      { calendarId: other, known: true, intervals: [] },
      { calendarId: one, known: true, intervals: [span('09:00-10:00')] },
    ]);
    expect(await calendar.busy([], span('08:00-18:00'))).toEqual([]);
  });
}
