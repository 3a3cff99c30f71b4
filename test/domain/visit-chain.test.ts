import { describe, expect, test } from 'vitest';
import { APPOINTMENT_STATUSES } from '../../src/domain/appointment.ts';
import { MARKS, momentOf, notDue, stepOf } from '../../src/domain/visit-chain.ts';

describe('how far a visit comes by a mark', () => {
  test.each([
    ['scheduled', ['forward', 'forward', 'forward', 'forward']],
    ['arrived', ['so', 'forward', 'forward', 'back']],
    ['in_progress', ['back', 'so', 'forward', 'back']],
    ['completed', ['back', 'back', 'so', 'back']],
    ['no_show', ['returns', 'returns', 'returns', 'so']],
    ['cancelled', ['never', 'never', 'never', 'never']],
  ] as const)('of one that is %s: arrived, in progress, completed, no-show', (status, steps) => {
    expect(MARKS.map((mark) => stepOf(status, mark))).toEqual(steps);
  });

  test('is said for every status', () => {
    for (const status of APPOINTMENT_STATUSES)
      for (const mark of MARKS) expect(stepOf(status, mark)).toBeTypeOf('string');
  });

  test('keeps the moment of what happened, and none of what did not', () => {
    expect(MARKS.map((mark) => momentOf(mark, 7))).toEqual([
      { arrivedAt: 7 },
      { startedAt: 7 },
      { completedAt: 7 },
      {},
    ]);
  });
});

function visit(date: string, start: number) {
  return { status: 'scheduled' as const, date, start };
}

describe('a mark is likely a slip', () => {
  const [TODAY, NOW] = ['2026-11-23', 100];
  test.each([
    {
      name: 'tomorrow’s',
      date: '2026-11-24',
      start: 900,
      says: ['later-day', 'later-day', 'later-day', 'later-day'],
    },
    { name: 'later today', date: TODAY, start: 200, says: [null, null, null, 'later'] },
    { name: 'this minute', date: TODAY, start: 100, says: [null, null, null, null] },
    { name: 'earlier today', date: TODAY, start: 50, says: [null, null, null, null] },
    { name: 'yesterday’s', date: '2026-11-22', start: 1, says: ['earlier-day', null, null, null] },
  ])('for a visit that is $name', ({ date, start, says }) => {
    expect(MARKS.map((mark) => notDue(mark, visit(date, start), { today: TODAY, now: NOW }))).toEqual(says);
  });

  test('never for a car that is in the shop', () => {
    for (const status of ['arrived', 'in_progress'] as const)
      expect(
        MARKS.map((mark) =>
          notDue(mark, { status, date: '2026-11-24', start: 900 }, { today: TODAY, now: NOW }),
        ),
      ).toEqual([null, null, null, null]);
  });
});
