import { notYet, type Row, told } from './row.ts';

const CHANNELS = 'channels on which Google tells of changes';
const CLASSES = 'what others have in the calendar, told apart: meetings, blocks, whole days';

/** Channels: how they are kept, looked after and mended. */
export const CHANNELS_KEPT: readonly Row[] = [
  notYet('W1', 'calendars are watched through the one client of Google, for real', CHANNELS),
  notYet('W2', 'each answer to watching and to its end has a meaning and a sentence', CHANNELS),
  notYet('W3', 'how a channel stands can be asked', CHANNELS),
  notYet('W4', 'what is wrong with a channel is found and put right by itself', CHANNELS),
  notYet('W5', 'a channel can be tried with an event of its own', CHANNELS),
  notYet('W6', 'the health of a channel is a function of what is known', CHANNELS),
  notYet('W7', 'what mends a channel has a name and a limit', CHANNELS),
  notYet('W8', 'whether a channel is there is concluded from its end and its last proof', CHANNELS),
  notYet('W9', 'a new channel is there before the old one is stopped', CHANNELS),
  notYet('W10', 'a channel that is dead is noticed before anybody misses a change', CHANNELS),
  notYet('W11', 'nobody renews channels by hand', CHANNELS),
  notYet('W12', 'whatever becomes of a channel, changes arrive', CHANNELS),
  notYet('W13', 'channels are watched over', CHANNELS),
];

/** What is made of a notification. */
export const NOTIFICATIONS: readonly Row[] = [
  told('H1', 'after a notification the events themselves are read', [
    'serve/receiver/told.test.ts',
    'a notification brings what somebody has moved in Google into the book within a second',
  ]),
  told(
    'H2',
    'what came to nothing is tried again after ever longer times',
    [
      'calendar/google/trying-again.test.ts',
      'a request that fails 1 times by unavailable: live after 2 requests',
    ],
    ['domain/poll-interval.test.ts', 'after %i failures in a row it is asked again after %i min'],
    [
      'store/contract/turns.ts',
      'is due at once, and after a try that came to nothing when it was put off to, wherever it is asked',
    ],
  ),
  told(
    'H3',
    'events that are new, changed or gone are taken in',
    ['e2e/sync-large-calendar.test.ts', 'what others have changed since is one request'],
    ['e2e/sync.test.ts', 'an event that somebody moves in Google takes the appointment along'],
    ['e2e/inbox.test.ts', 'an event that somebody deleted in Google is a question, not a cancellation'],
  ),
  notYet('H4', 'a meeting is told from other events', CLASSES),
  notYet('H5', 'the address of a meeting is found, whoever holds it', CLASSES),
  notYet('H6', 'who is invited, where and how it is held is read', CLASSES),
  told('H7', 'what is read after a notification is what really happened', [
    'domain/notified.test.ts',
    'a calendar is read because of what came from Google, and of nothing else',
  ]),
  notYet('H8', 'what is read is kept in the book as what it is', CLASSES),
  told(
    'H9',
    'what is deleted or cancelled there is known here',
    ['calendar/google/lists.test.ts', 'following a calendar takes tombstones that carry an id alone'],
    [
      'store/contract/readings.ts',
      'a full reading hints at every event that may be there, ends later and was not seen',
    ],
  ),
  told(
    'H10',
    'a notification whose reading failed is not forgotten',
    [
      'serve/receiver/told.test.ts',
      'a notification of a calendar that gives no answer is not forgotten, and hurries nobody',
    ],
    [
      'proof/pings-mid-read.test.ts',
      'what is told at any moment of a reading is known or wanted after it, and known in the end',
    ],
  ),
  told('H11', 'what changes there is here within seconds', [
    'serve/receiver/told.test.ts',
    'a notification brings what somebody has moved in Google into the book within a second',
  ]),
  notYet('H12', 'no meeting is taken for something else', CLASSES),
  notYet('H13', 'of a meeting all is known that the shop wants kept', CLASSES),
  told('H14', 'a notification that is lost loses no change', [
    'serve/in-step.test.ts',
    'through a whole day, whatever somebody moves in Google at whatever hour is here within 15 minutes',
  ]),
];
