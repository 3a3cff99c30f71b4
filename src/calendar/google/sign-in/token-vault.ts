import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DEFAULT_ACCOUNT, isAccountName } from '../../../domain/calendar-place.ts';
import { failureOf } from '../../../failure.ts';
import type { ClientSettings } from '../../../settings/google-settings.ts';
import { HiddenSecrets, type HidingSetup, type KeptKind, NOT_OURS, unreadable } from './hidden-secrets.ts';
import { isThere, namesInFolder, readSecretFile, removeSecretFile, writeSecretFile } from './secret-file.ts';
import { type KeptSecret, recordFile, recordIn, recordText, type SignInRecord } from './sign-in-record.ts';

/** What the vault needs from outside. */
export interface VaultSetup extends HidingSetup {
  /** Said of what is learnt of a token that the settings give; null: none. */
  readonly client: ClientSettings | null;
}

/** What is known of a sign-in that is written anew; the rest follows from the token. */
export type SignInFacts = Omit<SignInRecord, 'clientId' | 'fingerprint' | 'secret'>;

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
  readonly #secrets: HiddenSecrets;

  constructor(setup: VaultSetup) {
    this.#setup = setup;
    this.#secrets = new HiddenSecrets(setup);
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
    if (record === null) throw unreadable(this.file(account), NOT_OURS);
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
    return secret.kind === 'environment'
      ? { refreshToken: this.#given(account) as string, clientSecret: null }
      : this.#secrets.find(account, secret);
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
      this.#secrets.leaveKeyring(account);
    } catch {
      // it is of no use to anybody any more
    }
  }

  /** Forgets the sign-in that is kept here; null: its file cannot be read, so that nobody knows where its secret is. */
  forget(account: string, record: SignInRecord | null): void {
    if (record === null) this.leaveKeyring(account);
    else if (record.secret.kind === 'keyring') this.#secrets.leaveKeyring(account);
    removeSecretFile(this.file(account));
    removeSecretFile(this.#environmentFile(account));
  }

  file(account: string): string {
    return recordFile(this.#setup.settings.signInFolder, account);
  }

  #write(account: string, facts: NewSignIn, kept: KeptSecret, kind: KeptKind): SignInRecord {
    const { email, scopes, signedInAt, lastUsedAt, endsAt, refused, clientId } = facts;
    const known = { email, scopes, signedInAt, lastUsedAt, endsAt, refused, clientId };
    const secret = this.#secrets.hide(account, kept, kind);
    const record = { ...known, fingerprint: fingerprintOf(kept.refreshToken), secret };
    writeSecretFile(this.file(account), recordText(record));
    return record;
  }

  /** The token that the settings give: the trusted one, else the working folder's. */
  #given(account: string): string | undefined {
    const { environmentTokens, nearbyTokens } = this.#setup.settings;
    return environmentTokens.get(account) ?? nearbyTokens.get(account);
  }

  #environmentFile(account: string): string {
    return join(this.#setup.settings.signInFolder, `${account}.environment.json`);
  }
}

export function fingerprintOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex');
}

function recordOrNull(text: string | null): SignInRecord | null {
  return text === null ? null : recordIn(text);
}
