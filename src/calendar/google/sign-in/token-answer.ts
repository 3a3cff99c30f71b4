import { AppError } from '../../../failure.ts';
import { redactedReason } from '../../../redacted.ts';
import { fieldsOf } from '../json.ts';
import { whyLost } from '../why-lost.ts';
import { scopesIn } from './scopes.ts';

/** Tokens as Google's token address gives them. */
export interface TokenAnswer {
  readonly accessToken: string;
  readonly expiresInMs: number;
  /** Normally only the first time; another one than before replaces it. */
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
  /** For a grant of limited time. */
  readonly refreshTokenExpiresInMs: number | null;
}

/** Google's refusal in its own words. */
export interface Refusal {
  /** `invalid_grant` and the like. */
  readonly error: string;
  /** With Google's description, to be shown. */
  readonly words: string;
}

/** Letters that may stand in a header, and as many as a token can have. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** The tokens in an answer. Throws `google-unreachable` for anything else: somebody in between has answered. */
export function tokensIn(answer: unknown): TokenAnswer {
  const fields = fieldsOf(answer);
  const { access_token: accessToken, expires_in: expiresIn, refresh_token: refreshToken } = fields;
  if (!isToken(accessToken) || !isSeconds(expiresIn)) throw unreachable('its answer is not one of Google');
  const lifetime = fields['refresh_token_expires_in'];
  return {
    accessToken,
    expiresInMs: expiresIn * 1000,
    refreshToken: isToken(refreshToken) ? refreshToken : null,
    scopes: typeof fields['scope'] === 'string' ? scopesIn(fields['scope']) : [],
    refreshTokenExpiresInMs: isSeconds(lifetime) ? lifetime * 1000 : null,
  };
}

export function isToken(value: unknown): value is string {
  return typeof value === 'string' && TOKEN.test(value);
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e10;
}

/**
 * What Google refused behind what the library threw; null when nobody knows whether Google has answered. The library's own
 * error carries the request with its secrets: it goes no further than here, not even as a `cause`.
 */
export function refusalIn(thrown: unknown): Refusal | null {
  const { response } = thrown as { response?: { status?: unknown; data?: unknown } };
  const status = response?.status;
  if (typeof status !== 'number' || status < 400 || status >= 500 || status === 408 || status === 429)
    return null;
  const { error, error_description: description } = fieldsOf(response?.data);
  if (typeof error !== 'string' || !/^[a-z_]{1,60}$/.test(error)) return null;
  const said = typeof description === 'string' ? `: ${redactedReason(description)}` : '';
  return { error, words: `${error}${said}` };
}

/** No answer, or none that can be trusted. */
export function unreachableBy(thrown: unknown, asked = 'the sign-in'): AppError {
  if (thrown instanceof AppError) return thrown;
  const { response, code, cause, name } = thrown as {
    response?: { status?: number };
    code?: unknown;
    cause?: { name?: string };
    name?: string;
  };
  if (response?.status !== undefined) return unreachable(`it answers with ${response.status}`, asked);
  if (cause?.name === 'TimeoutError' || cause?.name === 'AbortError' || name === 'TimeoutError')
    return unreachable('no answer within the time', asked);
  return unreachable(
    typeof code === 'string' && /^[A-Z_0-9]{1,40}$/.test(code)
      ? whyLost(new Error(code))
      : 'the connection failed',
    asked,
  );
}

function unreachable(what: string, asked = 'the sign-in'): AppError {
  return new AppError({ code: 'google-unreachable', what: `${asked}: ${what}` });
}
