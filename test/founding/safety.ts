import { notYet, type Row, told } from './row.ts';

const LOGIN = 'calendar/google/sign-in/login.test.ts';
const FORGETTING = 'forgetting a customer';

/** Secrets, and what is nobody else's business. */
export const SAFETY: readonly Row[] = [
  told(
    'S1',
    'secrets lie where secrets belong',
    [LOGIN, 'the keyring keeps the token on request, and the file then holds none'],
    ['calendar/google/sign-in/secret-file.test.ts', 'what is written is read again, by this user alone'],
  ),
  notYet('S2', 'a sign-in is made anew every three months', 'the age of a sign-in'),
  told('S3', 'bay asks Google for no more than it needs', [
    LOGIN,
    'Google is asked with PKCE, a state and the least that bay needs, to come back to a bare literal address',
  ]),
  told(
    'S4',
    'every request to Google is on record',
    [
      'store/contract/figures.ts',
      'the figures of requests are added to those of the same five minutes, calendar, request and outcome',
    ],
    ['e2e/google-booking.test.ts', '--verbose tells of every request, and of nothing that is secret'],
  ),
  told('S5', 'what is unusual is told', [
    'domain/calendar-health.test.ts',
    'how a calendar is a day with far more visits than there usually are, which is no fault',
  ]),
  told(
    'S6',
    'when a sign-in ends is known beforehand',
    ['usecases/health/sign-in-warnings.test.ts', 'ends soon'],
    ['domain/calendar-health.test.ts', 'what is about the shop a sign-in is about to end'],
  ),
  told('S7', 'an event need not say whose it is', [
    'e2e/google-booking.test.ts',
    'a minimal title tells strangers nothing',
  ]),
  told('S8', 'and tells no more than the shop allows', [
    'e2e/google-booking.test.ts',
    'a minimal title tells strangers nothing',
  ]),
  told('S9', 'nobody is invited who is not to be', [
    'calendar/google/requests.test.ts',
    'what is sent to Google guests are told of what they should know, and of nothing else',
  ]),
  notYet('S10', 'whoever wants to be forgotten is, in the calendar as well', FORGETTING),
  notYet('S11', 'what the shop knows of somebody can be handed to them', FORGETTING),
  told(
    'S12',
    'what was learnt: a sign-in by program, zones, clock changes, errors that say what to do',
    [LOGIN, 'somebody signs in: what is known of it is kept, and the browser is told'],
    ['domain/zone.test.ts', 'the zone database knows no zone “%s”'],
    ['domain/slot-oracle.test.ts', 'on and around every clock change of 2025 to 2030 in %s'],
    ['e2e/book-refused.test.ts', 'every refusal names its rule and the nearest times that work'],
  ),
  told('S13', 'what happened can be followed', [
    'usecases/in-step/deliver-changes.test.ts',
    'whoever watches hears what was decided for each appointment, and what came of it',
  ]),
];
