import type { Clock } from '../../../clock.ts';
import { AppError, failureOf } from '../../../failure.ts';
import type { LoginRequest, LoginScene } from '../../sign-ins.ts';
import type { Answer, Handshake } from './handshake.ts';
import type { Listener, Received } from './loopback-listener.ts';
import { answerInAddress } from './pasted-address.ts';

const MOST_PASTES = 20;

/** Whoever comes first: the browser, the person who pastes, or the end of the time. */
export async function firstAnswer(
  listener: Listener,
  { handshake, url }: { readonly handshake: Handshake; readonly url: string },
  { timeoutMs }: LoginRequest,
  { showUrl, openBrowser, askRedirect }: LoginScene,
  clock: Clock,
): Promise<Received> {
  const decided = new AbortController();
  const { signal } = decided;
  try {
    showUrl(url);
    openBrowser?.(url).catch(nothing); // the address is there to be opened by hand
    const ways = [listener.received, outOfTime(timeoutMs, signal, clock)];
    if (askRedirect !== null) ways.push(pasted(askRedirect, signal, listener, handshake));
    return await Promise.race(ways);
  } finally {
    decided.abort();
  }
}

const nothing = () => undefined;

/** Never settles once `signal` says that somebody else came first. */
function outOfTime(timeoutMs: number, signal: AbortSignal, clock: Clock): Promise<never> {
  const seconds = Math.round(timeoutMs / 1000);
  const detail = seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
  return new Promise((_, reject) => {
    const putOff = clock.alarm(timeoutMs, () =>
      reject(new AppError({ code: 'sign-in-failed', why: 'timed-out', detail })),
    );
    signal.addEventListener('abort', putOff);
  });
}

async function pasted(
  ask: NonNullable<LoginScene['askRedirect']>,
  signal: AbortSignal,
  { redirectUri }: Listener,
  handshake: Handshake,
): Promise<Received> {
  let problem: Parameters<typeof ask>[0] = null;
  let soFar = '';
  for (let pastes = 1; ; pastes += 1) {
    const text = await ask(problem, signal);
    soFar += text;
    try {
      const answer = answerInEither([text, soFar], redirectUri, handshake);
      return { answer, tell: async () => undefined };
    } catch (thrown) {
      const why = failureOf(thrown, 'sign-in-failed')?.why;
      if (pastes >= MOST_PASTES || (why !== 'no-state' && why !== 'wrong-address')) throw thrown;
      problem = why;
    }
  }
}

/** A long address may come in pieces, where a terminal has broken it into lines. Throws what the piece by itself gives. */
function answerInEither(
  [piece, joined]: readonly [string, string],
  redirectUri: string,
  handshake: Handshake,
): Answer {
  try {
    return answerInAddress(piece, redirectUri, handshake);
  } catch (thrown) {
    if (piece === joined) throw thrown;
    try {
      return answerInAddress(joined, redirectUri, handshake);
    } catch {
      throw thrown;
    }
  }
}
