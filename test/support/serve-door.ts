import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { FileSystem } from '../../src/domain/book-place.ts';
import { SECOND_MS } from '../../src/domain/interval.ts';
import { isThere, namesIn, readSmallFile } from '../../src/machine/small-file.ts';
import { run } from '../../src/serve/run.ts';
import type { ServeWorld } from '../../src/serve/serve-world.ts';
import type { Environment } from '../../src/settings/settings.ts';
import { type FakeGoogle, startFakeGoogle } from './google/fake-google.ts';
import { type SimulatedClock, simulatedClock } from './simulated-clock.ts';
import { type Workshop, type WorkshopSetup, workshop } from './workshop.ts';
import { ANA_AND_BOB } from './workshop-people.ts';
import { instantOf } from './workshop-words.ts';

/** `bay serve` in this process, as a program that is started. */
export interface ServeDoor {
  readonly written: () => string;
  readonly told: () => string;
  /** What the service manager heard. */
  readonly heard: readonly string[];
  /** Somebody wishes that it ends. */
  readonly end: () => void;
  readonly exitCode: Promise<number>;
  /** `http://127.0.0.1:12345` */
  readonly root: () => string;
}

export interface ServeSetup {
  readonly folder: string;
  readonly environment?: Environment;
  readonly clock: SimulatedClock;
  readonly platform?: NodeJS.Platform;
  /** What the book lies on; left out, nobody knows. */
  readonly fileSystem?: FileSystem;
  /** How often the book is looked at: over many hours more rarely is as good. */
  readonly lookMs?: number;
  /** The service manager wants to hear of progress so often; left out: there is none. */
  readonly watchdogMs?: number;
}

export const SERVE_PID = 4711;

export function openServe(argv: readonly string[], setup: ServeSetup): ServeDoor {
  const {
    folder,
    clock,
    environment = {},
    platform = 'linux',
    fileSystem = null,
    lookMs = SECOND_MS,
    watchdogMs,
  } = setup;
  let [written, told] = ['', ''];
  const heard: string[] = [];
  const wishes: (() => void)[] = [];
  const world: ServeWorld = {
    environment: {
      BAY_HOME: join(folder, 'home'),
      BAY_SERVE_PORT: '0',
      CALENDAR_TIMEZONE: 'America/New_York',
      ...environment,
    },
    machine: {
      platform,
      homeFolder: '/home/ana',
      workingFolder: folder,
      ownZone: () => 'America/Chicago',
      login: () => 'ana',
      readFile: readSmallFile,
      isThere,
      namesIn,
      fileSystemOf: () => fileSystem,
    },
    clock,
    stopwatch: clock.stopwatch,
    lookMs,
    pid: SERVE_PID,
    program: ['/usr/bin/node', '/usr/lib/node_modules/baybook/bin/bay.js'],
    write: (text) => {
      written += text;
    },
    tell: (line) => {
      told += `${line}\n`;
    },
    manager:
      watchdogMs === undefined ? null : { tell: (state) => void heard.push(state), everyMs: watchdogMs },
    onWishToEnd: (listener) => {
      wishes.push(listener);
    },
  };
  const exitCode = run(['serve', ...argv], world);
  const end = () => wishes.forEach((wish) => wish());
  onTestFinished(async () => {
    end();
    const over = exitCode.then(() => true);
    while ((await Promise.race([over, clock.pass(1_000)])) !== true);
  });
  return {
    written: () => written,
    told: () => told,
    heard,
    end,
    exitCode,
    root: () => /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0] ?? '',
  };
}

/** A shop whose time passes only when it is told to, with its calendar at a Google of the same time. */
export interface ServedShop extends Workshop {
  readonly google: FakeGoogle;
  /** Of the sign-in with which it serves. */
  readonly refreshToken: string;
  readonly clock: SimulatedClock;
  /** Once it serves; also the code that is loaded is there then, for which simulated time does not wait. */
  readonly serve: (...argv: readonly string[]) => Promise<ServeDoor>;
  /** The requests to the calendars since the last time, as `GET calendar-id`. */
  readonly asked: () => string[];
}

/** `serving`: what is set where it serves, and nowhere else. */
export async function servedShop(
  setup: Omit<WorkshopSetup, 'google'> & {
    readonly serving?: Environment;
    readonly lookMs?: number;
  } = {},
): Promise<ServedShop> {
  const { now = 'Mon 2026-11-23 07:00', serving = {}, lookMs = SECOND_MS } = setup;
  const clock = simulatedClock(instantOf(now));
  const google = await startFakeGoogle({ now: () => clock.now(), accounts: ['shop@example.com'] });
  onTestFinished(() => google.close());
  const { environment, refreshToken } = google.signedIn();
  const shop = workshop({ given: ANA_AND_BOB, ...setup, google: environment });
  // The shop is there before anybody serves it.
  await shop.done('agenda');
  // What somebody types, they type at the time that it is by then.
  const present = () => shop.at(new Date(clock.now()).toISOString());
  return {
    ...shop,
    bay: (line, given) => {
      present();
      return shop.bay(line, given);
    },
    done: (...lines) => {
      present();
      return shop.done(...lines);
    },
    data: (line, given) => {
      present();
      return shop.data(line, given);
    },
    google,
    refreshToken,
    clock,
    serve: async (...argv) => {
      const door = openServe(argv, {
        folder: shop.folder,
        environment: { ...environment, ...serving },
        clock,
        lookMs,
      });
      await expect.poll(door.told, { timeout: 20_000 }).toContain('are kept in step');
      return door;
    },
    asked: () =>
      google.requests
        .splice(0)
        .filter(({ path }) => path.startsWith('/calendar/'))
        .map(({ method, path, query }) => {
          const [, id = path] = /calendars\/([^/]+)/.exec(path) ?? [];
          return `${method} ${decodeURIComponent(id)}${query['syncToken'] === undefined ? '' : ' changes'}`;
        }),
  };
}
