import { NOTIFICATIONS_PATH } from '../domain/notified.ts';
import { badSetting, type Environment } from './environment.ts';
import { portIn } from './port-setting.ts';

/** Where Google's notifications come in. */
export interface ReceiverSettings {
  /** Of this machine alone; 0: any that is free. */
  readonly port: number;
  /** What Google is told to call: `https://bay.example.com/google/notifications`. */
  readonly address: string;
}

/** As the command was given it, where it outdoes the environment; undefined where it was not. */
export interface ReceiverGiven {
  readonly port?: string | undefined;
  readonly publicUrl?: string | undefined;
}

const PORT = 4771;

/** Null where no public address is set: then nobody notifies. From the trusted settings. Throws `bad-configuration`. */
export function receiverSettings(trusted: Environment, given: ReceiverGiven): ReceiverSettings | null {
  const [setting, value] =
    given.publicUrl === undefined
      ? (['BAY_PUBLIC_URL', trusted['BAY_PUBLIC_URL'] ?? ''] as const)
      : (['--public-url', given.publicUrl] as const);
  const port =
    given.port === undefined
      ? portIn('BAY_RECEIVER_PORT', trusted['BAY_RECEIVER_PORT'] || String(PORT))
      : portIn('--receiver-port', given.port);
  if (value !== '') return { port, address: addressIn(setting, value) };
  // Whoever names a port just now expects something to come in there.
  if (given.port === undefined) return null;
  throw badSetting('BAY_PUBLIC_URL', { kind: 'without-its-pair', pair: '--receiver-port' });
}

/** Google sends to https addresses alone, over the open network. */
function addressIn(setting: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || url.protocol !== 'https:')
    throw badSetting(setting, { kind: 'no-public-address', value, is: 'no-https' });
  if (`${url.username}${url.password}${url.search}${url.hash}` !== '')
    throw badSetting(setting, { kind: 'no-public-address', value: url.origin, is: 'more-than-a-place' });
  if (!isPublic(url.hostname))
    throw badSetting(setting, { kind: 'no-public-address', value: url.hostname, is: 'not-public' });
  const base = url.href.replace(/\/+$/, '');
  return base.endsWith(NOTIFICATIONS_PATH) ? base : `${base}${NOTIFICATIONS_PATH}`;
}

const OWN_NETWORK =
  /^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^0\.|^\[(?:::1?|f[cde].*)\]$/;

/** False for names that only this machine or its own network knows. */
function isPublic(hostname: string): boolean {
  if (OWN_NETWORK.test(hostname)) return false;
  return (
    hostname.startsWith('[') || /[^.]\.(?!(?:local|localhost|internal|lan|home)\.?$)[^.]+\.?$/.test(hostname)
  );
}
