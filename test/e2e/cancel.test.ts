import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('a cancelled appointment keeps its reason and gives its time back', async () => {
  const { story, data } = workshop({ given: TWO_VISITS });
  expect(
    await story(
      'cancel 1 --reason vehicle_sold --note "to a cousin"',
      'cancel 1 --reason other',
      'show 1',
      'agenda',
      'slots --first',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay cancel 1 --reason vehicle_sold --note "to a cousin"
    ✓ Cancelled #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (vehicle sold: to a cousin)

    $ bay cancel 1 --reason other
    ! #1 was already cancelled  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (vehicle sold: to a cousin)

    $ bay show 1
    #1  Oil change  cancelled
      When       Mon 23 Nov 09:00–09:30, 30 min, today
      Where      Bay 1
      Customer   Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
      Car        2018 Honda Civic, ABC1234, vehicle 1
      Cancelled  vehicle sold: to a cousin
      Calendar   synced, primary
      Booked     Mon 23 Nov 07:00
    History
      Mon 23 Nov 07:00  booked at the counter     Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:00  cancelled at the counter

    $ bay agenda
    Mon 23 Nov · today
    Bay 1
      10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150  XYZ9876

    1 appointment

    $ bay slots --first
    Mon 23 Nov 09:00, Bay 1
    "
  `);
  expect(await data('show 1')).toMatchObject({
    status: 'cancelled',
    cancellation_reason: 'vehicle_sold',
    cancellation_note: 'to a cousin',
  });
});

test.each(['schedule_conflict', 'got_service_elsewhere', 'vehicle_sold', 'issue_resolved', 'other'])(
  'a reason is %s',
  async (reason) => {
    const { json } = workshop({ given: TWO_VISITS });
    expect(await json(`cancel 1 --reason ${reason}`)).toMatchObject({
      exitCode: 0,
      success: true,
      message: 'Cancelled #1: Oil change for Ana Pérez, 2018 Honda Civic, on Monday 23 November at 09:00.',
      data: {
        appointment_id: 1,
        status: 'cancelled',
        cancellation_reason: reason,
        calendar_status: 'synced',
      },
    });
    expect((await json('cancel 1 --reason other')).data).toMatchObject({ cancellation_reason: reason });
  },
);

test('a dry run cancels nothing', async () => {
  const { story, data } = workshop({ given: TWO_VISITS });
  expect(await story('cancel 1 --reason other --dry-run')).toMatchInlineSnapshot(`
    "$ bay cancel 1 --reason other --dry-run
    Would cancel #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 09:00–09:30, Bay 1 (other)
    "
  `);
  expect(await data('cancel 1 --reason other --dry-run')).toMatchObject({ dry_run: true });
  expect(await data('show 1')).toMatchObject({ status: 'scheduled' });
});

test('without a reason, with a strange one, or without an appointment it is refused', async () => {
  const { story } = workshop({ given: TWO_VISITS });
  expect(
    await story(
      'cancel 1',
      'cancel 1 --reason boredom',
      'cancel',
      'cancel x --reason other',
      'cancel 77 --reason other',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay cancel 1
    2> ✗ Missing: --reason.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay cancel 1 --reason boredom
    2> ✗ Option '-r, --reason <reason>' argument 'boredom' is invalid. Expected one of schedule_conflict, got_service_elsewhere, vehicle_sold, issue_resolved, other.
    2>   See: bay cancel --help
    exit 2

    $ bay cancel
    2> ✗ Missing required argument 'appointment'.
    2>   See: bay cancel --help
    exit 2

    $ bay cancel x --reason other
    2> ✗ Nobody matches "x".
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5

    $ bay cancel 77 --reason other
    2> ✗ There is no appointment 77.
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5
    "
  `);
});
