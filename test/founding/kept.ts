import { type Row, told } from './row.ts';

const ALERTS = 'store/contract/alerts.ts';
const QUEUE = 'store/contract/queue.ts';
const STATES = 'store/contract/calendar-states.ts';
const FIGURES = 'store/contract/figures.ts';

/** What the book keeps, so that any process can go on from it. */
export const KEPT: readonly Row[] = [
  told(
    'T1',
    'alerts, with since when, when told, and how they ended',
    [ALERTS, 'alerts are kept with their reason, and listed once they are raised'],
    [ALERTS, 'alerts end by somebody’s word once, which the next look is told for as long as it asks'],
    [ALERTS, 'what is told of an alert is claimed once for each place, and counts as told from then on'],
  ),
  told(
    'T2',
    'how each calendar fared, in sums by the hour, and each time that something was the matter with it',
    [FIGURES, 'the figures of a day ago become hours, and of five weeks ago one sum that is never lost'],
    [ALERTS, 'alerts that are long over are forgotten'],
  ),
  told(
    'T3',
    'what is owed, how often it was tried, when next, and what was in the way',
    [
      QUEUE,
      'the queue of what is owed tells of each change since when it waits, how often it was tried, and what was last in the way',
    ],
    [
      QUEUE,
      'the queue of what is owed forgets what a person gives up: the appointment says so, and a late answer changes nothing',
    ],
  ),
  told(
    'T4',
    'how far each calendar was read, when it was tried and what was lost',
    [
      STATES,
      'what is remembered of a calendar tells when a reading last began, and when one was last taken in',
    ],
    ['e2e/health.test.ts', 'a calendar that is there no more needs a person, since when it was found so'],
  ),
  told(
    'T5',
    'notifications, with what was made of them',
    [
      'store/contract/notifications.ts',
      'notifications are told of the newest first, all of them or those of a calendar',
    ],
    [
      'store/contract/notifications.ts',
      'notifications are counted by verdict, however many of them are kept',
    ],
  ),
  told('T6', 'channels, with how they stand', [
    'store/contract/channels.ts',
    'channels are all told of by calendar, and forgotten a week after they were over',
  ]),
  told('T7', 'all of it outlasts the process', [
    'proof/serve.test.ts',
    'the process that stays, killed again and again, loses and doubles nothing, and goes on',
  ]),
  told(
    'T8',
    'what went wrong is kept with how often and why',
    [
      FIGURES,
      'the figures of requests are added to those of the same five minutes, calendar, request and outcome',
    ],
    [FIGURES, 'the figures of what was not done are counted by hour, verb and code, for five weeks'],
  ),
  told('T9', 'figures are kept, and take no more room than spans and names allow', [
    'domain/request-figure.test.ts',
    'ten weeks of requests every five minutes leave no more rows than spans and names allow',
  ]),
  told('T10', 'what happened to a visit can be read afterwards', [
    'e2e/audit.test.ts',
    'the story of a visit tells who did what, when, from what to what, and why',
  ]),
];
