import { expect } from 'vitest';
import { notAsked, type Row, told, tried } from './row.ts';
import type { TriedShop } from './tried-shop.ts';

const BOOKING = 'e2e/google-booking.test.ts';
const TRYING = 'calendar/google/trying-again.test.ts';
const TOKENS = 'calendar/google/sign-in/access-tokens.test.ts';
const LISTS = 'calendar/google/lists.test.ts';

/** How soon a kind of request is to be answered, and whether it was. */
function promises({ metrics }: TriedShop, operation: string, ms: number): void {
  const found = metrics.operations.find((one: { operation: string }) => one.operation === operation);
  expect(found).toMatchObject({ target_ms: ms, meets_target: true });
}

/** The calendar service itself. */
export const CORE: readonly Row[] = [
  told(
    'C1',
    'free times, and events that are made, changed, cancelled and looked at',
    ['calendar/contract/busy.ts', 'busy is what others put in'],
    [BOOKING, 'book, move and cancel, as Google sees it'],
  ),
  told(
    'C2',
    'appointments are booked, moved and cancelled, and free times and visits listed',
    ['e2e/book.test.ts', 'book, then meet the same slot again'],
    ['e2e/reschedule.test.ts', 'a moved appointment keeps its number and its calendar event'],
    ['e2e/cancel.test.ts', 'a cancelled appointment keeps its reason and gives its time back'],
    ['e2e/slots.test.ts', 'a new shop is free from nine to five, lunch left out'],
    ['e2e/customers.test.ts', 'visits to come, and with --past those that were'],
  ),
  told(
    'C3',
    'sign-in, lunch, zones, guests, the smoke test and its story',
    [TOKENS, 'a token is asked for once and serves every command until it ends'],
    [BOOKING, 'the customer is invited'],
    [
      'e2e/test-suite-google.test.ts',
      'the six checks and the booking story pass, invite nobody, and leave nothing',
    ],
    ['domain/zone.test.ts', 'has luxon’s offset at any second, and on both sides of every clock change'],
    ['e2e/auth.test.ts', 'signing in, looking at it, signing out'],
  ),
  notAsked('C4', 'a wrapper for a client that blocks', 'nothing here blocks'),
  told(
    'C5',
    'what Google does not take is kept with the reason, and delivered later',
    ['e2e/google-out-of-reach.test.ts', 'a booking stands, says what is owed, and is delivered later'],
    ['e2e/queue.test.ts', 'what is owed is listed, tried again and given up'],
  ),
  told(
    'C6',
    'errors, quotas, silence and half-done work are tried again',
    [TRYING, 'a request that fails 2 times by rate-limit: live after 3 requests'],
    [TRYING, 'a write whose answer was lost is repeated, and the calendar says what came of the first'],
    ['simulation/matrix.test.ts', 'whatever goes wrong, it comes to rest: $name'],
  ),
  tried('C7', 'a sign-in is renewed within half a second', (shop) => promises(shop, 'token', 500)),
  tried('C8', 'free times are known within a second', (shop) => promises(shop, 'freebusy', 1_000)),
  tried('C9', 'an event is made within half a second', (shop) => promises(shop, 'insert', 500)),
  tried('C10', 'changed within three tenths', (shop) => promises(shop, 'patch', 300)),
  tried('C11', 'and removed within three tenths', (shop) => promises(shop, 'delete', 300)),
  told('C12', 'what was set up once is used again', [
    TOKENS,
    'a token is asked for once and serves every command until it ends',
  ]),
  told('C13', 'the free times of many days are one question', [
    LISTS,
    'free/busy is one request for fifty calendars and sixty days',
  ]),
  told(
    'C14',
    'what is asked for often is known beforehand',
    [
      'store/contract/calendar-states.ts',
      'the mirror of others’ time gives what touches a range, in order of start, calendar by calendar',
    ],
    [
      'serve/in-step.test.ts',
      'while nobody types what somebody moves in Google is in the book a minute later',
    ],
  ),
  told('C15', 'Google tells of changes', [
    'serve/channels.test.ts',
    'where Google reaches bay serve while it tells of changes the calendar is read every five minutes, and a change is known at once',
  ]),
  told('C16', 'a connection serves several requests', [
    'calendar/google/requests.test.ts',
    'several requests go through one connection',
  ]),
  notAsked(
    'C17',
    'several HTTP requests in one',
    'one list and one question about free times do what that was for',
  ),
  notAsked(
    'C18',
    'a cache of free times for five minutes',
    'free times are those of the real calendar, and nothing stale is ever offered',
  ),
  told(
    'C19',
    'a booking says that an invitation follows, a new time is checked before anything moves, and requests are on record',
    [BOOKING, 'the customer is invited'],
    ['e2e/reschedule.test.ts', 'what stands in the way is told in the shop’s time, and nothing moves'],
    ['e2e/metrics.test.ts', 'what was asked of Google and of the book is counted over all commands'],
  ),
];
