import type { IncomingMessage, ServerResponse } from 'node:http';
import { rpcError } from '../protocol/no-message.ts';
import type { Place, Refusal } from './guard.ts';

/** What was refused; left out: it does not matter. */
interface Refused {
  /** Where it has come to; null: nowhere. */
  readonly place?: Place | null;
  /** The request whose body was begun to be read. */
  readonly request?: IncomingMessage;
}

/**
 * Nobody heeds more of a request that was refused: its connection ends with the answer. Whoever is still sending would not hear that
 * if it ended at once: it ends when they have stopped, or the server's time limit is over. Who speaks the protocol is answered in it,
 * where it has a number for that.
 */
export function refuse(
  response: ServerResponse,
  { status, says, code, headers = {} }: Refusal,
  { place = null, request }: Refused = {},
): void {
  const isProtocol = place === 'protocol' && code !== undefined;
  const document = isProtocol ? rpcError({ code, says }) : { error: says };
  const head = { ...headers, Connection: 'close' };
  if (request === undefined || request.complete) return send(response, status, document, head);
  const text = written(response, status, document, head);
  response.write(text);
  request.once('close', () => response.end());
  request.resume();
}

export function send(
  response: ServerResponse,
  status: number,
  document: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.end(written(response, status, document, headers));
}

/** Writes the head, and gives the body that belongs to it. */
function written(
  response: ServerResponse,
  status: number,
  document: object,
  headers: Readonly<Record<string, string>>,
): string {
  const text = JSON.stringify(document);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  return text;
}
