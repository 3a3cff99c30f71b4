import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { DENTIST_AT_TWO } from '../support/workshop-commands.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';

const CREW = [
  ...ANA_AND_BOB,
  'shop set bays "[{name: Bay 1}, {name: Bay 2}]"',
  'shop set technicians "[{name: Maria, skills: [brakes, heavy]}, {name: Joe, skills: [brakes]}, {name: Kim}]"',
];

test('how much of a day is sold and left, by technician and skill, needs no customer', async () => {
  const { story, done } = workshop({ given: CREW });
  await done(
    'book -c 0134 --at "tue 9:00" -s complex -t maria',
    'book -c bob --at "tue 9:00" -s oil+brake -t joe',
  );
  expect(await story('hours tue', 'hours sunday')).toMatchInlineSnapshot(`
    "$ bay hours tue
    Tue 24 Nov · tomorrow
             sold        left        of the day
      Maria  1 h 30 min  5 h 30 min        21 %  brakes, heavy
      Joe    1 h 30 min  5 h 30 min        21 %  brakes
      Kim    nothing     7 h                0 %
      all    3 h         18 h              14 %
    By skill
      brakes  11 h left        Maria and Joe
      heavy   5 h 30 min left  Maria

    $ bay hours sunday
    Sun 29 Nov  closed on Sundays
    "
  `);
});

test('the document of hours has the names of the contract', async () => {
  const { json, done } = workshop({ given: CREW });
  await done('book -c 0134 --at "tue 9:00" -s complex -t maria');
  expect(await json('hours tue')).toEqual({
    exitCode: 0,
    success: true,
    message:
      'Tuesday 24 November: 1 hour 30 minutes sold, 7 percent of the day, 19 hours 30 minutes left: 12 hours 30 minutes for brakes and 5 hours 30 minutes for heavy.',
    data: {
      timezone: 'America/New_York',
      date: '2026-11-24',
      day_of_week: 'Tuesday',
      closed_reason: null,
      checked_at: '2026-11-23T07:00:00-05:00',
      source: 'local',
      sold_minutes: 90,
      left_minutes: 1170,
      percent_sold: 7,
      technicians: [
        {
          technician: 'Maria',
          skills: ['brakes', 'heavy'],
          sold_minutes: 90,
          left_minutes: 330,
          percent_sold: 21,
        },
        { technician: 'Joe', skills: ['brakes'], sold_minutes: 0, left_minutes: 420, percent_sold: 0 },
        { technician: 'Kim', skills: [], sold_minutes: 0, left_minutes: 420, percent_sold: 0 },
      ],
      skills: [
        { skill: 'brakes', names: ['Maria', 'Joe'], sold_minutes: 90, left_minutes: 750, percent_sold: 11 },
        { skill: 'heavy', names: ['Maria'], sold_minutes: 90, left_minutes: 330, percent_sold: 21 },
      ],
    },
  });
});

test('a shop without technicians sells the hours of its bays, and of today what is left from now on', async () => {
  const { data, file, done, at } = workshop({ given: TWO_VISITS });
  file('dentist.ics', DENTIST_AT_TWO);
  await done('calendar import dentist.ics');
  at('Mon 2026-11-23 10:30');
  expect(await data('hours')).toMatchObject({
    bays: [{ bay: 'Bay 1', skills: [], sold_minutes: 90, left_minutes: 240 }],
    skills: [],
  });
});
