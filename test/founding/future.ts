import { expect } from 'vitest';
import { notAsked, notYet, type Row, told, tried } from './row.ts';

const OTHER_CALENDARS =
  'other calendars are left out for now: a further one is a folder that touches no caller';

/** What the documents hoped for later. */
export const FUTURE: readonly Row[] = [
  told('F1', 'when a calendar usually changes is known', [
    'domain/calendar-rhythm.test.ts',
    'somebody did at this hour of another day: true',
  ]),
  told('F2', 'what a customer is like: comes back, moves, does not come', [
    'e2e/customers.test.ts',
    'how often somebody came, moved and cancelled is told, without what was taken back',
  ]),
  tried('F3', 'whether requests take longer than they did is told', ({ metrics }) => {
    expect(metrics.before_from < metrics.from).toBe(true);
    expect(metrics.operations[0].before).toHaveProperty('p95_ms');
  }),
  told(
    'F4',
    'what is about to fail is told before it does',
    ['domain/calendar-health.test.ts', 'what is about the shop a sign-in is about to end'],
    ['usecases/health/sign-in-warnings.test.ts', 'five days old, perhaps under Testing'],
  ),
  told('F5', 'people are told by mail', [
    'sinks/email-sink.test.ts',
    'a mail says it all in its subject, and what to do below',
  ]),
  told(
    'F6',
    'and where they talk with each other',
    [
      'sinks/webhook-sink.test.ts',
      'what is posted is a text for Slack, in which nothing is a link or a mention',
    ],
    ['sinks/webhook-sink.test.ts', 'what is posted is a card for Teams'],
  ),
  notYet('F7', 'and by a text on their telephone, when it is urgent', 'texts by SMS'),
  told(
    'F8',
    'each in their own way: what matters to them, and when',
    ['settings/alert-settings.test.ts', 'each way has what it needs, a level and quiet hours of its own'],
    ['domain/alerting.test.ts', 'quiet hours'],
  ),
  told('F9', 'whoever looks after it hears what will fail', [
    'output/checks/doctor-calendar.test.ts',
    'a sign-in that ends in two days is told before anything fails by it',
  ]),
  told(
    'F10',
    'a day unlike all others of its weekday is told, as that and no more',
    ['domain/unusual-day.test.ts', 'four more where all are alike: $visits'],
    [
      'domain/calendar-health.test.ts',
      'how a calendar is a day with far more visits than there usually are, which is no fault',
    ],
  ),
  told('F11', 'how often is read is fitted to what is usual', [
    'serve/rhythm.test.ts',
    'an hour in which nobody has changed anything for weeks is read less often, until somebody does',
  ]),
  told('F12', 'times are offered so that most of the day is left to others', [
    'usecases/proposals/choose-options.test.ts',
    'one of long work, where it takes more of the day from others than a third',
  ]),
  notAsked('F13', 'Outlook', OTHER_CALENDARS),
  notAsked('F14', 'Apple', OTHER_CALENDARS),
  notAsked('F15', 'further providers', OTHER_CALENDARS),
  notAsked('F16', 'several providers for one appointment', OTHER_CALENDARS),
];
