import { AppError, failureOf } from '../../../failure.ts';
import type { ClientSettings } from '../../../google-settings.ts';
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

/**
 * The client with its secret: what the trusted settings say, else what is kept beside a sign-in, else what the working
 * folder's `.env` says of the same client. `opened`: what the sign-in keeps, where somebody has opened it already. Throws
 * `bad-configuration` without a client, and for a kept one that does not open.
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
    const failure = failureOf(thrown, 'token-store-failed');
    if (failure === null) throw thrown;
    if (set?.clientFrom === 'trusted' || set?.spareSecret != null)
      return { clientId, clientSecret: set.spareSecret };
    throw notOpened(failure.why, thrown);
  }
}

function noClient(): AppError {
  return new AppError({
    code: 'bad-configuration',
    setting: 'GOOGLE_CLIENT_ID',
    problem: 'it is not set, and signing in at Google needs it',
    hint: 'How to get one, step by step, stands in .env.example.',
  });
}

function notOpened(why: string, cause: unknown): AppError {
  return new AppError(
    {
      code: 'bad-configuration',
      setting: 'GOOGLE_CLIENT_SECRET',
      problem: `it is kept with a sign-in that cannot be opened: ${why}`,
      hint: 'Mend that, or set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET in the environment.',
    },
    { cause },
  );
}
