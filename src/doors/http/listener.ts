import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../failure.ts';

/** Where a door listens. */
export interface ListeningPlace {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface OpenListener {
  /** `127.0.0.1:4780` */
  readonly place: string;
  /** Takes nothing any more, and settles when `underway` has and every connection is closed, whatever it still waits for. */
  readonly close: (underway?: Promise<unknown>) => Promise<void>;
}

export interface Listening {
  /** What is put right where the place cannot be used. */
  readonly setting: string;
  /** Head and body have to be there within this time. */
  readonly requestTimeout: number;
  readonly maxHeaderSize: number;
  /** So many connections may be open; left out: 64. */
  readonly mostSockets?: number;
  readonly serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const LIMITS = { headersTimeout: 5_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 500 };
const MOST_SOCKETS = 64;

/** Throws `bad-configuration` for a place that cannot be used. */
export async function listenerAt(place: ListeningPlace, listening: Listening): Promise<OpenListener> {
  const { requestTimeout, maxHeaderSize, mostSockets = MOST_SOCKETS, serve } = listening;
  const server = createServer(
    { ...LIMITS, requestTimeout, maxHeaderSize },
    (request, response) => void serve(request, response),
  );
  // What a client expects of the way is no matter: node itself would answer 417, which no door knows.
  server.on('checkExpectation', (request, response) => void serve(request, response));
  server.maxConnections = mostSockets;
  await bound(server, place, listening.setting);
  const { port } = server.address() as AddressInfo;
  return {
    place: `${place.host.includes(':') ? `[${place.host}]` : place.host}:${port}`,
    close: async (underway) => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      await underway;
      server.closeAllConnections();
      await closed;
    },
  };
}

function bound(server: Server, { host, port }: ListeningPlace, setting: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
      const problem = { kind: 'cannot-listen', place: `${host}:${port}`, why: code } as const;
      reject(new AppError({ code: 'bad-configuration', setting, problem }));
    });
    server.listen(port, host, resolve);
  });
}
