import { join } from 'node:path';
import type { Clock } from '../../../clock.ts';
import { AppError, failureOf } from '../../../failure.ts';
import type { GoogleSettings } from '../../../google-settings.ts';
import type { AccessTokens } from '../../sign-ins.ts';
import { AccessTokenCache } from './access-token-cache.ts';
import { LockBusy, underLock } from './lock-file.ts';
import { ownFolder } from './secret-file.ts';
import type { SignInRecord } from './sign-in-record.ts';
import { refusalIn, type TokenAnswer, tokensIn, unreachableBy } from './token-answer.ts';
import { fingerprintOf, type SignInFacts, type TokenVault } from './token-vault.ts';

export interface AccessTokensSetup {
  readonly settings: GoogleSettings;
  readonly vault: TokenVault;
  readonly clock: Clock;
}

/**
 * The access tokens of one sign-in. Of the processes that need a new one at the same time, the one with the lock asks
 * Google; the others find its answer when they get the lock.
 */
export function accessTokens(account: string, setup: AccessTokensSetup): AccessTokens {
  const { settings, vault, clock } = setup;
  const cache = new AccessTokenCache(account, settings, clock);

  /** One that is not `refused`: kept, or asked for. */
  const renew = (refused: string | null, withinMs: number) =>
    locked(account, setup, withinMs, async (leftMs) => {
      const record = signedIn(account, vault);
      const kept = cache.read(record);
      if (kept !== null && kept !== refused) return kept;
      return ask(account, record, { ...setup, cache, withinMs: leftMs });
    });

  return {
    account,
    current: async (withinMs) => cache.read(signedIn(account, vault)) ?? renew(null, withinMs),
    renewed: (refused, withinMs) => renew(refused, withinMs),
  };
}

/** The account's sign-in. Throws `sign-in-needed`. */
export function signedIn(account: string, vault: TokenVault): SignInRecord {
  const record = vault.read(account);
  if (record === null) throw new AppError({ code: 'sign-in-needed', account });
  return record;
}

/** Runs `work` while no other process changes this account's files. Throws `google-unreachable` after `withinMs`. */
export async function locked<T>(
  account: string,
  { settings, clock }: Pick<AccessTokensSetup, 'settings' | 'clock'>,
  withinMs: number,
  work: (leftMs: number) => Promise<T>,
): Promise<T> {
  ifWritable(() => ownFolder(settings.signInFolder));
  const file = join(settings.signInFolder, `${account}.lock`);
  try {
    return await underLock(file, { now: () => clock.now(), waitMs: withinMs }, work);
  } catch (thrown) {
    if (!(thrown instanceof LockBusy)) throw thrown;
    throw new AppError({
      code: 'google-unreachable',
      what: 'another bay has been waiting for its answer all the time',
    });
  }
}

interface Asking extends AccessTokensSetup {
  readonly cache: AccessTokenCache;
  readonly withinMs: number;
}

async function ask(account: string, record: SignInRecord, asking: Asking): Promise<string> {
  const { vault, cache, clock } = asking;
  const refreshToken = vault.reveal(account, record);
  const answer = await answerTo(refreshToken, account, record, asking);
  const now = clock.now();
  const rotated = answer.refreshToken === refreshToken ? null : answer.refreshToken;
  const given = record.secret.kind === 'environment';
  const facts: Partial<SignInFacts> = {
    ...(answer.scopes.length === 0 ? {} : { scopes: answer.scopes }),
    ...(answer.refreshTokenExpiresInMs === null ? {} : { endsAt: now + answer.refreshTokenExpiresInMs }),
    lastUsedAt: now,
    refused: null,
  };
  // An environment cannot be written: its own token goes on being used.
  const replaces = given ? null : (rotated ?? sealedNow(record, asking, refreshToken));
  const write = () => vault.update(account, record, facts, replaces);
  if (replaces !== null && rotated !== null) write();
  else ifWritable(write);
  const current = rotated === null || given ? refreshToken : rotated;
  cache.write(answer.accessToken, now + answer.expiresInMs, fingerprintOf(current));
  return answer.accessToken;
}

/** The token itself where it lies open although there is a passphrase by now; null where it can stay as it is. */
function sealedNow({ secret }: SignInRecord, { settings }: Asking, refreshToken: string): string | null {
  return secret.kind === 'plain' && settings.passphrase !== null ? refreshToken : null;
}

async function answerTo(
  refreshToken: string,
  account: string,
  record: SignInRecord,
  { settings, vault, cache, clock, withinMs }: Asking,
): Promise<TokenAnswer> {
  const { oauthClient } = await import('./oauth-client.ts');
  try {
    return tokensIn(await oauthClient(settings, '', withinMs).refresh(refreshToken));
  } catch (thrown) {
    const refusal = refusalIn(thrown);
    if (refusal === null) throw unreachableBy(thrown);
    if (refusal.error === 'invalid_grant') {
      const refused = record.refused ?? { at: clock.now(), why: refusal.words };
      cache.clear();
      ifWritable(() => vault.update(account, record, { refused }, null));
    }
    const { signedInAt } = record;
    throw new AppError({ code: 'sign-in-expired', account, why: refusal.words, signedInAt });
  }
}

/** What is learnt on the way is worth keeping, but a folder that cannot be written stops no work at the calendar. */
function ifWritable(write: () => void): void {
  try {
    write();
  } catch (thrown) {
    if (failureOf(thrown, 'token-store-failed')?.problem !== 'unwritable') throw thrown;
  }
}
