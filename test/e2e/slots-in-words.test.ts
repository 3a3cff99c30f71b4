import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

/** Tuesday at ten both bays and technicians have something. */
const WITH_STAFF = [
  ...ANA_AND_BOB,
  'shop set bays "[{name: Bay 1}, {name: Bay 2}]"',
  'shop set technicians "[{name: Maria}, {name: Joe}]"',
  'book oil tue 10 0134 with maria',
  'book brakes tue 10 bob',
] as const;

test('free time is asked for in words, limits and work included', async () => {
  const { story } = workshop({ given: WITH_STAFF });
  expect(
    await story(
      'slots brakes tue before 11',
      'slots "aceite mañana por la tarde"',
      'slots oil fri 9-11 with joe',
      'slots oil first tue after 9:30',
      'slots wed --days 1',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay slots brakes tue before 11
    Free for 1 h, America/New_York

    Tue 24 Nov · tomorrow
      Bay 1   09:00–10:00  10:30–12:00
      Bay 2   09:00–10:00
      Starts  09:00 10:30

    $ bay slots "aceite mañana por la tarde"
    Free for 30 min, America/New_York

    Tue 24 Nov · tomorrow
      Bay 1   13:00–17:00
      Bay 2   13:00–17:00
      Starts  13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30

    $ bay slots oil fri 9-11 with joe
    Free for 30 min, America/New_York

    Fri 27 Nov
      Bay 1   09:00–12:00
      Bay 2   09:00–12:00
      Starts  09:00 09:30 10:00 10:30

    $ bay slots oil first tue after 9:30
    Tue 24 Nov 09:30, Bay 1 or Bay 2

    $ bay slots wed --days 1
    Free for 30 min, America/New_York

    Wed 25 Nov
      Bay 1   09:00–12:00  13:00–17:00
      Bay 2   09:00–12:00  13:00–17:00
      Starts  09:00 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00
              15:30 16:00 16:30
    "
  `);
});

test('days that were said are shown, and excluded ones are not', async () => {
  const { data } = workshop({ given: WITH_STAFF });
  const dates = async (line: string) =>
    (await data(line)).days.map(({ date }: { date: string }) => date.slice(8));
  expect(await dates('slots this week')).toEqual(['23', '24', '25', '26', '27', '28', '29']);
  expect(await dates('slots mon or wed')).toEqual(['23', '25']);
  expect(await dates('slots not tuesday --days 4')).toEqual(['23', '25', '26']);
  expect(await dates('slots tomorrow')).toEqual(['24']);
});

test('what has no meaning is named, and what is said twice refused', async () => {
  const { story } = workshop({ given: WITH_STAFF });
  expect(
    await story('slots tommorow', 'slots tue blah', 'slots brakes --service oil', 'slots next tue'),
  ).toMatchInlineSnapshot(`
    "$ bay slots tommorow
    2> ✗ "tommorow" is not a time that bay understands.
    2>   Did you mean tomorrow?
    2>   Try 2026-11-24T09:00, "tomorrow 9am" or "tue 9:30".
    exit 2

    $ bay slots tue blah
    2> ✗ "blah" is not a time that bay understands.
    2>   Try 2026-11-24T09:00, "tomorrow 9am" or "tue 9:30".
    exit 2

    $ bay slots brakes --service oil
    2> ✗ the words say "brake_service" and --service says "oil".
    2>   See: bay slots --help
    exit 2

    $ bay slots next tue
    2> ✗ "next tue" could be Tue 24 Nov or Tue 1 Dec.
    2>   Give the date: 2026-11-24 or 2026-12-01.
    exit 2
    "
  `);
});

test.each([
  ['why 10 oil', '10:00'],
  ['why oil 2', '14:00'],
  ['why 2 brakes 90 minutes', '14:00'],
])('a figure is an hour of today where a time is asked for: %s', async (line, time) => {
  const { bay } = workshop({ given: WITH_STAFF });
  expect((await bay(line)).stdout).toContain(`Mon 23 Nov ${time}`);
});

test('why tells the reason and the nearest two times, and books nothing', async () => {
  const { story, data } = workshop({ given: WITH_STAFF });
  expect(
    await story(
      'why tue 10 brakes',
      'why brakes tue 10:30',
      'why sun 10 oil',
      'why 6:30 oil',
      'why oil',
      'why tue 10',
      'why tue oil',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay why tue 10 brakes
    No bay is free Tue 24 Nov 10:00–11:00: taken by #1 10:00–10:30 and #2 10:00–11:00.
      free Tue 24 Nov 09:00, Bay 1 or Bay 2
      free Tue 24 Nov 10:30, Bay 1

    $ bay why brakes tue 10:30
    Tue 24 Nov 10:30 is free: Bay 1, Maria.

    $ bay why sun 10 oil
    Sun 29 Nov cannot be: the shop is closed on Sundays.
      free Sat 28 Nov 14:00, Bay 1 or Bay 2
      free Sat 28 Nov 14:30, Bay 1 or Bay 2

    $ bay why 6:30 oil
    Mon 23 Nov 18:30–19:00 is outside opening hours: the shop is open 09:00–12:00 and 13:00–17:00.
      free Mon 23 Nov 16:00, Bay 1 or Bay 2
      free Mon 23 Nov 16:30, Bay 1 or Bay 2

    $ bay why oil
    2> ✗ "oil" is not a valid time.
    2>   Expected: one moment, as "tue 10"; of all that is free tells: bay slots.
    exit 2

    $ bay why tue 10
    2> ✗ Missing: --service.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay why tue oil
    2> ✗ "tue" is not a valid time.
    2>   Expected: one moment, as "tue 10"; of all that is free tells: bay slots.
    exit 2
    "
  `);
  expect(await data('why tue 10 brakes')).toEqual({
    possible: false,
    at: '2026-11-24T10:00:00-05:00',
    reason: 'No bay is free Tue 24 Nov 10:00–11:00: taken by #1 10:00–10:30 and #2 10:00–11:00.',
    code: 'slot-taken',
    nearest: [
      { start: '2026-11-24T09:00:00-05:00', bays: ['Bay 1', 'Bay 2'] },
      { start: '2026-11-24T10:30:00-05:00', bays: ['Bay 1'] },
    ],
  });
});
