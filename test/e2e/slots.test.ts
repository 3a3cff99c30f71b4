import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';

test('a new shop is free from nine to five, lunch left out', async () => {
  const { story } = workshop();
  expect(
    await story('slots', 'slots sunday', 'slots tomorrow --service complex_repair'),
  ).toMatchInlineSnapshot(`
    "$ bay slots
    Free for 30 min, America/New_York

    Mon 23 Nov · today
      Bay 1   09:00–12:00  13:00–17:00
      Starts  09:00 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00
              15:30 16:00 16:30

    $ bay slots sunday
    Free for 30 min, America/New_York

    Sun 29 Nov  closed on Sundays

    Next free: Mon 30 Nov 09:00, Bay 1

    $ bay slots tomorrow --service complex_repair
    Free for 1 h 30 min, America/New_York

    Tue 24 Nov · tomorrow
      Bay 1   09:00–12:00  13:00–17:00
      Starts  09:00 09:30 10:00 10:30 13:00 13:30 14:00 14:30 15:00 15:30
    "
  `);
});

test('the document of slots has the names and formats of the contract', async () => {
  const { json } = workshop();
  expect(await json('slots 2026-11-23 --service inspection')).toEqual({
    exitCode: 0,
    success: true,
    message: 'There are 12 free times for 1 hour; the first is Monday 23 November at 09:00, Bay 1.',
    data: {
      timezone: 'America/New_York',
      duration_minutes: 60,
      count: 2,
      checked_at: '2026-11-23T07:00:00-05:00',
      source: 'local',
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
              bay: 'Bay 1',
              start: '2026-11-23T13:00:00-05:00',
              end: '2026-11-23T17:00:00-05:00',
              start_time: '01:00 PM',
              end_time: '05:00 PM',
              duration_minutes: 240,
            },
          ],
          start_times: ['09:00', '09:30', '10:00', '10:30', '11:00']
            .concat(['13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00'])
            .map((clock) => ({ start: `2026-11-23T${clock}:00-05:00`, bays: ['Bay 1'] })),
        },
      ],
    },
  });
});

test('a day without free time has its reason, and none when it is merely full or over', async () => {
  const { data, done } = workshop({ given: ANA_AND_BOB });
  await done('shop set closures "[{name: Snow, date: 2026-11-25}]"');
  await done(
    'book --vehicle 1 --service oil --duration 180 --at 2026-11-24T09:00',
    'book --vehicle 2 --service oil --duration 240 --at 2026-11-24T13:00',
  );
  const { days, count } = await data('slots 2026-11-22 --days 4');
  expect(count).toBe(2);
  expect(
    days.map(({ date, day_of_week, closed_reason, available_slots, start_times }: Day) => [
      date,
      day_of_week,
      closed_reason,
      available_slots.length,
      start_times.length,
    ]),
  ).toEqual([
    ['2026-11-22', 'Sunday', 'closed on Sundays', 0, 0],
    ['2026-11-23', 'Monday', null, 2, 14],
    ['2026-11-24', 'Tuesday', null, 0, 0],
    ['2026-11-25', 'Wednesday', 'Snow', 0, 0],
  ]);
});

interface Day {
  readonly date: string;
  readonly day_of_week: string;
  readonly closed_reason: string | null;
  readonly available_slots: readonly { start_time: string; end_time: string }[];
  readonly start_times: readonly { start: string; bays: readonly string[] }[];
}

test('what is past, booked or too soon is cut out of the windows', async () => {
  const { data, done, at } = workshop({ given: TWO_VISITS });
  at('Mon 2026-11-23 09:40');
  const windows = async (line: string) =>
    (await data(line)).days[0].available_slots.map((slot: Day['available_slots'][number]) => [
      slot.start_time,
      slot.end_time,
    ]);
  expect(await windows('slots')).toEqual([
    ['11:00 AM', '12:00 PM'],
    ['01:00 PM', '05:00 PM'],
  ]);
  expect(await windows('slots --duration 10')).toEqual([
    ['09:40 AM', '10:00 AM'],
    ['11:00 AM', '12:00 PM'],
    ['01:00 PM', '05:00 PM'],
  ]);
  await done('shop set lead_time_minutes 120');
  expect(await windows('slots --duration 10')).toEqual([
    ['11:40 AM', '12:00 PM'],
    ['01:00 PM', '05:00 PM'],
  ]);
  expect(await windows('slots "today 2pm"')).toEqual([['02:00 PM', '05:00 PM']]);
  expect(await windows('slots 2026-11-20')).toEqual([]);
});

test('--duration counts before the length of --service', async () => {
  const { data } = workshop();
  expect((await data('slots --service oil_change --duration 45')).duration_minutes).toBe(45);
  expect((await data('slots --service oil_change')).duration_minutes).toBe(30);
  expect((await data('slots')).duration_minutes).toBe(30);
});

test('--first says the one next time, --limit the first few, --week seven days, --days as many', async () => {
  const { story, data, at } = workshop();
  at('Sat 2026-11-21 16:00');
  expect(
    await story('slots --first', 'slots --first --service battery', 'slots --week --limit 3'),
  ).toMatchInlineSnapshot(`
    "$ bay slots --first
    Mon 23 Nov 09:00, Bay 1

    $ bay slots --first --service battery
    Mon 23 Nov 09:00, Bay 1

    $ bay slots --week --limit 3
    Free for 30 min, America/New_York

    Sat 21 Nov · today  nothing free: that day is over
    Sun 22 Nov · tomorrow  closed on Sundays

    Mon 23 Nov
      Bay 1   09:00–12:00  13:00–17:00
      Starts  09:00 09:30 10:00

    and 67 more starts without --limit
    "
  `);
  expect((await data('slots --week')).days).toHaveLength(7);
  expect((await data('slots -w')).days[6].date).toBe('2026-11-27');
  expect((await data('slots tomorrow --days 3')).days.map(({ date }: Day) => date)).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
  ]);
  const limited = await data('slots --week --limit 2');
  expect(limited.count).toBe(limited.days.flatMap((day: Day) => day.available_slots).length);
  expect(limited.days.flatMap((day: Day) => day.start_times)).toHaveLength(2);
});

test('nothing beyond the horizon is free', async () => {
  const { data, done } = workshop();
  await done('shop set horizon_days 2');
  const { days } = await data('slots --days 5');
  expect(days.map(({ available_slots }: Day) => available_slots.length)).toEqual([2, 2, 2, 0, 0]);
});

test('who is not in the shop is named, with those who are', async () => {
  const { story } = workshop();
  expect(
    await story(
      'slots --bay "Bay 9"',
      'slots --technician Maria',
      'slots --service wash',
      'slots --service b',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay slots --bay "Bay 9"
    2> ✗ There is no bay "Bay 9".
    2>   Did you mean Bay 1?
    exit 5

    $ bay slots --technician Maria
    2> ✗ There is no technician "Maria".
    2>   See the technicians: bay shop show
    exit 5

    $ bay slots --service wash
    2> ✗ There is no service "wash".
    2>   There are: oil_change, tire_rotation, inspection, brake_service, diagnostics, battery, alignment and complex_repair.
    exit 5

    $ bay slots --service b
    2> ✗ "b" matches 2 services.
    2>   brake_service: Brake service
    2>   battery: Battery
    2>   Say which, for example: --service brake_service
    exit 2
    "
  `);
});

test('nothing free is said in words', async () => {
  const { story } = workshop();
  expect(
    await story('slots --duration 600', 'slots --first --duration 600', 'slots --duration 600 --week'),
  ).toMatchInlineSnapshot(`
    "$ bay slots --duration 600
    Free for 10 h, America/New_York

    Mon 23 Nov · today  nothing free: the shop is never open so long at a stretch

    $ bay slots --first --duration 600
    Nothing is free for 10 hours in these 90 days.

    $ bay slots --duration 600 --week
    Free for 10 h, America/New_York

    Mon 23 Nov · today  nothing free: the shop is never open so long at a stretch
    Tue 24 Nov · tomorrow  nothing free: the shop is never open so long at a stretch
    Wed 25 Nov  nothing free: the shop is never open so long at a stretch
    Thu 26 Nov  nothing free: the shop is never open so long at a stretch
    Fri 27 Nov  nothing free: the shop is never open so long at a stretch
    Sat 28 Nov  nothing free: the shop is never open so long at a stretch
    Sun 29 Nov  closed on Sundays
    "
  `);
});

test('where nothing is free, the next time that is follows the reason', async () => {
  const { story, json, done } = workshop({ given: ANA_AND_BOB });
  await done('shop set hours.monday "09:00-10:00"', 'book -c 1 -s inspection --at 2026-11-23T09:00');
  expect(await story('slots', 'slots today before 11')).toMatchInlineSnapshot(`
    "$ bay slots
    Free for 30 min, America/New_York

    Mon 23 Nov · today  nothing free: taken by 1 appointment

    Next free: Tue 24 Nov 09:00, Bay 1

    $ bay slots today before 11
    Free for 30 min, America/New_York

    Mon 23 Nov · today  nothing free: taken by 1 appointment

    Next free: Tue 24 Nov 09:00, Bay 1
    "
  `);
  const { data, message } = await json('slots');
  expect(data.next).toEqual({ start: '2026-11-24T09:00:00-05:00', bays: ['Bay 1'] });
  expect(message).toBe(
    'Nothing is free for 30 minutes on Monday 23 November: taken by 1 appointment. The next free time is Tuesday 24 November at 09:00, Bay 1.',
  );
  expect((await json('slots tomorrow')).data).not.toHaveProperty('next');
});
