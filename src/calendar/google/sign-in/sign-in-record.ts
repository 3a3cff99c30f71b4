import { join } from 'node:path';
import type { Instant } from '../../../domain/interval.ts';
import type { SignIn, TokenPlace } from '../../sign-ins.ts';
import { fieldsOf, type Json } from '../json.ts';
import type { SealedText } from './sealed-text.ts';

/** What a sign-in keeps secret: its token, and the secret of the client that it was made with, if that has one. */
export interface KeptSecret {
  readonly refreshToken: string;
  readonly clientSecret: string | null;
}

/** The secret, or where it is instead. */
export type Secret =
  | ({ readonly kind: 'plain' } & KeptSecret)
  | ({ readonly kind: 'sealed' } & SealedText)
  | { readonly kind: 'keyring' }
  | { readonly kind: 'environment' };

/** One sign-in as its file keeps it: what is known of it in clear, beside its secret. */
export interface SignInRecord {
  readonly email: string | null;
  readonly scopes: readonly string[];
  readonly signedInAt: Instant | null;
  readonly lastUsedAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly refused: SignIn['refused'];
  readonly clientId: string;
  /** SHA-256 of the refresh token: tells two from each other, and not what they are. */
  readonly fingerprint: string;
  readonly secret: Secret;
}

/** The file of an account's sign-in in the folder of the shop's. */
export function recordFile(signInFolder: string, account: string): string {
  return join(signInFolder, `${account}.json`);
}

const PLACES: Readonly<Record<Secret['kind'], TokenPlace>> = {
  plain: 'file',
  sealed: 'sealed-file',
  keyring: 'keyring',
  environment: 'environment',
};

export function signInOf(
  account: string,
  { email, scopes, signedInAt, lastUsedAt, endsAt, refused, secret }: SignInRecord,
): SignIn {
  const place = PLACES[secret.kind];
  return { account, email, scopes, place, signedInAt, lastUsedAt, endsAt, refused };
}

export function recordText(record: SignInRecord): string {
  const { email, scopes, signedInAt, lastUsedAt, endsAt, refused, clientId, fingerprint, secret } = record;
  const { kind, ...hidden } = secret;
  const document = {
    version: 1,
    email,
    scopes,
    signed_in_at: signedInAt,
    last_used_at: lastUsedAt,
    ends_at: endsAt,
    refused,
    client_id: clientId,
    fingerprint,
    kept: kind,
    ...('refreshToken' in hidden ? secretFields(hidden) : hidden),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Null for any text that `recordText` has not made. */
export function recordIn(text: string): SignInRecord | null {
  const fields = objectIn(text);
  const secret = secretIn(fields);
  const { version, scopes, client_id: clientId, fingerprint } = fields;
  if (version !== 1 || secret === null || typeof clientId !== 'string') return null;
  if (typeof fingerprint !== 'string' || !Array.isArray(scopes)) return null;
  return {
    email: textOrNull(fields['email']),
    scopes: scopes.filter((scope) => typeof scope === 'string'),
    signedInAt: instantOrNull(fields['signed_in_at']),
    lastUsedAt: instantOrNull(fields['last_used_at']),
    endsAt: instantOrNull(fields['ends_at']),
    refused: refusedIn(fields['refused']),
    clientId,
    fingerprint,
    secret,
  };
}

/** The secret as the keyring and a sealed text hold it. */
export function secretText(secret: KeptSecret): string {
  return JSON.stringify(secretFields(secret));
}

/** Null for any text that `secretText` has not made. */
export function keptSecretIn(text: string): KeptSecret | null {
  return keptSecretOf(objectIn(text));
}

function secretFields({ refreshToken, clientSecret }: KeptSecret): Record<string, string | null> {
  return { refresh_token: refreshToken, client_secret: clientSecret };
}

function keptSecretOf({ refresh_token: refreshToken, client_secret: clientSecret }: Json): KeptSecret | null {
  if (typeof refreshToken !== 'string') return null;
  return { refreshToken, clientSecret: textOrNull(clientSecret) };
}

/** The fields of a JSON object; none for anything else. */
export function objectIn(text: string): Json {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function secretIn(fields: Json): Secret | null {
  const { kept, salt, iv, tag, text } = fields;
  if (kept === 'keyring' || kept === 'environment') return { kind: kept };
  const plain = kept === 'plain' ? keptSecretOf(fields) : null;
  if (plain !== null) return { kind: 'plain', ...plain };
  if (kept !== 'sealed') return null;
  if (typeof salt !== 'string' || typeof iv !== 'string') return null;
  if (typeof tag !== 'string' || typeof text !== 'string') return null;
  return { kind: 'sealed', salt, iv, tag, text };
}

function refusedIn(value: unknown): SignIn['refused'] {
  const fields = fieldsOf(value);
  const at = instantOrNull(fields['at']);
  const why = textOrNull(fields['why']);
  return at === null || why === null ? null : { at, why };
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
const instantOrNull = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
