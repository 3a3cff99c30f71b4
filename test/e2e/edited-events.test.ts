import { describe, expect, test } from 'vitest';
import { monday } from '../support/dragging.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const TWO = 'book --customer 2 --service oil_change --at 2026-11-23T14:00';
const OTHER_BAY = 'c_bay2@group.calendar.google.com';
const STAMP = { appt: '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e5f', db: 'another', rev: '1' };

/** A shop with Ana's oil change at nine in its calendar, in step. */
async function inStep(...more: string[]): Promise<GoogleWorkshop & { eventId: string }> {
  const shop = await googleWorkshop();
  await shop.done(NINE, ...more, 'sync');
  return { ...shop, eventId: (await shop.data('show 1')).calendar_event_id };
}

/** What the event's own private properties become. */
const SPOILT = {
  'no properties': () => ({}),
  'rev 0': (mine: Record<string, string>) => ({ ...mine, rev: '0' }),
  'a rev of letters': (mine: Record<string, string>) => ({ ...mine, rev: 'eleven' }),
  'a rev of 14 digits': (mine: Record<string, string>) => ({ ...mine, rev: '12345678901234' }),
  'another appointment': (mine: Record<string, string>) => ({ ...mine, appt: STAMP.appt }),
  'another book': (mine: Record<string, string>) => ({ ...mine, db: STAMP.db }),
  'nothing but the book': ({ db = '' }: Record<string, string>) => ({ db }),
};

function spoil({ google, shown }: GoogleWorkshop, how: keyof typeof SPOILT): void {
  const [event] = shown();
  const mine = (event?.extendedProperties?.private ?? {}) as Record<string, string>;
  google.model.people.edit(SHOP, event?.id ?? '', { extendedProperties: { private: SPOILT[how](mine) } });
}

const revisionIn = (shop: GoogleWorkshop) => shop.shown()[0]?.extendedProperties?.private?.['rev'];
const startsOf = (shop: GoogleWorkshop) => shop.shown().map(({ start }) => start?.dateTime?.slice(11, 16));
const ways = Object.keys(SPOILT) as (keyof typeof SPOILT)[];

describe.each(ways)('an event whose stamp is spoilt (%s)', (how) => {
  test('is stamped anew, and nobody is bothered', async () => {
    const shop = await inStep();
    spoil(shop, how);
    expect(await shop.json('sync')).toMatchObject({
      exitCode: 0,
      data: { inbox: [], moved: [], pending: 0 },
    });
    expect(revisionIn(shop)).toBe('1');
    expect(await shop.data('show 1')).toMatchObject({ calendar_status: 'synced' });
    expect(await shop.data('sync')).toMatchObject({ delivered: 0, taken_in: 0 });
  });

  test('and that was moved takes the appointment along', async () => {
    const shop = await inStep();
    spoil(shop, how);
    shop.google.model.people.move(SHOP, shop.eventId, monday('15:00', '15:30'));
    expect(await shop.data('sync')).toMatchObject({ moved: [{ appointment_id: 1 }], inbox: [] });
    expect(await shop.data('show 1')).toMatchObject({
      scheduled_at: '2026-11-23T15:00:00-05:00',
      calendar_status: 'synced',
    });
    expect([startsOf(shop), revisionIn(shop)]).toEqual([['15:00'], '2']);
  });

  test('and that was moved onto another is put back, and told', async () => {
    const shop = await inStep(TWO);
    spoil(shop, how);
    shop.google.model.people.move(SHOP, shop.eventId, monday('14:00', '14:30'));
    expect(await shop.data('sync')).toMatchObject({
      moved: [],
      inbox: [{ kind: 'move-refused', appointment_id: 1, why: { text: 'Bay 1 is taken by #2' } }],
    });
    expect(startsOf(shop)).toEqual(['09:00', '14:00']);
  });
});

test('a spoilt stamp after the appointment was moved here leaves the event to be settled, and told where both have moved', async () => {
  const shop = await inStep('reschedule 1 --to 11:00');
  spoil(shop, 'no properties');
  shop.google.model.people.move(SHOP, shop.eventId, monday('15:00', '15:30'));
  expect(await shop.data('sync')).toMatchObject({ moved: [{ appointment_id: 1 }] });
  spoil(shop, 'no properties');
  shop.google.model.people.move(SHOP, shop.eventId, monday('16:00', '16:30'));
  await shop.done('reschedule 1 --to 10:00');
  expect(startsOf(shop)).toEqual(['10:00']);
  expect(await shop.data('inbox')).toMatchObject({ items: [{ kind: 'both-changed', appointment_id: 1 }] });
});

test('our own event without its stamp is nobody else’s, also where a bay has room for two', async () => {
  const shop = await inStep();
  await shop.done(['shop', 'set', 'bays', '[{name: Bay 1, capacity: 2}]']);
  spoil(shop, 'no properties');
  const { days } = await shop.data('slots 2026-11-23');
  expect(days[0].start_times[0].start).toBe('2026-11-23T09:00:00-05:00');
  await shop.done('sync');
  expect(await shop.data('inbox')).toMatchObject({ items: [] });
});

describe('an event that somebody', () => {
  test('moves to another of our calendars is missed here and told of there, until it is back', async () => {
    const shop = await inStep();
    shop.google.addCalendar({ id: OTHER_BAY, summary: 'Bay 2' });
    await shop.done(
      ['shop', 'set', 'bays', `[{name: Bay 1}, {name: Bay 2, calendar: "${OTHER_BAY}"}]`],
      'sync',
    );
    shop.google.model.people.moveToCalendar(SHOP, shop.eventId, OTHER_BAY);
    const { exitCode, data } = await shop.json('sync');
    expect(exitCode).toBe(12);
    expect(data.inbox).toMatchObject([
      { kind: 'elsewhere', appointment_id: 1 },
      { kind: 'event-removed', appointment_id: 1 },
    ]);
    expect(data.inbox[0].summary).toContain(`into the calendar ${OTHER_BAY}, Mon 23 Nov 09:00–09:30`);
    const slots = await shop.data('slots 2026-11-23 --bay "Bay 2"');
    expect(slots.days[0].available_slots[0].start_time).toBe('09:30 AM');
    expect(await shop.data('sync')).toMatchObject({ inbox: [] });
    shop.google.model.people.delete(OTHER_BAY, shop.eventId);
    shop.google.model.people.restore(SHOP, shop.eventId);
    await shop.done('sync');
    expect(await shop.data('inbox')).toMatchObject({ items: [] });
    expect(await shop.data('show 1')).toMatchObject({ calendar_status: 'synced' });
  });

  test('copies is told once, by the appointment’s number; the copy takes time and is nobody’s conflict', async () => {
    const shop = await inStep();
    const copy = shop.google.model.people.duplicate(SHOP, shop.eventId);
    const { exitCode, data } = await shop.json('sync');
    expect(exitCode).toBe(0);
    expect(data.inbox).toMatchObject([{ kind: 'copied', appointment_id: 1, event_id: copy }]);
    expect(data.inbox[0].summary).toBe(
      'Somebody copied #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The copy, Mon 23 Nov 09:00–09:30, is no appointment: it takes the time, and follows nothing.',
    );
    shop.google.model.people.move(SHOP, copy, monday('15:00', '15:30'));
    expect((await shop.data('sync')).inbox).toMatchObject([
      { kind: 'copied', event: { start: '2026-11-23T15:00:00-05:00' } },
    ]);
    expect(await shop.json('book --customer 2 --service oil_change --at 2026-11-23T15:00')).toMatchObject({
      exitCode: 9,
      error: { code: 'slot-taken' },
    });
    await shop.done('inbox resolve 1 --done');
    shop.google.model.expireSyncTokens();
    expect((await shop.data('sync')).inbox).toEqual([]);
  });

  test('copies and then deletes the copy is told of nothing any more', async () => {
    const shop = await inStep();
    const copy = shop.google.model.people.duplicate(SHOP, shop.eventId);
    await shop.done('sync');
    shop.google.model.people.delete(SHOP, copy);
    await shop.done('sync');
    expect(await shop.data('inbox')).toMatchObject({ open: 0 });
    expect(await shop.data('show 1')).toMatchObject({ calendar_status: 'synced' });
  });

  test('empties out of the bin is missed like one that lies in it', async () => {
    const shop = await inStep();
    shop.google.model.people.purge(SHOP, shop.eventId);
    shop.google.model.expireSyncTokens();
    expect((await shop.json('sync')).exitCode).toBe(12);
    expect((await shop.data('inbox')).items).toMatchObject([{ kind: 'event-removed', appointment_id: 1 }]);
    await shop.done('inbox resolve 1 --restore');
    expect(startsOf(shop)).toEqual(['09:00']);
  });

  test('deletes and brings back is as it was', async () => {
    const shop = await inStep();
    shop.google.model.people.delete(SHOP, shop.eventId);
    await shop.bay('sync');
    shop.google.model.people.restore(SHOP, shop.eventId);
    expect(await shop.json('sync')).toMatchObject({ exitCode: 0 });
    expect(await shop.data('inbox')).toMatchObject({ open: 0 });
    expect(await shop.data('show 1')).toMatchObject({ calendar_status: 'synced' });
  });

  test.each([
    ['takes for tentative', { status: 'tentative' }],
    ['takes the guest out of', { attendees: [] }],
    ['gives a colour and a place', { colorId: '11', location: 'Bay 1, behind' }],
  ])('%s stays what it was, and nobody is bothered', async (_, change) => {
    const shop = await inStep();
    shop.google.model.people.edit(SHOP, shop.eventId, change);
    expect(await shop.json('sync')).toMatchObject({
      exitCode: 0,
      data: { inbox: [], moved: [], delivered: 0 },
    });
    expect(shop.shown()).toMatchObject([change]);
    expect(await shop.data('show 1')).toMatchObject({ calendar_status: 'synced' });
  });

  test('shows as free is put back, because its time is taken, and told', async () => {
    const shop = await inStep();
    shop.google.model.people.edit(SHOP, shop.eventId, { transparency: 'transparent' });
    const { inbox } = await shop.data('sync');
    expect(inbox).toMatchObject([{ kind: 'move-refused', detail: 'free time' }]);
    expect(inbox[0].summary).toContain('into free time, so that others would take it. It was put back.');
    expect(shop.shown()[0]?.transparency ?? 'opaque').toBe('opaque');
    expect(await shop.json('book --customer 2 --service oil_change --at 2026-11-23T09:00')).toMatchObject({
      exitCode: 9,
    });
  });
});

test('an invitation that the customer declines is told, once for every time; the appointment stands', async () => {
  const shop = await inStep();
  const attendees = [{ email: 'ana@example.com', responseStatus: 'declined' }];
  shop.google.model.people.edit(SHOP, shop.eventId, { attendees });
  const { inbox } = await shop.data('sync');
  expect(inbox).toMatchObject([{ kind: 'declined', appointment_id: 1, resolutions: ['cancel', 'done'] }]);
  expect(await shop.data('show 1')).toMatchObject({ status: 'scheduled', calendar_status: 'synced' });
  await shop.done('inbox resolve 1 --done');
  shop.google.model.people.retitle(SHOP, shop.eventId, 'Ana, called');
  expect((await shop.data('sync')).inbox).toEqual([]);
  shop.google.model.people.move(SHOP, shop.eventId, monday('15:00', '15:30'));
  expect((await shop.data('sync')).inbox).toMatchObject([{ kind: 'declined' }]);
  shop.google.model.people.edit(SHOP, shop.eventId, {
    attendees: [{ email: 'ana@example.com', responseStatus: 'accepted' }],
  });
  await shop.done('sync');
  expect(await shop.data('inbox')).toMatchObject({ open: 0 });
});

test('an unreadable event of somebody else’s counts as busy where its time is known, and breaks nothing', async () => {
  const shop = await inStep();
  const strange = shop.google.model.people.create(SHOP, { summary: 'Strange', ...monday('14:00', '15:00') });
  shop.google.model.people.edit(SHOP, strange, { status: 'maybe' });
  expect(await shop.json('sync')).toMatchObject({ exitCode: 0, data: { inbox: [] } });
  shop.google.model.people.move(SHOP, shop.eventId, monday('14:00', '14:30'));
  expect((await shop.data('sync')).inbox).toMatchObject([{ kind: 'move-refused', why: { code: 'taken' } }]);
});
