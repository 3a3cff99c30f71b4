import { expect, test } from 'vitest';
import { firstSlotView, slotsView } from '../../../src/output/appointments/slots.ts';
import { slotsJson } from '../../../src/output/appointments/slots-json.ts';
import { sourceNote } from '../../../src/output/appointments/slots-source.ts';
import { themeOf } from '../../../src/output/form/theme.ts';
import type { FoundSlots } from '../../../src/usecases/free-time/find-slots.ts';
import { at, NEW_YORK, NOW, PLAIN, span, TIME } from '../samples.ts';

const FOUND: FoundSlots = {
  zone: NEW_YORK,
  durationMinutes: 30,
  checkedAt: NOW,
  source: 'google',
  trouble: null,
  days: [
    {
      date: '2026-11-23',
      closedReason: null,
      nothingFree: null,
      windows: [
        { bay: 'Bay 1', ...span('2026-11-23T09:00', '2026-11-23T12:00') },
        { bay: 'Bay 2', ...span('2026-11-23T09:30', '2026-11-23T10:30') },
        { bay: 'Bay 1', ...span('2026-11-23T13:00', '2026-11-23T13:30') },
      ],
      starts: [
        { start: at('2026-11-23T09:00'), bays: ['Bay 1'] },
        { start: at('2026-11-23T09:30'), bays: ['Bay 1', 'Bay 2'] },
        { start: at('2026-11-23T13:00'), bays: ['Bay 1'] },
      ],
    },
    {
      date: '2026-11-24',
      closedReason: null,
      nothingFree: { kind: 'taken', appointments: 3, events: [span('2026-11-24T10:00', '2026-11-24T11:30')] },
      windows: [],
      starts: [],
    },
    {
      date: '2026-11-26',
      closedReason: { kind: 'closure', name: 'Thanksgiving' },
      nothingFree: null,
      windows: [],
      starts: [],
    },
    {
      date: '2026-11-29',
      closedReason: { kind: 'weekday', weekday: 'sunday' },
      nothingFree: null,
      windows: [],
      starts: [],
    },
  ],
};

test('free time in JSON, to the letter', () => {
  expect(slotsJson({ ...FOUND, days: [FOUND.days[0] as FoundSlots['days'][number]] })).toEqual({
    timezone: 'America/New_York',
    duration_minutes: 30,
    count: 3,
    checked_at: '2026-11-23T07:00:00-05:00',
    source: 'google',
    days: [
      {
        date: '2026-11-23',
        day_of_week: 'Monday',
        closed_reason: null,
        available_slots: [
          {
            bay: 'Bay 1',
            start: '2026-11-23T09:00:00-05:00',
            end: '2026-11-23T12:00:00-05:00',
            start_time: '09:00 AM',
            end_time: '12:00 PM',
            duration_minutes: 180,
          },
          {
            bay: 'Bay 2',
            start: '2026-11-23T09:30:00-05:00',
            end: '2026-11-23T10:30:00-05:00',
            start_time: '09:30 AM',
            end_time: '10:30 AM',
            duration_minutes: 60,
          },
          {
            bay: 'Bay 1',
            start: '2026-11-23T13:00:00-05:00',
            end: '2026-11-23T13:30:00-05:00',
            start_time: '01:00 PM',
            end_time: '01:30 PM',
            duration_minutes: 30,
          },
        ],
        start_times: [
          { start: '2026-11-23T09:00:00-05:00', bays: ['Bay 1'] },
          { start: '2026-11-23T09:30:00-05:00', bays: ['Bay 1', 'Bay 2'] },
          { start: '2026-11-23T13:00:00-05:00', bays: ['Bay 1'] },
        ],
      },
    ],
  });
});

test('a day without free time has its reason', () => {
  expect(slotsJson(FOUND).days.map(({ closed_reason }) => closed_reason)).toEqual([
    null,
    null,
    'Thanksgiving',
    'closed on Sundays',
  ]);
});

test('free time day by day, bay by bay', () => {
  const view = slotsView(FOUND, TIME);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Free for 30 min, America/New_York

    Mon 23 Nov · today
      Bay 1   09:00–12:00  13:00–13:30
      Bay 2   09:30–10:30
      Starts  09:00 09:30 13:00

    Tue 24 Nov · tomorrow  nothing free: taken by 3 appointments and a calendar event 10:00–11:30
    Thu 26 Nov  closed: Thanksgiving
    Sun 29 Nov  closed on Sundays
    "
  `);
  expect(view.message).toMatchInlineSnapshot(
    `"There are 3 free times for 30 minutes; the first is Monday 23 November at 09:00, Bay 1."`,
  );
});

test('many starts stay inside the terminal', () => {
  const starts = Array.from({ length: 20 }, (_, i) => ({
    start: at('2026-11-23T09:00') + i * 900_000,
    bays: ['Bay 1'],
  }));
  const day = { ...(FOUND.days[0] as FoundSlots['days'][number]), starts };
  const text = slotsView({ ...FOUND, days: [day] }, TIME).text(themeOf({ color: false, columns: 40 }));
  expect(text).toMatchInlineSnapshot(`
    "Free for 30 min, America/New_York

    Mon 23 Nov · today
      Bay 1   09:00–12:00  13:00–13:30
      Bay 2   09:30–10:30
      Starts  09:00 09:15 09:30 09:45 10:00
              10:15 10:30 10:45 11:00 11:15
              11:30 11:45 12:00 12:15 12:30
              12:45 13:00 13:15 13:30 13:45
    "
  `);
});

test('a start in the hour that comes twice names its offset', () => {
  const first = Date.UTC(2026, 10, 1, 5);
  const day = {
    date: '2026-11-01',
    closedReason: null,
    nothingFree: null,
    windows: [{ bay: 'Bay 1', start: first, end: first + 7_200_000 }],
    starts: [first, first + 3_600_000].map((start) => ({ start, bays: ['Bay 1'] })),
  };
  expect(slotsView({ ...FOUND, days: [day] }, TIME).text(PLAIN)).toMatchInlineSnapshot(`
    "Free for 30 min, America/New_York

    Sun 1 Nov
      Bay 1   01:00 (-04:00)–02:00
      Starts  01:00 (-04:00) 01:00 (-05:00)
    "
  `);
});

test('the first free time on one line', () => {
  const view = firstSlotView(FOUND, TIME);
  expect(view.text(PLAIN)).toBe('Mon 23 Nov 09:00, Bay 1\n');
  expect(view.data).toEqual(slotsJson(FOUND));
});

test('nothing free is said with its reason', () => {
  const sunday = { ...FOUND, days: FOUND.days.slice(3) };
  expect(firstSlotView(sunday, TIME).text(PLAIN)).toBe(
    'Nothing is free for 30 minutes on Sunday 29 November: closed on Sundays.\n',
  );
  expect(slotsView({ ...FOUND, days: FOUND.days.slice(1) }, TIME).message).toBe(
    'Nothing is free for 30 minutes in these 3 days.',
  );
  expect(slotsView({ ...FOUND, days: [] }, TIME).message).toBe('Nothing is free for 30 minutes.');
});

test('a calendar that could not be asked is named', () => {
  expect(sourceNote(FOUND, TIME)).toBeNull();
  const trouble = { kind: 'unknown', why: 'Google answered 503' } as const;
  const mirror = { ...FOUND, source: 'mirror', trouble } as const;
  expect(sourceNote(mirror, TIME)).toBe(
    "Google is out of reach (Google answered 503); other people's events are those of Mon 23 Nov 07:00",
  );
  expect(sourceNote({ ...mirror, checkedAt: null }, TIME)).toBe(
    "Google is out of reach (Google answered 503); nothing is known of other people's events",
  );
  expect(slotsJson({ ...mirror, checkedAt: null })).toMatchObject({ checked_at: null, source: 'mirror' });
});

test('a calendar that Google does not show is not taken for an empty one', () => {
  const trouble = { kind: 'calendar-gone', why: 'Google cannot tell (notFound)' } as const;
  expect(sourceNote({ ...FOUND, trouble }, TIME)).toBe(
    'The calendar is not there for who is signed in (Google cannot tell (notFound)); its time counts as taken',
  );
});
