import { createRequire } from 'node:module';
import { AppError } from '../../../failure.ts';

/** The system's own store of passwords. May throw anything: `keyringFailed` makes a failure of it. */
export interface Keyring {
  get(name: string): string | null;
  set(name: string, secret: string): void;
  /** Removing what is not there is done already. */
  remove(name: string): void;
}

const PACKAGE = '@napi-rs/keyring';
const SERVICE = 'bay';

interface KeyringPackage {
  readonly Entry: new (
    service: string,
    name: string,
  ) => { getPassword(): string | null; setPassword(secret: string): void; deletePassword(): boolean };
}

/** By a package that bay does not bring along: it is native, and most shops need none. Throws `token-store-failed`. */
export function systemKeyring(): Keyring {
  const { Entry } = required();
  return {
    get: (name) => new Entry(SERVICE, name).getPassword(),
    set: (name, secret) => new Entry(SERVICE, name).setPassword(secret),
    remove: (name) => {
      new Entry(SERVICE, name).deletePassword();
    },
  };
}

function required(): KeyringPackage {
  try {
    return createRequire(import.meta.url)(PACKAGE) as KeyringPackage;
  } catch (cause) {
    throw keyringFailed('unwritable', `${PACKAGE} is not installed`, cause);
  }
}

export function keyringFailed(problem: 'unwritable' | 'unreadable', why: string, cause: unknown): AppError {
  return new AppError({ code: 'token-store-failed', place: 'keyring', problem, why }, { cause });
}
