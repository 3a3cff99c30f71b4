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
        Bob Stone waits for: Oil change, 30 min, until Sun 21 Feb 2027  +1 646 555 0199
          bay waitlist offer 3 '2026-11-24 09:00'

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
      ✓ Taken back: took Ana Pérez off the waitlist

      $ bay waitlist
      1  Ana Pérez  +1 212 555 0134  Oil change  30 min  until Sun 21 Feb 2027
      1 entry on the waitlist

      $ bay undo
      ✓ Taken back: put Ana Pérez on the waitlist

      $ bay waitlist
      Nobody is on the waitlist

      $ bay redo
      ✓ Done again: put Ana Pérez on the waitlist

      $ bay redo
      ✓ Done again: took Ana Pérez off the waitlist

      $ bay waitlist
      Nobody is on the waitlist

      $ bay history --limit 2
      Mon 23 Nov · today
      07:00  ana did again: took Ana Pérez off the waitlist  (entry 12)
      07:00  ana did again: put Ana Pérez on the waitlist  (entry 11)
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
        and 92 more times: bay waitlist offer 1 2026-12-01T10:30
        bay book --customer 2 --service oil_change --at <when>

      $ bay waitlist offer bob thu
      Bob Stone waits for: Oil change, 30 min, Tue or Thu before 11:00, until Sun 21 Feb 2027  +1 646 555 0199
        Thu 26 Nov  09:00 09:30 10:00 10:30
        Tue 1 Dec  09:00 09:30 10:00 10:30
        Thu 3 Dec  09:00 09:30 10:00 10:30
        and 88 more times: bay waitlist offer 1 2026-12-03T10:30
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

  test('enters somebody new, and whoever is known by phone or car is not entered again', async () => {
    const { story, data } = workshop({ given: ANA_AND_BOB });
    expect(
      await story(
        'waitlist add --name "Maya Chen" --phone 2125550188 --make Honda --model Civic -s oil --days mornings',
        'waitlist add new "Dee Poe" 2125550166 kia rio brake until fri',
        'waitlist add --phone 2125550134 -s oil',
        'waitlist add --plate XYZ9876 -s oil',
        'waitlist add --name Cy -s oil --dry-run',
        'waitlist add --phone 2125550199 -s oil',
        'undo --entry 7',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay waitlist add --name "Maya Chen" --phone 2125550188 --make Honda --model Civic -s oil --days mornings
      ✓ On the waitlist as 1: Maya Chen waits for: Oil change, 30 min, mornings, until Sun 21 Feb 2027

      $ bay waitlist add new "Dee Poe" 2125550166 kia rio brake until fri
      ✓ On the waitlist as 2: Dee Poe waits for: Brake service, 1 h, until Fri 27 Nov

      $ bay waitlist add --phone 2125550134 -s oil
      ✓ On the waitlist as 3: Ana Pérez waits for: Oil change, 30 min, until Sun 21 Feb 2027

      $ bay waitlist add --plate XYZ9876 -s oil
      ✓ On the waitlist as 4: Bob Stone waits for: Oil change, 30 min, until Sun 21 Feb 2027

      $ bay waitlist add --name Cy -s oil --dry-run
      Would put on the waitlist: Cy waits for: Oil change, 30 min, until Sun 21 Feb 2027

      $ bay waitlist add --phone 2125550199 -s oil
      2> ✗ Missing: --name.
      2>   Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
      exit 2

      $ bay undo --entry 7
      ✓ Taken back: put Maya Chen on the waitlist
        car 3, Honda Civic, stays in the book, since what was taken back names it
        customer 3, Maya Chen, stays in the book, since what was taken back names them
      "
    `);
    expect(await data('customers list')).toMatchObject({ count: 4 });
  });

  test('tells in the history who was offered a time and who has come, and an offer is nothing to undo', async () => {
    const { story, done } = workshop({ given: ANA_AND_BOB });
    await done(
      'waitlist add 0134 oil mornings',
      'waitlist offer 1 --no-input',
      'waitlist offer 1 --dry-run --no-input',
    );
    expect(
      await story('waitlist', 'book oil tue 9 0134', 'history ana --limit 3', 'undo', 'undo'),
    ).toMatchInlineSnapshot(`
      "$ bay waitlist
      1  Ana Pérez  +1 212 555 0134  Oil change  30 min  mornings  until Sun 21 Feb 2027  offered Mon 23 Nov 07:00
      1 entry on the waitlist

      $ bay book oil tue 9 0134
      ✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic
        Tue 24 Nov 09:00–09:30, Bay 1
        Off the waitlist: Oil change

      $ bay history ana --limit 3
      Mon 23 Nov · today
      07:00  ana booked #1, Oil change for Ana Pérez, 2018 Honda Civic, Tue 24 Nov 09:00–09:30, Bay 1, off the waitlist  (entry 9)
      07:00  ana offered Ana Pérez a time from the waitlist  (entry 8)
      07:00  ana put Ana Pérez on the waitlist  (entry 7)
      There is more: bay history --offset 3

      $ bay undo
      ✓ Taken back: Ana Pérez was booked for Tue 24 Nov 09:00–09:30, Bay 1; that is cancelled
        #1  Oil change for Ana Pérez, 2018 Honda Civic

      $ bay undo
      ✓ Taken back: put Ana Pérez on the waitlist
      "
    `);
  });
});
