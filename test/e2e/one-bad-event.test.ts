import { expect, test } from 'vitest';
import type { Answer } from '../support/google/answer.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const TEN = 'book --customer 2 --service oil_change --at 2026-11-23T10:00';
const ELEVEN = 'book --customer 2 --service oil_change --at 2026-11-23T11:00';

/** #1 is in the calendar; it is moved, and two more are booked, while Google takes no changes. */
async function threeOwed(): Promise<GoogleWorkshop & { readonly eventId: string }> {
  const shop = await googleWorkshop();
  await shop.done(NINE);
  const eventId = shop.shown()[0]?.id ?? '';
  shop.google.faults.add({
    when: ({ method, path }) => method !== 'GET' && path.includes('/events'),
    fault: 'redirect',
    times: 1_000,
  });
  await shop.done('reschedule 1 --to 14:00', TEN, ELEVEN);
  shop.google.faults.clear();
  shop.google.requests.splice(0);
  return { ...shop, eventId };
}

const aboutEvent = (eventId: string) => (request: { readonly path: string }) =>
  request.path.endsWith(`/events/${eventId}`);

test('an event that was handed over to another owner: a person is asked about it, and the rest is delivered', async () => {
  const { google, eventId, story, data, shown } = await threeOwed();
  google.model.people.edit(SHOP, eventId, { organizer: { email: 'boss@example.com' } });
  expect(await story('sync', 'sync')).toMatchInlineSnapshot(`
    "$ bay sync
    ✓ 2 changes delivered to the calendar, nothing is owed

    New in the inbox:
    1  The calendar does not take #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 14:00–14:30, Bay 1): Google answered 403 (forbiddenForNonOrganizer): Shared properties can only be changed by the organizer of the event.
       Try it again: bay inbox resolve 1 --retry
       Cancel the appointment: bay inbox resolve 1 --cancel
    2> ! 1 item waits in the inbox: bay inbox
    exit 12

    $ bay sync
    ✓ 0 changes delivered to the calendar, nothing is owed
    2> ! 1 item waits in the inbox: bay inbox
    "
  `);
  expect(shown()).toHaveLength(3);
  expect(await data('show 1')).toMatchObject({
    calendar_status: 'failed',
    scheduled_at: '2026-11-23T14:00:00-05:00',
  });
});

/** What no event looks like, where Google is asked about that one. */
const NONSENSE: readonly { readonly name: string; readonly body: object | null }[] = [
  { name: 'without a start', body: { kind: 'calendar#event', status: 'confirmed', etag: '"1"' } },
  { name: 'whose times are numbers', body: { kind: 'calendar#event', etag: '"1"', start: 9, end: 10 } },
  {
    name: 'of the year 99999',
    body: { etag: '"1"', start: { dateTime: '+099999-01-01T00:00:00Z' }, end: {} },
  },
  { name: 'that is an empty object', body: {} },
  { name: 'that is null', body: null },
];

test.each(NONSENSE)(
  'an event $name: a person is asked about it, and the rest is delivered',
  async ({ body }) => {
    const { google, eventId, json } = await threeOwed();
    const answer: Answer = { status: 200, body };
    google.faults.add({ when: aboutEvent(eventId), fault: { kind: 'answer', answer }, times: 1_000 });
    expect(await json('sync')).toMatchObject({
      exitCode: 12,
      data: {
        delivered: 2,
        pending: 0,
        troubles: [],
        inbox: [{ kind: 'change-refused', appointment_id: 1 }],
      },
    });
    expect(await json('sync')).toMatchObject({ exitCode: 0, data: { pending: 0, inbox: [], troubles: [] } });
  },
);

test('once Google answers sensibly again, the change goes through as soon as a person says so', async () => {
  const { google, eventId, json, done, shown } = await threeOwed();
  const answer: Answer = { status: 200, body: {} };
  google.faults.add({ when: aboutEvent(eventId), fault: { kind: 'answer', answer }, times: 1_000 });
  await json('sync');
  google.faults.clear();
  await done('inbox resolve 1 --retry');
  expect(shown().find(({ id }) => id === eventId)?.start?.dateTime).toBe('2026-11-23T14:00:00-05:00');
  expect(await json('inbox')).toMatchObject({ data: { open: 0 } });
});

test('an event that Google does not let go of is left to a person to remove', async () => {
  const { google, done, data, json, shown } = await googleWorkshop();
  await done(NINE);
  const forbidden = {
    status: 403,
    body: { error: { code: 403, message: 'Forbidden', errors: [{ reason: 'forbidden' }] } },
  };
  google.faults.add({ when: { method: 'DELETE' }, fault: { kind: 'answer', answer: forbidden } });
  expect(await data('cancel 1 --reason other')).toMatchObject({
    status: 'cancelled',
    calendar_status: 'failed',
  });
  expect(await data('inbox')).toMatchObject({
    items: [{ kind: 'removal-refused', appointment_id: 1, resolutions: ['retry', 'done'] }],
  });
  google.model.people.delete(SHOP, shown()[0]?.id ?? '');
  expect(await json('sync')).toMatchObject({ exitCode: 0, data: { pending: 0 } });
  expect(await data('inbox')).toMatchObject({ open: 0 });
});

test.each([
  { what: 'a booking', method: 'POST', lines: [NINE], left: 1 },
  { what: 'a move', method: 'PATCH', lines: [NINE, 'reschedule 1 --to 14:00'], left: 1 },
  { what: 'a cancellation', method: 'DELETE', lines: [NINE, 'cancel 1 --reason other'], left: 0 },
])(
  'nonsense that answers $what once is not believed: asked again, and nobody is asked about it',
  async ({ method, lines, left }) => {
    const { google, done, data, shown } = await googleWorkshop();
    google.faults.add({ when: { method }, fault: 'wrong-id' });
    await done(...lines);
    expect(shown()).toHaveLength(left);
    expect(await data('show 1')).toMatchObject({ calendar_status: 'synced' });
    expect(await data('inbox')).toMatchObject({ open: 0 });
  },
);

test('a calendar that may only be read any more is denied, and asks for no decision about each appointment', async () => {
  const { google, done, json, asked } = await googleWorkshop();
  google.addCalendar({ id: 'shared@group.calendar.google.com', owner: 'owner@example.com' });
  google.model.share('shared@group.calendar.google.com', SHOP, 'writer');
  await done(['shop', 'set', 'bays', '[{name: Bay 1, calendar: shared@group.calendar.google.com}]'], NINE);
  google.model.share('shared@group.calendar.google.com', SHOP, 'reader');
  await done(TEN, ELEVEN);
  asked();
  expect(await json('sync')).toMatchObject({
    exitCode: 6,
    data: { pending: 2, inbox: [], troubles: [{ kind: 'denied' }] },
  });
  expect(asked().filter((request) => request.startsWith('POST')).length).toBeLessThan(3);
});

/** An answer that Google may give about anything. */
function errorOf(code: number, reason: string): Answer {
  return { status: code, body: { error: { code, message: 'Try later.', errors: [{ reason }] } } };
}

/** Google answers so to every change of that event, and to nothing else. */
function spoilChanges({ google, eventId }: Awaited<ReturnType<typeof threeOwed>>, answer: Answer): void {
  google.faults.add({
    when: (request) => request.method !== 'GET' && aboutEvent(eventId)(request),
    fault: { kind: 'answer', answer },
    times: 1_000,
  });
}

test('an event about which Google has an error for ever is named, is tried on, and is forgotten when it works', async () => {
  const shop = await threeOwed();
  const { google, story } = shop;
  spoilChanges(shop, errorOf(500, 'backendError'));
  expect(await story('sync', 'sync', 'sync')).toMatchInlineSnapshot(`
    "$ bay sync
    ! 2 changes delivered to the calendar, 1 change still owed
    ✗ primary: Google is out of reach (Google answered 500 (backendError): Try later)
      It is safe to run this again. If it stays so: bay doctor
    exit 8

    $ bay sync
    ! 0 changes delivered to the calendar, 1 change still owed

    New in the inbox:
    1  The calendar answers, but does not take #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 14:00–14:30, Bay 1): Google answered 500 (backendError): Try later. bay goes on trying.
       Try it again: bay inbox resolve 1 --retry
       Cancel the appointment: bay inbox resolve 1 --cancel
    2> ! 1 item waits in the inbox: bay inbox
    exit 12

    $ bay sync
    ! 0 changes delivered to the calendar, 1 change still owed
    2> ! 1 item waits in the inbox: bay inbox
    "
  `);
  google.faults.clear();
  expect(await story('sync', 'inbox')).toMatchInlineSnapshot(`
    "$ bay sync
    ✓ 1 change delivered to the calendar, nothing is owed

    $ bay inbox
    Nothing waits in the inbox.
    "
  `);
});

test.each([
  {
    name: 'that has always changed meanwhile',
    answer: errorOf(412, 'conditionNotMet'),
    detail: 'its answers about this event do not come to rest',
  },
  {
    name: 'for which Google takes no token',
    answer: errorOf(401, 'authError'),
    detail: 'Google answered 401 (authError): Try later',
  },
  {
    name: 'for which Google never has time',
    answer: errorOf(403, 'rateLimitExceeded'),
    detail: 'Google answered 403 (rateLimitExceeded): Try later',
  },
])('an event $name is named, and keeps nobody from reading the calendar', async ({ answer, detail }) => {
  const shop = await threeOwed();
  const { google, json, data, bay } = shop;
  spoilChanges(shop, answer);
  await bay('sync');
  const inbox = [{ kind: 'change-stuck', appointment_id: 1, detail: expect.stringContaining(detail) }];
  expect(await json('sync')).toMatchObject({ exitCode: 12, data: { pending: 1, troubles: [], inbox } });
  google.model.people.move(SHOP, shop.shown()[1]?.id ?? '', {
    start: Date.parse('2026-11-23T15:00-05:00'),
    end: Date.parse('2026-11-23T15:30-05:00'),
  });
  expect(await json('sync')).toMatchObject({
    exitCode: 0,
    data: { moved: [{ appointment_id: 2 }], inbox: [] },
  });
  expect(await data('show 1')).toMatchObject({ calendar_status: 'pending' });
});

test('an event that Google never takes away is left to a person, after whose word nothing is owed', async () => {
  const shop = await threeOwed();
  const { bay, json, data } = shop;
  spoilChanges(shop, errorOf(500, 'backendError'));
  for (const line of ['sync', 'sync', 'cancel 1 --reason other', 'sync']) await bay(line);
  expect(await data('inbox')).toMatchObject({
    items: [{ kind: 'removal-stuck', appointment_id: 1, resolutions: ['retry', 'done'] }],
  });
  await bay('inbox resolve 2 --done');
  expect(await json('sync')).toMatchObject({ exitCode: 0, data: { pending: 0, inbox: [] } });
  expect(await data('show 1')).toMatchObject({ calendar_status: 'synced', calendar_error: null });
});
