import { expect } from 'vitest';
import { type Row, told, tried } from './row.ts';

const HEALTH = 'domain/calendar-health.test.ts';
const ALERTING = 'domain/alerting.test.ts';
const WATCH = 'wiring/watch.test.ts';
const SERVED = 'serve/watched.test.ts';
const E2E = 'e2e/health.test.ts';

/** Health, alerts, and what they are concluded from. */
export const WATCHING: readonly Row[] = [
  told(
    'M1',
    'how channels stand, how often is read and how often it fails is watched',
    ['domain/calendar-health.test.ts', 'channels are gone'],
    ['domain/calendar-health.test.ts', 'how a calendar is read longer ago'],
    ['domain/calendar-health.test.ts', 'how a calendar is more than a fifth of the requests'],
  ),
  told(
    'M2',
    'what is the matter is found by itself, with a name for each cause',
    ['output/checks/health-words.test.ts', 'what is the matter is worded for every cause'],
    [SERVED, 'a sign-in that Google takes no more is critical within one look, and told once'],
  ),
  told(
    'M3',
    'people are alerted by how much it matters',
    [
      WATCH,
      'who is told nobody at night, nobody of what matters less than they wish, and later what is still so',
    ],
    [ALERTING, 'an alert what lasts is told once, and that it is over once it has been away for an hour'],
  ),
  told('M4', 'each calendar has a score, and the shop that of the worst', [
    HEALTH,
    'in any shop the whole is as bad as the worst of it, and the score never says otherwise',
  ]),
  told(
    'M5',
    'days without visits, where there usually are some, are noticed',
    [E2E, 'days without visits, when there always were some, are told after two of them'],
    [HEALTH, 'how a calendar is one day without visits'],
  ),
  told(
    'M6',
    'how each channel stands is watched',
    ['domain/calendar-health.test.ts', 'channels are gone'],
    ['domain/calendar-health.test.ts', 'channels tell of nothing'],
  ),
  told(
    'M7',
    'what is read too late is noticed',
    [HEALTH, 'how a calendar is read longer ago'],
    [HEALTH, 'how a calendar is read twice the interval ago'],
  ),
  told(
    'M8',
    'how many of the requests failed is counted',
    [HEALTH, 'how a calendar is more than a fifth of the requests'],
    [HEALTH, 'in any shop of the requests that are told, no more failed than were made'],
  ),
  told(
    'M9',
    'failures in a row are counted',
    [
      'store/contract/calendar-states.ts',
      'what is remembered of a calendar counts failures in a row, and forgets them with the next answer',
    ],
    [HEALTH, 'how a calendar is one that did not answer five times'],
  ),
  told('M10', 'only hours count in which the shop is open', [
    HEALTH,
    'how a calendar is Mondays and Tuesdays without visits, when there always were some',
  ]),
  told(
    'M11',
    'five failures in a row, also of channels, and an old copy of the book are critical',
    ['domain/calendar-health.test.ts', 'channels could not be had five times'],
    ['domain/calendar-health.test.ts', 'how a calendar is one that did not answer five times'],
    ['domain/calendar-health.test.ts', 'how a calendar is an old copy of the book'],
  ),
  told(
    'M12',
    'a channel that is gone, and many errors, are high',
    ['domain/calendar-health.test.ts', 'channels are gone'],
    ['domain/calendar-health.test.ts', 'how a calendar is more than a fifth of the requests'],
  ),
  told(
    'M13',
    'what is late, and days without visits, are of medium weight',
    [HEALTH, 'how a calendar is read longer ago'],
    [HEALTH, 'how a calendar is Mondays and Tuesdays without visits, when there always were some'],
  ),
  told(
    'M14',
    'what ends soon, cannot be watched or waits in the inbox is of low weight',
    ['domain/calendar-health.test.ts', 'channels end in five hours, and opening another has failed twice'],
    [
      'domain/calendar-health.test.ts',
      'channels cannot be had, because Google tells nobody of a calendar of that kind',
    ],
    ['domain/calendar-health.test.ts', 'what is about the shop an item has waited for longer'],
  ),
  told('M15', 'who is meant hears of it before a customer does', [
    SERVED,
    'a sign-in that Google takes no more is critical within one look, and told once',
  ]),
  told(
    'M16',
    'what can be made good is made good at once',
    [WATCH, 'whoever watches mends what is safe without being asked, and knows then that it is over'],
    [
      'serve/in-step.test.ts',
      'while nobody types Google may be away for hours: it is told once, and all of it is made good within a quarter of an hour',
    ],
  ),
  told('M17', 'the counter works on, whatever becomes of the calendar', [
    'e2e/google-out-of-reach.test.ts',
    'a booking stands, says what is owed, and is delivered later',
  ]),
  tried('M18', 'how everything stands is seen at a glance', ({ well, away }) => {
    expect(well).toMatchObject({ exitCode: 0, message: 'Sound: book and calendars are in step.' });
    expect(away).toMatchObject({ exitCode: 10, message: 'A person must act.' });
  }),
];
