import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BroughtFamily,
  type BroughtOccurrence,
  type ToldOccurrence,
  takenFamily,
} from '../../src/domain/event-family.ts';
import type { EventVersion } from '../../src/domain/event-version.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/interval.ts';

const MONDAY = Date.UTC(2026, 10, 23);
const SINCE = MONDAY - 7 * DAY_MS;

const version = (sequence: number, saidAt: number | null = null): EventVersion => ({ sequence, saidAt });

/** The occurrence of that day of the week, at `hour` in UTC. */
function on(day: number, hour: number, changes: Partial<BroughtOccurrence> = {}): BroughtOccurrence {
  const midnight = MONDAY + day * DAY_MS;
  const start = midnight + hour * HOUR_MS;
  return {
    recurrenceId: `202611${23 + day}T140000Z`,
    start,
    end: start + HOUR_MS,
    title: 'Parts',
    busy: true,
    cancelled: false,
    version: version(0),
    toldBy: 'whole',
    line: 10 + day,
    where: { start: midnight, end: midnight + DAY_MS },
    ...changes,
  };
}

function series(sequence: number, ...occurrences: readonly BroughtOccurrence[]): BroughtFamily {
  const whole = { version: version(sequence), line: 1 };
  const told = occurrences.map((one) =>
    one.toldBy === 'whole' ? Object.assign({}, one, { version: version(sequence) }) : one,
  );
  return { whole, occurrences: told, later: [] };
}

function alone(...occurrences: readonly BroughtOccurrence[]): BroughtFamily {
  return {
    whole: null,
    occurrences: occurrences.map((one) => Object.assign({}, one, { toldBy: 'alone' })),
    later: [],
  };
}

/** What is known after files have told of an event one after the other. */
function after(...families: readonly BroughtFamily[]): {
  known: ToldOccurrence[];
  outdated: readonly number[];
} {
  let known: ToldOccurrence[] = [];
  let outdated: readonly number[] = [];
  for (const family of families) {
    const taken = takenFamily(known, family, SINCE);
    const now = new Map(known.map((one) => [one.recurrenceId, one]));
    for (const one of [...taken.kept, ...taken.gone]) now.set(one.recurrenceId, one);
    known = [...now.values()];
    ({ outdated } = taken);
  }
  return { known, outdated };
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Mon 14` for all that takes time. */
function live(...families: readonly BroughtFamily[]): string[] {
  const { known } = after(...families);
  return known
    .filter(({ cancelled }) => !cancelled)
    .sort((a, b) => a.start - b.start)
    .map(({ start }) => `${DAYS[new Date(start).getUTCDay()]} ${new Date(start).getUTCHours()}`);
}

const WEEK = series(0, on(0, 14), on(1, 14), on(2, 14));
const WEDNESDAY_MOVED = alone(on(2, 19, { version: version(1) }));

describe('an exception that is told alone', () => {
  test('changes its occurrence and leaves the others', () => {
    expect(live(WEEK, WEDNESDAY_MOVED)).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
  });

  test('stays when the same series is told again', () => {
    expect(live(WEEK, WEDNESDAY_MOVED, WEEK)).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
    expect(live(WEDNESDAY_MOVED, WEEK)).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
  });

  test('goes when a later version of the series is told', () => {
    expect(live(WEEK, WEDNESDAY_MOVED, series(2, on(0, 15), on(1, 15), on(2, 15)))).toEqual([
      'Mon 15',
      'Tue 15',
      'Wed 15',
    ]);
  });

  test('changes nothing when the series is known in a later version', () => {
    const later = series(2, on(0, 15), on(1, 15), on(2, 15));
    expect(live(later, WEDNESDAY_MOVED)).toEqual(['Mon 15', 'Tue 15', 'Wed 15']);
    expect(after(later, WEDNESDAY_MOVED).outdated).toEqual([12]);
  });

  test('of a version that was said earlier changes nothing', () => {
    const first = alone(on(2, 18, { version: version(1, 10) }));
    const second = alone(on(2, 19, { version: version(1, 20) }));
    expect(live(WEEK, second, first)).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
    expect(live(WEEK, first, second)).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
  });

  test('calls off its occurrence alone, and for good', () => {
    const off = alone(on(2, 14, { cancelled: true, version: version(1) }));
    expect(live(WEEK, off)).toEqual(['Mon 14', 'Tue 14']);
    expect(live(WEEK, off, WEEK)).toEqual(['Mon 14', 'Tue 14']);
    expect(live(off, WEEK)).toEqual(['Mon 14', 'Tue 14']);
  });

  test('of an event that nobody knows is taken', () => {
    expect(live(WEDNESDAY_MOVED)).toEqual(['Wed 19']);
  });

  test('adds an occurrence that the series did not have', () => {
    expect(live(WEEK, alone(on(4, 14)))).toEqual(['Mon 14', 'Tue 14', 'Wed 14', 'Fri 14']);
  });

  test.each([
    ['by its date', { recurrenceId: '20261125' }],
    ['by its moment', { recurrenceId: '20261125T140000Z' }],
  ])('is known %s', (_, name) => {
    expect(live(WEEK, alone(on(2, 19, { ...name, version: version(1) })))).toEqual([
      'Mon 14',
      'Tue 14',
      'Wed 19',
    ]);
  });

  test('without a zone is known by its day, if that has one occurrence alone', () => {
    const floating = on(2, 19, { recurrenceId: '20261125T130000Z', version: version(1) });
    expect(live(WEEK, alone(floating))).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
    const { where: _, ...certain } = floating;
    expect(live(WEEK, alone(certain))).toEqual(['Mon 14', 'Tue 14', 'Wed 14', 'Wed 19']);
  });

  test('by a clock without summer time is known an hour beside it', () => {
    const at = MONDAY + 2 * DAY_MS + 13 * HOUR_MS;
    const where = { start: at - HOUR_MS, end: at + HOUR_MS + 1 };
    const off = on(2, 19, { recurrenceId: '20261125T130000Z', version: version(1), where });
    expect(live(WEEK, alone(off))).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
  });

  test('is compared with the whole event by SEQUENCE alone, for each is said at its own time', () => {
    const exported = { ...WEEK, occurrences: [on(2, 14, { version: version(0, 50) })] };
    expect(live(exported, alone(on(2, 19, { version: version(0, 10) })))).toEqual(['Wed 19']);
  });

  test('of whole days is known by a time on its day', () => {
    const days = series(0, on(0, 5, { recurrenceId: '20261123' }), on(1, 5, { recurrenceId: '20261124' }));
    expect(live(days, alone(on(1, 7, { recurrenceId: '20261124T050000Z', version: version(1) })))).toEqual([
      'Mon 5',
      'Tue 7',
    ]);
  });

  test('of an event that happens once is that event', () => {
    const once = { whole: null, occurrences: [on(2, 14, { recurrenceId: null })], later: [] };
    expect(live(once, WEDNESDAY_MOVED)).toEqual(['Wed 19']);
    expect(live(once, WEDNESDAY_MOVED, once)).toEqual(['Wed 19']);
  });

  test.each([
    ['moves', { shiftMs: 2 * HOUR_MS, durationMs: HOUR_MS }, ['Mon 14', 'Tue 16', 'Wed 16']],
    ['calls off', null, ['Mon 14']],
  ])('and for all after it %s them', (_, moved, expected) => {
    const first = moved === null ? { cancelled: true } : {};
    const change = {
      from: '20261124T140000Z',
      moved,
      title: 'Parts',
      busy: true,
      version: version(1),
      line: 11,
    };
    const family = { ...alone(on(1, 16, { ...first, version: version(1) })), later: [change] };
    expect(live(WEEK, family)).toEqual(expected);
    expect(live(WEEK, family, WEEK)).toEqual(expected);
  });
});

describe('an event that is told as a whole', () => {
  test('loses what it no longer has', () => {
    expect(live(WEEK, series(1, on(0, 14), on(3, 14)))).toEqual(['Mon 14', 'Thu 14']);
    expect(live(WEEK, series(0, on(0, 14)))).toEqual(['Mon 14']);
  });

  test('loses an exception that was told with it and no longer is', () => {
    const changed = series(0, on(0, 14), on(1, 14), on(2, 19, { toldBy: 'beside', version: version(3) }));
    expect(live(changed)).toEqual(['Mon 14', 'Tue 14', 'Wed 19']);
    expect(live(changed, WEEK)).toEqual(['Mon 14', 'Tue 14', 'Wed 14']);
  });

  test('changes nothing in an earlier version', () => {
    const newer = series(3, on(0, 15));
    expect(live(newer, WEEK)).toEqual(['Mon 15']);
    expect(after(newer, WEEK).outdated).toEqual([1]);
  });

  test('leaves what was over before', () => {
    const over = {
      ...on(0, 14),
      start: SINCE - 2 * HOUR_MS,
      end: SINCE - HOUR_MS,
      recurrenceId: '20261116T120000Z',
    };
    expect(after(series(0, over, on(0, 14)), series(1, on(0, 14))).known).toHaveLength(2);
    expect(live(series(0, over, on(0, 14)), series(1, on(0, 14)))).toHaveLength(2);
  });

  test('may become an event that happens once, and a series again', () => {
    const once = {
      whole: null,
      occurrences: [on(0, 15, { recurrenceId: null, version: version(1) })],
      later: [],
    };
    expect(live(WEEK, once)).toEqual(['Mon 15']);
    expect(live(WEEK, once, series(2, on(1, 14)))).toEqual(['Tue 14']);
  });

  test.each([
    ['takes all its occurrences away', 1, []],
    ['also of the same version', 0, []],
  ])('and called off %s', (_, sequence, expected) => {
    const off = {
      whole: null,
      occurrences: [on(0, 14, { recurrenceId: null, cancelled: true, version: version(sequence) })],
      later: [],
    };
    expect(live(WEEK, off)).toEqual(expected);
    expect(live(WEEK, alone(on(2, 19, { version: version(0) })), off)).toEqual(expected);
  });

  test('and called off in an earlier version changes nothing', () => {
    const off = {
      whole: null,
      occurrences: [on(0, 14, { recurrenceId: null, cancelled: true, version: version(1) })],
      later: [],
    };
    expect(live(series(2, on(0, 14)), off)).toEqual(['Mon 14']);
  });

  test('and called off before anybody told of it stays so until a later version', () => {
    const off = {
      whole: null,
      occurrences: [on(0, 14, { recurrenceId: null, cancelled: true, version: version(1) })],
      later: [],
    };
    expect(live(off, WEEK)).toEqual([]);
    expect(live(off, series(2, on(0, 14)))).toEqual(['Mon 14']);
  });
});

const exception = fc.record({
  day: fc.nat(2),
  hour: fc.integer({ min: 15, max: 22 }),
  cancelled: fc.boolean(),
});

test('whatever the order in which versions of occurrences come, the newest of each counts', () => {
  fc.assert(
    fc.property(
      fc.array(exception, { minLength: 1, maxLength: 8 }).chain((told) => {
        const messages = told.map(({ day, hour, cancelled }, at) =>
          alone(on(day, hour, { cancelled, version: version(at + 1) })),
        );
        return fc.tuple(fc.constant(messages), fc.shuffledSubarray(messages, { minLength: messages.length }));
      }),
      ([inOrder, shuffled]) => {
        expect(live(WEEK, ...shuffled)).toEqual(live(WEEK, ...inOrder));
      },
    ),
  );
});

test('what is told again changes nothing', () => {
  const family = fc.oneof(
    fc
      .tuple(fc.nat(4), fc.subarray([0, 1, 2, 3]))
      .map(([sequence, days]) => series(sequence, ...days.map((day) => on(day, 14)))),
    fc
      .tuple(fc.nat(4), exception)
      .map(([sequence, { day, hour, cancelled }]) =>
        alone(on(day, hour, { cancelled, version: version(sequence) })),
      ),
  );
  fc.assert(
    fc.property(fc.array(family, { maxLength: 5 }), family, (before, last) => {
      expect(live(...before, last, last)).toEqual(live(...before, last));
    }),
  );
});
