import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** On Monday 23 November 2026, 7:00 in New York. */
const MOMENTS: readonly (readonly [string, string])[] = [
  ['2026-11-24T09:00', '2026-11-24T09:00:00-05:00'],
  ['2026-11-24 9:00', '2026-11-24T09:00:00-05:00'],
  ['2026-11-24 09:00', '2026-11-24T09:00:00-05:00'],
  ['2026-11-24T09:00:00-05:00', '2026-11-24T09:00:00-05:00'],
  ['2026-11-24T14:00:00Z', '2026-11-24T09:00:00-05:00'],
  ['2026-11-24T10:00-04:00', '2026-11-24T09:00:00-05:00'],
  ['tomorrow 9am', '2026-11-24T09:00:00-05:00'],
  ['tomorrow at 2:30 pm', '2026-11-24T14:30:00-05:00'],
  ['tue 9:30', '2026-11-24T09:30:00-05:00'],
  ['tuesday 9', '2026-11-24T09:00:00-05:00'],
  ['monday 14:00', '2026-11-23T14:00:00-05:00'],
  ['next monday 14:00', '2026-11-30T14:00:00-05:00'],
  ['today 15:00', '2026-11-23T15:00:00-05:00'],
  ['in 2 weeks 9am', '2026-12-07T09:00:00-05:00'],
  ['Dec 1 9am', '2026-12-01T09:00:00-05:00'],
];

test.each(MOMENTS)('"%s" is %s for book, reschedule and slots', async (words, at) => {
  const { data } = workshop({ given: TWO_VISITS });
  const booked = await data(['book', '--vehicle', '1', '--service', 'battery', '--at', words, '--dry-run']);
  expect(booked.scheduled_at).toBe(at);
  const moved = await data(['reschedule', '1', '--to', words, '--dry-run']);
  expect(moved.scheduled_at).toBe(at);
  const [day] = (await data(['slots', words])).days;
  expect([day.date, day.start_times[0].start]).toEqual([at.slice(0, 10), at]);
  expect((await data(['agenda', words])).days[0].date).toBe(at.slice(0, 10));
});

test.each([
  ['2026-12-01', '2026-12-01'],
  ['tomorrow', '2026-11-24'],
  ['wed', '2026-11-25'],
  ['in 2 weeks', '2026-12-07'],
  ['next monday', '2026-11-30'],
])('where a date is enough, "%s" is %s', async (words, date) => {
  const { data } = workshop();
  for (const command of ['slots', 'agenda']) {
    expect((await data([command, ...words.split(' ')])).days[0].date).toBe(date);
  }
});

test.each([
  'slots next friday',
  'agenda next friday',
  'book --vehicle 1 --service oil --at "next friday 14:00"',
])('"%s" could be two dates: both are told', async (line) => {
  const { json, bay } = workshop({ given: TWO_VISITS });
  expect((await bay(line)).stderr).toMatch(/could be Fri 27 Nov or Fri 4 Dec\.\n.*2026-11-27 or 2026-12-04/);
  expect(await json(line)).toMatchObject({
    exitCode: 2,
    error: {
      code: 'weekday-ambiguous',
      details: {
        candidates: [
          { date: '2026-11-27', day_of_week: 'Friday' },
          { date: '2026-12-04', day_of_week: 'Friday' },
        ],
      },
    },
  });
});

const NIGHT_SHOP = [
  'shop set hours.sunday 00:00-06:00',
  'customers add --name Ana',
  'vehicles add --customer 1 --plate A1',
];

test('an hour that clocks skip in spring does not exist', async () => {
  const { story, json } = workshop({ now: 'Sat 2027-03-13 07:00', given: NIGHT_SHOP });
  expect(
    await story('book --vehicle 1 --service oil --at 2027-03-14T02:30', 'slots "tomorrow 2:30am"'),
  ).toMatchInlineSnapshot(`
      "$ bay book --vehicle 1 --service oil --at 2027-03-14T02:30
      2> ✗ Sun 14 Mar 02:30 does not exist in America/New_York: clocks jump from 02:00 to 03:00.
      2>   Choose 03:00 or later, or a time before 02:00.
      exit 2

      $ bay slots "tomorrow 2:30am"
      2> ✗ Sun 14 Mar 02:30 does not exist in America/New_York: clocks jump from 02:00 to 03:00.
      2>   Choose 03:00 or later, or a time before 02:00.
      exit 2
      "
    `);
  expect((await json('book --vehicle 1 --service oil --at 2027-03-14T02:30')).exitCode).toBe(2);
  expect(await json('book --vehicle 1 --service oil --at 2027-03-14T03:30')).toMatchObject({
    data: { scheduled_at: '2027-03-14T03:30:00-04:00' },
  });
});

test('an hour that happens twice in autumn is taken with its offset only', async () => {
  const { story, json } = workshop({ now: 'Sat 2026-10-31 07:00', given: NIGHT_SHOP });
  expect(
    await story(
      'book --vehicle 1 --service oil --at 2026-11-01T01:30',
      'book --vehicle 1 --service oil --at "tomorrow 1:30"',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book --vehicle 1 --service oil --at 2026-11-01T01:30
    2> ✗ Sun 1 Nov 01:30 happens twice in America/New_York: clocks go back over it.
    2>   Say which: 2026-11-01T01:30:00-04:00 or 2026-11-01T01:30:00-05:00.
    exit 2

    $ bay book --vehicle 1 --service oil --at "tomorrow 1:30"
    2> ✗ Sun 1 Nov 13:30–14:00 is outside opening hours: the shop is open 00:00–06:00.
    2>   Nearest free: Sun 1 Nov 05:00 or 05:30.
    exit 9
    "
  `);
  for (const at of ['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00']) {
    expect(await json(`book --vehicle 1 --service oil --at ${at}`)).toMatchObject({
      exitCode: 0,
      data: { scheduled_at: at, duration_minutes: 30 },
    });
  }
});

test('afternoons stay afternoons on the day that clocks change', async () => {
  const { data } = workshop({ now: 'Sat 2026-10-31 07:00', given: ['shop set hours.sunday 09:00-17:00'] });
  expect((await data('slots 2026-11-01')).days[0].available_slots).toMatchObject([
    { start: '2026-11-01T09:00:00-05:00', start_time: '09:00 AM' },
    { start: '2026-11-01T13:00:00-05:00', end_time: '05:00 PM' },
  ]);
});
