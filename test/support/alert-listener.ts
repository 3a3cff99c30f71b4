import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** What was posted to a web address on this machine. */
export interface Posted {
  readonly headers: IncomingHttpHeaders;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document of any shape
  readonly body: any;
}

/** Somewhere on this machine to which messages are posted, which answers with `status`; null: it hangs up once it has the message. */
export async function alertListener() {
  const posted: Posted[] = [];
  const answer: { status: number | null } = { status: 200 };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      posted.push({ headers: request.headers, body: body === '' ? null : JSON.parse(body) });
      if (answer.status === null) request.socket.destroy();
      else response.writeHead(answer.status).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/alerts`, posted, answer, close };
}
