import { AppError } from '../../../failure.ts';
import type { SignInSettings } from '../../../settings/google-settings.ts';
import type { Randomness } from './handshake.ts';
import { type Keyring, keyringFailed } from './keyring.ts';
import { type SealedText, sealed, unsealed } from './sealed-text.ts';
import { type KeptSecret, keptSecretIn, recordFile, type Secret, secretText } from './sign-in-record.ts';

/** What hiding needs from outside. The keyring is opened when a secret is in it. */
export interface HidingSetup {
  readonly settings: SignInSettings;
  readonly openKeyring: () => Keyring;
  readonly randomness: Randomness;
}

type HiddenSecret = Exclude<Secret, { kind: 'environment' }>;

export type KeptKind = HiddenSecret['kind'];

export const NOT_OURS = 'bay has not written what is in it';

/**
 * Where the secrets of sign-ins are: in their files, open or sealed with the passphrase, or in the system's keyring. All methods
 * throw `token-store-failed`.
 */
export class HiddenSecrets {
  readonly #setup: HidingSetup;

  constructor(setup: HidingSetup) {
    this.#setup = setup;
  }

  /** What the account's file is to hold of a secret; one that goes into the keyring is there by then. */
  hide(account: string, kept: KeptSecret, kind: KeptKind): HiddenSecret {
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

  find(account: string, secret: HiddenSecret): KeptSecret {
    if (secret.kind === 'plain') return secret;
    return secret.kind === 'sealed' ? this.#unseal(account, secret) : this.#fromKeyring(account);
  }

  /** Takes out what the keyring has of an account. */
  leaveKeyring(account: string): void {
    inKeyring('unwritable', () => this.#setup.openKeyring().remove(this.#keyringName(account)));
  }

  #unseal(account: string, secret: SealedText): KeptSecret {
    const place = this.#file(account);
    const text = unsealed(secret, labelOf(account), this.#passphrase(account));
    if (text === null) throw unreadable(place, 'BAY_TOKEN_PASSPHRASE does not open it');
    return secretIn(text, place);
  }

  #passphrase(account: string): string {
    const { passphrase } = this.#setup.settings;
    if (passphrase !== null) return passphrase;
    throw unreadable(this.#file(account), 'it is sealed, and BAY_TOKEN_PASSPHRASE is not set');
  }

  #fromKeyring(account: string): KeptSecret {
    const { openKeyring } = this.#setup;
    const text = inKeyring('unreadable', () => openKeyring().get(this.#keyringName(account)));
    if (text === null) throw unreadable('keyring', 'it has no such entry');
    return secretIn(text, 'keyring');
  }

  #file(account: string): string {
    return recordFile(this.#setup.settings.signInFolder, account);
  }

  /** By its folder, because two shops may both have a `default`. */
  #keyringName(account: string): string {
    return `${this.#setup.settings.signInFolder}:${account}`;
  }
}

export function unreadable(place: string, why: string): AppError {
  return new AppError({ code: 'token-store-failed', place, problem: 'unreadable', why });
}

const labelOf = (account: string) => `bay sign-in ${account}`;

function secretIn(text: string, place: string): KeptSecret {
  const secret = keptSecretIn(text);
  if (secret === null) throw unreadable(place, NOT_OURS);
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
