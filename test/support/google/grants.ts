import { DAY_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { type Grant, isIdentityScope, type OAuthClient } from './oauth-settings.ts';

export const ACCESS_TOKEN_LIFE_S = 3599;
const TESTING_LIFE_MS = 7 * DAY_MS;
const UNUSED_LIFE_MS = 182 * DAY_MS;
const MOST_TOKENS = 100;

const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Random text as it stands in tokens and codes. */
export function secretText(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) text += URL_SAFE[Math.floor(random() * URL_SAFE.length)];
  return text;
}

/** What people have allowed, the tokens that stand for it, and how both die (docs/google.md §10). */
export class Grants {
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #all: Grant[] = [];
  readonly #byRefreshToken = new Map<string, Grant>();
  readonly #byAccessToken = new Map<string, { readonly grant: Grant; readonly expiresAt: number }>();

  constructor(now: () => number, random: () => number) {
    this.#now = now;
    this.#random = random;
  }

  /** `lifeMs`: how long it lasts, where that is set; null for as long as the client's state allows. */
  add(
    client: OAuthClient,
    account: string,
    scopes: readonly string[],
    { refreshes, lifeMs }: { refreshes: boolean; lifeMs: number | null },
  ): Grant {
    const now = this.#now();
    const testing =
      client.publishing === 'testing' && !scopes.every(isIdentityScope) ? TESTING_LIFE_MS : null;
    const ends = lifeMs ?? testing;
    const grant: Grant = {
      client,
      account,
      scopes,
      endsAt: ends === null ? null : now + ends,
      refreshToken: null,
      lastUsedAt: now,
      revoked: false,
    };
    this.#all.push(grant);
    if (refreshes) this.giveRefreshToken(grant);
    const same = this.#all.filter(
      (other) =>
        other.client === client &&
        other.account === account &&
        other.refreshToken !== null &&
        this.alive(other),
    );
    // The oldest of more than a hundred dies without a word.
    if (same.length > MOST_TOKENS && same[0] !== undefined) same[0].revoked = true;
    return grant;
  }

  alive({ revoked, endsAt, lastUsedAt }: Grant): boolean {
    return !revoked && (endsAt === null || endsAt > this.#now()) && lastUsedAt + UNUSED_LIFE_MS > this.#now();
  }

  /** Whether the account has allowed this client anything that still holds. */
  has(client: OAuthClient, account: string): boolean {
    return this.#all.some(
      (grant) => grant.client === client && grant.account === account && this.alive(grant),
    );
  }

  /** A new one, in the place of one before. */
  giveRefreshToken(grant: Grant): void {
    grant.refreshToken = `1//0${secretText(this.#random, 97)}`;
    this.#byRefreshToken.set(grant.refreshToken, grant);
  }

  giveAccessToken(grant: Grant): string {
    const token = `ya29.a0A${secretText(this.#random, 140)}`;
    this.#byAccessToken.set(token, { grant, expiresAt: this.#now() + (ACCESS_TOKEN_LIFE_S + 1) * SECOND_MS });
    return token;
  }

  /** Of a refresh token that was ever given, dead or not. */
  ofRefreshToken(token: string): Grant | undefined {
    return this.#byRefreshToken.get(token);
  }

  /** Of an access token that holds. */
  ofAccessToken(token: string): Grant | undefined {
    const found = this.#byAccessToken.get(token);
    const holds = found !== undefined && found.expiresAt > this.#now() && !found.grant.revoked;
    return holds ? found.grant : undefined;
  }

  expireAccessTokens(): void {
    this.#byAccessToken.clear();
  }

  /** Ends all that an account has allowed a project's clients, or anybody. */
  revoke(account: string, project: string | null): void {
    for (const grant of this.#all)
      if (grant.account === account && (project === null || grant.client.project === project))
        grant.revoked = true;
  }
}
