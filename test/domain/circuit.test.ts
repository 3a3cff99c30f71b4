import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarTrouble } from '../../src/domain/calendar-answer.ts';
import {
  type Answered,
  afterAnswer,
  areFailing,
  type Circuit,
  CLOSED,
  isFailing,
  isOnTrial,
  leftAlone,
  pauseMs,
  type Quiet,
  tried,
  WINDOW_MS,
  withAnswer,
} from '../../src/domain/circuit.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';

const NO_ANSWER: Quiet['trouble'] = { kind: 'unknown', why: 'no answer' };
const WAIT: Quiet['trouble'] = { kind: 'throttled', why: 'quota', retryAfterMs: 10 * MINUTE_MS };

/** A calendar of which answers are heard, each at its second. */
class Calendar {
  circuit: Circuit = CLOSED;
  lately: readonly Answered[] = [];

  /** `F` an event fails, `A` it is away as a whole, `W` it says to wait, `.` it answers. */
  hears(what: string, second: number): this {
    const now = second * SECOND_MS;
    this.lately = withAnswer(this.lately, what !== '.', now);
    const failed = what === '.' ? null : { trouble: what === 'W' ? WAIT : NO_ANSWER, isEnough: what !== 'F' };
    this.circuit = afterAnswer(this.circuit, failed, isFailing(this.lately, now), now);
    return this;
  }

  /** `closed`, `trial`, or the second until which it is left alone. */
  at(second: number): number | 'closed' | 'trial' {
    const now = second * SECOND_MS;
    const quiet = leftAlone(this.circuit, now);
    if (quiet !== null) return quiet.until / SECOND_MS;
    return isOnTrial(this.circuit, now) ? 'trial' : 'closed';
  }
}

function heard(answers: readonly [what: string, second: number][]): Calendar {
  const calendar = new Calendar();
  for (const [what, second] of answers) calendar.hears(what, second);
  return calendar;
}

describe('a calendar', () => {
  test.each<{ name: string; answers: [string, number][]; at: number; is: ReturnType<Calendar['at']> }>([
    { name: 'that answers is asked', answers: [['.', 0]], at: 0, is: 'closed' },
    { name: 'that cannot be looked at is left alone at once', answers: [['A', 0]], at: 1, is: 2 },
    { name: 'is tried by one request afterwards', answers: [['A', 0]], at: 2, is: 'trial' },
    {
      name: 'that cannot be looked at again is left alone for longer',
      answers: [
        ['A', 0],
        ['A', 3],
      ],
      at: 4,
      is: 18,
    },
    {
      name: 'is left alone for five minutes at last',
      answers: [0, 3, 19, 50, 111, 232, 473].map((second) => ['A', second]),
      at: 500,
      is: 473 + 300,
    },
    {
      name: 'in which one event fails is asked',
      answers: [
        ['F', 0],
        ['F', 1],
        ['F', 2],
      ],
      at: 3,
      is: 'closed',
    },
    {
      name: 'in which most of four fail is left alone',
      answers: [
        ['F', 0],
        ['.', 1],
        ['.', 2],
        ['F', 3],
      ],
      at: 3,
      is: 5,
    },
    {
      name: 'is not closed by one empty answer among failures: the next failure is one too many',
      answers: [
        ['A', 0],
        ['A', 3],
        ['A', 19],
        ['.', 50],
        ['F', 51],
      ],
      at: 52,
      is: 51 + 60,
    },
    {
      name: 'is asked, one by one, as long as most has failed lately',
      answers: [
        ['A', 0],
        ['A', 3],
        ['A', 19],
        ['.', 50],
      ],
      at: 50,
      is: 'trial',
    },
    {
      name: 'is as before once most is answered again',
      answers: [
        ['A', 0],
        ['A', 3],
        ['A', 19],
        ['.', 50],
        ['.', 51],
        ['.', 52],
        ['.', 53],
      ],
      at: 53,
      is: 'closed',
    },
    {
      name: 'that is asked although it is left alone is not left alone for longer',
      answers: [
        ['A', 0],
        ['A', 3],
        ['A', 5],
        ['A', 6],
      ],
      at: 7,
      is: 18,
    },
    { name: 'is asked no sooner than it has said', answers: [['W', 0]], at: 599, is: 600 },
    {
      name: 'whose failures are long ago is asked',
      answers: [
        ['F', 0],
        ['F', 1],
        ['F', 2],
        ['F', 2 + WINDOW_MS / SECOND_MS],
      ],
      at: 2 + WINDOW_MS / SECOND_MS,
      is: 'closed',
    },
  ])('$name', ({ answers, at, is }) => {
    expect(heard(answers).at(at)).toBe(is);
  });

  test('is tried by one request, and by another when that one is lost with its process', () => {
    const calendar = heard([['A', 0]]);
    calendar.circuit = tried(calendar.circuit, 2 * SECOND_MS);
    expect([calendar.at(3), calendar.at(7)]).toEqual([7, 'trial']);
  });

  test('is not left alone by a moment that was kept before somebody set the clock back', () => {
    const calendar = heard([['A', 10_000]]);
    expect(calendar.at(0)).toBe('trial');
  });

  const answers = fc.array(fc.tuple(fc.constantFrom('F', 'A', 'W', '.'), fc.nat(120)), { maxLength: 60 });

  test('whatever is heard, is left alone for no longer than three quarters of an hour, and remembers no more than a quarter of one', () => {
    fc.assert(
      fc.property(answers, (steps) => {
        const calendar = new Calendar();
        let second = 0;
        for (const [what, later] of steps) {
          second += later;
          calendar.hears(what, second);
          const quiet = leftAlone(calendar.circuit, second * SECOND_MS);
          expect(quiet?.until ?? 0).toBeLessThanOrEqual((second + 2_700) * SECOND_MS);
          expect(calendar.lately.length).toBeLessThanOrEqual(32);
          expect(calendar.lately.every(({ at }) => at > second * SECOND_MS - WINDOW_MS)).toBe(true);
        }
      }),
    );
  });

  test('whatever was heard, is as before after a quarter of an hour of answers', () => {
    fc.assert(
      fc.property(answers, (steps) => {
        const calendar = new Calendar();
        let second = 0;
        for (const [what, later] of steps) calendar.hears(what, (second += later));
        for (let i = 1; i <= 16; i += 1) calendar.hears('.', second + i * 60);
        expect(calendar.circuit).toEqual(CLOSED);
        expect(calendar.lately).toEqual([]);
      }),
    );
  });
});

const failing = (...ats: readonly Instant[]): Answered[] => ats.map((at) => ({ at, failed: true }));

test.each([
  { name: 'two that fail together', calendars: [failing(1, 2), failing(3, 4)], are: true },
  { name: 'one that fails, however often', calendars: [failing(1, 2, 3, 4, 5), []], are: false },
  { name: 'two of which each has failed once', calendars: [failing(1), failing(2)], are: false },
  {
    name: 'two of which most was answered',
    calendars: [failing(1, 2), [...failing(3), ...[4, 5, 6, 7].map((at) => ({ at, failed: false }))]],
    are: false,
  },
])('calendars of one sign-in: $name', ({ calendars, are }) => {
  expect(areFailing(calendars, 10)).toBe(are);
});

describe('what came to nothing waits', () => {
  const trouble = fc.oneof(
    fc.constant<CalendarTrouble>(NO_ANSWER),
    fc.nat(4_000_000).map((retryAfterMs): CalendarTrouble => ({ kind: 'throttled', why: '', retryAfterMs })),
  );

  test('a second at least, never sooner than was asked for, and the same time after a restart', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(40), trouble, (uuid, failures, met) => {
        const ms = pauseMs(uuid, failures, met);
        const asked = met.kind === 'throttled' ? (met.retryAfterMs ?? 0) : 0;
        expect(ms).toBeGreaterThanOrEqual(Math.max(SECOND_MS, Math.min(asked, 45 * MINUTE_MS)));
        expect(ms).toBeLessThanOrEqual(60 * MINUTE_MS);
        expect(pauseMs(uuid, failures, met)).toBe(ms);
      }),
    );
  });

  test.each([0, 1, 5, 12])(
    'after %i failures it is not all at once, and spread over the whole time',
    (failures) => {
      const longest = Math.min(15 * MINUTE_MS, SECOND_MS * 2 ** (failures + 1));
      const shares = Array.from({ length: 400 }, (_, i) => {
        const ms = pauseMs(`appointment ${i}`, failures, NO_ANSWER);
        return (ms - SECOND_MS) / (longest - SECOND_MS);
      });
      for (const part of [0, 1, 2, 3]) {
        const within = shares.filter((share) => Math.min(3, Math.floor(share * 4)) === part).length;
        expect(within).toBeGreaterThan(60);
        expect(within).toBeLessThan(140);
      }
    },
  );
});
