import { join } from 'node:path';
import type { Clock } from '../../../clock.ts';
import { type Instant, MINUTE_MS } from '../../../domain/interval.ts';
import { AppError } from '../../../failure.ts';
import type { SignInSettings } from '../../../settings/google-settings.ts';
import { readSecretFile, removeSecretFile, writeSecretFile } from './secret-file.ts';
import { objectIn, type SignInRecord } from './sign-in-record.ts';
import { isToken } from './token-answer.ts';

/** A token this close to its end might end on the way. */
const MARGIN_MS = MINUTE_MS;

/** Google gives an hour; more than this is a clock that was set back, or somebody's edit. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/**
 * The access token of one account between commands, in a file of its own. It counts for the refresh token and client that
 * it was got with, and only as long as it says. It is a convenience: one that cannot be read or written is none.
 */
export class AccessTokenCache {
  readonly #file: string;
  readonly #clock: Clock;

  constructor(account: string, { signInFolder }: SignInSettings, clock: Clock) {
    this.#file = join(signInFolder, `${account}.access.json`);
    this.#clock = clock;
  }

  /** Null for none that can be used with this sign-in and client now, and for so long. */
  read({ fingerprint }: SignInRecord, clientId: string | null, forMs: number = MARGIN_MS): string | null {
    const text = attempt(() => readSecretFile(this.#file)) ?? null;
    const kept = text === null ? {} : objectIn(text);
    const { access_token: token, expires_at: expiresAt } = kept;
    if (kept['fingerprint'] !== fingerprint || kept['client_id'] !== clientId) return null;
    if (!isToken(token) || typeof expiresAt !== 'number') return null;
    const leftMs = expiresAt - this.#clock.now();
    return leftMs > forMs && leftMs < LONGEST_MS ? token : null;
  }

  write(token: string, expiresAt: Instant, fingerprint: string, clientId: string): void {
    const kept = { access_token: token, expires_at: expiresAt, fingerprint, client_id: clientId };
    attempt(() => writeSecretFile(this.#file, `${JSON.stringify(kept)}\n`));
  }

  clear(): void {
    attempt(() => removeSecretFile(this.#file));
  }
}

/** Undefined where the store fails. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}
