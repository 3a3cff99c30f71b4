import { expect, test } from 'vitest';
import { customerJson, customerListView } from '../../../src/output/people/customer.ts';
import { ANA, NEW_YORK, PLAIN, TIME } from '../samples.ts';

const BARE = { ...ANA, id: 2, name: 'Bo', phone: null, email: null };

test('a customer in JSON', () => {
  expect(customerJson(ANA, NEW_YORK)).toEqual({
    customer_id: 1,
    customer_name: 'Ana Pérez',
    customer_phone: '+12125550134',
    email: 'ana@example.com',
    notes: null,
    invite: null,
    created_at: '2026-11-02T10:00:00-05:00',
    updated_at: '2026-11-02T10:00:00-05:00',
  });
});

test('a page of customers', () => {
  const view = customerListView({ customers: [ANA, BARE], total: 5000, offset: 20 }, TIME);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "No.  Name       Phone            E-mail
      1  Ana Pérez  +1 212 555 0134  ana@example.com
      2  Bo
    21–22 of 5000 customers
    "
  `);
  expect(view.data).toMatchObject({ count: 2, total: 5000, offset: 20 });
  expect(customerListView({ customers: [], total: 0, offset: 0 }, TIME).text(PLAIN)).toBe('0 customers\n');
});
