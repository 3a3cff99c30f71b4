import { createHash, timingSafeEqual } from 'node:crypto';
import { endpointsOf, type Roots } from './endpoints.ts';
import { SCOPE } from './scopes.ts';

/** As many random bytes as are asked for. */
export type Randomness = (byteCount: number) => Uint8Array;

/** What ties an answer to the sign-in that asked for it. In memory only, and good for one answer. */
export interface Handshake {
  /** 256 bits. */
  readonly state: string;
  /** PKCE: the 43 letters of 256 bits (RFC 7636 §4.1). */
  readonly verifier: string;
}

export function newHandshake(randomness: Randomness): Handshake {
  return { state: letters(randomness(32)), verifier: letters(randomness(32)) };
}

/** Where the person goes. `access_type` and `prompt` are what web clients need to get a refresh token (docs/google.md §9). */
export function authorizeUrl(
  settings: Roots & { readonly clientId: string },
  { state, verifier }: Handshake,
  redirectUri: string,
): string {
  const url = new URL(endpointsOf(settings).authorize);
  url.search = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: SCOPE,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    access_type: 'offline',
    prompt: 'consent',
  }).toString();
  return url.toString();
}

/** What the browser brought back. */
export type Answer =
  | { readonly kind: 'code'; readonly code: string }
  /** Google's word for it, as `access_denied`. */
  | { readonly kind: 'refused'; readonly error: string };

/** The answer to this handshake; null for anything else. Every parameter must be there once, the state above all. */
export function answerIn(query: URLSearchParams, { state }: Handshake): Answer | null {
  const [codes, errors] = [query.getAll('code'), query.getAll('error')];
  const states = query.getAll('state');
  if (states.length !== 1 || !isEqual(states[0] as string, state)) return null;
  if (codes.length + errors.length !== 1) return null;
  const [code, error] = [codes[0], errors[0]];
  if (code !== undefined) return /^[\x21-\x7e]{1,2048}$/.test(code) ? { kind: 'code', code } : null;
  return { kind: 'refused', error: /^[a-z_]{1,60}$/.test(error as string) ? (error as string) : 'an error' };
}

/** In a time that says nothing about where they differ. */
function isEqual(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function letters(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
