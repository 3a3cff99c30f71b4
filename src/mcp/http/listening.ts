import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Offered } from '../../agents/tool/offered.ts';
import { type ListeningPlace, listenerAt, type OpenListener } from '../../doors/http/listener.ts';
import type { DoorSettings } from '../../settings/settings.ts';
import type { Answering } from '../answers/answering.ts';
import { keyInHead } from '../answers/conversation-key.ts';
import { protocolOverHttp } from '../protocol/http.ts';
import { jsonIn } from './body.ts';
import { BROKEN, BUSY, guard, PATHS, type Place, placeOf, type Refusal } from './guard.ts';
import { refuse, send } from './reply.ts';
import { answerPosted } from './webhook.ts';

interface Listening {
  readonly settings: DoorSettings;
  readonly offers: Offered;
  readonly answering: () => Promise<Answering>;
  readonly newKey: () => string;
  readonly tell: (line: string) => void;
  readonly tellOfBug: (thrown: unknown) => void;
}

const MOST_AT_ONCE = 32;

/** Opens the door over HTTP. Throws `bad-configuration` for a place that cannot be used. */
export async function listenAt(place: ListeningPlace, listening: Listening): Promise<OpenListener> {
  const door = doorFor(listening);
  const { close, ...listener } = await listenerAt(place, {
    setting: '--http',
    requestTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
    serve: door.serve,
  });
  return { ...listener, close: () => close(door.settled()) };
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
