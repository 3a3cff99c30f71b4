import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DAY_MS, type Interval } from '../../src/domain/interval.ts';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

/** An interval of that Monday. */
function monday(from: string, to: string) {
  return { start: instantOf(`Mon 2026-11-23 ${from}`), end: instantOf(`Mon 2026-11-23 ${to}`) };
}

test('700 meetings with long invitations in the calendar: what a person moves is taken in all the same', async () => {
  const { done, json, shown, google } = await googleWorkshop();
  await done('book --customer 1 --service oil_change --at 2026-11-23T09:00');
  const { people } = google.model;
  people.move(SHOP, shown()[0]?.id ?? '', monday('14:00', '14:30'));
  const attendees = Array.from({ length: 100 }, (_, i) => ({ email: `guest-${i}@company.example` }));
  const long = { summary: 'Meeting', description: 'x'.repeat(8_000), attendees };
  for (let i = 0; i < 700; i += 1) people.create(SHOP, { ...monday('18:00', '19:00'), ...long });
  expect(await json('sync')).toMatchObject({
    exitCode: 0,
    data: { pending: 0, moved: [{ appointment_id: 1, scheduled_at: '2026-11-23T14:00:00-05:00' }] },
  });
  expect(await json('sync')).toMatchObject({ exitCode: 0, data: { taken_in: 0, troubles: [] } });
});

test('an event of somebody’s that makes no sense spoils nothing, and takes the time that it names', async () => {
  const { done, json, google } = await googleWorkshop();
  await done('book --customer 1 --service oil_change --at 2026-11-23T09:00', 'sync');
  const { people } = google.model;
  const id = people.create(SHOP, { ...monday('09:00', '10:00'), summary: 'Odd' });
  people.edit(SHOP, id, { status: 'maybe' });
  expect(await json('sync')).toMatchObject({
    exitCode: 0,
    data: { inbox: [{ kind: 'foreign-conflict', appointment_id: 1 }], troubles: [] },
  });
});

test('more events than a page holds are read page by page, once, and afterwards what is new alone', async () => {
  const { json, asked, google } = await googleWorkshop({ given: [] });
  const { people } = google.model;
  for (let i = 0; i < 2_600; i += 1) people.create(SHOP, { ...monday('18:00', '19:00'), summary: 'Meeting' });
  expect(await json('sync')).toMatchObject({ exitCode: 0, data: { taken_in: 0, troubles: [] } });
  // Whose calendar it is, and two pages of all that is in it.
  expect(asked()).toEqual(['GET calendarList', 'GET events', 'GET events']);
  expect(await json('sync')).toMatchObject({ exitCode: 0 });
  expect(asked()).toEqual(['GET events']);
});

/** When others take time, as the book knows it. */
function mirrored(folder: string) {
  const book = new Database(join(folder, 'home', 'default', 'bay.db'), { readonly: true });
  onTestFinished(() => void book.close());
  return book.prepare('SELECT start_at AS start, end_at AS end FROM mirror_event ORDER BY start_at').all();
}

describe('what others have changed since is one request', () => {
  async function knownCalendar() {
    const shop = await googleWorkshop({ given: [] });
    const { people } = shop.google.model;
    const meeting = people.create(SHOP, { ...monday('10:00', '12:00'), summary: 'Meeting' });
    await shop.done('sync');
    shop.asked();
    return { ...shop, people, meeting, busy: () => mirrored(shop.folder) };
  }

  test.each<{
    name: string;
    change: (shop: Awaited<ReturnType<typeof knownCalendar>>) => unknown;
    is: Interval[];
  }>([
    {
      name: 'a meeting that is new',
      change: ({ people }) => people.create(SHOP, { ...monday('14:00', '15:00'), summary: 'Bank' }),
      is: [monday('10:00', '12:00'), monday('14:00', '15:00')],
    },
    {
      name: 'one that was moved',
      change: ({ people, meeting }) => people.move(SHOP, meeting, monday('08:00', '09:00')),
      is: [monday('08:00', '09:00')],
    },
    { name: 'one that was deleted', change: ({ people, meeting }) => people.delete(SHOP, meeting), is: [] },
    {
      name: 'one that takes no time any more',
      change: ({ people, meeting }) => people.edit(SHOP, meeting, { transparency: 'transparent' }),
      is: [],
    },
  ])('$name', async ({ change, is }) => {
    const shop = await knownCalendar();
    change(shop);
    expect(await shop.json('sync')).toMatchObject({ exitCode: 0, data: { troubles: [] } });
    expect(shop.asked()).toEqual(['GET events']);
    expect(shop.busy()).toEqual(is);
  });

  test('and so is a series, whose occasions are laid out here', async () => {
    const shop = await knownCalendar();
    shop.people.edit(SHOP, shop.meeting, { recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] });
    await shop.done('sync');
    expect(shop.asked()).toEqual(['GET events']);
    const days = [0, 1, 2].map((day) => ({
      start: monday('10:00', '12:00').start + day * DAY_MS,
      end: monday('10:00', '12:00').end + day * DAY_MS,
    }));
    expect(shop.busy()).toEqual(days);
    shop.people.delete(SHOP, shop.meeting);
    await shop.done('sync');
    expect(shop.asked()).toEqual(['GET events']);
    expect(shop.busy()).toEqual([]);
  });

  test('but for one of which it is not certain when it takes place: its days are listed as well', async () => {
    const shop = await knownCalendar();
    const rdate = 'RDATE;TZID=America/New_York:20261125T100000';
    shop.people.edit(SHOP, shop.meeting, { recurrence: ['RRULE:FREQ=DAILY;COUNT=3', rdate] });
    await shop.done('sync');
    expect(shop.asked()).toEqual(['GET events', 'GET events']);
  });
});
