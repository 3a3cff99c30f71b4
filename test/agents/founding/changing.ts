import { expect } from 'vitest';
import { group } from './row.ts';
import { NINE, toolScene } from './tool-scene.ts';

async function cancelling() {
  const shop = await toolScene('cancel_appointment');
  await shop.done('book_appointment', NINE);
  await shop.done('book_appointment', { ...NINE, scheduled_at: '2026-11-24T14:00:00' });
  const cancelled = await shop.call('cancel_appointment', { appointment_id: 1, reason: 'vehicle_sold' });
  return { ...shop, cancelled, unknown: await shop.call('cancel_appointment', { appointment_id: 99 }) };
}

export const CANCELLING = group('cancel_appointment', cancelling, [
  {
    row: 'C1',
    promise: 'is called so, and tells of the book, of Google Calendar and of the notice',
    shows: ({ tool, tells }) => {
      expect(tool.name).toBe('cancel_appointment');
      tells('Updates database status AND removes from Google Calendar', 'cancellation notification');
    },
  },
  {
    row: 'C2',
    promise: 'takes the appointment',
    shows: ({ takes }) => takes('appointment_id', 'integer', 'get_upcoming_appointments'),
  },
  {
    row: 'C3',
    promise: 'takes one of five reasons',
    shows: ({ schema }) =>
      expect(schema.properties['reason']?.enum).toEqual([
        'schedule_conflict',
        'got_service_elsewhere',
        'vehicle_sold',
        'issue_resolved',
        'other',
      ]),
  },
  {
    row: 'C4',
    promise: 'needs the appointment alone',
    shows: async ({ schema, done, store }) => {
      expect(schema.required).toEqual(['appointment_id']);
      await done('cancel_appointment', { appointment_id: 2 });
      expect((await store.appointments.get(2))?.cancellationReason).toBe('other');
    },
  },
  {
    row: 'C5',
    promise: 'one that is not there is not found',
    shows: ({ unknown }) =>
      expect(unknown).toMatchObject({
        success: false,
        message: expect.stringMatching(/^Appointment not found\b/),
      }),
  },
  {
    row: 'C7',
    promise: 'keeps the reason',
    shows: async ({ store }) =>
      expect((await store.appointments.get(1))?.cancellationReason).toBe('vehicle_sold'),
  },
  {
    row: 'C9',
    promise: 'what fails begins in the same words',
    shows: async ({ call }) =>
      expect((await call('cancel_appointment', { appointment_id: 'one' })).message).toMatch(
        /^Failed to cancel appointment\b/,
      ),
  },
  {
    row: 'C10',
    promise: 'tells what became of it here and in the calendar',
    shows: ({ cancelled }) =>
      expect(cancelled).toMatchObject({
        success: true,
        data: { status: 'cancelled', calendar_status: expect.anything() },
      }),
  },
]);

async function moving() {
  const shop = await toolScene('reschedule_appointment');
  const { data: before } = await shop.done('book_appointment', NINE);
  const to = { appointment_id: 1, new_datetime: '2026-11-25T14:00:00' };
  return { ...shop, before, moved: await shop.call('reschedule_appointment', to) };
}

export const MOVING = group('reschedule_appointment', moving, [
  {
    row: 'R1',
    promise: 'is called so, and tells to look for free times first',
    shows: ({ tool, tells }) => {
      expect(tool.name).toBe('reschedule_appointment');
      tells('database AND Google Calendar event', 'update notification', 'IMPORTANT: Check availability');
    },
  },
  { row: 'R2', promise: 'takes the appointment', shows: ({ takes }) => takes('appointment_id', 'integer') },
  {
    row: 'R3',
    promise: 'takes the new time',
    shows: ({ takes }) => takes('new_datetime', 'string', '2025-01-16T14:00:00'),
  },
  {
    row: 'R4',
    promise: 'needs both',
    shows: ({ schema }) => expect(schema.required).toEqual(['appointment_id', 'new_datetime']),
  },
  {
    row: 'R5',
    promise: 'one that is not there is not found',
    shows: async ({ call }) =>
      expect(
        (await call('reschedule_appointment', { appointment_id: 99, new_datetime: '2026-11-25T09:00:00' }))
          .message,
      ).toMatch(/^Appointment not found\b/),
  },
  {
    row: 'R6',
    promise: 'moves the appointment with its event, which stays the same one',
    shows: ({ before, moved }) =>
      expect(moved.data).toMatchObject({
        appointment_id: before.appointment_id,
        calendar_event_id: before.calendar_event_id,
        scheduled_at: '2026-11-25T14:00:00-05:00',
      }),
  },
  {
    row: 'R8',
    promise: 'what fails begins in the same words, and leaves it where it is',
    shows: async ({ call, store, moved }) => {
      const refused = await call('reschedule_appointment', {
        appointment_id: 1,
        new_datetime: '2026-11-29T09:00:00',
      });
      expect(refused.message).toMatch(/^Failed to reschedule appointment\b/);
      expect((await store.appointments.get(1))?.start).toBe(Date.parse(moved.data.scheduled_at));
    },
  },
]);
