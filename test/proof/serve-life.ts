import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PUBLIC_URL } from '../support/notifications.ts';
import type { GoogleSite } from './google-site.ts';
import { passed } from './receiver-attacks.ts';

/** One process of `bay serve`, from its start until it is ended. */
export interface Life {
  readonly end: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<[exitCode: number | null, signal: string | null]>;
  /** Settles as soon as it serves, or has ended. */
  readonly serves: Promise<void>;
  readonly told: () => string;
  /** Milliseconds from its start until it served; 0 for one that never did. */
  readonly startMs: () => number;
  /** Where its receiver listens; null where it never did. */
  readonly receiverPort: () => number | null;
  /** Settles when it is at that; false: it did not come to it in time. */
  readonly comesTo: (what: keyof typeof COMES_TO, withinMs: number) => Promise<boolean>;
}

/** Between two polls: what is read meanwhile is read because somebody has told of it, or may have. */
const POLL_S = '900';
const LOOKED_MS = 2;

/** What a life asks Google at that moment; null: whether it serves is enough. */
const COMES_TO = {
  starting: null,
  flooded: null,
  reading: /^GET .*\/events$/,
  renewing: /\/events\/watch$|\/channels\/stop$/,
} as const;

export function beginLife({ office, file, fake }: GoogleSite): Life {
  const began = performance.now();
  const asked = fake.requests.length;
  const receives = { BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: '0' };
  const child = spawn(process.execPath, [office.command, 'serve', '--port', '0'], {
    cwd: office.folder,
    env: { ...office.environment(file), ...receives, BAY_POLL_MIN: POLL_S, BAY_POLL_MAX: POLL_S },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit') as Life['ended'];
  let told = '';
  let startMs = 0;
  const serves = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (startMs > 0 || !told.includes('which has to lead to')) return;
      startMs = performance.now() - began;
      resolve();
    });
    void ended.then(() => resolve());
  });
  const hasAsked = (what: RegExp) =>
    fake.requests.slice(asked).some(({ method, path }) => what.test(`${method} ${path}`));
  return {
    end: (signal) => child.kill(signal),
    ended,
    serves,
    told: () => told,
    startMs: () => startMs,
    receiverPort: () => {
      const [, port] = /lead to http:\/\/127\.0\.0\.1:(\d+)/.exec(told) ?? [];
      return port === undefined ? null : Number(port);
    },
    comesTo: async (what, withinMs) => {
      if (what === 'starting') return true;
      await serves;
      const request = COMES_TO[what];
      if (request === null) return true;
      const since = performance.now();
      while (!hasAsked(request)) {
        if (performance.now() - since > withinMs) return false;
        await passed(LOOKED_MS);
      }
      return true;
    },
  };
}
