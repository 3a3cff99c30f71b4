import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';

test('add, edit, show, list', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'vehicles add --customer bob --plate "tr-001" --make Ram --year 2015 --notes "long bed"',
      'vehicles add --customer bob --plate TR001',
      'vehicles edit TR001 --model 1500 --customer ana',
      'vehicles show tr-001',
      'vehicles list',
      'vehicles list --customer ana',
      'vehicles list --limit 1 --offset 2',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay vehicles add --customer bob --plate "tr-001" --make Ram --year 2015 --notes "long bed"
    ✓ Added vehicle 3: 2015 Ram, TR001, of customer 2

    $ bay vehicles add --customer bob --plate TR001
    ! Vehicle 3 was already there: 2015 Ram, TR001, of customer 2

    $ bay vehicles edit TR001 --model 1500 --customer ana
    ✓ Changed vehicle 3: 2015 Ram 1500, TR001, of customer 1

    $ bay vehicles show tr-001
    2015 Ram 1500  vehicle 3
      Plate     TR001
      Customer  Ana Pérez, customer 1
      Notes     long bed

    $ bay vehicles list
    No.  Car               Plate    Whose
      1  2018 Honda Civic  ABC1234  Ana Pérez  customer 1
      2  2021 Ford F-150   XYZ9876  Bob Stone  customer 2
      3  2015 Ram 1500     TR001    Ana Pérez  customer 1
    3 vehicles

    $ bay vehicles list --customer ana
    No.  Car               Plate    Whose
      1  2018 Honda Civic  ABC1234  Ana Pérez  customer 1
      3  2015 Ram 1500     TR001    Ana Pérez  customer 1
    2 vehicles

    $ bay vehicles list --limit 1 --offset 2
    No.  Car            Plate  Whose
      3  2015 Ram 1500  TR001  Ana Pérez  customer 1
    3–3 of 3 vehicles
    "
  `);
});

test('a car without a plate is the same one, however it is written', async () => {
  const { json } = workshop({ given: ANA_AND_BOB });
  const first = await json('vehicles add --customer bob --make Mazda --model "MX-5"');
  const again = await json('vehicles add --customer bob --make mazda --model "mx-5"');
  expect(again).toMatchObject({ already: true, data: { vehicle_id: first.data.vehicle_id } });
});

test('the document of a car', async () => {
  const { json, data } = workshop({ given: ANA_AND_BOB });
  const car = {
    vehicle_id: 3,
    customer_id: 1,
    plate: null,
    vin: '1HGCM82633A004352',
    make: 'Honda',
    model: 'Accord',
    year: 2003,
    vehicle_info: '2003 Honda Accord',
    notes: null,
    created_at: '2026-11-23T07:00:00-05:00',
    updated_at: '2026-11-23T07:00:00-05:00',
  };
  expect(
    await json('vehicles add --customer 1 --vin 1hgcm82633a004352 --make Honda --model Accord --year 2003'),
  ).toEqual({
    exitCode: 0,
    success: true,
    message: 'Added vehicle 3: 2003 Honda Accord, of customer 1.',
    data: car,
  });
  expect(await data('vehicles show 1HGCM82633A004352')).toEqual({ ...car, appointments: [] });
  expect(await data('vehicles list --customer 1')).toMatchObject({ count: 2, total: 2 });
});

test('what cannot be is refused', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'vehicles add --customer 2 --plate ABC1234',
      'vehicles edit 2 --plate ABC1234',
      'vehicles add --customer 2',
      'vehicles add --make Kia',
      'vehicles add --customer 2 --make Kia --year 1066',
      'vehicles add --customer 2 --make Kia --plate "--"',
      'vehicles add --customer 77 --make Kia',
      'vehicles edit 2',
      'vehicles edit NONE --make Kia',
      'vehicles show NONE',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay vehicles add --customer 2 --plate ABC1234
    2> ✗ Plate ABC1234 is on vehicle 1 of customer 1, Ana Pérez.
    2>   Look whose that is: bay vehicles show 1; and change it: bay vehicles edit 1
    exit 9

    $ bay vehicles edit 2 --plate ABC1234
    2> ✗ Plate ABC1234 is on vehicle 1 of customer 1, Ana Pérez.
    2>   Look whose that is: bay vehicles show 1; and change it: bay vehicles edit 1
    exit 9

    $ bay vehicles add --customer 2
    2> ✗ Missing: --plate or --make.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay vehicles add --make Kia
    2> ✗ Missing: --customer.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay vehicles add --customer 2 --make Kia --year 1066
    2> ✗ "1066" is not a valid year.
    2>   Expected: a year from 1886 to 2028.
    exit 2

    $ bay vehicles add --customer 2 --make Kia --plate "--"
    2> ✗ "--" is not a valid plate.
    2>   Expected: letters and digits; where there is none, leave it out.
    exit 2

    $ bay vehicles add --customer 77 --make Kia
    2> ✗ There is no customer 77.
    2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
    exit 5

    $ bay vehicles edit 2
    2> ✗ Missing: --customer or --plate or --make or --notes (nothing to change was given).
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay vehicles edit NONE --make Kia
    2> ✗ There is no vehicle "NONE".
    2>   Look by plate or VIN: bay find <text>; or list all: bay vehicles list
    exit 5

    $ bay vehicles show NONE
    2> ✗ There is no vehicle "NONE".
    2>   Look by plate or VIN: bay find <text>; or list all: bay vehicles list
    exit 5
    "
  `);
});

test('a VIN that looks mistyped is taken with a warning', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(await story('vehicles add --customer 2 --vin 123')).toMatchInlineSnapshot(`
    "$ bay vehicles add --customer 2 --vin 123
    ✓ Added vehicle 3: 123, of customer 2
    2> ! A VIN has 17 characters, this one has 3 (cars before 1981 have fewer).
    "
  `);
});

describe('a VIN and a plate are looked at in the same way at every door', () => {
  const VIN = '1HGCM82633AOO4352';
  const DOORS = [
    { door: 'vehicles add', command: 'vehicles add --customer 2' },
    { door: 'vehicles edit', command: 'vehicles edit 1' },
    { door: 'book', command: 'book --customer 2 --make Kia --service oil --at 2026-11-23T09:00' },
  ];

  test.each(DOORS)('$door', async ({ command }) => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    expect(await bay(`${command} --vin ${VIN}`)).toMatchObject({
      exitCode: 0,
      stderr: '! A VIN never has the letter O: it is probably a 0.\n',
    });
    for (const none of [
      '--plate N/A',
      '--plate ---',
      '--plate TEMP',
      '--vin none',
      '--vin 00000000000000000',
    ]) {
      const { exitCode, stderr } = await bay(`${command} ${none}`);
      expect({ none, exitCode }).toEqual({ none, exitCode: 2 });
      expect(stderr).toContain('Expected: letters and digits; where there is none, leave it out.');
    }
  });

  test('where somebody is asked, a word for none is one for unknown', async () => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    const added = await bay('vehicles add --customer 2', { answers: ['n/a'] });
    expect(added).toMatchObject({
      exitCode: 0,
      stdout: '✓ Added vehicle 3: car not known yet, of customer 2\n',
    });
  });

  test('a VIN of a car older than the standard raises no doubt, in the book or with it', async () => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    const added = await bay('vehicles add --customer 2 --make Ford --year 1965 --vin 5F07C123456');
    expect(added).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await bay('vehicles edit 3 --vin 5F07C123457')).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await bay('vehicles edit 1 --vin 5F07C123458')).stderr).toContain('this one has 11');
  });
});

test('a car is shown with what was done with it, the newest first', async () => {
  const { story, done } = workshop({ given: TWO_VISITS });
  await done(
    'book --customer 1 --service battery --at 2026-12-01T09:00 --concerns "does not start"',
    'cancel 3 --reason other',
  );
  expect(await story('vehicles show abc1234', 'vehicles show civic')).toMatchInlineSnapshot(`
    "$ bay vehicles show abc1234
    2018 Honda Civic  vehicle 1
      Plate     ABC1234
      Customer  Ana Pérez, customer 1
    Visits
      Tue 1 Dec 09:00–09:30   Battery     does not start  cancelled  #3
      Mon 23 Nov 09:00–09:30  Oil change                  scheduled  #1

    $ bay vehicles show civic
    2018 Honda Civic  vehicle 1
      Plate     ABC1234
      Customer  Ana Pérez, customer 1
    Visits
      Tue 1 Dec 09:00–09:30   Battery     does not start  cancelled  #3
      Mon 23 Nov 09:00–09:30  Oil change                  scheduled  #1
    "
  `);
});
