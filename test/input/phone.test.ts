import * as fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { phoneText } from '../../src/domain/phone-text.ts';
import { failureOf } from '../../src/failure.ts';
import { normalPhone, phoneDigits } from '../../src/input/phone.ts';

const nanp = fc
  .tuple(fc.stringMatching(/^[2-9]\d\d$/), fc.stringMatching(/^[2-9]\d\d$/), fc.stringMatching(/^\d{4}$/))
  .map(([area, exchange, line]) => ({ area, exchange, line, e164: `+1${area}${exchange}${line}` }));

describe('one phone has one form', () => {
  test.each([
    ['(212) 555-0134', 'US', '+12125550134'],
    ['212.555.0134', 'US', '+12125550134'],
    ['2125550134', 'CA', '+12125550134'],
    ['1-212-555-0134', 'us', '+12125550134'],
    ['+1 212 555 0134', 'GB', '+12125550134'],
    ['tel:+1-212-555-0134', 'US', '+12125550134'],
    ['\u202a(212)\u00a0555\u20110134\u202c', 'US', '+12125550134'],
    ['２１２５５５０１３４', 'US', '+12125550134'],
    ['212 555 0134 ext. 12', 'US', '+12125550134'],
    ['212-555-0134 x12', 'US', '+12125550134'],
    ['+44 20 7946 0958', 'US', '+442079460958'],
    ['+44 (0)20 7946 0958', 'US', '+442079460958'],
    ['+4402079460958', 'US', '+442079460958'],
    ['00 44 20 7946 0958', 'US', '+442079460958'],
    ['00442079460958', 'DE', '+442079460958'],
    ['011 44 20 7946 0958', 'US', '+442079460958'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['06 12345678', 'IT', '+390612345678'],
    ['+52 1 55 1234 5678', 'US', '+525512345678'],
    ['055-123-4567', 'DE', '+49551234567'],
  ])('%s in %s is %s', async (text, region, e164) => {
    expect(await normalPhone(text, region)).toBe(e164);
  });

  test('whatever the spelling, and the same as the phone library says', async () => {
    await fc.assert(
      fc.asyncProperty(nanp, fc.constantFrom('US', 'CA'), async ({ area, exchange, line, e164 }, region) => {
        const spellings = [
          e164,
          `${area}${exchange}${line}`,
          `(${area}) ${exchange}-${line}`,
          `${area}.${exchange}.${line}`,
          `1 ${area} ${exchange} ${line}`,
          `+1 (${area}) ${exchange}-${line}`,
          `${area}-${exchange}-${line} x7`,
          phoneText(e164, region),
          phoneText(e164, 'DE'),
        ];
        for (const spelling of spellings) {
          expect(await normalPhone(spelling, region)).toBe(e164);
          const parsed = parsePhoneNumberFromString(spelling, { defaultCountry: 'US', extract: false });
          expect(parsed?.number).toBe(e164);
          expect(parsed?.isPossible()).toBe(true);
        }
      }),
    );
  });

  test('and a form that is already normal stays', async () => {
    const foreign = fc.constantFrom(
      '+442079460958',
      '+390612345678',
      '+525512345678',
      '+4930123456',
      '+61291234567',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          nanp.map(({ e164 }) => e164),
          foreign,
        ),
        async (e164) => {
          expect(await normalPhone(e164, 'US')).toBe(e164);
          expect(await normalPhone(phoneText(e164, 'US'), 'US')).toBe(e164);
        },
      ),
    );
  });
});

test.each([
  '',
  '555-0134',
  '911',
  'call 212 555 0134',
  '212 555 0134 / 0135',
  '+1212555',
  '+99912345678',
  'Ana',
  '2125550134567',
])("'%s' is no phone, and the refusal says what one is", async (text) => {
  const thrown: unknown = await normalPhone(text, 'US').catch((error: unknown) => error);
  expect(failureOf(thrown, 'invalid-value')).toEqual({
    code: 'invalid-value',
    what: 'phone',
    value: text,
    expected: '10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958',
  });
});

test('elsewhere than in North America ten digits are not assumed', async () => {
  expect(await normalPhone('0301234567', 'DE')).toBe('+49301234567');
  await expect(normalPhone('12', 'DE')).rejects.toThrow('invalid-value');
});

describe('the digits to search by', () => {
  test.each([
    ['0134', '0134'],
    ['555-0134', '5550134'],
    ['(212) 555-0134', '2125550134'],
    ['+1 212 555 0134', '12125550134'],
    ['020 7946 0958', '2079460958'],
    ['+44 (0)20 7946 0958', '442079460958'],
    ['0044 20 7946 0958', '442079460958'],
    ['12', null],
    ['Ana', null],
    ['ABC1234', null],
    ['9ABC', null],
    ['', null],
  ])("of '%s' are %s", (text, digits) => {
    expect(phoneDigits(text)).toBe(digits);
  });

  test('are the end of the phone, in any spelling', async () => {
    await fc.assert(
      fc.asyncProperty(nanp, fc.integer({ min: 3, max: 10 }), async ({ e164 }, count) => {
        expect(e164.endsWith(phoneDigits(e164.slice(-count)) ?? 'none')).toBe(true);
        expect(e164.endsWith(phoneDigits(phoneText(e164, 'US')) ?? 'none')).toBe(true);
      }),
    );
  });
});
