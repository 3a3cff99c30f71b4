import { describe, expect, test } from 'vitest';
import { drag, monday, synced } from '../support/dragging.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const SQUEEZED = 'book --customer 2 --service oil_change --at 2026-11-23T09:00 --overbook squeeze';
const LONG = 'book --customer 2 --service complex_repair --at 2026-11-23T09:00 --overbook squeeze';
const MARIAS = 'c_maria@group.calendar.google.com';
const OTHER_BAY = 'c_bay2@group.calendar.google.com';

/** More than an hour after the first reading: others' time is asked for again. */
const AN_HOUR_LATER = 'Mon 2026-11-23 08:05';

const overText = (when: string, id: number) =>
  `Somebody else's event, Mon 23 Nov ${when}, lies over #${id}. One of the two has to move.`;
const others = ({ google }: GoogleWorkshop) => google.model.people;
const conflicts = async (shop: GoogleWorkshop) => {
  const { items } = await shop.data('inbox');
  return items
    .filter(({ kind }: { kind: string }) => kind === 'foreign-conflict')
    .map((item: { appointment_id: number; event: { start: string; end: string } }) => [
      item.appointment_id,
      `${item.event.start.slice(11, 16)}-${item.event.end.slice(11, 16)}`,
    ]);
};
const standing = async (shop: GoogleWorkshop, id: number) => {
  const { scheduled_at, duration_minutes, overbook_reason } = await shop.data(`show ${id}`);
  return [scheduled_at.slice(11, 16), duration_minutes, overbook_reason];
};

describe('a reason for overbooking says nothing about somebody else’s event', () => {
  test('that is dragged there later, however old it is, also when the job beside has gone', async () => {
    const shop = await googleWorkshop();
    const start = instantOf('Tue 2026-11-24 10:00');
    const boss = others(shop).create(SHOP, { summary: 'Boss', start, end: start + 1_800_000 });
    await shop.done(NINE, SQUEEZED, 'cancel 1 --reason other', 'sync');
    others(shop).move(SHOP, boss, monday('09:00', '09:30'));
    expect(await synced(shop)).toEqual({ exitCode: 0, moved: [], told: [overText('09:00–09:30', 2)] });
  });

  test('that it was about, once that lies there otherwise', async () => {
    const shop = await googleWorkshop();
    const boss = others(shop).create(SHOP, { summary: 'Boss', ...monday('08:00', '09:15') });
    await shop.done(SQUEEZED.replace('2 --s', '1 --s'), 'sync');
    others(shop).retitle(SHOP, boss, 'Boss, the big one');
    expect((await synced(shop)).told).toEqual([]);
    others(shop).move(SHOP, boss, monday('08:00', '09:30'));
    expect((await synced(shop)).told).toEqual([overText('08:00–09:30', 1)]);
  });

  test('that has come in the place of the one that it was about', async () => {
    const shop = await googleWorkshop();
    const boss = others(shop).create(SHOP, { summary: 'Boss', ...monday('09:00', '09:30') });
    await shop.done(SQUEEZED, 'sync');
    others(shop).delete(SHOP, boss);
    others(shop).create(SHOP, { summary: 'Bank', ...monday('09:00', '09:30') });
    expect((await synced(shop)).told).toEqual([overText('09:00–09:30', 1)]);
  });

  test('that nobody could see when it was given, but about what was last known', async () => {
    const shop = await googleWorkshop();
    others(shop).create(SHOP, { summary: 'Boss', ...monday('09:00', '10:00') });
    await shop.done('sync');
    others(shop).create(SHOP, { summary: 'Bank', ...monday('09:00', '09:30') });
    shop.google.faults.next('unavailable', 99);
    expect(await shop.json(SQUEEZED)).toMatchObject({ exitCode: 0, data: { calendar_status: 'pending' } });
    shop.google.faults.clear();
    shop.at('Mon 2026-11-23 07:30');
    expect((await synced(shop)).told).toEqual([overText('09:00–09:30', 1)]);
  });
});

test('a reason for overbooking holds for the events that it was given for, whatever else is done', async () => {
  const shop = await googleWorkshop();
  others(shop).create(SHOP, { summary: 'Boss', ...monday('09:00', '10:00') });
  await shop.done('sync', SQUEEZED, 'sync');
  shop.at(AN_HOUR_LATER);
  shop.google.model.expireSyncTokens();
  expect((await synced(shop)).told).toEqual([]);
  await drag(shop, 1, '09:00', '09:15');
  expect(await synced(shop)).toEqual({ exitCode: 0, moved: [1], told: [] });
  expect((await synced(shop)).told).toEqual([]);
  expect(await standing(shop, 1)).toEqual(['09:00', 15, 'squeeze']);
  await shop.done('reschedule 1 --to 14:00');
  await drag(shop, 1, '09:00', '09:15');
  expect((await synced(shop)).told).toEqual([
    "Somebody moved #1 in the calendar to Mon 23 Nov 09:00–09:15: Bay 1 is taken by somebody else's event 09:00–10:00. It was put back.",
  ]);
});

test('saying why once more says it of what has come since', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE, LONG, 'sync');
  others(shop).create(SHOP, { summary: 'Boss', ...monday('10:00', '10:30') });
  expect((await synced(shop)).told).toEqual([overText('10:00–10:30', 2)]);
  await shop.done('reschedule 2 --to 09:00 --duration 95 --overbook both');
  await shop.done('sync', 'sync');
  expect(await conflicts(shop)).toEqual([]);
});

describe('an overbooked appointment that somebody shortens in the calendar', () => {
  test('beside an event that was told of is put back, and that stays told', async () => {
    const shop = await googleWorkshop();
    await shop.done(NINE, LONG, 'sync');
    others(shop).create(SHOP, { summary: 'Boss', ...monday('10:00', '10:30') });
    expect((await synced(shop)).told).toEqual([overText('10:00–10:30', 2)]);
    await drag(shop, 2, '09:30', '10:30');
    expect((await synced(shop)).told).toEqual([
      "Somebody moved #2 in the calendar to Mon 23 Nov 09:30–10:30: Bay 1 is taken by somebody else's event 10:00–10:30. It was put back.",
    ]);
    expect(await standing(shop, 2)).toEqual(['09:00', 90, 'squeeze']);
    await shop.done('sync');
    expect(await conflicts(shop)).toEqual([[2, '10:00-10:30']]);
  });

  test('to the very time of an event that no sync has seen is put back, and that is told, too', async () => {
    const shop = await googleWorkshop();
    await shop.done(NINE, LONG, 'sync');
    others(shop).create(SHOP, { summary: 'Boss', ...monday('10:00', '10:30') });
    await drag(shop, 2, '10:00', '10:30');
    expect((await synced(shop)).told).toEqual([
      "Somebody moved #2 in the calendar to Mon 23 Nov 10:00–10:30: Bay 1 is taken by somebody else's event 10:00–10:30. It was put back.",
      overText('10:00–10:30', 2),
    ]);
  });

  test('to where the event that was told of is not is followed, and that is over', async () => {
    const shop = await googleWorkshop();
    await shop.done(NINE, LONG, 'sync');
    others(shop).create(SHOP, { summary: 'Boss', ...monday('10:00', '10:30') });
    await shop.done('sync');
    await drag(shop, 2, '09:00', '10:00');
    expect(await synced(shop)).toEqual({ exitCode: 0, moved: [2], told: [] });
    expect(await standing(shop, 2)).toEqual(['09:00', 60, 'squeeze']);
    expect(await conflicts(shop)).toEqual([]);
  });
});

test('somebody else’s event over a visit is told also where the shop is closed by now, and where many events are gone', async () => {
  const shop = await googleWorkshop();
  for (const hour of ['09:00', '10:00', '11:00', '13:00', '14:00', '15:00'])
    await shop.done(`book --customer 2 --service oil_change --at 2026-11-24T${hour}`);
  await shop.done(['shop', 'set', 'closures', '[{name: Snow, date: 2026-11-24}]'], 'sync');
  for (const { id } of shop.shown()) others(shop).delete(SHOP, id ?? '');
  const start = instantOf('Tue 2026-11-24 09:00');
  others(shop).create(SHOP, { summary: 'Boss', start, end: start + 1_800_000 });
  const { exitCode, data } = await shop.json('sync');
  expect(exitCode).toBe(12);
  expect(data.inbox).toMatchObject([
    { kind: 'many-removed' },
    { kind: 'foreign-conflict', appointment_id: 1 },
  ]);
});

test('somebody else’s event over a visit is told also beyond the days that the shop books ahead by now', async () => {
  const shop = await googleWorkshop();
  await shop.done('book --customer 1 --service oil_change --at 2027-01-20T09:00', 'shop set horizon_days 30');
  await shop.done('sync');
  const start = instantOf('Wed 2027-01-20 09:00');
  others(shop).create(SHOP, { summary: 'Boss', start, end: start + 1_800_000 });
  await shop.done('sync');
  expect(await conflicts(shop)).toEqual([[1, '09:00-09:30']]);
});

test('an event whose reading failed after the change was noticed is told by the next sync', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE, 'sync');
  // When such a series takes place, a list of the days alone tells for certain.
  const recurrence = ['RRULE:FREQ=WEEKLY', 'EXDATE;TZID=Europe/Madrid:20301125T090000'];
  others(shop).create(SHOP, { summary: 'Boss', recurrence, ...monday('09:00', '09:30') });
  shop.google.faults.add({ when: ({ query }) => 'timeMax' in query, fault: 'backend-error', times: 99 });
  expect((await synced(shop)).told).toEqual([]);
  shop.google.faults.clear();
  shop.at('Mon 2026-11-23 07:30');
  expect((await synced(shop)).told).toEqual([overText('09:00–09:30', 1)]);
});

test('a day after others’ days were listed they are listed again, once', async () => {
  const shop = await googleWorkshop();
  await shop.done(NINE, 'sync');
  shop.at('Tue 2026-11-24 07:05');
  shop.asked();
  await shop.done('sync');
  expect(shop.asked()).toEqual(['GET events', 'GET events']);
  await shop.done('sync');
  expect(shop.asked()).toEqual(['GET events']);
});

test('an event that somebody brings back where the appointment has left is told as that, and removed again', async () => {
  const shop = await googleWorkshop();
  shop.google.addCalendar({ id: OTHER_BAY, summary: 'Bay 2' });
  await shop.done(['shop', 'set', 'bays', `[{name: Bay 1}, {name: Bay 2, calendar: "${OTHER_BAY}"}]`]);
  await shop.done(`${NINE} --bay "Bay 1"`);
  const { calendar_event_id: left } = await shop.data('show 1');
  await shop.done('reschedule 1 --to 10:00 --bay "Bay 2"', 'sync');
  others(shop).restore(SHOP, left);
  others(shop).move(SHOP, left, monday('14:00', '14:30'));
  expect((await synced(shop)).told).toEqual([
    'Somebody brought back the event of #1 in the calendar primary, where the appointment is shown no more. It was removed again.',
  ]);
  expect(await shop.data('inbox')).toMatchObject({
    items: [{ kind: 'left-restored', resolutions: ['done'] }],
  });
  expect(shop.shown()).toEqual([]);
  expect(shop.shown(OTHER_BAY)).toHaveLength(1);
});

/** A shop in which Ana's oil change is Maria's, who has a calendar of her own. */
async function withMaria() {
  const shop = await googleWorkshop();
  shop.google.addCalendar({ id: MARIAS, summary: 'Maria' });
  await shop.done(['shop', 'set', 'technicians', `[{name: Maria, calendar: "${MARIAS}"}]`], NINE, 'sync');
  const times = () =>
    [SHOP, MARIAS].map((calendar) => shop.shown(calendar).map(({ start }) => start?.dateTime?.slice(11, 16)));
  return { ...shop, times };
}

describe('a technician’s own copy of an event that somebody drags', () => {
  test('takes the appointment and the bay’s event along in one sync', async () => {
    const shop = await withMaria();
    others(shop).move(MARIAS, shop.shown(MARIAS)[0]?.id ?? '', monday('15:00', '15:30'));
    expect(await shop.json('sync')).toMatchObject({
      exitCode: 0,
      data: { pending: 0, moved: [{ appointment_id: 1 }] },
    });
    expect(shop.times()).toEqual([['15:00'], ['15:00']]);
    expect(await shop.data('show 1')).toMatchObject({ calendar_status: 'synced' });
    expect(await shop.data('sync')).toMatchObject({ delivered: 0, taken_in: 0 });
  });

  test('as well as the bay’s own is brought to where the one of them went, and the other is told', async () => {
    const shop = await withMaria();
    others(shop).move(MARIAS, shop.shown(MARIAS)[0]?.id ?? '', monday('15:00', '15:30'));
    others(shop).move(SHOP, shop.shown()[0]?.id ?? '', monday('14:00', '14:30'));
    const { data } = await shop.json('sync');
    expect(data).toMatchObject({ pending: 0, inbox: [{ kind: 'both-changed' }] });
    const [[bay], [maria]] = shop.times() as [[string], [string]];
    expect(bay).toBe(maria);
  });
});
