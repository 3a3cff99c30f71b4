import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appointmentOfEventId, eventIdOf, eventOf } from '../../src/domain/calendar-event.ts';
import { appointment } from '../output/samples.ts';

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
        expect(id).toMatch(/^[a-v0-9]{30}$/);
        expect(appointmentOfEventId(id)).toEqual({ uuid, generation });
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

describe('the event of an appointment', () => {
  test('tells who comes, with what and why, and leaves out what is not known', () => {
    const event = eventOf(appointment({ notes: 'key in the box', concerns: null }), 'full');
    expect(event.title).toBe('Oil change - Ana Pérez');
    expect(event.description).toBe(
      'Customer: Ana Pérez\nPhone: +12125550134\nCar: 2018 Honda Civic\nPlate: ABC1234\nService: Oil change\nNotes: key in the box',
    );
  });

  test('with a minimal title names nobody', () => {
    expect(eventOf(appointment({ id: 12 }), 'minimal').title).toBe('Appointment #12');
  });
});
