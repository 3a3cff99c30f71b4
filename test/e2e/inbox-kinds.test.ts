import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

test('a calendar that was emptied takes nothing along before a person agrees', async () => {
  const { google, shown, data, json, done, story } = await googleWorkshop();
  const hours = ['09:00', '10:00', '11:00', '13:00', '14:00', '15:00'];
  for (const hour of hours) await done(`book --customer 2 --service oil_change --at 2026-11-24T${hour}`);
  for (const { id } of shown()) google.model.people.delete(SHOP, id ?? '');
  expect(await story('sync')).toMatchInlineSnapshot(`
    "$ bay sync
    ! 0 changes delivered to the calendar, nothing is owed

    New in the inbox:
    1  In the calendar primary, 6 of 6 coming appointments are gone. Nothing of it was taken in: was it emptied by mistake?
       Take it in, they were removed on purpose: bay inbox resolve 1 --accept
       It has been seen to: bay inbox resolve 1 --done
    ! Nothing was taken in from the calendar primary: a person must decide first (bay inbox)
    2> ! 1 item waits in the inbox: bay inbox
    exit 12
    "
  `);
  expect(await data('show 1')).toMatchObject({ calendar_status: 'synced' });
  const accepted = await json('inbox resolve 1 --accept');
  expect(accepted).toMatchObject({ exitCode: 0, data: { kind: 'many-removed', resolution: 'accept' } });
  const { exitCode, data: synced } = await json('sync');
  expect(exitCode).toBe(12);
  expect(synced.halted).toEqual([]);
  expect(synced.inbox).toHaveLength(hours.length);
  expect(await data('show 1')).toMatchObject({ status: 'scheduled', calendar_status: 'needs_person' });
});

test('an old copy of the book is noticed, and undoes nothing', async () => {
  const { folder, done, json, shown } = await googleWorkshop();
  await done(NINE);
  const [home, copy] = [join(folder, 'home'), join(folder, 'copy')];
  cpSync(home, copy, { recursive: true });
  await done('reschedule 1 --to 11:00', 'book --customer 2 --service oil_change --at 2026-11-23T15:00');
  rmSync(home, { recursive: true });
  cpSync(copy, home, { recursive: true });
  const { exitCode, data } = await json('sync');
  expect(exitCode).toBe(12);
  expect(data.inbox.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'book-behind',
    'unknown-event',
  ]);
  expect(shown().map(({ start }) => start?.dateTime?.slice(11, 16))).toEqual(['11:00', '15:00']);
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
