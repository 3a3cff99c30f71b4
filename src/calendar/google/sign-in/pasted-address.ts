import { AppError } from '../../../failure.ts';
import { type Answer, answerIn, type Handshake } from './handshake.ts';

/**
 * The answer in the address that the browser ended on, pasted by who signs in on another machine. The state must be in
 * it, as in the browser's own. Throws `sign-in-failed`.
 */
export function answerInAddress(pasted: string, redirectUri: string, handshake: Handshake): Answer {
  const wanted = new URL(redirectUri);
  const text = addressIn(pasted, wanted);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.origin !== wanted.origin || url.pathname !== wanted.pathname)
    throw failed('wrong-address');
  const answer = answerIn(url.searchParams, handshake);
  if (answer === null) throw failed('no-state');
  return answer;
}

/**
 * Without the blanks and line ends that terminals put into a long line and what e-mails and chats put around it, and with its
 * `http://`.
 */
function addressIn(pasted: string, { protocol, host }: URL): string {
  const bare = pasted
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/^[<"'`([{\u2018-\u201f\u00ab]+|[>"'`)\]}.,;\u2018-\u201f\u00bb]+$/g, '')
    .replaceAll('&amp;', '&');
  const afterSlashes = bare.replace(/^\/\//, '');
  return afterSlashes.toLowerCase().startsWith(host) ? `${protocol}//${afterSlashes}` : bare;
}

function failed(why: 'wrong-address' | 'no-state'): AppError {
  return new AppError({ code: 'sign-in-failed', why, detail: 'the pasted address' });
}
