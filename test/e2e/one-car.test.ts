import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** #1: Ana's Civic, an oil change in Bay 1, Monday 9:00. There is a second bay, so that room is no reason. */
const TWO_BAYS = [...TWO_VISITS, 'shop set bays "[{name: Bay 1}, {name: Pit}]"'];
const AGAIN = 'book --vehicle 1 --at 2026-11-23T09:00';

describe('the same customer, car and start', () => {
  test('with another service is another request: refused, and nothing is booked', async () => {
    const { story, json } = workshop({ given: TWO_BAYS });
    expect(await story(`${AGAIN} --service tire`, 'show 3')).toMatchInlineSnapshot(`
      "$ bay book --vehicle 1 --at 2026-11-23T09:00 --service tire
      2> ✗ #1 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 1 is there already, with another service.
      2>   Book it after that: --at 2026-11-23T09:30; or at the same time: --overbook <why>
      2>   Or change #1: bay edit 1 --service <type>
      exit 9

      $ bay show 3
      2> ✗ There is no appointment 3.
      2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
      exit 5
      "
    `);
    expect(await json(`${AGAIN} --service tire`)).toMatchObject({
      exitCode: 9,
      success: false,
      error: {
        code: 'visit-exists',
        details: { appointment_id: 1, service_type: 'oil_change', differs: ['service'] },
      },
    });
  });

  test.each([
    ['--duration 60', ['duration']],
    ['--bay pit', ['bay']],
    ['--notes "brakes, too"', ['notes']],
    ['--concerns squeaks', ['concerns']],
    ['--no-invite', ['invitation']],
    ['--duration 60 --bay pit', ['duration', 'bay']],
  ])('with %s is another request, too', async (options, differs) => {
    const { json } = workshop({ given: TWO_BAYS });
    expect(await json(`${AGAIN} --service oil ${options}`)).toMatchObject({
      exitCode: 9,
      error: { code: 'visit-exists', details: { differs } },
    });
  });

  test('with the same work is the appointment that exists, however little or much is said of it', async () => {
    const { data, done } = workshop({ given: TWO_BAYS });
    expect(await data(`${AGAIN} --service oil`)).toMatchObject({ appointment_id: 1 });
    expect(await data(`${AGAIN} --service oil_change --duration 30 --bay "Bay 1"`)).toMatchObject({
      appointment_id: 1,
    });
    await done('reschedule 1 --duration 45');
    expect(await data(`${AGAIN} --service oil`)).toMatchObject({ appointment_id: 1, duration_minutes: 45 });
  });

  test('is said before that the car is elsewhere, and that the time is taken', async () => {
    const { json } = workshop({ given: TWO_VISITS });
    expect((await json(`${AGAIN} --service tire`)).error.code).toBe('visit-exists');
  });

  test('with another service and a reason is booked as well, once', async () => {
    const { data } = workshop({ given: TWO_BAYS });
    const both = `${AGAIN} --service tire --overbook "in one go"`;
    const second = await data(both);
    expect(second).toMatchObject({ service_type: 'tire_rotation', overbook_reason: 'in one go', bay: 'Pit' });
    expect(await data(both)).toMatchObject({ appointment_id: second.appointment_id });
    expect(await data(`${AGAIN} --service oil`)).toMatchObject({ appointment_id: 1 });
  });

  test('is asked about at a terminal', async () => {
    const { bay, data } = workshop({ given: TWO_BAYS });
    const other = `${AGAIN} --service tire`;
    const nothing = await bay(other, { answers: ['Book nothing'] });
    expect([nothing.exitCode, nothing.stderr.split('\n')[0]]).toEqual([
      9,
      '? #1 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 1 is there already, with another service. And this?',
    ]);
    expect((await bay(other, { answers: ['after #1, at 09:30'] })).exitCode).toBe(0);
    expect(await data('show 3')).toMatchObject({ scheduled_at: '2026-11-23T09:30:00-05:00' });
    expect((await bay(other, { answers: ['at the same time', 'in one go'] })).exitCode).toBe(0);
    expect(await data('show 4')).toMatchObject({
      scheduled_at: '2026-11-23T09:00:00-05:00',
      overbook_reason: 'in one go',
    });
  });
});

describe('one car cannot be in two bays at once', () => {
  test('so booking it over its own visit is refused, with times that work for the car', async () => {
    const { story, json } = workshop({ given: [...TWO_BAYS, 'reschedule 1 --duration 60'] });
    expect(
      await story(
        'book battery 9:30 --vehicle 1',
        'book battery 10:00 --vehicle 1',
        'book battery 9:30 --customer 2 --vehicle 2 --bay pit',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay book battery 9:30 --vehicle 1
      2> ✗ The 2018 Honda Civic cannot be in two places Mon 23 Nov 09:30–10:00: #1 Oil change for Ana Pérez, Mon 23 Nov 09:00–10:00, Bay 1.
      2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
      2>   Or say why it is right: --overbook <why>
      exit 9

      $ bay book battery 10:00 --vehicle 1
      ✓ Booked #3  Battery for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 10:00–10:30, Pit

      $ bay book battery 9:30 --customer 2 --vehicle 2 --bay pit
      ✓ Booked #4  Battery for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 09:30–10:00, Pit
      "
    `);
    expect(await json('book battery 9:30 --vehicle 1')).toMatchObject({
      exitCode: 9,
      error: {
        code: 'car-taken',
        details: {
          appointment_id: 1,
          vehicle_id: 1,
          start: '2026-11-23T09:00:00-05:00',
          nearest: ['2026-11-23T10:30:00-05:00', '2026-11-23T11:00:00-05:00'],
        },
      },
    });
  });

  test('nor moved over it', async () => {
    const { json, data } = workshop({ given: [...TWO_BAYS, 'book battery 11:00 --vehicle 1'] });
    expect(await json('move 3 9:15')).toMatchObject({ exitCode: 9, error: { code: 'car-taken' } });
    expect(await json('move 1 --duration 150')).toMatchObject({ exitCode: 9, error: { code: 'car-taken' } });
    expect(await data('show 3')).toMatchObject({ scheduled_at: '2026-11-23T11:00:00-05:00' });
    expect(await data('move 3 9:15 --overbook "two keys"')).toMatchObject({ overbook_reason: 'two keys' });
    expect(await data('move 3 9:30')).toMatchObject({ overbook_reason: null });
  });

  test('also where the car is named by its plate alone', async () => {
    const { json } = workshop({ given: [...TWO_BAYS, 'reschedule 1 --duration 60'] });
    const line =
      'book --name "Ana Pérez" --phone "212 555 0134" --plate ABC1234 --service battery --at 2026-11-23T09:30';
    expect(await json(line)).toMatchObject({ exitCode: 9, error: { code: 'car-taken' } });
  });

  test('unless somebody says why, which is kept', async () => {
    const { data } = workshop({ given: [...TWO_BAYS, 'reschedule 1 --duration 60'] });
    expect(await data('book battery 9:30 --vehicle 1 --overbook "battery is out already"')).toMatchObject({
      bay: 'Pit',
      overbook_reason: 'battery is out already',
    });
  });
});
