import { describe, expect, test } from 'vitest';
import { allPlaces, holidaysOf, placeOf, placeSaid } from '../../../src/files/holidays/holidays.ts';

/** `12-25 Christmas Day`, of one year. */
function publicOf(code: string, year: number, language = 'en'): string[] {
  const place = placeOf(code);
  if (place === null) throw new Error(`no ${code}`);
  return holidaysOf(place, { from: `${year}-01-01`, to: `${year}-12-31`, language })
    .filter(({ kind }) => kind === 'public')
    .map(
      ({ name, fromDate, toDate }) =>
        `${fromDate.slice(5)}${fromDate === toDate ? '' : `…${toDate.slice(5)}`} ${name}`,
    );
}

/** Two days before Easter. */
function goodFridays(code: string): (string | undefined)[] {
  return [2026, 2027, 2028].map((year) =>
    publicOf(code, year)
      .find((day) => day.includes('Good Friday'))
      ?.slice(0, 5),
  );
}

describe('public holidays are those of the official calendars', () => {
  test('of the federal government of the United States, with substitutes for weekends', () => {
    expect(publicOf('US', 2027)).toEqual([
      "01-01 New Year's Day",
      '01-18 Martin Luther King Jr. Day',
      "02-15 Washington's Birthday",
      '05-31 Memorial Day',
      '06-18 Juneteenth (substitute day)',
      '06-19 Juneteenth',
      '07-04 Independence Day',
      '07-05 Independence Day (substitute day)',
      '09-06 Labor Day',
      '10-11 Columbus Day',
      '11-11 Veterans Day',
      '11-25 Thanksgiving Day',
      '12-24 Christmas Day (substitute day)',
      '12-25 Christmas Day',
      "12-31 New Year's Day (substitute day)",
    ]);
  });

  test('of England, where Easter and substitutes move', () => {
    expect(publicOf('GB-ENG', 2027)).toEqual([
      "01-01 New Year's Day",
      '03-26 Good Friday',
      '03-29 Easter Monday',
      '05-03 Early May bank holiday',
      '05-31 Spring bank holiday',
      '08-30 Summer bank holiday',
      '12-25 Christmas Day',
      '12-26 Boxing Day',
      '12-27 Christmas Day (substitute day)',
      '12-28 Boxing Day (substitute day)',
    ]);
  });

  test('of Bavaria, in German', () => {
    expect(publicOf('DE-BY', 2027, 'de')).toEqual([
      '01-01 Neujahr',
      '01-06 Heilige Drei Könige',
      '03-26 Karfreitag',
      '03-29 Ostermontag',
      '05-01 Maifeiertag',
      '05-06 Christi Himmelfahrt',
      '05-17 Pfingstmontag',
      '05-27 Fronleichnam',
      '10-03 Tag der Deutschen Einheit',
      '11-01 Allerheiligen',
      '12-25 1. Weihnachtstag',
      '12-26 2. Weihnachtstag',
    ]);
  });

  test('of Mexico, in Spanish, on the Mondays of the law', () => {
    expect(publicOf('MX', 2027, 'es')).toEqual([
      '01-01 Año Nuevo',
      '02-01 Día de la Constitución',
      '03-15 Natalicio de Benito Juárez',
      '05-01 Día del Trabajador',
      '09-16 Día de la Independencia',
      '11-15 Día de la Revolución',
      '12-25 Navidad',
    ]);
  });

  test('of Japan, which looks at the sun', () => {
    expect(publicOf('JP', 2027)).toEqual([
      "01-01 New Year's Day",
      '01-11 Coming of Age Day',
      '02-11 Foundation Day',
      "02-23 Emperor's Birthday",
      '03-21 Spring Equinox Day',
      '03-22 Spring Equinox Day (substitute day)',
      '04-29 Showa Day',
      '05-03 Constitution Day',
      '05-04 Greenery Day',
      "05-05 Children's Day",
      '07-19 Marine Day',
      '08-11 Mountain Day',
      '09-20 Respect-for-the-Aged Day',
      '09-23 Autumnal Equinox Day',
      '10-11 Sports Day',
      '11-03 Culture Day',
      '11-23 Labor Thanksgiving Day',
    ]);
  });

  test('Easter by either calendar', () => {
    expect(goodFridays('GB')).toEqual(['04-03', '03-26', '04-14']);
    expect(goodFridays('GR')).toEqual(['04-10', '04-30', '04-14']);
  });

  test('of several days, and of hours of one', () => {
    expect(publicOf('KR', 2026)).toContain('02-17…02-19 Korean New Year');
    const iceland = holidaysOf(
      { code: 'IS', name: '' },
      { from: '2026-12-24', to: '2026-12-24', language: 'en' },
    );
    expect(iceland).toMatchObject([{ name: 'Christmas Eve', hours: { from: 13 * 60, to: 24 * 60 } }]);
  });
});

test('days are those of the place, on a machine in any zone', () => {
  const here = process.env['TZ'];
  try {
    const days = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Santiago'].map((zone) => {
      process.env['TZ'] = zone;
      return ['US', 'CL', 'IL', 'SA'].map((code) => publicOf(code, 2027));
    });
    expect(days[1]).toEqual(days[0]);
    expect(days[2]).toEqual(days[0]);
  } finally {
    if (here === undefined) delete process.env['TZ'];
    else process.env['TZ'] = here;
  }
});

test('every place is known by its code', () => {
  const all = allPlaces();
  expect(all.filter(({ code, name }) => placeOf(code)?.name !== name)).toEqual([]);
  expect(all.length).toBeGreaterThan(500);
});

test.each('AE BD CN ET IR IS NG RU TR VN'.split(' '))('the holidays of %s are days with names', (code) => {
  const year = { from: '2027-01-01', to: '2027-12-31', language: 'en' };
  const found = holidaysOf({ code, name: '' }, year);
  const odd = found.filter(
    ({ name, fromDate, toDate, hours }) =>
      name === '' || toDate < fromDate || (hours !== null && fromDate !== toDate),
  );
  expect([found.length > 5, odd]).toEqual([true, []]);
});

describe('a place is named by', () => {
  test.each([
    ['us-ny', 'US-NY'],
    ['US NY', 'US-NY'],
    ['United States, New York', 'US-NY'],
    ['new york', 'US-NY'],
    ['ny', 'US-NY'],
    ['ca', 'CA'],
    ['us ca', 'US-CA'],
    ['uk', 'GB'],
    ['Germany', 'DE'],
    ['alemania', 'DE'],
    ['de-by', 'DE-BY'],
    ['DE BY A', 'DE-BY-A'],
    ['spain catalonia', 'ES-CT'],
    ['méxico', 'MX'],
    ['Côte d’Ivoire', 'CI'],
  ])('%s: %s', (said, code) => {
    expect(placeSaid(said, 'US').code).toBe(code);
  });

  test.each([
    ['atlantis', { what: 'country', query: 'atlantis' }],
    ['germny', { what: 'country', meant: ['DE (Germany)'] }],
    ['us xx', { what: 'region', query: 'xx' }],
    ['us new yrok', { what: 'region', meant: ['US-NY (New York)'] }],
    ['us ny nowhere', { what: 'region', query: 'nowhere' }],
  ])('and not by %s', (said, failure) => {
    expect(() => placeSaid(said, 'US')).toThrow(
      expect.objectContaining({ failure: expect.objectContaining(failure) }),
    );
  });

  test('a code that there is not', () => {
    expect([placeOf('XX'), placeOf('US-XX'), placeOf('us-ny')?.name]).toEqual([
      null,
      null,
      'New York, United States',
    ]);
  });
});

test('a language that is not spoken there is refused', () => {
  const asked = { from: '2027-01-01', to: '2027-12-31', language: 'fi' };
  expect(() => holidaysOf({ code: 'DE', name: 'Germany' }, asked)).toThrow(
    expect.objectContaining({
      failure: expect.objectContaining({
        what: 'language',
        expected: { kind: 'one-of', choices: ['de', 'en', 'es'] },
      }),
    }),
  );
});
