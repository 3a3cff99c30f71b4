/** What other tests show: in which file, and in which of its words. */
export interface ShownElsewhere {
  readonly row: string;
  readonly promise: string;
  readonly file: string;
  readonly says: string;
}

const shown = (row: string, promise: string, file: string, says: string): ShownElsewhere => ({
  row,
  promise,
  file: file.startsWith('../') ? file.slice(3) : `test/${file}`,
  says,
});

const SETTINGS = 'settings/trusted.test.ts';
const TRYING = 'calendar/google/trying-again.test.ts';
const BOOKING = 'e2e/google-booking.test.ts';

export const ELSEWHERE: readonly ShownElsewhere[] = [
  shown(
    'X4',
    'every call is logged with what came of it',
    'store/contract/conversations.ts',
    'comes to what its calls came to, and to nothing else',
  ),
  shown('X7', 'no code is there that nothing uses', '../package.json', '"check:dead-code"'),
  shown(
    'V5',
    'something is said while free times are looked for',
    'mcp/conversations.test.ts',
    'is told where Google is asked, and nowhere else',
  ),
  shown(
    'V6',
    'and while something is booked',
    'mcp/conversations.test.ts',
    'is told where Google is asked, and nowhere else',
  ),
  shown('O1', 'the client has an id', SETTINGS, "name: 'GOOGLE_CLIENT_ID'"),
  shown('O2', 'and a secret', 'settings/google-settings.test.ts', 'GOOGLE_CLIENT_SECRET:'),
  shown('O3', 'the sign-in is a refresh token', SETTINGS, "name: 'GOOGLE_REFRESH_TOKEN'"),
  shown(
    'O4',
    'a new shop has a zone, that of New York where none is said',
    SETTINGS,
    "name: 'CALENDAR_TIMEZONE'",
  ),
  shown(
    'O6',
    "a person signs in, by their browser and nobody's key",
    'e2e/auth.test.ts',
    'signing in, looking at it, signing out',
  ),
  shown(
    'O7',
    'with no more rights than are needed',
    'calendar/google/sign-in/login.test.ts',
    'a state and the least that bay needs',
  ),
  shown(
    'N14',
    "without a calendar of somebody's the book is enough",
    'e2e/agents-call.test.ts',
    'a call from the first ring to the last word',
  ),
  shown(
    'N18',
    'each shop has its own book, rules and sign-ins',
    'e2e/shops.test.ts',
    'makes a book of its own, says where and in which zone',
  ),
  shown(
    'N22',
    'a shop has several calendars',
    'e2e/google-shared-calendars.test.ts',
    "an event in a technician's own calendar",
  ),
  shown(
    'N23',
    'the sign-in is renewed by itself',
    TRYING,
    'one that Google refuses is renewed once, and the request sent once more',
  ),
  shown(
    'D5',
    'a calendar that there is not is told to whoever can mend it',
    'e2e/doctor-google.test.ts',
    'doctor says what is to be done about calendars that cannot be used',
  ),
  shown('D7', 'a free time is free', 'calendar/contract/busy.ts', 'busy leaves out what takes no time'),
  shown('D8', 'a taken one is not', BOOKING, 'that was there first keeps its time'),
  shown('D9', 'an event is made', BOOKING, 'book, move and cancel, as Google sees it'),
  shown('D10', 'a sign-in that has run out is renewed', TRYING, 'one that Google refuses is renewed once'),
  shown(
    'D11',
    'what the calendar refuses is told',
    TRYING,
    'one that is refused although it is new is a sign-in that has ended',
  ),
  shown(
    'D12',
    'the calendar that bay brings along and Google keep one contract',
    'calendar/calendar-contract.ts',
    'the calendar: ${name}',
  ),
  shown('D13', 'also of what is busy', 'calendar/contract/busy.ts', 'busy is what others put in'),
  shown(
    'D14',
    'a booking is confirmed once it is in the book',
    'e2e/book.test.ts',
    'book, then meet the same slot again',
  ),
  shown('D15', 'and is an event then', BOOKING, 'book, move and cancel, as Google sees it'),
  shown(
    'D16',
    'all of it from the first ring on',
    'e2e/agents-call.test.ts',
    'a call from the first ring to the last word',
  ),
  shown(
    'D17',
    'nobody is booked twice, however many book at once',
    'proof/two-books.test.ts',
    'never both, and nearly always one',
  ),
  shown(
    'D18',
    'without a connected calendar everything works',
    'e2e/agents-call.test.ts',
    'what is told of a booking has all that voice agents know it by',
  ),
  shown(
    'D21',
    'book and calendar agree in the end',
    'proof/crash.test.ts',
    'lose nothing, and leave nothing half done',
  ),
  shown('W1', 'each person has a sign-in', 'settings/google-settings.test.ts', 'refresh tokens by account'),
  shown(
    'W4',
    'sign-ins that end and times that are taken are told gently',
    'mcp/conversations.test.ts',
    'where Google does not answer, the booking is made here and told so',
  ),
  shown(
    'W5',
    'every call is on record',
    'store/contract/conversations.ts',
    'comes to what its calls came to',
  ),
  shown(
    'W6',
    'a caller waits no longer than a bound',
    'mcp/conversations.test.ts',
    'once the bound has passed',
  ),
  shown(
    'W8',
    'words are read in a room of their own',
    'architecture/layers.ts',
    'a reader of what people type',
  ),
  shown(
    'W9',
    'what is heard is tried sentence by sentence',
    'agents/understand-request.test.ts',
    'a sentence of a caller is what they want',
  ),
  shown(
    'E5',
    'a week is seen at once',
    'e2e/agenda.test.ts',
    'a week, several days, and closed days with their reason',
  ),
  shown(
    'E6',
    'several technicians share the work',
    'e2e/several-services.test.ts',
    'a technician for each where nobody can do both',
  ),
  shown(
    'E10',
    'how fast calls were answered is told, by half of them, nearly all and all',
    'store/contract/conversations.ts',
    'is told of those that have ended, by half of them, nearly all and all',
  ),
  shown('E8', 'what Google takes is measured', 'bench/google-latency.ts', 'trips * LATENCY_MS'),
  shown(
    'N4',
    "bay's own calendar goes by the name that booking services give it",
    'files/shop/shop-file.test.ts',
    "{ said: '{provider: native}', calendar: 'local' }",
  ),
  shown('N5', "and so does Google's", 'files/shop/shop-file.test.ts', 'provider: google_calendar'),
  shown(
    'N6',
    'another provider is refused where it is set, and not passed over',
    'files/shop/shop-file.test.ts',
    "said: '{provider: outlook}'",
  ),
  shown('N7', 'a shop says which provider is its own', 'files/shop/shop-file.test.ts', 'are the shop’s own'),
  shown(
    'N8',
    'whether it is used at all',
    'files/shop/shop-file.test.ts',
    'google_calendar: {enabled: false}',
  ),
  shown(
    'N9',
    'whether what is in it takes time',
    'e2e/calendar-use.test.ts',
    'a shop that does not check its calendar',
  ),
  shown('N10', 'whether it shows appointments', 'e2e/calendar-use.test.ts', 'a shop that creates no events'),
  shown(
    'N11',
    'and how long an appointment is unless told otherwise',
    'files/shop/shop-file.test.ts',
    'default_duration_minutes: 45',
  ),
  shown(
    'N12',
    'all of it under the names that booking services keep them by',
    'files/shop/shop-file.test.ts',
    'the settings as booking services of agents keep them',
  ),
  shown(
    'N24',
    'a further provider is a folder that touches no caller',
    'calendar/pinboard/pinboard-calendar.test.ts',
    'a shop works with a third provider as with any other',
  ),
  shown(
    'W10',
    'how agents are let in is told on a page that is tried',
    'docs/agents-page.test.ts',
    'every command line of the page is one',
  ),
];
