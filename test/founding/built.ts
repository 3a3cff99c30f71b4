import { type Row, told } from './row.ts';

const TRYING = 'calendar/google/trying-again.test.ts';
const TOKENS = 'calendar/google/sign-in/access-tokens.test.ts';
const AWAY = 'e2e/google-out-of-reach.test.ts';
const LISTS = 'calendar/google/lists.test.ts';

/** How it is to be built. */
export const BUILT: readonly Row[] = [
  told(
    'X1',
    'what fails is tried again, as far as that can help',
    [TRYING, 'a request that fails 4 times by unavailable: live after 5 requests'],
    [TRYING, 'a request that fails is not tried again when its time would not last for the wait'],
  ),
  told(
    'X2',
    'without the calendar the shop goes on',
    [AWAY, 'a booking stands, says what is owed, and is delivered later'],
    [AWAY, 'who does not answer is asked by no command for a while, and is told by what it failed with'],
  ),
  told(
    'X3',
    'requests and decisions are on record, and each can be watched as it is made',
    ['e2e/metrics.test.ts', 'what was asked of Google and of the book is counted over all commands'],
    ['e2e/metrics.test.ts', 'why the book refused is counted by verb and code'],
    ['e2e/google-booking.test.ts', '--verbose tells of every request, and of nothing that is secret'],
  ),
  told('X4', 'nothing that can go wrong outside is called a bug', [
    'proof/command-lines.test.ts',
    'no command line, setting, standard input or edited text is called a bug',
  ]),
  told('X5', 'readings go on from a token', [
    LISTS,
    'following a calendar starts again when Google has forgotten where it was',
  ]),
  told('X6', 'calendars are read when it matters', [
    'domain/poll-interval.test.ts',
    'somebody starts in half an hour: somebody comes',
  ]),
  told(
    'X7',
    'what belongs together is asked and written together',
    [LISTS, 'free/busy is one request for fifty calendars and sixty days'],
    [
      'store/contract/apply.ts',
      'changes of several appointments together come with other rules and notes, all of it or nothing',
    ],
    [
      'store/contract/open-readings.ts',
      'a reading of several pages is gone on with by one alone: whoever comes late has kept nothing',
    ],
  ),
  told(
    'X8',
    'nothing is asked for twice that is known',
    [TOKENS, 'a token is asked for once and serves every command until it ends'],
    ['e2e/read-once.test.ts', '"%s" does so with a calendar at Google, too'],
  ),
  told('X9', 'health is a verdict with a score', [
    'domain/calendar-health.test.ts',
    'in any shop worse evidence never makes it better',
  ]),
  told(
    'X10',
    'the workshop sees on its wall how the day and the calendars stand',
    ['serve/wall.test.ts', 'today stands bay by bay on one page and in one document'],
    [
      'serve/changes.test.ts',
      'what is typed at the counter is told within two looks, and an end ends the streams',
    ],
  ),
  told('X11', 'people are told, once', [
    'domain/alerting.test.ts',
    'however a cause comes and goes, an episode has at most two messages and one more a day',
  ]),
  told('X12', 'how long things take is measured', [
    'domain/latencies.test.ts',
    'a quantile lies within the bucket of the request that it is about',
  ]),
  told(
    'X13',
    'whoever may not is kept out, here and at every door',
    [
      'serve/receiver/forged.test.ts',
      'whoever makes one up is answered like Google, has nothing read, and learns nothing',
    ],
    ['serve/door.test.ts', 'a page of another site is told nothing'],
    ['calendar/google/sign-in/secret-file.test.ts', 'what is written is read again, by this user alone'],
  ),
  told(
    'X14',
    'a sign-in is kept from everybody else',
    [
      'calendar/google/sign-in/sealing.test.ts',
      'sealing is asked for, and then nothing but the passphrase opens it',
    ],
    [
      'proof/no-leaks.test.ts',
      'no secret gets out of the sign-ins, and no customer into addresses, request lines or troubles',
    ],
  ),
  told(
    'X15',
    'Google is not asked too much, and no door can be flooded',
    [
      'serve/receiver/forged.test.ts',
      'whoever makes one up too often is sent away without a look, and Google is heard all the same',
    ],
    [
      'proof/receiver.test.ts',
      'a receiver that is flooded, cheated and kept waiting reads what has changed and nothing else, and ends when it should',
    ],
    [
      'calendar/google/trying-again.test.ts',
      'a request that fails tells how long Google wants to be left alone',
    ],
  ),
  told(
    'X16',
    'who did what to a visit, when and why, can be told',
    ['e2e/audit.test.ts', 'the story of a visit tells who did what, when, from what to what, and why'],
    ['e2e/audit.test.ts', 'the document has each deed with its changes'],
  ),
];
