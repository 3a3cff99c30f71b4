import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wallText } from '../../src/domain/zone.ts';
import { failureOf } from '../../src/failure.ts';
import { findMoment } from '../../src/input/find-moment.ts';
import { newYork, newYorkTime } from './shop-zones.ts';

const WEDNESDAY = { now: newYorkTime('2026-11-18 12:07'), zone: newYork };

function found(words: string): readonly [string, string] | null {
  const moment = findMoment(words, WEDNESDAY);
  if (moment === null) return null;
  const { when, rest } = moment;
  return [when.kind === 'date' ? when.date : wallText(newYork, when.at), rest.join(' ')];
}

function digits(length: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^[2-9]\\d{${length - 1}}$`));
}

describe('the time inside free words', () => {
  test.each([
    ['oil tue 9 wait 555-0134', '2026-11-24T09:00', 'oil wait 555-0134'],
    ['tue 9 oil', '2026-11-24T09:00', 'oil'],
    ['oil tue 2 Ana', '2026-11-24T14:00', 'oil Ana'],
    ['oil Tue, 9:30, wait', '2026-11-24T09:30', 'oil wait'],
    ['oil tomorrow 9 am wait', '2026-11-19T09:00', 'oil wait'],
    ['oil tomorrow at 9 wait', '2026-11-19T09:00', 'oil wait'],
    ['oil at 9', '2026-11-18T09:00', 'oil'],
    ['oil 9:30 Ana', '2026-11-18T09:30', 'oil Ana'],
    ['brakes friday Ana Pérez', '2026-11-20', 'brakes Ana Pérez'],
    ['oil 2026-11-23T09:00 wait', '2026-11-23T09:00', 'oil wait'],
    ['oil nov 23 2pm wait', '2026-11-23T14:00', 'oil wait'],
    ['in 2 weeks oil', '2026-12-02', 'oil'],
    ['oil friday next week 10 wait', '2026-11-27T10:00', 'oil wait'],
    ['oil mon the 23rd of november at 9 am wait', '2026-11-23T09:00', 'oil wait'],
    ['tue oil 9am 2125550134', '2026-11-24T09:00', 'oil 2125550134'],
    ['9am oil tue', '2026-11-24T09:00', 'oil'],
    // what only looks like a time
    ['oil tue 555 0134', '2026-11-24', 'oil 555 0134'],
    ['oil tue 2125550134', '2026-11-24', 'oil 2125550134'],
    ['oil 212 555 0134 tue 9', '2026-11-24T09:00', 'oil 212 555 0134'],
    ['oil tue 9 555 0134', '2026-11-24T09:00', 'oil 555 0134'],
    ['oil +44 20 7946 0958 mon 9', '2026-11-23T09:00', 'oil +44 20 7946 0958'],
    ['oil mon 20 7946 0958', '2026-11-23', 'oil 20 7946 0958'],
    ['oil nov 23 2018 civic', '2026-11-23', 'oil 2018 civic'],
    ['oil tue 2018 civic', '2026-11-24', 'oil 2018 civic'],
    ['brakes tomorrow 4PM123', '2026-11-19', 'brakes 4PM123'],
    ['tread 3/32 mon 8 tires 205/55', '2026-11-23T08:00', 'tread 3/32 tires 205/55'],
    ['mazda 3 fri 10', '2026-11-20T10:00', 'mazda 3'],
    ['2nd gear fri 10', '2026-11-20T10:00', '2nd gear'],
    ['sun roof tue 9', '2026-11-24T09:00', 'sun roof'],
  ])("'%s' is %s, and '%s'", (words, time, rest) => {
    expect(found(words)).toEqual([time, rest]);
  });

  test.each(['', 'oil', 'oil 555-0134', 'oil 2018 honda civic 9ABC123', 'may needs 9 tires', 'mazda 3'])(
    "there is none in '%s'",
    (words) => {
      expect(findMoment(words, WEDNESDAY)).toBeNull();
    },
  );

  test('keeps the words that said it as they were typed', () => {
    expect(findMoment('oil Tue, 9:30 wait', WEDNESDAY)?.words).toBe('Tue, 9:30');
  });

  test.each(['oil mon tue', 'today or tomorrow', 'oil tue 9 or fri 10'])(
    "two times in '%s' are refused",
    (words) => {
      expect(() => findMoment(words, WEDNESDAY)).toThrow('time-not-understood');
    },
  );

  test('an ambiguous next friday can be chosen', () => {
    expect(() => findMoment('oil next friday 9', WEDNESDAY)).toThrow('weekday-ambiguous');
    const chosen = findMoment('oil next friday 9', { ...WEDNESDAY, nextWeekdayIs: '2026-11-27' });
    expect(chosen?.when).toEqual({ kind: 'moment', at: newYorkTime('2026-11-27 09:00') });
  });

  test('no phone is ever taken for a time, and no word is lost', () => {
    const separators = fc.constantFrom('', '-', '.', ' ');
    fc.assert(
      fc.property(digits(3), digits(3), digits(4), separators, (area, exchange, line, separator) => {
        const phone = `${area}${separator}${exchange}${separator}${line}`;
        expect(found(`oil ${phone} wait`)).toBeNull();
        expect(found(`oil ${phone} tue 9 wait`)).toEqual(['2026-11-24T09:00', `oil ${phone} wait`]);
        expect(found(`oil tue 9 ${phone} wait`)).toEqual(['2026-11-24T09:00', `oil ${phone} wait`]);
      }),
    );
  });

  test('any words give a time, none, or a refusal', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 6 }), (words) => {
        try {
          findMoment(words.join(' '), WEDNESDAY);
        } catch (thrown) {
          const refused = failureOf(thrown, 'invalid-value') ?? failureOf(thrown, 'time-not-understood');
          expect(refused).not.toBeNull();
        }
      }),
    );
  });
});
