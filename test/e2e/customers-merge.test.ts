import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

/** Dana is in the book twice: number 1 with her phone, number 2 with an address, a car and three visits, one of them cancelled. */
const TWICE = [
  'customers add --name "Dana Kim" --phone 917-555-0188 --notes "pays cash"',
  'vehicles add --customer 1 --plate DAN1 --make Kia --model Soul',
  'book --customer 1 --service battery --at 2026-11-26T09:00',
  'customers add --name "D. Kim" --phone 646-555-0111 --email dana@example.com --notes "has a dog"',
  'vehicles add --customer 2 --plate DAN2 --make Ford --model Focus',
  'book --customer 2 --service oil_change --at 2026-11-23T09:00',
  'book --customer 2 --service oil_change --at 2026-11-25T10:00',
  'book --customer 2 --service oil_change --at 2026-11-27T10:00',
  'cancel 4 --reason other',
] as const;

/** When somebody was written last is not what they were. */
function timeless(rows: readonly object[]): unknown {
  return JSON.parse(JSON.stringify(rows).replaceAll(/"updated_at":"[^"]*"/g, '"updated_at":""'));
}

const setup = { now: 'Mon 2026-11-23 07:00', given: TWICE };

test('two records of one person become one, with all cars, visits and what was noted', async () => {
  const { story, json, data, at } = workshop(setup);
  at('Tue 2026-11-24 08:00');
  expect(await story('customers merge 1 2 --dry-run', 'customers merge 1 2')).toMatchInlineSnapshot(`
    "$ bay customers merge 1 2 --dry-run
    Would merge customer 2 into customer 1, Dana Kim: 1 car and 3 visits

    $ bay customers merge 1 2
    ✓ Merged customer 2 into customer 1, Dana Kim: 1 car and 3 visits
      The calendar follows: 1 visit to come
    "
  `);
  expect(await story('kim')).toMatchInlineSnapshot(`
    "$ bay kim
    Dana Kim  +1 917 555 0188  customer 1
      Kia Soul, DAN1    vehicle 1
      Ford Focus, DAN2  vehicle 2
      next  Wed 25 Nov 10:00–10:30, Bay 1  Oil change  #3
      then  Thu 26 Nov 09:00–09:30, Bay 1  Battery     #1
      last  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #2
      E-mail  dana@example.com
      Notes   pays cash also D. Kim also +1 646 555 0111 has a dog
    "
  `);
  expect(await data('customers list')).toMatchObject({ total: 1 });
  expect(await json('customers show 2')).toMatchObject({ exitCode: 5 });
  for (const visit of [2, 3, 4]) expect(await data(`show ${visit}`)).toMatchObject({ customer_id: 1 });
  expect(await json('doctor')).toMatchObject({ exitCode: 0 });
  expect((await json('sync')).message).toContain('nothing is owed');
});

test('a phone and an address that the first has not are taken over', async () => {
  const { data, done } = workshop(setup);
  await done('customers add --name "Dana Kim"');
  await done('customers merge 3 1');
  expect(await data('customers show 3')).toMatchObject({
    customer_phone: '+19175550188',
    notes: 'pays cash',
    vehicles: [{ plate: 'DAN1' }],
  });
  expect(await data('find 0188')).toMatchObject({ count: 1 });
});

test('it is taken back as a whole', async () => {
  const { data, done, at } = workshop(setup);
  await done('customers add --name "Dana Kim"');
  at('Tue 2026-11-24 08:00');
  const state = async () => ({
    customers: timeless((await data('customers list')).customers),
    cars: timeless((await data('vehicles list')).vehicles),
    visits: [
      (await data('show 1')).customer_id,
      (await data('show 2')).customer_id,
      (await data('show 3')).customer_id,
      (await data('show 4')).customer_id,
    ],
  });
  for (const pair of ['1 2', '2 1', '3 1', '3 2']) {
    const before = await state();
    await done(`customers merge ${pair}`);
    expect(await state()).not.toEqual(before);
    await done('undo');
    expect({ pair, ...(await state()) }).toEqual({ pair, ...before });
  }
});

test('who seems to be somebody else is asked about, or refused', async () => {
  const { json, bay, data, done } = workshop(setup);
  await done('customers add --name "Luis Ortega" --phone 917-555-0199');
  expect(await json('customers merge 1 3')).toMatchObject({ exitCode: 2, error: { code: 'not-confirmed' } });
  expect((await bay('customers merge 1 3', { answers: [false] })).exitCode).toBe(2);
  expect(await data('customers list')).toMatchObject({ total: 3 });
  expect(await json('customers merge 1 3 --yes')).toMatchObject({ exitCode: 0 });
  expect(await data('customers show 1')).toMatchObject({
    customer_name: 'Dana Kim',
    customer_phone: '+19175550188',
    notes: 'pays cash\nalso Luis Ortega\nalso +1 917 555 0199',
  });
});

test('one customer is not two, and the same request is answered again', async () => {
  const { json } = workshop(setup);
  expect(await json('customers merge 1 0188')).toMatchObject({ exitCode: 2, error: { code: 'usage' } });
  expect(await json('customers merge 1 77')).toMatchObject({ exitCode: 5 });
  const merge = () => json('customers merge 1 2 --idempotency-key k');
  expect(await merge()).toMatchObject({ exitCode: 0, data: { merged_customer_id: 2, visit_count: 3 } });
  expect(await merge()).toMatchObject({ exitCode: 0, already: true, data: { merged_customer_id: 2 } });
});
