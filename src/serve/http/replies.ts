import type { ServerResponse } from 'node:http';
import { jsonText } from '../../output/form/view.ts';

/** What is told to whoever asks. */
export interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is told for as long as somebody listens: it ends the response by itself. */
export interface Stream {
  readonly begin: (response: ServerResponse) => void;
}

/** Why nothing is told. The same words for every cause that somebody could learn from. */
export interface Refusal {
  readonly status: 403 | 404 | 405;
  readonly says: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const NO_SUCH_HOST: Refusal = { status: 403, says: 'Host not allowed' };
export const NO_SUCH_ORIGIN: Refusal = { status: 403, says: 'Origin not allowed' };
export const NOT_FOUND: Refusal = { status: 404, says: 'Not found' };
export const ONLY_GET: Refusal = { status: 405, says: 'Method not allowed', headers: { Allow: 'GET' } };

/** Nobody reads more of a request that was refused: its connection ends with the answer. */
export function refuse(response: ServerResponse, { status, says, headers = {} }: Refusal): void {
  const text = jsonText({ error: says });
  send(response, { status, type: 'application/json', text, headers: { ...headers, Connection: 'close' } });
}

export function send(response: ServerResponse, { status, type, text, headers = {} }: Page): void {
  response.writeHead(status, { ...headed(type), ...headers });
  response.end(text);
}

/** Nothing is kept, guessed at, or used by a page of another site. */
export function headed(type: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
