import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('a moved appointment keeps its number and its calendar event', async () => {
  const { story, data } = workshop({ given: TWO_VISITS });
  const before = await data('show 1');
  expect(
    await story('reschedule 1 --to 2026-11-24T14:00', 'reschedule 1 --to 2026-11-24T14:00', 'show 1'),
  ).toMatchInlineSnapshot(`
      "$ bay reschedule 1 --to 2026-11-24T14:00
      ✓ Moved #1  Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 14:00–14:30, Bay 1 (was Mon 23 Nov 09:00–09:30)

      $ bay reschedule 1 --to 2026-11-24T14:00
      ! #1 was already moved  Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 14:00–14:30, Bay 1

      $ bay show 1
      #1  Oil change  scheduled
        When      Tue 24 Nov 14:00–14:30, 30 min, tomorrow
        Where     Bay 1
        Customer  Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
        Car       2018 Honda Civic, ABC1234, vehicle 1
        Calendar  synced, primary
        Booked    Mon 23 Nov 07:00
      History
        Mon 23 Nov 07:00  booked at the counter       Mon 23 Nov 09:00–09:30, Bay 1
        Mon 23 Nov 07:00  rescheduled at the counter  Tue 24 Nov 14:00–14:30, Bay 1
      "
    `);
  const after = await data('show 1');
  expect(after).toMatchObject({
    appointment_id: 1,
    scheduled_at: '2026-11-24T14:00:00-05:00',
    end_time: '2026-11-24T14:30:00-05:00',
    day_of_week: 'Tuesday',
    calendar_event_id: before.calendar_event_id,
    calendar_status: 'synced',
  });
});

test('the document of a move is the appointment', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  expect(await json('reschedule 1 --to "tomorrow 9:30"')).toMatchObject({
    exitCode: 0,
    success: true,
    message:
      'Moved #1: Oil change for Ana Pérez, 2018 Honda Civic, now on Tuesday 24 November at 09:30, Bay 1.',
    data: { appointment_id: 1, scheduled_at: '2026-11-24T09:30:00-05:00', status: 'scheduled' },
  });
});

test.each([
  { to: 'tomorrow', at: '2026-11-24T09:00:00-05:00' },
  { to: '2026-11-25', at: '2026-11-25T09:00:00-05:00' },
  { to: 'same time tomorrow', at: '2026-11-24T09:00:00-05:00' },
  { to: 'in 2 weeks', at: '2026-12-07T09:00:00-05:00' },
  { to: '14:00', at: '2026-11-23T14:00:00-05:00' },
  { to: '2', at: '2026-11-23T14:00:00-05:00' },
  { to: '+30', at: '2026-11-23T09:30:00-05:00' },
  { to: '2026-11-25T10:00:00-08:00', at: '2026-11-25T13:00:00-05:00' },
])('to "$to" is $at', async ({ to, at }) => {
  const { data } = workshop({ given: TWO_VISITS });
  expect(await data(['reschedule', '#1', '--to', to])).toMatchObject({ scheduled_at: at });
});

test('it does not stand in its own way', async () => {
  const { data } = workshop({ given: TWO_VISITS });
  expect(await data('reschedule 1 --to 2026-11-23T09:15 --duration 45')).toMatchObject({
    scheduled_at: '2026-11-23T09:15:00-05:00',
    duration_minutes: 45,
  });
  expect(await data('reschedule 1 --duration 30')).toMatchObject({ end_time: '2026-11-23T09:45:00-05:00' });
});

test('another bay or technician, the time unchanged', async () => {
  const { data, done } = workshop({ given: TWO_VISITS });
  await done(
    'shop set bays "[{name: Bay 1}, {name: Pit}]"',
    'shop set technicians "[{name: Maria}, {name: Tom}]"',
  );
  expect(await data('reschedule 1 --bay pit --technician tom')).toMatchObject({
    scheduled_at: '2026-11-23T09:00:00-05:00',
    bay: 'Pit',
    technician: 'Tom',
  });
  expect(await data('reschedule 1 --to "tomorrow 10:00"')).toMatchObject({ bay: 'Pit', technician: 'Tom' });
});

test('what stands in the way is told in the shop’s time, and nothing moves', async () => {
  const { story } = workshop({ given: TWO_VISITS });
  expect(
    await story(
      'reschedule 1 --to 2026-11-23T10:30',
      'reschedule 1 --duration 90',
      'reschedule 1 --to sunday',
      'reschedule 1 --to 2026-11-20T09:00',
      'reschedule 1 --bay "Bay 9"',
      'reschedule 1',
      'reschedule 77 --to tomorrow',
      'reschedule one --to tomorrow',
      'reschedule',
      'show 1',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay reschedule 1 --to 2026-11-23T10:30
    2> ✗ Bay 1 is not free Mon 23 Nov 10:30–11:00: taken by #2 10:00–11:00.
    2>   Nearest free: Mon 23 Nov 09:30 or 11:00.
    exit 9

    $ bay reschedule 1 --duration 90
    2> ✗ Bay 1 is not free Mon 23 Nov 09:00–10:30: taken by #2 10:00–11:00.
    2>   Nearest free: Mon 23 Nov 13:00 or 13:30.
    exit 9

    $ bay reschedule 1 --to sunday
    2> ✗ Sun 29 Nov cannot be: the shop is closed on Sundays.
    2>   Nearest free: Sat 28 Nov 14:00 or 14:30.
    exit 9

    $ bay reschedule 1 --to 2026-11-20T09:00
    2> ✗ Fri 20 Nov 09:00 is in the past: it is Mon 23 Nov 07:00 now.
    2>   Nearest free: Mon 23 Nov 09:00 or 09:30.
    exit 9

    $ bay reschedule 1 --bay "Bay 9"
    2> ✗ There is no bay "Bay 9".
    2>   Did you mean Bay 1?
    exit 5

    $ bay reschedule 1
    2> ✗ Missing: --to.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay reschedule 77 --to tomorrow
    2> ✗ There is no appointment 77.
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5

    $ bay reschedule one --to tomorrow
    2> ✗ Nobody matches "one".
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5

    $ bay reschedule
    2> ✗ Missing required argument 'appointment'.
    2>   See: bay reschedule --help
    exit 2

    $ bay show 1
    #1  Oil change  scheduled
      When      Mon 23 Nov 09:00–09:30, 30 min, today
      Where     Bay 1
      Customer  Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
      Car       2018 Honda Civic, ABC1234, vehicle 1
      Calendar  synced, primary
      Booked    Mon 23 Nov 07:00
    History
      Mon 23 Nov 07:00  booked at the counter  Mon 23 Nov 09:00–09:30, Bay 1
    "
  `);
});

test('--overbook takes the taken time, --dry-run only says so', async () => {
  const { story, data } = workshop({ given: TWO_VISITS });
  const line = 'reschedule 1 --to 2026-11-23T10:00 --overbook "he waits"';
  expect(await story(`${line} --dry-run`, 'reschedule 1 --to tomorrow --dry-run')).toMatchInlineSnapshot(`
    "$ bay reschedule 1 --to 2026-11-23T10:00 --overbook "he waits" --dry-run
    Would move #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 10:00–10:30, Bay 1 (was Mon 23 Nov 09:00–09:30)
      ! overbooked: he waits
        over #2 10:00–11:00

    $ bay reschedule 1 --to tomorrow --dry-run
    Would move #1  Oil change for Ana Pérez, 2018 Honda Civic
      Tue 24 Nov 09:00–09:30, Bay 1 (was Mon 23 Nov 09:00–09:30)
    "
  `);
  expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-23T09:00:00-05:00' });
  expect(await data(line)).toMatchObject({ overbook_reason: 'he waits', bay: 'Bay 1' });
});

test('a cancelled appointment cannot be moved', async () => {
  const { story, json, done } = workshop({ given: TWO_VISITS });
  await done('cancel 1 --reason other');
  expect(await story('reschedule 1 --to tomorrow')).toMatchInlineSnapshot(`
    "$ bay reschedule 1 --to tomorrow
    2> ✗ #1 is cancelled and cannot be rescheduled.
    2>   Book a new appointment: bay book
    exit 9
    "
  `);
  expect((await json('reschedule 1 --to tomorrow')).error).toMatchObject({
    code: 'appointment-finished',
    details: { appointment_id: 1, status: 'cancelled' },
  });
});

test('a move can be said in a few keys', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  expect(await json('move 1 tomorrow')).toMatchObject({
    exitCode: 0,
    data: { appointment_id: 1, scheduled_at: '2026-11-24T09:00:00-05:00' },
  });
});

describe('a move is relative to the appointment', () => {
  const ON_THURSDAY = [...TWO_VISITS, 'reschedule 1 --to 2026-12-03T10:00'];

  test.each([
    ['11:00', '2026-12-03T11:00:00-05:00'],
    ['+30', '2026-12-03T10:30:00-05:00'],
    ['-1h', '2026-12-03T09:00:00-05:00'],
    ['+1w', '2026-12-10T10:00:00-05:00'],
    ['in 1 week', '2026-12-10T10:00:00-05:00'],
    ['next week', '2026-12-10T10:00:00-05:00'],
    ['same time next week', '2026-12-10T10:00:00-05:00'],
    ['wed', '2026-11-25T10:00:00-05:00'],
  ])('"move 1 %s" of Thursday 3 December at 10:00 is %s', async (words, at) => {
    const { data } = workshop({ given: ON_THURSDAY });
    const moved = ['move', '1', ...words.split(' '), '--dry-run'];
    expect(await data(moved)).toMatchObject({ scheduled_at: at });
    expect(await data(['reschedule', '1', '--to', words, '--dry-run'])).toMatchObject({ scheduled_at: at });
  });

  test('an option that is none is still refused', async () => {
    const { bay } = workshop({ given: ON_THURSDAY });
    expect(await bay('move 1 -x')).toMatchObject({ exitCode: 2 });
    expect(await bay('move 1 --1h')).toMatchObject({ exitCode: 2 });
  });
});

describe('a time in the past is never meant in silence', () => {
  test('it is refused, with the next day on which it could be', async () => {
    const { story, json, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:20');
    expect(await story('move 2 9', 'book battery 8:30 --vehicle 1', 'show 2')).toMatchInlineSnapshot(`
      "$ bay move 2 9
      2> ✗ 9:00 is past; tomorrow 9:00?
      2>   Nearest free: Mon 23 Nov 09:30 or 10:00.
      exit 9

      $ bay book battery 8:30 --vehicle 1
      2> ✗ 8:30 is past; tomorrow 8:30?
      2>   Nearest free: Mon 23 Nov 09:30 or 11:00.
      exit 9

      $ bay show 2
      #2  Brake service  scheduled
        When      Mon 23 Nov 10:00–11:00, 1 h, today
        Where     Bay 1
        Customer  Bob Stone, +1 646 555 0199, customer 2
        Car       2021 Ford F-150, XYZ9876, vehicle 2
        Calendar  synced, primary
        Booked    Mon 23 Nov 07:00
      History
        Mon 23 Nov 07:00  booked at the counter  Mon 23 Nov 10:00–11:00, Bay 1
      "
    `);
    expect(await json('move 2 9:00')).toMatchObject({
      exitCode: 9,
      error: {
        code: 'in-the-past',
        details: {
          scheduled_at: '2026-11-23T09:00:00-05:00',
          instead: '2026-11-24T09:00:00-05:00',
        },
      },
    });
  });

  test('the next day that is not closed is named', async () => {
    const { bay, at } = workshop({ given: TWO_VISITS });
    at('Sat 2026-11-28 13:00');
    expect((await bay('book battery 9:00 --vehicle 1')).stderr).toMatch(/9:00 is past; Mon 30 Nov 9:00\?/);
  });

  test('at a terminal it is asked', async () => {
    const { bay, data, at } = workshop({ given: [...TWO_VISITS, 'shop set hours.tuesday 08:00-17:00'] });
    at('Mon 2026-11-23 09:20');
    const no = await bay('move 2 9:00', { answers: [false] });
    expect([no.exitCode, no.stderr.split('\n')[0]]).toEqual([9, '? 9:00 is past; tomorrow 9:00?']);
    expect((await bay('move 2 9:00', { answers: [true] })).exitCode).toBe(0);
    expect(await data('show 2')).toMatchObject({ scheduled_at: '2026-11-24T09:00:00-05:00' });
    expect((await bay('book battery 8:30 --vehicle 1', { answers: [true] })).exitCode).toBe(0);
    expect(await data('show 3')).toMatchObject({ scheduled_at: '2026-11-24T08:30:00-05:00' });
  });
});

describe('bay and technician stay the same if they can', () => {
  const CREW = [
    ...TWO_VISITS,
    'shop set bays "[{name: Bay 1}, {name: Pit}]"',
    'shop set technicians "[{name: Maria}, {name: Tom}]"',
    'reschedule 1 --bay pit --technician tom',
    'book --customer 2 --service battery --at 2026-11-24T09:00 --technician tom --bay pit',
  ];

  test('also when the appointment becomes longer', async () => {
    const { data } = workshop({ given: CREW });
    expect(await data('move 1 --duration 90')).toMatchObject({ bay: 'Pit', technician: 'Tom' });
  });

  test('when one of them changes, the answer names the old and the new', async () => {
    const { json, bay } = workshop({ given: CREW });
    expect((await bay('move 1 tomorrow --dry-run')).stdout).toContain(
      'Tue 24 Nov 09:00–09:30, Bay 1, Maria (was Mon 23 Nov 09:00–09:30, Pit, Tom)',
    );
    expect(await json('move 1 tomorrow')).toMatchObject({
      message: expect.stringMatching(/Bay 1, Maria instead of Pit, Tom\.$/),
      data: {
        bay: 'Bay 1',
        technician: 'Maria',
        before: { scheduled_at: '2026-11-23T09:00:00-05:00', bay: 'Pit', technician: 'Tom' },
      },
    });
  });
});
