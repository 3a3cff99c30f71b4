import type { Task } from './play.ts';
import { OPENING } from './shop.ts';

const NINE_TWENTY = '2026-11-23T09:20:00-05:00';

/** What is said on a real day, on a shop of its own in which nothing else has happened; `exit`: 0, if not told otherwise. */
function said(
  name: string,
  typed: string,
  shows: readonly RegExp[],
  more: Partial<Pick<Task, 'exitCode' | 'now' | 'never' | 'steps' | 'before' | 'after'>> = {},
): Task {
  return { name, typed, shows, now: OPENING, ...more };
}

/** In this order: what is moved and cancelled here is no more where it was. */
export const SENTENCES: readonly Task[] = [
  said('the same time next week, new', 'book oil 0134 tue next week 9', [/Booked/, /Tue 1 Dec/, /0?9:00/]),
  said('the same time next week, moved', 'move 4 same time next week', [/Moved #4/, /Mon 30 Nov/]),
  said('in a week, from where it stands', 'move 5 in 1 week', [/Moved #5/, /Mon 30 Nov/]),
  said('move him to 11, that day', 'move 3 11', [/Moved #3/, /Mon 23 Nov 11:00/]),
  said('the Civic, of her cars', 'book oil wed 10 0134 civic', [/Booked/, /Honda Civic/, /Wed 25 Nov/]),
  said('he wants Maria', 'book brake thu 15 0177 maria', [/Booked/, /Maria/, /Thu 26 Nov/]),
  said('in bay 2', 'book oil wed 9:30 0166 bay 2', [/Booked/, /Bay 2/]),
  said('how busy are we Thursday', 'hours thu', [/Maria/, /%|left/]),
  said('what did we do on this car', 'vehicles show ABC1234', [/Civic/, /Brake service|Oil change/]),
  said('who has the Camry', 'find camry', [/Tom Quinn/, /Camry/]),
  said('the number is wrong', 'customers edit 4 --phone 2125550198', [/0198/]),
  said('these two are one', 'customers merge 300 377 --yes', [/300|merged/i]),
  said(
    'a new caller with a common name',
    'customers add --name "Ava Alvarez"',
    [/customers of the name Ava Alvarez/, /Added customer \d+: Ava Alvarez/],
    { steps: [{ keys: 'somebody new', sees: /❯ No, somebody new/ }, { keys: '\r' }] },
  ),
  said('she cancelled', 'cancel 9 -r schedule_conflict', [/Cancelled #9/]),
  said('that was the wrong one, put it back', 'undo', [/#9|back/i]),
  said(
    'Joe is at the dentist on Friday afternoon',
    'off joe fri 13:00-17:00 dentist',
    [/Joe/, /Fri 27 Nov/],
    {
      steps: [{ keys: '\r' }],
      after: async ({ done }) => {
        const { count } = await done(OPENING, 'slots', '2026-12-04', '-t', 'Joe', '-s', 'brake_service');
        if (count === 0) throw new Error('Joe is away on other Fridays, too');
      },
    },
  ),
  said('this Saturday longer', 'open sat 8-17', [/Sat 28 Nov/], {
    after: async ({ done }) => {
      const { days } = (await done(OPENING, 'slots', '2026-12-05')) as {
        days: { available_slots: { end: string }[] }[];
      };
      const ends = days.flatMap(({ available_slots }) => available_slots.map(({ end }) => end.slice(11, 16)));
      if (ends.some((end) => end > '15:00')) throw new Error('every Saturday is longer');
    },
  }),
  said('two hours of brakes at 11', 'book brake tue 11 0177 --duration 2h', [/lunch/, /Nearest/], {
    steps: [{ keys: 'no other', sees: /❯ No other time/ }, { keys: '\r' }],
    exitCode: 9,
  }),
  said('a note after booking', 'edit 2 --notes "key under the mat"', [/Ana Pérez/]),
  said('another service', 'edit 1 --service tire_rotation', [/Tire rotation/]),
  said('half an hour longer', 'edit 1 --duration 1h', [/8:30–9:30|08:30–09:30|until 9:30/]),
  said('oil and tires at 2', 'book oil and tires fri 2 0134', [
    /Booked/,
    /Oil change/,
    /Tire rotation/,
    /14:00|2:00/,
  ]),
  said('the first that is free', 'book diag first 0166', [/Booked/, /Diagnostics/]),
  said('now, he stands here', 'book oil now 0198', [/Booked/], { now: NINE_TWENTY }),
  said('half past eight, at twenty past nine', 'book oil 8:30 0177', [/past/], {
    steps: [{ keys: 'n\r' }],
    exitCode: 9,
    now: NINE_TWENTY,
  }),
  said(
    'a waiting customer, taken all the same',
    'book oil tue 13:30 0198 -b "bay 1" --overbook "waits outside"',
    [/Booked/],
  ),
  said('what did I do', 'history today', [/booked #38/], {
    steps: [{ keys: '', sees: /booked #38/ }, { keys: 'q' }],
  }),
  said('no number at hand: show', 'show dana', [/Dana O'Neill/, /Diagnostics/]),
  said('no number at hand: move', 'move 0198 fri 15', [/Moved/, /Bob Stone/]),
  said('no number at hand: cancel', 'cancel dana -r other', [/Cancelled.*Dana O'Neill/]),
  said('a caller', '0134', [/Ana Pérez/, /Honda Civic/]),
  said('an appointment', '12', [/#12/]),
  said(
    'the car is unknown yet',
    'book oil thu 11 --name "Nora Novak" --phone 2125550122',
    [/Booked/, /Nora Novak/],
    { steps: [{ keys: '\r' }] },
  ),
  said('a misspelt day', 'book oil tommorow 9 0134', [/tomorrow/], { exitCode: 2 }),
  said('a misspelt weekday', 'slots wendesday', [/[Ww]ednesday/], { exitCode: 2 }),
  said('an apostrophe of another kind', 'find O’Neill', [/Dana O'Neill/]),
  said('two is in the afternoon', 'book tire tue 2 0134', [/Booked/, /14:00|2:00/]),
  said('a plain job goes to whoever is sought after least', 'book oil sat 9:30 0177', [/Booked/, /Joe|Sam/], {
    never: [/Maria/],
  }),
  said('printed', 'print --text', [/Riverside Auto|Mon/]),
];
