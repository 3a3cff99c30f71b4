import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('the day bay by bay, with who is late', async () => {
  const { story, at, done } = workshop({ given: TWO_VISITS });
  await done('shop set bays "[{name: Bay 1}, {name: Pit}]"');
  at('Mon 2026-11-23 09:10');
  expect(await story('agenda', 'today', 'agenda tomorrow', 'agenda sunday')).toMatchInlineSnapshot(`
    "$ bay agenda
    Mon 23 Nov · today
    Bay 1
      09:00–09:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  late 10 min
      10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876
    Pit  no appointments

    2 appointments, 1 late

    $ bay today
    Mon 23 Nov · today
    Bay 1
      09:00–09:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  late 10 min
      10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876
    Pit  no appointments

    2 appointments, 1 late

    $ bay agenda tomorrow
    Tue 24 Nov · tomorrow
    Bay 1  no appointments
    Pit  no appointments

    0 appointments

    $ bay agenda sunday
    Sun 29 Nov  closed on Sundays

    0 appointments
    "
  `);
});

test('a week, several days, and closed days with their reason', async () => {
  const { story, data, done } = workshop({ given: TWO_VISITS });
  await done(
    'shop set closures "[{name: Thanksgiving, date: 2026-11-26}]"',
    'book --vehicle 1 --service battery --at "wed 13:00"',
  );
  expect(await story('agenda --week', 'agenda tuesday --days 2')).toMatchInlineSnapshot(`
    "$ bay agenda --week
    Mon 23 Nov · today
    Bay 1
      09:00–09:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234
      10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876

    Tue 24 Nov · tomorrow
    Bay 1  no appointments

    Wed 25 Nov
    Bay 1
      13:00–13:30  #3  Battery  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234

    Thu 26 Nov  closed: Thanksgiving

    Fri 27 Nov
    Bay 1  no appointments

    Sat 28 Nov
    Bay 1  no appointments

    Sun 29 Nov  closed on Sundays

    3 appointments

    $ bay agenda tuesday --days 2
    Tue 24 Nov · tomorrow
    Bay 1  no appointments

    Wed 25 Nov
    Bay 1
      13:00–13:30  #3  Battery  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234

    1 appointment
    "
  `);
  const week = await data('agenda --week');
  expect(
    week.days.map((day: Record<string, unknown>) => [day['date'], day['closed_reason'], day['count']]),
  ).toEqual([
    ['2026-11-23', null, 2],
    ['2026-11-24', null, 0],
    ['2026-11-25', null, 1],
    ['2026-11-26', 'Thanksgiving', 0],
    ['2026-11-27', null, 0],
    ['2026-11-28', null, 0],
    ['2026-11-29', 'closed on Sundays', 0],
  ]);
  expect(week.count).toBe(3);
});

test('the document of the day has every bay, and its appointments as everywhere', async () => {
  const { json, data, done } = workshop({ given: TWO_VISITS });
  await done('cancel 2 --reason other');
  const first = await data('show 1');
  const { exitCode, success, message, data: agenda } = await json('today');
  expect({ exitCode, success, message }).toEqual({
    exitCode: 0,
    success: true,
    message: '1 appointment on Monday 23 November.',
  });
  expect(agenda).toMatchObject({
    timezone: 'America/New_York',
    count: 1,
    days: [
      { date: '2026-11-23', day_of_week: 'Monday', closed_reason: null, count: 1, bays: [{ bay: 'Bay 1' }] },
    ],
  });
  const [shown] = agenda.days[0].bays[0].appointments;
  expect(first).toMatchObject(shown);
  expect(Object.keys(shown)).toHaveLength(36);
});

test('new opening hours and closures keep what is booked', async () => {
  const { story, done } = workshop({ given: TWO_VISITS });
  await done('shop set hours.monday []', 'shop set closures "[{name: Flood, date: 2026-11-23}]"');
  expect(await story('agenda', 'slots')).toMatchInlineSnapshot(`
    "$ bay agenda
    Mon 23 Nov · today  closed on Mondays
    Bay 1
      09:00–09:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234
      10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876

    2 appointments

    $ bay slots
    Free for 30 min, America/New_York

    Mon 23 Nov · today  closed on Mondays

    Next free: Tue 24 Nov 09:00, Bay 1
    "
  `);
});

test('today is the shop’s day, whatever day it is elsewhere', async () => {
  const { data } = workshop({ now: '2026-11-24T03:30:00Z' });
  expect((await data('today')).days[0].date).toBe('2026-11-23');
  expect((await data('slots')).days[0].date).toBe('2026-11-23');
});

test('a day that cannot be read is refused', async () => {
  const { story } = workshop();
  expect(await story('agenda blursday', 'agenda --days 0', 'agenda 2026-02-30')).toMatchInlineSnapshot(`
    "$ bay agenda blursday
    2> ✗ "blursday" is not a time that bay understands.
    2>   Did you mean thursday?
    2>   Try 2026-11-24T09:00, "tomorrow 9am" or "tue 9:30".
    exit 2

    $ bay agenda --days 0
    2> ✗ Option '-d, --days <n>' argument '0' is invalid. Expected a whole number from 1 to 366.
    2>   See: bay agenda --help
    exit 2

    $ bay agenda 2026-02-30
    2> ✗ "2026-02-30" is not a valid date.
    2>   Expected: a date that the calendar has, from 1970-01-01 to 2099-12-31.
    exit 2
    "
  `);
});

test("all that is shown is told by one clock, the shop's present one, also of what was promised by another", async () => {
  const { done, bay, story } = workshop({ given: TWO_VISITS });
  await done('reschedule 1 --to 13:00', 'shop set timezone America/Los_Angeles');
  await done('book --customer 2 --service oil_change --at 2026-11-23T14:00');
  expect(await story('today')).toMatchInlineSnapshot(`
    "$ bay today
    Mon 23 Nov · today
    Bay 1
      07:00–08:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876
      10:00–10:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234
      14:00–14:30  #3  Oil change     Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876

    3 appointments
    "
  `);
  for (const line of ['find ana', 'customers appointments 1', 'show 1', 'cancel 1 --reason other'])
    expect((await bay(line)).stdout).toContain('Mon 23 Nov 10:00–10:30');
  expect((await bay('show 1')).stdout).toContain('rescheduled at the counter  Mon 23 Nov 10:00–10:30');
});
