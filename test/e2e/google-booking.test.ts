import { describe, expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

/** An interval of that Monday. */
function monday(from: string, to: string) {
  return { start: instantOf(`Mon 2026-11-23 ${from}`), end: instantOf(`Mon 2026-11-23 ${to}`) };
}

test('book, move and cancel, as Google sees it', async () => {
  const { done, shown, google } = await googleWorkshop();
  await done(NINE);
  expect(shown()).toMatchObject([
    {
      summary: 'Oil change - Ana Pérez',
      description:
        'Customer: Ana Pérez\nPhone: +12125550134\nCar: 2018 Honda Civic\nPlate: ABC1234\nService: Oil change',
      start: { dateTime: '2026-11-23T09:00:00-05:00', timeZone: 'America/New_York' },
      end: { dateTime: '2026-11-23T09:30:00-05:00', timeZone: 'America/New_York' },
      attendees: [{ email: 'ana@example.com', displayName: 'Ana Pérez' }],
    },
  ]);
  const [{ id } = { id: '' }] = shown();
  await done('reschedule 1 --to "tue 10:00"');
  expect(shown()).toMatchObject([{ id, start: { dateTime: '2026-11-24T10:00:00-05:00' } }]);
  await done('cancel 1 --reason other');
  expect(shown()).toEqual([]);
  expect(google.model.mails.map(({ to }) => to)).toEqual(Array.from({ length: 3 }, () => 'ana@example.com'));
});

test('a minimal title tells strangers nothing', async () => {
  const { done, shown } = await googleWorkshop();
  await done('shop set event_title minimal', NINE);
  expect(shown()).toMatchObject([{ summary: 'Appointment #1' }]);
});

describe('the customer is invited', () => {
  test.each([
    { given: [], line: NINE, invited: true },
    { given: [], line: `${NINE} --no-invite`, invited: false },
    { given: ['shop set invite_customers false'], line: NINE, invited: false },
    { given: ['shop set invite_customers false'], line: `${NINE} --invite`, invited: true },
    { given: [], line: NINE.replace('--customer 1', '--customer 2'), invited: false },
  ])('$invited after $given by $line', async ({ given, line, invited }) => {
    const { done, shown, google } = await googleWorkshop();
    await done(...given, line);
    expect(shown()[0]?.attendees?.length ?? 0).toBe(Number(invited));
    expect(google.model.mails).toHaveLength(Number(invited));
  });
});

describe("somebody else's event", () => {
  test('that was there first keeps its time', async () => {
    const { google, story, shown } = await googleWorkshop();
    google.model.people.create(SHOP, { summary: 'Dentist', ...monday('09:00', '10:00') });
    expect(await story(NINE, 'slots', `${NINE} --overbook "he said it is fine"`)).toMatchInlineSnapshot(`
      "$ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
      2> ✗ Bay 1 is not free Mon 23 Nov 09:00–09:30: taken by a calendar event 09:00–10:00.
      2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
      exit 9

      $ bay slots
      Free for 30 min, America/New_York

      Mon 23 Nov · today
        Bay 1   10:00–12:00  13:00–17:00
        Starts  10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00
                16:30

      $ bay book --customer 1 --service oil_change --at 2026-11-23T09:00 --overbook "he said it is fine"
      ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1
        ! overbooked: he said it is fine
          over a calendar event 09:00–10:00
        saved here, in Google Calendar, and read back equal
      "
    `);
    expect(shown()).toHaveLength(2);
  });

  test('that comes between the look and the booking takes the booking back', async () => {
    const { google, story, shown, data } = await googleWorkshop();
    let come = false;
    google.faults.add({
      when: ({ method, path }) => {
        if (method === 'POST' && path.endsWith('/events') && !come) {
          come = true;
          google.model.people.create(SHOP, { summary: 'Dentist', ...monday('09:00', '10:00') });
        }
        return false;
      },
      fault: 'reset',
    });
    expect(await story(NINE, 'today')).toMatchInlineSnapshot(`
      "$ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
      2> ✗ Bay 1 is not free Mon 23 Nov 09:00–09:30: taken by a calendar event 09:00–10:00.
      2>   Look for free times: bay slots 2026-11-23 --week
      exit 9

      $ bay today
      Mon 23 Nov · today
      Bay 1  no appointments

      0 appointments
      "
    `);
    expect(shown()).toMatchObject([{ summary: 'Dentist' }]);
    expect(await data('sync')).toMatchObject({ delivered: 0, pending: 0, inbox: [] });
  });

  test('that is transparent, declined or cancelled takes no time', async () => {
    const { google, data } = await googleWorkshop();
    const { people } = google.model;
    people.create(SHOP, { summary: 'Birthday', transparency: 'transparent', ...monday('09:00', '17:00') });
    people.decline(
      SHOP,
      people.invite(SHOP, 'boss@example.com', { summary: 'Talk', ...monday('09:00', '17:00') }),
    );
    people.delete(SHOP, people.create(SHOP, { summary: 'Gone', ...monday('09:00', '17:00') }));
    expect((await data('slots')).count).toBe(2);
  });
});

describe('calendars of their own', () => {
  test("a technician's shows the appointment, too, and without the customer", async () => {
    const { google, done, shown, data } = await googleWorkshop();
    const marias = google.addCalendar({ id: 'c_maria@group.calendar.google.com', summary: 'Maria' });
    await done(['shop', 'set', 'technicians', `[{name: Maria, skills: [], calendar: "${marias}"}]`]);
    await done(NINE);
    expect([shown(), shown(marias)].map((events) => events.length)).toEqual([1, 1]);
    expect(shown(marias)[0]?.attendees).toBeUndefined();
    google.model.people.create(marias, { summary: 'Off', ...monday('10:00', '12:00') });
    expect(
      (await data('slots')).days[0].start_times.map(({ start }: { start: string }) => start.slice(11, 16)),
    ).toEqual(['09:30', '13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00', '16:30']);
    await done('cancel 1 --reason other');
    expect([shown(), shown(marias)].map((events) => events.length)).toEqual([0, 1]);
  });

  test("a bay's may be of another account", async () => {
    const { google, done, shown, data, json, signedIn } = await googleWorkshop();
    const maria = google.signedIn({ account: 'maria@example.com' });
    const both = { environment: { ...signedIn.environment, GOOGLE_REFRESH_TOKEN_MARIA: maria.refreshToken } };
    await done(['shop', 'set', 'bays.Bay 1.calendar', 'maria:primary']);
    expect(await data(NINE, both)).toMatchObject({ calendar_id: 'maria:primary', calendar_status: 'synced' });
    expect([shown(), shown('maria@example.com')].map((events) => events.length)).toEqual([0, 1]);
    const { exitCode, data: synced } = await json('sync');
    expect(exitCode).toBe(4);
    expect(synced.troubles).toMatchObject([{ calendar_id: 'maria:primary', kind: 'signed-out' }]);
    expect((await data('sync', both)).troubles).toEqual([]);
  });

  test('an appointment that moves to a bay with another calendar moves there', async () => {
    const { google, done, shown } = await googleWorkshop();
    const second = google.addCalendar({ id: 'c_two@group.calendar.google.com', summary: 'Bay 2' });
    await done([
      'shop',
      'set',
      'bays',
      `[{name: Bay 1, calendar: primary}, {name: Bay 2, calendar: "${second}"}]`,
    ]);
    await done(NINE, ['reschedule', '1', '--bay', 'Bay 2']);
    expect([shown(), shown(second)].map((events) => events.length)).toEqual([0, 1]);
    await done(['reschedule', '1', '--bay', 'Bay 1']);
    expect([shown(), shown(second)].map((events) => events.length)).toEqual([1, 0]);
  });
});

test('how often Google is asked', async () => {
  const { done, asked, bay } = await googleWorkshop();
  await done('today');
  // Once for a refresh token: whose it is.
  expect(asked()).toEqual(['GET calendarList']);
  await done('slots');
  expect(asked()).toEqual(['POST freeBusy']);
  await done(NINE);
  expect(asked()).toEqual(['POST freeBusy', 'POST events', 'GET events']);
  await done('reschedule 1 --to 11:00');
  expect(asked()).toEqual(['POST freeBusy', 'PATCH events', 'GET events']);
  await done(`${NINE} --dry-run`);
  expect(asked()).toEqual(['POST freeBusy']);
  await done('cancel 1 --reason other');
  expect(asked()).toEqual(['DELETE events']);
  for (const line of ['today', 'find ana', 'show 1', 'inbox', 'customers list', 'shop show']) await bay(line);
  expect(asked()).toEqual([]);
});

test('where the book leaves nothing free, one look shows when the next free time is', async () => {
  const { done, asked, data, google } = await googleWorkshop();
  await done('shop set hours.monday "09:00-10:00"', 'book -c 1 -s inspection --at 2026-11-23T09:00');
  asked();
  const tuesday = { start: '2026-11-24T09:00:00-05:00', bays: ['Bay 1'] };
  const next = async (line: string) => [(await data(line)).next, asked()];
  expect(await next('slots')).toEqual([tuesday, ['POST freeBusy']]);
  expect(await next('slots today before 11')).toEqual([tuesday, ['POST freeBusy']]);
  const monday = { start: '2026-11-30T09:00:00-05:00', bays: ['Bay 1'] };
  expect(await next('slots sunday')).toEqual([monday, ['POST freeBusy']]);
  // Others' time that bay has not heard of is found out by looking, and a second look tells what comes after it.
  const whole = { start: instantOf('Tue 2026-12-01 00:00'), end: instantOf('Wed 2026-12-02 00:00') };
  google.model.people.create(SHOP, { summary: 'Inventory', ...whole });
  const wednesday = { start: '2026-12-02T09:00:00-05:00', bays: ['Bay 1'] };
  expect(await next('slots 2026-12-01')).toEqual([wednesday, ['POST freeBusy', 'POST freeBusy']]);
  await done('sync');
  asked();
  expect(await next('slots 2026-12-01')).toEqual([wednesday, ['POST freeBusy']]);
});

test('who asks for times that are gone is told the nearest by the same look', async () => {
  const { done, asked, json } = await googleWorkshop();
  await done('shop set hours.monday "09:00-10:00"', 'book -c 1 -s inspection --at 2026-11-23T09:00');
  asked();
  const { error } = await json('book oil today before 11 0134');
  expect([error.code, error.details.nearest, asked()]).toEqual([
    'no-time-fits',
    ['2026-11-24T09:00:00-05:00', '2026-11-24T09:30:00-05:00'],
    ['POST freeBusy'],
  ]);
});

test('calendars are asked once for all visits of a series that lie within two months', async () => {
  const { done, asked, json, google } = await googleWorkshop();
  const looks = async (line: string) => {
    await done(`${line} --dry-run`);
    return asked();
  };
  await done('today');
  asked();
  expect(await looks('book oil tue 9 0134 --repeat weekly --count 8')).toEqual(['POST freeBusy']);
  expect(await looks('book brakes wed 9 0134 --repeat "every 4 weeks" --count 6')).toEqual([
    'POST freeBusy',
    'POST freeBusy',
  ]);
  await done('book oil tue 9 0134 --repeat "every 2 weeks" --count 3');
  asked();
  // Beside their own events, those of others are looked through one by one.
  expect(await looks('move 1 10:00 --all')).toEqual(['GET events']);
  google.model.people.create(SHOP, {
    summary: 'Inspector',
    start: instantOf('Wed 2026-12-09 09:00'),
    end: instantOf('Wed 2026-12-09 10:00'),
  });
  const { error } = await json('book brakes wed 9 0134 --repeat weekly --count 4');
  expect([
    error.code,
    error.details.refused.map(({ scheduled_at }: { scheduled_at: string }) => scheduled_at),
  ]).toEqual(['series-refused', ['2026-12-09T09:00:00-05:00']]);
});

test('a week of eight bays is one question', async () => {
  const { google, done, asked } = await googleWorkshop();
  const bays = Array.from({ length: 8 }, (_, i) => {
    const calendar = google.addCalendar({ id: `c_bay${i}@group.calendar.google.com`, summary: `Bay ${i}` });
    return `{name: Bay ${i + 1}, calendar: "${calendar}"}`;
  });
  await done(['shop', 'set', 'bays', `[${bays.join(', ')}]`], NINE);
  asked();
  await done('slots --week');
  expect(asked()).toEqual(['POST freeBusy']);
});

test('--verbose tells of every request, and of nothing that is secret', async () => {
  const { bay, signedIn } = await googleWorkshop();
  const { stderr } = await bay(`${NINE} --verbose`);
  expect(stderr.replaceAll(/\d+ ms/g, '… ms')).toMatchInlineSnapshot(`
    "POST /token 200 … ms
    GET /calendar/v3/users/me/calendarList/primary 200 … ms
    POST /calendar/v3/freeBusy 200 … ms
    POST /calendar/v3/calendars/…/events 200 … ms
    GET /calendar/v3/calendars/…/events 200 … ms
    "
  `);
  expect(stderr).not.toContain(signedIn.refreshToken);
  expect(stderr).not.toContain('ana');
});
