import { expect, test } from 'vitest';
import { customerJson } from '../../../src/output/people/customer.ts';
import { foundView, matchJson } from '../../../src/output/people/customer-match.ts';
import { ANA, MATCH, NEW_YORK, PLAIN, TIME } from '../samples.ts';

const BARE = { ...ANA, id: 2, name: 'Bo', phone: null, email: null };

test('what was found, in words and in JSON', () => {
  const view = foundView(
    {
      query: '0134',
      matches: [MATCH, { customer: BARE, vehicles: [], next: null, last: null }],
      total: 2,
      offset: 0,
    },
    TIME,
  );
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Ana Pérez  +1 212 555 0134  customer 1
      2018 Honda Civic, ABC1234  vehicle 1
      next  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #12
      last  Mon 9 Nov 14:00–15:30, Bay 1   Oil change  #3

    Bo  customer 2
    "
  `);
  expect(view.message).toBe('2 customers match "0134": Ana Pérez and Bo.');
  expect(view.data).toEqual({
    query: '0134',
    count: 2,
    total: 2,
    offset: 0,
    customers: [
      matchJson(MATCH, NEW_YORK),
      { ...customerJson(BARE, NEW_YORK), vehicles: [], next_appointment: null, last_appointment: null },
    ],
  });
});

test('nobody found', () => {
  const none = foundView({ query: 'zz', matches: [], total: 0, offset: 0 }, TIME);
  expect(none.text(PLAIN)).toBe('Nobody matches "zz".\n');
  expect(none.data).toEqual({ query: 'zz', count: 0, total: 0, offset: 0, customers: [] });
});
