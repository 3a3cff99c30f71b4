import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import type { FaultKind } from '../support/google/fault-kinds.ts';
import { makeBook } from './book-of-proof.ts';
import { type Ended, run, start } from './command.ts';
import { readShown, shownViolations } from './google-site.ts';
import { bookViolations } from './invariants.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/** Servers that are not as they should be: silent, slow, broken, somebody else's, or boundless. */
const SERVERS = [
  'half-open',
  'stall',
  'drip',
  'truncated',
  'wrong-length',
  'not-http',
  'reset',
  'portal',
  'redirect',
  'bad-gateway',
  'empty',
  'array',
  'huge',
  'gzip-bomb',
  'gzip-garbage',
  'endless-headers',
] as const satisfies readonly FaultKind[];

/** Which of Google's addresses is like that. */
const ADDRESSES = { calendar: /^\/calendar\//, token: /^\/token$/ } as const;

interface Command {
  readonly args: readonly string[];
  readonly exitCodes: readonly number[];
  /** Milliseconds; 10 s when left out. */
  readonly longestMs?: number;
  /** Whether it changes the appointment, which is then owed to Google, and nothing but owed. */
  readonly owes: boolean;
}

/** What each command comes to. What is safe in the book is done; `sync` and `test-suite` are about Google alone. */
const COMMANDS = {
  slots: { args: ['slots', '2026-11-24'], exitCodes: [0], owes: false },
  book: {
    args: ['book', '-c', '2', '-v', '2', '-s', 'oil_change', '--at', '2026-11-24T13:00'],
    exitCodes: [0],
    owes: true,
  },
  reschedule: { args: ['reschedule', '1', '--to', '2026-11-25T09:00'], exitCodes: [0], owes: true },
  cancel: { args: ['cancel', '1', '--reason', 'other'], exitCodes: [0], owes: true },
  sync: { args: ['sync'], exitCodes: [8], owes: false },
  'auth status': { args: ['auth', 'status'], exitCodes: [0], owes: false },
  // It removes what it has made, for up to a minute.
  'test-suite': { args: ['test-suite'], exitCodes: [8], owes: false, longestMs: 90_000 },
} as const satisfies Record<string, Command>;

/** Every command of the counter answers within this time. */
const LONGEST_MS = 10_000;

/** It takes long, and what it says is right in the end. */
const HONEST: FaultKind = 'drip';

export interface PathologicalCase {
  readonly server: FaultKind;
  readonly address: keyof typeof ADDRESSES;
  readonly command: keyof typeof COMMANDS;
}

export interface Judged extends PathologicalCase {
  readonly ms: number;
  readonly violations: readonly string[];
}

/** All, command by command. */
export function everyCase(): PathologicalCase[] {
  return (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).flatMap((command) =>
    (['calendar', 'token'] as const).flatMap((address) =>
      SERVERS.map((server) => ({ server, address, command })),
    ),
  );
}

/** Every server at both addresses, each time with another command; of the longest command only what is over soon. */
export function aSpreadOfCases(): PathologicalCase[] {
  const commands = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).filter(
    (command) => command !== 'test-suite',
  );
  return everyCase().filter(({ server, address, command }) => {
    if (command === 'test-suite') return server === 'portal' && address === 'calendar';
    const place = SERVERS.indexOf(server as (typeof SERVERS)[number]);
    const turn = address === 'calendar' ? place : place + 3;
    return commands[turn % commands.length] === command;
  });
}

/** Runs them, several at a time, each with a book and a Google of its own. */
export async function judgeAll(cases: readonly PathologicalCase[], atOnce: number): Promise<Judged[]> {
  const workplace = openWorkplace();
  try {
    const given = await prepare(workplace);
    const left = cases.map((one, number) => ({ one, number }));
    const judged: Judged[] = [];
    const work = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        judged.push(await judge(next.one, join(workplace.folder, `${next.number}`), given, workplace));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return judged;
  } finally {
    workplace.remove();
  }
}

/** A book with one appointment, and its event as Google was sent it. */
interface Given {
  readonly file: string;
  readonly event: unknown;
}

/** Every Google of this proof stops its clock and gives the same tokens, so that the one book fits them all. */
async function openGoogle(): Promise<FakeGoogle> {
  const fake = await startFakeGoogle({ now: () => Date.parse('2026-11-23T07:00:00-05:00') });
  fake.addCalendar({ id: 'North', summary: 'North' });
  return fake;
}

function placeAt(fake: FakeGoogle, folder: string, workplace: Workplace): Workplace {
  mkdirSync(folder, { recursive: true });
  const { environment: signedIn } = fake.signedIn();
  const environment = (databaseFile: string) => ({
    ...workplace.environment(databaseFile),
    ...signedIn,
    GOOGLE_CALENDAR_ID: 'North',
    BAY_HOME: folder,
  });
  return { ...workplace, folder, environment };
}

async function prepare(workplace: Workplace): Promise<Given> {
  const fake = await openGoogle();
  try {
    const place = placeAt(fake, join(workplace.folder, 'given'), workplace);
    const file = join(place.folder, 'book.db');
    await makeBook(place, file, { bays: [{ name: 'North', capacity: 1 }], technicians: [] }, 2);
    const words = ['book', '-c', '1', '-v', '1', '-s', 'oil_change', '--at', '2026-11-24T09:00'];
    const { answer, stdout, stderr } = await run(place, file, words);
    const sent = fake.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/events'));
    if (answer?.data?.['calendar_status'] !== 'synced' || sent === undefined)
      throw new Error(`the proof cannot be prepared: ${stdout}${stderr}`);
    // Takes in its own event, so that the next look finds nothing new.
    await run(place, file, ['sync']);
    return { file, event: sent.requestBody };
  } finally {
    await fake.close();
  }
}

async function judge(
  one: PathologicalCase,
  folder: string,
  given: Given,
  workplace: Workplace,
): Promise<Judged> {
  const fake = await openGoogle();
  try {
    const place = placeAt(fake, folder, workplace);
    const file = join(folder, 'book.db');
    cpSync(given.file, file);
    fake.model.insert('shop@example.com', 'North', given.event);
    const when = ({ path }: { path: string }) => ADDRESSES[one.address].test(path);
    fake.faults.add({ when, fault: one.server, times: Number.POSITIVE_INFINITY });
    const command: Command = COMMANDS[one.command];
    const ended = await within(command.longestMs ?? LONGEST_MS, place, file, command.args);
    const during = [
      ...endViolations(ended, command, one.server === HONEST),
      ...bookViolations(readShown({ fake, file })),
    ];
    fake.faults.clear();
    // What the checks could not remove then, they sweep now.
    const mending = one.command === 'test-suite' ? [['test-suite'], ['sync']] : [['sync']];
    const after = await calmViolations(mending, place, fake, file);
    const name = `${one.command}, ${one.address} ${one.server}`;
    return { ...one, ms: ended.ms, violations: [...during, ...after].map((each) => `${name}: ${each}`) };
  } finally {
    await fake.close();
  }
}

async function within(ms: number, place: Workplace, file: string, args: readonly string[]): Promise<Ended> {
  const running = start(place, file, args);
  const timer = setTimeout(() => running.kill(), ms);
  const ended = await running.ended;
  clearTimeout(timer);
  return ended;
}

function endViolations(
  ended: Ended,
  { exitCodes, owes, longestMs = LONGEST_MS }: Command,
  honest: boolean,
): string[] {
  const { killed, exitCode, answer, stdout, stderr } = ended;
  if (killed) return [`did not end within ${longestMs} ms`];
  const status = answer?.data?.['calendar_status'];
  return [
    ...(exitCode !== null && (exitCodes.includes(exitCode) || (honest && exitCode === 0))
      ? []
      : [`exit ${exitCode}: ${stdout}${stderr}`]),
    ...(answer === null ? [`half an answer: ${stdout}`] : []),
    // An answer that makes no sense must never count as Google's word.
    ...(owes && status !== 'pending' && !honest ? [`what was changed is ${String(status)}: ${stdout}`] : []),
  ];
}

/** Once Google is itself again, everything agrees after that. */
async function calmViolations(
  mending: readonly (readonly string[])[],
  place: Workplace,
  fake: FakeGoogle,
  file: string,
): Promise<string[]> {
  const violations: string[] = [];
  for (const args of mending) {
    const { exitCode, stdout, stderr } = await run(place, file, args);
    if (exitCode !== 0) violations.push(`${args[0]} afterwards ends with ${exitCode}: ${stdout}${stderr}`);
  }
  const book = readShown({ fake, file });
  return [...violations, ...bookViolations(book), ...shownViolations(book)];
}
