import { describe, expect, test } from 'vitest';
import { type Workshop, workshop } from '../support/workshop.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';

const NEW_CALLER = 'book oil wed 11 --name "Maya Chen" --phone 2125550188 --make Kia';

const FIFTEEN_THIRTY = '2026-11-23T15:30:00-05:00';

describe('bay undo', () => {
  test('takes a cancellation back: the visit is where it was, under its number', async () => {
    const { story, done } = workshop({ given: TWO_VISITS });
    await done('cancel 1 -r other');
    expect(await story('undo', 'agenda')).toMatchInlineSnapshot(`
      "$ bay undo
      ✓ Taken back: Ana Pérez was cancelled; back on Mon 23 Nov 09:00–09:30, Bay 1
        #1  Oil change for Ana Pérez, 2018 Honda Civic

      $ bay agenda
      Mon 23 Nov · today
      Bay 1
        09:00–09:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234
        10:00–11:00  #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876

      2 appointments
      "
    `);
  });

  test('takes back step by step what was done, until nothing is left', async () => {
    const { story } = workshop({ given: [], now: 'Mon 2026-11-23 07:00' });
    const lines = [
      'customers add --name Cy --phone 9175550100',
      'vehicles add --customer 1 --plate CY1',
      'book oil tue 9 0100',
      'move 1 wed 10',
      'customers edit 1 --name "Cy Young"',
      'shop set slot_step_minutes 15',
    ];
    await story(...lines);
    expect(await story(...lines.map(() => 'undo'), 'undo')).toMatchInlineSnapshot(`
      "$ bay undo
      ✓ Taken back: the rules of the shop are as before (slot_step_minutes)

      $ bay undo
      ✓ Taken back: customer 1, Cy, is as before

      $ bay undo
      ✓ Taken back: Cy was on Wed 25 Nov 10:00–10:30 AM, Bay 1; back on Tue 24 Nov 9:00–9:30 AM, Bay 1
        #1  Oil change for Cy, CY1

      $ bay undo
      ✓ Taken back: Cy was booked for Tue 24 Nov 9:00–9:30 AM, Bay 1; that is cancelled
        #1  Oil change for Cy, CY1

      $ bay undo
      ✓ Taken back: car 1, CY1, stays in the book, since what was taken back names it

      $ bay undo
      ✓ Taken back: customer 1, Cy, stays in the book, since what was taken back names them

      $ bay undo
      2> ✗ What ana did on Mon 23 Nov 7:00 AM (shop made) cannot be taken back: the shop began with it.
      exit 9
      "
    `);
  });

  test('brings back a new caller’s booking with `redo`, as often as somebody changes their mind', async () => {
    const { story } = workshop({ given: ANA_AND_BOB });
    expect(await story(NEW_CALLER, 'undo', 'redo', 'undo', 'redo', 'redo')).toMatchInlineSnapshot(`
      "$ bay book oil wed 11 --name "Maya Chen" --phone 2125550188 --make Kia
      ✓ Booked #1  Oil change for Maya Chen, Kia
        Wed 25 Nov 11:00–11:30, Bay 1

      $ bay undo
      ✓ Taken back: Maya Chen was booked for Wed 25 Nov 11:00–11:30, Bay 1; that is cancelled
        #1  Oil change for Maya Chen, Kia
        Maya Chen and Kia stay in the book

      $ bay redo
      ✓ Done again: Maya Chen was cancelled; back on Wed 25 Nov 11:00–11:30, Bay 1
        #1  Oil change for Maya Chen, Kia

      $ bay undo
      ✓ Taken back: Maya Chen was booked for Wed 25 Nov 11:00–11:30, Bay 1; that is cancelled
        #1  Oil change for Maya Chen, Kia

      $ bay redo
      ✓ Done again: Maya Chen was cancelled; back on Wed 25 Nov 11:00–11:30, Bay 1
        #1  Oil change for Maya Chen, Kia

      $ bay redo
      2> ✗ There is nothing that ana has taken back and could do again.
      2>   See what was done, and by whom: bay history
      exit 5
      "
    `);
  });

  test('takes back how far a visit has come, mark by mark', async () => {
    const { json, done } = workshop({ given: TWO_VISITS });
    await done('arrive 1 wait 15:30', 'start 1', 'done 1');
    const told: unknown[] = [];
    while (told.length < 3) {
      const { message, data } = await json('undo');
      const [{ status, visit_mode, promised_at }] = data.appointments;
      told.push([message, status, visit_mode, promised_at]);
    }
    expect(told).toEqual([
      [
        'Taken back: Ana Pérez was marked completed; in progress again.',
        'in_progress',
        'wait',
        FIFTEEN_THIRTY,
      ],
      ['Taken back: Ana Pérez was marked in progress; arrived again.', 'arrived', 'wait', FIFTEEN_THIRTY],
      ['Taken back: Ana Pérez was marked arrived; scheduled again.', 'scheduled', null, null],
    ]);
  });

  test('only says what it would take back with --dry-run', async () => {
    const { story } = workshop({ given: TWO_VISITS });
    expect(await story('undo --dry-run', 'redo', 'show 2')).toMatchInlineSnapshot(`
      "$ bay undo --dry-run
      Would take back: Bob Stone was booked for Mon 23 Nov 10:00–11:00, Bay 1; that is cancelled
        #2  Brake service for Bob Stone, 2021 Ford F-150

      $ bay redo
      2> ✗ There is nothing that ana has taken back and could do again.
      2>   See what was done, and by whom: bay history
      exit 5

      $ bay show 2
      #2  Brake service  scheduled
        When      Mon 23 Nov 10:00–11:00, 1 h, today
        Where     Bay 1
        Customer  Bob Stone, +1 646 555 0199, customer 2
        Car       2021 Ford F-150, XYZ9876, vehicle 2
        Calendar  synced, primary
        Booked    Mon 23 Nov 07:00
      History
        Mon 23 Nov 07:00  booked at the counter  Mon 23 Nov 10:00–11:00, Bay 1
      "
    `);
  });

  test('tells scripts what it took back, and how everything is now', async () => {
    const { json, done } = workshop({ given: TWO_VISITS });
    await done('move 2 14:00');
    const undone = await json('undo');
    expect(undone).toMatchObject({
      exitCode: 0,
      success: true,
      message:
        'Taken back: Bob Stone was on Monday 23 November at 14:00, Bay 1; back on Monday 23 November at 10:00, Bay 1.',
      data: {
        again: false,
        appointment_id: 2,
        appointments: [{ appointment_id: 2, scheduled_at: '2026-11-23T10:00:00-05:00', status: 'scheduled' }],
        before: [{ scheduled_at: '2026-11-23T14:00:00-05:00' }],
        people: [],
        rules_changed: false,
      },
    });
    expect((await json('redo')).data).toMatchObject({ again: true, taken_back_entry: undone.data.entry_id });
  });

  test('takes back what this counter did, and leaves what others did in peace', async () => {
    const { story, done } = workshop({ given: TWO_VISITS });
    await done('move 1 14:00 --as luis', 'move 2 15:00');
    expect(await story('undo', 'undo --as luis')).toMatchInlineSnapshot(`
      "$ bay undo
      ✓ Taken back: Bob Stone was on Mon 23 Nov 15:00–16:00, Bay 1; back on Mon 23 Nov 10:00–11:00, Bay 1
        #2  Brake service for Bob Stone, 2021 Ford F-150

      $ bay undo --as luis
      ✓ Taken back: Ana Pérez was on Mon 23 Nov 14:00–14:30, Bay 1; back on Mon 23 Nov 09:00–09:30, Bay 1
        #1  Oil change for Ana Pérez, 2018 Honda Civic
      "
    `);
  });

  test('has nothing to undo for somebody who has done nothing, nor to do again', async () => {
    const { json } = workshop({ given: TWO_VISITS });
    const nothing = { exitCode: 5, error: { code: 'not-found' } };
    expect(await json('undo --as luis')).toMatchObject({
      ...nothing,
      message: 'There is nothing that luis has done and could take back.',
    });
    expect(await json('redo')).toMatchObject({
      ...nothing,
      message: 'There is nothing that ana has taken back and could do again.',
    });
  });

  test('gives the first answer again under the same key, and takes nothing more back', async () => {
    const { json, done, data } = workshop({ given: TWO_VISITS });
    await done('undo --idempotency-key k');
    expect(await json('undo --idempotency-key k')).toMatchObject({ exitCode: 0, already: true });
    expect(await data('show 1')).toMatchObject({ status: 'scheduled' });
    expect(await data('show 2')).toMatchObject({ status: 'cancelled', cancellation_reason: null });
  });

  test('has what was taken back booked again by whoever asks again, with a key, too', async () => {
    const { json, done } = workshop({ given: ANA_AND_BOB });
    const line = 'book --customer 1 --service oil_change --at 2026-11-24T09:00';
    for (const [option, id] of [
      ['', 1],
      [' --idempotency-key k', 2],
      [' --idempotency-key k', 3],
    ] as const) {
      expect(await json(line + option)).toMatchObject({ exitCode: 0, data: { appointment_id: id } });
      await done('undo');
    }
  });

  test('takes back a cancellation whose time has passed by now', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done('cancel 1 -r other');
    shop.at('Mon 2026-11-23 09:20');
    expect(await shop.json('undo')).toMatchObject({
      exitCode: 0,
      data: { appointments: [{ status: 'scheduled' }] },
    });
  });
});

/** What is said, after nothing has become of it. */
async function refused(shop: Workshop, line = 'undo'): Promise<string> {
  const ids = [1, 2];
  const look = () => Promise.all(ids.map((id) => shop.data(`show ${id}`)));
  const before = [await look(), await shop.data('shop'), await shop.data('history')];
  const { stderr, exitCode } = await shop.bay(line);
  expect([await look(), await shop.data('shop'), await shop.data('history')]).toEqual(before);
  return `${stderr}exit ${exitCode}`;
}

describe('undo is refused, and nothing is changed,', () => {
  test('when somebody else has changed it since, whom it names', async () => {
    const shop = workshop({ given: TWO_VISITS });
    shop.at('Mon 2026-11-23 07:30');
    await shop.done('move 2 14:00 --as luis');
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ #2 was changed since by luis, Mon 23 Nov 07:30 (moved); nothing was taken back.
        See it whole: bay show 2
        To take back what was done before that (booked #1): bay undo --entry 7
      exit 9"
    `);
  });

  test('when its old time is taken meanwhile: by whom, and what is free', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done(
      'cancel 1 -r other',
      'book --customer 2 --service oil_change --at 2026-11-23T09:00 --as luis',
    );
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ Bay 1 is not free Mon 23 Nov 09:00–09:30: taken by #3 09:00–09:30.
        Nearest free: Mon 23 Nov 09:30 or 11:00.
      exit 9"
    `);
  });

  test('when the car is elsewhere then', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done(
      ['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2}]', '--as', 'boss'],
      'cancel 1 -r other',
    );
    await shop.done('book --customer 1 --service battery --bay "Bay 2" --at 2026-11-23T09:00 --as luis');
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ The 2018 Honda Civic cannot be in two places Mon 23 Nov 09:00–09:30: #3 Battery for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 2.
        Nearest free: Mon 23 Nov 09:30 or 10:00.
      exit 9"
    `);
  });

  test('when the shop has shut that day meanwhile', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done('move 1 tue 9', ['shop', 'set', 'closures.snow', '{date: 2026-11-23}', '--as', 'boss']);
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ The shop is closed on Mon 23 Nov: snow.
        Nearest free: Tue 24 Nov 09:00 or 09:30.
      exit 9"
    `);
  });

  test('when its bay is gone', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2}]', '--as', 'boss']);
    await shop.done('move 2 --bay "Bay 2"', 'move 2 --bay "Bay 1"');
    await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}]', '--as', 'boss']);
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ What ana did on Mon 23 Nov 07:00 (moved) cannot be taken back: Bay 2 is not in the shop any more.
      exit 9"
    `);
  });

  test('for rules that somebody has changed since', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done('shop set slot_step_minutes 15', 'shop set lead_time_minutes 60 --as boss');
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ The rules of the shop were changed since by boss, Mon 23 Nov 07:00 (rules changed); nothing was taken back.
        See what was done, and by whom: bay history
        To take back what was done before that (booked #2): bay undo --entry 8
      exit 9"
    `);
  });

  test('for a bay that has visits by now', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}, {name: Bay 2}]']);
    await shop.done('move 2 --bay "Bay 2" --as luis');
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ Appointments are in the way of this change (removing bay Bay 2): #2.
        Move or cancel them first: bay reschedule 2 --to <when>
      exit 9"
    `);
  });

  test('for what has come from a file, and says what can be taken back instead', async () => {
    const shop = workshop({ given: TWO_VISITS });
    await shop.done(`customers import ${shop.file('list.csv', 'name,phone\nBo,2125550177\n')}`);
    expect(await refused(shop)).toMatchInlineSnapshot(`
      "✗ What ana did on Mon 23 Nov 07:00 (customers imported) cannot be taken back: what came from a file is put right one by one, or by another file.
        To take back what was done before that (booked #2): bay undo --entry 8
      exit 9"
    `);
    const [, entry = ''] = /--entry (\d+)/.exec(await refused(shop)) ?? [];
    expect(await shop.json(`undo --entry ${entry}`)).toMatchObject({
      exitCode: 0,
      data: { appointment_id: 2 },
    });
  });

  test('for what was taken back already, and for a number that there is not', async () => {
    const shop = workshop({ given: TWO_VISITS });
    const { data } = await shop.json('undo');
    expect(await refused(shop, `undo --entry ${data.taken_back_entry}`)).toMatchInlineSnapshot(`
      "✗ What ana did on Mon 23 Nov 07:00 (booked) cannot be taken back: it was taken back already.
      exit 9"
    `);
    expect(await refused(shop, 'undo --entry 999')).toMatchInlineSnapshot(`
      "✗ There is no entry 999.
        See what was done, and by whom: bay history
      exit 5"
    `);
  });
});

test('`redo` of an entry that is named does that again, and takes nothing back that stands', async () => {
  const { bay, data, json } = workshop({ given: TWO_VISITS });
  const [{ entry_id: booked }] = (await data('history')).history;
  const stands = await json(`redo --entry ${booked}`);
  expect(stands).toMatchObject({ exitCode: 9, error: { code: 'not-undoable', details: { why: 'stands' } } });
  expect((await data('show 2')).status).toBe('scheduled');
  await bay('undo');
  expect((await data('show 2')).status).toBe('cancelled');
  expect(await json(`redo --entry ${booked}`)).toMatchObject({ exitCode: 0, data: { again: true } });
  expect((await data('show 2')).status).toBe('scheduled');
  expect(await json(`redo --entry ${booked}`)).toMatchObject({ error: { details: { why: 'stands' } } });
});

test('rules that are back name the visits for which they leave no room', async () => {
  const shop = workshop({ given: ANA_AND_BOB });
  await shop.done(
    'shop set hours.sunday 09:00-12:00',
    'book --customer 1 --service oil --at 2026-11-29T09:00 --as luis',
  );
  expect(await shop.story('undo')).toMatchInlineSnapshot(`
    "$ bay undo
    ✓ Taken back: the rules of the shop are as before (hours.sunday)
    2> ! 1 visit lies where the shop is closed; nobody was moved:
    2>   #1 Sun 29 Nov 09:00–09:30, Ana Pérez, +1 212 555 0134: the shop is closed on Sundays
    2>   Move each: bay reschedule 1 --to <when>
    "
  `);
});
