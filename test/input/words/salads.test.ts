import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/domain/interval.ts';
import { AppError } from '../../../src/failure.ts';
import { type Heard, hear } from '../../../src/input/words/hear.ts';
import { lexicon } from '../../../src/input/words/lexicon.ts';
import { settle, type Wanted } from '../../../src/input/words/wanted.ts';
import { aShopOfWords } from '../../support/shop-of-words.ts';
import { newYork, newYorkTime } from '../shop-zones.ts';

/** `npm run test:words` hears more of them. */
const RUNS = Number(process.env['BAY_SALADS'] ?? 400);

const TODAY = '2026-11-25';
const PRESENT = {
  now: newYorkTime('2026-11-25 10:20'),
  today: TODAY,
  zone: newYork,
  dateOrder: 'month-first',
} as const;
const SHOP = aShopOfWords();

const REFUSALS = ['invalid-value', 'time-not-understood', 'several-readings', 'weekday-ambiguous'];

/** What is heard and settled; null where it is refused for a reason. */
function heardOrRefused(text: string): { readonly heard: Heard; readonly wanted: Wanted | null } | null {
  try {
    const heard = hear(text, PRESENT, SHOP);
    const wanted = heard.times === null ? null : settle(heard.times, heard.timeWords, PRESENT);
    return { heard, wanted };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    expect(REFUSALS).toContain(thrown.failure.code);
    return null;
  }
}

const PHRASES = [...lexicon().keys()];
/** Words that may name the past by themselves: "monday of this week" said on Wednesday. */
const OF_THE_PAST = /yesterday|ayer|(?:this|est[ea])\W+(?:week|month|semana|mes)/i;
const FIGURES =
  '9 10 2 23 31 0900 1030 2018 9:30 14:00 9am 2pm 3ish 9-11 12/24 4/7 the-3rd 3rd 0134 555-0134 2125550134'.split(
    ' ',
  );
const OTHERS = 'Ana Pérez civic ABC1234 F-150 225/65R17 5W-30 1HGCM82633A004352 Bay 2 Maria rack'.split(' ');
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PHRASES) },
  { weight: 3, arbitrary: fc.constantFrom(...FIGURES) },
  { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const salad = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' ').slice(0, 300));

const NEGATIONS =
  /^(?:not|no|never|dont|cant|cannot|wont|except|excluding|excepto|salvo|nunca|neither|nor|ni|tampoco)$/;

/** Everything of a sentence that says something, or is named as not understood. */
function accountedFor({ timeWords, facts, left }: Heard): string {
  return ` ${[timeWords, ...facts.map(({ words }) => words), ...left.flatMap(({ words }) => words)].join(' ')} `;
}

describe('any salad of words', { timeout: 30_000 + 5 * RUNS }, () => {
  test('is heard or refused, and no number and no negation is ever passed over', () => {
    fc.assert(
      fc.property(salad, (text) => {
        const said = heardOrRefused(text);
        if (said === null) return;
        const all = accountedFor(said.heard);
        for (const typed of text.split(/\s+/)) {
          const bare = typed.replace(/["“”«»„]/g, '');
          if (/^[a-z]*\d[\w:/.-]*$/i.test(bare) || NEGATIONS.test(bare)) expect(all).toContain(` ${bare} `);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('is heard the same however often', () => {
    fc.assert(
      fc.property(salad, (text) => {
        expect(heardOrRefused(text)).toEqual(heardOrRefused(text));
      }),
      { numRuns: RUNS / 10 },
    );
  });

  test('means no day that is over', () => {
    fc.assert(
      fc.property(salad, (text) => {
        fc.pre(!OF_THE_PAST.test(text));
        const said = heardOrRefused(text);
        for (const { days } of said?.wanted?.options ?? []) {
          for (const { from, to } of days)
            expect([from >= TODAY, to === null || to >= TODAY]).toEqual([true, true]);
        }
        const instant = said?.wanted?.instant ?? null;
        if (instant !== null) expect(instant).toBeGreaterThanOrEqual(PRESENT.now);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('limits', () => {
  const hour = fc.integer({ min: 1, max: 12 });
  const day = fc.constantFrom(
    '',
    'tomorrow ',
    'fri ',
    'el jueves ',
    'next week monday ',
    'monday or tuesday ',
  );

  test.each([
    { words: 'before', edge: 'untilMs' },
    { words: 'until', edge: 'untilMs' },
    { words: 'no later than', edge: 'untilMs' },
    { words: 'antes de las', edge: 'untilMs' },
    { words: 'hasta las', edge: 'untilMs' },
    { words: 'after', edge: 'fromMs' },
    { words: 'from', edge: 'fromMs' },
    { words: 'not before', edge: 'fromMs' },
    { words: 'después de las', edge: 'fromMs' },
    { words: 'a partir de las', edge: 'fromMs' },
    { words: 'by', edge: 'doneByMs' },
  ] as const)('"$words" an hour is a limit and never that hour', ({ words, edge }) => {
    fc.assert(
      fc.property(day, hour, (day, hour) => {
        const { heard } = heardOrRefused(`oil ${day}${words} ${hour}`) ?? {};
        const none = { exactMs: null, fromMs: null, untilMs: null, doneByMs: null };
        expect(heard?.times?.options).toMatchObject([{ ...none, [edge]: inShop(hour) }]);
        expect(heard?.left).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a limit on a day', () => {
  const day = fc.constantFrom(
    ['tomorrow', '2026-11-26'],
    ['friday', '2026-11-27'],
    ['dec 3', '2026-12-03'],
    ['el lunes', '2026-11-30'],
    ['second tuesday', '2026-12-08'],
  );
  const hour = fc.constantFrom(['noon', 12], ['9am', 9], ['at 4', 16], ['a las 3', 15], ['11', 11]);

  test.each([
    { words: 'by', isLater: false },
    { words: 'before', isLater: false },
    { words: 'until', isLater: false },
    { words: 'no later than', isLater: false },
    { words: 'antes de', isLater: false },
    { words: 'after', isLater: true },
    { words: 'not before', isLater: true },
    { words: 'a partir de', isLater: true },
  ])(
    '"$words" a day and its hour is never that time, and all that suits is on its side',
    ({ words, isLater }) => {
      fc.assert(
        fc.property(day, hour, ([day, date], [hour, clock]) => {
          const { heard, wanted } = heardOrRefused(`oil ${words} ${day} ${hour}`) ?? {};
          expect(heard?.left).toEqual([]);
          expect(wanted?.options.length).toBeGreaterThan(0);
          for (const { days, exactMs, fromMs, untilMs, doneByMs } of wanted?.options ?? []) {
            expect(exactMs).toBeNull();
            for (const { from, to } of days) {
              const isOnDay = from <= (date as string) && (to === null || to >= (date as string));
              const limit = isLater ? fromMs : (untilMs ?? doneByMs);
              if (isOnDay) expect([from, to, limit]).toEqual([date, date, clock * HOUR_MS]);
              else expect(isLater ? from > (date as string) : (to ?? '9') < (date as string)).toBe(true);
            }
          }
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('what will not do', () => {
  const days = fc.constantFrom(
    ['monday', ['monday']],
    ['fridays', ['friday']],
    ['los martes', ['tuesday']],
    ['monday or tuesday', ['monday', 'tuesday']],
  ) as fc.Arbitrary<[string, string[]]>;

  test.each([
    ['not {}'],
    ['no {} please'],
    ['neither {} nor sundays'],
    ['ni {} ni domingos'],
    ['except {}'],
    ["{} don't work"],
    ['{} no'],
    ['any day but {}'],
    ['any day next week but {}'],
    ["can't do {}"],
  ])('"%s" leaves those days out in every week, and asks for none of them', (pattern) => {
    fc.assert(
      fc.property(days, fc.constantFrom('', 'mornings ', 'after 3 ', 'weekdays '), ([words, names], more) => {
        const { heard, wanted } = heardOrRefused(`oil ${more}${pattern.replace('{}', words)}`) ?? {};
        expect(heard?.changing).toBeNull();
        expect(wanted?.nots.flatMap(({ weekdays }) => weekdays)).toEqual(expect.arrayContaining(names));
        const named = heard?.times?.options.flatMap(({ days }) => days.map(({ kind }) => kind)) ?? [];
        expect(named).not.toContain('weekday');
      }),
      { numRuns: 40 },
    );
  });
});

function inShop(hour: number): number {
  return (hour <= 6 ? hour + 12 : hour) * HOUR_MS;
}
