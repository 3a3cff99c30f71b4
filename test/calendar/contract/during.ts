import { expect } from 'vitest';
import { DAY_MS, type Interval } from '../../../src/domain/interval.ts';
import { at, span } from '../../support/book.ts';
import { created, type On, type OpenedCalendar, ours, theirs, WITHIN } from './opened.ts';

async function during({ calendar, calendarIds: [id] }: OpenedCalendar, range: Interval) {
  const answer = await calendar.eventsDuring(id, range, WITHIN);
  return answer.kind === 'events' ? answer.events : answer;
}

export function duringDays(on: On): void {
  on('the events of a day are ours and others’, whole, in order of start', async (opened) => {
    const [id, other] = opened.calendarIds;
    await opened.seed(id, theirs('11:00-12:00', { title: 'Fair' }));
    await opened.seed(id, theirs('07:00-08:30', { transparent: true, title: 'Reminder' }));
    await opened.seed(id, theirs('10:00-11:00', { cancelled: true }));
    await opened.seed(id, theirs('18:00-19:00', { title: 'Too late' }));
    await opened.seed(other, theirs('10:00-11:00'));
    const mine = await created(opened, ours(opened));
    const found = await during(opened, span('08:00-18:00'));
    expect(found).toMatchObject([
      { ...span('07:00-08:30'), title: 'Reminder', busy: false, stamp: null },
      { eventId: mine.eventId, etag: mine.etag, stamp: mine.stamp, createdAt: mine.createdAt },
      { ...span('11:00-12:00'), title: 'Fair', busy: true, stamp: null, cancelled: false },
    ]);
    expect(found).toHaveLength(3);
  });

  on('the events of a day are those that share more than an edge with it', async (opened) => {
    const [id] = opened.calendarIds;
    await opened.seed(id, theirs('08:00-09:00'));
    await opened.seed(id, theirs('10:00-11:00'));
    expect(await during(opened, span('09:00-10:00'))).toEqual([]);
    expect(await during(opened, span('08:59-10:01'))).toHaveLength(2);
  });

  on(
    'a series is told by its single occasions',
    async (opened) => {
      await opened.seed(opened.calendarIds[0], theirs('09:00-10:00', { weeks: 3 }));
      const week = 7 * DAY_MS;
      const range = { start: at('00:00') + week, end: at('00:00') + 4 * week };
      const times = ({ start, end }: Interval, weeks: number) => ({
        start: start + weeks * week,
        end: end + weeks * week,
        recurring: false,
      });
      expect(await during(opened, range)).toMatchObject([
        times(span('09:00-10:00'), 1),
        times(span('09:00-10:00'), 2),
      ]);
    },
    'series',
  );

  on(
    'whole days are midnights of the calendar',
    async (opened) => {
      await opened.seed(opened.calendarIds[0], theirs('00:00-24:00', { allDay: true }));
      expect(await during(opened, span('12:00-13:00'))).toMatchObject([
        { ...span('00:00-24:00'), allDay: true, busy: true },
      ]);
    },
    'wholeDays',
  );
}
