import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

describe('a calendar that was emptied', () => {
  const hours = ['09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];

  async function emptied() {
    const shop = await googleWorkshop();
    for (const hour of hours)
      await shop.done(`book --customer 2 --service oil_change --at 2026-11-24T${hour}`);
    for (const { id } of shop.shown()) shop.google.model.people.delete(SHOP, id ?? '');
    return shop;
  }

  test('takes nothing along before a person decides', async () => {
    const { story, data } = await emptied();
    expect(await story('sync')).toMatchInlineSnapshot(`
      "$ bay sync
      ! 0 changes delivered to the calendar, nothing is owed

      New in the inbox:
      1  In the calendar primary, 6 of 6 coming appointments are gone. Nothing of it was taken in: was it emptied by mistake?
         Put them all back into the calendar: bay inbox resolve 1 --restore
         They were removed on purpose: ask about each of them: bay inbox resolve 1 --accept
         Leave them out of the calendar; the appointments stand: bay inbox resolve 1 --done
      ! Nothing was taken in from the calendar primary: a person must decide first (bay inbox)
      2> ! 1 item waits in the inbox: bay inbox
      exit 12
      "
    `);
    expect(await data('show 1')).toMatchObject({ calendar_status: 'synced' });
  });

  test('is filled again at once, all of it, when a person wants it back', async () => {
    const { story, json, shown, bay } = await emptied();
    await bay('sync');
    expect(await story('inbox resolve 1 --restore', 'sync', 'inbox')).toMatchInlineSnapshot(`
      "$ bay inbox resolve 1 --restore
      ✓ Settled item 1: put them all back into the calendar
        In the calendar primary, 6 of 6 coming appointments are gone. Nothing of it was taken in: was it emptied by mistake?

      $ bay sync
      ✓ 0 changes delivered to the calendar, nothing is owed

      $ bay inbox
      Nothing waits in the inbox.
      "
    `);
    expect(shown().map(({ start }) => start?.dateTime?.slice(11, 16))).toEqual(hours);
    expect(await json('inbox resolve 1 --restore')).toMatchObject({ exitCode: 0, already: true });
  });

  test('is filled again by the next sync, where it cannot be reached just now', async () => {
    const { google, bay, shown, json } = await emptied();
    await bay('sync');
    google.faults.next('unavailable', 99);
    expect(await bay('inbox resolve 1 --restore')).toMatchObject({
      exitCode: 0,
      stderr: '! Not all of it is in the calendar yet; that will be delivered by: bay sync\n',
    });
    expect(shown()).toEqual([]);
    google.faults.clear();
    expect(await json('sync')).toMatchObject({ exitCode: 0, data: { halted: [], inbox: [], pending: 0 } });
    expect(shown()).toHaveLength(hours.length);
  });

  test('asks about each of them, when they were removed on purpose', async () => {
    const { bay, data, json } = await emptied();
    await bay('sync');
    const accepted = await json('inbox resolve 1 --accept');
    expect(accepted).toMatchObject({ exitCode: 0, data: { kind: 'many-removed', resolution: 'accept' } });
    const { exitCode, data: synced } = await json('sync');
    expect(exitCode).toBe(12);
    expect(synced.halted).toEqual([]);
    expect(synced.inbox).toHaveLength(hours.length);
    expect(await data('show 1')).toMatchObject({ status: 'scheduled', calendar_status: 'needs_person' });
  });

  test('is left empty, and nobody is asked again, when that has been seen to', async () => {
    const { bay, data, json, shown, done } = await emptied();
    await bay('sync');
    await done('inbox resolve 1 --done');
    const quiet = { exitCode: 0, data: { halted: [], inbox: [] } };
    expect(await json('sync')).toMatchObject(quiet);
    expect(await json('sync')).toMatchObject(quiet);
    expect(await data('inbox')).toMatchObject({ open: 0 });
    expect(await data('show 1')).toMatchObject({ status: 'scheduled', calendar_status: 'needs_person' });
    await done('reschedule 1 --to "2026-11-24T16:00"');
    expect(shown()).toHaveLength(1);
  });
});

test('an old copy of the book is noticed, and undoes nothing', async () => {
  const { folder, data, done, json, shown } = await googleWorkshop();
  await done(NINE);
  const [home, copy] = [join(folder, 'home'), join(folder, 'copy')];
  cpSync(home, copy, { recursive: true });
  await done('reschedule 1 --to 11:00', 'book --customer 2 --service oil_change --at 2026-11-23T15:00');
  rmSync(home, { recursive: true });
  cpSync(copy, home, { recursive: true });
  expect((await json('sync')).exitCode).toBe(12);
  expect((await data('inbox')).items.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'book-behind',
    'unknown-event',
  ]);
  expect(shown().map(({ start }) => start?.dateTime?.slice(11, 16))).toEqual(['11:00', '15:00']);
});

const BEHIND = /^! This book is behind its calendar.*: bay recover\n/;

/** Two machines with one book: what the second has done since, the first knows nothing of. */
async function noticed() {
  const workshop = await googleWorkshop();
  const { folder, done, json } = workshop;
  await done(NINE, 'book --customer 2 --service oil_change --at 2026-11-23T13:00');
  const [home, copy] = [join(folder, 'home'), join(folder, 'copy')];
  cpSync(home, copy, { recursive: true });
  await done('reschedule 1 --to 11:00', 'book --customer 2 --service oil_change --at 2026-11-23T15:00');
  const newest = join(folder, 'newest');
  cpSync(home, newest, { recursive: true });
  const putBack = (book: string) => {
    rmSync(home, { recursive: true });
    cpSync(book, home, { recursive: true });
  };
  putBack(copy);
  expect((await json('sync')).exitCode).toBe(12);
  const times = () => workshop.shown().map(({ start }) => start?.dateTime?.slice(11, 16));
  return { ...workshop, times, putBack, newest };
}

describe('an old copy of the book, once it is noticed,', () => {
  test('stays stopped, on the next day as well', async () => {
    const { bay, at, times, asked } = await noticed();
    asked();
    for (const now of ['Mon 2026-11-23 07:30', 'Tue 2026-11-24 07:00']) {
      at(now);
      const { exitCode, stderr } = await bay('sync');
      expect([exitCode, stderr]).toEqual([12, expect.stringMatching(BEHIND)]);
    }
    expect(asked()).toEqual([]);
    expect(times()).toEqual(['11:00', '13:00', '15:00']);
  });

  test('writes nothing into the calendar, whatever is done in the book', async () => {
    const { bay, data, times } = await noticed();
    expect((await bay('cancel 1 --reason other')).exitCode).toBe(0);
    expect((await bay('reschedule 2 --to 14:00')).exitCode).toBe(0);
    expect(await data('book --customer 1 --service battery --at 2026-11-24T09:00')).toMatchObject({
      calendar_status: 'pending',
    });
    expect((await bay('agenda')).stderr).toMatch(BEHIND);
    expect(times()).toEqual(['11:00', '13:00', '15:00']);
  });

  test('goes on when somebody says so, and the calendar has it where they differ', async () => {
    const { bay, data, json, times } = await noticed();
    const [item] = (await data('inbox')).items;
    await bay(`inbox resolve ${item.item_id} --accept`);
    expect((await data('inbox')).open).toBe(0);
    expect((await data('show 1')).scheduled_at).toContain('T11:00');
    expect((await json('sync')).exitCode).toBe(0);
    expect(times()).toEqual(['11:00', '13:00', '15:00']);
    expect(await json('sync')).toMatchObject({ exitCode: 0, data: { pending: 0 } });
    expect((await bay('agenda')).stderr).toBe('');
  });

  test('stops again when the newest book is said to be back, and is not', async () => {
    const { bay, data, json } = await noticed();
    const [item] = (await data('inbox')).items;
    await bay(`inbox resolve ${item.item_id} --done`);
    expect((await bay('agenda')).stderr).toMatch(BEHIND);
    expect((await json('sync')).exitCode).toBe(12);
  });

  test('is no matter once the newest book is back', async () => {
    const { bay, json, putBack, newest } = await noticed();
    putBack(newest);
    expect(await json('sync')).toMatchObject({ exitCode: 0, data: { pending: 0 } });
    expect((await bay('agenda')).stderr).toBe('');
  });
});

test('an event that somebody puts over an appointment is told once', async () => {
  const { google, data, done, bay } = await googleWorkshop();
  await done(NINE);
  google.model.people.create(SHOP, {
    summary: 'Dentist',
    start: instantOf('Mon 2026-11-23 09:00'),
    end: instantOf('Mon 2026-11-23 10:00'),
  });
  const { inbox } = await data('sync');
  expect(inbox).toMatchObject([{ item_id: 1, kind: 'foreign-conflict', appointment_id: 1 }]);
  expect(inbox[0].summary).toBe(
    "Somebody else's event, Mon 23 Nov 09:00–10:00, lies over #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1). One of the two has to move.",
  );
  expect((await bay('today')).stderr).toBe('! 1 item waits in the inbox: bay inbox\n');
  await done('inbox resolve 1 --done');
  expect((await bay('today')).stderr).toBe('');
  expect(await data('sync')).toMatchObject({ inbox: [] });
});

test('a change that Google refuses for good waits for a person', async () => {
  const { google, data, bay, shown, done } = await googleWorkshop();
  const answer = {
    status: 400,
    body: {
      error: {
        code: 400,
        message: 'Invalid attendee email.',
        errors: [{ reason: 'invalid', domain: 'global' }],
      },
    },
  };
  google.faults.add({ when: { method: 'POST', path: /\/events$/ }, fault: { kind: 'answer', answer } });
  const { exitCode, stderr } = await bay(NINE);
  expect({ exitCode, stderr }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "! The calendar refuses #1 (Google answered 400 (invalid): Invalid attendee email); see: bay inbox
    ",
    }
  `);
  expect(await data('inbox')).toMatchObject({
    items: [{ kind: 'change-refused', resolutions: ['retry', 'cancel'] }],
  });
  await done('inbox resolve 1 --retry');
  expect(shown()).toHaveLength(1);
  expect(await data('show 1')).toMatchObject({ calendar_status: 'synced' });
});

test('an event that somebody made into a series is put back, and told as what it was', async () => {
  const { google, data, done, shown } = await googleWorkshop();
  await done(NINE);
  google.model.people.makeRecurring(SHOP, shown()[0]?.id ?? '');
  const { inbox } = await data('sync');
  expect(inbox).toMatchObject([{ kind: 'move-refused', detail: 'a series' }]);
  expect(inbox[0].summary).toBe(
    'Somebody made #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar into a series, which an appointment cannot be. It was put back.',
  );
  expect(shown()).toMatchObject([{ summary: 'Oil change - Ana Pérez' }]);
  expect(shown()[0]?.recurrence).toBeUndefined();
  await done('inbox resolve 1 --done');
  expect(await data('inbox resolve 1')).toMatchObject({ resolution: 'done' });
});
