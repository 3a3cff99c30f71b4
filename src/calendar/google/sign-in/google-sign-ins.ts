import { AppError, failureOf } from '../../../failure.ts';
import { tokenVariable } from '../../../settings/google-tokens.ts';
import type { SignIns } from '../../sign-ins.ts';
import { AccessTokenCache } from './access-token-cache.ts';
import { accessTokens, freshToken, locked, renewedAhead, signedIn } from './access-tokens.ts';
import { endpointsOf } from './endpoints.ts';
import { keptSignIns } from './kept-sign-ins.ts';
import { listedCalendars } from './listed-calendars.ts';
import { ANSWER_MS, login, type SignInsSetup } from './login.ts';
import { sealKept } from './seal-kept.ts';
import { refusalIn, unreachableBy } from './token-answer.ts';

/** The shop's sign-ins at Google. */
export function googleSignIns(setup: SignInsSetup): SignIns {
  const { vault, settings, clock } = setup;
  return {
    hasClient: setup.client !== null,
    login: (request, scene) => login(request, scene, setup),
    list: async () => keptSignIns(vault),
    seal: () => sealKept(setup),
    logout: (account, revoke) =>
      locked(account, setup, ANSWER_MS, async () => {
        if (revoke) await revokeAtGoogle(vault.reveal(account, signedIn(account, vault)).refreshToken, setup);
        const isGiven = settings.environmentTokens.has(account) || settings.nearbyTokens.has(account);
        if (!vault.isKept(account)) {
          if (!isGiven) throw new AppError({ code: 'sign-in-needed', account });
          if (!revoke) throw onlyInEnvironment(account);
        }
        new AccessTokenCache(account, settings, clock).clear();
        if (vault.isKept(account)) vault.forget(account, vault.keptOrNull(account));
        return isGiven;
      }),
    tryOut: async (account, withinMs) => {
      try {
        await freshToken(account, setup, withinMs);
        return null;
      } catch (thrown) {
        const refused = failureOf(thrown, 'sign-in-expired');
        if (refused === null) throw thrown;
        return refused.why;
      }
    },
    renewAhead: (account, withinMs) => renewedAhead(account, setup, withinMs),
    writableCalendars: (account, withinMs) =>
      listedCalendars(accessTokens(account, setup), {
        url: endpointsOf(settings).calendarList,
        settings,
        withinMs,
      }),
  };
}

/** What Google does not know any more is revoked already (docs/google.md §10). */
async function revokeAtGoogle(token: string, { settings }: SignInsSetup): Promise<void> {
  const { oauthClient } = await import('./oauth-client.ts');
  try {
    await oauthClient(settings, { client: null, timeoutMs: ANSWER_MS }).revoke(token);
  } catch (thrown) {
    if (refusalIn(thrown)?.error !== 'invalid_token') throw unreachableBy(thrown);
  }
}

function onlyInEnvironment(account: string): AppError {
  return new AppError({
    code: 'bad-configuration',
    setting: tokenVariable(account),
    problem: { kind: 'kept-outside' },
  });
}
