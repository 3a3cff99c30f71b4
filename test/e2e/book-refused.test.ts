import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';

const inspection = (at: string) => `book --vehicle 1 --service inspection --at "${at}"`;
const overbooked = (at: string) => `book --vehicle 1 --service oil --overbook please --at "${at}"`;

test('every refusal names its rule and the nearest times that work', async () => {
  const { story, done } = workshop({ given: TWO_VISITS });
  await done(
    'shop set closures "[{name: Thanksgiving, date: 2026-11-26}]"',
    'shop set lead_time_minutes 60',
    'shop set horizon_days 30',
  );
  expect(
    await story(
      inspection('2026-11-23 10:30'),
      inspection('2026-11-22 10:00'),
      inspection('2026-11-23 07:30'),
      inspection('sunday 10:00'),
      inspection('2026-11-26 10:00'),
      inspection('2026-11-24 12:30'),
      inspection('2026-11-24 16:30'),
      inspection('2026-11-24 06:00'),
      inspection('2027-06-01 10:00'),
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book --vehicle 1 --service inspection --at "2026-11-23 10:30"
    2> ✗ Bay 1 is not free Mon 23 Nov 10:30–11:30: taken by #2 10:00–11:00.
    2>   Nearest free: Mon 23 Nov 11:00 or 13:00.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "2026-11-22 10:00"
    2> ✗ Sun 22 Nov 10:00 is in the past: it is Mon 23 Nov 07:00 now.
    2>   Nearest free: Mon 23 Nov 11:00 or 13:00.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "2026-11-23 07:30"
    2> ✗ Mon 23 Nov 07:30 is too soon: the shop asks for 1 h of notice.
    2>   Nearest free: Mon 23 Nov 11:00 or 13:00.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "sunday 10:00"
    2> ✗ Sun 29 Nov cannot be: the shop is closed on Sundays.
    2>   Nearest free: Sat 28 Nov 13:30 or 14:00.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "2026-11-26 10:00"
    2> ✗ The shop is closed on Thu 26 Nov: Thanksgiving.
    2>   Nearest free: Wed 25 Nov 15:30 or 16:00.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "2026-11-24 12:30"
    2> ✗ Tue 24 Nov 12:30–13:30 runs into a break: lunch.
    2>   Nearest free: Tue 24 Nov 13:00 or 13:30.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "2026-11-24 16:30"
    2> ✗ Tue 24 Nov 16:30–17:30 is outside opening hours: the shop is open 09:00–12:00 and 13:00–17:00.
    2>   Nearest free: Tue 24 Nov 15:30 or 16:00.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "2026-11-24 06:00"
    2> ✗ Tue 24 Nov 06:00–07:00 is outside opening hours: the shop is open 09:00–12:00 and 13:00–17:00.
    2>   Nearest free: Tue 24 Nov 09:00 or 09:30.
    exit 9

    $ bay book --vehicle 1 --service inspection --at "2027-06-01 10:00"
    2> ✗ Tue 1 Jun 2027 10:00 is too far ahead: the shop books 30 days ahead, until Wed 23 Dec.
    2>   Nearest free: Wed 23 Dec 15:30 or 16:00.
    exit 9
    "
  `);
});

test.each([
  { at: '2026-11-23T10:30', code: 'slot-taken' },
  { at: '2026-11-22T10:00', code: 'in-the-past' },
  { at: '2026-11-29T10:00', code: 'shop-closed' },
  { at: '2026-11-24T12:30', code: 'shop-closed' },
  { at: '2027-06-01T10:00', code: 'beyond-horizon' },
])('the document of the refusal $code at $at carries the nearest times', async ({ at, code }) => {
  const { json } = workshop({ given: TWO_VISITS });
  const { exitCode, success, error } = await json(`book --vehicle 1 --service oil --at ${at}`);
  expect({ exitCode, success, code: error.code }).toEqual({ exitCode: 9, success: false, code });
  expect(error.details.nearest.length).toBeGreaterThan(0);
  for (const near of error.details.nearest) {
    expect((await json(`book --vehicle 1 --service oil --at ${near} --dry-run`)).exitCode).toBe(0);
  }
});

test('--overbook takes a taken time, and the reason is kept and shown', async () => {
  const { story, data } = workshop({ given: TWO_VISITS });
  expect(
    await story(
      'book --vehicle 2 --service oil --at 2026-11-23T09:00 --overbook "she waits"',
      'show 3',
      'agenda',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book --vehicle 2 --service oil --at 2026-11-23T09:00 --overbook "she waits"
    ✓ Booked #3  Oil change for Bob Stone, 2021 Ford F-150
      Mon 23 Nov 09:00–09:30, Bay 1
      ! overbooked: she waits
        over #1 09:00–09:30

    $ bay show 3
    #3  Oil change  scheduled
      When        Mon 23 Nov 09:00–09:30, 30 min, today
      Where       Bay 1
      Customer    Bob Stone, +1 646 555 0199, customer 2
      Car         2021 Ford F-150, XYZ9876, vehicle 2
      Overbooked  she waits
      Calendar    synced, primary
      Booked      Mon 23 Nov 07:00
    History
      Mon 23 Nov 07:00  booked at the counter  Mon 23 Nov 09:00–09:30, Bay 1  overbooked: she waits

    $ bay agenda
    Mon 23 Nov · today
    Bay 1
      09:00–09:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234
      09:00–09:30  #3  Oil change     Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876  overbooked
      10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876

    3 appointments
    "
  `);
  expect(await data('show 3')).toMatchObject({ overbook_reason: 'she waits', bay: 'Bay 1' });
});

test('--overbook lifts no other rule, and is not recorded where it was not needed', async () => {
  const { json, data, done } = workshop({ given: ANA_AND_BOB });
  await done('shop set closures "[{name: Snow, date: 2026-11-24}]"');
  for (const at of [
    'sunday 10am',
    '2026-11-24 10:00',
    '2026-11-25 12:15',
    '2026-11-22 10:00',
    '2027-06-01 10:00',
  ]) {
    expect((await json(overbooked(at))).exitCode).toBe(9);
  }
  expect(await data(overbooked('2026-11-25 10:00'))).toMatchObject({ overbook_reason: null });
  expect((await json('book --vehicle 1 --service oil --at 2026-11-25T11:00 --overbook " "')).exitCode).toBe(
    2,
  );
});

test('a job may touch its neighbours on both sides', async () => {
  const { data } = workshop({ given: TWO_VISITS });
  expect(await data('book --vehicle 1 --service oil --at 2026-11-23T09:30')).toMatchObject({
    appointment_id: 3,
  });
});
