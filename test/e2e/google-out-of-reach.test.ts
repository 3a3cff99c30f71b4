import { expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

/** An interval of that Monday. */
function monday(from: string, to: string) {
  return { start: instantOf(`Mon 2026-11-23 ${from}`), end: instantOf(`Mon 2026-11-23 ${to}`) };
}

test('a booking stands, says what is owed, and is delivered later', async () => {
  const { story, shown, google, done } = await googleWorkshop();
  google.model.people.create(SHOP, { summary: 'Dentist', ...monday('11:00', '12:00') });
  await done('sync');
  google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  expect(
    await story(NINE, 'slots', 'reschedule 1 --to 10:00', 'today', 'sync --dry-run', 'sync'),
  ).toMatchInlineSnapshot(`
    "$ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
    ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1
      saved here
    2> ! #1 is not in the calendar yet (Google answered 302); it will be delivered by: bay sync (pending 1)

    $ bay slots
    Free for 30 min, America/New_York

    Mon 23 Nov · today
      Bay 1   09:30–11:00  13:00–17:00
      Starts  09:30 10:00 10:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30
    2> ! 1 change waits for the calendar since Mon 23 Nov 07:00: bay sync
    2> ! Google is out of reach (Google answered 302); other people's events are those of Mon 23 Nov 07:00

    $ bay reschedule 1 --to 10:00
    ✓ Moved #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 10:00–10:30, Bay 1 (was Mon 23 Nov 09:00–09:30)
      saved here
    2> ! 1 change waits for the calendar since Mon 23 Nov 07:00: bay sync
    2> ! The calendar does not show the change of #1 yet (Google answered 302); it will be delivered by: bay sync (pending 1)

    $ bay today
    Mon 23 Nov · today
    Bay 1
      10:00–10:30  #1  Oil change  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  not synced
    Others
      11:00–12:00  busy in the calendar  Bay 1

    1 appointment
    2> ! 1 change waits for the calendar since Mon 23 Nov 07:00: bay sync

    $ bay sync --dry-run
    Would deliver 1 change to the calendar

    $ bay sync
    ! 0 changes delivered to the calendar, 1 change still owed
    ✗ primary: Google is out of reach (Google answered 302)
      It is safe to run this again. If it stays so: bay doctor
    exit 8
    "
  `);
  expect(shown()).toHaveLength(1);
  google.faults.clear();
  expect(await story('sync', 'sync')).toMatchInlineSnapshot(`
    "$ bay sync
    ✓ 1 change delivered to the calendar, nothing is owed

    $ bay sync
    ✓ 0 changes delivered to the calendar, nothing is owed
    "
  `);
  expect(shown().map(({ summary, start }) => [summary, start?.dateTime])).toEqual([
    ['Oil change - Ana Pérez', '2026-11-23T10:00:00-05:00'],
    ['Dentist', '2026-11-23T11:00:00-05:00'],
  ]);
});

test('who does not answer is asked by no command for a while, and is told by what it failed with', async () => {
  const { google, at, bay, data, done, json } = await googleWorkshop();
  await done('sync');
  google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  const looks: [string, boolean][] = [];
  for (const [second, start] of [
    // Left alone for two seconds, then for fifteen, for thirty and so on.
    ['00', '23T09:00'],
    ['01', '23T10:00'],
    ['03', '23T11:00'],
    ['17', '23T13:00'],
    ['19', '23T14:00'],
    ['48', '23T15:00'],
    ['50', '23T16:00'],
  ]) {
    at(`2026-11-23T07:00:${second}-05:00`);
    google.requests.splice(0);
    const booked = await data(`book --customer 1 --service oil_change --at 2026-11-${start}`);
    expect(booked).toMatchObject({ calendar_status: 'pending', calendar_error: null });
    looks.push([`${second}`, google.requests.length > 0]);
  }
  expect(looks).toEqual([
    ['00', true],
    ['01', false],
    ['03', true],
    ['17', false],
    ['19', true],
    ['48', false],
    ['50', true],
  ]);
  expect((await bay('slots')).stderr).toContain('Google is out of reach (Google answered 302)');
  google.faults.clear();
  await done('sync');
  expect(await json('slots')).toMatchObject({ data: { source: 'google' } });
  expect(await data('show 1')).toMatchObject({ calendar_status: 'synced' });
});

test('an answer that was lost makes no second event', async () => {
  const { data, done, shown, google } = await googleWorkshop();
  const wrote = { method: 'POST', path: /\/events$/ };
  google.faults.add({ when: wrote, fault: { kind: 'redirect', applied: true }, times: 1 });
  expect(await data(NINE)).toMatchObject({
    calendar_status: 'pending',
    calendar_error: 'Google answered 302',
  });
  await done('sync');
  expect(shown()).toHaveLength(1);
  expect(await data('show 1')).toMatchObject({ calendar_status: 'synced', calendar_error: null });
});

test('a shop that wants it so books nothing that Google has not confirmed', async () => {
  const { story, shown, google, done } = await googleWorkshop();
  await done('shop set on_unavailable refuse');
  google.faults.add({ when: { method: 'POST', path: /\/events$/ }, fault: 'redirect', times: 1_000 });
  expect(await story(NINE, 'today')).toMatchInlineSnapshot(`
    "$ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
    2> ✗ NOT booked: Google is out of reach (Google answered 302).
    2>   It is safe to run this again. If it stays so: bay doctor
    2>   The shop books nothing that its calendar has not confirmed (on_unavailable: refuse).
    exit 8

    $ bay today
    Mon 23 Nov · today
    Bay 1  no appointments

    0 appointments
    2> ! 1 change waits for the calendar since Mon 23 Nov 07:00: bay sync
    "
  `);
  google.faults.clear();
  await done('sync', NINE);
  expect(shown()).toHaveLength(1);
  google.faults.add({ when: { method: 'PATCH' }, fault: 'quota', times: 1_000 });
  expect(await story('reschedule 2 --to 11:00', 'today')).toMatchInlineSnapshot(`
    "$ bay reschedule 2 --to 11:00
    2> ✗ NOT moved: Google's quota is used up (Google answered 403 (quotaExceeded): Calendar usage limits exceeded).
    2>   Run this again in a few minutes.
    2>   The shop books nothing that its calendar has not confirmed (on_unavailable: refuse).
    exit 7

    $ bay today
    Mon 23 Nov · today
    Bay 1
      09:00–09:30  #2  Oil change  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  not synced

    1 appointment
    2> ! 1 change waits for the calendar since Mon 23 Nov 07:00: bay sync
    "
  `);
  google.faults.clear();
  await done('sync');
  expect(shown()).toMatchObject([{ start: { dateTime: '2026-11-23T09:00:00-05:00' } }]);
});

test.each([
  { fault: 'redirect', exitCode: 8, kind: 'unknown' },
  { fault: 'quota', exitCode: 7, kind: 'throttled' },
] as const)('a $fault ends commands that need Google with $exitCode', async ({ fault, exitCode, kind }) => {
  const { json, google } = await googleWorkshop();
  google.faults.add({ when: { path: /^\/calendar/ }, fault, times: 1_000 });
  const { error, ...listed } = await json('calendar list');
  expect(listed).toMatchObject({ exitCode, success: false });
  expect(error).toMatchObject({ code: 'calendar-unreachable', details: { trouble: kind } });
  const synced = await json('sync');
  expect(synced).toMatchObject({
    exitCode,
    success: false,
    error: { code: 'calendar-unreachable', details: { trouble: kind } },
    data: { troubles: [{ calendar_id: 'primary', kind }] },
  });
  const doctor = await json('doctor');
  expect(doctor).toMatchObject({ exitCode, data: { problems: 1 } });
});

test('a sign-in that is gone: what every command says', async () => {
  const { story, google, signedIn, json } = await googleWorkshop();
  google.oauth.revoke(signedIn.refreshToken);
  expect(await story(NINE, 'today', 'sync', 'calendar list')).toMatchInlineSnapshot(`
    "$ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
    ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1
      saved here
    2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth
    2> ! #1 is not in the calendar yet (invalid_grant: Token has been expired or revoked); it will be delivered by: bay sync (pending 1)

    $ bay today
    Mon 23 Nov · today
    Bay 1
      09:00–09:30  #1  Oil change  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  not synced

    1 appointment
    2> ! 1 change waits for the calendar since Mon 23 Nov 07:00: bay sync
    2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth

    $ bay sync
    ! 0 changes delivered to the calendar, 1 change still owed
    ✗ primary: Google no longer takes the sign-in: invalid_grant: Token has been expired or revoked
      Sign in again: bay auth
      It was taken back, not used for six months, or pushed out by a hundred newer ones; under "Testing" it ends after seven days.
      The book is safe, and what is owed to the calendar is kept.
    2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth
    exit 4

    $ bay calendar list
    2> ! 1 change waits for the calendar since Mon 23 Nov 07:00: bay sync
    2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth
    2> ✗ Google no longer takes the sign-in: invalid_grant: Token has been expired or revoked; nothing was changed.
    2>   Sign in again: bay auth
    2>   It was taken back, not used for six months, or pushed out by a hundred newer ones; under "Testing" it ends after seven days.
    2>   The book is safe, and what is owed to the calendar is kept.
    exit 4
    "
  `);
  expect(await json('sync')).toMatchObject({
    exitCode: 4,
    data: { pending: 1, troubles: [{ calendar_id: 'primary', kind: 'signed-out' }] },
  });
  const { exitCode, data } = await json('doctor');
  expect(exitCode).toBe(4);
  expect(data.findings).toContainEqual(
    expect.objectContaining({ check: 'sign-in', status: 'problem', mend: 'bay auth' }),
  );
  const again = google.signedIn();
  expect(await json('sync', { environment: again.environment })).toMatchObject({
    exitCode: 0,
    data: { delivered: 1, pending: 0 },
  });
});

test('a calendar that is gone counts as taken, and every command says why', async () => {
  const { story, google, done } = await googleWorkshop();
  await done('slots');
  google.model.people.deleteCalendar(SHOP);
  expect(await story('slots', NINE, 'sync')).toMatchInlineSnapshot(`
    "$ bay slots
    Free for 30 min, America/New_York

    Mon 23 Nov · today  nothing free: a calendar cannot be read, and its time counts as taken
    2> ! The calendar is not there for who is signed in (Google cannot tell (notFound)); its time counts as taken

    $ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
    2> ✗ NOT booked: the calendar is not there for who is signed in (Google cannot tell (notFound)).
    2>   Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list
    exit 6

    $ bay sync
    ! 0 changes delivered to the calendar, nothing is owed
    ✗ primary (shop@example.com): the calendar is not there for who is signed in (Google answered 404 (notFound): Not Found)
      Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list
    exit 6
    "
  `);
});

test('a calendar that can only be read', async () => {
  const { story, google, json, done } = await googleWorkshop();
  await done(NINE);
  google.model.addAccount('owner@example.com');
  const read = google.addCalendar({
    id: 'c_read@group.calendar.google.com',
    owner: 'owner@example.com',
    summary: 'Lift',
  });
  google.model.share(read, SHOP, 'reader');
  await done(['shop', 'set', 'bays.Bay 1.calendar', read]);
  expect(await json('reschedule 1 --to 11:00')).toMatchObject({
    exitCode: 0,
    data: { calendar_status: 'pending' },
  });
  expect(await json('sync')).toMatchObject({
    exitCode: 6,
    data: { troubles: [{ calendar_id: read, kind: 'denied' }] },
  });
  expect(await json('doctor')).toMatchObject({ exitCode: 6 });
  expect(await story('calendar list')).toMatchInlineSnapshot(`
    "$ bay calendar list
    primary                           shop@example.com
    c_read@group.calendar.google.com  Lift              read only
    2> ! 2 changes wait for the calendar since Mon 23 Nov 07:00: bay sync
    "
  `);
});
