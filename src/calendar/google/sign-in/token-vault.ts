import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../../failure.ts';
import { DEFAULT_ACCOUNT, type GoogleSettings, isAccountName } from '../../../google-settings.ts';
import type { Randomness } from './handshake.ts';
import { type Keyring, keyringFailed } from './keyring.ts';
import { type SealedText, sealed, unsealed } from './sealed-text.ts';
import { namesInFolder, readSecretFile, removeSecretFile, writeSecretFile } from './secret-file.ts';
import { recordIn, recordText, type Secret, type SignInRecord } from './sign-in-record.ts';

/** What the vault needs from outside. The keyring is opened when a token is in it. */
export interface VaultSetup {
  readonly settings: GoogleSettings;
  readonly openKeyring: () => Keyring;
  readonly randomness: Randomness;
}

/** What is known of a sign-in that is written anew; the rest follows from the token. */
export type SignInFacts = Omit<SignInRecord, 'clientId' | 'fingerprint' | 'secret'>;

/** Nothing is known yet of a token that came by the environment. */
const UNKNOWN: SignInFacts = {
  email: null,
  scopes: [],
  signedInAt: null,
  lastUsedAt: null,
  endsAt: null,
  refused: null,
};

/**
 * Refresh tokens and what is known of them, one file an account: `maria.json` for a token that is kept,
 * `maria.environment.json` for what was learnt of a token that the environment gives. The environment's wins.
 *
 * Whoever writes holds the account's lock. All methods throw `token-store-failed`.
 */
export class TokenVault {
  readonly #setup: VaultSetup;

  constructor(setup: VaultSetup) {
    this.#setup = setup;
  }

  /** Every account with a token, `default` first. */
  accounts(): string[] {
    const { signInFolder, environmentTokens, nearbyTokens } = this.#setup.settings;
    const names = namesInFolder(signInFolder);
    const kept = names.map((name) => name.replace(/\.json$/, '')).filter(isAccountName);
    const accounts = [...new Set([...environmentTokens.keys(), ...nearbyTokens.keys(), ...kept])].sort();
    return accounts.sort((a, b) => Number(b === DEFAULT_ACCOUNT) - Number(a === DEFAULT_ACCOUNT));
  }

  /** The account's sign-in that counts; null when it has none. */
  read(account: string): SignInRecord | null {
    const { settings } = this.#setup;
    const kept = settings.environmentTokens.has(account) ? null : this.kept(account);
    if (kept !== null) return kept;
    const given = this.#given(account);
    if (given === undefined) return null;
    const known = recordOrNull(readSecretFile(this.#environmentFile(account)));
    if (known?.fingerprint === fingerprintOf(given)) return known;
    const { clientId } = settings;
    return { ...UNKNOWN, clientId, fingerprint: fingerprintOf(given), secret: { kind: 'environment' } };
  }

  /** The one that is kept here, whatever the environment gives. */
  kept(account: string): SignInRecord | null {
    const text = readSecretFile(this.file(account));
    if (text === null) return null;
    const record = recordIn(text);
    if (record === null) throw unreadable(this.file(account), 'bay has not written what is in it');
    return record;
  }

  /** The refresh token of a sign-in that was read here. */
  reveal(account: string, { secret }: SignInRecord): string {
    if (secret.kind === 'plain') return secret.refreshToken;
    if (secret.kind === 'environment') return this.#given(account) as string;
    return secret.kind === 'sealed' ? this.#unseal(account, secret) : this.#fromKeyring(account);
  }

  /** Writes what was learnt of a sign-in, with its token, where that one is kept. */
  update(
    account: string,
    record: SignInRecord,
    facts: Partial<SignInFacts>,
    refreshToken: string | null,
  ): void {
    if (record.secret.kind === 'environment') {
      const text = recordText({ ...record, ...facts });
      writeSecretFile(this.#environmentFile(account), text);
      return;
    }
    if (refreshToken !== null) {
      const place = record.secret.kind === 'keyring' ? 'keyring' : 'file';
      this.keep(account, { ...record, ...facts }, refreshToken, place);
      return;
    }
    writeSecretFile(this.file(account), recordText({ ...record, ...facts }));
  }

  /** Keeps a token: in the file, sealed once there is a passphrase, or in the system's keyring. */
  keep(account: string, facts: SignInFacts, refreshToken: string, place: 'file' | 'keyring'): SignInRecord {
    const { settings, openKeyring, randomness } = this.#setup;
    const { clientId, passphrase } = settings;
    let secret: Secret = { kind: 'keyring' };
    if (place === 'keyring') {
      inKeyring('unwritable', () => openKeyring().set(this.#keyringName(account), refreshToken));
    } else if (passphrase === null) {
      secret = { kind: 'plain', refreshToken };
    } else {
      secret = { kind: 'sealed', ...sealed(refreshToken, labelOf(account), passphrase, randomness) };
    }
    const { email, scopes, signedInAt, lastUsedAt, endsAt, refused } = facts;
    const fingerprint = fingerprintOf(refreshToken);
    const known = { email, scopes, signedInAt, lastUsedAt, endsAt, refused };
    const record = { ...known, clientId, fingerprint, secret };
    writeSecretFile(this.file(account), recordText(record));
    return record;
  }

  /** Takes out what the keyring still has of an account whose token has gone elsewhere; a locked one keeps it. */
  leaveKeyring(account: string): void {
    try {
      this.#setup.openKeyring().remove(this.#keyringName(account));
    } catch {
      // it is of no use to anybody any more
    }
  }

  /** Forgets a token that is kept here. */
  forget(account: string, { secret }: SignInRecord): void {
    if (secret.kind === 'keyring')
      inKeyring('unwritable', () => this.#setup.openKeyring().remove(this.#keyringName(account)));
    removeSecretFile(this.file(account));
  }

  file(account: string): string {
    return join(this.#setup.settings.signInFolder, `${account}.json`);
  }

  #unseal(account: string, secret: SealedText): string {
    const { passphrase } = this.#setup.settings;
    const place = this.file(account);
    if (passphrase === null) throw unreadable(place, 'it is sealed, and BAY_TOKEN_PASSPHRASE is not set');
    const token = unsealed(secret, labelOf(account), passphrase);
    if (token === null) throw unreadable(place, 'BAY_TOKEN_PASSPHRASE does not open it');
    return token;
  }

  #fromKeyring(account: string): string {
    const { openKeyring } = this.#setup;
    const token = inKeyring('unreadable', () => openKeyring().get(this.#keyringName(account)));
    if (token === null) throw unreadable('keyring', 'it has no such entry');
    return token;
  }

  /** The token that the settings give: the trusted one, else the working folder's. */
  #given(account: string): string | undefined {
    const { environmentTokens, nearbyTokens } = this.#setup.settings;
    return environmentTokens.get(account) ?? nearbyTokens.get(account);
  }

  #environmentFile(account: string): string {
    return join(this.#setup.settings.signInFolder, `${account}.environment.json`);
  }

  /** By its folder, because two shops may both have a `default`. */
  #keyringName(account: string): string {
    return `${this.#setup.settings.signInFolder}:${account}`;
  }
}

export function fingerprintOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex');
}

const labelOf = (account: string) => `bay sign-in ${account}`;

function recordOrNull(text: string | null): SignInRecord | null {
  return text === null ? null : recordIn(text);
}

function inKeyring<T>(problem: 'unwritable' | 'unreadable', work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof AppError
      ? cause
      : keyringFailed(problem, 'the system refuses it; is it unlocked?', cause);
  }
}

function unreadable(place: string, why: string): AppError {
  return new AppError({ code: 'token-store-failed', place, problem: 'unreadable', why });
}
