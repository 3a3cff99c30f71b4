import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

describe('bay waitlist add', () => {
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

  test.each(['maria', 'with joe', 'bay 2', 'wait', 'loaner', 'tag 14', 'not mon, tue', 'no wait'])(
    'refuses what the list does not keep: %s',
    async (said) => {
      const technicians = 'shop set technicians "[{name: Maria}, {name: Joe}]"';
      const bays = 'shop set bays "[{name: Bay 1}, {name: Bay 2}]"';
      const { bay } = workshop({ given: [...ANA_AND_BOB, technicians, bays] });
      const { exitCode, stderr } = await bay(`waitlist add 0134 oil ${said}`);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: expect.stringMatching(/has no meaning here/),
      });
    },
  );

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
      2>   Somebody new? Say so before the name: new nobody
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
