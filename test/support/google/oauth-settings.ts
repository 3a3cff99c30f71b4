/** An application as it is registered in a project's console. */
export interface OAuthClient {
  readonly id: string;
  /** Null: none was issued, and none is asked for. */
  readonly secret: string | null;
  /** `installed`: loopback redirects of any port. `web`: exactly the registered redirects. */
  readonly kind: 'installed' | 'web';
  readonly redirectUris: readonly string[];
  readonly project: string;
  /** Refresh tokens of an application in testing die after seven days. */
  readonly publishing: 'testing' | 'production';
}

/** What is not so by default, and tests may switch on at any moment. */
export interface OAuthSettings {
  /** A refresh gives a new refresh token, and the old one dies with it. */
  rotates: boolean;
  /** Grants end after this time and say so in `refresh_token_expires_in`. Null: they do not end. */
  grantLifeMs: number | null;
  /** An administrator allows none of it: `admin_policy_enforced`. */
  forbiddenByAdmin: boolean;
}

export const USUAL_OAUTH: OAuthSettings = { rotates: false, grantLifeMs: null, forbiddenByAdmin: false };

/** What a person allowed one client, and how long it lives. */
export interface Grant {
  readonly client: OAuthClient;
  readonly account: string;
  readonly scopes: readonly string[];
  /** When it ends by itself; null for never. */
  readonly endsAt: number | null;
  refreshToken: string | null;
  lastUsedAt: number;
  revoked: boolean;
}

export interface AuthorizationCode {
  readonly client: OAuthClient;
  readonly account: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: { readonly text: string; readonly method: 'S256' | 'plain' } | null;
  readonly offline: boolean;
  readonly consented: boolean;
  readonly expiresAt: number;
  used: boolean;
}

/** What the token and revoke endpoints answer. */
export interface OAuthAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export function oauthError(status: number, error: string, description: string): OAuthAnswer {
  return { status, body: { error, error_description: description } };
}

const IDENTITY = new Set([
  'openid',
  'email',
  'profile',
  'https://www.googleapis.com/auth/userinfo.email',
  'https://www.googleapis.com/auth/userinfo.profile',
]);

/** Scopes that tell who somebody is, and nothing more. */
export function isIdentityScope(scope: string): boolean {
  return IDENTITY.has(scope);
}
