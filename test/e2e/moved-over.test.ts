import { describe, expect, test } from 'vitest';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';

const BAY_2 = 'c_bay2@group.calendar.google.com';
const MARIA = 'c_maria@group.calendar.google.com';
const NINE = 'book -c 1 -s oil_change --at 2026-11-23T09:00';

/** Bay 2 has a calendar of its own, as has whoever comes to keep it. */
async function twoBays(): Promise<GoogleWorkshop> {
  const shop = await googleWorkshop();
  for (const id of [BAY_2, MARIA]) shop.google.addCalendar({ id });
  await shop.done(bays(BAY_2));
  return shop;
}

const bays = (calendar: string) => [
  'shop',
  'set',
  'bays',
  `[{name: Bay 1}, {name: Bay 2, calendar: "${calendar}"}]`,
];
const eventOf = async (shop: GoogleWorkshop): Promise<string> =>
  (await shop.data('show 1')).calendar_event_id;
const live = ({ google }: GoogleWorkshop, calendarId: string) =>
  [...google.model.liveEvents(calendarId)].map(({ id }) => id);
const inbox = async (shop: GoogleWorkshop): Promise<string[]> =>
  (await shop.data('inbox')).items.map(
    ({ kind, appointment_id: id }: { kind: string; appointment_id: number }) => `${kind} #${id}`,
  );
const firstFree = async (shop: GoogleWorkshop): Promise<string> =>
  (await shop.data('slots 2026-11-23 --bay "Bay 2"')).days[0].available_slots[0].start_time;

describe('an event that somebody moves to where the appointment was to be, and never came', () => {
  test('is told, and takes time there, when its bay came to have that calendar', async () => {
    const shop = await twoBays();
    await shop.done(`${NINE} -b "Bay 2"`);
    const eventId = await eventOf(shop);
    shop.google.model.people.moveToCalendar(BAY_2, eventId, MARIA);
    shop.google.faults.add({ when: ({ path }) => path.includes('/events'), fault: 'unavailable', times: 99 });
    await shop.bay(bays(MARIA));
    await shop.bay('cancel 1 -r other');
    shop.google.faults.clear();
    shop.at('Mon 2026-11-23 07:30');
    await shop.bay('sync');
    expect([await inbox(shop), live(shop, MARIA), await firstFree(shop)]).toEqual([
      ['elsewhere #1'],
      [eventId],
      '09:30 AM',
    ]);
    expect(await shop.data('sync')).toMatchObject({ inbox: [], delivered: 0, pending: 0 });
  });
});

describe('an event that is not the first of its appointment', () => {
  test('is no sign of an old copy of the book where somebody moves it to another calendar that shows the appointment', async () => {
    const shop = await twoBays();
    await shop.done(
      ['shop', 'set', 'technicians', `[{name: Maria, calendar: "${MARIA}"}]`],
      `${NINE} -b "Bay 1"`,
    );
    shop.google.model.people.delete(SHOP, await eventOf(shop));
    await shop.bay('sync');
    await shop.done('inbox resolve 1 --restore');
    const second = await eventOf(shop);
    shop.google.model.people.moveToCalendar(SHOP, second, MARIA);
    await shop.bay('sync');
    expect(await inbox(shop)).toEqual(['elsewhere #1', 'event-removed #1']);
    expect(live(shop, MARIA)).toContain(second);
    expect(await shop.data('book -c 2 -s oil_change --at 2026-11-23T14:00')).toMatchObject({
      calendar_status: 'synced',
    });
  });
});

describe('an event that somebody brings back in a calendar that the shop has left', () => {
  test('is removed again and told, also when nothing else of the shop is there', async () => {
    const shop = await twoBays();
    await shop.done(`${NINE} -b "Bay 2"`);
    const eventId = await eventOf(shop);
    await shop.done(bays(MARIA), 'sync');
    shop.google.model.people.restore(BAY_2, eventId);
    await shop.bay('sync');
    expect([await inbox(shop), live(shop, BAY_2), live(shop, MARIA)]).toEqual([
      ['left-restored #1'],
      [],
      [eventId],
    ]);
  });

  test('is nobody’s trouble where that calendar cannot be reached any more', async () => {
    const shop = await twoBays();
    await shop.done(`${NINE} -b "Bay 2"`, bays(MARIA), 'sync');
    shop.google.model.people.deleteCalendar(BAY_2);
    expect(await shop.json('sync')).toMatchObject({ exitCode: 0, data: { inbox: [], pending: 0 } });
  });
});
