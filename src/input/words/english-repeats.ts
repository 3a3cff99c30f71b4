import type { RepeatWords } from './meaning.ts';

export const ENGLISH_REPEATS: RepeatWords = {
  every: 'every|each|once every|once a|once per|repeat every|repeats every',
  saying: { ofTheMonth: 'of the month', weeksOn: 'weeks on', days: 'days' },
  units: {
    day: 'day|days',
    week: 'week|weeks|wk|wks',
    month: 'month|months|mo|mos',
    year: 'year|years|yr|yrs',
  },
  longer: [
    { unit: 'week', interval: 2, words: 'fortnight|fortnights' },
    { unit: 'month', interval: 3, words: 'quarter|quarters' },
    { unit: 'month', interval: 6, words: 'half year|half a year|half years' },
  ],
  alone: [
    { unit: 'day', interval: 1, words: 'daily' },
    { unit: 'week', interval: 1, words: 'weekly' },
    { unit: 'week', interval: 2, words: 'biweekly|bi weekly|fortnightly' },
    { unit: 'month', interval: 1, words: 'monthly' },
    { unit: 'month', interval: 3, words: 'quarterly|four times a year|4 times a year' },
    {
      unit: 'month',
      interval: 6,
      words: 'half yearly|semiannually|twice a year|two times a year|2 times a year',
    },
    { unit: 'year', interval: 1, words: 'yearly|annually' },
  ],
  adjectives: [{ unit: 'year', interval: 1, words: 'annual' }],
};
