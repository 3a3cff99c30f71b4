import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/domain/interval.ts';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

test('a shop with its own calendar alone is sound, and says so in one line', async () => {
  const { story, json } = workshop({ given: TWO_VISITS });
  expect(await story('health', 'fix', 'alerts')).toMatchInlineSnapshot(`
    "$ bay health
    ✓ Sound: the shop's calendars are the book's own, and always in step.

    $ bay fix
    1. Looked at  1 calendar
    2. Found  nothing is the matter
    3. Tried  nothing
    4. Left to a person  nothing

    Nothing is the matter.

    $ bay alerts
    There is no alert.
    "
  `);
  expect(await json('health')).toMatchObject({
    exitCode: 0,
    data: { level: 'none', verdict: 'sound', score: 100, reasons: [], calendars: [{ level: 'none' }] },
  });
});

test('book and calendar that are in step are sound, and nobody is asked', async () => {
  const { done, story, asked } = await googleWorkshop();
  await done(NINE, 'sync');
  asked();
  expect(await story('health', 'health nobody', 'alerts list', 'alerts resolve 1')).toMatchInlineSnapshot(`
    "$ bay health
    ✓ primary  sound, last read Mon 23 Nov 07:00

    Sound: book and calendars are in step.

    $ bay health nobody
    2> ✗ There is no calendar "nobody".
    2>   There is: primary.
    exit 5

    $ bay alerts list
    There is no alert.
    2> ! Nobody keeps watch, so this is as it was last looked at: bay serve

    $ bay alerts resolve 1
    2> ✗ There is no alert 1.
    2>   See what there is: bay alerts list; or all that is over, too: bay alerts list --all
    exit 5
    "
  `);
  expect(asked()).toEqual([]);
});

test('a sign-in that Google refuses is critical, and what mends it is a person', async () => {
  const { done, story, json, google, signedIn, bay } = await googleWorkshop();
  await done(NINE, 'sync');
  google.oauth.revoke(signedIn.refreshToken);
  await bay('sync');
  expect(await story('health', 'fix')).toMatchInlineSnapshot(`
    "$ bay health
    ✗ primary  a person must act
        critical: the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00
          Sign in again: bay auth

    A person must act: 1 calendar of 1 is not in step.
    exit 10

    $ bay fix
    1. Looked at  1 calendar
    2. Found
       ✗ primary: the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00
    3. Tried  nothing
    4. Left to a person
       primary: Sign in again: bay auth

    Mended 0 of 1; 1 is left to a person.
    exit 10
    "
  `);
  expect(await json('health primary')).toMatchInlineSnapshot(`
    {
      "data": {
        "calendars": [
          {
            "calendar": "primary",
            "differing": null,
            "expected_every_seconds": 43200,
            "failures_in_a_row": 1,
            "last_attempt_at": "2026-11-23T07:00:00-05:00",
            "last_compared_at": null,
            "last_read_at": "2026-11-23T07:00:00-05:00",
            "left_alone_until": null,
            "level": "critical",
            "owed": {
              "count": 0,
              "since": null,
            },
            "reasons": [
              {
                "code": "signed-out",
                "level": "critical",
                "remedy": "Sign in again: bay auth",
                "since": "2026-11-23T07:00:00-05:00",
                "what": "the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked)",
              },
            ],
            "requests": {
              "failed": 1,
              "made": 4,
            },
            "score": 10,
            "verdict": "needs_person",
          },
        ],
        "kept_in_step": false,
        "level": "critical",
        "reasons": [],
        "score": 10,
        "verdict": "needs_person",
      },
      "error": {
        "code": "person-must-act",
        "details": {
          "level": "critical",
          "reason": "signed-out",
        },
        "hint": "Sign in again: bay auth",
      },
      "exitCode": 10,
      "message": "A person must act: 1 calendar of 1 is not in step.",
      "success": false,
    }
  `);
  expect(
    (await bay('health', { columns: 40, environment: { NO_COLOR: '1' } })).stdout,
  ).toMatchInlineSnapshot(`
    "✗ primary  a person must act
        critical: the sign-in at Google is
        of no use (invalid_grant: Token has
        been expired or revoked), since Mon
        23 Nov 07:00
          Sign in again: bay auth

    A person must act: 1 calendar of 1 is
    not in step.
    "
  `);
});

test('a calendar that was out of reach is mended once it answers, three times an hour at most', async () => {
  const { done, story, google, at, bay, json } = await googleWorkshop();
  await done('sync');
  google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  await bay(NINE);
  at('Mon 2026-11-23 07:30');
  expect(await story('health', 'fix --dry-run', 'fix')).toMatchInlineSnapshot(`
    "$ bay health
    ! primary  cannot be asked just now, last read Mon 23 Nov 07:00
    ✗ critical: Google is out of reach (no answer the last time), since Mon 23 Nov 07:00
        See to this machine's connection; until then bay goes on without the calendar. Then: bay fix

    A person must act.
    exit 10

    $ bay fix --dry-run
    1. Looked at  1 calendar
    2. Found
       ✗ Google is out of reach (no answer the last time), since Mon 23 Nov 07:00
    3. Would try
       primary: deliver what is owed, and read what changed
    4. Left to a person
       See to this machine's connection; until then bay goes on without the calendar. Then: bay fix

    Would try to mend 1 of 1; 1 is left to a person.
    exit 10

    $ bay fix
    1. Looked at  1 calendar
    2. Found
       ✗ Google is out of reach (no answer the last time), since Mon 23 Nov 07:00
    3. Tried
       ! primary: tried to deliver what is owed, and read what changed; it has not helped yet
    4. Left to a person
       See to this machine's connection; until then bay goes on without the calendar. Then: bay fix

    Mended 0 of 1; 1 is left to a person.
    exit 10
    "
  `);
  google.faults.clear();
  expect(await story('fix --idempotency-key one', 'fix', 'fix --idempotency-key one')).toMatchInlineSnapshot(`
    "$ bay fix --idempotency-key one
    1. Looked at  1 calendar
    2. Found
       ✗ Google is out of reach (no answer 2 times in a row), since Mon 23 Nov 07:00
    3. Tried
       ✓ primary: delivered what is owed, and read what changed
    4. Left to a person  nothing

    Mended 1 of 1; nothing is left to a person.

    $ bay fix
    1. Looked at  1 calendar
    2. Found  nothing is the matter
    3. Tried  nothing
    4. Left to a person  nothing

    Nothing is the matter.

    $ bay fix --idempotency-key one
    1. Looked at  1 calendar
    2. Found
       ✗ Google is out of reach (no answer 2 times in a row), since Mon 23 Nov 07:00
    3. Tried
       ✓ primary: delivered what is owed, and read what changed
    4. Left to a person  nothing

    Mended 1 of 1; nothing is left to a person.
    "
  `);
  google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
  await bay('reschedule 1 --to 10:00');
  await bay('fix');
  expect(await json('fix')).toMatchObject({
    data: { applied: [], held_back: [{ calendar: 'primary', code: 'unreached' }] },
  });
});

/** That Monday and the day after. */
function days(monday: string): string[] {
  return [monday, new Date(Date.parse(monday) + DAY_MS).toISOString().slice(0, 10)];
}

test('days without visits, when there always were some, are told after two of them', async () => {
  const { done, json, at } = await googleWorkshop();
  for (const monday of ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'])
    for (const day of days(monday)) await done(`book --customer 1 --service oil_change --at ${day}T09:00`);
  at('Tue 2026-12-22 07:00');
  await done('sync');
  expect((await json('health')).data.level).toBe('none');
  at('Wed 2026-12-23 07:00');
  await done('sync');
  expect((await json('health')).data.calendars[0].reasons).toMatchObject([
    { code: 'days-empty', what: 'no visits on Mon 21 Dec and Tue 22 Dec, when there usually are some' },
  ]);
});

test('a calendar that is there no more needs a person, since when it was found so', async () => {
  const { done, bay, json, google, at } = await googleWorkshop();
  await done('sync');
  google.model.people.deleteCalendar(SHOP);
  await bay('sync');
  at('Mon 2026-11-23 08:00');
  await bay('sync');
  expect((await json('health')).data.calendars[0]).toMatchObject({
    level: 'high',
    verdict: 'needs_person',
    reasons: [{ code: 'access-lost', since: '2026-11-23T07:00:00-05:00' }],
  });
});
