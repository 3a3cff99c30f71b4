import { describe, expect, test } from 'vitest';
import type { View } from '../../../src/output/form/view.ts';
import { customerAddedView, customerEditedView, customerJson } from '../../../src/output/people/customer.ts';
import { vehicleAddedView, vehicleEditedView, vehicleJson } from '../../../src/output/people/vehicle.ts';
import { ANA, CIVIC, DRY_RUN, NEW_YORK, PLAIN, REPLAYED, TIME, WRITTEN } from '../samples.ts';

const BARE = { ...ANA, id: 2, name: 'Bo', phone: null, email: null };
const UNKNOWN = { ...CIVIC, id: 2, plate: 'XY99', make: null, model: null, year: null };

const NOTHING_FOLLOWS = { visits: 0, pending: 0 };

describe('writes in words', () => {
  test.each<{ view: View; text: string }>([
    {
      view: customerAddedView(ANA, WRITTEN, TIME),
      text: '✓ Added customer 1: Ana Pérez, +1 212 555 0134, ana@example.com\n',
    },
    { view: customerAddedView(BARE, REPLAYED, TIME), text: '! Customer 2 was already there: Bo\n' },
    { view: customerAddedView(BARE, DRY_RUN, TIME), text: 'Would add Bo\n' },
    { view: customerEditedView(BARE, WRITTEN, NOTHING_FOLLOWS, TIME), text: '✓ Changed customer 2: Bo\n' },
    { view: customerEditedView(BARE, DRY_RUN, NOTHING_FOLLOWS, TIME), text: 'Would change Bo\n' },
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
      view: vehicleEditedView(CIVIC, WRITTEN, NOTHING_FOLLOWS, TIME),
      text: '✓ Changed vehicle 1: 2018 Honda Civic, ABC1234, of customer 1\n',
    },
    {
      view: customerEditedView(BARE, WRITTEN, { visits: 2, pending: 0 }, TIME),
      text: '✓ Changed customer 2: Bo\n  The calendar follows: 2 visits to come\n',
    },
    {
      view: customerEditedView(BARE, WRITTEN, { visits: 2, pending: 1 }, TIME),
      text: '✓ Changed customer 2: Bo\n  The calendar does not follow yet: 1 of 2 visits to come; it will be delivered by: bay sync\n',
    },
  ])('$text', ({ view, text }) => {
    expect(view.text(PLAIN)).toBe(text);
    for (const said of view.message.slice(0, -1).split('. ')) expect(text).toContain(said);
  });

  test('a dry run says so in JSON', () => {
    expect(customerAddedView(ANA, DRY_RUN, TIME).data).toEqual({
      ...customerJson(ANA, NEW_YORK),
      dry_run: true,
    });
    expect(vehicleAddedView(CIVIC, WRITTEN, TIME).data).toEqual(vehicleJson(CIVIC, NEW_YORK));
  });
});
