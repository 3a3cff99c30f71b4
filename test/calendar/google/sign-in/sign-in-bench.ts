import { randomBytes } from 'node:crypto';
import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { accessTokens } from '../../../../src/calendar/google/sign-in/access-tokens.ts';
import { googleSignIns } from '../../../../src/calendar/google/sign-in/google-sign-ins.ts';
import type { Keyring } from '../../../../src/calendar/google/sign-in/keyring.ts';
import { TokenVault } from '../../../../src/calendar/google/sign-in/token-vault.ts';
import type { LoginRequest, LoginScene } from '../../../../src/calendar/sign-ins.ts';
import { systemClock } from '../../../../src/clock.ts';
import { isRunning } from '../../../../src/machine/worker.ts';
import {
  type ClientSettings,
  type GoogleSettings,
  readSignInSettings,
  type SignInSettings,
} from '../../../../src/settings/google-settings.ts';
import {
  type FakeGoogle,
  type FakeGoogleOptions,
  startFakeGoogle,
} from '../../../support/google/fake-google.ts';
import { trustedGoogle } from '../../../support/google-settings.ts';
import { scratchFolder } from '../../../support/scratch.ts';

/** A bay that signs in at the strict fake, with a clock that the test moves. */
export interface SignInBench {
  readonly google: FakeGoogle;
  readonly folder: string;
  readonly time: { now: number };
  readonly settings: (extra?: Readonly<Record<string, string>>) => GoogleSettings;
  /** Sign-ins and access tokens under these settings, as a process of its own would have them. */
  readonly bay: (extra?: Readonly<Record<string, string>>) => ReturnType<typeof partsOf>;
  readonly bayOf: (settings: GoogleSettings) => ReturnType<typeof partsOf>;
  /** The same in a place where nobody has set a client, or only this one. */
  readonly bayWithoutClient: (
    extra?: Readonly<Record<string, string>>,
    client?: ClientSettings | null,
  ) => ReturnType<typeof partsOf>;
}

export const START = Date.parse('2026-11-23T12:00:00Z');

export async function signInBench(options: FakeGoogleOptions = {}): Promise<SignInBench> {
  const time = { now: START };
  const google = await startFakeGoogle({ now: () => time.now, ...options });
  onTestFinished(() => google.close());
  const folder = join(scratchFolder(), 'sign-ins');
  const keyring = memoryKeyring();
  const settings = (extra: Readonly<Record<string, string>> = {}): GoogleSettings => {
    const found = trustedGoogle(
      { ...google.environment(), ...extra },
      { signInFolder: folder, secretFiles: [] },
    );
    if (found === null) throw new Error('no client id');
    return found;
  };
  const bayOf = (inForce: GoogleSettings) => partsOf(inForce, { client: inForce, keyring, time });
  const withoutClient = (extra: Readonly<Record<string, string>> = {}) =>
    readSignInSettings({ ...google.environment(), ...extra }, { signInFolder: folder, secretFiles: [] });
  return {
    google,
    folder,
    time,
    settings,
    bay: (extra) => bayOf(settings(extra)),
    bayOf,
    bayWithoutClient: (extra, client = null) => partsOf(withoutClient(extra), { client, keyring, time }),
  };
}

interface Beside {
  readonly client: ClientSettings | null;
  readonly keyring: ReturnType<typeof memoryKeyring>;
  readonly time: { readonly now: number };
}

function partsOf(settings: SignInSettings, { client, keyring, time }: Beside) {
  const outside = {
    settings,
    client,
    openKeyring: () => keyring,
    randomness: (count: number) => randomBytes(count),
  };
  const setup = {
    ...outside,
    vault: new TokenVault(outside),
    clock: { ...systemClock, now: () => time.now },
    processes: { own: process.pid, isRunning },
  };
  return {
    signIns: googleSignIns(setup),
    tokens: (account = 'default') => accessTokens(account, setup),
    vault: setup.vault,
    keyring,
  };
}

/** As the system's, for as long as the test runs. */
function memoryKeyring(): Keyring & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (name) => entries.get(name) ?? null,
    set: (name, secret) => void entries.set(name, secret),
    remove: (name) => void entries.delete(name),
  };
}

export const LOGIN: LoginRequest = {
  account: 'default',
  port: 0,
  redirectPath: null,
  timeoutMs: 5_000,
  place: 'file',
};

/** A person without a browser of bay's: `whenShown` gets the address. */
export function sceneWith(whenShown: (url: string) => void, scene: Partial<LoginScene> = {}): LoginScene {
  return {
    showUrl: whenShown,
    openBrowser: null,
    askRedirect: null,
    confirmOther: async () => false,
    ...scene,
  };
}

/** Somebody who allows everything, and whose browser comes back. */
export function approving(google: FakeGoogle, how: Parameters<FakeGoogle['oauth']['approve']>[1] = {}) {
  return sceneWith((url) => void visit(google.oauth.approve(url, how)).catch(() => undefined));
}

export interface Visited {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** As a browser comes back from Google, or as anybody else with other headers or another method. */
export function visit(url: string, options: RequestOptions = {}): Promise<Visited> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

const nothing = () => undefined;

/** Something that comes later. */
export function later<T>() {
  let tell: (value: T) => void = nothing;
  const promise = new Promise<T>((told) => {
    tell = told;
  });
  return { promise, resolve: (value: T) => tell(value) };
}
