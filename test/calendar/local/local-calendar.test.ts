import { describe, expect, test } from 'vitest';
import { localCalendar } from '../../../src/calendar/local/local-calendar.ts';
import { fixedClock } from '../../../src/clock.ts';
import { NOW, RULES, span, zone } from '../../support/book.ts';
import { openSqlite } from '../../support/book-sqlite.ts';
import { calendarContract } from '../calendar-contract.ts';
import { created, type OpenCalendar, ours, theirs, WITHIN } from '../contract/opened.ts';

const openLocal: OpenCalendar = async () => {
  const { localEvents, cleanup } = await openSqlite({ rules: RULES, zone, at: NOW });
  let seeded = 0;
  return {
    calendar: localCalendar(localEvents, fixedClock(NOW), async () => ['bay-1', 'bay-2']),
    calendarIds: ['bay-1', 'bay-2'],
    bookId: 'b'.repeat(32),
    seed: async (calendarId, { start, end, title, transparent = false, cancelled = false }) => {
      seeded += 1;
      const event = { calendarId, eventId: `foreign${seeded}`, start, end, title, busy: !transparent };
      await localEvents.create({ ...event, description: '', stamp: null, testRun: null }, NOW);
      if (cancelled) await localEvents.remove(event, null, NOW);
      return event.eventId;
    },
    cleanup,
  };
};

calendarContract('local', openLocal, { series: false, wholeDays: false, invitations: false });

describe('the local calendar', () => {
  test('tells every calendar that the shop names and every one that holds events, once', async () => {
    const { localEvents } = await openSqlite({ rules: RULES, zone, at: NOW });
    const event = { eventId: 'e', ...span('09:00-10:00'), title: '', description: '', stamp: null };
    for (const calendarId of ['bay-1', 'old'])
      await localEvents.create({ ...event, calendarId, busy: true, testRun: null }, NOW);
    const calendar = localCalendar(localEvents, fixedClock(NOW), async () => ['bay-1', 'bay-1', 'bay-2']);
    const calendars = ['bay-1', 'bay-2', 'old'].map((calendarId) => ({
      calendarId,
      name: calendarId,
      writable: true,
      upcomingEvents: calendarId === 'bay-2' ? 0 : 1,
    }));
    expect(await calendar.calendars(WITHIN)).toEqual({ kind: 'calendars', calendars });
  });

  test('answers from here, and has no link to show', async () => {
    const opened = await openLocal();
    expect(opened.calendar.source).toBe('local');
    expect((await created(opened, ours(opened))).link).toBeNull();
  });

  test('tells busy time uncut, overlapping as it is', async () => {
    const { calendar, calendarIds, seed } = await openLocal();
    for (const times of ['08:00-09:30', '09:15-10:00']) await seed(calendarIds[0], theirs(times));
    const question = { calendarId: calendarIds[0], ours: [], crowded: false };
    expect(await calendar.getFreeAvailability([question], span('09:00-12:00'), WITHIN)).toMatchObject([
      { known: true, intervals: [span('08:00-09:30'), span('09:15-10:00')] },
    ]);
  });
});
