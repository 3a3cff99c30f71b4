import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

test('book, then meet the same slot again', async () => {
  const { bay } = workshop({ given: ANA_AND_BOB });
  expect(await bay('book --customer 1 --vehicle 1 --service oil_change --at 2026-11-23T09:00')).toEqual({
    exitCode: 0,
    stdout: '✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:00–09:30, Bay 1\n',
    stderr: '',
  });
  expect(await bay('book --customer 2 --vehicle 2 --service oil_change --at 2026-11-23T09:00')).toEqual({
    exitCode: 9,
    stdout: '',
    stderr:
      '✗ Bay 1 is not free Mon 23 Nov 09:00–09:30: taken by #1 09:00–09:30.\n' +
      '  Nearest free: Mon 23 Nov 09:30 or 10:00.\n',
  });
});

test('the document of a booking has the names and formats of the contract', async () => {
  const { json } = workshop({ given: ANA_AND_BOB });
  const booked = await json(
    'book --customer 1 --vehicle abc-1234 --service oil_change --at 2026-11-23T09:00 --notes "key in box" --concerns "it squeaks"',
  );
  expect(booked).toEqual({
    exitCode: 0,
    success: true,
    message: 'Booked #1: Oil change for Ana Pérez, 2018 Honda Civic, on Monday 23 November at 09:00, Bay 1.',
    data: {
      appointment_id: 1,
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
      calendar_event_id: expect.stringMatching(/^[a-v0-9]{5,1024}$/),
      calendar_link: null,
      calendar_error: null,
      notes: 'key in box',
      customer_concerns: 'it squeaks',
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
    },
  });
});

test('the same visit again is answered with the appointment that exists', async () => {
  const { story, json } = workshop({ given: ANA_AND_BOB });
  const line = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
  expect(await story(line, line, `${line} --dry-run`)).toMatchInlineSnapshot(`
    "$ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
    ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1

    $ bay book --customer 1 --service oil_change --at 2026-11-23T09:00
    ! #1 was already booked  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1

    $ bay book --customer 1 --service oil_change --at 2026-11-23T09:00 --dry-run
    ! #1 was already booked  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1
    "
  `);
  expect(await json(line)).toMatchObject({ exitCode: 0, success: true, data: { appointment_id: 1 } });
});

test('a dry run says what would happen', async () => {
  const { story, data } = workshop({ given: ANA_AND_BOB });
  const line = 'book --customer 1 --service oil_change --at 2026-11-23T09:00 --dry-run';
  expect(await story(line, 'agenda')).toMatchInlineSnapshot(`
    "$ bay book --customer 1 --service oil_change --at 2026-11-23T09:00 --dry-run
    Would book  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1

    $ bay agenda
    Mon 23 Nov · today
    Bay 1  no appointments

    0 appointments
    "
  `);
  expect(await data(line)).toMatchObject({ dry_run: true, scheduled_at: '2026-11-23T09:00:00-05:00' });
});

test('a length of its own, a bay, a technician', async () => {
  const { data, done } = workshop({ given: ANA_AND_BOB });
  await done(
    'shop set bays "[{name: Lift}, {name: Pit}]"',
    'shop set technicians "[{name: Maria}, {name: Tom}]"',
  );
  expect(
    await data(
      'book --vehicle 1 --service oil --at 2026-11-23T09:00 --duration 45 --bay pit --technician tom',
    ),
  ).toMatchObject({
    end_time: '2026-11-23T09:45:00-05:00',
    duration_minutes: 45,
    bay: 'Pit',
    technician: 'Tom',
  });
});

test('what is missing is named at once, and nothing is booked', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'book',
      'book --customer 1 --at 2026-11-23T09:00',
      'book --customer 1 --service oil',
      'book --name Cy --service oil --at 2026-11-23T09:00',
      'book --phone 917-555-0100 --make Kia --service oil --at 2026-11-23T09:00',
      'book --plate NEW1 --make Kia --service oil --at 2026-11-23T09:00',
      'agenda',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book
    2> ✗ Missing: --customer, --service and --at.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay book --customer 1 --at 2026-11-23T09:00
    2> ✗ Missing: --service.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay book --customer 1 --service oil
    2> ✗ Missing: --at.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay book --name Cy --service oil --at 2026-11-23T09:00
    2> ✗ Missing: --vehicle, --plate or --make.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay book --phone 917-555-0100 --make Kia --service oil --at 2026-11-23T09:00
    2> ✗ Missing: --name.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay book --plate NEW1 --make Kia --service oil --at 2026-11-23T09:00
    2> ✗ Missing: --customer or --name (no car with the plate NEW1 is in the book).
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay agenda
    Mon 23 Nov · today
    Bay 1  no appointments

    0 appointments
    "
  `);
});

test('what cannot be read is refused with what was expected', async () => {
  const { story } = workshop({ given: ANA_AND_BOB });
  expect(
    await story(
      'book --vehicle 1 --service oil --at 2026-11-24',
      'book --vehicle 1 --service oil --at soonish',
      'book --vehicle 1 --service oil --at 2026-13-45T09:00',
      'book --vehicle 1 --service oil --at 2026-11-23T09:00 --duration zero',
      'book --name Cy --phone 12 --make Kia --service oil --at 2026-11-23T09:00',
      'book --name Cy --email nowhere --make Kia --service oil --at 2026-11-23T09:00',
      'book --name Cy --make Kia --year 1066 --service oil --at 2026-11-23T09:00',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay book --vehicle 1 --service oil --at 2026-11-24
    2> ✗ "2026-11-24" is not a valid time.
    2>   Expected: a time of day too, as 2026-11-24T09:00.
    exit 2

    $ bay book --vehicle 1 --service oil --at soonish
    2> ✗ "soonish" is not a time that bay understands.
    2>   Try 2026-11-24T09:00, "tomorrow 9am" or "tue 9:30".
    exit 2

    $ bay book --vehicle 1 --service oil --at 2026-13-45T09:00
    2> ✗ "2026-13-45T09:00" is not a valid date.
    2>   Expected: a date that the calendar has, from 1970-01-01 to 2099-12-31.
    exit 2

    $ bay book --vehicle 1 --service oil --at 2026-11-23T09:00 --duration zero
    2> ✗ Option '--duration <minutes>' argument 'zero' is invalid. Expected minutes from 1 to 1440, as 90, or hours, as 1h30.
    2>   See: bay book --help
    exit 2

    $ bay book --name Cy --phone 12 --make Kia --service oil --at 2026-11-23T09:00
    2> ✗ "12" is not a valid phone: it has 2 digits, not 10.
    2>   Expected: 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958.
    exit 2

    $ bay book --name Cy --email nowhere --make Kia --service oil --at 2026-11-23T09:00
    2> ✗ Option '--email <address>' argument 'nowhere' is invalid. Expected an e-mail address.
    2>   See: bay book --help
    exit 2

    $ bay book --name Cy --make Kia --year 1066 --service oil --at 2026-11-23T09:00
    2> ✗ "1066" is not a valid year.
    2>   Expected: a year from 1886 to 2028.
    exit 2
    "
  `);
});
