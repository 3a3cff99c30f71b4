import { expect, test } from 'vitest';
import { vehicleJson, vehicleListView, vehicleView } from '../../../src/output/people/vehicle.ts';
import { ANA, CIVIC, NEW_YORK, PLAIN, TIME } from '../samples.ts';

const UNKNOWN = { ...CIVIC, id: 2, plate: 'XY99', make: null, model: null, year: null };

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

test('cars', () => {
  const list = vehicleListView(
    { vehicles: [CIVIC, UNKNOWN], owners: new Map([[1, 'Ana Pérez']]), total: 2, offset: 0 },
    TIME,
  );
  expect(list.text(PLAIN)).toMatchInlineSnapshot(`
    "No.  Car               Plate    Whose
      1  2018 Honda Civic  ABC1234  Ana Pérez  customer 1
      2  XY99              XY99     Ana Pérez  customer 1
    2 vehicles
    "
  `);
  expect(vehicleView({ ...CIVIC, notes: 'tow hook' }, ANA, [], TIME).text(PLAIN)).toMatchInlineSnapshot(`
    "2018 Honda Civic  vehicle 1
      Plate     ABC1234
      Customer  Ana Pérez, customer 1
      Notes     tow hook
    "
  `);
  expect(vehicleView(UNKNOWN, null, [], TIME).message).toBe('Vehicle 2 is XY99, of customer 1.');
});
