import { AppError, failureOf, type SettingProblem } from '../../../failure.ts';
import type { ClientSettings } from '../../../settings/google-settings.ts';
import type { KeptSecret, SignInRecord } from './sign-in-record.ts';
import type { TokenVault } from './token-vault.ts';

/** As whom bay asks Google's sign-in. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

/**
 * The client that a sign-in is used with, which needs nothing opened: the trusted one, else the one that it was made
 * with. Null where nobody has said any.
 */
export function clientIdOf(record: SignInRecord | null, client: ClientSettings | null): string | null {
  if (client?.clientFrom === 'trusted') return client.clientId;
  if (record !== null && record.secret.kind !== 'environment') return record.clientId;
  return client?.clientId ?? null;
}

interface Known {
  readonly client: ClientSettings | null;
  readonly vault: TokenVault;
}

/** The client that somebody signs in with. Throws `bad-configuration`. */
export function clientForLogin(before: SignInRecord | null, known: Known): Client {
  try {
    return clientOf(before, null, known);
  } catch (thrown) {
    const failure = failureOf(thrown, 'token-store-failed');
    if (failure === null) throw thrown;
    // The usual cure for such a sign-in is to sign in again, which is what does not work here.
    throw badClient('GOOGLE_CLIENT_SECRET', { kind: 'closed-secret', why: failure.why });
  }
}

/**
 * The client with its secret: what the trusted settings say, else what is kept beside a sign-in, else what the working
 * folder's `.env` says of the same client. `opened`: what the sign-in keeps, where somebody has opened it already. Throws
 * `bad-configuration` without a client, and `token-store-failed` for a kept one that does not open.
 */
export function clientOf(
  record: SignInRecord | null,
  opened: KeptSecret | null,
  { client, vault }: Known,
): Client {
  const clientId = clientIdOf(record, client);
  if (clientId === null) throw noClient();
  const set = client?.clientId === clientId ? client : null;
  const isOwn = record?.clientId === clientId && record.secret.kind !== 'environment' && opened !== null;
  const keeps = isOwn ? opened.clientSecret : null;
  const known = set?.clientSecret ?? keeps;
  if (known !== null) return { clientId, clientSecret: known };
  if (isOwn) return { clientId, clientSecret: set?.spareSecret ?? null };
  try {
    return { clientId, clientSecret: vault.clientSecret(clientId) ?? set?.spareSecret ?? null };
  } catch (thrown) {
    const isSetElsewhere = set !== null && (set.clientFrom === 'trusted' || set.spareSecret !== null);
    if (failureOf(thrown, 'token-store-failed') === null || !isSetElsewhere) throw thrown;
    return { clientId, clientSecret: set.spareSecret };
  }
}

function noClient(): AppError {
  return badClient('GOOGLE_CLIENT_ID', { kind: 'no-client' });
}

function badClient(setting: string, problem: SettingProblem): AppError {
  return new AppError({ code: 'bad-configuration', setting, problem });
}
