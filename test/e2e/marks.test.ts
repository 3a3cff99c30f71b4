import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const COMING = [...TWO_VISITS, 'book --vehicle 1 --service battery --at "tue 9:00"'];

describe('a visit from arrival to the end', () => {
  test('is told by words, and told apart in the agenda without colour', async () => {
    const { story, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:10');
    expect(
      await story(
        'in 1 wait 15:30 tag 14',
        'agenda',
        'start 1',
        'agenda',
        'done 1',
        'noshow 2 --yes',
        'agenda',
        'show 1',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay in 1 wait 15:30 tag 14
      ✓ #1 has arrived  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1 (waiting, promised 15:30, key tag 14)

      $ bay agenda
      Mon 23 Nov · today
      Bay 1
        09:00–09:30  by 15:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  wait, tag 14  arrived
        10:00–11:00            #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876

      2 appointments

      $ bay start 1
      ✓ Started #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1 (waiting, promised 15:30, key tag 14)

      $ bay agenda
      Mon 23 Nov · today
      Bay 1
        09:00–09:30  by 15:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  wait, tag 14  working
        10:00–11:00            #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876

      2 appointments

      $ bay done 1
      ✓ #1 is done  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1 (waiting, promised 15:30, key tag 14)

      $ bay noshow 2 --yes
      ✓ #2 did not come  Brake service for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 10:00–11:00, Bay 1
        Free again: 10:00–11:00, Bay 1

      $ bay agenda
      Mon 23 Nov · today
      Bay 1
        09:00–09:30  by 15:30  #1  Oil change     Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234  wait, tag 14  done
        10:00–11:00            #2  Brake service  Bob Stone  +1 646 555 0199  2021 Ford F-150   XYZ9876                no-show

      2 appointments

      $ bay show 1
      #1  Oil change  completed
        When      Mon 23 Nov 09:00–09:30, 30 min, today
        Where     Bay 1
        Comes     waiting
        Ready by  15:30
        Key tag   14
        Customer  Ana Pérez, +1 212 555 0134, ana@example.com, customer 1
        Car       2018 Honda Civic, ABC1234, vehicle 1
        Calendar  synced, primary
        Booked    Mon 23 Nov 07:00
        Arrived   Mon 23 Nov 09:10
        Started   Mon 23 Nov 09:10
        Done      Mon 23 Nov 09:10
      History
        Mon 23 Nov 07:00  booked at the counter          Mon 23 Nov 09:00–09:30, Bay 1
        Mon 23 Nov 09:10  arrived, noted at the counter
        Mon 23 Nov 09:10  started at the counter
        Mon 23 Nov 09:10  done, noted at the counter
      "
    `);
  });

  test('notes the moments, and each appears in every document of the appointment', async () => {
    const { data, at, json } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 08:50');
    const arrived = await json('arrive 1 --mode drop --promise 4pm --tag 14');
    expect(arrived).toMatchObject({
      success: true,
      message:
        '#1 has arrived: Oil change for Ana Pérez, 2018 Honda Civic, on Monday 23 November at 09:00, Bay 1, drop-off, promised for Monday 23 November at 16:00, key tag 14.',
      data: {
        appointment_id: 1,
        status: 'arrived',
        visit_mode: 'drop_off',
        promised_at: '2026-11-23T16:00:00-05:00',
        key_tag: '14',
        arrived_at: '2026-11-23T08:50:00-05:00',
        started_at: null,
        calendar_status: 'synced',
      },
    });
    at('Mon 2026-11-23 09:05');
    expect(await data('start 1')).toMatchObject({
      status: 'in_progress',
      started_at: '2026-11-23T09:05:00-05:00',
    });
    at('Mon 2026-11-23 09:40');
    expect(await data('done 1')).toMatchObject({
      status: 'completed',
      arrived_at: '2026-11-23T08:50:00-05:00',
      completed_at: '2026-11-23T09:40:00-05:00',
    });
    expect(await data('show 1')).toMatchObject({
      history: [
        { status: 'scheduled' },
        { status: 'arrived' },
        { status: 'in_progress' },
        { status: 'completed' },
      ],
    });
  });

  test.each([
    ['arrive 1', 'arrive 1'],
    ['start 1', 'start 1'],
    ['done 1', 'done 1'],
    ['arrive 1 wait 15:30', 'in 1 15:30 wait'],
  ])('%s said again is so already', async (first, again) => {
    const { json, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:00');
    expect((await json(first)).already).toBeUndefined();
    const before = await json('show 1');
    expect(await json(again)).toMatchObject({ exitCode: 0, success: true, already: true });
    expect((await json('show 1')).data).toEqual(before.data);
  });

  test('arriving again with other words keeps the first moment, and what was said last', async () => {
    const { data, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:00');
    await data('in 1 wait 15:30');
    at('Mon 2026-11-23 09:20');
    expect(await data('in 1 drop tag 3')).toMatchObject({
      status: 'arrived',
      visit_mode: 'drop_off',
      promised_at: '2026-11-23T15:30:00-05:00',
      key_tag: '3',
      arrived_at: '2026-11-23T09:00:00-05:00',
    });
  });

  test('passes over what nobody had time to note', async () => {
    const { data, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:40');
    expect(await data('done 1')).toMatchObject({ status: 'completed', arrived_at: null, started_at: null });
  });

  test('goes back only by undo', async () => {
    const { bay, at, done } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 10:40');
    await done('done 1', 'start 2');
    for (const line of ['in 1', 'start 1', 'no-show 1', 'in 2', 'no-show 2']) {
      const { exitCode, stderr } = await bay(line);
      expect([line, exitCode]).toEqual([line, 9]);
      expect(stderr).toContain('take it back: bay undo');
    }
  });

  test('is over for one that is cancelled, and unknown for one that is not there', async () => {
    const { bay, done } = workshop({ given: TWO_VISITS });
    await done('cancel 1 --reason other');
    for (const line of ['in 1', 'start 1', 'done 1', 'no-show 1']) {
      expect(await bay(line)).toMatchObject({ exitCode: 9, stderr: expect.stringContaining('is cancelled') });
    }
    expect(await bay('in 77')).toMatchObject({ exitCode: 5 });
  });
});

describe('whose visit it is', () => {
  test.each([
    'in ana wait 15:30',
    'in 0134 wait 15:30',
    'in the civic 15:30 wait',
    'in abc1234 by 15:30 wait',
    'in #1 wait by 3:30pm',
  ])('%s', async (line) => {
    const { data, at } = workshop({ given: COMING });
    at('Mon 2026-11-23 09:00');
    expect(await data(line)).toMatchObject({
      appointment_id: 1,
      visit_mode: 'wait',
      promised_at: '2026-11-23T15:30:00-05:00',
    });
  });

  test('is asked for where nobody is named', async () => {
    const { bay, data, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:00');
    expect((await bay('start', { answers: ['#2'] })).exitCode).toBe(0);
    expect(await data('show 2')).toMatchObject({ status: 'in_progress' });
    expect((await bay('done')).exitCode).toBe(2);
  });
});

describe('a visit that is not today’s', () => {
  test('is likely a slip: refused with what to type', async () => {
    const { story } = workshop({ given: COMING });
    expect(await story('in 3', 'start 3', 'no-show 3', 'no-show 1')).toMatchInlineSnapshot(`
      "$ bay in 3
      2> ✗ #3 is only on Tue 24 Nov 09:00, not today.
      2>   If it comes today, move it: bay move 3 today; for a car that is left the night before: bay in 3 night
      2>   To mark it all the same: --yes
      exit 9

      $ bay start 3
      2> ✗ #3 is only on Tue 24 Nov 09:00, not today.
      2>   If it comes today, move it: bay move 3 today
      2>   To mark it all the same: --yes
      exit 9

      $ bay no-show 3
      2> ✗ #3 is only on Tue 24 Nov 09:00, not today.
      2>   To mark it all the same: --yes
      exit 9

      $ bay no-show 1
      2> ✗ #1 is only at 09:00.
      2>   To mark it all the same: --yes
      exit 9
      "
    `);
  });

  test('is asked about at a terminal, and marked if it is meant', async () => {
    const { bay, data } = workshop({ given: COMING });
    const no = await bay('in 3', { answers: [false] });
    expect(no.exitCode).toBe(9);
    expect(no.stderr).toContain('? #3 is only on Tue 24 Nov 09:00, not today. Mark it all the same?');
    expect(await data('show 3')).toMatchObject({ status: 'scheduled' });
    expect((await bay('in 3', { answers: [true] })).exitCode).toBe(0);
    expect(await data('show 3')).toMatchObject({ status: 'arrived' });
  });

  test('is marked with --yes', async () => {
    const { data } = workshop({ given: COMING });
    expect(await data('in 3 --yes')).toMatchObject({ status: 'arrived' });
  });

  test('may be left at night before, and is begun and done as any that is here', async () => {
    const { data } = workshop({ given: COMING });
    expect(await data('in 3 night tag 5')).toMatchObject({ status: 'arrived', visit_mode: 'night_drop' });
    expect(await data('start 3')).toMatchObject({ status: 'in_progress' });
  });

  test('is noted as done, or as a no-show, a day late', async () => {
    const { data, at, bay } = workshop({ given: TWO_VISITS });
    at('Tue 2026-11-24 08:00');
    expect((await bay('in 1')).exitCode).toBe(9);
    expect(await data('done 1')).toMatchObject({ status: 'completed' });
    expect(await data('no-show 2')).toMatchObject({ status: 'no_show' });
  });
});

describe('a no-show', () => {
  test('gives back what is left of the time, and says which', async () => {
    const { story, at, data } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 10:20');
    expect(await story('no-show 2', 'no-show 2', 'slots --first')).toMatchInlineSnapshot(`
      "$ bay no-show 2
      ✓ #2 did not come  Brake service for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 10:00–11:00, Bay 1
        Free again: 10:20–11:00, Bay 1

      $ bay no-show 2
      ! #2 was marked as a no-show already  Brake service for Bob Stone, 2021 Ford F-150
        Mon 23 Nov 10:00–11:00, Bay 1

      $ bay slots --first
      Mon 23 Nov 10:30, Bay 1
      "
    `);
    expect(await data('show 2')).toMatchObject({ status: 'no_show' });
    expect((await data('no-show 1')).freed).toBeUndefined();
  });

  test('who comes after all takes the time again where it is free', async () => {
    const { data, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 10:10');
    expect((await data('no-show 2')).freed).toEqual({
      start: '2026-11-23T10:10:00-05:00',
      end: '2026-11-23T11:00:00-05:00',
    });
    expect(await data('in 2')).toMatchObject({ status: 'arrived' });
  });

  test('who comes after all and finds the time taken is told by whom, and what is free', async () => {
    const { story, at, done } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 10:10');
    await done('no-show 2', 'book --vehicle 1 --service oil --at 10:30');
    expect(await story('in 2')).toMatchInlineSnapshot(`
      "$ bay in 2
      2> ✗ Bay 1 is not free Mon 23 Nov 10:00–11:00: taken by #3 10:30–11:00.
      2>   Nearest free: Mon 23 Nov 11:00 or 13:00.
      exit 9
      "
    `);
  });

  test('whose car has another visit by then is told so', async () => {
    const { bay, at, done } = workshop({ given: TWO_VISITS });
    await done('shop set bays "[{name: Bay 1}, {name: Pit}]"');
    at('Mon 2026-11-23 10:10');
    await done('no-show 2', 'book --vehicle 2 --service oil --at 10:30 --bay Pit');
    expect(await bay('in 2')).toMatchObject({
      exitCode: 9,
      stderr: expect.stringContaining('cannot be in two places'),
    });
  });
});

describe('what is said with an arrival', () => {
  test('is refused where it is not understood, and nothing is marked', async () => {
    const { story, data, at } = workshop({ given: TWO_VISITS });
    at('Mon 2026-11-23 09:40');
    expect(
      await story(
        'in 1 wait 14',
        'in 1 maybe',
        'in 1 wait drop',
        'in 1 wait --mode drop',
        'in 1 --mode bus',
        'in 1 25:00',
        'in 1 9:30',
        'in 1 by 8',
        'in 1 --tag "this tag is much too long"',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay in 1 wait 14
      2> ✗ "14" can be read in 2 ways.
      2>   Say instead: "tag 14" or "by 14".
      exit 2

      $ bay in 1 maybe
      2> ✗ "maybe" has no meaning here.
      2>   See: bay arrive --help
      exit 2

      $ bay in 1 wait drop
      2> ✗ "drop" says another mode than what was said before.
      2>   See: bay arrive --help
      exit 2

      $ bay in 1 wait --mode drop
      2> ✗ the words say another mode than --mode.
      2>   See: bay arrive --help
      exit 2

      $ bay in 1 --mode bus
      2> ✗ Option '--mode <mode>' argument 'bus' is invalid. Expected one of wait, drop, tow, night, loaner.
      2>   See: bay in --help
      exit 2

      $ bay in 1 25:00
      2> ✗ "25:00" is not a valid time.
      2>   Expected: a time of day from 00:00 to 23:59.
      exit 2

      $ bay in 1 9:30
      2> ✗ The promise of Mon 23 Nov 09:30 is in the past: it is Mon 23 Nov 09:40 now.
      2>   Promise a time that is still to come: --promise 16:00
      exit 9

      $ bay in 1 by 8
      2> ✗ "8" is not a valid promised time.
      2>   Expected: a time after the visit begins.
      exit 2

      $ bay in 1 --tag "this tag is much too long"
      2> ✗ The key tag cannot be taken: 25 characters, at most 20.
      2>   Make it shorter; nothing was changed.
      exit 2
      "
    `);
    expect(await data('show 1')).toMatchObject({ status: 'scheduled' });
  });

  test('a promise is on the visit’s day, by whatever words', async () => {
    const { data, at } = workshop({ given: COMING });
    at('Mon 2026-11-23 09:00');
    expect(await data('in 1 --promise "tomorrow noon"')).toMatchObject({
      promised_at: '2026-11-24T12:00:00-05:00',
    });
    expect(await data('in 3 night 15:30')).toMatchObject({ promised_at: '2026-11-24T15:30:00-05:00' });
  });

  test('a promise goes along to another day, and stays within the day', async () => {
    const { data, done } = workshop({ given: TWO_VISITS });
    await done('in 1 15:30', 'move 1 11:00');
    expect(await data('show 1')).toMatchObject({ promised_at: '2026-11-23T15:30:00-05:00' });
    await done('move 1 tomorrow');
    expect(await data('show 1')).toMatchObject({ promised_at: '2026-11-24T15:30:00-05:00' });
  });
});
