import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { agentServer, type Served } from './agent-server.ts';

/** No message of anybody's is larger: what a tool takes is a few thousand characters. */
const LARGEST_MESSAGE = 1024 * 1024;

/** Serves the protocol on two streams; `ended` settles when nobody reads or writes any more, or after `close`. */
export function onStreams(
  { input, output }: { readonly input: Readable; readonly output: Writable },
  served: Served,
): { readonly ended: Promise<void>; readonly close: () => Promise<void> } {
  const transport = new EndingTransport(input, output, { maxBufferSize: LARGEST_MESSAGE });
  const handle = serveStdio(() => agentServer(served), {
    transport,
    onerror: ({ message }) => served.tell(`protocol: ${message}`),
  });
  return { ended: transport.ended, close: () => handle.close() };
}

/** Tells when it has closed, for whatever reason: the end of the input, a reader who has gone, a message that is too large. */
class EndingTransport extends StdioServerTransport {
  readonly #closing = new AbortController();
  readonly ended = new Promise<void>((resolve) => {
    this.#closing.signal.addEventListener('abort', () => resolve());
  });

  override async close(): Promise<void> {
    await super.close();
    this.#closing.abort();
  }
}
