import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test.each([
  '(212) 555-0134',
  '2125550134',
  '+1 212 555 0134',
  '212.555.0134',
  '0134',
  '5550134',
  'Ana',
  'ana perez',
  'PÉR',
  'ABC1234',
  'abc-1234',
  'C123',
  '1HGCM82633A004352',
  'hgcm826',
])('the caller is found by %s', async (text) => {
  const { data, done } = workshop({ given: TWO_VISITS });
  await done('vehicles edit 1 --vin 1HGCM82633A004352');
  const found = await data(['find', text]);
  expect(found).toMatchObject({ query: text, count: 1, customers: [{ customer_id: 1 }] });
});

describe('whoever was entered with a phone is found by it, however it is written', () => {
  test.each([
    ['212-555-0141 x12', '2125550141', '212-555-0141 ext. 12', '(212) 555-0141', '011 1 212 555 0141'],
    [
      '011 44 20 7946 0958',
      '011 44 20 7946 0958',
      '00442079460958',
      '+44 (0)20 7946 0958',
      '+44 20 7946 0958 x3',
    ],
    ['+52 1 55 1234 5678', '+52 1 55 1234 5678', '+52 55 1234 5678', '011 52 1 55 1234 5678', '5678'],
    ['٢١٢ ٥٥٥ ٠١٤١', '٢١٢٥٥٥٠١٤١', '２１２－５５５－０１４１', '212.555.0141', '٠١٤١'],
    ['+44 020 7946 0958', '+44 020 7946 0958', '+442079460958'],
  ])('%s', async (entered, ...spellings) => {
    const { data, done } = workshop();
    await done(['customers', 'add', '--name', 'Al', '--phone', entered]);
    for (const text of spellings) {
      expect({ text, ...(await data(['find', ...text.split(' ')])) }).toMatchObject({
        text,
        count: 1,
        total: 1,
      });
      expect(await data(['customers', 'show', text])).toMatchObject({ customer_name: 'Al' });
    }
  });

  test('in a shop elsewhere, too', async () => {
    const { data, done } = workshop();
    await done('shop set phone_region RU');
    await done(['customers', 'add', '--name', 'Al', '--phone', '8 (495) 123-45-67']);
    for (const text of ['8 495 1234567', '+7 495 123-45-67', '4567'])
      expect({ text, ...(await data(['find', text])) }).toMatchObject({ text, count: 1 });
  });

  test('with the shop’s area code, whose owner comes before those of other areas', async () => {
    const { data, done } = workshop();
    await done('shop set phone_area 212');
    await done(['customers', 'add', '--name', 'Uptown', '--phone', '(917) 555-0141']);
    await done(['customers', 'add', '--name', 'Downtown', '--phone', '555-0141']);
    const found = await data(['find', '555-0141']);
    expect(found).toMatchObject({ total: 2, customers: [{ customer_phone: '+12125550141' }, {}] });
    expect(await data(['find', '555-0141', '--limit', '1'])).toMatchObject({
      count: 2,
      customers: [{ customer_name: 'Downtown' }],
    });
    expect(await data(['customers', 'show', '555-0141'])).toMatchObject({ customer_name: 'Downtown' });
  });
});

test('a match comes with cars, next and last visit', async () => {
  const { story, json, at, done } = workshop({ given: TWO_VISITS });
  await done('book --vehicle 1 --service battery --at 2026-12-01T09:00');
  at('Tue 2026-11-24 08:00');
  expect(await story('find 0134', 'find stone', 'find xyzzy')).toMatchInlineSnapshot(`
    "$ bay find 0134
    Ana Pérez  +1 212 555 0134  customer 1
      2018 Honda Civic, ABC1234  vehicle 1
      next  Tue 1 Dec 09:00–09:30, Bay 1   Battery     #3
      last  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #1
      E-mail  ana@example.com

    $ bay find stone
    Bob Stone  +1 646 555 0199  customer 2
      2021 Ford F-150, XYZ9876  vehicle 2
      last  Mon 23 Nov 10:00–11:00, Bay 1  Brake service  #2

    $ bay find xyzzy
    Nobody matches "xyzzy".
    "
  `);
  const { message, data } = await json('find 0134');
  expect(message).toBe('Ana Pérez, 2018 Honda Civic: next visit on Tuesday 1 December at 09:00, Battery.');
  expect(data.customers[0]).toMatchObject({
    customer_name: 'Ana Pérez',
    customer_phone: '+12125550134',
    email: 'ana@example.com',
    vehicles: [{ vehicle_id: 1, plate: 'ABC1234', vehicle_info: '2018 Honda Civic' }],
    next_appointment: { appointment_id: 3, day_of_week: 'Tuesday' },
    last_appointment: { appointment_id: 1 },
  });
});

test('nobody found is an answer, not a failure', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  expect(await json('find nobody')).toEqual({
    exitCode: 0,
    success: true,
    data: { query: 'nobody', count: 0, total: 0, offset: 0, customers: [] },
    message: 'Nobody matches "nobody".',
  });
});

test('--limit is of the customers that are shown, and without words there is nothing to find', async () => {
  const { data, story, done } = workshop();
  for (const name of ['Ann One', 'Ann Two', 'Ann Three']) await done(['customers', 'add', '--name', name]);
  expect((await data('find ann')).count).toBe(3);
  expect((await data('find ann --limit 2')).count).toBe(3);
  expect((await data('find ann --limit 2')).customers).toHaveLength(2);
  expect(await story('find', 'find ann --limit 0')).toMatchInlineSnapshot(`
    "$ bay find
    2> ✗ Missing required argument 'text'.
    2>   See: bay find --help
    exit 2

    $ bay find ann --limit 0
    2> ✗ Option '-l, --limit <n>' argument '0' is invalid. Expected a whole number from 1 to 1000.
    2>   See: bay find --help
    exit 2
    "
  `);
});

test('of many matches it is said how many there are, and how many are shown', async () => {
  const kims = Array.from({ length: 12 }, (_, i) => `Kim ${String.fromCodePoint(65 + i)}ee`);
  const { data, bay, file, json } = workshop();
  const list = file('kims.csv', ['name', ...kims, ''].join('\n'));
  expect((await bay(`customers import ${list}`)).exitCode).toBe(0);
  expect(await data('find kim')).toMatchObject({ count: 12, offset: 0 });
  expect((await data('find kim')).customers).toHaveLength(10);
  expect((await json('find kim')).message).toMatch(/^12 customers match "kim": .* and 7 more\.$/);
  expect((await bay('find kim')).stdout).toMatch(
    /\n1–10 of 12 customers; for the next ones: --offset 10; or say more\n$/,
  );
  expect((await bay('find kim --offset 10')).stdout).toMatch(
    /^Kim Kee  customer 11\n\nKim Lee  customer 12\n\n11–12 of 12 customers\n$/,
  );
  expect((await bay('find kim --limit 12')).stdout).not.toContain('of 12');
  expect((await bay('find kim kee')).stdout).toBe('Kim Kee  customer 11\n');
});

test('by make and model, those first who are expected today', async () => {
  const { data, done } = workshop({ given: TWO_VISITS });
  await done(
    'customers add --name "Abe Early"',
    'vehicles add --customer 3 --make Ford --model F-150',
    'vehicles add --customer 3 --make Mercedes-Benz --model "E Class" --year 1999',
  );
  const names = async (text: string) =>
    (await data(['find', ...text.split(' ')])).customers.map(
      (one: { customer_name: string }) => one.customer_name,
    );
  for (const text of ['f150', 'F-150', 'f 150', 'ford', 'the Ford', 'ford f-1']) {
    expect({ text, found: await names(text) }).toEqual({ text, found: ['Bob Stone', 'Abe Early'] });
  }
  for (const text of ['2021 ford', 'bob ford', '0199 f150', 'stone f-150'])
    expect({ text, found: await names(text) }).toEqual({ text, found: ['Bob Stone'] });
  for (const text of ['e class', 'merc', 'mercedes benz', '1999 mercedes', 'benz', 'abe mercedes'])
    expect({ text, found: await names(text) }).toEqual({ text, found: ['Abe Early'] });
  for (const text of ['1999 ford', 'bob mercedes', '0199 civic', '150x', '1999'])
    expect({ text, found: await names(text) }).toEqual({ text, found: [] });
});

test('a few letters are looked for at the beginning of words', async () => {
  const { data, done } = workshop();
  for (const name of ['Cash customer', 'Tom Baker', 'Tomás Ruiz', 'Jan van der Berg', 'Vera Vandenberg'])
    await done(['customers', 'add', '--name', name]);
  const names = async (text: string) =>
    (await data(['find', ...text.split(' ')])).customers.map(
      (one: { customer_name: string }) => one.customer_name,
    );
  expect(await names('tom')).toEqual(['Tom Baker', 'Tomás Ruiz']);
  expect(await names('stom')).toEqual(['Cash customer']);
  for (const text of ['vanderberg', 'vander', 'van der berg', 'der berg'])
    expect({ text, found: await names(text) }).toEqual({ text, found: ['Jan van der Berg'] });
  for (const text of ['vandenberg', 'van den berg'])
    expect({ text, found: await names(text) }).toEqual({ text, found: ['Vera Vandenberg'] });
});

test('the only one who is found is shown with all that a caller may ask', async () => {
  const { story, at, data } = workshop({ given: TWO_VISITS });
  at('Mon 2027-05-10 08:00');
  await data('customers edit 1 --notes "pays cash"');
  expect(await story('0134')).toMatchInlineSnapshot(`
    "$ bay 0134
    Ana Pérez  +1 212 555 0134  customer 1
      2018 Honda Civic, ABC1234  vehicle 1
      last  Mon 23 Nov 2026 09:00–09:30, Bay 1  Oil change  #1
      Due     Oil change on Sun 23 May, last Mon 23 Nov 2026
      E-mail  ana@example.com
      Notes   pays cash
    "
  `);
  await data('book --customer 1 --service oil_change --at 2027-05-11T09:00');
  expect((await data('find 0134')).customers[0]).toMatchObject({
    coming_appointments: [{ appointment_id: 3 }],
    no_show_count: 0,
    due: [],
  });
});
