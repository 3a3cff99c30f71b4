import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What came to a server that speaks as OpenAI's chat completions do. */
interface Came {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
  readonly body: any;
}

export interface ModelServer {
  /** As BAY_LLM_URL has it. */
  readonly url: string;
  readonly came: readonly Came[];
  /** Settles when the next request has come. */
  readonly asked: () => Promise<void>;
}

/** A model on this machine; `reply` is all that it answers with, whatever it is asked. */
export async function modelServer(reply: (response: ServerResponse) => void): Promise<ModelServer> {
  const came: Came[] = [];
  const heard: (() => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
      came.push({ path: request.url ?? '', headers: request.headers, body });
      heard.splice(0).forEach((tell) => tell());
      reply(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    came,
    asked: () => new Promise((resolve) => heard.push(resolve)),
  };
}

/** What a model writes, in the envelope of a chat completion. */
export function saying(content: string): (response: ServerResponse) => void {
  return (response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
  };
}
