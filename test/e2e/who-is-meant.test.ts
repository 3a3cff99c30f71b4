import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

/** Ana has a second car; two customers are called Dana Kim. */
const PEOPLE = [
  ...ANA_AND_BOB,
  'vehicles add --customer 1 --make Ford --model Focus --year 2015',
  'customers add --name "Dana Kim" --phone 917-555-0188',
  'vehicles add --customer 3 --make Kia --model Soul',
  'customers add --name "Dana Kim" --email dana@example.com',
] as const;
const setup = { given: PEOPLE };

describe('a car is named by make and model', () => {
  test.each([
    ['book oil tue 9 0134 focus', 1, 3],
    ['book oil tue 9 ana focus', 1, 3],
    ['book oil tue 9 the focus', 1, 3],
    ['book oil tue 9 0134 civic', 1, 1],
    ['book oil tue 9 the Soul', 3, 4],
    ['book oil tue 9 0134 -v focus', 1, 3],
    ['book oil tue 9 0134 -v "2015 ford"', 1, 3],
    ['book oil tue 9 -v soul', 3, 4],
  ])('%s', async (line, customer, vehicle) => {
    const { data } = workshop(setup);
    expect(await data(line)).toMatchObject({ customer_id: customer, vehicle_id: vehicle });
  });

  test('and where several may be meant, none is taken', async () => {
    const { json } = workshop(setup);
    expect(await json('book oil tue 9 the ford')).toMatchObject({
      exitCode: 2,
      error: { code: 'several-match', details: { what: 'vehicle', total: 2 } },
    });
    expect(await json('book oil tue 9 0134 -v tesla')).toMatchObject({ exitCode: 5 });
    expect(await json('book oil tue 9 0134 tesla')).toMatchObject({ exitCode: 2 });
  });
});

describe('a new customer of a name that is there', () => {
  test('is entered, and those of the name are told', async () => {
    const { bay } = workshop(setup);
    const added = await bay('customers add --name "dana KIM"');
    expect(added).toMatchObject({
      exitCode: 0,
      stderr:
        '! 2 customers of the name dana KIM are in the book already: 3 and 4. If two are one: bay customers merge 3 <the other>\n',
    });
    const booked = await bay('book oil tue 9 --name "Bob Stone" --make Kia');
    expect(booked.exitCode).toBe(0);
    expect(booked.stderr).toContain('1 customer of the name Bob Stone is in the book already: 2.');
  });

  test('is perhaps one of them, which a terminal asks', async () => {
    const { bay, data } = workshop(setup);
    const known = await bay('customers add --name "Dana Kim"', { answers: ['(4)'] });
    expect(known.stdout).toBe('! Customer 4 was already there: Dana Kim, dana@example.com\n');
    expect(known.stderr).toMatchInlineSnapshot(`
      "? 2 customers of the name Dana Kim are in the book. Is it one of them?
          Dana Kim, +1 917 555 0188, Kia Soul  (3)
          Dana Kim  (4)
          No, somebody new
      "
    `);
    await bay('customers add --name "Dana Kim"', { answers: ['somebody new'] });
    expect(await data('customers list')).toMatchObject({ total: 5 });
    await bay('book oil tue 9 --name "Dana Kim" --make Kia', { answers: ['(3)'] });
    expect(await data('show 1')).toMatchObject({ customer_id: 3 });
  });

  test('is nobody new with a phone that is known', async () => {
    const { json, bay } = workshop(setup);
    expect(await json('customers add --name "Dan Kim" --phone 917-555-0188')).toMatchObject({ exitCode: 9 });
    const again = await bay('customers add --name "Dana Kim" --phone 917-555-0188');
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test('a misspelt caller is nobody new before the nearest names were offered', async () => {
  const { bay, data } = workshop(setup);
  const { stderr } = await bay('book -s oil --at "tue 9"', { answers: ['Anna Perrez', 'Ana', 'Civic'] });
  expect(stderr).toContain('Nobody is called Anna Perrez. Is it one of these?');
  expect(await data('show 1')).toMatchObject({ customer_id: 1, vehicle_id: 1 });
  await bay('book -s oil --at "tue 10"', { answers: ['Anna Perrez', 'Somebody new', '', 'Kia'] });
  expect(await data('show 2')).toMatchObject({ customer_name: 'Anna Perrez' });
});
