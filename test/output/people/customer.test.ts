import { describe, expect, test } from 'vitest';
import type { View } from '../../../src/output/form/view.ts';
import {
  customerAddedView,
  customerEditedView,
  customerJson,
  customerListView,
  customerView,
  foundView,
  matchJson,
} from '../../../src/output/people/customer.ts';
import {
  vehicleAddedView,
  vehicleEditedView,
  vehicleJson,
  vehicleListView,
  vehicleView,
} from '../../../src/output/people/vehicle.ts';
import { ANA, CIVIC, DRY_RUN, MATCH, NEW_YORK, PLAIN, REPLAYED, TIME, WRITTEN } from '../samples.ts';

const BARE = { ...ANA, id: 2, name: 'Bo', phone: null, email: null };
const UNKNOWN = { ...CIVIC, id: 2, plate: 'XY99', make: null, model: null, year: null };

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

test('a car in JSON', () => {
  expect(vehicleJson(CIVIC, NEW_YORK)).toEqual({
    vehicle_id: 1,
    customer_id: 1,
    plate: 'ABC1234',
    vin: null,
    make: 'Honda',
    model: 'Civic',
    year: 2018,
    vehicle_info: '2018 Honda Civic',
    notes: null,
    created_at: '2026-11-02T10:00:00-05:00',
    updated_at: '2026-11-02T10:00:00-05:00',
  });
});

describe('writes in words', () => {
  test.each<{ view: View; text: string }>([
    {
      view: customerAddedView(ANA, WRITTEN, TIME),
      text: '✓ Added customer 1: Ana Pérez, +1 212 555 0134, ana@example.com\n',
    },
    { view: customerAddedView(BARE, REPLAYED, TIME), text: '! Customer 2 was already there: Bo\n' },
    { view: customerAddedView(BARE, DRY_RUN, TIME), text: 'Would add Bo\n' },
    { view: customerEditedView(BARE, WRITTEN, TIME), text: '✓ Changed customer 2: Bo\n' },
    { view: customerEditedView(BARE, DRY_RUN, TIME), text: 'Would change Bo\n' },
    {
      view: vehicleAddedView(CIVIC, WRITTEN, TIME),
      text: '✓ Added vehicle 1: 2018 Honda Civic, ABC1234, of customer 1\n',
    },
    {
      view: vehicleAddedView(UNKNOWN, REPLAYED, TIME),
      text: '! Vehicle 2 was already there: XY99, of customer 1\n',
    },
    {
      view: vehicleAddedView(CIVIC, DRY_RUN, TIME),
      text: 'Would add 2018 Honda Civic, ABC1234, for customer 1\n',
    },
    {
      view: vehicleEditedView(CIVIC, WRITTEN, TIME),
      text: '✓ Changed vehicle 1: 2018 Honda Civic, ABC1234, of customer 1\n',
    },
  ])('$text', ({ view, text }) => {
    expect(view.text(PLAIN)).toBe(text);
    expect(text).toContain(view.message.slice(0, -1));
  });

  test('a dry run says so in JSON', () => {
    expect(customerAddedView(ANA, DRY_RUN, TIME).data).toEqual({
      ...customerJson(ANA, NEW_YORK),
      dry_run: true,
    });
    expect(vehicleAddedView(CIVIC, WRITTEN, TIME).data).toEqual(vehicleJson(CIVIC, NEW_YORK));
  });
});

test('one customer whole', () => {
  const view = customerView({ ...MATCH, customer: { ...ANA, notes: 'pays cash', invite: false } }, TIME);
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "Ana Pérez  +1 212 555 0134  customer 1
      2018 Honda Civic, ABC1234  vehicle 1
      next  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #12
      last  Mon 9 Nov 14:00–15:30, Bay 1   Oil change  #3
      E-mail  ana@example.com
      Invite  never
      Notes   pays cash
    "
  `);
  expect(view.message).toBe(
    'Ana Pérez, 2018 Honda Civic: next visit on Monday 23 November at 9:00 AM, Oil change.',
  );
});

test('one customer without visits', () => {
  const match = { customer: BARE, vehicles: [], next: null, last: null };
  expect(customerView(match, TIME).text(PLAIN)).toBe('Bo  customer 2\n');
  expect(customerView(match, TIME).message).toBe('Bo: no visits yet.');
  expect(customerView({ ...MATCH, next: null }, TIME).message).toBe(
    'Ana Pérez, 2018 Honda Civic: no visit booked, the last was on Monday 9 November at 2:00 PM.',
  );
});

test('what was found, in words and in JSON', () => {
  const view = foundView(
    { query: '0134', matches: [MATCH, { customer: BARE, vehicles: [], next: null, last: null }], total: 2 },
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
    customers: [
      matchJson(MATCH, NEW_YORK),
      { ...customerJson(BARE, NEW_YORK), vehicles: [], next_appointment: null, last_appointment: null },
    ],
  });
});

test('nobody found', () => {
  const none = foundView({ query: 'zz', matches: [], total: 0 }, TIME);
  expect(none.text(PLAIN)).toBe('Nobody matches "zz".\n');
  expect(none.data).toEqual({ query: 'zz', count: 0, total: 0, customers: [] });
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

test('cars', () => {
  const list = vehicleListView({ vehicles: [CIVIC, UNKNOWN], total: 2, offset: 0 }, TIME);
  expect(list.text(PLAIN)).toMatchInlineSnapshot(`
    "No.  Car               Plate    Whose
      1  2018 Honda Civic  ABC1234  customer 1
      2  XY99              XY99     customer 1
    2 vehicles
    "
  `);
  expect(vehicleView({ ...CIVIC, notes: 'tow hook' }, ANA, TIME).text(PLAIN)).toMatchInlineSnapshot(`
    "2018 Honda Civic  vehicle 1
      Plate     ABC1234
      Customer  Ana Pérez, customer 1
      Notes     tow hook
    "
  `);
  expect(vehicleView(UNKNOWN, null, TIME).message).toBe('Vehicle 2 is XY99, of customer 1.');
});
