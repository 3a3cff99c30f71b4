import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';

describe('bay waitlist', () => {
  test('keeps who would come sooner, in their own words or by options, the longest waiting first', async () => {
    const { story } = workshop({ given: ANA_AND_BOB });
    expect(
      await story(
        'waitlist',
        'waitlist add 0134 oil mornings until fri',
        'waitlist add --customer bob --service brake+oil --days "tue, thu afternoons" --until 2026-12-11',
        'waitlist list',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay waitlist
      Nobody is on the waitlist

      $ bay waitlist add 0134 oil mornings until fri
      ✓ On the waitlist as 1: Ana Pérez waits for: Oil change, 30 min, mornings, until Fri 27 Nov

      $ bay waitlist add --customer bob --service brake+oil --days "tue, thu afternoons" --until 2026-12-11
      ✓ On the waitlist as 2: Bob Stone waits for: Brake service and Oil change, 1 h 30 min, Tue or Thu afternoons, until Fri 11 Dec

      $ bay waitlist list
      1  Ana Pérez  +1 212 555 0134  Oil change                    30 min      mornings               until Fri 27 Nov
      2  Bob Stone  +1 646 555 0199  Brake service and Oil change  1 h 30 min  Tue or Thu afternoons  until Fri 11 Dec
      2 entries on the waitlist
      "
    `);
  });

  test('names who fits the time that a cancellation, a move, a no-show or a shorter job gives back', async () => {
    const { story, done } = workshop({ given: TWO_VISITS });
    await done(
      'customers add --name "Dana O\'Neill" --phone 2125550177',
      'vehicles add -c 3 --make Kia --model Rio',
      'waitlist add dana oil mornings',
    );
    expect(
      await story('move 2 tue 9:00', 'extend 2 -30', 'cancel 2 -r other', 'noshow 1 --yes'),
    ).toMatchInlineSnapshot(`
      "$ bay move 2 tue 9:00
      ✓ Moved #2  Brake service for Bob Stone, 2021 Ford F-150
        Tue 24 Nov 09:00–10:00, Bay 1 (was Mon 23 Nov 10:00–11:00)
        Dana O'Neill waits for: Oil change, 30 min, mornings, until Sun 21 Feb 2027  +1 212 555 0177
          bay waitlist offer 1 '2026-11-23 10:00'

      $ bay extend 2 -30
      ✓ #2, Bob Stone: 09:00–09:30, was 09:00–10:00
        Dana O'Neill waits for: Oil change, 30 min, mornings, until Sun 21 Feb 2027  +1 212 555 0177
          bay waitlist offer 1 '2026-11-24 09:30'

      $ bay cancel 2 -r other
      ✓ Cancelled #2  Brake service for Bob Stone, 2021 Ford F-150
        Tue 24 Nov 09:00–09:30, Bay 1 (other)
        Dana O'Neill waits for: Oil change, 30 min, mornings, until Sun 21 Feb 2027  +1 212 555 0177
          bay waitlist offer 1 '2026-11-24 09:00'

      $ bay noshow 1 --yes
      ✓ #1 did not come  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 09:00–09:30, Bay 1
        Free again: 09:00–09:30, Bay 1
        Dana O'Neill waits for: Oil change, 30 min, mornings, until Sun 21 Feb 2027  +1 212 555 0177
          bay waitlist offer 1 '2026-11-23 09:00'
      "
    `);
  });

  test('names nobody for time that does not suit, is too short, is over, or was only taken over somebody', async () => {
    const { data, done } = workshop({ given: TWO_VISITS, now: 'Mon 2026-11-23 07:00' });
    await done(
      'customers add --name Dana --phone 2125550177',
      'waitlist add 0177 oil afternoons',
      'waitlist add 0177 complex',
      'waitlist add 0177 tire from wed',
      'waitlist add 0177 battery not mon',
      'waitlist add bob diagnostics mornings',
      'book bob tire tue 9 --overbook "waits"',
      'book 0134 oil tue 9 --overbook "in a hurry"',
    );
    for (const id of [4, 2]) expect(await data(`cancel ${id} -r other`)).toMatchObject({ waitlist: [] });
  });

  test('takes off whoever is booked for all that they wait for, and puts them back with that booking', async () => {
    const { story, done } = workshop({ given: ANA_AND_BOB });
    await done('waitlist add 0134 oil mornings', 'waitlist add 0134 brake+oil', 'waitlist add bob oil');
    expect(await story('book oil tue 9 0134', 'waitlist', 'undo', 'waitlist')).toMatchInlineSnapshot(`
      "$ bay book oil tue 9 0134
      ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 09:00–09:30, Bay 1
        Off the waitlist: Oil change

      $ bay waitlist
      2  Ana Pérez  +1 212 555 0134  Brake service and Oil change  1 h 30 min  until Sun 21 Feb 2027
      3  Bob Stone  +1 646 555 0199  Oil change                    30 min      until Sun 21 Feb 2027
      2 entries on the waitlist

      $ bay undo
      ✓ Taken back: Ana Pérez was booked for Tue 24 Nov 09:00–09:30, Bay 1; that is cancelled
        #1  Oil change for Ana Pérez, 2018 Honda Civic

      $ bay waitlist
      1  Ana Pérez  +1 212 555 0134  Oil change                    30 min      mornings  until Sun 21 Feb 2027
      2  Ana Pérez  +1 212 555 0134  Brake service and Oil change  1 h 30 min            until Sun 21 Feb 2027
      3  Bob Stone  +1 646 555 0199  Oil change                    30 min                until Sun 21 Feb 2027
      3 entries on the waitlist
      "
    `);
  });

  test('is taken back step by step, and done again', async () => {
    const { story, done } = workshop({ given: ANA_AND_BOB });
    await done('waitlist add 0134 oil', 'waitlist remove 1');
    expect(
      await story('undo', 'waitlist', 'undo', 'waitlist', 'redo', 'redo', 'waitlist', 'history --limit 2'),
    ).toMatchInlineSnapshot(`
      "$ bay undo
      ✓ Taken back: took somebody off the waitlist

      $ bay waitlist
      1  Ana Pérez  +1 212 555 0134  Oil change  30 min  until Sun 21 Feb 2027
      1 entry on the waitlist

      $ bay undo
      ✓ Taken back: put somebody on the waitlist

      $ bay waitlist
      Nobody is on the waitlist

      $ bay redo
      ✓ Done again: put somebody on the waitlist

      $ bay redo
      ✓ Done again: took somebody off the waitlist

      $ bay waitlist
      Nobody is on the waitlist

      $ bay history --limit 2
      Mon 23 Nov · today
      07:00  ana did again: took somebody off the waitlist  (entry 11)
      07:00  ana did again: put somebody on the waitlist  (entry 10)
      There is more: bay history --offset 2
      "
    `);
  });

  test('offers the nearest free times that suit; at a terminal one of them is booked', async () => {
    const { story, bay, done } = workshop({ given: TWO_VISITS });
    await done('waitlist add bob oil "tue, thu before 11"');
    expect(await story('waitlist offer 1', 'waitlist offer bob thu')).toMatchInlineSnapshot(`
      "$ bay waitlist offer 1
      Bob Stone waits for: Oil change, 30 min, Tue or Thu before 11:00, until Sun 21 Feb 2027  +1 646 555 0199
        Tue 24 Nov  09:00 09:30 10:00 10:30
        Thu 26 Nov  09:00 09:30 10:00 10:30
        Tue 1 Dec  09:00 09:30 10:00 10:30
        bay book --customer 2 --service oil_change --at <when>

      $ bay waitlist offer bob thu
      Bob Stone waits for: Oil change, 30 min, Tue or Thu before 11:00, until Sun 21 Feb 2027  +1 646 555 0199
        Thu 26 Nov  09:00 09:30 10:00 10:30
        Tue 1 Dec  09:00 09:30 10:00 10:30
        Thu 3 Dec  09:00 09:30 10:00 10:30
        bay book --customer 2 --service oil_change --at <when>
      "
    `);
    expect(await bay('waitlist offer 1', { answers: ['Thu 26 Nov 09:30'] })).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "? Bob Stone waits for: Oil change, 30 min, Tue or Thu before 11:00, until Sun 21 Feb 2027. Which time?
          Tue 24 Nov 09:00  Bay 1
          Tue 24 Nov 09:30  Bay 1
          Tue 24 Nov 10:00  Bay 1
          Tue 24 Nov 10:30  Bay 1
          Thu 26 Nov 09:00  Bay 1
          Thu 26 Nov 09:30  Bay 1
          Thu 26 Nov 10:00  Bay 1
          Thu 26 Nov 10:30  Bay 1
          Tue 1 Dec 09:00  Bay 1
          Tue 1 Dec 09:30  Bay 1
          Tue 1 Dec 10:00  Bay 1
          Tue 1 Dec 10:30  Bay 1
          none of these: book nothing
      ",
        "stdout": "✓ Booked #3  Oil change for Bob Stone, 2021 Ford F-150
        Thu 26 Nov 09:30–10:00, Bay 1
        Off the waitlist: Oil change
      ",
      }
    `);
    expect(await story('waitlist')).toMatchInlineSnapshot(`
      "$ bay waitlist
      Nobody is on the waitlist
      "
    `);
  });

  test.each([
    { said: 'mornings until fri', suits: 'mornings, until Fri 27 Nov' },
    { said: 'tuesdays', suits: 'Tue, until Sun 21 Feb 2027' },
    { said: 'mon-wed after 2', suits: 'Mon, Tue or Wed from 14:00, until Sun 21 Feb 2027' },
    { said: 'not friday', suits: 'not Fri, until Sun 21 Feb 2027' },
    { said: 'next week', suits: 'Mon 30 Nov to Sun 6 Dec, until Sun 6 Dec' },
    { said: '--days "mon wed fri"', suits: 'Mon, Wed or Fri, until Sun 21 Feb 2027' },
    {
      said: '--days weekdays --until 12:00',
      suits: 'Mon, Tue, Wed, Thu or Fri mornings, until Sun 21 Feb 2027',
    },
    { said: '--from 10:00 --until 2026-12-04', suits: 'from 10:00, until Fri 4 Dec' },
    { said: '--from 2026-12-01 --until 2026-12-04', suits: 'from Tue 1 Dec, until Fri 4 Dec' },
  ])('hears "$said"', async ({ said, suits }) => {
    const { bay } = workshop({ given: ANA_AND_BOB });
    const { stdout } = await bay(`waitlist add 0134 oil ${said}`);
    expect(stdout).toBe(`✓ On the waitlist as 1: Ana Pérez waits for: Oil change, 30 min, ${suits}\n`);
  });

  test('refuses what it does not understand, and whoever is not in the book', async () => {
    const { story } = workshop({ given: ANA_AND_BOB });
    expect(
      await story(
        'waitlist add 0134',
        'waitlist add 0134 oil blorp',
        'waitlist add 0134 oil --days soonish',
        'waitlist add 0134 oil --until 2026-11-20',
        'waitlist add 0134 oil in 2 hours',
        'waitlist add nobody oil',
        'waitlist offer 9',
        'waitlist remove bob',
        'waitlist',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay waitlist add 0134
      2> ✗ Missing: --service.
      2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
      exit 2

      $ bay waitlist add 0134 oil blorp
      2> ✗ "blorp" has no meaning here.
      2>   See: bay waitlist add --help
      exit 2

      $ bay waitlist add 0134 oil --days soonish
      2> ✗ "soonish" is not a time that bay understands.
      2>   Try 2026-11-24T09:00, "tomorrow 9am" or "tue 9:30".
      exit 2

      $ bay waitlist add 0134 oil --until 2026-11-20
      2> ✗ "2026-11-20" is not a valid date.
      2>   Expected: a day that is still to come.
      exit 2

      $ bay waitlist add 0134 oil in 2 hours
      2> ✗ "in 2 hours" is not a valid time.
      2>   Expected: days or hours that suit, as "mornings" or "tue after 2".
      exit 2

      $ bay waitlist add nobody oil
      2> ✗ There is no customer "nobody".
      2>   Look by name, phone or plate: bay find <text>; or list all: bay customers list
      exit 5

      $ bay waitlist offer 9
      2> ✗ There is no waitlist entry 9.
      2>   See who waits: bay waitlist
      exit 5

      $ bay waitlist remove bob
      2> ✗ There is no waitlist entry "bob".
      2>   See who waits: bay waitlist
      exit 5

      $ bay waitlist
      Nobody is on the waitlist
      "
    `);
  });
});
