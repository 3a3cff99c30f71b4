import { KEYS } from '../support/terminal.ts';
import type { Task } from './play.ts';
import { OPENING } from './shop.ts';

/** One of the twenty by which a tool of the counter is judged: within so many seconds, typing included, and keys. */
export interface JudgedTask extends Task {
  readonly seconds: number;
  readonly keys: number;
}

const NINE_TWENTY = '2026-11-23T09:20:00-05:00';
const WEDNESDAY = '2026-11-25T11:00:00-05:00';
/** Visits of Monday: Ana's brakes at nine, Tom's diagnostics half past ten, Dana's tires and Bob's oil in the afternoon. */
const [ANA, TOM, DANA] = [2, 3, 4];
/** The brakes of Bob that a task before books, at half past eight. */
const BOB = 31;

export const TASKS: readonly JudgedTask[] = [
  {
    name: 'see today, bay by bay, with who is late',
    typed: 'today',
    now: NINE_TWENTY,
    seconds: 2,
    keys: 6,
    shows: [/Bay 1/, /Ana Pérez/, /Tom Quinn/, /late/, /212.555.0134/],
  },
  {
    name: 'find the caller by the last four digits, with cars and next visit',
    typed: 'find 0134',
    now: OPENING,
    seconds: 4,
    keys: 10,
    shows: [/Ana Pérez/, /Honda Civic/, /ABC1234/, /Brake service/],
  },
  {
    name: 'find a car by half a plate',
    typed: 'find kwv8',
    now: OPENING,
    seconds: 4,
    keys: 10,
    shows: [/Tom Quinn/, /Camry/, /KWV8155/],
  },
  {
    name: 'offer two times for a known car’s brake job this week',
    typed: 'book brake 0199',
    now: OPENING,
    seconds: 7,
    keys: 22,
    exitCode: null,
    shows: [/Mon 23 Nov.*\n.*Mon 23 Nov/],
  },
  {
    name: 'book the second of those and read the sentence aloud',
    typed: null,
    steps: [{ keys: `${KEYS.down}\r` }],
    now: OPENING,
    seconds: 3,
    keys: 6,
    shows: [/Booked #31/, /Brake service for Bob Stone/],
  },
  {
    name: 'book a new customer with name, phone, car and symptom in one line',
    typed: 'book new "Maya Chen" 2125550188 honda civic squeaks fri 11',
    now: OPENING,
    seconds: 30,
    keys: 90,
    shows: [/Maya Chen/, /Honda Civic/, /Booked #3\d/, /Fri 27 Nov/],
    after: async ({ done }) => {
      const shown = await done(OPENING, 'show', '32');
      if (shown['customer_concerns'] !== 'squeaks') throw new Error('the symptom is not kept');
    },
  },
  {
    name: 'book in their own words',
    typed: 'book oil tue 9 wait 555-0134',
    now: OPENING,
    seconds: 12,
    keys: 35,
    shows: [/Booked #3\d/, /Ana Pérez/, /Tue 24 Nov/],
    after: async ({ done }) => {
      const shown = await done(OPENING, 'show', '33');
      if (shown['visit_mode'] !== 'wait') throw new Error('nobody knows that she waits');
    },
  },
  {
    name: 'be told why a time is impossible and the nearest two that work',
    typed: 'why 9 brake',
    now: OPENING,
    seconds: 6,
    keys: 16,
    shows: [/taken by #2/, /free Mon 23 Nov \d.*\n\s*free Mon 23 Nov \d/],
  },
  {
    name: 'move an appointment to tomorrow same time, same technician',
    typed: `move ${TOM} tmr`,
    now: OPENING,
    seconds: 6,
    keys: 16,
    shows: [/Moved #3/, /Tue 24 Nov 10:30|Tue 24 Nov.*10:30/, /was Mon 23 Nov/],
    before: async ({ done }) => {
      before = (await done(OPENING, 'show', `${TOM}`))['technician'];
    },
    after: async ({ done }) => {
      const { technician } = await done(OPENING, 'show', `${TOM}`);
      if (technician !== before) throw new Error(`${String(before)} had it, ${String(technician)} has it`);
    },
  },
  {
    name: 'undo the last thing I did, even a cancel, even in Google',
    typed: 'undo',
    now: OPENING,
    seconds: 3,
    keys: 6,
    shows: [/Dana/],
    before: ({ done }) => done(OPENING, 'cancel', `${DANA}`, '--reason', 'other'),
    after: async ({ done, google }) => {
      const { status, calendar_event_id: id } = await done(OPENING, 'show', `${DANA}`);
      if (status !== 'scheduled') throw new Error(`it is ${String(status)}`);
      const there = [...google.model.liveEvents('shop@example.com')].some((event) => event.id === id);
      if (!there) throw new Error('Google does not show it');
    },
  },
  {
    name: 'mark arrived, waiting, with promise 15:30',
    typed: `in ${ANA} wait 15:30`,
    now: '2026-11-23T08:45:00-05:00',
    seconds: 6,
    keys: 16,
    shows: [/Ana Pérez/, /15:30|3:30/],
    after: async ({ done }) => {
      const shown = await done(NINE_TWENTY, 'show', `${ANA}`);
      const { status, visit_mode, promised_at } = shown;
      if (status !== 'arrived' || visit_mode !== 'wait' || promised_at !== '2026-11-23T15:30:00-05:00')
        throw new Error(JSON.stringify({ status, visit_mode, promised_at }));
    },
  },
  {
    name: 'mark a no-show and see who on the waitlist fits the hole',
    typed: `noshow ${BOB}`,
    now: '2026-11-23T08:50:00-05:00',
    seconds: 5,
    keys: 12,
    shows: [/Dana O'Neill/],
    before: ({ done }) =>
      done(OPENING, 'waitlist', 'add', '--customer', '3', '--service', 'oil_change', '--vehicle', '3'),
  },
  {
    name: 'say that the Camry runs 90 minutes late, see which promises break, accept the plan',
    typed: 'extend camry +90',
    steps: [{ keys: 'y\r' }],
    now: '2026-11-24T10:40:00-05:00',
    seconds: 10,
    keys: 20,
    shows: [/Tom Quinn/, /Bob Stone.*11:30/],
    before: async ({ done }) => {
      const { bay } = await done(OPENING, 'show', `${TOM}`);
      const inIt = ['--at', '2026-11-24T11:30', '-b', String(bay), '--promise', '12:30'];
      await done(OPENING, 'book', '-c', '4', '-v', '4', '-s', 'oil_change', ...inIt);
    },
  },
  {
    name: 'technician calls in sick: list his cars with free alternatives',
    typed: 'off joe sick',
    steps: [{ keys: 'y\r' }],
    now: '2026-11-25T07:05:00-05:00',
    seconds: 8,
    keys: 20,
    shows: [/Joe/],
  },
  {
    name: 'close Friday for snow: a plan for every car and a call list',
    typed: 'close fri snow',
    steps: [{ keys: 'y\r' }],
    now: '2026-11-25T14:00:00-05:00',
    seconds: 15,
    keys: 25,
    shows: [/snow/i, /646/],
  },
  {
    name: 'say how many hours are left tomorrow for a technician who can do heavy work',
    typed: 'hours tmr',
    now: OPENING,
    seconds: 5,
    keys: 14,
    shows: [/Maria.*heavy|heavy.*Maria/s, /\d ?h/],
  },
  {
    name: 'print the day sheet to one page',
    typed: 'print -t',
    now: OPENING,
    seconds: 4,
    keys: 10,
    shows: [/Ana Pérez/],
  },
  {
    name: 'see everything tomorrow not yet confirmed and tick off calls, one key each',
    typed: 'calls',
    steps: [{ keys: 'c', sees: /./ }, { keys: 'c', sees: /./ }, { keys: 'q' }],
    now: OPENING,
    seconds: 4,
    keys: 12,
    shows: [/646/],
  },
  {
    name: 'keep booking while the internet is down, and see at once what is not in Google yet',
    opening: 'book tire 0166',
    typed: null,
    steps: [{ keys: `${KEYS.down}\r` }],
    now: '2026-11-23T10:00:00-05:00',
    seconds: 3,
    keys: 6,
    shows: [/Booked/, /not in the calendar yet/],
    before: async ({ google }) => {
      google.faults.add({ when: {}, fault: 'half-open', times: Number.POSITIVE_INFINITY });
    },
    after: async ({ google }) => google.faults.clear(),
  },
  {
    name: 'know on Wednesday that the sign-in will die on Thursday, and what to type',
    typed: 'today',
    now: WEDNESDAY,
    seconds: 2,
    keys: 6,
    shows: [/bay auth/],
  },
];

/** Who had the visit before it was moved. */
let before: unknown = null;
