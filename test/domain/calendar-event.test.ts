import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../src/domain/appointment.ts';
import {
  appointmentOfEventId,
  type EventManner,
  eventIdOf,
  eventOf,
  tombstoneOf,
} from '../../src/domain/calendar-event.ts';
import { appointment, type Shown } from '../output/samples.ts';
import { zone } from '../support/book.ts';

describe('the id of an event', () => {
  const UUID = '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e5f';

  test.each([
    { generation: 0, id: 'ap067mmvhs39uit6qf18diofaebs00' },
    { generation: 1, id: 'ap067mmvhs39uit6qf18diofaebs01' },
    { generation: 1023, id: 'ap067mmvhs39uit6qf18diofaebsvv' },
  ])('is made of the appointment and generation $generation', ({ generation, id }) => {
    expect(eventIdOf(UUID, generation)).toBe(id);
  });

  test('can be read back', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 1023 }), (uuid, generation) => {
        const id = eventIdOf(uuid, generation);
        assert.match(id, /^[a-v0-9]{30}$/);
        assert.deepEqual(appointmentOfEventId(id), { uuid, generation });
      }),
      { seed: 20261121, numRuns: 2_000 },
    );
  });

  test.each(['', 'ap', 'primary', 'zz067mmvhs39uit6qf18diofaebs00', 'ap067mmvhs39uit6qf18diofaebt00'])(
    'of somebody else (%j) is not taken for ours',
    (id) => {
      expect(appointmentOfEventId(id)).toBeNull();
    },
  );
});

const PLACE = { calendarId: 'primary', eventId: 'ap067mmvhs39uit6qf18diofaebs00' };
const MANNER: EventManner = { title: 'full', inviteCustomers: true, bookId: 'book', zone };

describe('the event of an appointment', () => {
  test('tells who comes, with what and why, and leaves out what is not known', () => {
    const event = eventOf(appointment({ notes: 'key in the box', concerns: null }), PLACE, MANNER);
    expect(event.title).toBe('Oil change - Ana Pérez');
    expect(event.description).toBe(
      'Customer: Ana Pérez\nPhone: +12125550134\nCar: 2018 Honda Civic\nPlate: ABC1234\nService: Oil change\nNotes: key in the box',
    );
  });

  test('of several services names all of them, in the title and in the description', () => {
    const [oil] = appointment().work;
    const tires = { id: 2, type: 'tire_rotation', name: 'Tire rotation' };
    const work = [oil, { ...oil, service: tires }, oil] as Appointment['work'];
    const { title, description } = eventOf(appointment({ work }), PLACE, MANNER);
    expect(title).toBe('Oil change + Tire rotation - Ana Pérez');
    expect(description).toMatch(/^Service: Oil change, Tire rotation$/m);
  });

  test('with a minimal title names nobody in it', () => {
    const { title } = eventOf(appointment({ id: 12 }), PLACE, { ...MANNER, title: 'minimal' });
    expect(title).toBe('Appointment #12');
  });

  test('carries the book, the appointment, its revision and its number', () => {
    const { id: number, uuid, revision } = appointment();
    const { stamp } = eventOf(appointment(), PLACE, MANNER);
    expect(stamp).toEqual({ bookId: 'book', appointmentUuid: uuid, revision, number });
  });

  const ana = { ...appointment().customer, email: 'ana@example.com' };
  test.each<{ name: string; changes: Partial<Shown>; manner?: Partial<EventManner>; invited: boolean }>([
    { name: 'invites who has an address', changes: { customer: { ...ana, invite: null } }, invited: true },
    { name: 'invites nobody without one', changes: { customer: { ...ana, email: null } }, invited: false },
    {
      name: 'follows the shop that invites nobody',
      changes: { customer: { ...ana, invite: null } },
      manner: { inviteCustomers: false },
      invited: false,
    },
    {
      name: 'follows the customer before the shop',
      changes: { customer: { ...ana, invite: true } },
      manner: { inviteCustomers: false },
      invited: true,
    },
    {
      name: 'follows what was said at the booking before the customer',
      changes: { customer: { ...ana, invite: true }, invite: false },
      invited: false,
    },
    {
      name: 'invites once, by the bay’s calendar',
      changes: {
        customer: { ...ana, invite: null },
        image: { ...appointment().image, calendarId: 'the bay’s' },
      },
      invited: false,
    },
  ])('$name', ({ changes, manner = {}, invited }) => {
    const visit = appointment({ image: { ...appointment().image, calendarId: 'primary' }, ...changes });
    const { guest } = eventOf(visit, PLACE, { ...MANNER, ...manner });
    expect(guest).toEqual(invited ? { email: 'ana@example.com', name: 'Ana Pérez' } : null);
  });

  test('as a tombstone says nothing about anybody and takes nobody’s time', () => {
    const visit = appointment({ customer: ana, notes: 'key in the box' });
    const tombstone = tombstoneOf(visit, PLACE, MANNER);
    expect(tombstone).toMatchObject({ title: 'cancelled', description: '', busy: false, guest: null });
  });
});
