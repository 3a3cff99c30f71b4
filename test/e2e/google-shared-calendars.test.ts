import { describe, expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

/** An interval of that Monday. */
function monday(from: string, to: string) {
  return { start: instantOf(`Mon 2026-11-23 ${from}`), end: instantOf(`Mon 2026-11-23 ${to}`) };
}

function startsOf(slots: { days: { start_times: { start: string }[] }[] }): string[] {
  return slots.days.flatMap(({ start_times }) => start_times.map(({ start }) => start.slice(11, 16)));
}

test("a technician's sign-in that is gone keeps nobody from reading the shop's calendar", async () => {
  const { bay, google, done, shown, json, signedIn } = await googleWorkshop();
  const maria = google.signedIn({ account: 'maria@example.com' });
  const both = { environment: { ...signedIn.environment, GOOGLE_REFRESH_TOKEN_MARIA: maria.refreshToken } };
  await done(['shop', 'set', 'technicians', '[{name: Maria, skills: [], calendar: "maria:primary"}]']);
  const { exitCode: booked, stderr } = await bay(NINE);
  expect(booked).toBe(0);
  expect(stderr).toContain(
    '! The calendar maria:primary does not show #1 as it is yet (nobody is signed in); it will be delivered by: bay sync (pending 1)',
  );
  google.model.people.move(SHOP, shown()[0]?.id ?? '', monday('14:00', '14:30'));
  const { exitCode, data } = await json('sync');
  expect(exitCode).toBe(4);
  expect(data.moved).toMatchObject([{ appointment_id: 1, scheduled_at: '2026-11-23T14:00:00-05:00' }]);
  expect((await json('sync', both)).exitCode).toBe(0);
  expect([shown(), shown('maria@example.com')].map((events) => events[0]?.start?.dateTime)).toEqual([
    '2026-11-23T14:00:00-05:00',
    '2026-11-23T14:00:00-05:00',
  ]);
});

test('in a bay for two, two events of others at once leave no room', async () => {
  const { google, done, data, json } = await googleWorkshop();
  await done(['shop', 'set', 'bays', '[{name: Bay 1, capacity: 2}]']);
  google.model.people.create(SHOP, { summary: 'Delivery', ...monday('09:00', '10:00') });
  expect(startsOf(await data('slots'))).toContain('09:00');
  google.model.people.create(SHOP, { summary: 'Inspection', ...monday('09:30', '11:00') });
  const starts = startsOf(await data('slots'));
  expect(starts).toContain('09:00');
  expect(starts).not.toContain('09:30');
  expect(starts).toContain('10:00');
  expect(await json(NINE.replace('T09:00', 'T09:30'))).toMatchObject({ exitCode: 9 });
  expect(await json(NINE)).toMatchObject({ exitCode: 0 });
});

describe("an event in a technician's own calendar", () => {
  const marias = 'c_maria@group.calendar.google.com';

  async function shopWithMaria() {
    const shop = await googleWorkshop();
    shop.google.addCalendar({ id: marias, summary: 'Maria' });
    await shop.done(['shop', 'set', 'technicians', `[{name: Maria, skills: [], calendar: "${marias}"}]`]);
    return shop;
  }

  test('over an appointment is told by the next sync', async () => {
    const { google, done, data } = await shopWithMaria();
    await done(NINE);
    google.model.people.create(marias, { summary: 'Sick', ...monday('08:00', '17:00') });
    expect((await data('sync')).inbox).toMatchObject([
      { kind: 'foreign-conflict', appointment_id: 1, calendar_id: marias },
    ]);
    expect((await data('sync')).inbox).toEqual([]);
  });

  test('that comes between the look and the booking takes the booking back', async () => {
    const { google, json, shown } = await shopWithMaria();
    let come = false;
    google.faults.add({
      when: ({ method, path }) => {
        if (method === 'POST' && path.endsWith('/events') && !come) {
          come = true;
          google.model.people.create(marias, { summary: 'Sick', ...monday('08:00', '17:00') });
        }
        return false;
      },
      fault: 'reset',
    });
    expect(await json(NINE)).toMatchObject({ exitCode: 9, error: { code: 'slot-taken' } });
    expect([shown(), shown(marias)].map((events) => events.length)).toEqual([0, 1]);
  });
});

function down(method: string) {
  return { when: { method, path: /maria/ }, fault: 'unavailable', times: 1_000 } as const;
}

describe("a technician's own calendar that does not answer", () => {
  const marias = 'c_maria@group.calendar.google.com';

  async function shopWithMaria() {
    const shop = await googleWorkshop();
    shop.google.addCalendar({ id: marias });
    await shop.done(['shop', 'set', 'technicians', `[{name: Maria, calendar: "${marias}"}]`]);
    return shop;
  }

  test('keeps a cancellation from being called removed, also when it is asked for again', async () => {
    const { bay, json, done, google, shown } = await shopWithMaria();
    await done(NINE);
    google.faults.add(down('DELETE'));
    const cancelled = await bay('cancel 1 --reason other');
    expect(cancelled.stdout).toMatch(/\n {2}saved here\n$/);
    expect(cancelled.stderr).toMatch(
      /^! The calendar c_maria\S+ still shows #1 \(.*503.*\); it will be delivered by: bay sync \(pending 1\)\n$/,
    );
    expect([shown(), shown(marias)].map((events) => events.length)).toEqual([0, 1]);
    for (const line of ['cancel 1 --reason other', 'show 1'])
      expect((await json(line)).data).toMatchObject({
        calendar_status: 'pending',
        calendar_error: expect.stringContaining('503'),
      });
    google.faults.clear();
    await done('sync');
    expect((await json('show 1')).data).toMatchObject({ calendar_status: 'synced', calendar_error: null });
    expect(shown(marias)).toEqual([]);
  });

  test('keeps a booking and a move from being called shown', async () => {
    const { bay, json, done, google } = await shopWithMaria();
    google.faults.add(down('POST'));
    const booked = await bay(NINE);
    expect(booked.stdout).toMatch(/\n {2}saved here\n$/);
    expect(booked.stderr).toMatch(/^! The calendar c_maria\S+ does not show #1 as it is yet/);
    google.faults.clear();
    await done('sync');
    google.faults.add(down('PATCH'));
    google.faults.add(down('PUT'));
    const moved = await bay('reschedule 1 --to 11:00');
    expect(moved.stdout).toMatch(/\n {2}saved here\n$/);
    expect((await json('show 1')).data).toMatchObject({ calendar_status: 'pending', calendar_id: 'primary' });
  });

  test('undoes no booking of a shop that wants the word of its calendar', async () => {
    const { json, done, google } = await shopWithMaria();
    await done('shop set on_unavailable refuse');
    google.faults.add(down('POST'));
    expect(await json(NINE)).toMatchObject({ exitCode: 0, data: { calendar_status: 'pending' } });
  });
});

test('a calendar that the bay has left, and that still shows the appointment, is not called cleared', async () => {
  const { json, bay, done, google, shown } = await googleWorkshop();
  const left = 'c_two@group.calendar.google.com';
  google.addCalendar({ id: left });
  await done(['shop', 'set', 'bays', `[{name: Bay 1, calendar: "${left}"}]`]);
  await done(NINE);
  google.faults.add({ when: { path: /calendar/ }, fault: 'unavailable', times: 1_000 });
  await done(['shop', 'set', 'bays', '[{name: Bay 1, calendar: primary}]']);
  expect((await bay('cancel 1 --reason other')).stdout).toMatch(/\n {2}saved here\n$/);
  expect(shown(left)).toHaveLength(1);
  expect((await json('cancel 1 --reason other')).data).toMatchObject({ calendar_status: 'pending' });
});

describe('an item about an event of others over an appointment', () => {
  test.each([
    { name: 'the event has gone', end: 'delete' },
    { name: 'the appointment has moved', end: 'move' },
    { name: 'the appointment was cancelled', end: 'cancel' },
  ])('is closed when $name', async ({ end }) => {
    const { google, done, data } = await googleWorkshop();
    await done(NINE);
    const dentist = google.model.people.create(SHOP, { summary: 'Dentist', ...monday('09:00', '10:00') });
    await done('sync');
    expect((await data('inbox')).items).toHaveLength(1);
    if (end === 'delete') google.model.people.delete(SHOP, dentist);
    if (end === 'move') await done('reschedule 1 --to 11:00');
    if (end === 'cancel') await done('cancel 1 --reason other');
    await done('sync');
    expect((await data('inbox')).items).toEqual([]);
  });
});

test('clearing away the events of days gone by asks nobody anything', async () => {
  const { google, done, shown, json, at } = await googleWorkshop();
  await done(NINE);
  at('Tue 2026-12-01 10:00');
  await done('sync');
  google.model.people.delete(SHOP, shown()[0]?.id ?? '');
  expect(await json('sync')).toMatchObject({ exitCode: 0, data: { inbox: [] } });
});

test('a move that was taken back is the calendar’s doing, and leaves the answer under the key of the booking', async () => {
  const { google, json, data, done } = await googleWorkshop();
  const line = `${NINE} --idempotency-key k`;
  const first = await data(line);
  await done('shop set on_unavailable refuse');
  google.faults.add({ when: { method: 'PATCH' }, fault: 'quota', times: 1 });
  expect((await json('reschedule 1 --to 11:00 --idempotency-key m')).exitCode).toBe(7);
  expect((await data('show 1')).history).toMatchObject([
    { source: 'counter' },
    { source: 'counter' },
    { source: 'calendar', change: 'moved-back' },
  ]);
  expect(await data('reschedule 1 --to 11:00 --idempotency-key m')).toMatchObject({
    scheduled_at: '2026-11-23T11:00:00-05:00',
  });
  expect((await data(line)).appointment_id).toBe(first.appointment_id);
});
