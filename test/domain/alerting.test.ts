import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AGAIN_MS,
  type Alert,
  AWAY_MS,
  alertChanges,
  isQuietAt,
  LASTS_MS,
  newsOf,
  SEEN_TO_MS,
  subjectOf,
  type Told,
} from '../../src/domain/alerting.ts';
import type { Reason } from '../../src/domain/calendar-health.ts';
import { type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import type { News } from '../../src/domain/news.ts';

/** Comes and goes. */
const LATE: Reason = { code: 'late', calendarId: 'shop', readAt: 0, level: 'medium', since: 0 };
/** Is so or not so. */
const SIGNED_OUT: Reason = {
  code: 'signed-out',
  account: 'default',
  why: 'revoked',
  level: 'critical',
  since: 0,
};

/** The same, for a short while and for long. */
const UNANSWERED: Reason = { code: 'unanswered', calendarId: 'shop', failures: 1, level: 'low', since: 0 };
const FAILING: Reason = { code: 'failing', calendarId: 'shop', failures: 9, level: 'critical', since: 0 };

/** Alerts as a store keeps them, and what somebody is told of them. */
class Watched {
  alerts: Alert[] = [];
  readonly said: { at: Instant; news: News; id: number }[] = [];
  #told = new Map<number, Told>();

  look(now: Instant, ...reasons: readonly Reason[]): void {
    const known = this.alerts.filter(
      ({ endedAt, endedBy }) => endedAt === null || (endedBy !== null && endedAt > now - SEEN_TO_MS),
    );
    const { noticed, kept, forgotten } = alertChanges(reasons, known, now);
    this.alerts = this.alerts
      .filter(({ id }) => !forgotten.includes(id))
      .map((one) => kept.find(({ id }) => id === one.id) ?? one);
    for (const { reason, subject, raised } of noticed)
      this.alerts.push({
        id: this.alerts.length + this.said.length + 1,
        subject,
        reason,
        noticedAt: now,
        raisedAt: raised ? now : null,
        worseAt: null,
        goneAt: null,
        endedAt: null,
        endedBy: null,
      });
    for (const alert of this.alerts) {
      const told = this.#told.get(alert.id) ?? {};
      const news = newsOf(alert, told, now);
      if (news === null) continue;
      this.#told.set(alert.id, { ...told, [news]: now });
      this.said.push({ at: now, news, id: alert.id });
    }
  }

  seenTo(now: Instant): void {
    this.alerts = this.alerts.map((one) =>
      one.endedAt === null ? { ...one, endedAt: now, endedBy: 'ana' } : one,
    );
  }

  get news(): [minute: number, news: News][] {
    return this.said.map(({ at, news }) => [at / MINUTE_MS, news]);
  }
}

/** Looks once a minute. */
function watched(minutes: number, reasonsAt: (minute: number) => readonly Reason[]): Watched {
  const seen = new Watched();
  for (let minute = 0; minute <= minutes; minute += 1) seen.look(minute * MINUTE_MS, ...reasonsAt(minute));
  return seen;
}

describe('an alert', () => {
  test.each<{ name: string; minutes: number; reasons: (minute: number) => readonly Reason[]; news: unknown }>(
    [
      { name: 'a blip is told to nobody', minutes: 300, reasons: (m) => (m < 9 ? [LATE] : []), news: [] },
      {
        name: 'what lasts is told once, and that it is over once it has been away for an hour',
        minutes: 300,
        reasons: (m) => (m < 30 ? [LATE] : []),
        news: [
          [10, 'raised'],
          [90, 'over'],
        ],
      },
      {
        name: 'what is certain is told at once, and so is its end',
        minutes: 60,
        reasons: (m) => (m >= 5 && m < 20 ? [SIGNED_OUT] : []),
        news: [
          [5, 'raised'],
          [20, 'over'],
        ],
      },
      {
        name: 'what stays is told again once a day',
        minutes: 2 * 1_440 + 5,
        reasons: () => [SIGNED_OUT],
        news: [
          [0, 'raised'],
          [1_440, 'lasting'],
          [2_880, 'lasting'],
        ],
      },
      {
        name: 'what grows worse is the same, and told once more',
        minutes: 300,
        reasons: (m) => (m < 20 ? [UNANSWERED] : m < 60 ? [FAILING] : []),
        news: [
          [10, 'raised'],
          [20, 'worse'],
          [120, 'over'],
        ],
      },
      {
        name: 'what has grown worse before it is told is told once',
        minutes: 300,
        reasons: (m) => (m < 5 ? [UNANSWERED] : m < 60 ? [FAILING] : []),
        news: [
          [10, 'raised'],
          [120, 'over'],
        ],
      },
      {
        name: 'what is better and worse in turn is not told each time',
        minutes: 600,
        reasons: (m) => (m >= 300 ? [] : m % 20 < 10 ? [UNANSWERED] : [FAILING]),
        news: [
          [10, 'raised'],
          [360, 'over'],
        ],
      },
      {
        name: 'what flaps is one episode',
        minutes: 1_000,
        reasons: (m) => (m < 600 && m % 70 < 20 ? [LATE] : []),
        news: [
          [10, 'raised'],
          [640, 'over'],
        ],
      },
    ],
  )('$name', ({ minutes, reasons, news }) => {
    expect(watched(minutes, reasons).news).toEqual(news);
  });

  test('that somebody has seen to comes back after an hour if its cause stays, and not before', () => {
    const seen = watched(5, () => [SIGNED_OUT]);
    seen.seenTo(6 * MINUTE_MS);
    for (let minute = 7; minute <= 100; minute += 1) seen.look(minute * MINUTE_MS, SIGNED_OUT);
    expect(seen.news).toEqual([
      [0, 'raised'],
      [6 + SEEN_TO_MS / MINUTE_MS, 'raised'],
    ]);
  });

  test('that somebody has seen to when it mattered less is told when it grows worse', () => {
    const seen = watched(15, () => [UNANSWERED]);
    seen.seenTo(16 * MINUTE_MS);
    for (let minute = 17; minute <= 40; minute += 1) seen.look(minute * MINUTE_MS, FAILING);
    expect(seen.news).toEqual([
      [10, 'raised'],
      [27, 'raised'],
    ]);
  });

  test('that somebody has seen to is not told to be over: whoever has seen to it knows', () => {
    const seen = watched(5, () => [SIGNED_OUT]);
    seen.seenTo(6 * MINUTE_MS);
    for (let minute = 7; minute <= 200; minute += 1) seen.look(minute * MINUTE_MS);
    expect(seen.news).toEqual([[0, 'raised']]);
  });

  test('keeps the moment since when it is so', () => {
    const seen = new Watched();
    seen.look(MINUTE_MS, { ...LATE, since: 5 });
    seen.look(2 * MINUTE_MS, { ...LATE, since: 99, readAt: 7 });
    expect(seen.alerts).toMatchObject([{ reason: { since: 5, readAt: 7 } }]);
  });
});

test('what an alert is about is a calendar, a sign-in or the shop', () => {
  expect([LATE, SIGNED_OUT, { code: 'inbox-old', count: 1 } as const].map(subjectOf)).toEqual([
    'calendar shop',
    'sign-in default',
    'shop',
  ]);
});

test('however a cause grows worse, gets better and goes, there is one alert of it at a time, and one message more', () => {
  const spells = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom([], [UNANSWERED], [FAILING])),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(spells, (history) => {
      const minutes = history.flatMap(([length, reasons]) => Array.from({ length }, () => reasons));
      const seen = watched(minutes.length, (m) => minutes[m] ?? []);
      expect(seen.alerts.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1);
      for (const id of new Set(seen.said.map((one) => one.id))) {
        const said = seen.said.filter((one) => one.id === id && one.news !== 'lasting');
        expect(said.filter(({ news }) => news !== 'worse').length).toBeLessThanOrEqual(2);
        expect(said.length).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 200 },
  );
});

test('however a cause comes and goes, an episode has at most two messages and one more a day', () => {
  const spells = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(spells, fc.constantFrom(LATE, SIGNED_OUT), (history, reason) => {
      const minutes = history.flatMap(([length, isSo]) => Array.from({ length }, () => isSo));
      const seen = watched(minutes.length, (m) => (minutes[m] === true ? [reason] : []));
      for (const id of new Set(seen.said.map((one) => one.id))) {
        const said = seen.said.filter((one) => one.id === id);
        const lasted = (said.at(-1)?.at ?? 0) - (said[0]?.at ?? 0);
        expect(said.filter(({ news }) => news === 'raised')).toHaveLength(1);
        expect(said.length).toBeLessThanOrEqual(2 + Math.floor(lasted / AGAIN_MS));
      }
      // Two episodes of what comes and goes lie apart by more than it has to be away.
      const raised = seen.said.filter(({ news }) => news === 'raised').map(({ at }) => at);
      if (reason === LATE)
        for (const [i, one] of raised.entries())
          if (i > 0) expect(one - (raised[i - 1] ?? 0)).toBeGreaterThanOrEqual(AWAY_MS + LASTS_MS);
    }),
    { numRuns: 200 },
  );
});

const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

describe('quiet hours', () => {
  test.each([
    { from: '20:00', to: '07:00', at: '23:00', quiet: true },
    { from: '20:00', to: '07:00', at: '06:59', quiet: true },
    { from: '20:00', to: '07:00', at: '07:00', quiet: false },
    { from: '12:00', to: '13:00', at: '12:00', quiet: true },
    { from: '12:00', to: '13:00', at: '13:00', quiet: false },
    { from: '12:00', to: '13:00', at: '03:00', quiet: false },
  ])('$from to $to at $at: $quiet', ({ from, to, at, quiet }) => {
    expect(isQuietAt(minute(at), { from: minute(from), to: minute(to) })).toBe(quiet);
  });
});
