import { expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const TEN = 'book --customer 2 --service oil_change --at 2026-11-23T10:00';

/** A shop that owes two events to a Google that is out of order. */
async function owing() {
  const shop = await googleWorkshop();
  await shop.done('slots');
  shop.google.faults.add({ when: { path: /events/ }, fault: 'quota', times: 1_000 });
  for (const line of [NINE, TEN]) await shop.bay(line);
  return { ...shop, mend: () => shop.google.faults.clear() };
}

test('a book that owes nothing says so', async () => {
  const { story } = workshop({ given: TWO_VISITS });
  expect(await story('queue', 'queue retry --all')).toMatchInlineSnapshot(`
    "$ bay queue
    Nothing is owed to any calendar.

    $ bay queue retry --all
    ! Nothing is owed there
    "
  `);
});

test('what is owed is listed, tried again and given up', async () => {
  const { story, mend, bay } = await owing();
  expect(
    await story('queue list', 'queue retry 1', 'queue drop 2 --dry-run', 'queue drop 2.primary'),
  ).toMatchInlineSnapshot(`
    "$ bay queue list
    1.primary  to be made  Oil change for Ana Pérez, 2018 Honda Civic  since Mon 23 Nov 07:00  1 try, next Mon 23 Nov 07:00  Google answered 403 (quotaExceeded): Calendar usage limits exceeded.
    2.primary  to be made  Oil change for Bob Stone, 2021 Ford F-150   since Mon 23 Nov 07:00  1 try, next Mon 23 Nov 07:00  Google answered 403 (quotaExceeded): Calendar usage limits exceeded.
    2 changes are owed to calendars, the oldest since Mon 23 Nov 07:00.

    $ bay queue retry 1
    ! Tried 1 change again, none went through
      1.primary  Google answered 403 (quotaExceeded): Calendar usage limits exceeded.
      Google's quota is used up (Google answered 403 (quotaExceeded): Calendar usage limits exceeded). Run this again in a few minutes.
    exit 7

    $ bay queue drop 2 --dry-run
    Would give up 2.primary: the event of #2, Oil change for Bob Stone, 2021 Ford F-150 in the calendar primary, which is to be made, would stay as it is

    $ bay queue drop 2.primary
    ✓ Gave up 2.primary: the event of #2, Oil change for Bob Stone, 2021 Ford F-150 in the calendar primary, which was to be made, stays as it is
      To have it tried after all: bay queue retry 2.primary
    "
  `);
  mend();
  expect(
    await story('queue retry 1.primary', 'queue', 'undo', 'queue drop 2', 'queue retry 2', 'queue retry 2'),
  ).toMatchInlineSnapshot(`
    "$ bay queue retry 1.primary
    ✓ Tried 1 change again

    $ bay queue
    Nothing is owed to any calendar.

    $ bay undo
    2> ✗ What ana did on Mon 23 Nov 07:00 (delivery given up) cannot be taken back: what was given up is owed again when it is tried again.
    2>   To have it tried again: bay queue retry <number of the appointment>
    2>   To take back what was done before that (booked #2): bay undo --entry 8
    exit 9

    $ bay queue drop 2
    ! Nothing is owed as 2.primary

    $ bay queue retry 2
    ✓ Tried 1 change again

    $ bay queue retry 2
    ! Nothing is owed there
    "
  `);
  expect(`\n${(await bay('history 2', { columns: 80 })).stdout}`).toMatchInlineSnapshot(`
    "
    [1mMon 23 Nov · today[22m
    07:00  ana had what is owed to a calendar tried again  [2m(entry 12)[22m
    07:00  ana gave up what was owed to a calendar  [2m(entry 10)[22m
    07:00  ana booked #2, Oil change for Bob Stone, 2021 Ford F-150, Mon 23 Nov
    10:00–10:30, Bay 1  [2m(entry 8)[22m
    "
  `);
});

test('the document has the names of the contract', async () => {
  const { data, json } = await owing();
  expect(await data('queue list')).toEqual({
    count: 2,
    items: [
      {
        id: '1.primary',
        kind: 'create',
        appointment_id: 1,
        calendar_id: 'primary',
        attempts: expect.any(Number),
        next_at: expect.stringMatching(/^2026-11-23T07:00/),
        last_error: expect.stringContaining('403'),
        since: '2026-11-23T07:00:00-05:00',
      },
      expect.objectContaining({ id: '2.primary', kind: 'create', appointment_id: 2 }),
    ],
  });
  expect(await json('queue drop 3')).toMatchObject({
    exitCode: 5,
    error: { code: 'not-found', details: { what: 'change that is owed', query: '3', known: [] } },
  });
  expect(await json('queue retry')).toMatchObject({ exitCode: 2 });
  expect(await json('queue retry 1 --all')).toMatchObject({ exitCode: 2 });
});

test('all that is owed is tried at once, whatever its calendar is left alone for', async () => {
  const { mend, json, shown } = await owing();
  mend();
  expect(await json('queue retry --all')).toMatchObject({
    exitCode: 0,
    message: 'Tried 2 changes again.',
    data: { count: 2, left: 0 },
  });
  expect(shown()).toHaveLength(2);
});

test('a change that was given up is what the appointment says, until it is changed again', async () => {
  const { data, done, mend } = await owing();
  await done('queue drop 1');
  expect(await data('show 1')).toMatchObject({
    calendar_status: 'failed',
    calendar_error: expect.stringMatching(/^given up: /),
  });
  mend();
  await done('sync');
  expect(await data('show 1')).toMatchObject({ calendar_status: 'failed' });
  await done('move 1 11:00');
  expect(await data('show 1')).toMatchObject({ calendar_status: 'synced', calendar_error: null });
});
