import type { Clock } from '../../../clock.ts';
import type { RequestOutcome } from '../../../domain/request-figure.ts';
import type { RequestMade } from '../../request-made.ts';
import { endpointsOf, type Roots } from './endpoints.ts';
import type { Client } from './sign-in-client.ts';
import { refusalIn, type TokenAnswer, tokensIn } from './token-answer.ts';

interface Asking {
  readonly settings: Roots;
  readonly clock: Clock;
  readonly withinMs: number;
  /** Told of the request; left out: nobody is. */
  readonly observe?: (request: RequestMade) => void;
}

/** Asks Google for an access token, once. Throws what the library throws, and `google-unreachable` for an answer that is none. */
export async function tokenAsked(
  refreshToken: string,
  client: Client,
  { settings, clock, withinMs, observe }: Asking,
): Promise<TokenAnswer> {
  const { oauthClient } = await import('./oauth-client.ts');
  const began = clock.now();
  let [outcome, status]: [RequestOutcome, number | null] = ['senseless', 200];
  try {
    const answer = await oauthClient(settings, { client, timeoutMs: withinMs })
      .refresh(refreshToken)
      .catch((thrown: unknown) => {
        status = statusIn(thrown);
        outcome = refusalIn(thrown) === null ? failedWith(status) : 'signed-out';
        throw thrown;
      });
    const tokens = tokensIn(answer);
    outcome = 'ok';
    return tokens;
  } finally {
    observe?.({
      kind: 'request',
      operation: 'token',
      calendarId: null,
      outcome,
      method: 'POST',
      path: new URL(endpointsOf(settings).token).pathname,
      status,
      ms: Math.max(0, clock.now() - began),
    });
  }
}

function statusIn(thrown: unknown): number | null {
  const { response } = thrown as { response?: { status?: unknown } };
  return typeof response?.status === 'number' ? response.status : null;
}

function failedWith(status: number | null): RequestOutcome {
  if (status === null) return 'unanswered';
  if (status === 429) return 'throttled';
  return status >= 500 || status === 408 ? 'failing' : 'senseless';
}
