import { describe, expect, test } from 'vitest';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

/** A shop in which somebody has deleted the event of Ana's oil change in Google, and bay has noticed. */
async function withDeletedEvent(): Promise<GoogleWorkshop> {
  const shop = await googleWorkshop();
  await shop.done(NINE);
  shop.google.model.people.delete(SHOP, shop.shown()[0]?.id ?? '');
  await shop.done('sync');
  return shop;
}

test('the inbox of a shop with a calendar of its own is empty', async () => {
  const { story, json } = workshop();
  expect(await story('inbox', 'inbox --all', 'inbox resolve 1 --done')).toMatchInlineSnapshot(`
    "$ bay inbox
    Nothing waits in the inbox.

    $ bay inbox --all
    Nothing waits in the inbox.

    $ bay inbox resolve 1 --done
    2> ✗ There is no inbox item 1.
    2>   See what waits: bay inbox; or all that was settled, too: bay inbox --all
    exit 5
    "
  `);
  expect(await json('inbox')).toMatchObject({ exitCode: 0, data: { items: [], count: 0, open: 0 } });
});

describe('an event that somebody deleted in Google', () => {
  test('is a question, not a cancellation', async () => {
    const shop = await googleWorkshop();
    await shop.done(NINE);
    shop.google.model.people.delete(SHOP, shop.shown()[0]?.id ?? '');
    expect(await shop.story('sync', 'sync', 'today', 'inbox')).toMatchInlineSnapshot(`
      "$ bay sync
      ✓ 0 changes delivered to the calendar, nothing is owed

      New in the inbox:
      1  Somebody deleted #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.
         Put it back into the calendar: bay inbox resolve 1 --restore
         Cancel the appointment: bay inbox resolve 1 --cancel
      2> ! 1 item waits in the inbox: bay inbox
      exit 12

      $ bay sync
      ✓ 0 changes delivered to the calendar, nothing is owed
      2> ! 1 item waits in the inbox: bay inbox

      $ bay today
      Mon 23 Nov · today
      Bay 1
        09:00–09:30  #1  Oil change  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  not synced

      1 appointment
      2> ! 1 item waits in the inbox: bay inbox

      $ bay inbox
      1  Somebody deleted #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.
         Put it back into the calendar: bay inbox resolve 1 --restore
         Cancel the appointment: bay inbox resolve 1 --cancel
      "
    `);
    expect(await shop.data('show 1')).toMatchObject({ status: 'scheduled', calendar_status: 'needs_person' });
  });

  test('settled one way is not settled another way', async () => {
    const { bay, data, json } = await withDeletedEvent();
    await bay('inbox resolve 1 --restore');
    for (const line of ['inbox resolve 1 --cancel', 'inbox resolve 1 --cancel --dry-run'])
      expect(await bay(line)).toEqual({
        exitCode: 9,
        stdout: '',
        stderr:
          '✗ Item 1 was settled as "restore"; nothing was done now.\n' +
          '  To cancel the appointment all the same: bay cancel 1\n',
      });
    expect(await data('show 1')).toMatchObject({ status: 'scheduled' });
    for (const line of ['inbox resolve 1 --restore', 'inbox resolve 1'])
      expect(await json(line)).toMatchObject({ exitCode: 0, already: true });
  });

  test('closed by a cancellation is settled as that left it, and not otherwise', async () => {
    const { bay, json } = await withDeletedEvent();
    await bay('cancel 1 --reason other');
    expect(await json('inbox resolve 1 --cancel')).toMatchObject({ exitCode: 0, already: true });
    expect(await json('inbox resolve 1 --restore')).toMatchObject({
      exitCode: 9,
      error: { code: 'settled-otherwise', details: { item_id: 1, settled: null, asked: 'restore' } },
    });
  });

  test('is put back as a new one', async () => {
    const { story, shown, data } = await withDeletedEvent();
    expect(
      await story(
        'inbox resolve 1 --restore --dry-run',
        'inbox resolve 1 --restore',
        'inbox resolve 1 --restore',
        'inbox',
        'inbox --all',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay inbox resolve 1 --restore --dry-run
      Would settle item 1: put it back into the calendar
        Somebody deleted #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.

      $ bay inbox resolve 1 --restore
      ✓ Settled item 1: put it back into the calendar
        Somebody deleted #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.

      $ bay inbox resolve 1 --restore
      ! Item 1 was already settled on Mon 23 Nov 07:00: put it back into the calendar
        Somebody deleted #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.

      $ bay inbox
      Nothing waits in the inbox.

      $ bay inbox --all
      1  Somebody deleted #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.
         Settled Mon 23 Nov 07:00: put it back into the calendar
      Nothing waits in the inbox.
      "
    `);
    expect(shown()).toMatchObject([{ summary: 'Oil change - Ana Pérez' }]);
    expect(await data('show 1')).toMatchObject({ status: 'scheduled', calendar_status: 'synced' });
    expect(await data('sync')).toMatchObject({ delivered: 0, inbox: [] });
  });

  test('takes the appointment with it, if a person says so', async () => {
    const { data, shown } = await withDeletedEvent();
    expect(await data('inbox resolve 1 --cancel --reason vehicle_sold')).toMatchObject({
      item_id: 1,
      resolution: 'cancel',
      appointment: { status: 'cancelled', cancellation_reason: 'vehicle_sold', calendar_status: 'synced' },
    });
    expect(shown()).toEqual([]);
    expect((await data('slots')).days[0].start_times).toContainEqual({
      start: '2026-11-23T09:00:00-05:00',
      bays: ['Bay 1'],
    });
    expect(await data('inbox')).toMatchObject({ open: 0 });
  });

  test('is asked about at a terminal', async () => {
    const { bay, shown } = await withDeletedEvent();
    const { exitCode, stdout } = await bay('inbox resolve 1', { answers: ['Put it back into the calendar'] });
    expect({ exitCode, stdout }).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('✓ Settled item 1'),
    });
    expect(shown()).toHaveLength(1);
  });

  test('comes back by itself when somebody takes it out of the bin', async () => {
    const { google, data, shown } = await withDeletedEvent();
    const [event] = google.model.events(SHOP);
    google.model.people.restore(SHOP, event?.id ?? '');
    expect(await data('sync')).toMatchObject({ inbox: [], pending: 0 });
    expect(await data('show 1')).toMatchObject({ calendar_status: 'synced' });
    expect(await data('inbox')).toMatchObject({ open: 0 });
    expect(shown()).toHaveLength(1);
  });

  test('is shown anew once the appointment has moved, and still told; and no question once it is cancelled', async () => {
    const moved = await withDeletedEvent();
    await moved.done('reschedule 1 --to 11:00');
    expect(moved.shown()).toHaveLength(1);
    expect(await moved.data('inbox')).toMatchObject({ items: [{ kind: 'left-removed' }], open: 1 });
    const cancelled = await withDeletedEvent();
    await cancelled.done('cancel 1 --reason other');
    expect(await cancelled.data('inbox')).toMatchObject({ open: 0 });
  });

  test('stays a decision while Google is down, and is carried out later', async () => {
    const { google, bay, data, shown } = await withDeletedEvent();
    google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
    const { exitCode, stderr } = await bay('inbox resolve 1 --restore');
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^! #1 is not in the calendar yet \(Google answered 302\); .* \(pending 1\)\n$/);
    expect(shown()).toEqual([]);
    google.faults.clear();
    expect(await data('sync')).toMatchObject({ delivered: 1, pending: 0 });
    expect(shown()).toHaveLength(1);
  });
});

test('what is no way to settle an item is refused', async () => {
  const { story } = await withDeletedEvent();
  expect(
    await story(
      'inbox resolve 1',
      'inbox resolve 1 --accept',
      'inbox resolve 1 --restore --cancel',
      'inbox resolve 1 --restore --reason other',
      'inbox resolve 7 --done',
      'inbox resolve x --done',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay inbox resolve 1
    2> ✗ Missing: --restore or --cancel.
    2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    exit 2

    $ bay inbox resolve 1 --accept
    2> ✗ That is no way to settle item 1.
    2>   For this one: bay inbox resolve 1 --restore or bay inbox resolve 1 --cancel
    exit 2

    $ bay inbox resolve 1 --restore --cancel
    2> ✗ --restore and --cancel are two: choose one.
    2>   See: bay inbox resolve --help
    exit 2

    $ bay inbox resolve 1 --restore --reason other
    2> ✗ --reason goes with --cancel.
    2>   See: bay inbox resolve --help
    exit 2

    $ bay inbox resolve 7 --done
    2> ✗ There is no inbox item 7.
    2>   See what waits: bay inbox; or all that was settled, too: bay inbox --all
    exit 5

    $ bay inbox resolve x --done
    2> ✗ The value 'x' is invalid for argument 'item'. Expected a number, as 12.
    2>   See: bay inbox resolve --help
    exit 2
    "
  `);
});

test('the same key settles once, and another request under it is refused', async () => {
  const { json } = await withDeletedEvent();
  const settle = 'inbox resolve 1 --restore --idempotency-key k1';
  const first = await json(settle);
  expect(first).toMatchObject({ exitCode: 0, message: 'Settled item 1: put it back into the calendar.' });
  expect(await json(settle)).toMatchObject({ exitCode: 0, data: first.data });
  expect(await json('inbox resolve 1 --cancel --idempotency-key k1')).toMatchObject({ exitCode: 9 });
});
