import { LONGEST_POLL_MS, type PollBounds, SHORTEST_POLL_MS } from '../domain/poll-interval.ts';
import { badSetting, type Environment } from './environment.ts';
import { portIn } from './port-setting.ts';
import { type ReceiverSettings, receiverSettings } from './receiver-settings.ts';

/** How the process that stays is to work. */
export interface ServeSettings {
  /** Of this machine alone; 0: any that is free. */
  readonly port: number;
  readonly bounds: PollBounds;
  /** Null: Google notifies nobody, and the calendars are read by the clock alone. */
  readonly receiver: ReceiverSettings | null;
}

/** What the command was given, which counts more than the environment; undefined where it was not. */
export interface ServeGiven {
  readonly port: string | undefined;
  readonly receiverPort: string | undefined;
  readonly publicUrl: string | undefined;
}

const PORT = 4770;
const DEFAULT_LEAST_MS = 30_000;

/** From the trusted settings. Throws `bad-configuration`. */
export function serveSettings(trusted: Environment, given: ServeGiven): ServeSettings {
  const leastMs = secondsIn('BAY_POLL_MIN', trusted, DEFAULT_LEAST_MS);
  const mostMs = secondsIn('BAY_POLL_MAX', trusted, LONGEST_POLL_MS);
  if (leastMs > mostMs)
    throw badSetting('BAY_POLL_MIN', { kind: 'more-than-its-pair', pair: 'BAY_POLL_MAX' });
  return {
    port:
      given.port === undefined
        ? portIn('BAY_SERVE_PORT', trusted['BAY_SERVE_PORT'] || String(PORT))
        : portIn('--port', given.port),
    bounds: { leastMs, mostMs },
    receiver: receiverSettings(trusted, { port: given.receiverPort, publicUrl: given.publicUrl }),
  };
}

function secondsIn(setting: string, trusted: Environment, otherwiseMs: number): number {
  const value = trusted[setting] ?? '';
  if (value === '') return otherwiseMs;
  const ms = /^\d{1,4}$/.test(value) ? Number(value) * 1_000 : 0;
  if (ms >= SHORTEST_POLL_MS && ms <= LONGEST_POLL_MS) return ms;
  const [least, most] = [SHORTEST_POLL_MS / 1_000, LONGEST_POLL_MS / 1_000];
  throw badSetting(setting, { kind: 'no-seconds', value, least, most });
}
