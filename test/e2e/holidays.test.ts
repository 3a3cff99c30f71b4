import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** The two visits of Monday, and Bob on the Friday of Christmas. */
const AT_CHRISTMAS = [...TWO_VISITS, 'book oil 2026-12-25 9:00 bob'];

test('holidays are proposed, taken as closures, said wherever somebody looks, and taken back', async () => {
  const { story } = workshop({ given: TWO_VISITS });
  expect(
    await story(
      'shop holidays us ny --days 90',
      'shop holidays us-ny --days 90 --except "martin luther" --accept',
      'shop holidays --days 90',
      'slots thu',
      'today thu',
      'why thu 9 oil',
      'book oil thu 9 0134',
      'undo',
      'slots thu --limit 1',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay shop holidays us ny --days 90
    Holidays: New York, United States
      +  Thu 26 Nov       Thanksgiving Day
      +  Fri 25 Dec       Christmas Day
      +  Fri 1 Jan 2027   New Year's Day
      +  Mon 18 Jan 2027  Martin Luther King Jr. Day
      +  Fri 12 Feb 2027  Lincoln's Birthday
      +  Mon 15 Feb 2027  Susan B. Anthony Day
      +  Mon 15 Feb 2027  Washington's Birthday

    Would close on 6 holidays until Sat 20 Feb 2027
    2> ! To close then: the same once more with --accept, and --only or --except for some of them

    $ bay shop holidays us-ny --days 90 --except "martin luther" --accept
    ✓ Closed on 5 holidays: Thu 26 Nov (Thanksgiving Day), Fri 25 Dec (Christmas Day), Fri 1 Jan 2027 (New Year's Day), Fri 12 Feb 2027 (Lincoln's Birthday) and 1 more

    $ bay shop holidays --days 90
    Holidays: New York, United States
         Thu 26 Nov       Thanksgiving Day            closed: Thanksgiving Day
         Fri 25 Dec       Christmas Day               closed: Christmas Day
         Fri 1 Jan 2027   New Year's Day              closed: New Year's Day
      +  Mon 18 Jan 2027  Martin Luther King Jr. Day
         Fri 12 Feb 2027  Lincoln's Birthday          closed: Lincoln's Birthday
         Mon 15 Feb 2027  Susan B. Anthony Day        closed: Susan B. Anthony Day, Washington's Birthday
         Mon 15 Feb 2027  Washington's Birthday       closed: Susan B. Anthony Day, Washington's Birthday

    Would close on 1 holiday until Sat 20 Feb 2027
    2> ! To close then: the same once more with --accept, and --only or --except for some of them

    $ bay slots thu
    Free for 30 min, America/New_York

    Thu 26 Nov  closed: Thanksgiving Day

    Next free: Fri 27 Nov 09:00, Bay 1

    $ bay today thu
    Thu 26 Nov  closed: Thanksgiving Day

    0 appointments

    $ bay why thu 9 oil
    The shop is closed on Thu 26 Nov: Thanksgiving Day.
      free Wed 25 Nov 16:00, Bay 1
      free Wed 25 Nov 16:30, Bay 1

    $ bay book oil thu 9 0134
    2> ✗ The shop is closed on Thu 26 Nov: Thanksgiving Day.
    2>   Nearest free: Wed 25 Nov 16:00 or 16:30.
    exit 9

    $ bay undo
    ✓ Taken back: the rules of the shop are as before (holidays and closures)

    $ bay slots thu --limit 1
    Free for 30 min, America/New_York

    Thu 26 Nov
      Bay 1   09:00–12:00
      Starts  09:00

    and 13 more starts without --limit
    "
  `);
});

test('whoever is booked on a holiday is planned for, like for any closure', async () => {
  const { story, json } = workshop({ given: AT_CHRISTMAS });
  expect(
    await story(
      'shop holidays us --only christmas',
      'shop holidays us --only christmas --dry-run --accept',
      'shop holidays us --only christmas --accept',
      'shop holidays us --only christmas --accept',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay shop holidays us --only christmas
    Holidays: United States
         Thu 26 Nov       Thanksgiving Day
      +  Fri 25 Dec       Christmas Day
         Fri 1 Jan 2027   New Year's Day
         Mon 18 Jan 2027  Martin Luther King Jr. Day
         Mon 15 Feb 2027  Washington's Birthday
         Mon 31 May 2027  Memorial Day
         Fri 18 Jun 2027  Juneteenth (substitute day)
         Sat 19 Jun 2027  Juneteenth
         Sun 4 Jul 2027   Independence Day                   closed on Sundays
         Mon 5 Jul 2027   Independence Day (substitute day)
         Mon 6 Sep 2027   Labor Day
         Mon 11 Oct 2027  Columbus Day
         Thu 11 Nov 2027  Veterans Day

    Would close on 1 holiday until Mon 22 Nov 2027: 1 visit to move
      #3  Bob Stone  Fri 25 Dec 09:00  → Thu 24 Dec 16:30  Bay 1  the shop is closed then: Christmas Day
    2> ! To close then: the same once more with --accept, and --only or --except for some of them

    $ bay shop holidays us --only christmas --dry-run --accept
    Would close on 1 holiday until Mon 22 Nov 2027: 1 visit to move
      #3  Bob Stone  Fri 25 Dec 09:00  → Thu 24 Dec 16:30  Bay 1  the shop is closed then: Christmas Day

    $ bay shop holidays us --only christmas --accept
    ✓ Closed on 1 holiday: Fri 25 Dec (Christmas Day): 1 visit moved
      #3  Bob Stone  Fri 25 Dec 09:00  → Thu 24 Dec 16:30  Bay 1  the shop is closed then: Christmas Day

    To call
      [ ]  Bob Stone  +1 646 555 0199  Fri 25 Dec 09:00  → Thu 24 Dec 16:30

    $ bay shop holidays us --only christmas --accept
    Holidays: United States
      Thu 26 Nov       Thanksgiving Day
      Fri 25 Dec       Christmas Day                      closed: Christmas Day
      Fri 1 Jan 2027   New Year's Day
      Mon 18 Jan 2027  Martin Luther King Jr. Day
      Mon 15 Feb 2027  Washington's Birthday
      Mon 31 May 2027  Memorial Day
      Fri 18 Jun 2027  Juneteenth (substitute day)
      Sat 19 Jun 2027  Juneteenth
      Sun 4 Jul 2027   Independence Day                   closed on Sundays
      Mon 5 Jul 2027   Independence Day (substitute day)
      Mon 6 Sep 2027   Labor Day
      Mon 11 Oct 2027  Columbus Day
      Thu 11 Nov 2027  Veterans Day

    ! Nothing to close for a holiday until Mon 22 Nov 2027
    "
  `);
  expect((await json('undo')).message).toContain('Bob Stone');
});

test('what scripts are told', async () => {
  const { data } = workshop({ given: AT_CHRISTMAS });
  const proposed = await data('shop holidays mx --days 40 --language es');
  expect(proposed).toMatchObject({
    place: 'MX',
    place_name: 'Mexico',
    from: '2026-11-23',
    to: '2027-01-01',
    count: 2,
    closures: [
      { name: 'Navidad', from_date: '2026-12-25', to_date: '2026-12-25', from: null, to: null },
      { name: 'Año Nuevo', from_date: '2027-01-01' },
    ],
    plan: { accepted: false, moves: [{ appointment_id: 3 }] },
  });
  expect(proposed.holidays[0]).toEqual({
    name: 'Navidad',
    kind: 'public',
    from_date: '2026-12-25',
    to_date: '2026-12-25',
    from: null,
    to: null,
    day_of_week: 'Friday',
    closed_reason: null,
    hours: null,
    proposed: true,
  });
  expect((await data('shop holidays mx --days 40 --accept --leave-unplaced')).plan).toMatchObject({
    accepted: true,
  });
  const rules = await data('shop show');
  expect([rules.holidays, rules.closures.map(({ name }: { name: string }) => name)]).toEqual([
    'MX',
    ['Christmas Day', "New Year's Day"],
  ]);
});

describe('what the shop has on a holiday already is left as it is', () => {
  test.each([
    {
      given: 'shop set closures.+ "{name: Xmas, date: 2026-12-25}"',
      left: { closed_reason: 'closed: Xmas' },
    },
    { given: 'shop set hours.friday closed', left: { closed_reason: 'closed on Fridays' } },
    { given: 'open 2026-12-25 9-12', left: { hours: ['09:00-12:00'] } },
  ])('$given', async ({ given, left }) => {
    const { data, done } = workshop();
    await done(given);
    const { holidays } = await data('shop holidays us --days 36');
    expect(holidays.at(-1)).toMatchObject({ name: 'Christmas Day', proposed: false, ...left });
  });
});

describe('a holiday is named by', () => {
  test.each([
    ['christmas', ['Christmas Day']],
    ['CHRISTMAS EVE', ['Christmas Eve']],
    ['2026-12-25', ['Christmas Day']],
    ["thanksgiving, new year's day", ['Thanksgiving Day', "New Year's Day"]],
    ['independence', ['Independence Day (substitute day)']],
  ])('%s', async (only, names) => {
    const { data } = workshop();
    const { closures } = await data(['shop', 'holidays', 'us', '--only', only]);
    expect(closures.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  test.each([
    ['day', 'several-readings'],
    ['krampus', 'not-found'],
  ])('and not by %s', async (only, code) => {
    const { json } = workshop();
    expect((await json(['shop', 'holidays', 'us', '--accept', '--only', only])).error.code).toBe(code);
  });
});

test('at a terminal all of them are taken, some, or none', async () => {
  const { bay, data } = workshop();
  const line = 'shop holidays us --days 60';
  const closures = async () => (await data('shop')).closures.map(({ name }: { name: string }) => name);
  expect((await bay(line, { answers: ['No, change nothing'] })).stdout).toContain(
    'Would close on 4 holidays',
  );
  expect(await closures()).toEqual([]);
  const some = await bay(line, { answers: ['One by one', false, true, false, false] });
  expect(some.stdout).toContain('✓ Closed on 1 holiday: Fri 25 Dec (Christmas Day)');
  expect(await closures()).toEqual(['Christmas Day']);
  await bay(line, { answers: ['Yes, all of them'] });
  expect(await closures()).toEqual([
    'Christmas Day',
    'Thanksgiving Day',
    "New Year's Day",
    'Martin Luther King Jr. Day',
  ]);
});

test('a holiday on which the shop is open is odd, once it has said where it is', async () => {
  const { bay, done } = workshop();
  expect((await bay('rehearse')).stdout).not.toContain('Thanksgiving');
  await done('shop set holidays us');
  expect((await bay('rehearse')).stdout).toContain('Thu 26 Nov is Thanksgiving Day, and the shop is open');
  await done('shop holidays --only thanksgiving --accept');
  expect((await bay('rehearse')).stdout).not.toContain('Thanksgiving');
});

test('a place that the shop file has and the table has not is no other', async () => {
  const { json, done } = workshop();
  await done('shop set holidays us-xx');
  expect((await json('shop holidays')).message).toBe('There is no region "xx".');
});

test.each([
  ['shop holidays atlantis', 5, 'There is no country "atlantis".'],
  ['shop holidays us atlantis', 5, 'There is no region "atlantis".'],
  ['shop holidays us --language fi', 2, '"fi" is not a valid language.'],
  ['shop set holidays Mars', 2, 'holidays: "Mars" is not a country and region like US-NY.'],
])('%s is refused', async (line, exitCode, message) => {
  expect(await workshop().json(line)).toMatchObject({ exitCode, message });
});

test('the same key closes once, and no other days', async () => {
  const { json, data } = workshop();
  const line = 'shop holidays us --only christmas --accept --idempotency-key k';
  expect(await json(line)).toMatchObject({ exitCode: 0 });
  expect(await json(line)).toMatchObject({ exitCode: 0, already: true });
  expect(await json(line.replace('christmas', 'thanksgiving'))).toMatchObject({
    exitCode: 9,
    error: { code: 'key-reused' },
  });
  expect((await data('shop')).closures).toHaveLength(1);
});
