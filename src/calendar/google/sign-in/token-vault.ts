import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DEFAULT_ACCOUNT, isAccountName } from '../../../domain/calendar-place.ts';
import { AppError, failureOf } from '../../../failure.ts';
import type { ClientSettings, SignInSettings } from '../../../settings/google-settings.ts';
import type { Randomness } from './handshake.ts';
import { type Keyring, keyringFailed } from './keyring.ts';
import { type SealedText, sealed, unsealed } from './sealed-text.ts';
import { isThere, namesInFolder, readSecretFile, removeSecretFile, writeSecretFile } from './secret-file.ts';
import {
  type KeptSecret,
  keptSecretIn,
  recordIn,
  recordText,
  type Secret,
  type SignInRecord,
  secretText,
} from './sign-in-record.ts';

/** What the vault needs from outside. The keyring is opened when a token is in it. */
export interface VaultSetup {
  readonly settings: SignInSettings;
  /** Said of what is learnt of a token that the settings give; null: none. */
  readonly client: ClientSettings | null;
  readonly openKeyring: () => Keyring;
  readonly randomness: Randomness;
}

/** What is known of a sign-in that is written anew; the rest follows from the token. */
export type SignInFacts = Omit<SignInRecord, 'clientId' | 'fingerprint' | 'secret'>;

type KeptKind = Exclude<Secret['kind'], 'environment'>;

/** A sign-in with the client that it was made with. */
type NewSignIn = SignInFacts & Pick<SignInRecord, 'clientId'>;

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
    const { settings, client } = this.#setup;
    const kept = settings.environmentTokens.has(account) ? null : this.kept(account);
    if (kept !== null) return kept;
    const given = this.#given(account);
    if (given === undefined) return null;
    const known = recordOrNull(readSecretFile(this.#environmentFile(account)));
    if (known?.fingerprint === fingerprintOf(given)) return known;
    const clientId = client?.clientId ?? '';
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

  /** Whether there is a file of it, which may be unreadable. */
  isKept(account: string): boolean {
    return isThere(this.file(account));
  }

  /** As `kept`; null also for a file that is damaged or not safe. */
  keptOrNull(account: string): SignInRecord | null {
    try {
      return this.kept(account);
    } catch (thrown) {
      if (failureOf(thrown, 'token-store-failed') === null) throw thrown;
      return null;
    }
  }

  /** What a sign-in that was read here keeps secret; of one that the settings give, the token alone. */
  reveal(account: string, { secret }: SignInRecord): KeptSecret {
    if (secret.kind === 'plain') return secret;
    if (secret.kind === 'environment')
      return { refreshToken: this.#given(account) as string, clientSecret: null };
    return secret.kind === 'sealed' ? this.#unseal(account, secret) : this.#fromKeyring(account);
  }

  /** The secret of a client, as it is kept beside the sign-ins that were made with it; null where none of them knows it. */
  clientSecret(clientId: string): string | null {
    for (const account of this.accounts()) {
      const record = this.keptOrNull(account);
      if (record?.clientId !== clientId) continue;
      const { clientSecret } = this.reveal(account, record);
      if (clientSecret !== null) return clientSecret;
    }
    return null;
  }

  /** Writes what was learnt of a sign-in; its secret stays as it is. */
  update(account: string, record: SignInRecord, facts: Partial<SignInFacts>): void {
    const isGiven = record.secret.kind === 'environment';
    const file = isGiven ? this.#environmentFile(account) : this.file(account);
    writeSecretFile(file, recordText({ ...record, ...facts }));
  }

  /** Keeps another secret in the place and manner of the one before, which was opened with the same passphrase. */
  replace(account: string, record: SignInRecord, facts: Partial<SignInFacts>, kept: KeptSecret): void {
    const { kind } = record.secret;
    if (kind !== 'environment') this.#write(account, { ...record, ...facts }, kept, kind);
  }

  /** Keeps a new sign-in: in the file, sealed if there is a passphrase, or in the system's keyring. */
  keep(account: string, facts: NewSignIn, kept: KeptSecret, place: 'file' | 'keyring'): SignInRecord {
    const inFile = this.#setup.settings.passphrase === null ? 'plain' : 'sealed';
    return this.#write(account, facts, kept, place === 'keyring' ? 'keyring' : inFile);
  }

  /** Takes out what the keyring still has of an account whose token has gone elsewhere; a locked one keeps it. */
  leaveKeyring(account: string): void {
    try {
      this.#setup.openKeyring().remove(this.#keyringName(account));
    } catch {
      // it is of no use to anybody any more
    }
  }

  /** Forgets the sign-in that is kept here; null: its file cannot be read, so that nobody knows where its secret is. */
  forget(account: string, record: SignInRecord | null): void {
    if (record === null) this.leaveKeyring(account);
    else if (record.secret.kind === 'keyring')
      inKeyring('unwritable', () => this.#setup.openKeyring().remove(this.#keyringName(account)));
    removeSecretFile(this.file(account));
    removeSecretFile(this.#environmentFile(account));
  }

  file(account: string): string {
    return join(this.#setup.settings.signInFolder, `${account}.json`);
  }

  #write(account: string, facts: NewSignIn, kept: KeptSecret, kind: KeptKind): SignInRecord {
    const { email, scopes, signedInAt, lastUsedAt, endsAt, refused, clientId } = facts;
    const known = { email, scopes, signedInAt, lastUsedAt, endsAt, refused, clientId };
    const secret = this.#hidden(account, kept, kind);
    const record = { ...known, fingerprint: fingerprintOf(kept.refreshToken), secret };
    writeSecretFile(this.file(account), recordText(record));
    return record;
  }

  #hidden(account: string, kept: KeptSecret, kind: KeptKind): Secret {
    if (kind === 'keyring') {
      const { openKeyring } = this.#setup;
      inKeyring('unwritable', () => openKeyring().set(this.#keyringName(account), secretText(kept)));
      return { kind };
    }
    if (kind === 'plain') return { kind, ...kept };
    const passphrase = this.#passphrase(account);
    const { randomness } = this.#setup;
    return { kind, ...sealed(secretText(kept), labelOf(account), passphrase, randomness) };
  }

  #unseal(account: string, secret: SealedText): KeptSecret {
    const place = this.file(account);
    const text = unsealed(secret, labelOf(account), this.#passphrase(account));
    if (text === null) throw unreadable(place, 'BAY_TOKEN_PASSPHRASE does not open it');
    return secretIn(text, place);
  }

  #passphrase(account: string): string {
    const { passphrase } = this.#setup.settings;
    if (passphrase !== null) return passphrase;
    throw unreadable(this.file(account), 'it is sealed, and BAY_TOKEN_PASSPHRASE is not set');
  }

  #fromKeyring(account: string): KeptSecret {
    const { openKeyring } = this.#setup;
    const text = inKeyring('unreadable', () => openKeyring().get(this.#keyringName(account)));
    if (text === null) throw unreadable('keyring', 'it has no such entry');
    return secretIn(text, 'keyring');
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

function secretIn(text: string, place: string): KeptSecret {
  const secret = keptSecretIn(text);
  if (secret === null) throw unreadable(place, 'bay has not written what is in it');
  return secret;
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
