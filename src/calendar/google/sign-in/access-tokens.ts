import { join } from 'node:path';
import type { Clock } from '../../../clock.ts';
import { MINUTE_MS } from '../../../domain/interval.ts';
import { AppError, failureOf } from '../../../failure.ts';
import type { ClientSettings, SignInSettings } from '../../../settings/google-settings.ts';
import type { RequestMade } from '../../request-made.ts';
import type { AccessTokens } from '../../sign-ins.ts';
import { AccessTokenCache } from './access-token-cache.ts';
import { LockBusy, type Processes, underLock } from './lock-file.ts';
import { ownFolder } from './secret-file.ts';
import { type Client, clientIdOf, clientOf } from './sign-in-client.ts';
import type { SignInRecord } from './sign-in-record.ts';
import { refusalIn, type TokenAnswer, unreachableBy } from './token-answer.ts';
import { tokenAsked } from './token-request.ts';
import { fingerprintOf, type SignInFacts, type TokenVault } from './token-vault.ts';

export interface AccessTokensSetup {
  readonly settings: SignInSettings;
  /** Null where the settings name none: then a sign-in's own counts. */
  readonly client: ClientSettings | null;
  readonly vault: TokenVault;
  readonly clock: Clock;
  readonly processes: Processes;
  /** Told of each request for a token; left out: nobody is. */
  readonly observe?: (request: RequestMade) => void;
}

/**
 * The access tokens of one sign-in. Of the processes that need a new one at the same time, the one with the lock asks
 * Google; the others find its answer when they get the lock.
 */
export function accessTokens(account: string, setup: AccessTokensSetup): AccessTokens {
  const { settings, client, vault, clock } = setup;
  const cache = new AccessTokenCache(account, settings, clock);

  /** One that is not `refused`: kept, or asked for. */
  const renew = (refused: string | null, withinMs: number) =>
    locked(account, setup, withinMs, async (leftMs) => {
      const record = signedIn(account, vault);
      const kept = cache.read(record, clientIdOf(record, client));
      if (kept !== null && kept !== refused) return kept;
      return ask(account, record, { ...setup, cache, withinMs: leftMs });
    });

  return {
    account,
    current: async (withinMs) => {
      const record = signedIn(account, vault);
      return cache.read(record, clientIdOf(record, client)) ?? renew(null, withinMs);
    },
    renewed: (refused, withinMs) => renew(refused, withinMs),
  };
}

/** So long before a token ends another one is asked for, by whoever stays. */
const AHEAD_MS = 5 * MINUTE_MS;

/** Asks for another token as long as the one that is kept is still good, so that nobody waits for it. Does nothing before that is due. */
export async function renewedAhead(
  account: string,
  setup: AccessTokensSetup,
  withinMs: number,
): Promise<void> {
  const { settings, client, vault, clock } = setup;
  const cache = new AccessTokenCache(account, settings, clock);
  const isDue = (record: SignInRecord) => cache.read(record, clientIdOf(record, client), AHEAD_MS) === null;
  if (!isDue(signedIn(account, vault))) return;
  await locked(account, setup, withinMs, async (leftMs) => {
    const record = signedIn(account, vault);
    if (isDue(record)) await ask(account, record, { ...setup, cache, withinMs: leftMs });
  });
}

/** An access token that Google has given just now: one that is kept says nothing of whether there would be another. */
export function freshToken(account: string, setup: AccessTokensSetup, withinMs: number): Promise<string> {
  const cache = new AccessTokenCache(account, setup.settings, setup.clock);
  return locked(account, setup, withinMs, (leftMs) =>
    ask(account, signedIn(account, setup.vault), { ...setup, cache, withinMs: leftMs }),
  );
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
  { settings, clock, processes }: Pick<AccessTokensSetup, 'settings' | 'clock' | 'processes'>,
  withinMs: number,
  work: (leftMs: number) => Promise<T>,
): Promise<T> {
  ifWritable(() => ownFolder(settings.signInFolder));
  const file = join(settings.signInFolder, `${account}.lock`);
  try {
    return await underLock(file, { clock, processes, waitMs: withinMs }, work);
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
  const secret = vault.reveal(account, record);
  const { refreshToken } = secret;
  const client = clientOf(record, secret, asking);
  const answer = await answerTo(refreshToken, client, account, record, asking);
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
  const next = rotated === null || given ? null : { ...secret, refreshToken: rotated };
  if (next !== null) vault.replace(account, record, facts, next);
  else ifWritable(() => vault.update(account, record, facts));
  const fingerprint = fingerprintOf(next?.refreshToken ?? refreshToken);
  cache.write(answer.accessToken, now + answer.expiresInMs, fingerprint, client.clientId);
  return answer.accessToken;
}

async function answerTo(
  refreshToken: string,
  client: Client,
  account: string,
  record: SignInRecord,
  asking: Asking,
): Promise<TokenAnswer> {
  const { vault, cache, clock } = asking;
  try {
    return await tokenAsked(refreshToken, client, asking);
  } catch (thrown) {
    const refusal = refusalIn(thrown);
    if (refusal === null) throw unreachableBy(thrown);
    if (refusal.error === 'invalid_grant') {
      const refused = record.refused ?? { at: clock.now(), why: refusal.words };
      cache.clear();
      ifWritable(() => vault.update(account, record, { refused }));
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
