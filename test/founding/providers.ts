import { expect } from 'vitest';
import { notAsked, notYet, type Row, told, tried } from './row.ts';

const SHOP_FILE = 'files/shop/shop-file.test.ts';
const USE = 'e2e/calendar-use.test.ts';
const TOKENS = 'calendar/google/sign-in/access-tokens.test.ts';
const AWAY = 'e2e/google-out-of-reach.test.ts';

/** What a provider of calendars owes, and how a shop chooses one. */
export const PROVIDERS: readonly Row[] = [
  told(
    'R1',
    'free times are asked for, bookings made, and told afterwards',
    ['calendar/contract/busy.ts', 'busy is what others put in'],
    [
      'calendar/pinboard/pinboard-calendar.test.ts',
      'a shop works with a third provider as with any other, and nobody who asks it knows which it is',
    ],
  ),
  told('R2', 'the book’s own calendar or Google’s, and back', [
    'e2e/one-calendar.test.ts',
    'the shop’s own word `bay shop set calendar local` takes what is to come out of Google, and nothing overrules it',
  ]),
  notAsked(
    'R3',
    'several providers, one after the other',
    'an appointment is in one place, and its technician’s: which one asks is no longer a question then',
  ),
  told('R4', 'the shop says which', [SHOP_FILE, '{provider: native}: the calendar is local']),
  told('R5', 'and whether at all', [
    SHOP_FILE,
    '{provider: google_calendar, providers: {google_calendar: {enabled: false}}}: the calendar is local',
  ]),
  told('R6', 'whether what is in it takes time', [
    USE,
    'a shop that does not check its calendar as said by %s books over what others have, and nobody is told of it',
  ]),
  told('R7', 'whether it shows appointments', [
    USE,
    'a shop that creates no events takes what is to come out of its calendar, and puts it back when it creates them again',
  ]),
  told('R8', 'how long an appointment is unless told otherwise', [
    SHOP_FILE,
    'the settings as booking services of agents keep them are the shop’s own',
  ]),
  told('R9', 'a sign-in that has run out is renewed before anybody notices', [
    TOKENS,
    'a token that Google refused is replaced, once for all who had it',
  ]),
  told('R10', 'a quota that is used up keeps nobody from booking, and is said', [
    AWAY,
    'who does not answer is asked by no command for a while, and is told by what it failed with',
  ]),
  told('R11', 'a network that is gone neither', [
    AWAY,
    'a booking stands, says what is owed, and is delivered later',
  ]),
  told(
    'R12',
    'a calendar that is not there is told to whoever can mend it',
    ['e2e/doctor-google.test.ts', 'doctor says what is to be done about calendars that cannot be used'],
    ['e2e/health.test.ts', 'a calendar that is there no more needs a person, since when it was found so'],
  ),
  told('R13', 'without a calendar of somebody’s the book is enough', [
    'e2e/one-calendar.test.ts',
    'a shop that books first and signs in later has its coming appointments delivered, and its past ones left where they were',
  ]),
  told(
    'R14',
    'each appointment knows its event, and the sign-in when it ends',
    ['e2e/book.test.ts', 'the document of a booking has the names and formats of the contract'],
    [TOKENS, 'a grant of limited time says when it ends'],
  ),
  told('R15', 'events are changed and removed, in several calendars', [
    'e2e/google-booking.test.ts',
    'calendars of their own an appointment that moves to a bay with another calendar moves there',
  ]),
  told('R16', 'a sign-in is renewed while nobody types', [
    'calendar/google/sign-in/access-tokens.test.ts',
    'shortly before a token ends another one is had for those who come, and not sooner',
  ]),
  notYet('R17', 'a booking is confirmed by SMS', 'messages to customers'),
  told(
    'R18',
    'an event for each booking, none fails because of the calendar, and nobody is booked twice',
    [
      'proof/google-crash.test.ts',
      'commands killed while Google loses, delays and refuses requests leave nothing lost, double or over',
    ],
    [
      'proof/two-books.test.ts',
      'two books that book the same time at the same moment: never both, and nearly always one',
    ],
  ),
  tried('R19', 'free times are known within half a second, as far as Google lets them', ({ metrics }) => {
    const freeBusy = metrics.operations.find((one: { operation: string }) => one.operation === 'freebusy');
    expect(freeBusy).toMatchObject({ within_target: 1, p95_ms: expect.any(Number) });
    expect(freeBusy.p95_ms).toBeLessThan(500);
  }),
  tried('R20', 'whether 99 of 100 requests are answered is told', ({ metrics }) => {
    expect(metrics).toMatchObject({ success_target: 0.99, meets_target: false });
  }),
  told(
    'R21',
    'calls are on record, what callers say is understood, and nobody waits for long',
    [
      'store/contract/conversations.ts',
      'a conversation of an agent with a caller comes to what its calls came to, and to nothing else',
    ],
    [
      'input/words/collected-phrases.test.ts',
      'of 116 phrases that others have collected 113 are heard as they were meant, and none otherwise',
    ],
    [
      'mcp/conversations.test.ts',
      'where Google does not answer, the booking is made here and told so once the bound has passed',
    ],
  ),
  told(
    'R22',
    'all of this is tried, from the sign-in on, and told on a page',
    ['e2e/google-booking.test.ts', 'book, move and cancel, as Google sees it'],
    ['e2e/google-booking.test.ts', "somebody else's event that was there first keeps its time"],
    ['e2e/auth.test.ts', 'signing in, looking at it, signing out'],
    ['docs/agents-page.test.ts', 'every command line of the page is one'],
  ),
];
