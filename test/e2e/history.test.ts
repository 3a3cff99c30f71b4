import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

function busyShop() {
  const shop = workshop({ given: TWO_VISITS });
  const busy = async () => {
    shop.at('Mon 2026-11-23 08:10');
    await shop.done('move 1 14:00 --as luis', 'cancel 2 -r schedule_conflict --note flight');
    shop.at('Tue 2026-11-24 08:00');
    await shop.done('undo', 'customers edit 1 --notes "calls first"', 'shop set hours.saturday closed');
    return shop;
  };
  return busy();
}

test('`bay history` tells what was done, by whom, newest first, day by day', async () => {
  const { story } = await busyShop();
  expect(await story('history')).toMatchInlineSnapshot(`
    "$ bay history
    Tue 24 Nov · today
    08:00  ana changed the rules of the shop: hours.saturday  (entry 13)
    08:00  ana changed customer 1, Ana Pérez  (entry 12)
    08:00  ana took back: cancelled #2, Brake service for Bob Stone, 2021 Ford F-150, Mon 23 Nov 10:00–11:00, Bay 1: schedule conflict: flight  (entry 11)
    Mon 23 Nov · yesterday
    08:10  ana cancelled #2, Brake service for Bob Stone, 2021 Ford F-150, Mon 23 Nov 10:00–11:00, Bay 1: schedule conflict: flight  (entry 10, taken back)
    08:10  luis moved #1, Oil change for Ana Pérez, 2018 Honda Civic, from Mon 23 Nov 09:00–09:30, Bay 1 to Mon 23 Nov 14:00–14:30, Bay 1  (entry 9)
    07:00  ana booked #2, Brake service for Bob Stone, 2021 Ford F-150, Mon 23 Nov 10:00–11:00, Bay 1  (entry 8)
    07:00  ana booked #1, Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1  (entry 7)
    07:00  ana entered car 2, 2021 Ford F-150  (entry 6)
    07:00  ana entered customer 2, Bob Stone  (entry 5)
    07:00  ana entered car 1, 2018 Honda Civic  (entry 4)
    07:00  ana entered customer 1, Ana Pérez  (entry 3)
    07:00  ana changed the rules of the shop: time_format  (entry 2)
    07:00  ana made the shop  (entry 1)
    "
  `);
});

test('it is that of a visit, a customer, a car, a day or a person', async () => {
  const { data } = await busyShop();
  const told = async (line: string) =>
    (await data(`history ${line}`)).history.map(({ verb }: { verb: string }) => verb);
  expect(await told('2')).toEqual(['taken-back', 'cancelled', 'booked']);
  expect(await told('#1')).toEqual(['rescheduled', 'booked']);
  expect(await told('pérez')).toEqual([
    'customer-edited',
    'rescheduled',
    'booked',
    'vehicle-added',
    'customer-added',
  ]);
  expect(await told('0199')).toEqual([
    'taken-back',
    'cancelled',
    'booked',
    'vehicle-added',
    'customer-added',
  ]);
  expect(await told('XYZ9876')).toEqual(['taken-back', 'cancelled', 'booked', 'vehicle-added']);
  expect(await told('today')).toEqual(['shop-changed', 'customer-edited', 'taken-back']);
  expect(await told('monday --limit 2')).toEqual(['cancelled', 'rescheduled']);
  expect(await told('yesterday --limit 1 --offset 1')).toEqual(['rescheduled']);
  expect(await told('--by luis')).toEqual(['rescheduled']);
  expect(await told('2026-11-20')).toEqual([]);
});

test('scripts get each entry with its number, and whether it was taken back', async () => {
  const { data } = await busyShop();
  const { history, ...page } = await data('history 2');
  expect(page).toEqual({ count: 3, offset: 0, more: false });
  const [taken, cancelled] = history;
  expect(cancelled).toEqual({
    entry_id: cancelled.entry_id,
    at: '2026-11-23T08:10:00-05:00',
    day_of_week: 'Monday',
    actor: 'ana',
    source: 'counter',
    verb: 'cancelled',
    appointment_id: 2,
    appointment_ids: [2],
    customer_id: 2,
    customer_name: 'Bob Stone',
    vehicle_id: 2,
    undone: true,
    undone_by: taken.entry_id,
    undoes: null,
    summary:
      'cancelled #2, Brake service for Bob Stone, 2021 Ford F-150, Mon 23 Nov 10:00–11:00, Bay 1: schedule conflict: flight',
  });
  expect(taken).toMatchObject({ verb: 'taken-back', undoes: cancelled.entry_id, undone: false });
});

test.each([
  ['99', 5],
  ['nobody at all', 5],
  ['--by luis 2', 2],
])('`bay history %s` is refused in a line', async (line, exitCode) => {
  const { bay } = workshop({ given: TWO_VISITS });
  expect(await bay(`history ${line}`)).toMatchObject({ exitCode, stdout: '' });
});

test('a page says that there is more', async () => {
  const { bay } = workshop({ given: TWO_VISITS });
  expect((await bay('history --limit 1')).stdout).toContain('There is more: bay history --offset 1');
});
