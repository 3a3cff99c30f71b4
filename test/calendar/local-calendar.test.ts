import { describe, expect, test } from 'vitest';
import { localCalendar } from '../../src/calendar/local/local-calendar.ts';
import { fixedClock } from '../../src/clock.ts';
import { NOW, RULES, span, zone } from '../support/book.ts';
import { openSqlite } from '../support/book-sqlite.ts';
import { calendarContract } from './calendar-contract.ts';
import type { OpenCalendar } from './contract/opened.ts';

const openLocal: OpenCalendar = async () => {
  const { localEvents, cleanup } = await openSqlite({ rules: RULES, zone, at: NOW });
  const calendar = localCalendar(localEvents, fixedClock(NOW), async () => ['bay-1', 'bay-2']);
  let seeded = 0;
  return {
    calendar,
    calendarIds: ['bay-1', 'bay-2'],
    seed: async (calendarId, { start, end, title, transparent = false, cancelled = false }) => {
      seeded += 1;
      const event = {
        calendarId,
        eventId: `foreign${seeded}`,
        start,
        end,
        title,
        description: '',
        stamp: null,
      };
      await localEvents.put({ ...event, busy: !transparent, cancelled: false }, NOW);
      if (cancelled) await localEvents.cancel(calendarId, event.eventId, NOW);
    },
    cleanup,
  };
};

calendarContract('local', openLocal);

describe('the local calendar', () => {
  test('tells every calendar that the shop names and every one that holds events, once', async () => {
    const { localEvents } = await openSqlite({ rules: RULES, zone, at: NOW });
    const event = { eventId: 'e', ...span('09:00-10:00'), title: '', description: '', stamp: null };
    for (const calendarId of ['bay-1', 'old'])
      await localEvents.put({ ...event, calendarId, busy: true, cancelled: false }, NOW);
    const calendar = localCalendar(localEvents, fixedClock(NOW), async () => ['bay-1', 'bay-1', 'bay-2']);
    expect(await calendar.calendars()).toEqual(
      ['bay-1', 'bay-2', 'old'].map((calendarId) => ({
        calendarId,
        name: calendarId,
        writable: true,
        upcomingEvents: calendarId === 'bay-2' ? 0 : 1,
      })),
    );
  });

  test('answers from here, and has no link to show', async () => {
    const { calendar } = await openLocal();
    expect(calendar.source).toBe('local');
    const stamp = { appointmentUuid: '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e5f', revision: 1 };
    const event = { calendarId: 'bay-1', eventId: 'e', ...span('09:00-10:00'), zone: zone.name };
    const receipt = await calendar.putEvent({ ...event, title: '', description: '', stamp });
    expect(receipt.link).toBeNull();
  });
});
