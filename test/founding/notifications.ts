import { type Row, told } from './row.ts';

/** Channels: how they are kept, looked after and mended. */
export const CHANNELS_KEPT: readonly Row[] = [
  told(
    'W1',
    'calendars are watched through the one client of Google, for real',
    [
      'calendar/google/push.test.ts',
      'a channel of Google’s is asked for with the words of Google Calendar, for two days, and says itself when it ends',
    ],
    [
      'serve/channels.test.ts',
      'where Google reaches bay serve a channel is opened, replaced past the middle of its life by a new one that is heard of, and stopped last',
    ],
  ),
  told(
    'W2',
    'each answer to watching and to its end has a meaning and a sentence',
    [
      'calendar/google/push.test.ts',
      'a channel of Google’s answered with rateLimitExceeded (403) is throttled',
    ],
    [
      'calendar/google/push.test.ts',
      'a channel of Google’s at an address without TLS is refused for what it is',
    ],
    [
      'calendar/google/push.test.ts',
      'a channel of Google’s of a calendar that is not there is refused for what it is',
    ],
    ['e2e/channel.test.ts', 'channels by hand that Google refuses say why, and what to do'],
  ),
  told('W3', 'how a channel stands can be asked', [
    'e2e/channel.test.ts',
    'channels by hand are opened, looked at, opened anew and stopped',
  ]),
  told('W4', 'what is wrong with a channel is found and put right by itself', [
    'serve/channels.test.ts',
    'where Google reaches bay serve one that ended without anybody’s noticing, and without a notification, is opened anew',
  ]),
  told('W5', 'a channel can be tried with an event of its own', [
    'usecases/channels/try-channel.test.ts',
    'a channel that is tried tells of the event, which is then read and removed; from then on changes of our own should be told of',
  ]),
  told(
    'W6',
    'the health of a channel is a function of what is known',
    ['domain/watched-calendar.test.ts', 'how a calendar that should be watched stands well'],
    ['domain/calendar-health.test.ts', 'channels are gone'],
  ),
  told('W7', 'what mends a channel has a name and a limit', [
    'domain/watched-calendar.test.ts',
    'after trouble another channel is asked for three times an hour at most',
  ]),
  told(
    'W8',
    'whether a channel is there is concluded from its end and its last proof',
    [
      'domain/watched-calendar.test.ts',
      'how a calendar that should be watched stands with one that was never heard of',
    ],
    [
      'domain/watched-calendar.test.ts',
      'how a calendar that should be watched stands without one since the last one ended',
    ],
  ),
  told(
    'W9',
    'a new channel is there before the old one is stopped',
    [
      'store/contract/channels.ts',
      'channels that are there take the place of the one before, which stays until it is ended',
    ],
    [
      'serve/channels.test.ts',
      'where Google reaches bay serve a channel is opened, replaced past the middle of its life by a new one that is heard of, and stopped last',
    ],
  ),
  told('W10', 'a channel that is dead is noticed before anybody misses a change', [
    'domain/watched-calendar.test.ts',
    'a channel that tells of nothing is known by three times of ours without a notification',
  ]),
  told('W11', 'nobody renews channels by hand', [
    'serve/channels.test.ts',
    'where Google reaches bay serve a channel is opened, replaced past the middle of its life by a new one that is heard of, and stopped last',
  ]),
  told('W12', 'whatever becomes of a channel, changes arrive', [
    'serve/receiver/told.test.ts',
    'a notification may never come, though channels are open: for ${} hours all that is changed is here within 15 minutes',
  ]),
  told('W13', 'channels are watched over', [
    'domain/calendar-health.test.ts',
    'channels end in five hours, and opening another has failed twice',
  ]),
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
  told('H4', 'a meeting is told from other events', ['calendar/google/event-about.test.ts', '$name: $kind']),
  told(
    'H5',
    'the address of a meeting is found, whoever holds it',
    ['calendar/google/event-about.test.ts', '$name: $kind'],
    [
      'calendar/google/event-about.test.ts',
      'whatever anybody writes, an address that is found is encrypted, names nobody, and stands on one line',
    ],
  ),
  told(
    'H6',
    'whether several are invited, where and how it is held is read',
    ['calendar/google/event-about.test.ts', '$name: $kind'],
    [
      'e2e/others-events.test.ts',
      'is shown with its title, place and link where the shop keeps them, but for what is private',
    ],
  ),
  told('H7', 'what is read after a notification is what really happened', [
    'domain/notified.test.ts',
    'a calendar is read because of what came from Google, and of nothing else',
  ]),
  told(
    'H8',
    'what is read is kept in the book as what it is',
    [
      'e2e/others-events.test.ts',
      'is known by its class and its times, and nothing that stands in it is kept or asked for',
    ],
    ['e2e/others-events.test.ts', 'is retitled here when it is there, occasion by occasion'],
  ),
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
  told(
    'H12',
    'no meeting is taken for something else',
    ['calendar/google/event-about.test.ts', '$name: $kind'],
    ['calendar/google/event-about.test.ts', 'there are a hundred events and more to tell apart'],
  ),
  told('H13', 'of a meeting all is known that the shop wants kept', [
    'e2e/others-events.test.ts',
    'follows the setting with the next reading, and is forgotten at once where it keeps less',
  ]),
  told('H14', 'a notification that is lost loses no change', [
    'serve/in-step.test.ts',
    'through a whole day, whatever somebody moves in Google at whatever hour is here within 15 minutes',
  ]),
];
