import { describe, expect, test } from 'vitest';
import { AppError, type FailureCode } from '../../../src/failure.ts';
import { bugTrace, explainBug, explainFailure, failureText } from '../../../src/output/failure/failure.ts';
import { themeOf } from '../../../src/output/form/theme.ts';
import { failureEnvelope } from '../../../src/output/form/view.ts';
import { told } from '../../../src/output/hints/hints.ts';
import { COMMAND } from '../command-words.ts';
import { ALL_FAILURES, FAILURES } from '../failure-samples.ts';
import { PLAIN, TIME } from '../samples.ts';

/** The exit codes of the contract. */
const EXIT_CODES: Readonly<Record<FailureCode, number | readonly number[]>> = {
  usage: 2,
  'tool-arguments': 2,
  'tool-closed': 9,
  'proposal-gone': 5,
  'proposal-taken': 9,
  'tool-limit': 7,
  'confirmation-required': 9,
  'confirmation-refused': 9,
  'missing-options': 2,
  'invalid-value': 2,
  'too-long': 2,
  'time-not-understood': 2,
  'time-skipped': 2,
  'time-ambiguous': 2,
  'weekday-ambiguous': 2,
  'several-readings': 2,
  'several-times': 2,
  'several-match': 2,
  'file-unreadable': 2,
  'file-unwritable': 2,
  'file-too-large': 2,
  'file-invalid': 2,
  'not-confirmed': 2,
  'not-found': 5,
  'no-open-visit': 5,
  'no-time-fits': 9,
  'slot-taken': 9,
  'shop-closed': 9,
  'in-the-past': 9,
  'too-soon': 9,
  'beyond-horizon': 9,
  'not-qualified': 9,
  'appointment-finished': 9,
  'changed-since': 9,
  'not-undoable': 9,
  'status-order': 9,
  'not-due': 9,
  'key-reused': 9,
  'series-refused': 9,
  'plan-incomplete': 9,
  'changed-meanwhile': 9,
  'visit-exists': 9,
  'car-taken': 9,
  'mode-full': 9,
  'phone-taken': 9,
  'car-known': 9,
  'appointments-in-the-way': 9,
  /** By the trouble: signed out, denied, quota, out of reach, refused. */
  'calendar-unreachable': [4, 6, 7, 8, 9, 10],
  'resolution-not-offered': 2,
  'settled-otherwise': 9,
  'sign-in-needed': 4,
  'sign-in-expired': 4,
  'sign-in-failed': 4,
  /** Of a store that cannot be written; of one that cannot be read or trusted. */
  'token-store-failed': [74, 10],
  'google-unreachable': 8,
  'bad-configuration': 10,
  'database-full': 74,
  'database-read-only': 74,
  'database-unreachable': 74,
  'database-damaged': 74,
  'database-foreign': 74,
  'database-other-build': 74,
  'database-newer': 74,
  'database-locked': 75,
  'already-serving': 75,
  'native-module-missing': 10,
  interrupted: 130,
};

test.each(ALL_FAILURES.map((failure) => ({ code: failure.code, failure })))('$code', ({ code, failure }) => {
  const explained = told(explainFailure(failure, TIME), TIME);
  expect([EXIT_CODES[code]].flat()).toContain(explained.exitCode);
  expect(failureEnvelope(explained)).toEqual({
    success: false,
    error: { code, hint: explained.hint, details: explained.details },
    message: explained.message,
  });
  for (const key of Object.keys(explained.details)) expect(key).toMatch(/^[a-z_]+$/);
  expect(explained.message).toMatch(/^\S.*[.?]$/);
  expect(explained.hint).toMatch(/\S/);
});

/** What only somebody at a command line can do wrong, who said it in options. */
const OF_COMMAND_LINES: ReadonlySet<string> = new Set(['usage', 'missing-options']);

test.each(ALL_FAILURES.filter(({ code }) => !OF_COMMAND_LINES.has(code)))(
  'the message of $code and its facts name no command and no option: another door tells them, too',
  (failure) => {
    const { message, cures } = explainFailure(failure, TIME);
    expect(message).not.toMatch(COMMAND);
    expect(JSON.stringify(cures)).not.toMatch(COMMAND);
  },
);

test('every failure as it stands on stderr', () => {
  const shown = ALL_FAILURES.map((failure) => failureText(told(explainFailure(failure, TIME), TIME), PLAIN));
  expect(shown.join('')).toMatchInlineSnapshot(`
    "✗ Unknown option '--foo'.
      See: bay book --help
    ✗ Unknown command 'boko' (Did you mean book?).
      See: bay book --help
    ✗ Missing required argument 'text'.
      See: bay book --help
    ✗ --this and --all are two: choose one.
      See: bay book --help
    ✗ --invite and --no-invite contradict each other.
      See: bay book --help
    ✗ --at takes one value and was given two, "tue 9" and "wed 9".
      See: bay book --help
    ✗ --count goes with --repeat.
      See: bay book --help
    ✗ --unset takes no value.
      See: bay book --help
    ✗ the words say "tue 9" and --at says "wed 9".
      See: bay book --help
    ✗ the words say another tag than --tag.
      See: bay book --help
    ✗ "tag 12" says another tag than what was said before.
      See: bay book --help
    ✗ Until when is said twice: 4 visits, and until june.
      See: bay book --help
    ✗ "oyl" has no meaning here.
      See: bay book --help
    ✗ "oyl" has no meaning here (Did you mean oil or boil?).
      See: bay book --help
    ✗ Expected how much longer, or until when, as +90 or until 15:00: "long".
      See: bay book --help
    ✗ Expected a day and its hours, as "sat 8-18": "sat".
      See: bay book --help
    ✗ Nobody is on the waitlist.
      See: bay book --help
    ✗ Expected hours that begin before they end, and do not overlap, as 8:00-12:00, 13:00-18:00.
      See: bay book --help
    ✗ Expected one technician or bay at a time, and "luis" is another.
      See: bay book --help
    ✗ #12 is one of a series: say --this (1 visit: Tue 1 Dec), --following (2 visits: Tue 1 Dec and Tue 8 Dec) or --all (3 visits: Tue 24 Nov, Tue 1 Dec and Tue 8 Dec).
      See: bay book --help
    ✗ --by luis asks for one person's doings, and "12" for something else's history.
      See: bay book --help
    ✗ that car is not Ana Lima's: to give the visit to whoever has it, add --customer.
      See: bay book --help
    ✗ "0134" and "ana" are the same customer.
      See: bay book --help
    ✗ --db names a file, and a shop has a file of its own: give one of them.
      See: bay --help
    ✗ There is no help on "tiems" (Did you mean times?).
      See: bay book --help
    ✗ slot_step_minutes: it is 7.
      See: bay book --help
    ✗ [1: not closed; and 2 more.
      See: bay book --help
    ✗ the value is not YAML: unexpected end.
      See: bay book --help
    ✗ calendar: it is "local" or "google".
      See: bay book --help
    ✗ --port: "http" is no port.
      Give a number, as 4770.
    ✗ Missing: --customer, --service and --at.
      Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    ✗ Missing: --name or --phone (nothing to change was given).
      Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    ✗ Missing: --name (no car with the plate 7ABC123 is in the book).
      Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    ✗ Missing: --vehicle (Ana has no car in the book).
      Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    ✗ Missing: --port (a web client has registered an address with its port).
      Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.
    ✗ "x" is not a valid time.
      Expected: a time of day from 00:00 to 23:59.
    ✗ "x" is not a valid time.
      Expected: days or hours from when to when, as "fri", "11-13" or "until 14:00".
    ✗ "x" is not a valid time.
      Expected: a time of day too, as 2026-11-24T09:00.
    ✗ "x" is not a valid time.
      Expected: a day, as monday next week.
    ✗ "x" is not a valid time.
      Expected: an offset up to ±14:00.
    ✗ "x" is not a valid time.
      Expected: one moment, as "tue 10"; of all that is free tells: bay slots.
    ✗ "x" is not a valid time.
      Expected: days or hours that suit, as "mornings" or "tue after 2".
    ✗ "x" is not a valid time.
      Expected: a last day until which some day suits.
    ✗ "x" is not a valid time.
      Expected: a date from 1970-01-01 to 2099-12-31.
    ✗ "x" is not a valid time.
      Expected: a date that the calendar has, from 1970-01-01 to 2099-12-31.
    ✗ "x" is not a valid time.
      Expected: year-month-day, as 2026-11-23: this could be two dates.
    ✗ "x" is not a valid time.
      Expected: one day: 2026-11-24 is a Tuesday.
    ✗ "x" is not a valid time.
      Expected: a last day that comes after the first.
    ✗ "x" is not a valid time.
      Expected: today or a day to come.
    ✗ "x" is not a valid time.
      Expected: a day that is still to come.
    ✗ "x" is not a valid time.
      Expected: a time after the visit begins.
    ✗ "x" is not a valid time.
      Expected: an end from 2026-11-24 09:05 to 2026-11-25 09:00.
    ✗ "x" is not a valid time.
      Expected: how often it comes again, as "every 3 months", "every other tuesday" or "last friday of each month".
    ✗ "x" is not a valid time.
      Expected: a first visit on a day that it names.
    ✗ "x" is not a valid time.
      Expected: a series of two years at most: 24 visits.
    ✗ "x" is not a valid time.
      Expected: a series of 2 to 60 visits.
    ✗ "x" is not a valid time.
      Expected: a day within two years of the first visit: until 2028-11-23.
    ✗ "x" is not a valid time.
      Expected: a number with its area code, or a number with its country code, as +44 20 7946 0958.
    ✗ "x" is not a valid time.
      Expected: 10 digits, as (212) 555-0134, or a number with its country code, as +44 20 7946 0958.
    ✗ "x" is not a valid time.
      Expected: 10 digits, as (212) 555-0134, 7 in area 212, or a number with its country code, as +44 20 7946 0958.
    ✗ "x" is not a valid time.
      Expected: 3 digits, as 212.
    ✗ "x" is not a valid time.
      Expected: letters and digits; where there is none, leave it out.
    ✗ "x" is not a valid time.
      Expected: a year from 1900 to 2028.
    ✗ "x" is not a valid time.
      Expected: a time zone, as America/New_York.
    ✗ "x" is not a valid time.
      Expected: letters, digits, - and _, at most 40, as in main-street.
    ✗ "x" is not a valid time.
      Expected: one of en, es.
    ✗ "x" is not a valid time.
      Expected: a JSON object, as {"date": "2026-11-24"}.
    ✗ The arguments cannot be taken: "date" is not a date (YYYY-MM-DD, e.g., 2025-01-15); there is no "when", only date and language; "customer_id" is missing; "duration_minutes" is not from 1 to 2880; "language" is none of en and es; one of make or plate is needed.
      See what each tool takes: bay tools --allow-write
    ✗ This conversation has had its 200 calls.
      Begin another conversation, or give the caller to a person.
    ✗ This conversation has had its 8 misses.
      Begin another conversation, or give the caller to a person.
    ✗ This conversation has had its 6 customers.
      Begin another conversation, or give the caller to a person.
    ✗ Nothing was changed: the caller must say yes first to cancel #12.
      Ask, and call the tool again with its confirmation_token.
    ✗ Nothing was changed: the caller must say yes first to reschedule #12.
      Ask, and call the tool again with its confirmation_token.
    ✗ Nothing was changed: no question of this conversation has that token.
      Call the tool again without confirmation_token, and ask once more.
    ✗ Nothing was changed: the question was asked too long ago.
      Call the tool again without confirmation_token, and ask once more.
    ✗ Nothing was changed: the question has been answered before.
      Call the tool again without confirmation_token, and ask once more.
    ✗ Nothing was changed: the question was about something else, or the visit has changed since.
      Call the tool again without confirmation_token, and ask once more.
    ✗ Nothing was offered under that token in this conversation, or too long ago.
      Ask for free times once more: propose_appointment
    ✗ Another time of that proposal was taken up.
      Ask for free times once more: propose_appointment
    ✗ The tool book_appointment is not allowed here.
      To allow what changes the book: --allow-write; one tool beside others: --allow-tool <name>
    ✗ The notes cannot be taken: 100,000 characters, at most 2,000.
      Make it shorter; nothing was changed.
    ✗ "when the cows come home" is not a time that bay understands.
      Try 2026-11-24T09:00, "tomorrow 9am" or "tue 9:30".
    ✗ Sun 14 Mar 2027 02:30 does not exist in America/New_York: clocks jump from 02:00 to 03:00.
      Choose 03:00 or later, or a time before 02:00.
    ✗ 02:30 does not exist in America/New_York: clocks jump from 02:00 to 03:00.
      Choose 03:00 or later, or a time before 02:00.
    ✗ Sun 1 Nov 01:30 happens twice in America/New_York: clocks go back over it.
      Say which: 2026-11-01T01:30:00-04:00 or 2026-11-01T01:30:00-05:00.
    ✗ "next friday" could be Fri 27 Nov or Fri 4 Dec.
      Give the date: 2026-11-27 or 2026-12-04.
    ✗ "ahorita" can be read in 2 ways.
      Say instead: "now" or "first".
    ✗ "fri before 11" leaves 3 times to choose from.
      Say which: --at 2026-11-23T10:00 or --at 2026-11-23T10:30; "first" takes the first of all.
    ✗ "ana" matches 2 customers.
      1: Ana Pérez, +12125550134
      27: Ana Lima
      Say which, for example: --customer 1
    ✗ "b" matches 14 bays.
      Bay 1
      Bay 2
      Bay 3
      Bay 4
      Bay 5
      Bay 6
      Bay 7
      Bay 8
      Bay 9
      Bay 10
      Bay 11
      Bay 12
      and 2 more
      Say which, for example: --bay "Bay 1"
    ✗ "ana" may mean 14 appointments.
      12: Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30
      '#1234': Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30
      and 12 more
      Say which by its number, for example: 12
    ✗ Ana Pérez has no visit to come; the last was #12, Oil change, Mon 23 Nov 09:00–09:30.
      See them all: bay customers appointments 1 --past
    ✗ Bob Stone has no visit to come.
      See them all: bay customers appointments 2 --past
    ✗ None of the 8 customers that "kim" may mean has a visit to come.
      See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    ✗ shop.yaml cannot be read: there is no such file.
      Check the path and who may read the file.
    ✗ list.csv is too large for a customer list: at most 16 MB are read.
      Check that it is the file that you mean, or split it; nothing was changed.
    ✗ out/report.xml cannot be written: there is no such folder.
      Check the path and who may write there.
    ✗ shop.yaml is not a valid shop file: 2 problems, nothing was taken.
      line 4: monday: 17:00-09:00 ends before it begins
      bays is missing
    ✗ There is no appointment 99.
      See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    ✗ There is no service "oil".
      Did you mean oil_change? There are: oil_change, battery and alignment.
    ✗ There is no bay "Bay 9".
      Did you mean Bay 1?
    ✗ There is no inbox item 7.
      See what waits: bay inbox; or all that was settled, too: bay inbox --all
    ✗ There is no entry 99.
      See what was done, and by whom: bay history
    ✗ There is nothing that ana has done and could take back.
      See what was done, and by whom: bay history
    ✗ There is nothing that ana has taken back and could do again.
      See what was done, and by whom: bay history
    ✗ Nothing is free at the time that was asked for: fri before 11.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
    ✗ #12 was changed since by luis, Mon 23 Nov 09:00 (moved); nothing was taken back.
      See it whole: bay show 12
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ Customer 1 was changed since; nothing was taken back.
      See what was done, and by whom: bay history
    ✗ Vehicle 1 was changed since by the agent luis, Mon 23 Nov 09:00 (vehicle edited); nothing was taken back.
      See what was done, and by whom: bay history
      To take back what was done before that (cancelled): bay undo --entry 56
    ✗ The rules of the shop were changed since by the calendar, Mon 23 Nov 09:00 (moved); nothing was taken back.
      See what was done, and by whom: bay history
    ✗ What ana did on Mon 23 Nov 09:00 (customers imported) cannot be taken back: it was taken back already.
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ What ana did on Mon 23 Nov 09:00 (customers imported) cannot be done again: nobody has taken it back.
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ What ana did on Mon 23 Nov 09:00 (customers imported) cannot be taken back: what came from a file is put right one by one, or by another file.
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ What ana did on Mon 23 Nov 09:00 (customers imported) cannot be taken back: the shop began with it.
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ What ana did on Mon 23 Nov 09:00 (customers imported) cannot be taken back: it was an answer about the calendar.
      What was settled, and how: bay inbox --all
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ What ana did on Mon 23 Nov 09:00 (customers imported) cannot be taken back: it was done in the calendar.
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ What ana did on Mon 23 Nov 09:00 (customers imported) cannot be taken back: Bay 2 is not in the shop any more.
      To take back what was done before that (cancelled #12): bay undo --entry 56
    ✗ Bay 1 is not free Mon 23 Nov 09:00–09:30: taken by #12 09:00–09:30 and a calendar event Sun 22 Nov 18:00–Mon 23 Nov 09:15.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
    ✗ No technician is free Mon 23 Nov 09:00–09:30.
      Look for free times: bay slots 2026-11-23 --week
    ✗ Sun 29 Nov cannot be: the shop is closed on Sundays.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
    ✗ Maria has no hours on Mon 23 Nov: Christmas.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
    ✗ Mon 23 Nov 09:00–09:30 runs into a break: lunch.
      Nearest free: Mon 23 Nov 13:00 or Tue 24 Nov 09:00.
    ✗ Mon 23 Nov 09:00–09:30 is outside opening hours: the shop is open 10:00–12:00 and 13:00–17:00.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
    ✗ The shop is closed on Mon 23 Nov.
      Look for free times: bay slots 2026-11-23 --week
    ✗ Fri 20 Nov 09:00 is in the past: it is Mon 23 Nov 07:00 now.
      Look for free times: bay slots 2026-11-23 --week
    ✗ 6:30 is past; tomorrow 6:30?
      Nearest free: Mon 23 Nov 10:00 or 10:30.
    ✗ Mon 23 Nov 09:00 is too soon: the shop asks for 2 h 30 min of notice.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
    ✗ Mon 7 Jun 2027 10:00 is too far ahead: the shop books 90 days ahead, until Sun 21 Feb 2027.
      Choose an earlier day: bay slots 2027-02-21
    ✗ Bay 1 cannot do Alignment: it asks for lift and rack.
      See who and what can do it: bay shop show
    ✗ No technician can do Alignment.
      See who and what can do it: bay shop show
    ✗ #12 is cancelled and cannot be rescheduled.
      Book a new appointment: bay book
    ✗ #12 is completed and cannot be cancelled.
      See it whole: bay show 12
    ✗ #12 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 1 is there already, with another service.
      Book it after that: --at 2026-11-23T09:30; or at the same time: --overbook <why>
      Or change #12: bay edit 12 --service <type>
    ✗ #12 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 1 is there already, with another duration, technician and notes. That time is taken by a calendar event 09:00–09:30, too.
      Book it after that: --at 2026-11-23T09:30; or at the same time: --overbook <why>
      Or change #12: bay edit 12 --duration <minutes> --notes <text>, then bay reschedule 12 --technician <name>
    ✗ The 2018 Honda Civic cannot be in two places Mon 23 Nov 09:15–09:45: #12 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 1. That time is taken by #7 09:00–09:30 and a calendar event 09:00–09:30, too.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
      Or say why it is right: --overbook <why>
    ✗ The 2018 Honda Civic cannot be in two places Mon 23 Nov 09:00–09:30: #12 Oil change for Ana Pérez, Mon 23 Nov 09:00–09:30, Bay 1.
      Look for free times: bay slots 2026-11-23 --week
      Or say why it is right: --overbook <why>
    ✗ No room for one more waiting Mon 23 Nov 09:00–10:00, the shop takes 2 an hour: #3 and #5.
      Nearest free: Mon 23 Nov 10:00 or 10:30.
      Or leave the car: --mode drop_off
      Or say why it is right: --overbook <why>
    ✗ No room for one more dropped off Mon 23 Nov, the shop takes 3 a day.
      Look for free times: bay slots 2026-11-23 --week
      Or say that the car comes otherwise: --mode <mode>
    ✗ #12 is completed already and cannot be marked as arrived any more.
      If that was a slip, take it back: bay undo
      See it whole: bay show 12
    ✗ #12 has arrived already and cannot be marked as a no-show any more.
      If that was a slip, take it back: bay undo
      See it whole: bay show 12
    ✗ #12 is only on Mon 23 Nov 09:00, not today.
      If it comes today, move it: bay move 12 today; for a car that is left the night before: bay in 12 night
      To mark it all the same: --yes
    ✗ #12 was on Mon 23 Nov 09:00, not today.
      If it comes today, move it: bay move 12 today
      To mark it all the same: --yes
    ✗ #12 is only at 09:00.
      To mark it all the same: --yes
    ✗ The idempotency key "call-17" was used for another request.
      Give every new request its own key; a key again only gives the first result again.
    ✗ 1 of 4 visits cannot be, so nothing was changed: Mon 23 Nov 09:00 (Mon 23 Nov 09:00 is too far ahead: the shop books 90 days ahead, until Sun 21 Feb 2027; nearest: Mon 23 Nov 09:30).
      Choose another time for all of them, or see to those dates one by one.
    ✗ No other place for #12, Ana Pérez on Mon 23 Nov 09:00–09:30; nothing was changed.
      Leave them where they are, with a note in the inbox: --leave-unplaced; or move or cancel them first.
    ✗ The rules of the shop were changed by somebody else meanwhile; nothing was written.
      Look at them (bay shop) and run this again.
    ✗ The appointment was changed by somebody else meanwhile; nothing was written.
      Look at it and run this again.
    ✗ +1 212 555 0134 is the phone of customer 1, Ana Pérez.
      Use that customer: --customer 1; or look: bay customers show 1
    ✗ Plate ABC1234 is on vehicle 3 of customer 1, Ana Pérez.
      Use that car: --vehicle 3; or look: bay vehicles show 3
    ✗ VIN 1HGCM82633A004352 is on vehicle 3 of customer 1, Ana Pérez.
      Use that car: --vehicle 3; or look: bay vehicles show 3
    ✗ Appointments are in the way of this change (Bay 2 goes): #12 and #14.
      Move or cancel them first: bay reschedule 12 --to <when>
    ✗ Appointments are in the way of this change (Bay 2 goes): #1, #2, #3, #4, #5, #6, #7, #8, #9, #10 and 3 more.
      Move or cancel them first: bay reschedule 1 --to <when>
    ✗ Not confirmed: cancel #12. Nothing was changed.
      Answer yes on a terminal, or add --yes.
    ✗ Google is out of reach (Google answered 503 (backendError): Backend Error); nothing was changed.
      It is safe to run this again. If it stays so: bay doctor
    ✗ Google's quota is used up (Google answered 429); nothing was changed.
      Run this again in a few minutes.
    ✗ Google's quota is used up (Google answered 429); nothing was changed.
      Run this again in 2 min.
    ✗ Google denies access to the calendar (Google answered 403 (forbidden): Forbidden); nothing was changed.
      Let its owner share it with the right to make changes to events. Which can be written: bay calendar list
    ✗ The calendar is not there for who is signed in (Google answered 404 (notFound): Not Found); nothing was changed.
      Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list
    ✗ Nobody is signed in at Google as "maria"; nothing was changed.
      Sign in: bay auth --account maria
    ✗ Google no longer takes the sign-in of Mon 16 Nov 09:00: invalid_grant: Token has been expired or revoked; nothing was changed.
      Sign in again: bay auth
      It was taken back, not used for six months, or pushed out by a hundred newer ones; under "Testing" it ends after seven days.
      The book is safe, and what is owed to the calendar is kept.
    ✗ The stored sign-in is not safe and was not used (/home/shop/sign-ins): other users may look into it; nothing was changed.
      Let it be yours alone: chmod go-rwx /home/shop/sign-ins
    ✗ Google refuses it (Google answered 400 (invalid): Invalid Value); nothing was changed.
      What waits for a person: bay inbox
    ✗ NOT booked: Google is out of reach (Google answered 503).
      It is safe to run this again. If it stays so: bay doctor
      The shop books nothing that its calendar has not confirmed (on_unavailable: refuse).
    ✗ NOT moved: Google denies access to the calendar (Google answered 403).
      Let its owner share it with the right to make changes to events. Which can be written: bay calendar list
    ✗ That is no way to settle item 3.
      For this one: bay inbox resolve 3 --restore or bay inbox resolve 3 --cancel
    ✗ That is no way to settle item 4.
      For this one: bay inbox resolve 4 --done
    ✗ Item 3 was settled as "restore"; nothing was done now.
      To cancel the appointment all the same: bay cancel 12
    ✗ Item 4 was settled by itself; nothing was done now.
      What was settled, and how: bay inbox --all
    ✗ Nobody is signed in at Google.
      Sign in: bay auth
    ✗ Nobody is signed in at Google as "maria".
      Sign in: bay auth --account maria
    ✗ Google no longer takes the sign-in of Mon 16 Nov 09:00: invalid_grant: Token has been expired or revoked.
      Sign in again: bay auth
      It was taken back, not used for six months, or pushed out by a hundred newer ones; under "Testing" it ends after seven days.
      The book is safe, and what is owed to the calendar is kept.
    ✗ Google no longer takes the sign-in as "maria": invalid_client: Unauthorized.
      Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET. The book is safe, and what is owed to the calendar is kept.
    ✗ Google gave no permission: access_denied.
      Nothing was stored. Try again: bay auth, and choose Allow. If an administrator forbids it, ask them to allow this client.
    ✗ Google's permission is not enough; missing: calendar.freebusy.
      Nothing was stored. Try again: bay auth, and tick every box on Google's page.
    ✗ Nobody finished signing in within 3 min.
      Nothing was stored. Try again: bay auth; allow more time: bay auth --timeout <seconds>. If Google's page showed an error, it names the setting of the OAuth client that is wrong.
    ✗ The sign-in was given up: another program keeps sending bay answers that are not from Google.
      Nothing was stored. Try again: bay auth, once that program (a page in the browser, a scanner) is closed.
    ✗ That address does not belong to this sign-in: its "state" is missing or another one.
      Nothing was stored. Try again: bay auth, open the new link, and paste the whole address that the browser ends on.
    ✗ That is not the address to which Google sends the browser at the end.
      Nothing was stored. Try again: bay auth, and paste the whole address that the browser ends on, also when its page cannot be shown.
    ✗ This name belongs to another Google account: ana@example.com.
      Nothing was stored. Keep both side by side: bay auth --account <name>; or confirm the change with --yes.
    ✗ Google answered without a refresh token, so that bay would be signed out within the hour.
      Nothing was stored. Take bay out at https://myaccount.google.com/connections, then: bay auth
    ✗ Google did not take the code of this sign-in: invalid_grant: Malformed auth code.
      Nothing was stored. Try again: bay auth. If it stays so, check this machine's clock and that no other program took the answer.
    ✗ Google does not know this OAuth client: invalid_client: The OAuth client was not found.
      Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET; both are in the Google Cloud console under Clients.
    ✗ The port 8080 on this machine is in use by another program, or not free to use.
      End that program, or choose another: bay auth --port <number>; a desktop client needs none.
    ✗ The sign-in cannot be stored (/data/sign-ins): the disk is full.
      Free some space or let this user write there, and run this again.
    ✗ The stored sign-in is not safe and was not used (/data/sign-ins/default.json): other users may look into it.
      Let it be yours alone: chmod go-rwx /data/sign-ins/default.json
    ✗ The stored sign-in cannot be read (/data/sign-ins/default.json): BAY_TOKEN_PASSPHRASE does not open it.
      Set BAY_TOKEN_PASSPHRASE to what it was sealed with, in the environment or the data folder's .env; or sign in again: bay auth
    ✗ The sign-in cannot be stored (keyring): @napi-rs/keyring is not installed.
      Unlock the keyring; where its driver is missing, install it beside bay: npm install -g @napi-rs/keyring
      Or keep the sign-in in a file: bay auth
    ✗ Google is out of reach: the sign-in (no answer within 10 s); nothing was changed.
      It is safe to run this again. If it stays so, look at the connection of this machine.
    ✗ BAY_X: "a b" is no name for a shop.
      Use letters, digits, - and _, at most 40.
    ✗ BAY_X: the name is too long.
      Use the name that the shop calls them by.
    ✗ BAY_X: bay keeps its book in an SQLite file and cannot use Postgres yet.
      Name a file.
    ✗ BAY_X: bay keeps its book in an SQLite file and takes no address for it.
      Name a file.
    ✗ BAY_X: "outlook" is no calendar that bay knows.
      Leave it out, or set it to local or google.
    ✗ BAY_X: "loud" is no level.
      Set it to low, medium, high or critical.
    ✗ BAY_X: "at night" is no span of hours.
      Write it like 20:00-07:00.
    ✗ BAY_X: "[1]" is no list of a program and what it is given.
      Name a program, or write a list: ["/usr/local/bin/page", "--shop", "main"]
    ✗ BAY_X: it is neither an https address nor one of this machine.
      Write it out, with https:// before it.
    ✗ BAY_X: "fax" is no form of a message.
      Leave it out, or set it to json, slack or teams.
    ✗ BAY_X: "ana" is no mail address.
      Write it like shop@example.com; several with commas between them.
    ✗ BAY_X: it names no mail server, and BAY_ALERT_EMAIL needs one.
      Write it like smtps://user:password@mail.example.com:465.
    ✗ BAY_X: /mnt/nas/bay.db lies on a network (NFS), where no two processes may share a book.
      Keep the book on a disk of the machine that serves it.
    ✗ BAY_X: "noon" is no instant.
      Write it like 2026-11-23T07:00:00-05:00, with the offset.
    ✗ BAY_X: "9999-01-01T00:00:00Z" is too late a moment.
      Write it like 2026-11-23T07:00:00-05:00, with the offset.
    ✗ BAY_X: "Mars/North" is no time zone that bay knows.
      Name one like America/New_York.
    ✗ BAY_X: it is not set, and this machine does not know its own time zone.
      Name one like America/New_York.
    ✗ BAY_X: in "$HOME/bay" nobody puts anything in place of $HOME.
      Write the path out; ~ alone is your home folder.
    ✗ BAY_X: it has a blank in it, and Google gives none with that.
      Copy it again, without quotation marks and blanks.
    ✗ BAY_X: what /shop/.env sets has " in it, and Google gives none with that.
      Copy it again, without quotation marks and blanks.
    ✗ BAY_X: it is not set, but GOOGLE_API_ROOT is.
      Set both, or neither.
    ✗ BAY_X: it is neither an https address nor one of this machine, without a path.
      Leave it out, or write it like http://127.0.0.1:8080.
    ✗ BAY_X: it is not set, and signing in at Google needs it.
      Make one, a "Desktop app", at https://console.cloud.google.com/auth/clients; every step stands in .env.example.
    ✗ BAY_X: it is kept with a sign-in that cannot be opened: it is sealed.
      Mend that, or set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET in the environment.
    ✗ BAY_X: this sign-in is kept in the environment, which bay does not change.
      Take the variable out, there or in .env.
    ✗ BAY_X: no folder can be made in /tmp: it is read-only.
      Set TMPDIR to a folder that this user can write, as TMPDIR=/tmp.
    ✗ BAY_X: no folder can be made in /tmp: ELOOP.
      Set TMPDIR to a folder that this user can write, as TMPDIR=/tmp.
    ✗ BAY_X: nobody says where your home folder is.
      Set HOME to your home folder, or BAY_HOME to the folder in which bay is to keep its books.
    ✗ BAY_X: home is no whole path.
      Set HOME to your home folder, or BAY_HOME to the folder in which bay is to keep its books.
    ✗ BAY_X: the folder in which bay was started is not there any more.
      Change to one that is, as: cd ~
    ✗ BAY_X: it is not set, and whoever reaches the port could call the tools.
      Make one, openssl rand -hex 32, and keep it in the environment or in .env of bay's data folder.
    ✗ BAY_X: it has fewer than 32 characters.
      Make one, openssl rand -hex 32, and keep it in the environment or in .env of bay's data folder.
    ✗ BAY_X: "a b" is no name of a machine.
      Write names as in an address, with commas between them: bay.example.com
    ✗ BAY_X: it is neither an https address nor one of this machine.
      Leave it out, or write it like https://api.openai.com/v1 or http://127.0.0.1:11434/v1.
    ✗ BAY_X: it has a blank in it that no key has.
      Copy it again, without quotation marks and blanks.
    ✗ BAY_X: it has a character in it that no key has.
      Copy it again, without quotation marks and blanks.
    ✗ BAY_X: "http" is no port.
      Give a port, or an address and a port: 4780, 0.0.0.0:4780.
    ✗ BAY_X: "http" is no port.
      Give a number, as 4770.
    ✗ BAY_X: "http://bay.example.com" is no https address, and Google notifies no other.
      Write it like https://bay.example.com: where your proxy or tunnel takes requests for bay serve. Or leave it out: then the calendars are read by the clock.
    ✗ BAY_X: "localhost" is known on this machine or its own network alone, and Google does not reach it.
      Write it like https://bay.example.com: where your proxy or tunnel takes requests for bay serve. Or leave it out: then the calendars are read by the clock.
    ✗ BAY_X: "https://bay.example.com" is written with a user, a question mark or a # behind it.
      Write it like https://bay.example.com: where your proxy or tunnel takes requests for bay serve. Or leave it out: then the calendars are read by the clock.
    ✗ BAY_X: no address is set at which Google could tell of changes.
      Set it to an https address that leads to bay serve, as https://bay.example.com; without one the calendars are read by the clock.
    ✗ BAY_X: "5" is no number of seconds from 10 to 900.
      Give whole seconds, or leave it out.
    ✗ BAY_X: it is more than BAY_POLL_MAX.
      Make it the smaller of the two, or leave both out.
    ✗ BAY_X: 127.0.0.1:4780 is in use by another program.
      Choose another port: bay mcp --http 4780.
    ✗ BAY_X: 127.0.0.1:80 cannot be used (EACCES).
      Choose another port: bay mcp --http 4780.
    ✗ EDITOR: is not set, and there is no terminal for vi.
      Name an editor that works, as EDITOR=nano; or use bay shop export and bay shop import.
    ✗ EDITOR: nano ended with 1; nothing was changed.
      Name an editor that works, as EDITOR=nano; or use bay shop export and bay shop import.
    ✗ EDITOR: nano was ended by SIGTERM; nothing was changed.
      Name an editor that works, as EDITOR=nano; or use bay shop export and bay shop import.
    ✗ EDITOR: nano cannot be started: ENOENT; nothing was changed.
      Name an editor that works, as EDITOR=nano; or use bay shop export and bay shop import.
    ✗ TZ: "Mars/North" is no time zone that bay knows.
      Name one like America/New_York, there or, for the shop alone, in CALENDAR_TIMEZONE.
    ✗ Nothing can be saved: the disk that holds /data/bay.db is full.
      Free some space and run this again; what had been saved is safe.
    ✗ Nothing can be saved: /data/bay.db is read-only.
      Let this user write the file and its folder, or choose another with --db <file>.
    ✗ The database /data/bay.db cannot be opened: its folder is not there.
      Check the path and the rights of its folder, or choose another with --db <file>.
    ✗ The book /data/bay.db is damaged, and nothing is written to it any more: customer #3 is not as it was written.
      What can still be read is shown. What is damaged, and how to mend it: bay doctor
    ✗ The book /data/bay.db is damaged, and nothing is written to it any more: the trigger claim_guard_insert is missing, and 25 more.
      What can still be read is shown. What is damaged, and how to mend it: bay doctor
    ✗ /data/bay.db is not an appointment book of bay, and was left alone.
      Choose another file with --db <file> or BAY_DB.
    ✗ /data/bay.db was made by another build of bay, or another program has changed its tables: the table claim is not as bay has made it. It was left alone.
      Use the bay that made it, or begin another book: --db <file>. Where no other bay was in use, put a backup in its place.
    ✗ /data/bay.db was written by a newer bay: its version is 7, this bay knows up to 5.
      Update bay: npm install -g baybook@latest
    ✗ Another program has kept /data/bay.db locked for 5 s; nothing was changed.
      It is safe to run this again. If it stays so, end the program that holds the file.
    ✗ Another process keeps /data/bay.db and its calendars in step already: 4711, since 2026-11-23 07:00.
      One is enough; how it does: bay doctor. To start another, end that one first: kill 4711
    ✗ Another process keeps /data/bay.db and its calendars in step already.
      One is enough; how it does: bay doctor. To start another, end that one first.
    ✗ The database driver better-sqlite3 cannot be loaded: it was not built.
      Install it again, its install script allowed: npm install -g --allow-scripts=better-sqlite3 baybook
    ✗ Interrupted.
      What had been saved is safe. To see how things stand: bay agenda
    "
  `);
});

describe('the facts', () => {
  test('of a slot that is taken', () => {
    const [taken] = FAILURES['slot-taken'];
    expect(taken && explainFailure(taken, TIME).details).toEqual({
      what: 'bay',
      name: 'Bay 1',
      scheduled_at: '2026-11-23T09:00:00-05:00',
      end_time: '2026-11-23T09:30:00-05:00',
      day_of_week: 'Monday',
      nearest: ['2026-11-23T10:00:00-05:00', '2026-11-23T10:30:00-05:00'],
      blocking: [
        {
          by: 'appointment',
          appointment_id: 12,
          start: '2026-11-23T09:00:00-05:00',
          end: '2026-11-23T09:30:00-05:00',
        },
        {
          by: 'event',
          appointment_id: null,
          start: '2026-11-22T18:00:00-05:00',
          end: '2026-11-23T09:15:00-05:00',
        },
      ],
    });
  });

  test('of a file that is not valid: every problem with its line', () => {
    const [invalid] = FAILURES['file-invalid'];
    expect(invalid && explainFailure(invalid, TIME).details).toEqual({
      file: 'shop.yaml',
      what: 'shop file',
      problem_count: 2,
      problems: [
        { line: 4, problem: 'monday: 17:00-09:00 ends before it begins' },
        { line: null, problem: 'bays is missing' },
      ],
    });
  });

  test('of a weekday that could be two dates', () => {
    const [ambiguous] = FAILURES['weekday-ambiguous'];
    expect(ambiguous && explainFailure(ambiguous, TIME).details).toEqual({
      words: 'next friday',
      candidates: [
        { date: '2026-11-27', day_of_week: 'Friday' },
        { date: '2026-12-04', day_of_week: 'Friday' },
      ],
    });
  });
});

test('before a shop was read, times are told in UTC', () => {
  const [past] = FAILURES['in-the-past'];
  const explained = past && explainFailure(past, { zone: null, now: TIME.now });
  expect(explained?.message).toBe('Fri 20 Nov 14:00 UTC is in the past: it is Mon 23 Nov 12:00 UTC now.');
  expect(explained?.details).toMatchObject({ scheduled_at: '2026-11-20T14:00:00+00:00' });
});

test('a bug names itself and exits with 1', () => {
  const explained = told(explainBug(new TypeError('x is not\na function')), TIME);
  expect(explained).toEqual({
    code: 'bug',
    exitCode: 1,
    message: 'This is a bug in bay: TypeError: x is not a function',
    hint: 'What was booked stays booked. Look with: bay agenda; check with: bay doctor',
    details: {},
  });
  expect(explainBug('odd').message).toBe('This is a bug in bay: odd');
  expect(explainBug(new AppError({ code: 'interrupted' })).exitCode).toBe(1);
});

test('where a bug happened is told without secrets, and nothing in it is for a terminal to obey', () => {
  const bug = new TypeError('\u001b]0;owned\u0007refresh_token=1//0gAbCdEfGh\r\nand ana@example.com');
  expect(explainBug(bug).message).toBe('This is a bug in bay: TypeError: refresh_token=… and …');
  const lines = bugTrace(bug).split('\n');
  expect(lines.slice(0, 2)).toEqual(['  TypeError: refresh_token=…', '  and …']);
  expect(lines[2]).toMatch(/^ {2}at /);
  expect(bugTrace(null)).toBe('  null\n');
});

test('a failure in colour', () => {
  const text = failureText(told(explainBug('odd'), TIME), themeOf({ color: true }));
  expect(text.startsWith('\u001b[31m✗\u001b[39m This is a bug in bay: odd\n  ')).toBe(true);
});
