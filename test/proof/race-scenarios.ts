import { type Crew, newcomer, slots } from './book-of-proof.ts';
import type { Ended } from './command.ts';
import type { BookRows } from './invariants.ts';

/** A race: what every process does, and what must come of it. */
export interface Scenario {
  readonly name: string;
  /** Null for a race to a book that does not exist yet. */
  readonly crew: Crew | null;
  /** Of every ten rounds asked for, so many are run. */
  readonly roundsOfTen: number;
  /** Commands that are run one after another before the race. */
  readonly before: readonly (readonly string[])[];
  commandOf(process: number): readonly string[];
  /** How many processes must win, of so many; null where that is left to chance. */
  winners(processes: number): number | null;
  /** What is wrong with the outcome beyond the number of winners and what holds for every book. */
  judge(ended: readonly Ended[], book: BookRows): readonly string[];
}

const TEN_SLOTS = slots(10);
const FIRST_SLOT = TEN_SLOTS[0] as string;
const ONE_BAY: Crew = { bays: [{ name: 'North', capacity: 1 }], technicians: [] };

export function booking(customer: number, slot: string): string[] {
  return [
    'book',
    '--customer',
    `${customer}`,
    '--vehicle',
    `${customer}`,
    '--service',
    'oil_change',
    '--at',
    slot,
  ];
}

const slotOf = (process: number) => TEN_SLOTS[process % TEN_SLOTS.length] as string;

export const ONE_SLOT: Scenario = {
  name: 'one slot',
  crew: ONE_BAY,
  roundsOfTen: 10,
  before: [],
  commandOf: (process) => booking(process + 1, FIRST_SLOT),
  winners: () => 1,
  judge: appointmentsOfWinners,
};

export const CAPACITY_3: Scenario = {
  ...ONE_SLOT,
  name: 'capacity 3',
  crew: { bays: [{ name: 'North', capacity: 3 }], technicians: [] },
  roundsOfTen: 5,
  winners: (processes) => Math.min(3, processes),
};

export const CREW: Scenario = {
  ...ONE_SLOT,
  name: '2 bays, 1 technician, 10 slots',
  crew: {
    bays: [
      { name: 'North', capacity: 1 },
      { name: 'South', capacity: 1 },
    ],
    technicians: ['Maria'],
  },
  roundsOfTen: 1,
  commandOf: (process) => booking(process + 1, slotOf(process)),
  winners: (processes) => Math.min(TEN_SLOTS.length, processes),
  judge: (ended, book) => [
    ...appointmentsOfWinners(ended, book),
    ...(book.claims.length === 2 * book.appointments.length
      ? []
      : [`${book.claims.length} claims for ${book.appointments.length} appointments`]),
  ],
};

/** One customer's one car, wanted for twenty times that overlap, where there is room for all of them. */
export const ONE_CAR: Scenario = {
  ...ONE_SLOT,
  name: 'one car, times that overlap',
  crew: { bays: [{ name: 'Yard', capacity: 30 }], technicians: [] },
  roundsOfTen: 2,
  commandOf: (process) => [
    ...booking(1, FIRST_SLOT.replace(/\d\d$/, String(process % 60).padStart(2, '0'))),
    '--duration',
    '60',
  ],
  winners: () => 1,
};

export const SAME_KEY: Scenario = {
  ...ONE_SLOT,
  name: 'same key and request',
  roundsOfTen: 1,
  commandOf: () => [...booking(1, FIRST_SLOT), '--idempotency-key', 'once'],
  winners: (processes) => processes,
  judge: (ended, book) => {
    const ids = new Set(ended.map(({ answer }) => answer?.data?.['appointment_id']));
    return ids.size === 1 && book.appointments.length === 1
      ? []
      : [`${book.appointments.length} appointments, the answers name ${[...ids].join(', ')}`];
  },
};

export const FIRST_RUN: Scenario = {
  ...ONE_SLOT,
  name: 'no book yet, new customers',
  crew: null,
  roundsOfTen: 1,
  commandOf: (process) => {
    const { name, phone, plate } = newcomer(process);
    const who = ['--name', name, '--phone', phone, '--plate', plate];
    return ['book', ...who, '--service', 'oil_change', '--at', slotOf(process)];
  },
  winners: (processes) => Math.min(TEN_SLOTS.length, processes),
  judge: (ended, book) => [
    ...appointmentsOfWinners(ended, book),
    ...(book.customers.length === book.appointments.length
      ? []
      : [`${book.customers.length} customers came with ${book.appointments.length} appointments`]),
  ],
};

/** Everybody moves it or delivers what is owed: whoever is last, the calendar must show the same as the book. */
export const MOVED_BY_ALL: Scenario = {
  ...ONE_SLOT,
  name: 'one appointment, moved by all',
  roundsOfTen: 1,
  before: [booking(1, FIRST_SLOT)],
  commandOf: (process) => (process % 5 === 4 ? ['sync'] : ['reschedule', '1', '--to', slotOf(process + 1)]),
  winners: (processes) => processes,
  judge: () => [],
};

/** As before, but some cancel it: the moves after that are refused, and no late delivery brings its event back. */
export const CANCELLED_BY_SOME: Scenario = {
  ...MOVED_BY_ALL,
  name: 'one appointment, cancelled by some',
  commandOf: (process) =>
    process % 5 === 3 ? ['cancel', '1', '--reason', 'other'] : MOVED_BY_ALL.commandOf(process),
  winners: () => null,
  judge: (_ended, { appointments: [one] }) =>
    one?.status === 'cancelled' ? [] : [`the appointment is ${one?.status} although it was cancelled`],
};

export const SCENARIOS = [
  ONE_SLOT,
  CAPACITY_3,
  CREW,
  ONE_CAR,
  SAME_KEY,
  FIRST_RUN,
  MOVED_BY_ALL,
  CANCELLED_BY_SOME,
];

function appointmentsOfWinners(ended: readonly Ended[], { appointments }: BookRows): string[] {
  const told = ended
    .filter(({ exitCode }) => exitCode === 0)
    .map(({ answer }) => answer?.data?.['appointment_id'] as number)
    .sort((a, b) => a - b);
  const kept = appointments.map(({ id }) => id);
  return told.join() === kept.join()
    ? []
    : [`the winners were told ${told.join()}, the book has ${kept.join()}`];
}
