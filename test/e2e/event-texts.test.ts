import { describe, expect, test } from 'vitest';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';

async function booked(): Promise<GoogleWorkshop & { eventId: string }> {
  const shop = await googleWorkshop();
  await shop.done('book -c 1 -s oil_change --at 2026-11-23T09:00');
  const { calendar_event_id: eventId } = await shop.data('show 1');
  shop.asked();
  return { ...shop, eventId };
}

test('a corrected customer and car are corrected in the calendar, with one request each and no mail', async () => {
  const shop = await booked();
  const mails = shop.google.model.mails.length;
  expect(
    await shop.story('customers edit 1 --name "Ana Pérez-Smith"', 'vehicles edit 1 --plate NEW1234', 'sync'),
  ).toMatchInlineSnapshot(`
    "$ bay customers edit 1 --name "Ana Pérez-Smith"
    ✓ Changed customer 1: Ana Pérez-Smith, +1 212 555 0134, ana@example.com
      The calendar follows: 1 visit to come

    $ bay vehicles edit 1 --plate NEW1234
    ✓ Changed vehicle 1: 2018 Honda Civic, NEW1234, of customer 1
      The calendar follows: 1 visit to come

    $ bay sync
    ✓ 0 changes delivered to the calendar, nothing is owed
    "
  `);
  expect(shop.shown()).toMatchObject([
    {
      summary: 'Oil change - Ana Pérez-Smith',
      description:
        'Customer: Ana Pérez-Smith\nPhone: +12125550134\nCar: 2018 Honda Civic\nPlate: NEW1234\nService: Oil change',
    },
  ]);
  expect(shop.asked().filter((each) => each === 'PATCH events')).toHaveLength(2);
  expect(shop.google.model.mails).toHaveLength(mails);
});

test('what events do not tell asks Google nothing', async () => {
  const shop = await booked();
  await shop.done('customers edit 1 --notes "pays cash"', 'vehicles edit 1 --notes "left mirror"');
  expect(shop.asked()).toEqual([]);
});

test('a service that is called otherwise follows with the next sync', async () => {
  const shop = await booked();
  await shop.done('shop set services.oil_change.name "Oil service"', 'sync');
  expect(shop.shown()).toMatchObject([{ summary: 'Oil service - Ana Pérez' }]);
});

describe('what somebody wrote into an event', () => {
  test('stays, and the rest follows; a change that it keeps out is told once', async () => {
    const shop = await booked();
    shop.google.model.people.retitle(SHOP, shop.eventId, 'Ana - KEY IN BOX');
    await shop.done('sync', 'customers edit 1 --name "Ana Smith"', 'sync', 'sync');
    expect(shop.shown()).toMatchObject([
      { summary: 'Ana - KEY IN BOX', description: expect.stringContaining('Customer: Ana Smith') },
    ]);
    const { items } = await shop.data('inbox');
    expect(items).toMatchObject([{ kind: 'texts-kept', times: 1, detail: 'Ana - KEY IN BOX' }]);
    await shop.done('inbox resolve 1 --done', 'customers edit 1 --phone 2125550199', 'sync');
    expect((await shop.data('inbox')).open).toBe(0);
    expect(shop.shown()).toMatchObject([
      { summary: 'Ana - KEY IN BOX', description: expect.stringContaining('+12125550199') },
    ]);
  });

  test('is not written over where nobody has read it yet', async () => {
    const shop = await booked();
    shop.google.model.people.describe(SHOP, shop.eventId, 'called: also brakes');
    await shop.done('customers edit 1 --name "Ana Smith"');
    expect(shop.shown()).toMatchObject([
      { summary: 'Oil change - Ana Smith', description: 'called: also brakes' },
    ]);
    expect((await shop.data('inbox')).items).toMatchObject([{ kind: 'texts-kept' }]);
  });
});

test('out of Google’s reach the change is kept, and said to be owed', async () => {
  const shop = await booked();
  shop.google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  const { message, data } = await shop.json('customers edit 1 --name "Ana Smith"');
  expect(message).toMatch(
    /The calendar does not follow yet: 1 visit to come; it will be delivered by: bay sync\.$/,
  );
  expect(data).toMatchObject({ customer_name: 'Ana Smith', calendar_follows: { visits: 1, pending: 1 } });
});

test('bay’s own calendar tells it at once', async () => {
  const { done, data } = workshop();
  await done(
    'customers add --name "Ana Pérez" --phone 2125550134',
    'vehicles add --customer 1 --make Honda --model Civic --year 2018',
    'book -c 1 -s oil_change --at 2026-11-23T09:00',
  );
  expect((await data('customers edit 1 --name "Ana Smith"')).calendar_follows).toEqual({
    visits: 1,
    pending: 0,
  });
  expect((await data('show 1')).calendar_status).toBe('synced');
});
