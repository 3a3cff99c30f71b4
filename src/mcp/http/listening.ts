import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Offered } from '../../agents/tool/offered.ts';
import { AppError } from '../../failure.ts';
import type { DoorSettings } from '../../settings/settings.ts';
import type { Answering } from '../answers/answering.ts';
import { keyInHead } from '../answers/conversation-key.ts';
import { protocolOverHttp } from '../protocol/http.ts';
import { jsonIn } from './body.ts';
import { BROKEN, BUSY, guard, PATHS, type Place, placeOf, type Refusal } from './guard.ts';
import { refuse, send } from './reply.ts';
import { answerPosted } from './webhook.ts';

/** Where the door listens. */
export interface ListeningPlace {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

interface Listening {
  readonly settings: DoorSettings;
  readonly offers: Offered;
  readonly answering: () => Promise<Answering>;
  readonly newKey: () => string;
  readonly tell: (line: string) => void;
  readonly tellOfBug: (thrown: unknown) => void;
}

export interface OpenListener {
  /** `127.0.0.1:4780` */
  readonly place: string;
  /** Takes nothing any more, and settles when what is on the way has been answered. */
  readonly close: () => Promise<void>;
}

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const MOST_SOCKETS = 64;
const MOST_AT_ONCE = 32;

/** Opens the door over HTTP. Throws `bad-configuration` for a place that cannot be used. */
export async function listenAt(place: ListeningPlace, listening: Listening): Promise<OpenListener> {
  const door = doorFor(listening);
  const server = createServer(LIMITS, (request, response) => void door.serve(request, response));
  server.maxConnections = MOST_SOCKETS;
  await bound(server, place);
  const { port } = server.address() as AddressInfo;
  return {
    place: `${place.host.includes(':') ? `[${place.host}]` : place.host}:${port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      await door.settled();
      server.closeAllConnections();
      await closed;
    },
  };
}

function bound(server: Server, { host, port }: ListeningPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
      const problem = { kind: 'cannot-listen', place: `${host}:${port}`, why: code } as const;
      reject(new AppError({ code: 'bad-configuration', setting: '--http', problem }));
    });
    server.listen(port, host, resolve);
  });
}

function doorFor({ settings, offers, answering, newKey, tell, tellOfBug }: Listening) {
  const look = guard(settings);
  const protocol = protocolOverHttp({ answering, offers, newKey, tell });
  const underway = new Set<Promise<void>>();

  const answered = async (
    place: Place,
    mostBytes: number,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const body = await jsonIn(request, mostBytes);
    if ('brokenOff' in body) {
      tell(`http: ${body.brokenOff}`);
      return void response.destroy();
    }
    if ('status' in body) return refuse(response, body, { request, place });
    if (place === 'protocol') return protocol(request, response, body.value);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const document = await answerPosted(
      {
        body: body.value,
        named: toolNamedIn(pathOf(request)),
        conversation: keyInHead((name) => headerIn(request, name)),
        signal: gone.signal,
      },
      await answering(),
    );
    return isRefusal(document) ? refuse(response, document) : send(response, 200, document);
  };

  return {
    settled: async () => void (await Promise.allSettled(underway)),
    serve: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { method = '', headers } = request;
      const seen = look({ method, path: pathOf(request), headers });
      if ('status' in seen) return refuse(response, seen, { place: placeOf(pathOf(request)) });
      // Asked by whoever would end a door that is only busy.
      if (seen.place === 'health') return send(response, 200, { status: 'ok' });
      if (underway.size >= MOST_AT_ONCE) return refuse(response, BUSY);
      const work = answered(seen.place, seen.mostBytes, request, response).catch((bug: unknown) => {
        tellOfBug(bug);
        if (response.headersSent) response.destroy();
        else refuse(response, BROKEN);
      });
      underway.add(work);
      await work;
      underway.delete(work);
    },
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?')[0] ?? '/';
}

function toolNamedIn(path: string): string | null {
  const name = path.slice(PATHS.tools.length + 1);
  return name === '' ? null : name;
}

function headerIn({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}

function isRefusal(value: object): value is Refusal {
  return 'says' in value && 'status' in value;
}
