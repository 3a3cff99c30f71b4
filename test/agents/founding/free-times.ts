import { expect } from 'vitest';
import { group } from './row.ts';
import { NINE, toolScene } from './tool-scene.ts';

async function scene() {
  const shop = await toolScene('get_available_slots');
  const slots = async (date: string, more: object = {}) =>
    shop.call('get_available_slots', { date, ...more });
  const tuesday = await slots('2026-11-24');
  return { ...shop, slots, tuesday, sunday: await slots('2026-11-29'), noDate: await slots('next tuesday') };
}

const clocks = (slots: readonly { start_time: string; end_time: string }[]) =>
  slots.map(({ start_time, end_time }) => `${start_time} ${end_time}`);

export const FREE_TIMES = group('get_available_slots', scene, [
  { row: 'G1', promise: 'is called so', shows: ({ tool }) => expect(tool.name).toBe('get_available_slots') },
  {
    row: 'G2',
    promise: 'takes a date as YYYY-MM-DD',
    shows: ({ takes }) => takes('date', 'string', 'YYYY-MM-DD'),
  },
  {
    row: 'G3',
    promise: 'takes the minutes that are needed, 30 unless told otherwise',
    shows: async ({ takes, tuesday, slots }) => {
      takes('duration_minutes', 'integer', 'Default: 30', '60 (brake service)');
      expect(tuesday.data.duration_minutes).toBe(30);
      expect((await slots('2026-11-24', { duration_minutes: 90 })).data.duration_minutes).toBe(90);
    },
  },
  {
    row: 'G4',
    promise: 'needs the date alone',
    shows: ({ schema }) => expect(schema.required).toEqual(['date']),
  },
  {
    row: 'G5',
    promise: "tells the model of Google Calendar, of real times and of the shop's hours",
    shows: ({ tells }) =>
      tells('Google Calendar', 'ACTUAL available', 'Mon-Fri 9AM-5PM, Sat 9AM-3PM, Sun closed'),
  },
  {
    row: 'G6',
    promise: 'knows the usual hours: nine to five with an hour of lunch, Saturday until three, Sunday closed',
    shows: async ({ tuesday, slots, sunday }) => {
      const all = clocks(tuesday.data.available_slots);
      expect([all[0], all.at(-1)]).toEqual(['09:00 AM 09:30 AM', '04:30 PM 05:00 PM']);
      expect(all.filter((slot) => slot.startsWith('12'))).toEqual([]);
      expect(clocks((await slots('2026-11-28')).data.available_slots).at(-1)).toBe('02:30 PM 03:00 PM');
      expect(sunday.data.available_slots).toEqual([]);
    },
  },
  { row: 'G8', promise: 'succeeds', shows: ({ tuesday }) => expect(tuesday.success).toBe(true) },
  {
    row: 'G9',
    promise: 'repeats the date',
    shows: ({ tuesday }) => expect(tuesday.data.date).toBe('2026-11-24'),
  },
  {
    row: 'G10',
    promise: 'names its weekday',
    shows: ({ tuesday }) => expect(tuesday.data.day_of_week).toBe('Tuesday'),
  },
  {
    row: 'G11',
    promise: 'gives each time from when to when, with its offset',
    shows: ({ tuesday }) =>
      expect(tuesday.data.available_slots[0]).toMatchObject({
        start: '2026-11-24T09:00:00-05:00',
        end: '2026-11-24T09:30:00-05:00',
      }),
  },
  {
    row: 'G12',
    promise: 'and as it stands on a clock',
    shows: ({ tuesday }) =>
      expect(tuesday.data.available_slots[0]).toMatchObject({ start_time: '09:00 AM', end_time: '09:30 AM' }),
  },
  { row: 'G13', promise: 'counts them', shows: ({ tuesday }) => expect(tuesday.data.count).toBe(14) },
  {
    row: 'G14',
    promise: 'says how many were found',
    shows: ({ tuesday }) => expect(tuesday.message).toMatch(/^Found 14 available time slots\b/),
  },
  {
    row: 'G15',
    promise: 'a closed day is a success without times, and says so',
    shows: ({ sunday }) =>
      expect(sunday).toMatchObject({
        success: true,
        data: { available_slots: [], count: 0 },
        message: expect.stringMatching(/^We are closed on Sundays\b/),
      }),
  },
  {
    row: 'G16',
    promise: 'what is no date is refused, with the form that it should have',
    shows: ({ noDate }) =>
      expect(noDate).toMatchObject({
        success: false,
        error: { hint: 'Invalid date format. Please use YYYY-MM-DD (e.g., 2025-01-15)' },
        message: expect.stringMatching(/^Invalid date format\b/),
      }),
  },
  {
    row: 'G17',
    promise: 'all else that fails begins in the same words',
    shows: async ({ slots }) =>
      expect((await slots('2026-11-24', { duration_minutes: 'long' })).message).toMatch(
        /^Error checking calendar availability\b/,
      ),
  },
  {
    row: 'G18',
    promise: 'every look is in the log of calls',
    shows: async ({ call, store, ports }) => {
      await call('get_available_slots', { date: '2026-11-24' }, { conversation: 'logged' });
      const { calls } = await store.conversations.standing(ports.digest('logged'), ports.clock.now());
      expect(calls).toBe(1);
    },
  },
  {
    row: 'G19',
    promise: 'all of it stands under data',
    shows: ({ tuesday }) => expect(Object.keys(tuesday)).toEqual(expect.arrayContaining(['data', 'message'])),
  },
  {
    row: 'V1',
    promise: 'tells free stretches with their count',
    shows: ({ tuesday }) => expect(tuesday.data.available_slots).toHaveLength(tuesday.data.count),
  },
  {
    row: 'V2',
    promise: 'nothing free is a count of none, and is said',
    shows: async ({ slots }) =>
      expect(await slots('2026-11-24', { duration_minutes: 400 })).toMatchObject({
        success: true,
        data: { count: 0 },
        message: expect.stringMatching(/^Found 0 available time slots\b/),
      }),
  },
  {
    row: 'V8',
    promise: 'what is taken is cut out, and what is left is told in one',
    shows: async ({ done, slots }) => {
      await done('book_appointment', { ...NINE, scheduled_at: '2026-11-25T10:00:00' });
      const { data } = await slots('2026-11-25');
      expect(clocks(data.available_slots).slice(0, 4)).toEqual([
        '09:00 AM 09:30 AM',
        '09:30 AM 10:00 AM',
        '11:00 AM 11:30 AM',
        '11:30 AM 12:00 PM',
      ]);
    },
  },
]);
