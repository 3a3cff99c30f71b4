import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const PROMISED = [
  ...ANA_AND_BOB,
  'customers add --name "Cy Dean"',
  'vehicles add --customer 3 --make Kia',
  'book -c 0134 -s brake --at 9:00 --promise 11:00',
  'book -c bob -s inspection --at 10:00 --promise 15:00',
  'book -c cy -s oil --at 13:00 --promise 13:45',
];

test('a promise in jeopardy is said once above whatever is asked, until the visit is done', async () => {
  const { story, at, bay, done } = workshop({ given: PROMISED });
  const header = async (line: string) => (await bay(line)).stderr;
  at('Mon 2026-11-23 10:00');
  expect(await header('today')).toBe('');
  at('Mon 2026-11-23 10:05');
  expect(
    await story('find bob', 'in 1', 'start 1', 'shop set lead_time_minutes 0', 'done 1', 'agenda tue'),
  ).toMatchInlineSnapshot(`
    "$ bay find bob
    Bob Stone  +1 646 555 0199  customer 2
      2021 Ford F-150, XYZ9876  vehicle 2
      today  Mon 23 Nov 10:00–11:00, Bay 1  Inspection  #2
    2> ! Promise in jeopardy: #1 Ana Pérez by 11:00, not here yet (ready 11:05)

    $ bay in 1
    ✓ #1 has arrived  Brake service for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–10:00, Bay 1 (promised 11:00)
    2> ! Promise in jeopardy: #1 Ana Pérez by 11:00, not here yet (ready 11:05)

    $ bay start 1
    ✓ Started #1  Brake service for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–10:00, Bay 1 (promised 11:00)
    2> ! Promise in jeopardy: #1 Ana Pérez by 11:00, not begun (ready 11:05)

    $ bay shop set lead_time_minutes 0
    ! Already as asked: lead_time_minutes of My Garage
    2> ! Promise in jeopardy: #1 Ana Pérez by 11:00, begun late (ready 11:05)

    $ bay done 1
    ✓ #1 is done  Brake service for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–10:00, Bay 1 (promised 11:00)
    2> ! Promise in jeopardy: #1 Ana Pérez by 11:00, begun late (ready 11:05)

    $ bay agenda tue
    Tue 24 Nov · tomorrow
    Bay 1  no appointments

    0 appointments
    "
  `);
  at('Mon 2026-11-23 14:30');
  expect(await header('slots tue')).toMatchInlineSnapshot(`
    "! 2 promises in jeopardy: #3 Cy Dean by 13:45, not here yet (ready 15:00); #2 Bob Stone by 15:00, not here yet (ready 15:30)
    "
  `);
  await done('book -c 0134 -s oil --at 16:00 --promise 16:15');
  expect(await header('slots tue --json')).toMatchInlineSnapshot(`
    "! 3 promises in jeopardy: #3 Cy Dean by 13:45, not here yet (ready 15:00); #2 Bob Stone by 15:00, not here yet (ready 15:30); and 1 more
    "
  `);
  await done('no-show 2', 'cancel 3 -r other', 'edit 4 --promise 17:00');
  expect(await header('slots tue')).toBe('');
});
