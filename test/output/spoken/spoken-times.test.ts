import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/output/spoken/language.ts';
import {
  dateSaid,
  everySuch,
  momentSaid,
  momentsSaid,
  timeSaid,
} from '../../../src/output/spoken/spoken-times.ts';
import { at, TIME } from '../samples.ts';

describe('a time of day for a voice', () => {
  test.each([
    ['00:00', 'midnight', 'medianoche'],
    ['00:05', 'twelve oh five in the morning', 'las doce y cinco de la madrugada'],
    ['01:00', '1 in the morning', 'la una de la madrugada'],
    ['09:00', '9 in the morning', 'las 9 de la mañana'],
    ['11:45', 'eleven forty-five in the morning', 'las once y cuarenta y cinco de la mañana'],
    ['12:00', 'noon', 'mediodía'],
    ['12:30', 'twelve thirty in the afternoon', 'las doce y media de la tarde'],
    ['13:15', 'one fifteen in the afternoon', 'la una y cuarto de la tarde'],
    ['16:21', 'four twenty-one in the afternoon', 'las cuatro y veintiuno de la tarde'],
    ['17:00', '5 in the evening', 'las 5 de la tarde'],
    ['20:00', '8 in the evening', 'las 8 de la noche'],
  ])('%s is "%s", "%s"', (clock, en, es) => {
    const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    expect([timeSaid(minute, 'en'), timeSaid(minute, 'es')]).toEqual([en, es]);
  });

  test.each(LANGUAGES)('no two minutes of a day sound alike, and none has a colon (%s)', (language) => {
    const said = Array.from({ length: 1_440 }, (_, minute) => timeSaid(minute, language));
    expect(new Set(said).size).toBe(1_440);
    expect(said.filter((one) => !/^[\p{L}\d -]+$/u.test(one))).toEqual([]);
  });
});

describe('a day for a voice', () => {
  test('is said with its weekday, and with its year where that is another one', () => {
    expect(dateSaid('2026-11-23', '2026-01-01', 'en')).toBe('Monday, November 23');
    expect(dateSaid('2027-01-02', '2026-11-23', 'en')).toBe('Saturday, January 2, 2027');
    expect(dateSaid('2026-11-23', '2026-01-01', 'es')).toBe('el lunes 23 de noviembre');
    expect(dateSaid('2027-01-02', '2026-11-23', 'es')).toBe('el sábado 2 de enero de 2027');
  });

  test('is named as one of many', () => {
    expect([everySuch('2026-11-22', 'en'), everySuch('2026-11-22', 'es')]).toEqual([
      'Sundays',
      'los domingos',
    ]);
    expect(everySuch('2026-11-23', 'es')).toBe('los lunes');
  });

  test('is said once for several times', () => {
    const moments = [at('2026-11-23T09:00'), at('2026-11-23T12:00'), at('2026-11-24T13:15')];
    expect(momentsSaid(moments, TIME, 'en')).toBe(
      'Monday, November 23 at 9 in the morning, noon or Tuesday, November 24 at one fifteen in the afternoon',
    );
    expect(momentsSaid(moments, TIME, 'es')).toBe(
      'el lunes 23 de noviembre a las 9 de la mañana, al mediodía o el martes 24 de noviembre a la una y cuarto de la tarde',
    );
    expect(momentSaid(at('2026-11-23T12:00'), TIME, 'es')).toBe('el lunes 23 de noviembre al mediodía');
  });
});
