import { LONGEST_POLL_MS, type PollBounds, SHORTEST_POLL_MS } from '../domain/poll-interval.ts';
import { badSetting, type Environment } from './environment.ts';

/** How the process that stays is to work. */
export interface ServeSettings {
  /** Of this machine alone; 0: any that is free. */
  readonly port: number;
  readonly bounds: PollBounds;
}

const PORT = 4770;
const DEFAULT_LEAST_MS = 30_000;

/** `port`: as it was given to the command, which counts more. From the trusted settings. Throws `bad-configuration`. */
export function serveSettings(trusted: Environment, port: string | undefined): ServeSettings {
  const leastMs = secondsIn('BAY_POLL_MIN', trusted, DEFAULT_LEAST_MS);
  const mostMs = secondsIn('BAY_POLL_MAX', trusted, LONGEST_POLL_MS);
  if (leastMs > mostMs)
    throw badSetting('BAY_POLL_MIN', { kind: 'more-than-its-pair', pair: 'BAY_POLL_MAX' });
  return {
    port:
      port === undefined
        ? portIn('BAY_SERVE_PORT', trusted['BAY_SERVE_PORT'] || String(PORT))
        : portIn('--port', port),
    bounds: { leastMs, mostMs },
  };
}

function portIn(setting: string, value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw badSetting(setting, { kind: 'no-port', value });
  return Number(value);
}

function secondsIn(setting: string, trusted: Environment, otherwiseMs: number): number {
  const value = trusted[setting] ?? '';
  if (value === '') return otherwiseMs;
  const ms = /^\d{1,4}$/.test(value) ? Number(value) * 1_000 : 0;
  if (ms >= SHORTEST_POLL_MS && ms <= LONGEST_POLL_MS) return ms;
  const [least, most] = [SHORTEST_POLL_MS / 1_000, LONGEST_POLL_MS / 1_000];
  throw badSetting(setting, { kind: 'no-seconds', value, least, most });
}
