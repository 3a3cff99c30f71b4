import { isIdentityScope, type OAuthClient } from './oauth-settings.ts';
import { CALENDAR_SCOPES } from './scopes.ts';

/** A request for consent that Google would show to the person. */
export interface ConsentRequest {
  readonly client: OAuthClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly challenge: { readonly text: string; readonly method: 'S256' | 'plain' } | null;
  readonly offline: boolean;
  readonly forcesConsent: boolean;
  readonly loginHint: string | null;
}

/** What the page says instead, without a redirect: whoever listens at the redirect hears nothing (docs/google.md §9). */
export interface ConsentError {
  readonly status: number;
  readonly error: string;
  readonly description: string;
}

function wrong(error: string, description: string, status = 400): ConsentError {
  return { status, error, description };
}

const PARAMETERS = new Set([
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'access_type',
  'prompt',
  'approval_prompt',
  'login_hint',
  'include_granted_scopes',
  'enable_granular_consent',
  'code_challenge',
  'code_challenge_method',
  'hd',
]);

export function readConsentRequest(
  query: URLSearchParams,
  clients: ReadonlyMap<string, OAuthClient>,
): ConsentRequest | ConsentError {
  for (const name of query.keys()) {
    if (!PARAMETERS.has(name))
      return wrong('invalid_request', `Parameter not allowed for this message type: ${name}`);
    if (query.getAll(name).length > 1)
      return wrong('invalid_request', `OAuth 2 parameters can only have a single value: ${name}`);
  }
  for (const name of ['client_id', 'redirect_uri', 'response_type', 'scope'])
    if (!query.get(name)) return wrong('invalid_request', `Required parameter is missing: ${name}`);
  const client = clients.get(query.get('client_id') ?? '');
  if (client === undefined) return wrong('invalid_client', 'The OAuth client was not found.', 401);
  if (query.get('response_type') !== 'code')
    return wrong('unsupported_response_type', `Invalid response_type: ${query.get('response_type')}`);
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!redirectFits(client, redirectUri))
    return wrong('redirect_uri_mismatch', `The redirect URI in the request, ${redirectUri}, does not match.`);
  const scopes = [...new Set((query.get('scope') ?? '').split(' ').filter((scope) => scope !== ''))];
  const unknown = scopes.filter((scope) => !isIdentityScope(scope) && !CALENDAR_SCOPES.has(scope));
  if (unknown.length > 0)
    return wrong('invalid_scope', `Some requested scopes were invalid. ${unknown.join(', ')}`);
  const text = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain')
    return wrong('invalid_request', `Invalid code_challenge_method: ${method}`);
  if (text !== null && !/^[A-Za-z0-9\-._~]{43,128}$/.test(text))
    return wrong('invalid_request', 'Invalid code_challenge.');
  const accessType = query.get('access_type') ?? 'online';
  if (accessType !== 'online' && accessType !== 'offline')
    return wrong('invalid_request', `Invalid access_type: ${accessType}`);
  return {
    client,
    redirectUri,
    scopes,
    state: query.get('state'),
    challenge: text === null ? null : { text, method },
    offline: accessType === 'offline' || client.kind === 'installed',
    forcesConsent: (query.get('prompt') ?? '').split(' ').includes('consent'),
    loginHint: query.get('login_hint'),
  };
}

/**
 * Whether a client may be answered there. Desktop clients: a loopback address, any port, and no path, since Google's own
 * form has none and whether more is taken is not known [unverified].
 */
export function redirectFits({ kind, redirectUris }: OAuthClient, redirectUri: string): boolean {
  if (kind === 'web') return redirectUris.includes(redirectUri);
  return /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?\/?$/.test(redirectUri);
}
