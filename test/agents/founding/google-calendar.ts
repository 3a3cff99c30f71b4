import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { LoggedRequest } from '../../support/google/wire.ts';
import { googleWorkshop, SHOP } from '../../support/google-workshop.ts';
import { instantOf } from '../../support/workshop-words.ts';
import { group } from './row.ts';
import { NINE } from './tool-scene.ts';

const SLOTS = { date: '2026-11-24' };

const tuesday = (hour: string) => instantOf(`Tue 2026-11-24 ${hour}`);

/** A day of calls at a shop whose calendar is Google's, and what was asked there by each. */
async function scene() {
  const { bay, google, shown } = await googleWorkshop();
  const call = async (tool: string, given: object) => {
    google.requests.splice(0);
    const { stdout } = await bay(['call', tool, JSON.stringify(given), '--allow-write']);
    const requests = google.requests.filter(({ path }) => path.startsWith('/calendar/'));
    return { ...JSON.parse(stdout), requests };
  };
  // The first look of all asks where the calendar is.
  await call('get_available_slots', SLOTS);
  const slots = await call('get_available_slots', SLOTS);
  google.model.people.create(SHOP, { summary: 'Dentist', start: tuesday('14:00'), end: tuesday('15:00') });
  const atTwo = await call('book_appointment', { ...NINE, scheduled_at: '2026-11-24T14:00:00' });
  const atThree = await call('book_appointment', { ...NINE, scheduled_at: '2026-11-24T15:00:00' });
  const ours = () => shown().filter(({ summary }) => summary !== 'Dentist');
  const [event] = ours();
  const one = { appointment_id: atThree.data.appointment_id };
  const moved = await call('reschedule_appointment', { ...one, new_datetime: '2026-11-25T10:00:00' });
  const [eventMoved] = ours();
  const upcoming = await call('get_upcoming_appointments', { customer_id: 1 });
  const cancelled = await call('cancel_appointment', one);
  const left = ours();
  google.faults.next('rate-limit');
  const afterQuota = await call('get_available_slots', SLOTS);
  google.faults.next('unauthorized');
  const afterExpiry = await call('get_available_slots', SLOTS);
  const { mails } = google.model;
  google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  const outOfReach = await call('book_appointment', { ...NINE, scheduled_at: '2026-11-26T09:00:00' });
  return {
    slots,
    atTwo,
    atThree,
    event,
    eventMoved,
    moved,
    upcoming,
    cancelled,
    left,
    afterQuota,
    afterExpiry,
    outOfReach,
    mails,
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const asked = ({ requests }: { readonly requests: readonly LoggedRequest[] }, method: string) =>
  requests.filter((request) => request.method === method);

const tellsGuests = (answer: { readonly requests: readonly LoggedRequest[] }, method: string) => {
  const request = asked(answer, method).find(({ path }) => !path.endsWith('/freeBusy'));
  expect(request?.query).toMatchObject({ sendUpdates: 'all' });
};

export const GOOGLE_CALENDAR = group('the calendar at Google, through the tools', scene, [
  {
    row: 'G7',
    promise: 'free times are those of the real calendar',
    shows: ({ slots }: Scene) =>
      expect(asked(slots, 'POST').map(({ path }) => path)).toEqual([expect.stringMatching(/freeBusy$/)]),
  },
  {
    row: 'X8',
    promise: 'nothing is made up',
    shows: ({ slots }: Scene) => expect(slots.data.source).toBe('google'),
  },
  {
    row: 'O15',
    promise: 'free times ask when people are busy',
    shows: ({ slots }: Scene) => expect(slots.requests).toHaveLength(1),
  },
  {
    row: 'O8',
    promise: 'with from, until, zone and calendars',
    shows: ({ slots }: Scene) =>
      expect(slots.requests[0]?.requestBody).toMatchObject({
        timeMin: expect.any(String),
        timeMax: expect.any(String),
        items: [{ id: expect.any(String) }],
      }),
  },
  {
    row: 'O12',
    promise: 'in universal time',
    shows: ({ slots }: Scene) =>
      expect(slots.requests[0]?.requestBody).toMatchObject({
        timeMin: expect.stringMatching(/(?:Z|[+-]\d\d:\d\d)$/),
      }),
  },
  {
    row: 'D19',
    promise: "somebody's own event at two keeps its time, and three is booked with an event",
    shows: ({ atTwo, atThree, event }: Scene) => {
      expect(atTwo).toMatchObject({ success: false, error: { code: 'slot-taken' } });
      expect(atThree.success).toBe(true);
      expect(event?.start?.dateTime).toBe('2026-11-24T15:00:00-05:00');
    },
  },
  {
    row: 'D23',
    promise: 'what is in the way is seen before anything is booked',
    shows: ({ atTwo }: Scene) =>
      expect(asked(atTwo, 'POST').filter(({ path }) => path.endsWith('/events'))).toEqual([]),
  },
  {
    row: 'O16',
    promise: 'a booking tells its event, which is there',
    shows: ({ atThree, event }: Scene) =>
      expect(atThree.data).toMatchObject({ calendar_event_id: event?.id, invited: true }),
  },
  {
    row: 'N3',
    promise: 'the event is made once the time is booked',
    shows: ({ atThree }: Scene) => expect(atThree.data.calendar_status).toBe('synced'),
  },
  {
    row: 'N16',
    promise: 'it is called by service and customer',
    shows: ({ event }: Scene) => expect(event?.summary).toBe('Oil change - Ana Pérez'),
  },
  {
    row: 'N17',
    promise: 'and tells how to reach them',
    shows: ({ event }: Scene) => expect(event?.description).toContain('+12125550134'),
  },
  {
    row: 'O18',
    promise: 'a move moves the event',
    shows: ({ eventMoved }: Scene) => expect(eventMoved?.start?.dateTime).toBe('2026-11-25T10:00:00-05:00'),
  },
  {
    row: 'N20',
    promise: 'which stays the same one',
    shows: ({ event, eventMoved }: Scene) => expect(eventMoved?.id).toBe(event?.id),
  },
  {
    row: 'O10',
    promise: 'and is changed in what is new alone',
    shows: ({ moved }: Scene) => {
      expect(asked(moved, 'PATCH')).toHaveLength(1);
      expect(asked(moved, 'PUT')).toEqual([]);
    },
  },
  { row: 'O17', promise: 'a cancellation removes it', shows: ({ left }: Scene) => expect(left).toEqual([]) },
  {
    row: 'N21',
    promise: 'and the book says so',
    shows: ({ cancelled }: Scene) => expect(cancelled.data).toMatchObject({ status: 'cancelled' }),
  },
  {
    row: 'C6',
    promise: 'cancelling takes the event away in one request',
    shows: ({ cancelled }: Scene) => expect(asked(cancelled, 'DELETE')).toHaveLength(1),
  },
  {
    row: 'O9',
    promise: 'guests are told of all three',
    shows: ({ atThree, moved, cancelled, mails }: Scene) => {
      tellsGuests(atThree, 'POST');
      tellsGuests(moved, 'PATCH');
      tellsGuests(cancelled, 'DELETE');
      expect(mails.map(({ to }) => to)).toEqual(Array.from({ length: 3 }, () => 'ana@example.com'));
    },
  },
  {
    row: 'O13',
    promise: 'a quota that is used up is waited for',
    shows: ({ afterQuota }: Scene) =>
      expect(afterQuota).toMatchObject({ success: true, data: { source: 'google' } }),
  },
  {
    row: 'O11',
    promise: 'a sign-in that has run out is renewed',
    shows: ({ afterExpiry }: Scene) =>
      expect(afterExpiry).toMatchObject({ success: true, data: { source: 'google' } }),
  },
  {
    row: 'D4',
    promise: 'also before a call',
    shows: ({ afterExpiry }: Scene) => expect(afterExpiry.success).toBe(true),
  },
  {
    row: 'D1',
    promise: 'no booking fails because of the calendar',
    shows: ({ outOfReach }: Scene) =>
      expect(outOfReach).toMatchObject({ success: true, data: { calendar_status: 'pending' } }),
  },
  {
    row: 'D2',
    promise: 'and the caller hears that it follows',
    shows: ({ outOfReach }: Scene) =>
      expect(outOfReach.message).toMatch(/It is in our book, and the calendar follows shortly\.$/),
  },
  {
    row: 'D22',
    promise: 'nobody is told of an invitation that was not sent',
    shows: ({ outOfReach }: Scene) => expect(outOfReach.data.invited).toBe(false),
  },
  {
    row: 'L3',
    promise: "a customer's appointments are read in the book alone",
    shows: ({ upcoming }: Scene) => expect(upcoming.requests).toEqual([]),
  },
  {
    row: 'D20',
    promise: 'free times take one request, a booking three, a move three and a cancellation one',
    shows: ({ slots, atThree, moved, cancelled }: Scene) =>
      expect([slots, atThree, moved, cancelled].map(({ requests }) => requests.length)).toEqual([1, 3, 3, 1]),
  },
  {
    row: 'O5',
    promise: 'what has to be set stands in the example of settings',
    shows: () => {
      const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
      for (const name of ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET', 'GOOGLE_REFRESH_TOKEN', 'TIMEZONE'])
        expect(example).toContain(`# ${name}=`);
    },
  },
]);
