import { type Thread, toldHere } from './thread.ts';

const HEALTH = 'domain/calendar-health.test.ts';
const ALERTING = 'domain/alerting.test.ts';
const READINGS = 'store/contract/readings.ts';
const LISTS = 'calendar/google/lists.test.ts';
const VERDICT = 'calendar/google/verdict.test.ts';
const INTERVALS = 'domain/poll-interval.test.ts';
const WATCH = 'wiring/watch.test.ts';
const E2E = 'e2e/health.test.ts';

/** Of channels, and of what they tell. */
export const OF_CHANNELS: readonly Thread[] = [
  toldHere('compass-calendar 1722', 'channels ran out, and nobody noticed', [
    'serve/channels.test.ts',
    'where Google reaches bay serve one that ended without anybody’s noticing, and without a notification, is opened anew',
  ]),
  toldHere(
    'compass-calendar 2530',
    'renewal made nothing where nothing was: 4 of 1,786 calendars had a channel',
    [
      'usecases/channels/keep-channels.test.ts',
      'what is due about channels is found in what should be: a calendar that never had a channel gets one',
    ],
  ),
  toldHere('compass-calendar 2791', 'a notification that came during a reading was lost', [
    'proof/pings-mid-read.test.ts',
    'what is told at any moment of a reading is known or wanted after it, and known in the end',
  ]),
  toldHere('compass-calendar 2803', 'a calendar was taken away, and nobody looked', [
    E2E,
    'a calendar that is there no more needs a person, since when it was found so',
  ]),
  toldHere('compass-calendar 2802', 'a calendar might only be read any more, and nobody looked', [
    'usecases/in-step/deliver-changes.test.ts',
    'one bad event is one bad event a calendar that may only be read is left after the first try, and nobody is asked anything',
  ]),
  toldHere('compass-calendar 2652', 'a calendar that cannot be watched counted as broken', [
    'serve/channels.test.ts',
    'where Google reaches bay serve a calendar that Google cannot watch is read by the clock, asked about again after a day, and sound',
  ]),
  toldHere('compass-calendar 2111', 'and was asked to be watched again and again', [
    'usecases/channels/keep-channels.test.ts',
    'what is due about channels is not told anew of a calendar of which Google tells nobody: that is kept, and asked again after a day',
  ]),
  toldHere('twenty 25656', 'each notification was a job of its own: 1,270 an hour', [
    'serve/receiver/told.test.ts',
    'a notification of a burst the first is read at once, and all others by two readings more at most',
  ]),
  toldHere('webhookdb 539', 'renewal less than a day before the end came too late', [
    'domain/watched-calendar.test.ts',
    'the next thing to do about the channels of a calendar a channel is replaced after 40 to 60 % of its life, each at a moment of its own',
  ]),
  toldHere('webhookdb 562', 'and left gaps', [
    'domain/watched-calendar.test.ts',
    'the next thing to do about the channels of a calendar a new one was not heard of yet: the old one stays',
  ]),
  toldHere('webhookdb 603', 'channels that nobody knew of piled up', [
    'usecases/channels/keep-channels.test.ts',
    'channels that are opened, replaced and stopped while the process is killed at any moment are never more than two at a time, and soon one again (seed %i)',
  ]),
  toldHere('webhookdb 625', 'a calendar had many of them', [
    'store/contract/channels.ts',
    'channels of a calendar are never more than two at a time, for all that is known',
  ]),
  toldHere('webhookdb 644', 'watching was answered with 404, for ever', [
    'domain/watched-calendar.test.ts',
    'after trouble another channel is asked for a day after it was not there for the third time',
  ]),
  toldHere('activepieces 13425', 'what was asked for was never told of: fields of another service', [
    'calendar/google/push.test.ts',
    'a channel of Google’s is asked for with the words of Google Calendar, for two days, and says itself when it ends',
  ]),
  toldHere('pipedream 2472', 'renewal ran in circles where nothing was known', [
    'domain/watched-calendar.test.ts',
    'the next thing to do about the channels of a calendar none was ever there: one is opened',
  ]),
  toldHere('superset 6595', 'the new channel was written over the old before it was there', [
    'store/contract/channels.ts',
    'channels that are there take the place of the one before, which stays until it is ended',
  ]),
  toldHere('vm0 32300', 'the same 404 at each look, for ever', [
    'serve/channels.test.ts',
    'where Google reaches bay serve a calendar that is not there for a channel is asked about three times, and then once a day',
  ]),
  toldHere('google-api-nodejs-client 774', 'notifications came after the end of their channel', [
    'serve/receiver/forged.test.ts',
    'whoever makes one up after the end of a channel, or after its time, has nothing read',
  ]),
  toldHere('google-api-nodejs-client 1402', 'and could not be stopped', [
    'domain/notified.test.ts',
    'a channel that was ended: stopped',
  ]),
  toldHere('cantinarr 325', 'a probe was answered while nothing else was', [
    'domain/watched-calendar.test.ts',
    'a channel that tells of nothing is known by three times of ours without a notification',
  ]),
  toldHere('twenty 24987', 'from a notification to its row it took more than a second', [
    'serve/receiver/told.test.ts',
    'a notification brings what somebody has moved in Google into the book within a second',
  ]),
];

/** Of readings: what was read too often, too little or not to its end. */
export const OF_READINGS: readonly Thread[] = [
  toldHere('compass-calendar 2841', 'a calendar that refused fresh tokens was read whole, over and over', [
    'usecases/in-step/read-calendar.test.ts',
    'a token that has ended a calendar that never takes its own is read as a whole once an hour at most, and by time meanwhile',
  ]),
  toldHere('compass-calendar 2908', 'whoever opened the app put off the full comparison', [
    'serve/in-step.test.ts',
    'a calendar is compared as a whole once a day, which no sync by hand puts off, and what is found is put right',
  ]),
  toldHere('compass-calendar 2290', 'what had waited longest was not looked at first', [
    INTERVALS,
    'one that was never read, or that is said to have been read later than now, is read at once',
  ]),
  toldHere(
    'compass-calendar 2059',
    'two repairs at once did more than one',
    [
      'store/contract/turns.ts',
      'beginning a turn is free again once the lease is given back, unless somebody else has it by then',
    ],
    ['store/contract/alerts.ts', 'what bay has mended is remembered for a day, and not for ever'],
  ),
  toldHere('compass-calendar 335', 'a quota that was used up for a minute was taken for a refusal for good', [
    VERDICT,
    'what a reply means 403 rateLimitExceeded: throttled',
  ]),
  toldHere('OutlookGoogleCalendarSync 613', 'the same, of the day’s quota', [
    VERDICT,
    'what a reply means 403 quotaExceeded: throttled',
  ]),
  toldHere('OutlookGoogleCalendarSync 1589', 'the same, of one user’s rate', [
    VERDICT,
    'what a reply means 403 userRateLimitExceeded: throttled',
  ]),
  toldHere('easyappointments 995', 'and what was to be written was given up', [
    'e2e/queue.test.ts',
    'all that is owed is tried at once, whatever its calendar is left alone for',
  ]),
  toldHere('compass-calendar 1422', 'a token that was refused counted as nothing new', [
    LISTS,
    'following a calendar starts again when Google has forgotten where it was',
  ]),
  toldHere('compass-calendar 1239', 'a full list tells of nothing that is gone, and that stayed', [
    READINGS,
    'a full reading hints at every event that may be there, ends later and was not seen',
  ]),
  toldHere('twenty 24095', 'a token that was refused was kept', [
    'store/contract/calendar-states.ts',
    'what is remembered of a calendar can be read again from the beginning, with a person’s word that removals are meant',
  ]),
  toldHere('twenty 24096', 'and what was removed meanwhile was never missed', [
    'e2e/edited-events.test.ts',
    'an event that somebody empties out of the bin is missed like one that lies in it',
  ]),
  toldHere('cal.com 23876', 'where nothing was new, the new token was not kept', [
    'serve/receiver/told.test.ts',
    'a notification after which nothing is new moves the token and the clock of success all the same',
  ]),
  toldHere('keeper.sh 199', 'events were removed that a reading had not come to yet', [
    LISTS,
    'a list in pages of which one page cannot be had is none',
  ]),
  toldHere('keeper.sh 442', 'a reading that was not whole counted as one', [
    'store/contract/calendar-states.ts',
    'what is remembered of a calendar tells when a reading last began, and when one was last taken in',
  ]),
  toldHere('OutlookGoogleCalendarSync 1060', 'what was gone already could not be removed', [
    'domain/reconcile.test.ts',
    'an answer leads to removed before: gone',
  ]),
  toldHere('home-assistant 44145', 'whoever asked for a reading got none', [
    'e2e/sync.test.ts',
    'an event that somebody moves in Google takes the appointment along',
  ]),
  toldHere('home-assistant 25750', 'nothing helped but a new start', [
    'serve/in-step.test.ts',
    'while nobody types Google may be away for hours: it is told once, and all of it is made good within a quarter of an hour',
  ]),
  toldHere('home-assistant 33314', 'what one had entered oneself was not seen', [
    'e2e/google-booking.test.ts',
    'book, move and cancel, as Google sees it',
  ]),
];

/** Of what stays and watches: what it did not notice, or said too often. */
export const OF_WATCHING: readonly Thread[] = [
  toldHere('compass-calendar 3608', 'of what was told, more had failed than there was', [
    HEALTH,
    'in any shop of the requests that are told, no more failed than were made',
  ]),
  toldHere(
    'keeper.sh 657',
    'nothing went through for 85 hours, unseen, and then every calendar was accused',
    [HEALTH, 'when no calendar answers that is nobody’s fault but the shop’s own, and none is accused'],
    [
      WATCH,
      'a sign of life goes out as often as somebody says that there is one, but not more than twice a minute',
    ],
  ),
  toldHere('keeper.sh 572', 'it was always busy, and never got on', [
    'serve/door.test.ts',
    'it is well as long as it gets on, and ready once it has been in step',
  ]),
  toldHere('davx5 844', 'a sign-in was refused for days, unsaid', [
    ALERTING,
    'an alert what is certain is told at once, and so is its end',
  ]),
  toldHere('davdroid 409', 'each short silence was told', [ALERTING, 'an alert a blip is told to nobody']),
  toldHere('davdroid 447', 'and told again', [
    ALERTING,
    'an alert what lasts is told once, and that it is over once it has been away for an hour',
  ]),
  toldHere(
    'khive 1472',
    'nobody knew when it was to look next, so nobody missed it',
    [
      'store/contract/serving.ts',
      'the process that stays is known with its last progress and when it looks again, until it ends',
    ],
    [HEALTH, 'what is about the shop the process that stays makes no progress'],
  ),
  toldHere(
    'tripbot 1470',
    'what did not help was done 80 times in 17 hours',
    [E2E, 'a calendar that was out of reach is mended once it answers, three times an hour at most'],
    [HEALTH, 'how a calendar is mended as often as it may be, in vain'],
  ),
  toldHere('cortextos 535', 'one empty success among failures put the count back to nothing', [
    'domain/circuit.test.ts',
    'a calendar is not closed by one empty answer among failures: the next failure is one too many',
  ]),
  toldHere('bosun 726', 'an alert came and went, and each time it was told', [
    ALERTING,
    'an alert what flaps is one episode',
  ]),
  toldHere('raintank-apps 458', 'the same, without an end', [
    ALERTING,
    'however a cause comes and goes, an episode has at most two messages and one more a day',
  ]),
  toldHere('canonry 885', 'alarms were raised, and nobody was told', [
    'e2e/doctor-google.test.ts',
    'doctor says what is wrong with a sign-in once, and the command alone that mends it',
  ]),
  toldHere(
    'scoutmagic 295',
    'that the engine had stopped, the engine was to tell',
    [
      WATCH,
      'a sign of life goes out as often as somebody says that there is one, but not more than twice a minute',
    ],
    [
      'output/checks/doctor-serve.test.ts',
      'one of which nothing is heard any more is told, with what starts it again',
    ],
  ),
  toldHere('rask 751', 'that it ran was watched, and not that it could be restored', [
    'proof/restore.test.ts',
    'a backup that is put back writes nothing before it is compared, and gets back every visit that the calendars show',
  ]),
  toldHere('litestream 1309', 'a copy could not be restored', [
    'e2e/recover.test.ts',
    'an old copy of the book that is put back is brought up to its calendar, once somebody accepts what is to be',
  ]),
  toldHere(
    'litestream 1164',
    'and was not sound',
    [
      'proof/damage.test.ts',
      'a damaged book is read with a warning, never written, always found by doctor, and never a bug',
    ],
    [
      'store/standing.test.ts',
      'a book is the one that was last written at its place and is not, where what lies beside it was brought along',
    ],
  ),
];
