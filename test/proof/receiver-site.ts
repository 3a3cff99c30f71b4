import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { NOTIFICATIONS_PATH } from '../../src/domain/notified.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import {
  type NotificationHead,
  PUBLIC_URL,
  type WatchedCalendar,
  watchAll,
} from '../support/notifications.ts';
import { makeBook } from './book-of-proof.ts';
import { run } from './command.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/** The packed `bay serve` at work, with its receiver open, its calendars watched, and the clock of this machine. */
export interface ReceiverSite {
  readonly fake: FakeGoogle;
  readonly store: Store;
  readonly channels: readonly WatchedCalendar[];
  readonly port: number;
  /** Status of the answer, and what else came; null: the connection was ended without one. */
  readonly post: (head: NotificationHead) => Promise<number | null>;
  /** Posts what Google has to tell, until the process is ended. */
  readonly relay: () => Promise<void>;
  /** A connection on which a test says what it wants. */
  readonly connection: () => Socket;
  /** How often calendars were asked what has changed, since the last time that this was asked. */
  readonly readings: () => number;
  /** The same by calendar. */
  readonly readingsOf: () => (channel: WatchedCalendar) => number;
  /** Bytes of the process that are in memory; 0 where this machine does not tell. */
  readonly memory: () => number;
  /** Ends the process, and gives exit code and milliseconds that took. */
  readonly end: () => Promise<{ readonly exitCode: number | null; readonly ms: number }>;
  readonly close: () => Promise<void>;
}

/** Between two polls, so that what is read is read because of notifications. */
const POLL_S = '900';

/** A shop with so many bays, each with a calendar of its own. */
export async function openReceiverSite(bays: number): Promise<ReceiverSite> {
  const workplace = openWorkplace();
  const fake = await startFakeGoogle();
  const names = Array.from({ length: bays }, (_, number) => `bay-${number}`);
  for (const id of names) fake.addCalendar({ id, summary: id });
  const signedIn = fake.signedIn();
  const file = join(workplace.folder, 'book.db');
  const office: Workplace = {
    ...workplace,
    environment: (databaseFile) => {
      const { BAY_NOW: _, ...environment } = workplace.environment(databaseFile);
      const polls = { BAY_POLL_MIN: POLL_S, BAY_POLL_MAX: POLL_S };
      return { ...environment, ...signedIn.environment, ...polls, BAY_PUBLIC_URL: PUBLIC_URL };
    },
  };
  const crew = { bays: names.map((name) => ({ name, capacity: 1 })), technicians: [] };
  await makeBook(office, file, crew, 1);
  await run(office, file, ['sync']);
  const { store } = await openSqliteStore(file, null);
  const channels = await watchAll(fake, signedIn, { store, now: Date.now() });
  const { child, port } = await served(office, file);
  const { post, destroy } = postingTo(port);
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
  return {
    fake,
    store,
    channels,
    port,
    post,
    relay: async () => {
      await Promise.all(fake.model.takeNotifications().map(({ headers }) => post(headers)));
    },
    connection: () => connect(port, '127.0.0.1').on('error', () => undefined),
    readings: () => readSince(fake).length,
    readingsOf: () => {
      const read = readSince(fake);
      return ({ googleId }) => read.filter((path) => path.includes(`/${googleId}/`)).length;
    },
    memory: () => memoryOf(child),
    end: async () => {
      const began = performance.now();
      child.kill('SIGTERM');
      const [exitCode] = await gone;
      return { exitCode, ms: Math.round(performance.now() - began) };
    },
    close: async () => {
      destroy();
      child.kill('SIGKILL');
      await gone;
      await store.close();
      await fake.close();
      workplace.remove();
    },
  };
}

async function served(office: Workplace, file: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [office.command, 'serve', '--port', '0', '--receiver-port', '0'], {
    cwd: office.folder,
    env: office.environment(file),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [, found] = /lead to http:\/\/127\.0\.0\.1:(\d+)/.exec(told) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', () => reject(new Error(`bay serve has ended: ${told}`)));
  });
  return { child, port };
}

/** The calendars that were asked what has changed, by path. */
function readSince({ requests }: FakeGoogle): string[] {
  const asked = requests.splice(0).filter(({ query }) => query['syncToken'] !== undefined);
  return asked.map(({ path }) => path);
}

/** Posts what it is given to the receiver at that port. */
export function postingTo(port: number): {
  readonly post: ReceiverSite['post'];
  readonly destroy: () => void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return { post: (head) => posted(head, port, agent), destroy: () => agent.destroy() };
}

function posted(headers: NotificationHead, port: number, agent: Agent): Promise<number | null> {
  return new Promise((resolve) => {
    const options = { hostname: '127.0.0.1', port, path: NOTIFICATIONS_PATH, method: 'POST', agent };
    const sent = request({ ...options, headers: { ...headers, 'content-length': 0 } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? null));
    });
    sent.once('error', () => resolve(null));
    sent.end();
  });
}

function memoryOf({ pid }: ChildProcess): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    return 0;
  }
}
