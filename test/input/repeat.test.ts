import { describe, expect, test } from 'vitest';
import { ruleText } from '../../src/domain/series.ts';
import { failureOf } from '../../src/failure.ts';
import { hear } from '../../src/input/words/hear.ts';
import { readRepeat } from '../../src/input/words/repeat.ts';
import { aShopOfWords } from '../support/shop-of-words.ts';
import { newYorkTime } from './shop-zones.ts';

const ruleOf = (text: string) =>
  ruleText(readRepeat(text).repeat).replace(/RSCALE=GREGORIAN;|;SKIP=BACKWARD/g, '');

describe('how often something comes again', () => {
  test.each([
    ['every 3 months', 'FREQ=MONTHLY;INTERVAL=3'],
    ['every three months', 'FREQ=MONTHLY;INTERVAL=3'],
    ['each month', 'FREQ=MONTHLY'],
    ['Every other week', 'FREQ=WEEKLY;INTERVAL=2'],
    ['every second month', 'FREQ=MONTHLY;INTERVAL=2'],
    ['every 3rd month', 'FREQ=MONTHLY;INTERVAL=3'],
    ['every 6 wks', 'FREQ=WEEKLY;INTERVAL=6'],
    ['every other tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
    ['every Tue and Thu', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['every thu, tue', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['weekly on mondays', 'FREQ=WEEKLY;BYDAY=MO'],
    ['every 2 weeks on fri', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['bi-weekly', 'FREQ=WEEKLY;INTERVAL=2'],
    ['every fortnight', 'FREQ=WEEKLY;INTERVAL=2'],
    ['monthly', 'FREQ=MONTHLY'],
    ['quarterly', 'FREQ=MONTHLY;INTERVAL=3'],
    ['every two quarters', 'FREQ=MONTHLY;INTERVAL=6'],
    ['twice a year', 'FREQ=MONTHLY;INTERVAL=6'],
    ['every half year', 'FREQ=MONTHLY;INTERVAL=6'],
    ['once a year', 'FREQ=YEARLY'],
    ['yearly', 'FREQ=YEARLY'],
    ['daily', 'FREQ=DAILY'],
    ['cada 3 meses', 'FREQ=MONTHLY;INTERVAL=3'],
    ['cada tres meses', 'FREQ=MONTHLY;INTERVAL=3'],
    ['cada dos semanas', 'FREQ=WEEKLY;INTERVAL=2'],
    ['cada quince días', 'FREQ=WEEKLY;INTERVAL=2'],
    ['cada martes', 'FREQ=WEEKLY;BYDAY=TU'],
    ['todos los martes y jueves', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['cada semana el lunes', 'FREQ=WEEKLY;BYDAY=MO'],
    ['cada año', 'FREQ=YEARLY'],
    ['cada medio año', 'FREQ=MONTHLY;INTERVAL=6'],
    ['trimestral', 'FREQ=MONTHLY;INTERVAL=3'],
    ['mensualmente', 'FREQ=MONTHLY'],
    ['anual', 'FREQ=YEARLY'],
    ['each first monday', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['every last friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['last friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['the last Friday of every month', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['every third friday of the month', 'FREQ=MONTHLY;BYDAY=3FR'],
    ['every 3rd friday of the month', 'FREQ=MONTHLY;BYDAY=3FR'],
    ['every 2nd and 4th tuesday', 'FREQ=MONTHLY;BYDAY=2TU,4TU'],
    ['on the first and last monday of each month', 'FREQ=MONTHLY;BYDAY=1MO,-1MO'],
    ['every month on the first monday', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['monthly on the second wed', 'FREQ=MONTHLY;BYDAY=2WE'],
    ['every 2 months on the last friday', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR'],
    ['first monday of every other month', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO'],
    ['first monday of every 3 months', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO'],
    ['every month on the 15th', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['the 1st and 15th of every month', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['every 15th of the month', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['last day of each month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['every alternate friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['every two fridays', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['every 3 weeks on friday', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=FR'],
    ['cada primer lunes', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['el primer lunes de cada mes', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['último viernes de cada mes', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['todos los últimos viernes del mes', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['cada tercer viernes del mes', 'FREQ=MONTHLY;BYDAY=3FR'],
    ['cada mes el segundo martes', 'FREQ=MONTHLY;BYDAY=2TU'],
    ['cada dos meses el último viernes', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR'],
    ['el 15 de cada mes', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['el 1 y el 15 de cada mes', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    ['cada mes el 15', 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['el último día del mes', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['cada dos viernes', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['cada otro viernes', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ])('"%s"', (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });

  test.each([
    ['every 3 months 4 times', 4, null],
    ['monthly x6', 6, null],
    ['cada mes 3 veces', 3, null],
    ['every tue until 2027-03-01', null, '2027-03-01'],
    ['the last friday of each month 4 times', 4, null],
    ['every month on the 15th x3', 3, null],
    ['cada mes el 15 3 veces', 3, null],
    ['cada 3 meses 4 veces', 4, null],
    ['cada martes hasta 1.3.2027', null, '1.3.2027'],
  ])('"%s" says its end, too', (text, count, until) => {
    expect(readRepeat(text)).toMatchObject({ count, until });
  });

  test.each([
    'every',
    'every first monday of the week',
    'every 15th',
    'every 32nd of the month',
    'every last',
    'first monday',
    'the first monday',
    'every other first monday',
    'cada 15 del año',
    'every 0 weeks',
    'every 999 days',
    'sometimes',
    'every 3 months or so',
    'every blue moon',
    'monthly on tuesday',
    'every week on',
    '3 months',
    'every tue until',
    '',
  ])('"%s" is refused rather than guessed', (text) => {
    expect(() => readRepeat(text)).toThrow('invalid-value');
  });

  test.each([
    ['every third friday', ['every third friday of the month', 'every 3 weeks on friday']],
    ['each 2nd tue x4', ['each 2nd tue of the month', 'each 2 weeks on tue']],
    ['every fourth monday until 2027-06-01', ['every fourth monday of the month', 'every 4 weeks on monday']],
    ['cada tercer viernes', ['cada tercer viernes del mes', 'cada 3 semanas el viernes']],
    ['cada tercer día', ['cada 2 dias', 'cada 3 dias']],
  ])('"%s" has two readings, each of which is understood', (text, readings) => {
    expect(() => readRepeat(text)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'several-readings', readings }) }),
    );
    expect(readings.map(ruleOf)).toHaveLength(2);
  });
});

const MONDAY = {
  now: newYorkTime('2026-11-23 08:00'),
  today: '2026-11-23',
  dateOrder: 'month-first',
} as const;
const SHOP = aShopOfWords();

const repeatsIn = (text: string) =>
  hear(text, MONDAY, SHOP).facts.flatMap(({ said, words }) => (said.kind === 'repeat' ? [words] : []));

describe('in a sentence', () => {
  test.each([
    ['oil tue 9 0134 every third friday of the month', 'every third friday of the month'],
    ['oil the last friday of each month 9 0134', 'the last friday of each month'],
    ['aceite el primer lunes de cada mes 4 veces 9', 'el primer lunes de cada mes 4 veces'],
    ['oil first friday 9 0134 every 3 months', 'every 3 months'],
    ['oil every other tuesday 9 until 2027-03-01 0134', 'every other tuesday until 2027-03-01'],
    ['until june 1 oil every tuesday 9 0134', 'every tuesday until june 1'],
    ['oil 4 times tue 9 0134 monthly', 'monthly 4 times'],
    ['oil monthly first monday 9 0134 x6', 'monthly first monday x6'],
    ['aceite cada martes 9 0134 hasta el 1 de junio', 'cada martes hasta el 1 de junio'],
    ['oil every tuesday 9 0134 until march', 'every tuesday until march'],
    ['oil every tuesday 9 through march 2027 0134', 'every tuesday through march 2027'],
  ])('"%s" says "%s", and that is understood by itself', (text, words) => {
    expect(repeatsIn(text)).toEqual([words]);
    expect(() => readRepeat(words)).not.toThrow();
  });

  test.each([
    'annual inspection 0134',
    'inspección anual 0134',
    'oil the first monday of the month 9 0134',
    'oil tue 9 0134',
    'oil tue 9 4 times 0134',
  ])('"%s" says nothing of the kind', (text) => {
    expect(repeatsIn(text)).toEqual([]);
  });

  test.each([
    'oil not every tuesday 9 0134',
    'oil every tuesday 9 but not dec 8 0134',
    'oil every tuesday except the 8th 9 0134',
    'oil every 3 months weekdays 9 0134',
    'oil cada martes menos el 8 de diciembre 0134',
  ])('"%s" leaves out what a series cannot, and is not heard as a whole one', (text) => {
    let changing: string | null = null;
    try {
      changing = hear(text, MONDAY, SHOP).changing;
    } catch (thrown) {
      changing = failureOf(thrown, 'time-not-understood')?.words ?? null;
    }
    expect(changing).not.toBeNull();
  });
});
