import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUSY_SHOP } from '../support/busy-day.ts';
import { busyShop } from '../support/busy-shop.ts';
import { wallOf } from '../support/wall-door.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('today stands bay by bay on one page and in one document', async () => {
  const wall = await wallOf(await busyShop());
  expect(await wall.today()).toMatchSnapshot();
  // Of calendars that are in the book nothing is to be told but that they are.
  await wall.clock.pass(1_000);
  await expect.poll(async () => (await wall.asked('/api/health')).status, { timeout: 20_000 }).toBe(200);
  const page = await wall.asked('/');
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(page.text).toMatchSnapshot();
});

test('whoever is late is late on the wall, and what was promised them is in jeopardy', async () => {
  const wall = await wallOf(await busyShop());
  const { promises_in_jeopardy: promises, awaited } = await wall.today();
  expect(promises).toMatchObject([{ vehicle_info: '2020 Mazda CX-5', why: 'not here yet (ready 10:54)' }]);
  expect(awaited[0]).toMatchObject({ vehicle_info: '2020 Mazda CX-5', standing: 'late 24 min' });
});

test('what is typed at the counter is on the page that is asked for next', async () => {
  const shop = await busyShop();
  const wall = await wallOf(shop);
  await shop.done('arrive 7');
  await shop.done('shop set time_format 12h');
  const { promises_in_jeopardy: promises, clock } = await wall.today();
  expect([promises[0].why, clock]).toEqual(['not begun (ready 10:54 AM)', '10:24 AM']);
  expect((await wall.asked('/')).text).toContain('>10:24<small> AM</small><');
});

test.each([
  { now: '2026-11-22T08:00:00-05:00', says: 'Closed on Sundays' },
  { now: '2026-11-23T06:00:00-05:00', says: 'Open 08:00–17:00' },
])('a day without visits is said to be one: $says', async ({ now, says }) => {
  const shop = workshop({ shop: BUSY_SHOP, now, given: [] });
  await shop.done('agenda');
  const wall = await wallOf(shop, now);
  expect(await wall.today()).toMatchObject({ awaited: [], promises_in_jeopardy: [], owed: null });
  const { text } = await wall.asked('/');
  expect(text).toContain('No visits today');
  expect(text).toContain(says);
});

test('a car of an earlier day stands in its bay, and what others have in its calendar beside it, without their words', async () => {
  const shop = workshop({ given: TWO_VISITS });
  await shop.done('arrive 1');
  shop.file(
    'dentist.ics',
    `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:d1
DTSTAMP:20261101T000000Z
DTSTART:20261124T190000Z
DTEND:20261124T200000Z
SUMMARY:Dentist of Joe
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n'),
  );
  await shop.done('calendar import dentist.ics');
  const wall = await wallOf(shop, '2026-11-24T10:00:00-05:00');
  const { bays } = await wall.today();
  expect(bays).toMatchObject([
    {
      visits: [{ hours: 'since Mon 23 Nov', standing: 'here' }],
      others: [{ hours: '14:00–15:00', start: '2026-11-24T14:00:00-05:00' }],
    },
  ]);
  expect((await wall.asked('/')).text).not.toContain('Dentist');
});

test('a book that cannot be read is said to be one, on the page as in the document', async () => {
  const shop = await busyShop();
  const wall = await wallOf(shop);
  const file = join(shop.folder, 'home', 'default', 'bay.db');
  renameSync(file, `${file}.away`);
  const page = await wall.asked('/');
  expect(page).toMatchObject({ status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(page.text).toContain('it was moved away');
  expect(page.text).toContain('id="wall"');
  expect(JSON.parse((await wall.asked('/api/today')).text)).toEqual({ error: 'database-unreachable' });
  renameSync(`${file}.away`, file);
  expect((await wall.asked('/')).status).toBe(200);
});

test('the page runs and shows nothing but its own files, and they are there', async () => {
  const wall = await wallOf(await busyShop());
  const { headers, text } = await wall.asked('/');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*script-src 'self';/);
  expect(headers).toMatchObject({
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(text).not.toMatch(/<script(?! type="module" src="\/wall\.js"><\/script>)|<style|\sstyle=|\son\w+=/);
  for (const [path, type] of [
    ['/wall.css', 'text/css'],
    ['/wall.js', 'text/javascript'],
    ['/icon.svg', 'image/svg+xml'],
  ] as const) {
    expect(text).toContain(`"${path}"`);
    expect(await wall.asked(path)).toMatchObject({
      status: 200,
      headers: { 'content-type': `${type}; charset=utf-8` },
    });
  }
});

test.each(['/', '/api/today', '/api/changes', '/wall.js'])(
  '%s is told to this machine alone',
  async (path) => {
    const wall = await wallOf(await busyShop());
    expect((await wall.asked(path, { host: 'evil.example:4770' })).status).toBe(403);
    expect((await wall.asked(path, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await wall.asked(path, {}, 'POST')).status).toBe(405);
  },
);
