import { AppError, failureOf } from '../../../failure.ts';
import { tokenVariable } from '../../../settings/google-tokens.ts';
import type { LoggedIn, LoginRequest, LoginScene } from '../../sign-ins.ts';
import { AccessTokenCache } from './access-token-cache.ts';
import { type AccessTokensSetup, locked } from './access-tokens.ts';
import type { Ending } from './ending-pages.ts';
import { endpointsOf } from './endpoints.ts';
import { firstAnswer } from './first-answer.ts';
import { type Answer, authorizeUrl, type Handshake, newHandshake, type Randomness } from './handshake.ts';
import type { Keyring } from './keyring.ts';
import { primaryCalendarId } from './listed-calendars.ts';
import { type Listener, listenForRedirect } from './loopback-listener.ts';
import { missingScopes } from './scopes.ts';
import { ownFolder } from './secret-file.ts';
import { type Client, clientForLogin } from './sign-in-client.ts';
import { signInOf } from './sign-in-record.ts';
import { refusalIn, type TokenAnswer, tokensIn, unreachableBy } from './token-answer.ts';

export interface SignInsSetup extends AccessTokensSetup {
  readonly randomness: Randomness;
  /** Throws `token-store-failed` where there is none. */
  readonly openKeyring: () => Keyring;
}

/** How long each answer of Google's sign-in may take. */
export const ANSWER_MS = 10_000;

/**
 * Signs a person in: their browser goes to Google and comes back to this machine, or they paste where it ended.
 *
 *   before   the place for the token is tried, so that nobody goes to Google for nothing
 *   answer   the first that carries this sign-in's state, by browser or by hand
 *   check    all that is needed was granted, by the account that this name had before
 *   store    the token and what is known of it in one step; until then nothing has changed here
 */
export async function login(
  request: LoginRequest,
  scene: LoginScene,
  setup: SignInsSetup,
): Promise<LoggedIn> {
  ownFolder(setup.settings.signInFolder);
  const client = clientForLogin(setup.vault.keptOrNull(request.account), setup);
  if (request.place === 'keyring') setup.openKeyring();
  const handshake = newHandshake(setup.randomness);
  const listener = await listenForRedirect({ ...request, handshake });
  try {
    const url = authorizeUrl({ ...setup.settings, ...client }, handshake, listener.redirectUri);
    const received = await firstAnswer(listener, { handshake, url }, request, scene, setup.clock);
    try {
      const loggedIn = await finished(received.answer, {
        request,
        scene,
        setup,
        client,
        handshake,
        listener,
      });
      await received.tell('done');
      return loggedIn;
    } catch (thrown) {
      await received.tell(endingOf(thrown));
      throw thrown;
    }
  } finally {
    listener.close();
  }
}

interface Finishing {
  readonly request: LoginRequest;
  readonly scene: LoginScene;
  readonly setup: SignInsSetup;
  readonly client: Client;
  readonly handshake: Handshake;
  readonly listener: Listener;
}

async function finished(answer: Answer, finishing: Finishing): Promise<LoggedIn> {
  const { request, scene, setup, client } = finishing;
  const { account, place } = request;
  const { settings, vault, clock } = setup;
  if (answer.kind === 'refused') throw failed('refused', answer.error);
  const tokens = await exchanged(answer.code, finishing);
  const missing = missingScopes(tokens.scopes);
  if (missing.length > 0) throw failed('too-little', missing.join(', '));
  const { refreshToken } = tokens;
  if (refreshToken === null) throw failed('no-refresh-token', '');

  const url = endpointsOf(settings).calendarList;
  const email = await primaryCalendarId(tokens.accessToken, { url, settings, withinMs: ANSWER_MS });
  const before = vault.keptOrNull(account);
  const was = before?.email ?? null;
  if (was !== null && was !== email && !(await scene.confirmOther(was, email)))
    throw failed('other-account', was);

  const { clientId, clientSecret } = client;
  return locked(account, setup, ANSWER_MS, async () => {
    const now = clock.now();
    const lifetimeMs = tokens.refreshTokenExpiresInMs;
    const facts = {
      email,
      scopes: tokens.scopes,
      signedInAt: now,
      lastUsedAt: now,
      endsAt: lifetimeMs === null ? null : now + lifetimeMs,
      refused: null,
      clientId,
    };
    const record = vault.keep(account, facts, { refreshToken, clientSecret }, place);
    if (before?.secret.kind === 'keyring' && place === 'file') vault.leaveKeyring(account);
    const cache = new AccessTokenCache(account, settings, clock);
    cache.write(tokens.accessToken, now + tokens.expiresInMs, record.fingerprint, clientId);
    const overruled = settings.environmentTokens.has(account);
    return { signIn: signInOf(account, record), refreshToken, variable: tokenVariable(account), overruled };
  });
}

async function exchanged(
  code: string,
  { setup, client, handshake, listener }: Finishing,
): Promise<TokenAnswer> {
  const { oauthClient } = await import('./oauth-client.ts');
  const { redirectUri } = listener;
  const oauth = oauthClient(setup.settings, { client, redirectUri, timeoutMs: ANSWER_MS });
  try {
    return tokensIn(await oauth.exchange(code, handshake.verifier));
  } catch (thrown) {
    const refusal = refusalIn(thrown);
    if (refusal === null) throw unreachableBy(thrown);
    const isClient = refusal.error === 'invalid_client' || refusal.error === 'unauthorized_client';
    throw failed(isClient ? 'client-refused' : 'code-refused', refusal.words);
  }
}

function endingOf(thrown: unknown): Ending {
  const why = failureOf(thrown, 'sign-in-failed')?.why;
  return why === 'refused' || why === 'too-little' ? why : 'wrong';
}

function failed(
  why: 'refused' | 'too-little' | 'no-refresh-token' | 'other-account' | 'code-refused' | 'client-refused',
  detail: string,
): AppError {
  return new AppError({ code: 'sign-in-failed', why, detail });
}
