import type { IncomingMessage } from 'node:http';
import { readJson } from '../protocol/no-message.ts';
import { type Refusal, TOO_LARGE } from './guard.ts';

/** Reads the body of a request, and no more of it than that. Slow ones are ended by the server's own time limit. */
export async function jsonIn(
  request: IncomingMessage,
  mostBytes: number,
): Promise<{ readonly value: unknown } | Refusal> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return TOO_LARGE;
    chunks.push(chunk);
  }
  const read = readJson(Buffer.concat(chunks).toString('utf8'));
  return 'value' in read ? read : { status: 400, ...read };
}
