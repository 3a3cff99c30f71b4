import { OAuth2Client } from 'google-auth-library';
import { endpointsOf, type Roots } from './endpoints.ts';
import type { Client } from './sign-in-client.ts';

/** The file that reads Google's library: load it with `import()`. */

/** No honest answer of these addresses is longer. Given as `size`, as in `client.ts`. */
const MOST_BYTES = 1_000_000;

/** What Google's addresses answer, taken as it came. `request` and the rest throw what the library throws. */
export interface OauthClient {
  exchange(code: string, verifier: string): Promise<unknown>;
  refresh(refreshToken: string): Promise<unknown>;
  revoke(token: string): Promise<void>;
  get(url: string, accessToken: string): Promise<unknown>;
}

interface Asking {
  /** Null for requests that name no client. */
  readonly client: Client | null;
  readonly redirectUri?: string;
  /** For each request. */
  readonly timeoutMs: number;
}

/** Every request goes to the pinned addresses, once, and follows no redirect. */
export function oauthClient(
  roots: Roots,
  { client: known, redirectUri = '', timeoutMs }: Asking,
): OauthClient {
  const { clientId = '', clientSecret = null } = known ?? {};
  const endpoints = endpointsOf(roots);
  const client = new RawAnswers({
    clientId,
    ...(clientSecret === null ? {} : { clientSecret }),
    redirectUri,
    endpoints: {
      oauth2AuthBaseUrl: endpoints.authorize,
      oauth2TokenUrl: endpoints.token,
      oauth2RevokeUrl: endpoints.revoke,
    },
    // Node's timers refuse parts of a millisecond.
    transporterOptions: { timeout: Math.ceil(timeoutMs) },
  });
  return {
    exchange: async (code, codeVerifier) => {
      await client.getToken({ code, codeVerifier, redirect_uri: redirectUri });
      return client.answer;
    },
    refresh: async (refreshToken) => {
      await client.renewWith(refreshToken);
      return client.answer;
    },
    // The library would put the token into the address, where proxies write it down.
    revoke: async (token) => {
      await client.transporter.request({
        url: endpoints.revoke,
        method: 'POST',
        data: new URLSearchParams({ token }),
      });
    },
    get: async (url, accessToken) => {
      await client.transporter.request({ url, headers: { authorization: `Bearer ${accessToken}` } });
      return client.answer;
    },
  };
}

/**
 * Keeps each answer as it was: the library counts `expires_in` from a clock of its own and puts the old refresh token over a
 * new one. Retries are off although the library asks for them, POST included (docs/google.md §12).
 */
class RawAnswers extends OAuth2Client {
  answer: unknown = null;

  constructor(options: ConstructorParameters<typeof OAuth2Client>[0]) {
    super(options);
    this.transporter.interceptors.request.add({
      resolved: async (config) => {
        const { retryConfig: _, ...once } = config;
        return { ...once, retry: false, redirect: 'error', size: MOST_BYTES };
      },
    });
    this.transporter.interceptors.response.add({
      resolved: async (response) => {
        const { data } = response;
        this.answer = typeof data === 'object' && data !== null ? { ...data } : data;
        return response;
      },
    });
  }

  /** Past the library's cache, which would answer for an earlier token. */
  async renewWith(refreshToken: string): Promise<void> {
    await this.refreshTokenNoCache(refreshToken);
  }
}
