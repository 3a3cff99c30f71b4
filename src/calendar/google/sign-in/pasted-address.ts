import { AppError } from '../../../failure.ts';
import { type Answer, answerIn, type Handshake } from './handshake.ts';

/**
 * The answer in the address that the browser ended on, pasted by who signs in on another machine. The state must be in
 * it, as in the browser's own. Throws `sign-in-failed`.
 */
export function answerInAddress(pasted: string, redirectUri: string, handshake: Handshake): Answer {
  const text = pasted.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  const wanted = new URL(redirectUri);
  if (url === null || url.origin !== wanted.origin || url.pathname !== wanted.pathname)
    throw failed('wrong-address');
  const answer = answerIn(url.searchParams, handshake);
  if (answer === null) throw failed('no-state');
  return answer;
}

function failed(why: 'wrong-address' | 'no-state'): AppError {
  return new AppError({ code: 'sign-in-failed', why, detail: 'the pasted address' });
}
