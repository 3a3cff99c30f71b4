import { describe, expect, test } from 'vitest';
import { ruleText } from '../../src/domain/series.ts';
import { readRepeat } from '../../src/input/words/repeat.ts';

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
  ])('"%s"', (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });

  test.each([
    ['every 3 months 4 times', 4, null],
    ['monthly x6', 6, null],
    ['cada mes 3 veces', 3, null],
    ['every tue until 2027-03-01', null, '2027-03-01'],
    ['cada martes hasta 1.3.2027', null, '1.3.2027'],
  ])('"%s" says its end, too', (text, count, until) => {
    expect(readRepeat(text)).toMatchObject({ count, until });
  });

  test.each([
    'every',
    'every third friday',
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
});
