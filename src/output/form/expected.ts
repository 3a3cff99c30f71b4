import type { Expected } from '../../failure.ts';
import { counted, weekdayName } from './moments.ts';

type Words = {
  readonly [K in Expected['kind']]: (expected: Extract<Expected, { kind: K }>) => string;
};

/** What would have been right, as the end of a sentence. */
export function expectedText(expected: Expected): string {
  return (WORDS[expected.kind] as (expected: Expected) => string)(expected);
}

const WORDS: Words = {
  'time-of-day': () => 'a time of day from 00:00 to 23:59',
  'days-or-hours': () => 'days or hours from when to when, as "fri", "11-13" or "until 14:00"',
  'hour-of-day': ({ date }) => `a time of day too, as ${date}T09:00`,
  'day-of-week': () => 'a day, as monday next week',
  offset: () => 'an offset up to ±14:00',
  'one-moment': () => 'one moment, as "tue 10"',
  'suiting-time': () => 'days or hours that suit, as "mornings" or "tue after 2"',
  'suiting-by-then': () => 'a last day until which some day suits',
  'date-in-reach': ({ first, last }) => `a date from ${first} to ${last}`,
  'date-that-is': ({ first, last }) => `a date that the calendar has, from ${first} to ${last}`,
  'year-first': () => 'year-month-day, as 2026-11-23: this could be two dates',
  'one-day': ({ date }) => `one day: ${date} is a ${weekdayName(date)}`,
  'last-day-after-first': () => 'a last day that comes after the first',
  'today-or-later': () => 'today or a day to come',
  'day-to-come': () => 'a day that is still to come',
  'time-after-beginning': () => 'a time after the visit begins',
  'end-between': ({ earliest, latest }) => `an end from ${plain(earliest)} to ${plain(latest)}`,
  repetition: () =>
    'how often it comes again, as "every 3 months", "every other tuesday" or "last friday of each month"',
  'first-visit-on-its-day': () => 'a first visit on a day that it names',
  'series-within-two-years': ({ most }) => `a series of two years at most: ${counted(most, 'visit')}`,
  'visits-of-series': ({ least, most }) => `a series of ${least} to ${most} visits`,
  'end-of-series': ({ last }) => `a day within two years of the first visit: until ${last}`,
  'phone-with-area': () => `a number with its area code${ABROAD}`,
  'ten-digits': ({ area }) =>
    `10 digits, as (212) 555-0134${area === null ? '' : `, 7 in area ${area}`}${ABROAD}`,
  'area-code': () => '3 digits, as 212',
  'letters-and-digits': () => 'letters and digits; where there is none, leave it out',
  'year-between': ({ first, last }) => `a year from ${first} to ${last}`,
  'zone-name': () => 'a time zone, as America/New_York',
  'shop-name': ({ mostCharacters }) =>
    `letters, digits, - and _, at most ${mostCharacters}, as in main-street`,
  'one-of': ({ choices }) => `one of ${choices.join(', ')}`,
  'json-object': () => 'a JSON object, as {"date": "2026-11-24"}',
};

const ABROAD = ', or a number with its country code, as +44 20 7946 0958';

/** `2026-11-23 09:00` */
function plain(wall: string): string {
  return wall.replace('T', ' ');
}
