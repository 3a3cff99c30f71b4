import { expect } from 'vitest';
import { group } from './row.ts';
import { NINE, toolScene } from './tool-scene.ts';

async function scene() {
  const shop = await toolScene('book_appointment');
  const booked = await shop.call('book_appointment', NINE, {});
  const taken = await shop.call('book_appointment', { ...NINE, customer_id: 2, vehicle_id: 2 });
  return { ...shop, booked, taken };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** A field of what was booked. */
const tellsOf = (row: string, field: string, value: unknown) => ({
  row,
  promise: `tells ${field}`,
  shows: ({ booked }: Scene) => expect(booked.data).toMatchObject({ [field]: value }),
});

export const BOOKING = group('book_appointment', scene, [
  {
    row: 'B1',
    promise: 'is called so, and tells of the book, of Google Calendar and of the invitation',
    shows: ({ tool, tells }) => {
      expect(tool.name).toBe('book_appointment');
      tells('database AND Google Calendar', 'invitation to customer email if available');
    },
  },
  {
    row: 'B2',
    promise: 'takes a customer',
    shows: ({ takes }) => takes('customer_id', 'integer', 'lookup_customer'),
  },
  {
    row: 'B3',
    promise: 'takes a vehicle',
    shows: ({ takes }) => takes('vehicle_id', 'integer', 'lookup_customer'),
  },
  {
    row: 'B4',
    promise: "takes day and time, on the shop's clock where no offset is said",
    shows: ({ takes, booked }) => {
      takes('scheduled_at', 'string', '2025-01-15T09:00:00', 'MUST be within available slots');
      expect(booked.data.scheduled_at).toBe('2026-11-24T09:00:00-05:00');
    },
  },
  {
    row: 'B5',
    promise: 'takes the kind of service, of which the usual four are there',
    shows: async ({ takes, store }) => {
      const four = ['oil_change', 'brake_service', 'inspection', 'tire_rotation'];
      takes('service_type', 'string', ...four);
      const { services } = await store.shop.read();
      expect(services.map(({ type }) => type)).toEqual(expect.arrayContaining(four));
    },
  },
  {
    row: 'B6',
    promise: 'takes its minutes, 60 unless told otherwise',
    shows: ({ takes, booked }) => {
      takes('duration_minutes', 'integer', 'Default: 60');
      expect(booked.data.duration_minutes).toBe(60);
    },
  },
  {
    row: 'B7',
    promise: 'takes other words for the work',
    shows: ({ takes }) => takes('service_description', 'string'),
  },
  {
    row: 'B8',
    promise: 'takes what the customer says',
    shows: ({ takes }) => takes('customer_concerns', 'string'),
  },
  {
    row: 'B9',
    promise: 'takes notes',
    shows: ({ takes }) => takes('notes', 'string', 'special notes or customer concerns'),
  },
  {
    row: 'B10',
    promise: 'keeps the notes, and the other words for the work behind them',
    shows: async ({ done, store }) => {
      const noted = async (at: string, more: object) => {
        const { data } = await done('book_appointment', {
          ...NINE,
          scheduled_at: `2026-12-01T${at}`,
          ...more,
        });
        return (await store.appointments.get(data.appointment_id))?.notes;
      };
      expect(await noted('09:00', { notes: 'n', service_description: 'd' })).toBe('n\nd');
      expect(await noted('10:30', { service_description: 'd' })).toBe('d');
    },
  },
  {
    row: 'B11',
    promise: 'needs customer, vehicle, time and service',
    shows: ({ schema }) =>
      expect(schema.required).toEqual(['customer_id', 'vehicle_id', 'scheduled_at', 'service_type']),
  },
  tellsOf('B12', 'appointment_id', 1),
  tellsOf('B13', 'calendar_event_id', expect.any(String)),
  {
    row: 'B14',
    promise: 'tells the link to it in the calendar, where there is one',
    shows: ({ booked }) => expect(booked.data).toHaveProperty('calendar_link'),
  },
  tellsOf('B15', 'customer_name', 'Ana Pérez'),
  tellsOf('B16', 'vehicle_info', expect.stringContaining('Honda Civic')),
  tellsOf('B17', 'scheduled_at', '2026-11-24T09:00:00-05:00'),
  tellsOf('B18', 'end_time', '2026-11-24T10:00:00-05:00'),
  tellsOf('B19', 'service_type', 'oil_change'),
  tellsOf('B20', 'duration_minutes', 60),
  tellsOf('B21', 'status', 'scheduled'),
  {
    row: 'B22',
    promise: 'says that it is scheduled; link and number are for the eye alone',
    shows: ({ booked }) => {
      expect(booked.message).toMatch(/^Appointment scheduled successfully\b/);
      expect(booked.message).not.toMatch(/https?:|#/);
    },
  },
  {
    row: 'B23',
    promise: 'a booking that fails leaves nothing behind, and says so in the same first words',
    shows: async ({ taken, store }) => {
      expect(taken).toMatchObject({
        success: false,
        message: expect.stringMatching(/^Failed to book appointment\b/),
      });
      expect(await store.appointments.ofCustomer(2, { end: Number.MAX_SAFE_INTEGER }, 10)).toEqual([]);
    },
  },
  tellsOf('B24', 'calendar_status', expect.any(String)),
  {
    row: 'B26',
    promise: 'what was booked is in the log of calls',
    shows: async ({ call, store, ports }) => {
      await call('lookup_customer', { phone_number: '2125550134' }, { conversation: 'c' });
      await call('book_appointment', { ...NINE, scheduled_at: '2026-12-02T09:00:00' }, { conversation: 'c' });
      const standing = await store.conversations.standing(ports.digest('c'), ports.clock.now());
      expect(standing).toMatchObject({ calls: 2, writes: 1 });
    },
  },
  {
    row: 'X2',
    promise: 'what is refused changes nothing, and the next may have it',
    shows: async ({ call, done }) => {
      const elsewhere = { ...NINE, customer_id: 2, vehicle_id: 2, scheduled_at: '2026-12-03T09:00:00' };
      expect((await call('book_appointment', { ...elsewhere, service_type: 'paint' })).success).toBe(false);
      await done('book_appointment', elsewhere);
    },
  },
  {
    row: 'X3',
    promise: 'what fails has a code of its own, and the nearest times',
    shows: ({ taken }) => {
      expect(taken.error?.code).toBe('slot-taken');
      expect(taken.data.alternatives.length).toBeGreaterThanOrEqual(2);
    },
  },
  {
    row: 'X9',
    promise: "a time with another offset is shown on the shop's clock",
    shows: async ({ done }) =>
      expect(
        (await done('book_appointment', { ...NINE, scheduled_at: '2026-12-04T14:00:00Z' })).data.scheduled_at,
      ).toBe('2026-12-04T09:00:00-05:00'),
  },
  {
    row: 'E1',
    promise: 'looks for conflicts first',
    shows: ({ taken }) => expect(taken.success).toBe(false),
  },
  {
    row: 'E2',
    promise: 'suggests other times',
    shows: ({ taken }) =>
      expect(taken.message).toMatch(/closest free times? (?:is|are) Tuesday, November 24 at /),
  },
  tellsOf('E9', 'calendar_status', expect.stringMatching(/^(?:synced|pending)$/)),
  {
    row: 'N13',
    promise: 'a time that is taken is said to be so, with a question',
    shows: async ({ call }) =>
      expect(
        (await call('explain_time', { scheduled_at: '2026-11-24T09:00:00', service_type: 'oil_change' })).data
          .reason,
      ).toBe('Sorry, that time is already booked. Would another time work?'),
  },
  {
    row: 'N1',
    promise: 'whether a time is free is one question, answered with a reason',
    shows: async ({ call }) =>
      expect(
        (await call('explain_time', { scheduled_at: '2026-11-30T09:00:00', service_type: 'oil_change' }))
          .data,
      ).toMatchObject({ available: true, reason: null }),
  },
  tellsOf('N19', 'calendar_event_id', expect.any(String)),
  {
    row: 'W7',
    promise: 'nothing that was not booked is said to be',
    shows: ({ taken }) => expect(taken.message).not.toMatch(/booked|successfully/i),
  },
  {
    row: 'W11',
    promise: 'invites nobody but the customer: there is no argument for it',
    shows: ({ schema }) => expect(Object.keys(schema.properties)).not.toContain('attendees'),
  },
]);
