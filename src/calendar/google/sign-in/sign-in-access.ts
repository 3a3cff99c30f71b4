import { failureOf } from '../../../failure.ts';
import type { SignInSettings } from '../../../settings/google-settings.ts';
import type { GoogleAccess, Standing } from '../../google-access.ts';
import { fingerprintOf, type TokenVault } from './token-vault.ts';

interface AccessParts extends Pick<GoogleAccess, 'whose' | 'isThere'> {
  readonly settings: SignInSettings;
  readonly vault: TokenVault;
}

/** The shop's sign-ins, as far as it matters whose calendars they lead to. */
export function signInAccess({ settings, vault, whose, isThere }: AccessParts): GoogleAccess {
  return {
    accounts: async () => vault.accounts(),
    standing: async (account) => standingOf(account, settings, vault),
    whose,
    isThere,
  };
}

function standingOf(account: string, settings: SignInSettings, vault: TokenVault): Standing {
  try {
    const record = vault.read(account);
    if (record === null)
      return { kind: 'signed-out', account, why: 'nobody is signed in', signIn: 'needed', signedInAt: null };
    const { email: owner, fingerprint, secret } = record;
    const isGiven = secret.kind === 'environment';
    const isNearby = isGiven && !settings.environmentTokens.has(account);
    const isClosed = secret.kind === 'sealed' && settings.passphrase === null;
    const closed = isClosed ? sealedAt(account, vault) : null;
    const nearby = settings.nearbyTokens.get(account);
    const other = nearby === undefined ? null : fingerprintOf(nearby);
    const passedOver = other === fingerprint ? null : other;
    return { kind: 'signed-in', owner, fingerprint, isNearby, passedOver, closed };
  } catch (thrown) {
    const failure = failureOf(thrown, 'token-store-failed');
    if (failure === null) throw thrown;
    const { place, problem, why } = failure;
    return { kind: 'signed-out', account, why, signIn: 'unusable', place, problem };
  }
}

function sealedAt(account: string, vault: TokenVault) {
  const why = 'it is sealed, and BAY_TOKEN_PASSPHRASE is not set';
  const place = vault.file(account);
  return { kind: 'signed-out', account, why, signIn: 'unusable', place, problem: 'unreadable' } as const;
}
