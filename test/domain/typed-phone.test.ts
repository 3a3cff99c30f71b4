import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneText } from '../../src/domain/phone-text.ts';
import { isPhoneLike, phoneDigits } from '../../src/domain/typed-phone.ts';

const e164s = fc.stringMatching(/^\+1[2-9]\d\d[2-9]\d{6}$/);

describe('the digits to search by', () => {
  test.each([
    ['0134', '0134'],
    ['555-0134', '5550134'],
    ['(212) 555-0134', '2125550134'],
    ['+1 212 555 0134', '12125550134'],
    ['020 7946 0958', '2079460958'],
    ['+44 (0)20 7946 0958', '442079460958'],
    ['0044 20 7946 0958', '442079460958'],
    ['011 44 20 7946 0958', '442079460958'],
    ['212-555-0134 x12', '2125550134'],
    ['(212) 555-0134 ext. 12', '2125550134'],
    ['٢١٢ ٥٥٥ ٠١٣٤', '2125550134'],
    ['０１３４', '0134'],
    ['5215512345678', '525512345678'],
    ['1-800-FLOWERS', '18003569377'],
    ['212-555-CARS', '12125552277'],
    ['212 garage', null],
    ['212 garages', null],
    ['1234 X12', null],
    ['PH-1234', null],
    ['X123', null],
    ['12', null],
    ['Ana', null],
    ['ABC1234', null],
    ['9ABC', null],
    ['', null],
  ])("of '%s' are %s", (text, digits) => {
    expect(phoneDigits(text)).toBe(digits);
  });

  test('are the end of the phone, in any spelling', () => {
    fc.assert(
      fc.property(e164s, fc.integer({ min: 3, max: 10 }), (e164, count) => {
        expect(e164.endsWith(phoneDigits(e164.slice(-count)) ?? 'none')).toBe(true);
        expect(e164.endsWith(phoneDigits(phoneText(e164, 'US')) ?? 'none')).toBe(true);
      }),
    );
  });
});

test.each([
  ['0134', false],
  ['555-0134', true],
  ['+290 2345', true],
  ['ABC1234', false],
  ['1234567 Main', false],
])("that '%s' may be a whole phone is %s", (text, expected) => {
  expect(isPhoneLike(text)).toBe(expected);
});
