import * as fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { phoneText } from '../../src/domain/phone-text.ts';
import { failureOf } from '../../src/failure.ts';
import { lacksAreaCode, normalPhone as phoneAt } from '../../src/input/phone.ts';
import { phoneFaultText } from '../../src/output/form/phone-fault.ts';

const nanp = fc
  .tuple(fc.stringMatching(/^[2-9][0-8]\d$/), fc.stringMatching(/^[2-9]\d\d$/), fc.stringMatching(/^\d{4}$/))
  .filter(
    (parts) => !parts.slice(0, 2).some((part) => part.endsWith('11')) && new Set(parts.join('')).size > 1,
  )
  .map(([area, exchange, line]) => ({ area, exchange, line, e164: `+1${area}${exchange}${line}` }));

function normalPhone(text: string, phoneRegion: string, phoneArea: string | null = null) {
  return phoneAt(text, { phoneRegion, phoneArea });
}

async function refused(text: string, region: string, area: string | null = null) {
  const thrown = await normalPhone(text, region, area).catch((error: unknown) => error);
  const { why, ...failure } = failureOf(thrown, 'invalid-value') ?? {};
  return why === undefined ? failure : { ...failure, why: phoneFaultText(why) };
}

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
    ['+447700900123', 'US', '+447700900123'],
    ['07700 900123', 'GB', '+447700900123'],
    ['8 (495) 123-45-67', 'RU', '+74951234567'],
    ['+800 1234 5678', 'US', '+80012345678'],
    ['001 212 555 0134', 'DE', '+12125550134'],
    ['011 52 1 55 1234 5678', 'US', '+525512345678'],
    ['876-555-0134', 'JM', '+18765550134'],
    ['800-411-0134', 'US', '+18004110134'],
    ['212.555.0134 Ext 12', 'US', '+12125550134'],
    ['212-555-0134 (x12)', 'US', '+12125550134'],
    ['+1-212-555-0134;ext=12', 'US', '+12125550134'],
    ['212-555-0134 #12', 'US', '+12125550134'],
    ['+44 20 7946 0958 extension 12', 'US', '+442079460958'],
    ['Cell: 212 555 0134', 'US', '+12125550134'],
    ['212 555 0134 (cell)', 'US', '+12125550134'],
    ['212-555-0134, mobile', 'US', '+12125550134'],
    ['(212) 555-0134 (h)', 'US', '+12125550134'],
    ['٢١٢ ٥٥٥ ٠١٣٤', 'US', '+12125550134'],
    ['۲۱۲۵۵۵۰۱۳۴', 'US', '+12125550134'],
    ['२१२-५५५-०१३४', 'US', '+12125550134'],
    ['＋４４ 20 7946 0958', 'US', '+442079460958'],
    ['1-800-FLOWERS', 'US', '+18003569377'],
    ['800-gofedex', 'US', '+18004633339'],
    ['(212) 555-CARS', 'US', '+12125552277'],
    ['1-800-CONTACTS', 'DE', '+18002668228'],
    ['T: 212-555-0134', 'US', '+12125550134'],
    ['Ph# 212-555-0134', 'US', '+12125550134'],
    ['WhatsApp +52 1 55 1234 5678', 'US', '+525512345678'],
    ['Tel. no.: 212-555-0134', 'US', '+12125550134'],
    ["'2125550134", 'US', '+12125550134'],
    ['[212] 555_0134', 'US', '+12125550134'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['01 (55) 1234-5678', 'MX', '+525512345678'],
    ['52 1 55 1234 5678', 'MX', '+525512345678'],
    ['1 55 1234 5678', 'MX', '+525512345678'],
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

describe('what no numbering plan allows is refused with the reason', () => {
  test.each([
    ['000-000-0000', "one digit ten times over is nobody's number"],
    ['555-555-5555', "one digit ten times over is nobody's number"],
    ['+1 (999) 999-9999', "one digit ten times over is nobody's number"],
    ['0740521234', 'no area code begins with 0'],
    ['07700 900123', 'no area code begins with 0'],
    ['123-456-7890', 'no area code begins with 1'],
    ['1 123 456 7890', 'no area code begins with 1'],
    ['911-555-0134', "911 is a service's number and no area code"],
    ['+1 411 555 0134', "411 is a service's number and no area code"],
    ['299 555 0134', '299 is no area code: none has a 9 in its middle'],
    ['212-055-0134', 'no number has a 0 after its area code'],
    ['212-155-0134', 'no number has a 1 after its area code'],
    ['212-911-0134', "no number has 911 after its area code: it is a service's"],
    ['555-0134', 'it has no area code, and the shop has none to add'],
    ['212 555 013', 'it has 9 digits, not 10'],
    ['911', 'it has 3 digits, not 10'],
    ['2125550134567', 'it has 13 digits, not 10'],
    ['+1212555', 'after +1 it has 6 digits, not 10'],
    ['+44 000 000 0000', 'the numbering plan of country code 44 has no such number'],
    ['+49 0000000', 'the numbering plan of country code 49 has no such number'],
    ['+33 142', 'the numbering plan of country code 33 has no such number'],
    ['011 86 000 0000 0000', 'the numbering plan of country code 86 has no such number'],
    ['+99912345678', 'no country has the code with which it begins'],
  ])('%s in a US shop: %s', async (text, why) => {
    expect(await refused(text, 'US')).toEqual({
      code: 'invalid-value',
      what: 'phone',
      value: text,
      expected: { kind: 'ten-digits', area: null },
      why,
    });
  });

  test.each([
    ['00 00 00 00 00', 'FR', 'the numbering plan of country code 33 has no such number'],
    ['0000 000 0000', 'GB', 'the numbering plan of country code 44 has no such number'],
    ['12', 'DE', 'the numbering plan of country code 49 has no such number'],
    ['+1 000 000 0000', 'DE', "one digit ten times over is nobody's number"],
    ['876-011-0134', 'JM', 'no number has a 0 after its area code'],
  ])('%s in %s: %s', async (text, region, why) => {
    expect(await refused(text, region)).toMatchObject({ value: text, why });
  });

  test.each(['', 'call 212 555 0134', '2125550134 / 2125550135?', 'Ana', '+', '+33 1', '212 garage'])(
    "'%s' is not even like a phone, which needs no reason",
    async (text) => {
      expect(await refused(text, 'US')).not.toHaveProperty('why');
    },
  );

  test('and never the number of an area code that is new, or a number for films', async () => {
    expect(await normalPhone('279-555-0199', 'US')).toBe('+12795550199');
    expect(await normalPhone('387 200 0000', 'US')).toBe('+13872000000');
  });
});

describe('a number without area code', () => {
  test.each([
    ['555-0134', 'US', '212', '+12125550134'],
    ['555 0134 x12', 'CA', '416', '+14165550134'],
    ['555-0134', 'JM', '876', '+18765550134'],
    ['７９４６ ０９５８', 'GB', '020', '+442079460958'],
    ['7946 0958', 'GB', '20', '+442079460958'],
    ['(646) 555-0134', 'US', '212', '+16465550134'],
  ])('%s in %s, area %s, is %s', async (text, region, area, e164) => {
    expect(await normalPhone(text, region, area)).toBe(e164);
  });

  test('must make a number of the plan with it', async () => {
    expect(await refused('055-0134', 'US', '212')).toMatchObject({ why: 'no area code begins with 0' });
    expect(await refused('911-0134', 'US', '212')).toMatchObject({
      why: "no number has 911 after its area code: it is a service's",
      expected: { kind: 'ten-digits', area: '212' },
    });
  });

  test('lacks nothing else, where it is asked for', () => {
    const place = { phoneRegion: 'US', phoneArea: null };
    expect(lacksAreaCode('555-0134', place)).toBe(true);
    for (const text of ['155-0134', '555-013', '212 555 0134', 'Ana', '+5550134'])
      expect(lacksAreaCode(text, place)).toBe(false);
    expect(lacksAreaCode('555-0134', { ...place, phoneArea: '212' })).toBe(false);
    expect(lacksAreaCode('555-0134', { ...place, phoneRegion: 'DE' })).toBe(false);
  });
});

test('elsewhere than in North America ten digits are not assumed', async () => {
  expect(await normalPhone('0301234567', 'DE')).toBe('+49301234567');
});
