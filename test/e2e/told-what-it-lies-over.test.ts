import { describe, expect, test } from 'vitest';
import { monday, synced } from '../support/dragging.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const BOBS = 'book --customer 2 --service oil_change --at 2026-11-23T09:00';
const MARIAS = 'c_maria@group.calendar.google.com';

const others = ({ google }: GoogleWorkshop) => google.model.people;
const hour = (iso: string) => iso.slice(11, 16);
const spans = (blocking: readonly { appointment_id: number | null; start: string; end: string }[]) =>
  blocking.map(
    ({ appointment_id: id, start, end }) => `${id === null ? 'event' : `#${id}`} ${hour(start)}-${hour(end)}`,
  );
const refused = async (shop: GoogleWorkshop, line: string) => {
  const { exitCode, error } = await shop.json(line);
  return [exitCode, error.code, ...spans(error.details.blocking)];
};
const over = async (shop: GoogleWorkshop, line: string) => spans((await shop.data(line)).lies_over);

/** #1 at nine, and under its very event somebody's own. */
async function withEventBeneath() {
  const shop = await googleWorkshop();
  await shop.done(NINE);
  others(shop).create(SHOP, { summary: 'Boss', ...monday('09:00', '09:30') });
  return shop;
}

describe('who overbooks is told all that lies there', () => {
  test('also what is hidden beneath an event of ours, before and after', async () => {
    const shop = await withEventBeneath();
    expect(await shop.story(BOBS, `${BOBS} --overbook squeeze`)).toMatchInlineSnapshot(`
      "$ bay book --customer 2 --service oil_change --at 2026-11-23T09:00
      2> ✗ Bay 1 is not free Mon 23 Nov 09:00–09:30: taken by #1 09:00–09:30 and a calendar event 09:00–09:30.
      2>   Nearest free: Mon 23 Nov 09:30 or 10:00.
      exit 9

      $ bay book --customer 2 --service oil_change --at 2026-11-23T09:00 --overbook squeeze
      ✓ Booked #2  Oil change for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 09:00–09:30, Bay 1
        ! overbooked: squeeze
          over #1 09:00–09:30 and a calendar event 09:00–09:30
        saved here, in Google Calendar, and read back equal
      "
    `);
    expect((await shop.json(`${BOBS} --overbook squeeze`)).message).toMatch(
      /over #1 09:00–09:30 and a calendar event 09:00–09:30\.$/,
    );
    expect((await synced(shop)).told).toEqual([
      "Somebody else's event, Mon 23 Nov 09:00–09:30, lies over #1. One of the two has to move.",
    ]);
  });

  test('with one look more than an ordinary refusal, beside the search for other times', async () => {
    const shop = await withEventBeneath();
    shop.asked();
    await shop.bay(BOBS);
    expect(shop.asked().sort()).toEqual(['GET events', 'POST freeBusy', 'POST freeBusy']);
  });

  test('by a dry run, and again by the same command', async () => {
    const shop = await withEventBeneath();
    const line = `${BOBS} --overbook squeeze`;
    for (const each of [`${line} --dry-run`, line, line])
      expect(await over(shop, each)).toEqual(['#1 09:00-09:30', 'event 09:00-09:30']);
  });

  test('when a visit is moved there', async () => {
    const shop = await withEventBeneath();
    await shop.done(BOBS.replace('09:00', '14:00'));
    const line = 'reschedule 2 --to 09:00';
    expect(await refused(shop, line)).toEqual([9, 'slot-taken', '#1 09:00-09:30', 'event 09:00-09:30']);
    expect(await over(shop, `${line} --overbook squeeze`)).toEqual(['#1 09:00-09:30', 'event 09:00-09:30']);
  });

  test('when the car is elsewhere, too', async () => {
    const shop = await withEventBeneath();
    const line = NINE.replace('09:00', '09:15');
    expect(await refused(shop, line)).toEqual([9, 'car-taken', 'event 09:00-09:30']);
    expect(await over(shop, `${line} --overbook both`)).toEqual(['#1 09:00-09:30', 'event 09:00-09:30']);
  });

  test('when the car has another visit at that very time', async () => {
    const shop = await withEventBeneath();
    const line = NINE.replace('oil_change', 'battery');
    expect(await refused(shop, line)).toEqual([9, 'visit-exists', 'event 09:00-09:30']);
    expect(await over(shop, `${line} --overbook both`)).toEqual(['#1 09:00-09:30', 'event 09:00-09:30']);
  });

  test('in the technician’s calendar as well as in the bay’s', async () => {
    const shop = await googleWorkshop();
    shop.google.addCalendar({ id: MARIAS, summary: 'Maria' });
    await shop.done(['shop', 'set', 'technicians', `[{name: Maria, calendar: "${MARIAS}"}]`], NINE);
    others(shop).create(MARIAS, { summary: 'Dentist', ...monday('09:15', '10:00') });
    const all = ['#1 09:00-09:30', 'event 09:15-10:00'];
    expect(await refused(shop, BOBS)).toEqual([9, 'slot-taken', ...all]);
    expect(await over(shop, `${BOBS} --overbook squeeze`)).toEqual(all);
    expect((await synced(shop)).told).toHaveLength(1);
  });

  test('and not of other places than the one that it goes to, which is where least is taken', async () => {
    const shop = await googleWorkshop();
    await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2, calendar: c_bay2}]']);
    shop.google.addCalendar({ id: 'c_bay2', summary: 'Bay 2' });
    await shop.done(['shop', 'set', 'technicians', '[{name: Maria}]'], `${NINE} --bay "Bay 1"`);
    others(shop).create(SHOP, { summary: 'Boss', ...monday('09:00', '09:30') });
    expect(await shop.data(`${BOBS} --overbook squeeze`)).toMatchObject({
      bay: 'Bay 2',
      lies_over: [{ by: 'appointment', appointment_id: 1 }],
    });
    expect((await synced(shop)).told).toHaveLength(1);
  });
});

test('an ordinary booking lies over nothing, and says nothing of it', async () => {
  const shop = await googleWorkshop();
  const booked = await shop.data(`${NINE} --overbook squeeze`);
  expect(booked).not.toHaveProperty('lies_over');
  expect(booked).toMatchObject({ overbook_reason: null });
});

test('what comes between the look and the answer of who overbooks is told', async () => {
  const shop = await withEventBeneath();
  let hasCome = false;
  shop.google.faults.add({
    when: ({ method, path }) => {
      if (method === 'POST' && path.endsWith('/events') && !hasCome) {
        hasCome = true;
        others(shop).create(SHOP, { summary: 'Bank', ...monday('09:15', '09:45') });
      }
      return false;
    },
    fault: 'reset',
  });
  expect(await over(shop, `${BOBS} --overbook squeeze`)).toEqual(['#1 09:00-09:30', 'event 09:00-09:30']);
  const { items } = await shop.data('inbox');
  expect(items).toMatchObject([{ kind: 'foreign-conflict', appointment_id: 2 }]);
});

describe('times that are offered lie over nobody’s event', () => {
  test('that is hidden where the visit is that is to be moved', async () => {
    const shop = await googleWorkshop();
    await shop.done(NINE.replace('oil_change', 'inspection'), BOBS.replace('09:00', '10:00'));
    others(shop).create(SHOP, { summary: 'Boss', ...monday('09:00', '10:00') });
    const { error } = await shop.json('reschedule 1 --to 10:00 --duration 30');
    expect(error.details.nearest.map(hour)).toEqual(['10:30', '11:00']);
    expect(await refused(shop, 'reschedule 1 --to 09:15 --duration 30')).toEqual([
      9,
      'slot-taken',
      'event 09:00-10:00',
    ]);
  });

  test('that is hidden where a visit was whose event Google still shows', async () => {
    const shop = await withEventBeneath();
    shop.google.faults.add({ when: ({ method }) => method === 'DELETE', fault: 'backend-error', times: 99 });
    await shop.done('cancel 1 --reason other');
    const starts = async () => (await shop.data('slots')).days[0].start_times[0].start;
    expect(hour(await starts())).toBe('09:30');
    expect(await refused(shop, BOBS)).toEqual([9, 'slot-taken', 'event 09:00-09:30']);
  });
});
