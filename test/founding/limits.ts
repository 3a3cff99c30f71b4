import { notYet, type Row, told } from './row.ts';

const MESSAGES = 'messages to customers';
const REPORTS = 'reports';
const SERIES = 'e2e/series.test.ts';
const WAITLIST = 'e2e/waitlist.test.ts';

/** What the first version could not do, and what was to come next. */
export const LIMITS: readonly Row[] = [
  told('L1', 'a shop has several calendars', [
    'e2e/google-booking.test.ts',
    "calendars of their own a bay's may be of another account",
  ]),
  told('L2', 'a visit can repeat', [
    SERIES,
    'bay book --repeat books all visits of a series, and undo takes them back as one',
  ]),
  told('L3', 'Google tells of changes', [
    'serve/channels.test.ts',
    'where Google reaches bay serve while it tells of changes the calendar is read every five minutes, and a change is known at once',
  ]),
  told('L4', 'no time is given twice', [
    'store/guard.test.ts',
    'the guard of the claim table allows what fits and nothing else, whatever the statement (seed 20261123)',
  ]),
  told('L5', 'lunch is when the shop says', [
    'e2e/shop-over-visits.test.ts',
    'one day without a break is that day alone',
  ]),
  told('L6', 'what is in the way is said before anything is booked', [
    'e2e/book-refused.test.ts',
    'every refusal names its rule and the nearest times that work',
  ]),
  told('L7', 'each weekday has its hours', [
    'domain/opening-hours.test.ts',
    'own hours of one day leave the others as the shop has them',
  ]),
  told('L8', 'days on which the shop is closed', [
    'e2e/shop-file.test.ts',
    'closures take their days, their hours and their ranges',
  ]),
  told('L9', 'a week is seen at once', [
    'e2e/agenda.test.ts',
    'a week, several days, and closed days with their reason',
  ]),
  told('L10', 'each technician may have a calendar', [
    'e2e/google-booking.test.ts',
    "calendars of their own a technician's shows the appointment, too, and without the customer",
  ]),
  told('L11', 'a series keeps its time on the clock', [
    SERIES,
    'bay book --repeat gives the visits of one series one id, and keeps the time on the clock when clocks change',
  ]),
  told('L12', 'who would come sooner waits on a list', [
    WAITLIST,
    'bay waitlist names who fits the time that a cancellation, a move, a no-show or a shorter job gives back',
  ]),
  notYet('L13', 'customers are reminded', MESSAGES),
  told('L14', 'Google tells of changes', [
    'serve/channels.test.ts',
    'where Google reaches bay serve while it tells of changes the calendar is read every five minutes, and a change is known at once',
  ]),
  told(
    'L15',
    'book and calendar are compared and brought together while nobody types',
    ['e2e/verify.test.ts', 'verify says that book and calendar agree, by one request, and changes nothing'],
    [
      'proof/serve.test.ts',
      'the process that stays, killed again and again, loses and doubles nothing, and goes on',
    ],
    [
      'proof/soak.test.ts',
      'a shop that is served for hours or days is right at every hour, comes to rest, and grows by nothing',
    ],
  ),
  notYet('L16', 'which times are wanted, and who does not come', REPORTS),
  notYet('L17', 'customers are reminded by SMS', MESSAGES),
  notYet('L18', 'customers hear of what somebody changes in Google', MESSAGES),
  notYet('L19', 'which times are popular, and what could be better', REPORTS),
  told('L20', 'work is shared out evenly', [
    'e2e/several-services.test.ts',
    'any technician means the least sought-after one an oil change leaves free who can do more, and goes to whoever has less to do that day',
  ]),
  told('L21', 'free times of all bays are seen together', [
    'e2e/slots-rules.test.ts',
    'windows come in order of start, then bay; starts name every bay that is free',
  ]),
  told(
    'L22',
    'a service that is due again is said, and can be booked for years',
    ['domain/due-services.test.ts', 'the longest overdue first, each car by itself'],
    [SERIES, 'bay book --repeat books all visits of a series, and undo takes them back as one'],
  ),
  told(
    'L23',
    'time that is given back is offered to whom it suits',
    [WAITLIST, 'bay waitlist offers the nearest free times that suit; at a terminal one of them is booked'],
    [
      'e2e/waitlist-freed.test.ts',
      'whoever waits is named for the time that is given back by somebody who drags an event in the calendar',
    ],
  ),
  told(
    'L24',
    'other times are offered, faults are explained, and a strict Google is there for tests',
    ['e2e/book-refused.test.ts', 'every refusal names its rule and the nearest times that work'],
    [
      'e2e/help-teaches.test.ts',
      'the topic of Google has every address of .env.example, and that of the environment every setting',
    ],
    ['calendar/contract/busy.ts', 'busy is what others put in'],
  ),
];
