import { type Row, told } from './row.ts';

const INTERVALS = 'domain/poll-interval.test.ts';
const LISTS = 'calendar/google/lists.test.ts';
const STEP = 'serve/in-step.test.ts';
const RHYTHM = 'domain/calendar-rhythm.test.ts';

/** How often a calendar is read, and how much of it. */
export const POLLING: readonly Row[] = [
  told(
    'P1',
    'a reading goes on where the last one ended',
    [LISTS, 'following a calendar asks the same with a token as without, but for what a token forbids'],
    ['store/contract/readings.ts', 'a reading is kept as a whole: hints, notes and token'],
  ),
  told(
    'P2',
    'how often follows what goes on in the shop, within bounds',
    [INTERVALS, 'it closes at this moment: around opening'],
    [
      INTERVALS,
      'no interval is longer than 15 minutes, or outside the bounds, or further than a fifth from what is meant',
    ],
  ),
  told(
    'P3',
    'when a calendar changes is looked at over weeks',
    [RHYTHM, 'it is known for five weeks: true'],
    [
      'store/contract/figures.ts',
      'the figures of hours in which somebody changed something are kept for eight weeks, the first of all for ever',
    ],
  ),
  told('P4', 'who is about to come counts first', [
    INTERVALS,
    'somebody starts in half an hour: somebody comes',
  ]),
  told(
    'P5',
    'where a token is of no use, time is',
    [
      'usecases/in-step/read-calendar.test.ts',
      'a token that has ended means a reading of all, and what is not there any more goes from what is known of others',
    ],
    [
      'usecases/in-step/read-calendar.test.ts',
      'a token that has ended a calendar that never takes its own is read as a whole once an hour at most, and by time meanwhile',
    ],
  ),
  told('P6', 'the token moves with what was read, together or not at all', [
    'store/contract/readings.ts',
    'a reading that cannot be kept leaves nothing of it',
  ]),
  told('P7', 'what changed since a moment can be asked for', [
    'usecases/in-step/read-calendar.test.ts',
    'a token that has ended a calendar that never takes its own is read as a whole once an hour at most, and by time meanwhile',
  ]),
  told('P8', 'the next appointments of each calendar say how soon it is read', [
    INTERVALS,
    'somebody comes although it is closed: somebody comes',
  ]),
  told('P9', 'what is usual at an hour of the week is known', [
    RHYTHM,
    'an hour in which somebody changes something every other week is never quiet, on the hour or beside it',
  ]),
  told('P10', 'nothing new costs one request', [
    STEP,
    'a calendar in which nothing is new is asked once a minute, by one request',
  ]),
  told('P11', 'nobody is asked at night as by day', [
    INTERVALS,
    'closed: a calendar that answers is read every 900 s',
  ]),
  told('P12', 'where it matters most, it is read most often', [
    INTERVALS,
    'somebody comes: a calendar that answers is read every 30 s',
  ]),
  told(
    'P13',
    'of a large calendar what is new alone is read',
    [
      'e2e/sync-large-calendar.test.ts',
      'more events than a page holds are read page by page, once, and afterwards what is new alone',
    ],
    ['e2e/sync-large-calendar.test.ts', 'what others have changed since is one request'],
  ),
];
