import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { NOTIFICATIONS_PATH } from '../../domain/notified.ts';
import { type ListeningPlace, listenerAt, type OpenListener } from '../../doors/http/listener.ts';
import { callerOf, notifiedBy } from './call.ts';
import type { Incoming } from './incoming.ts';

/** Notifications have no body. */
const MOST_BYTES = 1_024;
const MOST_AT_ONCE = 64;
/** Whoever sends no whole head within the time has his connection ended, and till then may have one. */
const LIMITS = {
  setting: '--receiver-port',
  requestTimeout: 5_000,
  maxHeaderSize: 8 * 1_024,
  mostSockets: 1_024,
};

interface Receiving {
  readonly clock: Clock;
  readonly incoming: Pick<Incoming, 'take'>;
}

/**
 * Takes the notifications of Google, behind whatever brings them from the open network to this machine. Whoever posts is given the same
 * empty answer, before anybody has looked whether it is right; nobody learns anything here. Throws `bad-configuration` for a port that
 * cannot be used.
 */
export function receiveAt(place: ListeningPlace, { clock, incoming }: Receiving): Promise<OpenListener> {
  let underway = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    underway += 1;
    response.once('close', () => {
      underway -= 1;
    });
    const { method, url, headers, socket } = request;
    if (method !== 'POST' || url !== NOTIFICATIONS_PATH) return answer(response, 404);
    if (underway > MOST_AT_ONCE) return answer(response, 429);
    const isShort = await hasShortBody(request);
    if (isShort === null) return void response.destroy();
    if (!isShort) return answer(response, 413);
    const from = callerOf(socket.remoteAddress ?? '', headers['x-forwarded-for']);
    answer(response, incoming.take({ notified: notifiedBy(headers, clock.now()), from }) ? 200 : 429);
  };
  return listenerAt(place, { ...LIMITS, serve });
}

/** An empty one. Whoever is refused has to come again. */
function answer(response: ServerResponse, status: 200 | 404 | 413 | 429): void {
  const headers = { 'Content-Length': 0, 'Cache-Control': 'no-store' };
  response.writeHead(status, status === 200 ? headers : { ...headers, Connection: 'close' });
  response.end();
}

/** By what is said of its length, unread; where nothing is said, by what comes. Null: it has broken off. */
async function hasShortBody(request: IncomingMessage): Promise<boolean | null> {
  const { 'content-length': said = '0', 'transfer-encoding': coding } = request.headers;
  if (coding === undefined) return Number(said) <= MOST_BYTES;
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) return false;
    }
    return true;
  } catch {
    return null;
  }
}
