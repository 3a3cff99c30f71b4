import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const ONE = 'book --customer 2 --service oil_change --at 2026-11-23T13:00';

/** A copy of the book was made; then one visit was moved, one booked and one cancelled; then the copy was put back. */
async function putBack({ whole = false } = {}) {
  const shop = await googleWorkshop();
  const { folder, done, google } = shop;
  await done(NINE, ONE, 'book --customer 2 --service battery --at 2026-11-24T10:00');
  const home = join(folder, 'home');
  const book = join(home, 'default', 'bay.db');
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  if (whole) cpSync(home, join(copy, 'home'), { recursive: true });
  else cpSync(book, join(copy, 'bay.db'));
  await done(
    'reschedule 1 --to 11:00',
    'cancel 3 --reason other',
    'book --name "Cy Young" --phone "(212) 555-0199" --make Ford --model "F 150" --year 2020 --service "oil_change+tire_rotation" --at 2026-11-23T15:00 --notes "rattles"',
  );
  if (whole) {
    rmSync(home, { recursive: true });
    cpSync(join(copy, 'home'), home, { recursive: true });
  } else {
    for (const name of readdirSync(join(home, 'default')))
      if (/^bay\.db-(?:wal|shm)$/.test(name)) rmSync(join(home, 'default', name));
    cpSync(join(copy, 'bay.db'), book);
  }
  google.requests.splice(0);
  const writes = () => google.requests.filter(({ method }) => method !== 'GET' && method !== 'POST').length;
  const times = () => shop.shown().map(({ start }) => start?.dateTime?.slice(5, 16));
  return { ...shop, writes, times };
}

describe('an old copy of the book that is put back', () => {
  test.each([
    { what: 'alone', whole: false },
    { what: 'with all that lay beside it', whole: true },
  ])('$what, is noticed before a command writes into the calendar', async ({ whole }) => {
    const { bay, data, shown, asked } = await putBack({ whole });
    const before = JSON.stringify(shown());
    expect(await data('reschedule 2 --to 14:00')).toMatchObject({ calendar_status: 'pending' });
    expect(await data(NINE.replace('09:00', '16:00'))).toMatchObject({ calendar_status: 'pending' });
    expect((await bay('sync')).exitCode).toBe(12);
    expect(JSON.stringify(shown())).toBe(before);
    expect(asked().filter((one) => !/^GET|freeBusy/.test(one))).toEqual([]);
    expect((await bay('agenda')).stderr).toMatch(/behind its calendar.*: bay recover\n/);
  });

  test('is brought up to its calendar, once somebody accepts what is to be', async () => {
    const { story, times } = await putBack();
    const told = await story('recover', 'recover --accept', 'sync', 'verify', 'show 4', 'undo');
    expect(told.replaceAll(/eid=\w+/g, 'eid=…')).toMatchInlineSnapshot(`
      "$ bay recover
      This copy of the book ends Mon 23 Nov 07:00: 2 visits to bring back, 1 gone from the calendar
        #1  Ana Pérez  Mon 23 Nov 09:00 → 11:00  Bay 1  changed since
        #4  Cy Young   Mon 23 Nov 15:00          Bay 1  booked since
        #3  Bob Stone  Tue 24 Nov 10:00          Bay 1  gone from the calendar
        Keys of requests, marks and notes that no event tells of are not brought back.
      2> ! This book is behind its calendar: it seems to be an old copy. Nothing is written there until somebody decides: bay recover
      2> ! Accept the plan: the same once more with --accept

      $ bay recover --accept
      ✓ The book goes on: 2 visits brought back
        #1  Ana Pérez  Mon 23 Nov 09:00 → 11:00  Bay 1  changed since
        #4  Cy Young   Mon 23 Nov 15:00          Bay 1  booked since
        #3  Bob Stone  Tue 24 Nov 10:00          Bay 1  gone there: bay inbox asks
        Now run: bay sync, and then: bay verify
      2> ! This book is behind its calendar: it seems to be an old copy. Nothing is written there until somebody decides: bay recover

      $ bay sync
      ✓ 0 changes delivered to the calendar, nothing is owed

      New in the inbox:
      3  Somebody deleted #3 (Battery for Bob Stone, 2021 Ford F-150, Tue 24 Nov 10:00–10:30, Bay 1) in the calendar. The appointment stands.
         Put it back into the calendar: bay inbox resolve 3 --restore
         Cancel the appointment: bay inbox resolve 3 --cancel
      2> ! 1 item waits in the inbox: bay inbox
      exit 12

      $ bay verify
      ! primary: 4 events compared, 1 not as the book says
        #3  Tue 24 Nov 10:00–10:30  not in the calendar: somebody is asked, bay inbox
      exit 12

      $ bay show 4
      #4  Oil change and Tire rotation  scheduled
        When      Mon 23 Nov 15:00–16:00, 1 h, today
        Where     Bay 1
        Work      15:00–15:30 Oil change; 15:30–16:00 Tire rotation
        Customer  Cy Young, +1 212 555 0199, customer 4
        Car       2020 Ford F 150, vehicle 4
        Notes     rattles
        Calendar  synced, primary, https://www.google.com/calendar/event?eid=…
        Booked    Mon 23 Nov 07:00
      History
        Mon 23 Nov 07:00  recovered from the calendar  Mon 23 Nov 15:00–16:00, Bay 1

      $ bay undo
      2> ✗ What ana did on Mon 23 Nov 07:00 (recovered) cannot be taken back: the calendars show it, and would be overwritten with what an old copy of the book says.
      2>   To take back what was done before that (booked #3): bay undo --entry 9
      exit 9
      "
    `);
    expect(times()).toEqual(['11-23T11:00', '11-23T13:00', '11-23T15:00']);
  });

  test('gives no number again that was given since', async () => {
    const { done, data } = await putBack();
    await done('recover --accept');
    expect(await data('book --customer 2 --service battery --at 2026-11-25T10:00')).toMatchObject({
      appointment_id: 5,
    });
  });

  test('is brought up once under one key, which gives the first result again', async () => {
    const { json } = await putBack();
    const line = 'recover --accept --idempotency-key k';
    expect(await json(line)).toMatchObject({ exitCode: 0, data: { plan: { accepted: true } } });
    expect(await json(line)).toMatchObject({ exitCode: 0, already: true, data: { appointment_ids: [1, 4] } });
  });

  test('is asked about at a terminal, line by line where something is gone', async () => {
    const { bay, data } = await putBack();
    await bay('recover', { answers: ['Yes, and I say what was cancelled', true] });
    expect(await data('show 3')).toMatchObject({ status: 'cancelled' });
    expect(await data('sync')).toMatchObject({ pending: 0, inbox: [] });
  });

  test('is only looked at by a dry run, and told to scripts', async () => {
    const { data, bay } = await putBack();
    const { plan, dry_run } = await data('recover --accept --dry-run');
    expect(dry_run).toBe(true);
    expect(plan.visits).toMatchObject([
      { change: 'changed', appointment_id: 1, scheduled_at: '2026-11-23T11:00:00-05:00' },
      { change: 'booked', appointment_id: 4, customer_name: 'Cy Young', unclear: null },
    ]);
    expect(plan.gone).toMatchObject([{ appointment_id: 3, cancelled: false }]);
    expect((await bay('show 4')).exitCode).toBe(5);
  });
});

test('a book that is not behind its calendar has nothing to be brought back', async () => {
  const { story, done } = await googleWorkshop();
  await done(NINE);
  expect(await story('recover')).toMatchInlineSnapshot(`
    "$ bay recover
    ✓ This book is not behind its calendars: nothing is to be brought back.
    "
  `);
});

test('a book that is brought to another machine compares once, and goes on by itself', async () => {
  const { folder, done, data, asked } = await googleWorkshop();
  await done(NINE);
  const home = join(folder, 'home');
  cpSync(home, join(folder, 'other'), { recursive: true });
  rmSync(home, { recursive: true });
  cpSync(join(folder, 'other'), home, { recursive: true });
  asked();
  expect(await data(ONE)).toMatchObject({ calendar_status: 'synced' });
  expect(asked().filter((one) => one === 'GET events').length).toBeGreaterThan(0);
  const first = asked();
  expect(await data('book --customer 2 --service battery --at 2026-11-24T10:00')).toMatchObject({
    calendar_status: 'synced',
  });
  expect(first.length).toBe(0);
});
