import { describe, expect, test } from 'vitest';
import { drag, monday, synced } from '../support/dragging.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const TWO = 'book --customer 2 --service oil_change --at 2026-11-23T14:00';
const SQUEEZED = 'book --customer 2 --service oil_change --at 2026-11-23T09:00 --overbook squeeze';

async function standing(shop: GoogleWorkshop, id: number) {
  const { scheduled_at, overbook_reason, calendar_status } = await shop.data(`show ${id}`);
  return [scheduled_at.slice(11, 16), overbook_reason, calendar_status];
}

/** When the events are that Google shows. */
const startsOf = (shop: GoogleWorkshop) => shop.shown().map(({ start }) => start?.dateTime?.slice(11, 16));

/** Bob's car beside Ana's, in one bay. */
async function squeezed() {
  const shop = await googleWorkshop();
  await shop.done(NINE, SQUEEZED);
  return shop;
}

describe('an overbooked appointment', () => {
  test('that somebody drags onto a taken time is put back, and the inbox says what takes it', async () => {
    const shop = await squeezed();
    await shop.done(TWO.replace('--customer 2', '--customer 1'));
    await drag(shop, 2, '14:00', '14:30');
    expect(await synced(shop)).toEqual({
      exitCode: 0,
      moved: [],
      told: [
        'Somebody moved #2 in the calendar to Mon 23 Nov 14:00–14:30: Bay 1 is taken by #3. It was put back.',
      ],
    });
    expect(await standing(shop, 2)).toEqual(['09:00', 'squeeze', 'synced']);
    expect(startsOf(shop)).toEqual(['09:00', '09:00', '14:00']);
    expect(await shop.json('doctor')).toMatchObject({ exitCode: 0 });
  });

  test('that somebody drags to a free time becomes an ordinary one, and its reason goes', async () => {
    const shop = await squeezed();
    await drag(shop, 2, '15:00', '15:30');
    expect(await synced(shop)).toEqual({ exitCode: 0, moved: [2], told: [] });
    expect(await standing(shop, 2)).toEqual(['15:00', null, 'synced']);
    const again = await shop.json('book --customer 1 --service oil_change --at 2026-11-23T15:00');
    expect(again).toMatchObject({ exitCode: 9, error: { code: 'slot-taken' } });
  });

  test('that somebody makes shorter stays what somebody at the counter has said', async () => {
    const shop = await squeezed();
    await drag(shop, 2, '09:15', '09:30');
    expect(await synced(shop)).toEqual({ exitCode: 0, moved: [2], told: [] });
    expect(await standing(shop, 2)).toEqual(['09:15', 'squeeze', 'synced']);
  });

  test('that somebody drags on beside the same job is put back: that time was nobody’s word', async () => {
    const shop = await squeezed();
    await drag(shop, 2, '09:10', '09:40');
    expect((await synced(shop)).told).toEqual([
      'Somebody moved #2 in the calendar to Mon 23 Nov 09:10–09:40: Bay 1 is taken by #1. It was put back.',
    ]);
    expect(await standing(shop, 2)).toEqual(['09:00', 'squeeze', 'synced']);
  });
});

test('a reason for overbooking covers the events that were there, and none that came later', async () => {
  const shop = await googleWorkshop();
  const { people } = shop.google.model;
  const dentist = people.create(SHOP, { summary: 'Dentist', ...monday('09:00', '10:00') });
  people.edit(SHOP, dentist, { created: '2026-11-20T12:00:00.000Z' });
  await shop.done(SQUEEZED, 'sync');
  expect(await shop.data('inbox')).toMatchObject({ open: 0 });
  people.create(SHOP, { summary: 'Bank', ...monday('09:15', '09:45') });
  expect((await shop.data('sync')).inbox).toMatchObject([
    { kind: 'foreign-conflict', appointment_id: 1, event: { start: '2026-11-23T09:15:00-05:00' } },
  ]);
});

test('a drag onto somebody else’s event is put back in the same sync, however new that event is', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE, 'sync');
  shop.google.model.people.create(SHOP, { summary: 'Dentist', ...monday('14:00', '15:00') });
  await drag(shop, 1, '14:00', '14:30');
  expect(await synced(shop)).toEqual({
    exitCode: 0,
    moved: [],
    told: [
      "Somebody moved #1 in the calendar to Mon 23 Nov 14:00–14:30: Bay 1 is taken by somebody else's event 14:00–15:00. It was put back.",
    ],
  });
  expect(await standing(shop, 1)).toEqual(['09:00', null, 'synced']);
  expect(startsOf(shop)).toEqual(['09:00', '14:00']);
});

test('a drag to where somebody else’s event was a moment ago is followed', async () => {
  const shop = await googleWorkshop();
  const dentist = shop.google.model.people.create(SHOP, { summary: 'Dentist', ...monday('14:00', '15:00') });
  await shop.done(NINE, 'sync');
  shop.google.model.people.delete(SHOP, dentist);
  await drag(shop, 1, '14:00', '14:30');
  expect(await synced(shop)).toEqual({ exitCode: 0, moved: [1], told: [] });
});

test('a drag costs one request more than the look at it, and everything else none', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE, 'sync');
  shop.asked();
  await drag(shop, 1, '14:00', '14:30');
  shop.asked();
  await shop.done('sync');
  // The changes, the event, who else has that time, and the stamp of the appointment that has followed.
  expect(shop.asked()).toEqual(['GET events', 'GET events', 'GET events', 'PATCH events']);
  shop.google.model.people.retitle(SHOP, shop.shown()[0]?.id ?? '', 'Ana waits');
  await shop.done('sync');
  expect(shop.asked()).toEqual(['GET events', 'GET events']);
});

test('while nobody can say who else has that time, the move waits', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE, 'sync');
  await drag(shop, 1, '14:00', '14:30');
  shop.google.faults.add({ when: ({ query }) => 'timeMax' in query, fault: 'backend-error', times: 99 });
  expect(await shop.json('sync')).toMatchObject({ exitCode: 8, data: { moved: [], pending: 1, inbox: [] } });
  expect(await standing(shop, 1)).toEqual(['09:00', null, 'pending']);
  expect(startsOf(shop)).toEqual(['14:00']);
});

test.each([
  { from: '12:15', to: '12:45', why: 'it runs into a break: lunch' },
  { from: '20:00', to: '20:30', why: 'that is outside opening hours (09:00–12:00 and 13:00–17:00)' },
  { from: '06:00', to: '06:30', why: 'that is past' },
])('a drag to $from is put back, because $why', async ({ from, to, why }) => {
  const shop = await googleWorkshop();
  await shop.done(NINE);
  await drag(shop, 1, from, to);
  expect((await synced(shop)).told).toEqual([
    `Somebody moved #1 in the calendar to Mon 23 Nov ${from}–${to}: ${why}. It was put back.`,
  ]);
  expect(await shop.data('inbox')).toMatchObject({ items: [{ why: { text: why }, times: 1 }] });
});

test('a drag beyond the days that the shop books ahead is put back', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE);
  await drag(shop, 1, '09:00', '09:30', '2027-03-01');
  expect((await synced(shop)).told).toEqual([
    'Somebody moved #1 in the calendar to Mon 1 Mar 2027 09:00–09:30: that is too far ahead: the shop books 90 days ahead. It was put back.',
  ]);
});

test('a bay that is gone takes no jobs: what was done in it cannot be dragged into the future', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE);
  shop.at('Tue 2026-11-24 07:00');
  await shop.done('sync', ['shop', 'set', 'bays', '[{name: Lift}]']);
  const { calendar_event_id } = await shop.data('show 1');
  shop.google.model.people.move(SHOP, calendar_event_id, {
    start: instantOf('Wed 2026-11-25 09:00'),
    end: instantOf('Wed 2026-11-25 09:30'),
  });
  expect((await synced(shop)).told).toEqual([
    'Somebody moved #1 in the calendar to Wed 25 Nov 09:00–09:30: Bay 1 is not in the shop any more. It was put back.',
  ]);
  expect(await shop.data('show 1')).toMatchObject({
    bay: 'Bay 1',
    scheduled_at: '2026-11-23T09:00:00-05:00',
  });
});

test('a second move that is put back is told again, with its own time and reason', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE, TWO);
  await drag(shop, 1, '12:15', '12:45');
  await shop.done('sync');
  await drag(shop, 1, '14:00', '14:30');
  expect((await synced(shop)).told).toEqual([
    'Somebody moved #1 in the calendar to Mon 23 Nov 14:00–14:30: Bay 1 is taken by #2. It was put back. (2 times so far)',
  ]);
  await drag(shop, 1, '14:00', '14:30');
  expect((await synced(shop)).told).toHaveLength(1);
  expect(await shop.data('inbox')).toMatchObject({ open: 1, items: [{ item_id: 1, times: 3 }] });
  expect((await synced(shop)).told).toEqual([]);
});

test('a car that somebody has said is in two places at once stays so where it was said, and nowhere else', async () => {
  const shop = await googleWorkshop();
  await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2}]']);
  const twice = 'book --customer 1 --service complex_repair --bay "Bay 2" --at 2026-11-23T09:00';
  await shop.done(NINE, `${twice} --overbook "the trailer"`);
  await drag(shop, 2, '09:00', '09:30');
  expect(await synced(shop)).toEqual({ exitCode: 0, moved: [2], told: [] });
  expect(await standing(shop, 2)).toEqual(['09:00', 'the trailer', 'synced']);
  await drag(shop, 2, '09:10', '09:40');
  const { items } = await shop.data('sync').then(() => shop.data('inbox'));
  expect(items).toMatchObject([
    {
      kind: 'move-refused',
      appointment_id: 2,
      why: { code: 'car-elsewhere', text: 'the car is in the shop for #1 then' },
    },
  ]);
  const counter = await shop.json('reschedule 2 --to 2026-11-23T09:10');
  expect(counter).toMatchObject({ exitCode: 9, error: { code: 'car-taken' } });
});

test('a drag to when the car is in another bay is put back', async () => {
  const shop = await googleWorkshop();
  await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2}]']);
  await shop.done(NINE, `${NINE.replace('T09', 'T14')} --bay "Bay 2"`);
  await drag(shop, 1, '14:00', '14:30');
  expect((await synced(shop)).told).toEqual([
    'Somebody moved #1 in the calendar to Mon 23 Nov 14:00–14:30: the car is in the shop for #2 then. It was put back.',
  ]);
});

describe('a visit that is over, in a bay that is gone with its calendar', () => {
  const OWN = 'c_bay2@group.calendar.google.com';

  async function retired() {
    const shop = await googleWorkshop();
    shop.google.addCalendar({ id: OWN, summary: 'Bay 2' });
    await shop.done(['shop', 'set', 'bays', `[{name: Bay 1}, {name: Bay 2, calendar: "${OWN}"}]`]);
    await shop.done(`${NINE} --bay "Bay 2"`, 'sync');
    shop.at('Mon 2026-11-23 17:00');
    await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}]'], 'sync');
    const { calendar_event_id: eventId } = await shop.data('show 1');
    const dragOn = () =>
      shop.google.model.people.move(OWN, eventId, {
        start: instantOf('Tue 2026-12-08 10:00'),
        end: instantOf('Tue 2026-12-08 10:30'),
      });
    return { ...shop, dragOn };
  }

  test('cannot be dragged into the future: its event is put back, and that is told', async () => {
    const shop = await retired();
    shop.dragOn();
    shop.at('Mon 2026-11-30 09:00');
    expect(await synced(shop)).toEqual({
      exitCode: 0,
      moved: [],
      told: [
        'Somebody moved #1 in the calendar to Tue 8 Dec 10:00–10:30: Bay 2 is not in the shop any more. It was put back.',
      ],
    });
    expect(shop.shown(OWN)).toMatchObject([{ start: { dateTime: '2026-11-23T09:00:00-05:00' } }]);
  });

  test('costs each sync of the week after it one request, and none later', async () => {
    const shop = await retired();
    shop.at('Mon 2026-11-30 08:59');
    await shop.done('sync');
    shop.asked();
    await shop.done('sync');
    expect(shop.asked()).toEqual(['GET events', 'GET events']);
    shop.at('Mon 2026-11-30 09:31');
    await shop.done('sync');
    expect(shop.asked()).toEqual(['GET events']);
  });
});
