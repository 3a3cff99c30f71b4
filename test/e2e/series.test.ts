import { describe, expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const WEEKLY = 'book oil tue 9 0134 --repeat weekly --count 3';

/** When all visits are, with the number of each series. */
const startsOf = ({ appointments }: { appointments: { scheduled_at: string }[] }) =>
  appointments.map(({ scheduled_at }) => scheduled_at.slice(0, 16));

describe('bay book --repeat', () => {
  test('books all visits of a series, and undo takes them back as one', async () => {
    const { story, data } = workshop({ given: ANA_AND_BOB });
    expect(
      await story(
        'book oil tue 9 0134 --repeat "every 3 months" --count 4 --dry-run',
        'book oil tue 9 0134 --repeat "every 3 months" --count 4',
        'book oil tue 9 0134 --repeat "every 3 months" --count 4',
        'history --limit 1',
        'undo',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay book oil tue 9 0134 --repeat "every 3 months" --count 4 --dry-run
      Would book 4 visits, every 3 months  Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 09:00–09:30, Bay 1
        Wed 24 Feb 2027 09:00–09:30, Bay 1
        Mon 24 May 2027 09:00–09:30, Bay 1
        Tue 24 Aug 2027 09:00–09:30, Bay 1

      $ bay book oil tue 9 0134 --repeat "every 3 months" --count 4
      ✓ Booked 4 visits, every 3 months  Oil change for Ana Pérez, 2018 Honda Civic
        #1  Tue 24 Nov 09:00–09:30, Bay 1
        #2  Wed 24 Feb 2027 09:00–09:30, Bay 1
        #3  Mon 24 May 2027 09:00–09:30, Bay 1
        #4  Tue 24 Aug 2027 09:00–09:30, Bay 1

      $ bay book oil tue 9 0134 --repeat "every 3 months" --count 4
      ! Already booked, 4 visits, every 3 months  Oil change for Ana Pérez, 2018 Honda Civic
        #1  Tue 24 Nov 09:00–09:30, Bay 1
        #2  Wed 24 Feb 2027 09:00–09:30, Bay 1
        #3  Mon 24 May 2027 09:00–09:30, Bay 1
        #4  Tue 24 Aug 2027 09:00–09:30, Bay 1

      $ bay history --limit 1
      Mon 23 Nov · today
      07:00  ana booked 4 visits (#1, #2, #3 and #4)  (entry 7)
      There is more: bay history --offset 1

      $ bay undo
      ✓ Taken back: #1 Ana Pérez was booked for Tue 24 Nov 09:00–09:30, Bay 1; that is cancelled
        #2 Ana Pérez was booked for Wed 24 Feb 2027 09:00–09:30, Bay 1; that is cancelled
        #3 Ana Pérez was booked for Mon 24 May 2027 09:00–09:30, Bay 1; that is cancelled
        #4 Ana Pérez was booked for Tue 24 Aug 2027 09:00–09:30, Bay 1; that is cancelled
      "
    `);
    expect(await data('customers appointments 1')).toMatchObject({ count: 0 });
  });

  test('gives the visits of one series one id, and keeps the time on the clock when clocks change', async () => {
    const { data } = workshop({ given: ANA_AND_BOB });
    const booked = await data('book oil "wed 9" 0134 --repeat "cada 6 meses" --until 2027-11-30');
    expect(startsOf(booked)).toEqual(['2026-11-25T09:00', '2027-05-25T09:00', '2027-11-25T09:00']);
    expect(booked.appointments[1].scheduled_at).toBe('2027-05-25T09:00:00-04:00');
    const ids = new Set(booked.appointments.map((one: { series_id: string }) => one.series_id));
    expect([...ids]).toEqual([booked.series_id]);
    expect(booked.series_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await data('show 2')).toMatchObject({ series_id: booked.series_id });
    expect(await data('book oil "wed 1pm" 0134')).toMatchObject({ series_id: null });
  });

  test('books nothing where one date is closed or taken, and names all of them with the nearest', async () => {
    const { story, data, done } = workshop({ given: ANA_AND_BOB });
    await done(
      'shop set closures.+ "{name: Snow, date: 2026-12-01}"',
      'book --customer 2 --service brake_service --at 2026-12-08T09:00',
    );
    expect(await story('book oil tue 9 0134 --repeat weekly --count 4')).toMatchInlineSnapshot(`
      "$ bay book oil tue 9 0134 --repeat weekly --count 4
      2> ✗ 2 of 4 visits cannot be, so nothing was changed: Tue 1 Dec 09:00 (The shop is closed on Tue 1 Dec: Snow; nearest: Mon 30 Nov 16:00 or 16:30); Tue 8 Dec 09:00 (Bay 1 is not free Tue 8 Dec 09:00–09:30: taken by #1 09:00–10:00; nearest: Tue 8 Dec 10:00 or 10:30).
      2>   Choose another time for all of them, or see to those dates one by one.
      exit 9
      "
    `);
    expect(await data('customers appointments 1')).toMatchObject({ count: 0 });
  });

  test('asks a person at a terminal about each of those, and for an end that was not said', async () => {
    const { bay, done } = workshop({ given: ANA_AND_BOB });
    await done('shop set closures.+ "{name: Snow, date: 2026-12-01}"');
    expect(
      await bay('book oil tue 9 0134 --repeat weekly', { answers: ['3', 'Mon 30 Nov 16:00'] }),
    ).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "? How many visits in all, or until when?
      ? Tue 1 Dec 09:00 (The shop is closed on Tue 1 Dec: Snow). When instead?
          Mon 30 Nov 16:00
          Mon 30 Nov 16:30
          book nothing
      ",
        "stdout": "Understood: Oil change for Ana Pérez, 2018 Honda Civic, Tue 24 Nov 09:00, weekly
      ✓ Booked 3 visits, every week  Oil change for Ana Pérez, 2018 Honda Civic
        #1  Tue 24 Nov 09:00–09:30, Bay 1
        #2  Mon 30 Nov 16:00–16:30, Bay 1
        #3  Tue 8 Dec 09:00–09:30, Bay 1
      ",
      }
    `);
  });

  test.each([
    ['every 3 months 4 times', ['2026-11-24', '2027-02-24', '2027-05-24', '2027-08-24']],
    ['cada 2 semanas hasta 2026-12-24', ['2026-11-24', '2026-12-08', '2026-12-22']],
    ['"every tuesday x2"', ['2026-11-24', '2026-12-01']],
  ])('hears it among the words of a booking: %s', async (often, dates) => {
    const { data } = workshop({ given: ANA_AND_BOB });
    const booked = await data(`book oil tue 9 0134 ${often}`);
    expect(startsOf(booked)).toEqual(dates.map((date) => `${date}T09:00`));
  });

  test.each([
    ['every 3 months until end of february', ['2026-11-24', '2027-02-24']],
    ['every tuesday through november', ['2026-11-24']],
    ['every 4 weeks through january', ['2026-11-24', '2026-12-22', '2027-01-19']],
    ['every other tuesday until the first week of december', ['2026-11-24']],
  ])('goes to the last of the days that are named: %s', async (often, dates) => {
    const { json } = workshop({ given: ANA_AND_BOB });
    const { data, error } = await json(`book oil tue 9 0134 ${often}`);
    if (dates.length > 1) expect(startsOf(data)).toEqual(dates.map((date) => `${date}T09:00`));
    else expect(error).toMatchObject({ code: 'invalid-value' });
  });

  test('until a month is until it begins or until it ends, which a person at a terminal says', async () => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    const line = 'book oil tue 9 0134 every 4 weeks until january --dry-run';
    expect(await bay(line)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('"january" could be Fri 1 Jan 2027 or Sun 31 Jan 2027.'),
    });
    const { stdout } = await bay(line, { answers: ['Sunday 31 January 2027'] });
    expect(stdout).toContain('Would book 3 visits, every 4 weeks');
  });

  test.each([
    ['every 3 months', 'Missing: --count or --until.'],
    ['every week until someday', '"someday" is not a time'],
    ['every week x3 --repeat monthly', 'the words say "every week x3" and --repeat says "monthly"'],
  ])('refuses among them what is not whole: %s', async (often, says) => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    const { exitCode, stderr } = await bay(`book oil tue 9 0134 ${often}`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(says) });
  });

  test('enters somebody new once, also without a phone', async () => {
    const { data, done } = workshop();
    await done('book --name Cy --make Kia --service oil --at "tue 9" --repeat "every 4 weeks" --count 3');
    expect(await data('customers list')).toMatchObject({ count: 1 });
    expect(await data('vehicles list')).toMatchObject({ count: 1 });
  });

  test.each([
    ['how the car comes', '--mode wait'],
    ['what was promised', '--promise 15:00'],
    ['what hangs on the key', '--tag 14'],
  ])('is not taken for one that is there where %s is another', async (_, other) => {
    const { json } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    expect(await json(`${WEEKLY} ${other}`)).toMatchObject({ error: { code: 'series-refused' } });
  });

  test('comes into the calendar as far as there is time, and the same key gives the first answer', async () => {
    const shop = await googleWorkshop();
    await shop.done(`${WEEKLY} --idempotency-key k`);
    await shop.bay('sync');
    expect(shop.shown()).toHaveLength(3);
    expect(await shop.json(`${WEEKLY} --idempotency-key k`)).toMatchObject({ already: true, exitCode: 0 });
    expect(shop.shown()).toHaveLength(3);
  });

  test.each([
    { line: '--count 3', says: '--count goes with --repeat.' },
    { line: '--repeat weekly', says: 'Missing: --count or --until.' },
    { line: '--repeat weekly --count 1', says: "Option '--count <visits>' argument '1' is invalid" },
    { line: '--repeat weekly --count 2 --until 2027-01-01', says: 'Until when is said twice' },
    { line: '--repeat "every friday" --count 2', says: '"every friday" is not a valid repetition' },
    { line: '--repeat "now and then" --count 2', says: '"now and then" is not a valid repetition' },
    { line: '--repeat yearly --count 4', says: '"4" is not a valid number of visits' },
    { line: '--repeat weekly --until 2030-01-01', says: '"2030-01-01" is not a valid date' },
    { line: '--repeat weekly --until 2026-11-25', says: '"weekly" is not a valid repetition' },
  ])('refuses $line', async ({ line, says }) => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    const { exitCode, stderr } = await bay(`book oil tue 9 0134 ${line}`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(says) });
  });
});

describe('a change of one visit of a series', () => {
  test('names what each word would touch, and does nothing until one is said', async () => {
    const { story } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    expect(
      await story(
        'cancel 2 -r other',
        'cancel 2 -r other --all --this',
        'cancel 2 -r other --following',
        'undo',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay cancel 2 -r other
      2> ✗ #2 is one of a series: say --this (1 visit: Tue 1 Dec), --following (2 visits: Tue 1 Dec and Tue 8 Dec) or --all (3 visits: Tue 24 Nov, Tue 1 Dec and Tue 8 Dec).
      2>   See: bay cancel --help
      exit 2

      $ bay cancel 2 -r other --all --this
      2> ✗ --this and --all are two: choose one.
      2>   See: bay cancel --help
      exit 2

      $ bay cancel 2 -r other --following
      ✓ Cancelled 2 visits of a series  Oil change for Ana Pérez, 2018 Honda Civic  (other)
        #2  Tue 1 Dec 09:00–09:30, Bay 1
        #3  Tue 8 Dec 09:00–09:30, Bay 1

      $ bay undo
      ✓ Taken back: #2 Ana Pérez was cancelled; back on Tue 1 Dec 09:00–09:30, Bay 1
        #3 Ana Pérez was cancelled; back on Tue 8 Dec 09:00–09:30, Bay 1
      "
    `);
  });

  test('asks a person at a terminal', async () => {
    const { bay } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    expect(
      await bay('cancel 2 -r other', {
        answers: ['all of the series, 3 visits: Tue 24 Nov, Tue 1 Dec and Tue 8 Dec'],
      }),
    ).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "? #2 is one of a series. Which visits?
          this visit alone, 1 visit: Tue 1 Dec
          this and all after it, 2 visits: Tue 1 Dec and Tue 8 Dec
          all of the series, 3 visits: Tue 24 Nov, Tue 1 Dec and Tue 8 Dec
      ",
        "stdout": "✓ Cancelled 3 visits of a series  Oil change for Ana Pérez, 2018 Honda Civic  (other)
        #1  Tue 24 Nov 09:00–09:30, Bay 1
        #2  Tue 1 Dec 09:00–09:30, Bay 1
        #3  Tue 8 Dec 09:00–09:30, Bay 1
      ",
      }
    `);
  });

  test('is of that visit alone where it is said, or where no other is open any more', async () => {
    const { data, done } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    await done('cancel 1 -r other --this', 'cancel 3 -r other --this', 'cancel 2 -r other');
    expect(await data('customers appointments 1')).toMatchObject({ count: 0 });
  });

  test('under the same key is answered with what was done first', async () => {
    const { json, done } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    const line = 'cancel 2 -r other --following --idempotency-key k';
    await done(line);
    const again = await json(line);
    expect(again).toMatchObject({ exitCode: 0, already: true });
    expect(again['data']).toMatchObject({ appointments: [{ appointment_id: 2 }, { appointment_id: 3 }] });
  });

  test('moves them all by as much on the clock, over their own old times as well, and takes it back as one', async () => {
    const { story, data, bay } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    expect((await bay('move 2 +30')).stderr).toContain('#2 is one of a series: say --this');
    expect(await story('move 1 +1w --all', 'undo', 'move 2 wed 10:00 --following')).toMatchInlineSnapshot(`
      "$ bay move 1 +1w --all
      ✓ Moved 3 visits of a series  Oil change for Ana Pérez, 2018 Honda Civic
        #1  Tue 1 Dec 09:00–09:30, Bay 1
        #2  Tue 8 Dec 09:00–09:30, Bay 1
        #3  Tue 15 Dec 09:00–09:30, Bay 1

      $ bay undo
      ✓ Taken back: #1 Ana Pérez was on Tue 1 Dec 09:00–09:30, Bay 1; back on Tue 24 Nov 09:00–09:30, Bay 1
        #2 Ana Pérez was on Tue 8 Dec 09:00–09:30, Bay 1; back on Tue 1 Dec 09:00–09:30, Bay 1
        #3 Ana Pérez was on Tue 15 Dec 09:00–09:30, Bay 1; back on Tue 8 Dec 09:00–09:30, Bay 1

      $ bay move 2 wed 10:00 --following
      ✓ Moved 2 visits of a series  Oil change for Ana Pérez, 2018 Honda Civic
        #2  Wed 25 Nov 10:00–10:30, Bay 1
        #3  Wed 2 Dec 10:00–10:30, Bay 1
      "
    `);
    expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T09:00:00-05:00' });
    expect(await data('move 3 +30 --this')).toMatchObject({ scheduled_at: '2026-12-02T10:30:00-05:00' });
  });

  test('moves none where one has no room', async () => {
    const { story, data, done } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    await done('book --customer 2 --service brake_service --at 2026-12-08T11:00');
    expect(await story('move 1 11:00 --all')).toMatchInlineSnapshot(`
      "$ bay move 1 11:00 --all
      2> ✗ 1 of 3 visits cannot be, so nothing was changed: Tue 8 Dec 11:00 (Bay 1 is not free Tue 8 Dec 11:00–11:30: taken by #4 11:00–12:00; nearest: Tue 8 Dec 10:00 or 10:30).
      2>   Choose another time for all of them, or see to those dates one by one.
      exit 9
      "
    `);
    expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T09:00:00-05:00' });
  });

  test('edits them all, each promise on its own day, and longer work where there is room for all', async () => {
    const { story, data, done } = workshop({ given: [...ANA_AND_BOB, WEEKLY] });
    await done('book --customer 2 --service oil_change --at 2026-12-08T09:30');
    expect(
      await story(
        'edit 2 --notes "key in the box"',
        'edit 2 --notes "key in the box" --promise 16:00 --following',
        'edit 1 --service oil+battery --all',
        'edit 1 --service battery --all',
        'undo',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay edit 2 --notes "key in the box"
      2> ✗ #2 is one of a series: say --this (1 visit: Tue 1 Dec), --following (2 visits: Tue 1 Dec and Tue 8 Dec) or --all (3 visits: Tue 24 Nov, Tue 1 Dec and Tue 8 Dec).
      2>   See: bay edit --help
      exit 2

      $ bay edit 2 --notes "key in the box" --promise 16:00 --following
      ✓ Changed 2 visits of a series  Oil change for Ana Pérez, 2018 Honda Civic
        #2  Tue 1 Dec 09:00–09:30, Bay 1
        #3  Tue 8 Dec 09:00–09:30, Bay 1

      $ bay edit 1 --service oil+battery --all
      2> ✗ 1 of 3 visits cannot be, so nothing was changed: Tue 8 Dec 09:00 (Bay 1 is not free Tue 8 Dec 09:00–10:00: taken by #4 09:30–10:00; nearest: Tue 8 Dec 10:00 or 10:30).
      2>   Choose another time for all of them, or see to those dates one by one.
      exit 9

      $ bay edit 1 --service battery --all
      ✓ Changed 3 visits of a series  Battery for Ana Pérez, 2018 Honda Civic
        #1  Tue 24 Nov 09:00–09:30, Bay 1
        #2  Tue 1 Dec 09:00–09:30, Bay 1
        #3  Tue 8 Dec 09:00–09:30, Bay 1

      $ bay undo
      ✓ Taken back: #1 Ana Pérez was changed; as before: services
        #2 Ana Pérez was changed; as before: services
        #3 Ana Pérez was changed; as before: services
      "
    `);
    expect(await data('show 3')).toMatchObject({
      notes: 'key in the box',
      promised_at: '2026-12-08T16:00:00-05:00',
      service_type: 'oil_change',
    });
    expect(await data('show 1')).toMatchObject({ notes: null, promised_at: null });
  });

  test('moves one that lies further ahead than the shop books', async () => {
    const { data, done } = workshop({ given: ANA_AND_BOB });
    await done('book oil tue 9 0134 --repeat yearly --count 2');
    expect(await data('move 2 +1h --this')).toMatchObject({ scheduled_at: '2027-11-24T10:00:00-05:00' });
  });
});
