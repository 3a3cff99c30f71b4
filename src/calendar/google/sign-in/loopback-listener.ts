import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../failure.ts';
import { type Ending, endingPage } from './ending-pages.ts';
import { type Answer, answerIn, type Handshake } from './handshake.ts';
import { type RedirectPlace, redirectQuery } from './redirect-request.ts';

export interface ListenerSetup {
  /** 0: any free port. */
  readonly port: number;
  /** The path that a web client has registered, `''` for none; null for a desktop client. */
  readonly redirectPath: string | null;
  readonly handshake: Handshake;
}

/** The first valid answer, and the browser that waits to be told how it ended. */
export interface Received {
  readonly answer: Answer;
  /** Tells the browser, and resolves when it has been told or has gone away. */
  tell(ending: Ending): Promise<void>;
}

export interface Listener {
  readonly redirectUri: string;
  /** Throws `sign-in-failed` when the bad requests are too many. */
  readonly received: Promise<Received>;
  /** Ends every connection at once. */
  close(): void;
}

const MOST_BAD_REQUESTS = 20;
const MOST_SOCKETS = 4;
const LIMITS = {
  maxHeaderSize: 8192,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 1,
};

const IPV4 = '127.0.0.1';
const IPV6 = '::1';

/**
 * Waits on this machine's own addresses for the browser that comes back from Google (docs/google.md §9). Whatever is not that
 * gets one constant answer and ends nothing. Throws `sign-in-failed` for a port that is taken.
 */
export async function listenForRedirect({ port, redirectPath, handshake }: ListenerSetup): Promise<Listener> {
  let place: RedirectPlace = { path: redirectPath || '/', hosts: [] };
  let badRequests = 0;
  let settled = false;
  const { promise: received, resolve, reject } = defer<Received>();
  received.catch(() => undefined); // whoever stopped listening does not care any more

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    request.resume();
    const query = settled ? null : redirectQuery(request, place);
    const answer = query === null ? null : answerIn(query, handshake);
    if (answer !== null) {
      settled = true;
      resolve({ answer, tell: (ending) => send(response, ending) });
      return;
    }
    badRequests += 1;
    void send(response, 'not-google');
    if (settled || badRequests <= MOST_BAD_REQUESTS) return;
    settled = true;
    reject(failed('too-many-bad-requests', String(badRequests)));
  };

  const servers = await bound(port, redirectPath !== null, onRequest);
  const { address, family, port: ours } = servers[0].address() as AddressInfo;
  const literal = family === 'IPv6' ? `[${address}]:${ours}` : `${address}:${ours}`;
  const host = redirectPath === null ? literal : `localhost:${ours}`;
  // A browser leaves out the port that http has by itself.
  place = { ...place, hosts: ours === 80 ? [host, host.replace(/:80$/, '')] : [host] };
  return {
    redirectUri: `http://${host}${redirectPath ?? ''}`,
    received,
    close: () => {
      settled = true;
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Listens on the literal address, so that no other machine can come in. A web client's `localhost` may mean either
 * address: both are taken, so that no other program can sit on the one that the browser tries first.
 */
async function bound(port: number, byName: boolean, onRequest: Handler): Promise<[Server, ...Server[]]> {
  const first = await listening(port, IPV4, onRequest);
  if (first === null) {
    const other = await listening(port, IPV6, onRequest);
    if (other === null) throw failed('port-taken', String(port));
    return [other];
  }
  if (!byName) return [first];
  try {
    const second = await listening((first.address() as AddressInfo).port, IPV6, onRequest);
    return second === null ? [first] : [first, second];
  } catch (thrown) {
    first.close();
    throw thrown;
  }
}

/** Null where the machine has no such address. */
function listening(port: number, address: string, onRequest: Handler): Promise<Server | null> {
  const server = createServer(LIMITS, onRequest);
  server.maxConnections = MOST_SOCKETS;
  server.on('clientError', (_, socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(null);
      else reject(failed('port-taken', String(port)));
    });
    server.listen({ port, host: address, exclusive: true }, () => resolve(server));
  });
}

/** A response that waits behind another on its connection never closes when that one ends the connection: the socket does. */
function send(response: ServerResponse, ending: Ending): Promise<void> {
  const { status, headers, html } = endingPage(ending);
  const { socket } = response.req;
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
    if (socket.destroyed) resolve();
    else response.writeHead(status, headers).end(html);
  });
}

function failed(why: 'too-many-bad-requests' | 'port-taken', detail: string): AppError {
  return new AppError({ code: 'sign-in-failed', why, detail });
}

const nothing = () => undefined;

function defer<T>() {
  let resolve: (value: T) => void = nothing;
  let reject: (reason: unknown) => void = nothing;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
