import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wallText } from '../../../src/domain/zone.ts';
import { failureOf } from '../../../src/failure.ts';
import { whenOf } from '../../../src/input/when.ts';
import { hear } from '../../../src/input/words/hear.ts';
import { oneTime } from '../../../src/input/words/one-time.ts';
import { aShopOfWords } from '../../support/shop-of-words.ts';
import { newYork, newYorkTime } from '../shop-zones.ts';

const WEDNESDAY = {
  now: newYorkTime('2026-11-18 12:07'),
  today: '2026-11-18',
  zone: newYork,
  dateOrder: undefined,
};

/** The time that is heard, and the words that say neither a time nor a service. */
function found(words: string): readonly [string | null, string] {
  const heard = hear(words, WEDNESDAY, aShopOfWords());
  const one = oneTime({ ...heard, left: [], facts: [] });
  const left = heard.left.flatMap(({ core }) => core).join(' ');
  if (one === null) return [null, left];
  const when = whenOf(one, words, WEDNESDAY);
  return [when.kind === 'date' ? when.date : wallText(newYork, when.at), left];
}

describe('the time inside free words', () => {
  test.each([
    ['oil tue 9 wait 555-0134', '2026-11-24T09:00', '555-0134'],
    ['tue 9 oil', '2026-11-24T09:00', ''],
    ['oil tue 2 Ana', '2026-11-24T14:00', 'Ana'],
    ['oil Tue, 9:30, wait', '2026-11-24T09:30', ''],
    ['oil tomorrow 9 am wait', '2026-11-19T09:00', ''],
    ['oil tomorrow at 9 wait', '2026-11-19T09:00', ''],
    ['oil at 9', '2026-11-18T09:00', ''],
    ['oil 9:30 Ana', '2026-11-18T09:30', 'Ana'],
    ['brakes friday Ana Pérez', '2026-11-20', 'Ana Pérez'],
    ['oil 2026-11-23T09:00 wait', '2026-11-23T09:00', ''],
    ['oil nov 23 2pm wait', '2026-11-23T14:00', ''],
    ['in 2 weeks oil', '2026-12-02', ''],
    ['oil friday next week 10 wait', '2026-11-27T10:00', ''],
    ['oil mon the 23rd of november at 9 am wait', '2026-11-23T09:00', ''],
    ['tue oil 9am 2125550134', '2026-11-24T09:00', '2125550134'],
    ['9am oil tue', '2026-11-24T09:00', ''],
    // what only looks like a time
    ['oil tue 555 0134', '2026-11-24', '555 0134'],
    ['oil tue 2125550134', '2026-11-24', '2125550134'],
    ['oil 212 555 0134 tue 9', '2026-11-24T09:00', '212 555 0134'],
    ['oil tue 9 555 0134', '2026-11-24T09:00', '555 0134'],
    ['oil +44 20 7946 0958 mon 9', '2026-11-23T09:00', '+44 20 7946 0958'],
    ['oil mon 20 7946 0958', '2026-11-23', '20 7946 0958'],
    ['oil nov 23 2018 civic', '2026-11-23', '2018 civic'],
    ['oil tue 2018 civic', '2026-11-24', '2018 civic'],
    ['brakes tomorrow 4PM123', '2026-11-19', '4PM123'],
    ['tread 3/32 mon 8 tires 205/55', '2026-11-23T08:00', 'tread 3/32'],
    ['mazda 3 fri 10', '2026-11-20T10:00', 'mazda 3'],
    ['2nd gear fri 10', '2026-11-20T10:00', '2nd gear'],
    ['sun roof tue 9', '2026-11-24T09:00', 'sun roof'],
  ])("'%s' is %s, and leaves '%s'", (words, time, rest) => {
    expect(found(words)).toEqual([time, rest]);
  });

  test.each(['', 'oil', 'oil 555-0134', 'oil 2018 honda civic 9ABC123', 'may needs 9 tires', 'mazda 3'])(
    "there is none in '%s'",
    (words) => {
      expect(hear(words, WEDNESDAY, aShopOfWords()).times).toBeNull();
    },
  );

  test('keeps the words that said it as they were typed', () => {
    expect(hear('oil Tue, 9:30 wait', WEDNESDAY, aShopOfWords()).timeWords).toBe('Tue, 9:30');
  });

  test.each(['oil mon tue', 'oil tue 9 wed 10', 'oil tue 9 10am'])(
    "two times in '%s' are refused",
    (words) => {
      expect(() => hear(words, WEDNESDAY, aShopOfWords())).toThrow('time-not-understood');
    },
  );

  test('no phone is ever taken for a time, and no word is lost', () => {
    const separators = fc.constantFrom('', '-', '.', ' ');
    fc.assert(
      fc.property(digits(3), digits(3), digits(4), separators, (area, exchange, line, separator) => {
        const phone = `${area}${separator}${exchange}${separator}${line}`;
        expect(found(`oil ${phone} wait`)).toEqual([null, phone]);
        expect(found(`oil ${phone} tue 9 wait`)).toEqual(['2026-11-24T09:00', phone]);
        expect(found(`oil tue 9 ${phone} wait`)).toEqual(['2026-11-24T09:00', phone]);
      }),
    );
  });

  test('any words are heard, or refused for a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 6 }), (words) => {
        try {
          hear(words.join(' '), WEDNESDAY, aShopOfWords());
        } catch (thrown) {
          const refused = failureOf(thrown, 'invalid-value') ?? failureOf(thrown, 'time-not-understood');
          expect(refused).not.toBeNull();
        }
      }),
    );
  });
});

function digits(length: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^[2-9]\\d{${length - 1}}$`));
}
