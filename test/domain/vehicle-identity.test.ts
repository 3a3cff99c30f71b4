import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  normalPlate,
  normalVin,
  plateDoubt,
  vehicleYear,
  vehicleYearIn,
  vehicleYears,
  vinDoubt,
} from '../../src/domain/vehicle-identity.ts';
import { vinDoubtText } from '../../src/output/form/car-doubt.ts';

describe('a plate', () => {
  test.each([
    ['abc-1234', 'ABC1234'],
    [' AB 12 CDE ', 'AB12CDE'],
    ['M·AB 1234', 'MAB1234'],
    ['7.abc.123', '7ABC123'],
    ['mü-x 1', 'MÜX1'],
    ['МА 123 К', 'МА123К'],
    ['品川 500 あ 12-34', '品川500あ1234'],
    ['ＡＢＣ１２３', 'ABC123'],
    [' -. ', null],
    ['', null],
  ])("'%s' is %s", (text, plate) => {
    expect(normalPlate(text)).toBe(plate);
  });

  test('that is normal stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plate = normalPlate(text);
        assert.equal(plate === null ? null : normalPlate(plate), plate);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is the same with anything between its letters, in either case', () => {
    const between = fc.constantFrom('', ' ', '-', '.', ' - ', '·');
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,8}$/), between, (plate, mark) => {
        expect(normalPlate(plate.toLowerCase().split('').join(mark))).toBe(plate);
      }),
    );
  });
});

const vinWarning = (vin: string, year?: number) => {
  const doubt = vinDoubt(vin, year);
  return doubt === null ? null : vinDoubtText(doubt);
};

describe('a VIN', () => {
  test('is kept in capitals, without what stands between', () => {
    expect(normalVin(' 1m8gdm9a-xkp042788 ')).toBe('1M8GDM9AXKP042788');
    expect(normalVin(' ')).toBeNull();
  });

  test.each(['1M8GDM9AXKP042788', '11111111111111111', '5GZCZ43D13S812715', '1HGCM82633A004352'])(
    '%s raises no doubt',
    (vin) => {
      expect(vinWarning(vin)).toBeNull();
    },
  );

  test.each([
    ['1M8GDM9AXKP04278', 'A VIN has 17 characters, this one has 16 (cars before 1981 have fewer).'],
    ['1M8GDM9AXKPO42788', 'A VIN never has the letter O: it is probably a 0.'],
    ['IM8GDM9AXKP042788', 'A VIN never has the letter I: it is probably a 1.'],
    ['1М8GDM9AXKP042788', 'A VIN has only Latin letters and digits, this one has М.'],
  ])('%s is doubted: %s', (vin, warning) => {
    expect(vinWarning(vin)).toBe(warning);
  });

  test('with a wrong check digit is doubted, with the reason why it may be right', () => {
    expect(vinWarning('WVWZZZ1JZXW000001')).toBe(
      'The check digit, the 9th character, should be 0 and is Z: look again, unless the car was not made for North America (European cars often have none).',
    );
  });

  test('of a car that is known to be older than the standard may be short', () => {
    expect(vinWarning('S117J', 1965)).toBeNull();
    expect(vinWarning('S117J', 1981)).toContain('this one has 5');
    expect(vinWarning('1M8GDM9AXKP0427880', 1965)).toContain('this one has 18');
  });

  test('with one character mistyped is always doubted when the weights can tell', () => {
    const right = '11111111111111111';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 2, max: 9 }), (position, digit) => {
        const wrong = right.slice(0, position) + digit + right.slice(position + 1);
        expect(vinWarning(wrong)).not.toBeNull();
      }),
    );
  });
});

describe('a model year', () => {
  const now = Date.UTC(2026, 10, 18);
  test.each([
    ['1886', 1886],
    ['2018', 2018],
    [' 2028 ', 2028],
    ['2029', null],
    ['1885', null],
    ['18', null],
    ['20185', null],
    ['2018.5', null],
    ['', null],
  ])("'%s' is %s", (text, year) => {
    expect(vehicleYear(text, now)).toBe(year);
  });

  test.each([
    ['18', 2018],
    ["'07", 2007],
    ['28', 2028],
    ['29', 1929],
    ['98', 1998],
    ['2018.0', 2018],
    ['2018,00', 2018],
    ['MY2018', 2018],
    ['01.03.2018', 2018],
    ['3/1/2018', 2018],
    ['03/2018', 2018],
    ['2018-03-01', 2018],
    ['2018-03-01T00:00:00Z', 2018],
    ['2018/2019', null],
    ['2018.5', null],
    ['7', null],
    ['1818', null],
    ['new', null],
  ])("in a list '%s' is %s", (text, year) => {
    expect(vehicleYearIn(text, now)).toBe(year);
  });

  test('goes from the first car to those on sale before their year', () => {
    expect(vehicleYears(now)).toEqual({ first: 1886, last: 2028 });
  });
});

test('no plate has more letters and digits than eleven', () => {
  expect(plateDoubt('なにわ300さ1234')).toBeNull();
  expect(plateDoubt('ABC1236ABC1237')).toEqual({ plate: 'ABC1236ABC1237', length: 14, most: 11 });
});
