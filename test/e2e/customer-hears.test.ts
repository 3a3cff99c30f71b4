import { expect, test } from 'vitest';
import { drag, monday } from '../support/dragging.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const MARIAS = 'maria@group.calendar.google.com';

/** What Google has mailed since the last time. */
function mailsOf({ google }: GoogleWorkshop): () => string[] {
  let read = 0;
  return () => {
    const since = google.model.mails.slice(read).map(({ to, about }) => `${about} ${to}`);
    read += since.length;
    return since;
  };
}

/** A visit of Ana's at nine, to which she is invited. */
async function invited() {
  const shop = await googleWorkshop();
  const mails = mailsOf(shop);
  await shop.done(NINE, 'sync');
  expect(mails()).toEqual(['invitation ana@example.com']);
  const [event] = shop.shown();
  return { ...shop, mails, eventId: event?.id ?? '', people: shop.google.model.people };
}

test('of a move in Google that is followed, the customer hears by the invitation', async () => {
  const shop = await invited();
  await drag(shop, 1, '10:00', '10:30');
  expect(shop.mails()).toEqual([]);
  await shop.done('sync');
  expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-11-23T10:00:00-05:00' });
  expect(shop.mails()).toEqual(['update ana@example.com']);
});

test("of one in a technician's calendar, by the invitation in the bay's", async () => {
  const shop = await googleWorkshop();
  const mails = mailsOf(shop);
  shop.google.addCalendar({ id: MARIAS });
  await shop.done(
    ['shop', 'set', 'technicians', `[{name: Maria, calendar: "${MARIAS}"}]`],
    `${NINE} --technician Maria`,
    'sync',
  );
  expect(mails()).toEqual(['invitation ana@example.com']);
  const [hers] = shop.shown(MARIAS);
  shop.google.model.people.move(MARIAS, hers?.id ?? '', monday('11:00', '11:30'));
  await shop.done('sync');
  expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-11-23T11:00:00-05:00' });
  expect(mails()).toEqual(['update ana@example.com']);
});

test('of a move that is put back, so that whoever was told of the other time knows better', async () => {
  const shop = await invited();
  await drag(shop, 1, '22:00', '22:30');
  await shop.bay('sync');
  expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-11-23T09:00:00-05:00' });
  expect(shop.mails()).toEqual(['update ana@example.com']);
});

test('of a visit whose event somebody deleted, when it is put back; when it is cancelled there is nothing to tell it by', async () => {
  const shop = await invited();
  shop.people.delete(SHOP, shop.eventId);
  await shop.bay('sync');
  expect(shop.mails()).toEqual([]);
  await shop.done('inbox resolve 1 --restore');
  await shop.done('sync');
  expect(shop.mails()).toEqual(['invitation ana@example.com']);
  const [event] = shop.shown();
  shop.people.delete(SHOP, event?.id ?? '');
  await shop.bay('sync');
  await shop.done('inbox resolve 2 --cancel', 'sync');
  expect(shop.mails()).toEqual([]);
});

test('of an earlier event that somebody brings back, nothing: the visit stands, and is not cancelled', async () => {
  const shop = await invited();
  shop.people.delete(SHOP, shop.eventId);
  await shop.bay('sync');
  await shop.done('inbox resolve 1 --restore', 'sync');
  shop.mails();
  shop.people.restore(SHOP, shop.eventId);
  await shop.bay('sync');
  expect(shop.shown()).toHaveLength(1);
  expect(shop.shown()[0]?.id).not.toBe(shop.eventId);
  expect(shop.mails()).toEqual([]);
});
