import type { IncomingMessage } from 'node:http';
import { readJson } from '../protocol/no-message.ts';
import { type Refusal, TOO_LARGE } from './guard.ts';

/** The connection has broken off while the question was read; why. */
export interface BrokenOff {
  readonly brokenOff: string;
}

/**
 * Reads the body of a request, and no more of it than that: the request stays open, so that whoever still sends can be answered.
 * Slow ones are ended by the server's own time limit.
 */
export async function jsonIn(
  request: IncomingMessage,
  mostBytes: number,
): Promise<{ readonly value: unknown } | Refusal | BrokenOff> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostBytes) return TOO_LARGE;
      chunks.push(chunk);
    }
  } catch (thrown) {
    return { brokenOff: (thrown as Error).message };
  }
  const read = readJson(Buffer.concat(chunks).toString('utf8'));
  return 'value' in read ? read : { status: 400, ...read };
}
