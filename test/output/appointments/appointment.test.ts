import { describe, expect, test } from 'vitest';
import { bookedView } from '../../../src/output/appointments/appointment.ts';
import { cancelledView } from '../../../src/output/appointments/appointment-cancelled.ts';
import {
  appointmentListView,
  appointmentView,
} from '../../../src/output/appointments/appointment-history.ts';
import { appointmentJson } from '../../../src/output/appointments/appointment-json.ts';
import { movedView } from '../../../src/output/appointments/appointment-moved.ts';
import { calendarNote } from '../../../src/output/appointments/appointment-note.ts';
import { envelope } from '../../../src/output/form/view.ts';
import {
  appointment,
  DRY_RUN,
  NEW_YORK,
  PLAIN,
  REPLAYED,
  revision,
  span,
  TIME,
  WRITTEN,
} from '../samples.ts';

const JSON_OF_12 = {
  appointment_id: 12,
  status: 'scheduled',
  scheduled_at: '2026-11-23T09:00:00-05:00',
  end_time: '2026-11-23T09:30:00-05:00',
  day_of_week: 'Monday',
  duration_minutes: 30,
  service_type: 'oil_change',
  service_name: 'Oil change',
  customer_id: 1,
  customer_name: 'Ana Pérez',
  customer_phone: '+12125550134',
  vehicle_id: 1,
  vehicle_info: '2018 Honda Civic',
  plate: 'ABC1234',
  bay: 'Bay 1',
  technician: null,
  calendar_status: 'synced',
  calendar_id: 'primary',
  calendar_event_id: 'apdq',
  calendar_link: 'https://calendar.example/12',
  calendar_error: null,
  notes: null,
  customer_concerns: null,
  cancellation_reason: null,
  overbook_reason: null,
  services: [{ service_type: 'oil_change', service_name: 'Oil change', minutes: 30, technician: null }],
  visit_mode: null,
  promised_at: null,
  key_tag: null,
  confirmed_at: null,
  arrived_at: null,
  started_at: null,
  completed_at: null,
  series_id: null,
  created_at: '2026-11-23T07:00:00-05:00',
  updated_at: '2026-11-23T07:00:00-05:00',
};

test('an appointment in JSON has the keys of the contract, in its order', () => {
  const json = appointmentJson(appointment(), NEW_YORK);
  expect(json).toEqual(JSON_OF_12);
  expect(Object.keys(json)).toEqual(Object.keys(JSON_OF_12));
});

test('the success document of a booking', () => {
  expect(envelope(bookedView(appointment(), WRITTEN, TIME))).toEqual({
    success: true,
    data: JSON_OF_12,
    message: 'Booked #12: Oil change for Ana Pérez, 2018 Honda Civic, on Monday 23 November at 09:00, Bay 1.',
  });
});

test('a dry run says so beside the appointment', () => {
  expect(bookedView(appointment(), DRY_RUN, TIME).data).toEqual({ ...JSON_OF_12, dry_run: true });
});

const MARIA = { id: 1, name: 'Maria' };
const MOVED = appointment({ ...span('2026-11-24T14:00', '2026-11-24T14:30'), technician: MARIA });
const BEFORE = appointment({ technician: MARIA });
const WITH_JOE = appointment({ technician: { id: 2, name: 'Joe' }, bay: { id: 2, name: 'Rack' } });
const CANCELLED = appointment({
  status: 'cancelled',
  cancellationReason: 'schedule_conflict',
  cancellationNote: 'flight moved',
});

describe('what was done, in words', () => {
  test.each([
    {
      name: 'booked',
      view: bookedView(appointment({ id: 1 }), WRITTEN, TIME),
      text: '✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1\n',
    },
    {
      name: 'booked next year with a technician, over midnight',
      view: bookedView(
        appointment({ ...span('2027-01-04T23:30', '2027-01-05T00:30'), technician: MARIA }),
        WRITTEN,
        TIME,
      ),
      text: '✓ Booked #12  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 4 Jan 2027 23:30–Tue 5 Jan 2027 00:30, Bay 1, Maria\n',
    },
    {
      name: 'booked over another',
      view: bookedView(appointment({ overbookReason: 'owner waits' }), WRITTEN, TIME),
      text: '✓ Booked #12  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1\n  ! overbooked: owner waits\n',
    },
    {
      name: 'booked before',
      view: bookedView(appointment(), REPLAYED, TIME),
      text: '! #12 was already booked  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1\n',
    },
    {
      name: 'a booking that was only tried',
      view: bookedView(appointment(), DRY_RUN, TIME),
      text: 'Would book  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1\n',
    },
    {
      name: 'moved',
      view: movedView(MOVED, BEFORE, WRITTEN, TIME),
      text: '✓ Moved #12  Oil change for Ana Pérez, 2018 Honda Civic\n  Tue 24 Nov 14:00–14:30, Bay 1, Maria (was Mon 23 Nov 09:00–09:30)\n',
    },
    {
      name: 'moved to another bay and technician',
      view: movedView(MOVED, WITH_JOE, WRITTEN, TIME),
      text: '✓ Moved #12  Oil change for Ana Pérez, 2018 Honda Civic\n  Tue 24 Nov 14:00–14:30, Bay 1, Maria (was Mon 23 Nov 09:00–09:30, Rack, Joe)\n',
    },
    {
      name: 'moved before',
      view: movedView(MOVED, BEFORE, REPLAYED, TIME),
      text: '! #12 was already moved  Oil change for Ana Pérez, 2018 Honda Civic\n  Tue 24 Nov 14:00–14:30, Bay 1, Maria\n',
    },
    {
      name: 'a move that was only tried',
      view: movedView(MOVED, null, DRY_RUN, TIME),
      text: 'Would move #12  Oil change for Ana Pérez, 2018 Honda Civic\n  Tue 24 Nov 14:00–14:30, Bay 1, Maria\n',
    },
    {
      name: 'cancelled',
      view: cancelledView(CANCELLED, WRITTEN, TIME),
      text: '✓ Cancelled #12  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1 (schedule conflict: flight moved)\n',
    },
    {
      name: 'cancelled before',
      view: cancelledView({ ...CANCELLED, cancellationNote: null }, REPLAYED, TIME),
      text: '! #12 was already cancelled  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1 (schedule conflict)\n',
    },
    {
      name: 'a cancellation that was only tried',
      view: cancelledView(CANCELLED, DRY_RUN, TIME),
      text: 'Would cancel #12  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1 (schedule conflict: flight moved)\n',
    },
  ])('$name', ({ view, text }) => {
    expect(view.text(PLAIN)).toBe(text);
  });
});

test.each([
  { view: bookedView(appointment(), REPLAYED, TIME), starts: '#12 was already booked: Oil change' },
  { view: bookedView(appointment(), DRY_RUN, TIME), starts: 'Would book Oil change' },
  {
    view: bookedView(appointment(), { replayed: true, dryRun: true }, TIME),
    starts: '#12 was already booked: Oil change',
  },
  { view: movedView(MOVED, BEFORE, WRITTEN, TIME), starts: 'Moved #12: Oil change' },
  { view: movedView(MOVED, BEFORE, REPLAYED, TIME), starts: '#12 was already moved: Oil change' },
  { view: movedView(MOVED, BEFORE, DRY_RUN, TIME), starts: 'Would move #12, Oil change' },
  { view: cancelledView(CANCELLED, WRITTEN, TIME), starts: 'Cancelled #12: Oil change' },
  { view: cancelledView(CANCELLED, REPLAYED, TIME), starts: '#12 was already cancelled: Oil change' },
  { view: cancelledView(CANCELLED, DRY_RUN, TIME), starts: 'Would cancel #12: Oil change' },
])('the sentence to read aloud: $starts', ({ view, starts }) => {
  expect(view.message.startsWith(starts)).toBe(true);
  expect(view.message).toMatch(
    / on (Monday 23 November at 09:00|Tuesday 24 November at 14:00)|\d\d:\d\d, Bay 1/,
  );
  expect(view.message).not.toMatch(/\n/);
});

test('an appointment whole, with its history', () => {
  const booked = appointment({ notes: 'has a dog', concerns: 'squeals\nwhen cold' });
  const left = {
    ...CANCELLED,
    ...booked,
    status: 'cancelled' as const,
    cancellationReason: 'other' as const,
  };
  const view = appointmentView(
    left,
    [
      revision(1, 'booked', booked, 'agent'),
      revision(2, 'rescheduled', MOVED),
      revision(3, 'cancelled', left),
    ],
    TIME,
  );
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "#12  Oil change  cancelled
      When       Mon 23 Nov 09:00–09:30, 30 min, today
      Where      Bay 1
      Customer   Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
      Car        2018 Honda Civic, ABC1234, vehicle 1
      Notes      has a dog
      Concerns   squeals when cold
      Cancelled  other
      Calendar   synced, primary, https://calendar.example/12
      Booked     Mon 23 Nov 07:00
    History
      Mon 23 Nov 07:00  booked by an agent          Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:10  rescheduled at the counter  Tue 24 Nov 14:00–14:30, Bay 1, Maria
      Mon 23 Nov 07:20  cancelled at the counter
    "
  `);
  expect(view.message).toMatchInlineSnapshot(
    `"#12 is cancelled: Oil change for Ana Pérez, 2018 Honda Civic, on Monday 23 November at 09:00, Bay 1."`,
  );
  expect(view.data).toMatchObject({
    appointment_id: 12,
    customer_email: 'ana@example.com',
    history: [
      {
        revision: 1,
        at: '2026-11-23T07:00:00-05:00',
        source: 'agent',
        change: 'booked',
        status: 'scheduled',
        scheduled_at: '2026-11-23T09:00:00-05:00',
        end_time: '2026-11-23T09:30:00-05:00',
        day_of_week: 'Monday',
        bay: 'Bay 1',
        technician: null,
        overbook_reason: null,
      },
      { revision: 2, technician: 'Maria', day_of_week: 'Tuesday' },
      { revision: 3, status: 'cancelled' },
    ],
  });
});

test('an appointment promised on another clock tells what was promised, beside the present one', () => {
  const view = appointmentView(
    appointment({ zone: 'America/Chicago', wallStart: '2026-11-23T08:00', wallEnd: '2026-11-23T08:30' }),
    [],
    TIME,
  );
  expect(view.text(PLAIN)).toContain(
    '  When      Mon 23 Nov 09:00–09:30, 30 min, today\n  Promised  Mon 23 Nov 08:00–08:30, America/Chicago\n',
  );
});

test("a customer's appointments", () => {
  const view = appointmentListView(
    { customer: { id: 1, name: 'Ana Pérez' }, past: false, appointments: [appointment(), MOVED] },
    TIME,
  );
  expect(view.text(PLAIN)).toMatchInlineSnapshot(`
    "No.  When                    Service     Car               Where         Status
    #12  Mon 23 Nov 09:00–09:30  Oil change  2018 Honda Civic  Bay 1         scheduled
    #12  Tue 24 Nov 14:00–14:30  Oil change  2018 Honda Civic  Bay 1, Maria  scheduled
    2 coming appointments
    "
  `);
  expect(view.message).toBe('Ana Pérez has 2 coming appointments.');
  expect(view.data).toMatchObject({ customer_id: 1, past: false, count: 2 });
});

test('a customer without appointments', () => {
  const none = { customer: { id: 1, name: 'Ana Pérez' }, past: true, appointments: [] };
  expect(appointmentListView(none, TIME).text(PLAIN)).toBe('Ana Pérez has no past appointments.\n');
});

test.each([
  { status: 'synced', error: null, note: null },
  {
    status: 'pending',
    error: 'Google answered 503.',
    note: '#12 is not in the calendar yet (Google answered 503); it will be delivered by: bay sync (pending 3)',
  },
  {
    status: 'pending',
    error: null,
    note: '#12 is not in the calendar yet; it will be delivered by: bay sync (pending 3)',
  },
  { status: 'failed', error: 'no rights', note: 'The calendar refuses #12 (no rights); see: bay inbox' },
  {
    status: 'needs_person',
    error: null,
    note: '#12 was deleted in the calendar, and a person must decide: bay inbox',
  },
] as const)('a calendar that is $status ($error)', ({ status, error, note }) => {
  const shown = appointment({ image: { ...appointment().image, status, error } });
  expect(calendarNote(shown, { owed: 3, trouble: null })).toBe(note);
});

test.each([
  {
    status: 'pending',
    note: 'The calendar maria does not show #12 as it is yet (Google answered 503); it will be delivered by: bay sync (pending 3)',
  },
  { status: 'failed', note: 'The calendar maria refuses #12 (Google answered 503); see: bay inbox' },
  {
    status: 'needs_person',
    note: '#12 was deleted in the calendar maria, and a person must decide: bay inbox',
  },
] as const)('another calendar than its own in which it is $status is named', ({ status, note }) => {
  const image = { ...appointment().image, status, error: 'Google answered 503', elsewhere: 'maria' };
  const delay = { owed: 3, trouble: null, elsewhere: 'maria' };
  expect(calendarNote(appointment({ image }), delay)).toBe(note);
});

test('what a calendar does not show yet is told by what was done', () => {
  const image = { ...appointment().image, status: 'pending', error: null } as const;
  const delay = { owed: 1, trouble: 'the connection was refused' };
  expect(calendarNote(appointment({ image, revision: 2 }), delay)).toBe(
    'The calendar does not show the change of #12 yet (the connection was refused); it will be delivered by: bay sync (pending 1)',
  );
  expect(calendarNote(appointment({ image, revision: 3, status: 'cancelled' }), delay)).toBe(
    'The calendar still shows #12 (the connection was refused); it will be delivered by: bay sync (pending 1)',
  );
});
