import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { healthAbout, shopHealth } from '../../src/domain/calendar-health.ts';
import type { CalendarEvidence, ShopEvidence, SignInEvidence } from '../../src/domain/health-evidence.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import { LEVELS, type Level } from '../../src/domain/level.ts';
import type { PushStanding } from '../../src/domain/watched-calendar.ts';
import { planner } from '../support/wall-planner.ts';

const { at } = planner('2026-11-23');
const NOW = at('10:00');

/** A calendar of Google's that is in step. */
function aCalendar(changes: Partial<CalendarEvidence> = {}): CalendarEvidence {
  return {
    calendarId: 'shop',
    account: 'default',
    attemptedAt: at('09:59'),
    readAt: at('09:59'),
    keptSince: at('07:00'),
    expectedMs: MINUTE_MS,
    failures: 0,
    quietUntil: null,
    compared: null,
    refusals: 0,
    lost: null,
    requests: { made: 30, failed: 0 },
    owed: null,
    behindSince: null,
    haltedSince: null,
    workdays: [],
    tokensRefusedSince: null,
    push: null,
    mendedOutSince: null,
    ...changes,
  };
}

function aShop(calendars: readonly CalendarEvidence[], changes: Partial<ShopEvidence> = {}): ShopEvidence {
  return {
    now: NOW,
    calendars,
    signIns: [{ account: 'default', is: 'good' }],
    serving: { beatAt: at('09:59'), nextAt: at('10:00') },
    inbox: null,
    ...changes,
  };
}

/** A level and the codes behind it, the shop's own first. */
function found(evidence: ShopEvidence) {
  const { level, verdict, reasons, calendars } = shopHealth(evidence);
  return [
    level,
    verdict,
    ...[...reasons, ...calendars.flatMap((one) => one.reasons)].map(({ code }) => code),
  ];
}

const OTHER = aCalendar({ calendarId: 'other' });
const GONE = { kind: 'calendar-gone', why: 'Not Found' } as const;
const mondays = (count: number, visits: number, last = '2026-11-16') =>
  Array.from({ length: count }, (_, i) => {
    const start = planner(last).at('09:00') - (count - 1 - i) * 7 * DAY_MS;
    return { date: new Date(start).toISOString().slice(0, 10), start, visits };
  });

describe('how a calendar is', () => {
  test.each<{ name: string; is: Partial<CalendarEvidence>; found: readonly string[] }>([
    { name: 'in step', is: {}, found: ['none', 'sound'] },
    {
      name: 'one that did not answer once, when others do',
      is: { failures: 1, attemptedAt: at('09:58') },
      found: ['low', 'mending', 'unanswered'],
    },
    {
      name: 'one that did not answer five times',
      is: { failures: 5, attemptedAt: at('09:58') },
      found: ['critical', 'needs-person', 'failing'],
    },
    {
      name: 'an old copy of the book',
      is: { behindSince: at('09:00') },
      found: ['critical', 'needs-person', 'book-behind'],
    },
    {
      name: 'one that is gone, and so is late: the cause alone is told',
      is: { lost: { trouble: GONE, since: at('09:00') }, readAt: at('08:00') },
      found: ['high', 'needs-person', 'access-lost'],
    },
    { name: 'two refusals', is: { refusals: 2 }, found: ['none', 'sound'] },
    { name: 'three refusals', is: { refusals: 3 }, found: ['high', 'needs-person', 'changes-refused'] },
    {
      name: 'tokens that it does not take',
      is: { tokensRefusedSince: at('09:30') },
      found: ['low', 'mending', 'tokens-refused'],
    },
    { name: 'a fifth of the requests', is: { requests: { made: 20, failed: 4 } }, found: ['none', 'sound'] },
    {
      name: 'more than a fifth of the requests',
      is: { requests: { made: 20, failed: 5 } },
      found: ['high', 'mending', 'many-errors'],
    },
    { name: 'too few requests to say', is: { requests: { made: 19, failed: 19 } }, found: ['none', 'sound'] },
    { name: 'read twice the interval ago', is: { readAt: at('09:58') }, found: ['none', 'sound'] },
    { name: 'read longer ago', is: { readAt: at('09:57') }, found: ['medium', 'mending', 'late'] },
    {
      name: 'read long ago, when nobody was to read it before a minute',
      is: { readAt: at('07:00'), keptSince: at('09:59') },
      found: ['none', 'sound'],
    },
    {
      name: 'a change that waits for 15 minutes',
      is: { owed: { count: 1, since: at('09:45') } },
      found: ['none', 'sound'],
    },
    {
      name: 'a change that waits longer',
      is: { owed: { count: 1, since: at('09:44') } },
      found: ['medium', 'mending', 'owed-long'],
    },
    {
      name: 'very many events that are gone',
      is: { haltedSince: at('09:00'), readAt: at('08:00') },
      found: ['medium', 'needs-person', 'halted'],
    },
    {
      name: 'mended as often as it may be, and nothing to mend',
      is: { mendedOutSince: at('09:30') },
      found: ['none', 'sound'],
    },
    {
      name: 'mended as often as it may be, in vain',
      is: { mendedOutSince: at('09:30'), readAt: at('09:00') },
      found: ['medium', 'needs-person', 'late', 'mended-out'],
    },
    {
      name: 'Mondays and Tuesdays without visits, when there always were some',
      is: {
        workdays: [...mondays(5, 3, '2026-11-10'), ...mondays(5, 3, '2026-11-09')]
          .sort((a, b) => a.start - b.start)
          .concat(mondays(1, 0, '2026-11-16'), mondays(1, 0, '2026-11-17')),
      },
      found: ['medium', 'needs-person', 'days-empty'],
    },
    {
      name: 'one day without visits',
      is: { workdays: mondays(8, 3, '2026-11-09').concat(mondays(1, 0, '2026-11-16')) },
      found: ['none', 'sound'],
    },
    {
      name: 'the same, when there were visits for no longer than that',
      is: {
        workdays: [
          ...mondays(4, 0, '2026-10-05'),
          ...[...mondays(4, 3, '2026-11-03'), ...mondays(4, 3, '2026-11-02')].sort(
            (a, b) => a.start - b.start,
          ),
          ...mondays(1, 0, '2026-11-16'),
          ...mondays(1, 0, '2026-11-17'),
        ],
      },
      found: ['medium', 'needs-person', 'days-empty'],
    },
    {
      name: 'days without visits in a shop that is new',
      is: { workdays: mondays(3, 3, '2026-11-02').concat(mondays(2, 0, '2026-11-16')) },
      found: ['none', 'sound'],
    },
    {
      name: 'a day with far more visits than there usually are, which is no fault',
      is: { workdays: mondays(5, 3, '2026-11-09').concat(mondays(1, 9, '2026-11-16')) },
      found: ['low', 'sound', 'day-unusual'],
    },
    {
      name: 'one of the book itself, whatever is said of it',
      is: { account: null, failures: 9, readAt: null },
      found: ['none', 'sound'],
    },
  ])('$name', ({ is, found: expected }) => {
    expect(found(aShop([aCalendar(is), OTHER]))).toEqual(expected);
  });

  test('a sign-in that is lost is a reason of each of its calendars, and of their silence', () => {
    const signIns: SignInEvidence[] = [
      { account: 'default', is: 'lost', why: 'revoked', since: at('09:00') },
    ];
    const silent = { failures: 7, readAt: at('09:00') };
    const health = shopHealth(aShop([aCalendar(silent), { ...OTHER, ...silent }], { signIns }));
    expect(health.calendars.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['signed-out'],
      ['signed-out'],
    ]);
    expect(health.reasons).toEqual([]);
  });
});

describe('when no calendar answers', () => {
  const silent = { failures: 2, attemptedAt: at('09:59'), readAt: at('09:30') };

  test('that is nobody’s fault but the shop’s own, and none is accused', () => {
    const health = shopHealth(aShop([aCalendar(silent), { ...OTHER, ...silent }]));
    expect(health.calendars.map(({ verdict, level }) => [verdict, level])).toEqual([
      ['unknown', 'none'],
      ['unknown', 'none'],
    ]);
    expect(health.reasons.map(({ code }) => code)).toEqual(['out-of-reach']);
  });

  test('one that was not tried since is not taken for one that answers', () => {
    const untried = { ...OTHER, readAt: at('09:58') };
    expect(found(aShop([aCalendar({ ...silent, readAt: at('09:58') }), untried]))).toEqual([
      'low',
      'mending',
      'unreached',
    ]);
  });

  test('five times in a row are no blip', () => {
    expect(found(aShop([aCalendar({ ...silent, readAt: at('09:58'), failures: 5 })]))).toEqual([
      'critical',
      'needs-person',
      'out-of-reach',
    ]);
  });
});

describe('what is about the shop', () => {
  test.each<{ name: string; is: Partial<ShopEvidence>; found: readonly string[] }>([
    {
      name: 'the process that stays makes no progress',
      is: { serving: { beatAt: at('09:50'), nextAt: at('09:54') } },
      found: ['high', 'needs-person', 'serve-stopped'],
    },
    {
      name: 'it waits as long as it said',
      is: { serving: { beatAt: at('09:00'), nextAt: at('09:58') } },
      found: ['none', 'sound'],
    },
    { name: 'nobody stays', is: { serving: null }, found: ['none', 'sound'] },
    {
      name: 'an item has waited for a day',
      is: { inbox: { count: 2, since: NOW - DAY_MS } },
      found: ['none', 'sound'],
    },
    {
      name: 'an item has waited for longer',
      is: { inbox: { count: 2, since: NOW - DAY_MS - 1 } },
      found: ['low', 'needs-person', 'inbox-old'],
    },
    {
      name: 'a sign-in is about to end',
      is: { signIns: [{ account: 'default', is: 'ending', at: NOW + DAY_MS, certain: true, since: NOW }] },
      found: ['low', 'needs-person', 'sign-in-ends'],
    },
  ])('$name', ({ is, found: expected }) => {
    expect(found(aShop([aCalendar()], is))).toEqual(expected);
  });

  test('a shop without calendars at Google needs nobody who stays', () => {
    const serving = { beatAt: at('07:00'), nextAt: at('07:01') };
    expect(found(aShop([aCalendar({ account: null })], { serving }))).toEqual(['none', 'sound']);
  });
});

describe('channels', () => {
  const PUSH: PushStanding = {
    isUnwatchable: false,
    failures: 0,
    trouble: null,
    isDenied: false,
    goneSince: null,
    silentSince: null,
    unheardSince: null,
    endsAt: null,
  };
  const UNKNOWN = { kind: 'unknown', why: 'no answer' } as const;
  const longAgo = NOW - HOUR_MS;

  test.each<{
    name: string;
    push: Partial<PushStanding>;
    is?: Partial<CalendarEvidence>;
    found: readonly string[];
  }>([
    { name: 'are there', push: {}, found: ['none', 'sound'] },
    {
      name: 'cannot be had, because Google tells nobody of a calendar of that kind',
      push: {
        isUnwatchable: true,
        goneSince: longAgo,
        failures: 9,
        trouble: { kind: 'unwatchable', why: '' },
      },
      found: ['none', 'sound'],
    },
    { name: 'are about to be opened', push: { goneSince: NOW - 10 * MINUTE_MS }, found: ['none', 'sound'] },
    { name: 'are gone', push: { goneSince: longAgo }, found: ['high', 'mending', 'push-gone'] },
    {
      name: 'could not be had four times',
      push: { goneSince: longAgo, failures: 4, trouble: UNKNOWN },
      found: ['high', 'mending', 'push-gone'],
    },
    {
      name: 'could not be had five times',
      push: { goneSince: longAgo, failures: 5, trouble: UNKNOWN },
      found: ['critical', 'needs-person', 'push-failing'],
    },
    {
      name: 'are denied',
      push: { goneSince: longAgo, failures: 3, trouble: GONE, isDenied: true },
      found: ['high', 'needs-person', 'push-denied'],
    },
    {
      name: 'are to lead to an address that Google does not call, which is no calendar’s fault',
      push: { goneSince: longAgo, failures: 9, trouble: { kind: 'address-refused', why: 'Unauthorized' } },
      found: ['high', 'needs-person', 'push-address'],
    },
    { name: 'tell of nothing', push: { silentSince: longAgo }, found: ['high', 'mending', 'push-silent'] },
    {
      name: 'were never heard of',
      push: { unheardSince: longAgo },
      found: ['high', 'needs-person', 'push-unheard'],
    },
    {
      name: 'end in five hours, and opening another has failed twice',
      push: { endsAt: NOW + 5 * HOUR_MS, failures: 2, trouble: UNKNOWN },
      found: ['low', 'mending', 'push-ending'],
    },
    {
      name: 'are gone with the calendar',
      push: { goneSince: longAgo },
      is: { lost: { trouble: GONE, since: longAgo } },
      found: ['high', 'needs-person', 'access-lost'],
    },
  ])('$name', ({ push, is = {}, found: expected }) => {
    expect(found(aShop([aCalendar({ push: { ...PUSH, ...push }, ...is }), OTHER]))).toEqual(expected);
  });
});

const minutesAgo = fc.integer({ min: 0, max: 600 }).map((minutes) => NOW - minutes * MINUTE_MS);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const calendars = fc.array(
  fc
    .record({
      account: fc.constantFrom('default', 'maria', null),
      attemptedAt: maybe(minutesAgo),
      readAt: maybe(minutesAgo),
      keptSince: maybe(minutesAgo),
      failures: fc.integer({ min: 0, max: 7 }),
      refusals: fc.integer({ min: 0, max: 4 }),
      made: fc.integer({ min: 0, max: 50 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      lost: maybe(minutesAgo.map((since) => ({ trouble: GONE, since }))),
      owed: maybe(minutesAgo.map((since) => ({ count: 1, since }))),
      behindSince: maybe(minutesAgo),
      haltedSince: maybe(minutesAgo),
      tokensRefusedSince: maybe(minutesAgo),
      mendedOutSince: maybe(minutesAgo),
    })
    .map(({ made, share, ...rest }) =>
      aCalendar({ ...rest, requests: { made, failed: Math.floor(made * share) } }),
    ),
  { minLength: 1, maxLength: 4 },
);
const evidence = fc
  .record({
    calendars,
    lost: fc.boolean(),
    serving: maybe(fc.record({ beatAt: minutesAgo, nextAt: minutesAgo })),
    inbox: maybe(
      fc.record({ count: fc.constant(1), since: minutesAgo.map((since) => since - 20 * HOUR_MS) }),
    ),
  })
  .map(({ calendars, lost, serving, inbox }): ShopEvidence => {
    const signIn: SignInEvidence = lost
      ? { account: 'maria', is: 'lost', why: 'revoked', since: null }
      : { account: 'maria', is: 'good' };
    const named = calendars.map((one, index) => ({ ...one, calendarId: `calendar ${index}` }));
    return aShop(named, { signIns: [signIn, { account: 'default', is: 'good' }], serving, inbox });
  });

const badness = (level: Level) => LEVELS.indexOf(level);

/** Ways in which what is known of a calendar gets worse. */
const WORSE: readonly ((one: CalendarEvidence) => CalendarEvidence)[] = [
  (one) => ({ ...one, failures: one.failures + 1 }),
  (one) => ({ ...one, failures: one.failures + 5 }),
  (one) => ({ ...one, refusals: one.refusals + 3 }),
  (one) => ({ ...one, requests: { ...one.requests, failed: one.requests.made } }),
  (one) => ({ ...one, readAt: one.readAt === null ? null : one.readAt - HOUR_MS }),
  (one) => ({ ...one, owed: { count: 2, since: (one.owed?.since ?? NOW) - HOUR_MS } }),
  (one) => ({ ...one, lost: one.lost ?? { trouble: GONE, since: NOW } }),
  (one) => ({ ...one, behindSince: NOW }),
];

describe('in any shop', () => {
  test('the whole is as bad as the worst of it, and the score never says otherwise', () => {
    fc.assert(
      fc.property(evidence, (shop) => {
        const health = shopHealth(shop);
        const all = [...health.reasons, ...health.calendars.flatMap(({ reasons }) => reasons)];
        const worst = Math.max(0, ...all.map(({ level }) => badness(level)));
        expect(badness(health.level)).toBe(worst);
        for (const one of [health, ...health.calendars]) {
          expect(one.score).toBeGreaterThanOrEqual(0);
          expect(one.score === 100).toBe(one.level === 'none');
        }
        for (const one of health.calendars)
          if (badness(one.level) < badness(health.level)) expect(one.score).toBeGreaterThan(health.score);
      }),
    );
  });

  test('worse evidence never makes it better', () => {
    fc.assert(
      fc.property(evidence, fc.nat(), fc.constantFrom(...WORSE), (shop, which, worsen) => {
        const index = which % shop.calendars.length;
        const worse = shop.calendars.map((one, i) => (i === index ? worsen(one) : one));
        const after = shopHealth({ ...shop, calendars: worse });
        expect(badness(after.level)).toBeGreaterThanOrEqual(badness(shopHealth(shop).level));
      }),
      { numRuns: 1_000 },
    );
  });

  test('of the requests that are told, no more failed than were made', () => {
    fc.assert(
      fc.property(evidence, (shop) => {
        for (const { reasons } of shopHealth(shop).calendars)
          for (const one of reasons)
            if (one.code === 'many-errors') expect(one.failed).toBeLessThanOrEqual(one.made);
      }),
    );
  });

  test('what is told of one calendar is what is told of it among all', () => {
    fc.assert(
      fc.property(evidence, (shop) => {
        const health = shopHealth(shop);
        const [first] = health.calendars;
        const alone = healthAbout((id) => id === first?.calendarId, health);
        expect(alone.calendars).toEqual([first]);
        expect(badness(alone.level)).toBeLessThanOrEqual(badness(health.level));
      }),
    );
  });
});
