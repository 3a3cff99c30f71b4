import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const WITH_NOTES =
  'book --customer 1 --service oil_change --at 2026-11-23T09:00 --notes "key in the box" --concerns "it squeaks"';

test('one appointment whole, with everything that was ever done to it', async () => {
  const { story, at, done } = workshop({ given: [...ANA_AND_BOB, WITH_NOTES] });
  at('Mon 2026-11-23 07:30');
  await done('reschedule 1 --to tomorrow');
  at('Mon 2026-11-23 08:00');
  await done('cancel 1 --reason schedule_conflict --note "flight moved"');
  expect(await story('show 1', 'show "#1"')).toMatchInlineSnapshot(`
    "$ bay show 1
    #1  Oil change  cancelled
      When       Tue 24 Nov 09:00–09:30, 30 min, tomorrow
      Where      Bay 1
      Customer   Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
      Car        2018 Honda Civic, ABC1234, vehicle 1
      Notes      key in the box
      Concerns   it squeaks
      Cancelled  schedule conflict: flight moved
      Calendar   synced, primary
      Booked     Mon 23 Nov 07:00
    History
      Mon 23 Nov 07:00  booked at the counter       Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:30  rescheduled at the counter  Tue 24 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 08:00  cancelled at the counter

    $ bay show "#1"
    #1  Oil change  cancelled
      When       Tue 24 Nov 09:00–09:30, 30 min, tomorrow
      Where      Bay 1
      Customer   Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
      Car        2018 Honda Civic, ABC1234, vehicle 1
      Notes      key in the box
      Concerns   it squeaks
      Cancelled  schedule conflict: flight moved
      Calendar   synced, primary
      Booked     Mon 23 Nov 07:00
    History
      Mon 23 Nov 07:00  booked at the counter       Mon 23 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 07:30  rescheduled at the counter  Tue 24 Nov 09:00–09:30, Bay 1
      Mon 23 Nov 08:00  cancelled at the counter
    "
  `);
});

test('the document carries the appointment, the note and the history', async () => {
  const { json, at, done } = workshop({ given: [...ANA_AND_BOB, WITH_NOTES] });
  at('Mon 2026-11-23 07:30');
  await done('reschedule 1 --to tomorrow');
  const { message, data } = await json('show 1');
  expect(message).toBe(
    '#1 is scheduled: Oil change for Ana Pérez, 2018 Honda Civic, on Tuesday 24 November at 09:00, Bay 1.',
  );
  expect(data).toMatchObject({
    appointment_id: 1,
    notes: 'key in the box',
    customer_concerns: 'it squeaks',
    customer_email: 'ana@example.com',
    cancellation_note: null,
    created_at: '2026-11-23T07:00:00-05:00',
    updated_at: '2026-11-23T07:30:00-05:00',
    history: [
      { revision: 1, change: 'booked', source: 'counter', scheduled_at: '2026-11-23T09:00:00-05:00' },
      { revision: 2, scheduled_at: '2026-11-24T09:00:00-05:00', day_of_week: 'Tuesday' },
    ],
  });
});

test('what is not there is not found', async () => {
  const { story, json } = workshop();
  expect(await story('show 1', 'show one', 'show 0', 'show')).toMatchInlineSnapshot(`
    "$ bay show 1
    2> ✗ There is no appointment 1.
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5

    $ bay show one
    2> ✗ Nobody matches "one".
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5

    $ bay show 0
    2> ✗ Nobody matches "0".
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5

    $ bay show
    2> ✗ Missing required argument 'appointment'.
    2>   See: bay show --help
    exit 2
    "
  `);
  expect(await json('show 1')).toMatchObject({
    exitCode: 5,
    success: false,
    error: { code: 'not-found', details: { what: 'appointment', query: '1' } },
  });
});
