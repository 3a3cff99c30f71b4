import { createHash } from 'node:crypto';
import { MINUTE_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { ACCESS_TOKEN_LIFE_S, Grants, secretText } from './grants.ts';
import {
  type ConsentError,
  type ConsentRequest,
  readConsentRequest,
  redirectFits,
} from './oauth-authorize.ts';
import {
  type AuthorizationCode,
  type Grant,
  isIdentityScope,
  type OAuthAnswer,
  type OAuthClient,
  type OAuthSettings,
  oauthError,
  USUAL_OAUTH,
} from './oauth-settings.ts';

/** [unverified]: long enough for any exchange, short enough that a forgotten code does not work. */
const CODE_LIFE_MS = 10 * MINUTE_MS;
export interface OAuthOptions {
  readonly now: () => number;
  readonly random: () => number;
  /** Who can sign in: the first is who does, unless somebody is named. */
  readonly accounts: () => readonly string[];
}

/** Google's sign-in without HTTP: clients, consent, codes, tokens and their deaths. */
export class OAuthModel {
  readonly settings: OAuthSettings = { ...USUAL_OAUTH };
  readonly clients = new Map<string, OAuthClient>();
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #accounts: () => readonly string[];
  readonly #codes = new Map<string, AuthorizationCode>();
  readonly #grants: Grants;

  constructor({ now, random, accounts }: OAuthOptions) {
    this.#now = now;
    this.#random = random;
    this.#accounts = accounts;
    this.#grants = new Grants(now, random);
  }

  /** Registers an application: a desktop one with a secret, in production, unless told otherwise. */
  register(client: Partial<OAuthClient> = {}): OAuthClient {
    const registered: OAuthClient = {
      id: `${100_000 + this.clients.size}-${this.#text(32).toLowerCase()}.apps.googleusercontent.com`,
      secret: `GOCSPX-${this.#text(28)}`,
      kind: 'installed',
      redirectUris: [],
      project: 'workshop-project',
      publishing: 'production',
      ...client,
    };
    this.clients.set(registered.id, registered);
    return registered;
  }

  /** What the authorize page would show for an address or its query. */
  consent(query: URLSearchParams): ConsentRequest | ConsentError {
    if (this.settings.forbiddenByAdmin)
      return {
        status: 400,
        error: 'admin_policy_enforced',
        description: 'Access blocked by your administrator.',
      };
    return readConsentRequest(query, this.clients);
  }

  /** Where the browser is sent when the person allows some of the scopes, or none. */
  decide(request: ConsentRequest, account: string, allowed: readonly string[]): string {
    const { client, redirectUri, state, challenge, offline, forcesConsent } = request;
    const scopes = request.scopes.filter((scope) => allowed.includes(scope));
    const redirect = new URL(redirectUri);
    if (state !== null) redirect.searchParams.set('state', state);
    if (scopes.length === 0) {
      redirect.searchParams.set('error', 'access_denied');
      return redirect.href;
    }
    const code = `4/0A${this.#text(70)}`;
    const before = this.#grants.has(client, account);
    this.#codes.set(code, {
      client,
      account,
      scopes,
      redirectUri,
      challenge,
      offline,
      consented: forcesConsent || !before || client.kind === 'installed',
      expiresAt: this.#now() + CODE_LIFE_MS,
      used: false,
    });
    redirect.searchParams.set('code', code);
    redirect.searchParams.set('scope', scopes.join(' '));
    return redirect.href;
  }

  /** A person who allows what is asked, or only `scopes`; gives the address that the browser is sent to. */
  approve(authUrl: string, { scopes, as }: { scopes?: readonly string[]; as?: string } = {}): string {
    const request = this.#asked(authUrl);
    return this.decide(request, as ?? request.loginHint ?? this.#firstAccount(), scopes ?? request.scopes);
  }

  /** A person who says no. */
  deny(authUrl: string): string {
    return this.decide(this.#asked(authUrl), this.#firstAccount(), []);
  }

  /** The token endpoint. */
  token(form: URLSearchParams): OAuthAnswer {
    const client = this.clients.get(form.get('client_id') ?? '');
    if (!form.get('client_id'))
      return oauthError(400, 'invalid_request', 'Could not determine client ID from request.');
    if (client === undefined) return oauthError(401, 'invalid_client', 'The OAuth client was not found.');
    if (client.secret !== null && !form.get('client_secret'))
      return oauthError(400, 'invalid_request', 'client_secret is missing.');
    if (client.secret !== null && form.get('client_secret') !== client.secret)
      return oauthError(401, 'invalid_client', 'Unauthorized');
    const kind = form.get('grant_type');
    if (kind === 'authorization_code') return this.#exchange(client, form);
    if (kind === 'refresh_token') return this.#refresh(client, form.get('refresh_token') ?? '');
    return kind === null || kind === ''
      ? oauthError(400, 'invalid_request', 'Required parameter is missing: grant_type')
      : oauthError(400, 'unsupported_grant_type', `Invalid grant_type: ${kind}`);
  }

  /** The revoke endpoint: either kind of token ends what the account allowed the whole project. */
  revoke(token: string): OAuthAnswer {
    const grant = this.#grants.ofRefreshToken(token) ?? this.#grants.ofAccessToken(token);
    if (grant === undefined || !this.#grants.alive(grant))
      return oauthError(400, 'invalid_token', 'Token expired or revoked');
    this.#grants.revoke(grant.account, grant.client.project);
    return { status: 200, body: {} };
  }

  /** Whose access token it is, and what it allows; null for none that holds. */
  bearer(token: string): { account: string; scopes: readonly string[]; clientId: string } | null {
    const grant = this.#grants.ofAccessToken(token);
    if (grant === undefined) return null;
    const { account, scopes, client } = grant;
    return { account, scopes, clientId: client.id };
  }

  /** A grant without the way to it: its refresh token, and an access token. */
  grant(
    client: OAuthClient,
    account: string,
    scopes: readonly string[],
  ): { refreshToken: string; accessToken: string } {
    const grant = this.#grants.add(client, account, scopes, {
      refreshes: true,
      lifeMs: this.settings.grantLifeMs,
    });
    return { refreshToken: grant.refreshToken ?? '', accessToken: this.#grants.giveAccessToken(grant) };
  }

  /** The person takes back at their account's page what they allowed. */
  revokeAt(account: string): void {
    this.#grants.revoke(account, null);
  }

  /** Every access token given so far is refused from now on; refresh tokens still hold. */
  expireAccessTokens(): void {
    this.#grants.expireAccessTokens();
  }

  #exchange(client: OAuthClient, form: URLSearchParams): OAuthAnswer {
    const text = form.get('code') ?? '';
    if (text === '') return oauthError(400, 'invalid_request', 'Missing required parameter: code');
    const code = this.#codes.get(text);
    if (code === undefined) return oauthError(400, 'invalid_grant', 'Malformed auth code.');
    const redirectUri = form.get('redirect_uri') ?? '';
    // [unverified] which of the two Google says: here the one for what no client of this kind may use.
    if (!redirectFits(client, redirectUri)) return oauthError(400, 'redirect_uri_mismatch', 'Bad Request');
    if (
      code.used ||
      code.expiresAt <= this.#now() ||
      code.client !== client ||
      code.redirectUri !== redirectUri
    )
      return oauthError(400, 'invalid_grant', 'Bad Request');
    const verifier = form.get('code_verifier');
    if (code.challenge !== null && !verifier)
      return oauthError(400, 'invalid_grant', 'Missing code verifier.');
    if (!verifies(code.challenge, verifier))
      return oauthError(400, 'invalid_grant', 'Invalid code verifier.');
    code.used = true;
    const refreshes = code.offline && code.consented;
    const lifeMs = this.settings.grantLifeMs;
    const grant = this.#grants.add(client, code.account, code.scopes, { refreshes, lifeMs });
    return { status: 200, body: this.#tokens(grant, grant.refreshToken) };
  }

  #refresh(client: OAuthClient, refreshToken: string): OAuthAnswer {
    if (refreshToken === '')
      return oauthError(400, 'invalid_request', 'Missing required parameter: refresh_token');
    const grant = this.#grants.ofRefreshToken(refreshToken);
    if (grant === undefined || grant.client !== client)
      return oauthError(400, 'invalid_grant', 'Bad Request');
    if (!this.#grants.alive(grant) || grant.refreshToken !== refreshToken)
      return oauthError(400, 'invalid_grant', 'Token has been expired or revoked.');
    grant.lastUsedAt = this.#now();
    if (!this.settings.rotates) return { status: 200, body: this.#tokens(grant, null) };
    this.#grants.giveRefreshToken(grant);
    return { status: 200, body: this.#tokens(grant, grant.refreshToken) };
  }

  #tokens(grant: Grant, refreshToken: string | null): Record<string, unknown> {
    const timed = this.settings.grantLifeMs !== null && grant.endsAt !== null && refreshToken !== null;
    return {
      access_token: this.#grants.giveAccessToken(grant),
      expires_in: ACCESS_TOKEN_LIFE_S,
      ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
      ...(timed
        ? { refresh_token_expires_in: Math.floor(((grant.endsAt ?? 0) - this.#now()) / SECOND_MS) }
        : {}),
      scope: grant.scopes.join(' '),
      token_type: 'Bearer',
      ...(grant.scopes.some(isIdentityScope) ? { id_token: this.#idToken(grant) } : {}),
    };
  }

  #idToken({ account, client }: Grant): string {
    const issuedAt = Math.floor(this.#now() / SECOND_MS);
    const claims = {
      iss: 'https://accounts.google.com',
      aud: client.id,
      email: account,
      iat: issuedAt,
      exp: issuedAt + 3600,
    };
    return `${jwtPart({ alg: 'RS256', typ: 'JWT' })}.${jwtPart(claims)}.${this.#text(86)}`;
  }

  #asked(authUrl: string): ConsentRequest {
    const request = this.consent(new URL(authUrl).searchParams);
    if ('error' in request)
      throw new Error(`Google shows an error page: ${request.error} (${request.description})`);
    return request;
  }

  #firstAccount(): string {
    const [first] = this.#accounts();
    if (first === undefined) throw new Error('nobody has an account');
    return first;
  }

  #text(length: number): string {
    return secretText(this.#random, length);
  }
}

/** A part of a JSON Web Token. */
function jwtPart(claims: object): string {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}

function verifies(challenge: AuthorizationCode['challenge'], verifier: string | null): boolean {
  // [unverified] A verifier for a code that was asked for without a challenge.
  if (challenge === null) return verifier === null || verifier === '';
  if (verifier === null || !/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false;
  const { text, method } = challenge;
  return text === (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));
}
