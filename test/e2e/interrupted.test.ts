import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import type { Pattern } from '../support/google/faults.ts';
import { SHOP } from '../support/google-workshop.ts';
import { scratchFolder } from '../support/scratch.ts';

const BAY = resolve('bin/bay.js');
const NOW = '2026-11-23T07:00:00-05:00';

const BOOK = 'book --name Cy --phone 9175550100 --make Kia --service oil --at 2026-11-23T09:00';
const INSERT = { method: 'POST', path: /\/events$/ };
const UPDATE = { method: 'PATCH' };
const REMOVE = { method: 'DELETE' };
const LOOK_BEFORE = { path: /freeBusy/ };

interface Ended {
  readonly exitCode: number | null;
  readonly killedBy: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Counter {
  readonly google: FakeGoogle;
  readonly bay: (line: string) => Promise<Ended>;
  /** The command gets the signal when its request has arrived, which is never answered. */
  readonly interrupted: (
    line: string,
    during: Pattern,
    signal?: NodeJS.Signals,
    /** More of them, until the process has ended. */
    hail?: NodeJS.Signals,
  ) => Promise<Ended>;
  /** The command gets the signal once it has said these words. */
  readonly waiting: (line: string, words: string) => Promise<Ended>;
  readonly live: () => string[];
}

/** The packed program at a shop's counter, each command a process of its own. */
async function counter(...given: readonly string[]): Promise<Counter> {
  const google = await startFakeGoogle({ now: () => Date.parse(NOW), accounts: [SHOP] });
  onTestFinished(() => google.close());
  const folder = scratchFolder();
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    BAY_HOME: folder,
    BAY_NOW: NOW,
    CALENDAR_TIMEZONE: 'America/New_York',
    ...google.signedIn().environment,
  };
  const start = (line: string, extra: Record<string, string> = {}) => {
    const argv = line.match(/"[^"]*"|\S+/g) ?? [];
    const child = spawn(process.execPath, [BAY, ...argv.map((word) => word.replaceAll('"', ''))], {
      cwd: folder,
      env: { ...env, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };
  const ended = async (child: ReturnType<typeof start>): Promise<Ended> => {
    const read = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (part) => {
        read[name] += String(part);
      });
    const [exitCode, killedBy] = (await once(child, 'close')) as [number | null, string | null];
    return { exitCode, killedBy, ...read };
  };
  const bay = (line: string) => ended(start(line));
  for (const line of given) expect(await bay(line)).toMatchObject({ exitCode: 0 });
  return {
    google,
    bay,
    interrupted: async (line, { method, path }, signal = 'SIGINT', hail) => {
      const child = start(line);
      const hailing = () => {
        if (hail !== undefined && child.kill(hail)) setImmediate(hailing);
      };
      google.faults.add({
        when: (request) => {
          if ((method ?? request.method) !== request.method || path?.test(request.path) === false)
            return false;
          child.kill(signal);
          hailing();
          return true;
        },
        fault: 'half-open',
        times: 1_000,
      });
      const end = await ended(child);
      google.faults.clear();
      return end;
    },
    waiting: async (line, words) => {
      const child = start(line, { GOOGLE_REFRESH_TOKEN: '' });
      child.stderr.on('data', (part) => {
        if (String(part).includes(words)) child.kill('SIGINT');
      });
      return ended(child);
    },
    live: () =>
      [...google.model.liveEvents(SHOP)].map(({ start: begins }) => (begins?.dateTime ?? '').slice(0, 16)),
  };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a booking that is interrupted by %s while it is delivered stands, and is told as booked',
  async (signal) => {
    const { interrupted, bay, live } = await counter();
    expect(await interrupted(BOOK, INSERT, signal)).toEqual({
      exitCode: 0,
      killedBy: null,
      stdout: '✓ Booked #1  Oil change for Cy, Kia\n  Mon 23 Nov 9:00–9:30 AM, Bay 1\n  saved here\n',
      stderr: expect.stringMatching(
        /^! Interrupted: #1 is booked; Google will be told by the next: bay sync\n$/m,
      ),
    });
    expect(await bay('sync')).toMatchObject({ exitCode: 0 });
    expect(live()).toEqual(['2026-11-23T09:00']);
  },
);

test.each([
  ['SIGINT', 'SIGINT'],
  ['SIGHUP', 'SIGTERM'],
] as const)(
  'more signals after the first, as %s and %s of a closing terminal, take no word away',
  async (...signals) => {
    const { interrupted, bay } = await counter();
    expect(await interrupted(BOOK, INSERT, ...signals)).toMatchObject({
      exitCode: 0,
      killedBy: null,
      stdout: expect.stringContaining('#1'),
      stderr: expect.stringContaining('next: bay sync'),
    });
    expect((await bay('today')).stdout).toContain('#1');
  },
);

test('one that is interrupted before the commit is not made, and says so', async () => {
  const { interrupted, bay } = await counter('shop show');
  expect(await interrupted(BOOK, LOOK_BEFORE)).toMatchObject({
    exitCode: 130,
    stdout: '',
    stderr: expect.stringContaining('Interrupted: nothing was booked.\n'),
  });
  expect((await bay('today')).stdout).toContain('0 appointments');
});

test('a shop that books nothing unconfirmed takes an interrupted booking back', async () => {
  const { interrupted, bay, live } = await counter('shop set on_unavailable refuse');
  expect(await interrupted(`${BOOK} --json`, INSERT)).toMatchObject({
    exitCode: 130,
    stdout: expect.stringMatching(
      /^\{"success":false,"error":\{"code":"interrupted".*"message":"Interrupted: nothing was booked\."\}\n$/,
    ),
  });
  expect((await bay('today')).stdout).toContain('0 appointments');
  expect(await bay('sync')).toMatchObject({ exitCode: 0 });
  expect(live()).toEqual([]);
  expect(await bay(BOOK)).toMatchObject({ exitCode: 0 });
});

test('a move and a cancellation that are interrupted are done, and say what is owed', async () => {
  const { interrupted, bay, live } = await counter(BOOK);
  expect(await interrupted('reschedule 1 --to 2026-11-23T14:00', UPDATE)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Moved #1'),
    stderr: '! Interrupted: #1 is moved; Google will be told by the next: bay sync\n',
  });
  expect(await bay('sync')).toMatchObject({ exitCode: 0 });
  expect(live()).toEqual(['2026-11-23T14:00']);
  expect(await interrupted('cancel 1 --reason other', REMOVE)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Cancelled #1'),
    stderr: '! Interrupted: #1 is cancelled; Google will be told by the next: bay sync\n',
  });
  expect(await bay('sync')).toMatchObject({ exitCode: 0 });
  expect(live()).toEqual([]);
});

test('a shop that moves nothing unconfirmed puts an interrupted move back', async () => {
  const { interrupted, bay, live } = await counter('shop set on_unavailable refuse', BOOK);
  expect(await interrupted('reschedule 1 --to 2026-11-23T14:00', UPDATE)).toMatchObject({
    exitCode: 130,
    stderr: expect.stringContaining('Interrupted: nothing was moved.\n'),
  });
  expect(await bay('sync')).toMatchObject({ exitCode: 0 });
  expect(live()).toEqual(['2026-11-23T09:00']);
});

test('a sync that is interrupted says how far it is, and goes on later', async () => {
  const { interrupted, bay, google, live } = await counter('shop show');
  google.faults.add({ when: INSERT, fault: 'redirect', times: 1_000 });
  await bay(BOOK);
  google.faults.clear();
  const { exitCode, stdout, stderr } = await interrupted('sync --json', INSERT);
  expect({ exitCode, document: JSON.parse(stdout) }).toMatchObject({
    exitCode: 130,
    document: { success: false, error: { code: 'interrupted' }, data: { delivered: 0, pending: 1 } },
  });
  expect(stderr).toContain('! Interrupted: what was delivered is delivered, and 1 change still owed');
  expect(await bay('sync')).toMatchObject({ exitCode: 0 });
  expect(live()).toEqual(['2026-11-23T09:00']);
});

test('a decision on an item of the inbox stands when its delivery is interrupted', async () => {
  const { interrupted, bay, google, live } = await counter(BOOK);
  const [event] = [...google.model.liveEvents(SHOP)];
  google.model.people.delete(SHOP, event?.id as string);
  expect(await bay('sync')).toMatchObject({ exitCode: 12 });
  expect(await interrupted('inbox resolve 1 --restore', INSERT)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Settled item 1'),
    stderr: '! Interrupted: #1 is booked; Google will be told by the next: bay sync\n',
  });
  expect(await bay('sync')).toMatchObject({ exitCode: 0 });
  expect(live()).toEqual(['2026-11-23T09:00']);
});

test('a question to Google that is interrupted is answered by nothing else', async () => {
  const { interrupted } = await counter('shop show');
  for (const [line, during] of [
    ['slots', LOOK_BEFORE],
    ['calendar list', { path: /calendarList/ }],
  ] as const)
    expect(await interrupted(line, during)).toMatchObject({
      exitCode: 130,
      stdout: '',
      stderr: expect.stringContaining('Interrupted.\n'),
    });
});

test('a sign-in that nobody finishes is broken off, and says that nobody was signed in', async () => {
  const { waiting } = await counter();
  expect(await waiting('auth login --no-browser', 'To sign in at Google, open')).toMatchObject({
    exitCode: 130,
    stdout: '',
    stderr: expect.stringContaining('Interrupted: nobody was signed in.\n'),
  });
});
