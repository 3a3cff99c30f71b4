import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

/** Joe does brakes, Sam does tires, and Maria everything, on two bays and a rack. */
const CREW = `name: Riverside Auto
timezone: America/New_York
hours: {monday: ["08:00-18:00"], tuesday: ["08:00-18:00"], wednesday: ["08:00-18:00"], thursday: ["08:00-18:00"], friday: ["08:00-18:00"], saturday: [], sunday: []}
services:
  - {type: oil_change, name: Oil change, minutes: 30}
  - {type: tire_rotation, name: Tire rotation, minutes: 30, skills: [tires]}
  - {type: brake_service, name: Brake service, minutes: 60, skills: [brakes]}
  - {type: alignment, name: Alignment, minutes: 60, skills: [alignment]}
bays:
  - {name: Rack, skills: [alignment]}
  - {name: Bay 1}
  - {name: Bay 2}
technicians:
  - {name: Maria, skills: [brakes, tires, alignment]}
  - {name: Joe, skills: [brakes]}
  - {name: Sam, skills: [tires]}
`;
const crew = () => workshop({ shop: CREW, given: ANA_AND_BOB });

describe('several services in one visit', () => {
  test('are one visit with one time, and everybody is told all of it', async () => {
    const { story } = crew();
    expect(
      await story('book oil+tires tue 14:00 0134', 'today tue', 'show 1', 'find 0134'),
    ).toMatchInlineSnapshot(`
      "$ bay book oil+tires tue 14:00 0134
      ✓ Booked #1  Oil change and Tire rotation for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 14:00–15:00, Bay 1, Sam

      $ bay today tue
      Tue 24 Nov · tomorrow
      Rack  no appointments
      Bay 1
        14:00–15:00  #1  Oil change and Tire rotation  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  Sam
      Bay 2  no appointments

      1 appointment

      $ bay show 1
      #1  Oil change and Tire rotation  scheduled
        When      Tue 24 Nov 14:00–15:00, 1 h, tomorrow
        Where     Bay 1, Sam
        Work      14:00–14:30 Oil change, Sam; 14:30–15:00 Tire rotation, Sam
        Customer  Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
        Car       2018 Honda Civic, ABC1234, vehicle 1
        Calendar  synced, primary
        Booked    Mon 23 Nov 07:00
      History
        Mon 23 Nov 07:00  booked at the counter  Tue 24 Nov 14:00–15:00, Bay 1, Sam

      $ bay find 0134
      Ana Pérez  +1 212 555 0134  customer 1
        2018 Honda Civic, ABC1234  vehicle 1
        next  Tue 24 Nov 14:00–15:00, Bay 1, Sam  Oil change and Tire rotation  #1
        E-mail  ana@example.com
      "
    `);
  });

  test.each([
    ['book -c 0134 --at "tue 14:00" -s oil -s tire'],
    ['book -c 0134 --at "tue 14:00" -s oil,tire'],
    ['book -c 0134 --at "tue 14:00" -s "oil and tires"'],
    ['book oil+tire tue 14:00 0134'],
    ['book oil and tires tue 14:00 0134'],
  ])('"%s" names both', async (line) => {
    const { data } = crew();
    expect(await data(line)).toMatchObject({
      duration_minutes: 60,
      service_type: 'oil_change',
      services: [
        { service_type: 'oil_change', minutes: 30, technician: 'Sam' },
        { service_type: 'tire_rotation', minutes: 30, technician: 'Sam' },
      ],
    });
  });

  test('one length for all of them, shared out', async () => {
    const { data } = crew();
    const { services, end_time } = await data('book -c 0134 --at "tue 14:00" -s oil+brake --duration 3h');
    expect(end_time).toBe('2026-11-24T17:00:00-05:00');
    expect(services).toMatchObject([{ minutes: 60 }, { minutes: 120 }]);
  });

  test('a technician for each where nobody can do both, and the bay that has what they need', async () => {
    const { data, done } = crew();
    await done('shop set "technicians.Maria" ""');
    const booked = await data('book -c 0134 --at "tue 14:00" -s tire -s brake');
    expect(booked).toMatchObject({ bay: 'Bay 1', technician: 'Sam' });
    expect(booked.services).toMatchObject([{ technician: 'Sam' }, { technician: 'Joe' }]);
    // Sam is free again when his piece is done.
    expect(await data('book -c bob --at "tue 14:30" -s tire')).toMatchObject({
      technician: 'Sam',
      bay: 'Bay 2',
    });
  });

  test('free times are those at which each has somebody when its turn comes', async () => {
    const { data, done, story } = crew();
    await done('shop set "technicians.Maria" ""', 'book -c bob --at "tue 8:00" -s brake --duration 8h');
    const { days, duration_minutes } = await data('slots tue -s tire+brake');
    expect(duration_minutes).toBe(90);
    expect(days[0].start_times.map(({ start }: { start: string }) => start.slice(11, 16))).toEqual([
      '15:30',
      '16:00',
      '16:30',
    ]);
    expect(
      await story(
        'book -c 0134 --at "tue 9:00" -s tire+brake',
        'book -c 0134 --at "tue 9:00" -s alignment+oil',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay book -c 0134 --at "tue 9:00" -s tire+brake
      2> ✗ No technician is free Tue 24 Nov 09:00–10:30: taken by #1 08:00–16:00.
      2>   Nearest free: Tue 24 Nov 15:30 or 16:00.
      exit 9

      $ bay book -c 0134 --at "tue 9:00" -s alignment+oil
      ✓ Booked #2  Alignment and Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 09:00–10:30, Rack, Sam
      "
    `);
  });

  test('asked for again in another order it is the same visit, and with one thing less another', async () => {
    const { json, done } = crew();
    await done('book oil+tire tue 14:00 0134');
    expect(await json('book tire+oil tue 14:00 0134')).toMatchObject({
      already: true,
      data: { appointment_id: 1 },
    });
    expect(await json('book tire tue 14:00 0134')).toMatchObject({
      exitCode: 9,
      error: { code: 'visit-exists', details: { differs: ['service'] } },
    });
  });

  test('a service that is named twice is done once, and one that nobody knows is told', async () => {
    const { data, story } = crew();
    expect((await data('book oil+oil tue 14:00 0134')).services).toHaveLength(1);
    expect(await story('book -c bob --at "tue 14:00" -s oil+wash')).toMatchInlineSnapshot(`
      "$ bay book -c bob --at "tue 14:00" -s oil+wash
      2> ✗ There is no service "wash".
      2>   There are: oil_change, tire_rotation, brake_service and alignment.
      exit 5
      "
    `);
  });
});

describe('a visit of several services that is moved', () => {
  test('keeps its bay, and for each service its technician', async () => {
    const { data, done } = crew();
    await done('shop set "technicians.Maria" ""', 'book -c 0134 --at "tue 14:00" -s tire -s brake');
    const moved = await data('move 1 wed');
    expect(moved).toMatchObject({ bay: 'Bay 1', scheduled_at: '2026-11-25T14:00:00-05:00' });
    expect(moved.services).toMatchObject([
      { minutes: 30, technician: 'Sam' },
      { minutes: 60, technician: 'Joe' },
    ]);
    expect((await data('move 1 --duration 180')).services).toMatchObject([{ minutes: 60 }, { minutes: 120 }]);
  });

  test('names the old and the new where one of them changes', async () => {
    const { story, done } = crew();
    await done('book -c 0134 --at "tue 14:00" -s tire -s brake', 'book -c bob --at "wed 14:00" -s alignment');
    expect(await story('move 1 wed')).toMatchInlineSnapshot(`
      "$ bay move 1 wed
      ✓ Moved #1  Tire rotation and Brake service for Ana Pérez, 2018 Honda Civic
        Wed 25 Nov 14:00–15:30, Bay 1, Sam and Joe (was Tue 24 Nov 14:00–15:30, Bay 1, Maria)
      "
    `);
  });
});

describe('a move keeps bay and technician if it can', () => {
  test.each([
    { name: 'by a day alone', line: 'move 1 wed' },
    { name: 'by its length alone', line: 'move 1 --duration 150' },
  ])('$name', async ({ line }) => {
    const { data, done } = crew();
    await done('book -c 0134 --at "tue 9:00" -s brake -t maria -b rack');
    expect(await data(line)).toMatchObject({
      bay: 'Rack',
      technician: 'Maria',
      before: { bay: 'Rack', technician: 'Maria' },
    });
  });

  test('and names both, old and new, where it cannot', async () => {
    const { story, done } = crew();
    await done(
      'book -c 0134 --at "tue 9:00" -s brake -t maria -b rack',
      'book -c bob --at "wed 9:00" -s alignment',
    );
    expect(await story('move 1 wed')).toMatchInlineSnapshot(`
      "$ bay move 1 wed
      ✓ Moved #1  Brake service for Ana Pérez, 2018 Honda Civic
        Wed 25 Nov 09:00–10:00, Bay 1, Joe (was Tue 24 Nov 09:00–10:00, Rack, Maria)
      "
    `);
    await done('book --name Cy --make Kia --at "thu 10:00" -s tire -t maria');
    expect(await story('move 1 thu -t maria', 'move 1 thu --duration 120')).toMatchInlineSnapshot(`
      "$ bay move 1 thu -t maria
      ✓ Moved #1  Brake service for Ana Pérez, 2018 Honda Civic
        Thu 26 Nov 09:00–10:00, Bay 1, Maria (was Wed 25 Nov 09:00–10:00, Bay 1, Joe)

      $ bay move 1 thu --duration 120
      ✓ Moved #1  Brake service for Ana Pérez, 2018 Honda Civic
        Thu 26 Nov 09:00–11:00, Bay 2, Joe (was Thu 26 Nov 09:00–10:00, Bay 1, Maria)
      "
    `);
  });
});

describe('any technician means the least sought-after one', () => {
  test('an oil change leaves free who can do more, and goes to whoever has less to do that day', async () => {
    const { data, done } = crew();
    expect(await data('book -c 0134 --at "tue 9:00" -s oil')).toMatchObject({
      bay: 'Bay 1',
      technician: 'Joe',
    });
    expect(await data('book -c bob --at "tue 11:00" -s oil')).toMatchObject({ technician: 'Sam' });
    await done('book --name Cy --make Kia --at "tue 12:00" -s oil -t sam');
    expect(await data('book --name Di --make Kia --at "tue 15:00" -s oil')).toMatchObject({
      technician: 'Joe',
    });
  });

  test('a brake job takes the rack last', async () => {
    const { data } = crew();
    const bays: string[] = [];
    for (const name of ['Cy', 'Di'])
      bays.push((await data(`book --name ${name} --make Kia --at "tue 9:00" -s brake`)).bay);
    bays.push((await data('book -c 0134 --at "tue 9:00" -s oil')).bay);
    expect(bays).toEqual(['Bay 1', 'Bay 2', 'Rack']);
  });
});
