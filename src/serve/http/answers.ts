import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ListeningPlace, listenerAt, type OpenListener } from '../../doors/http/listener.ts';
import { hostIn, hostOfOrigin, OWN_NAMES } from '../../doors/http/own-names.ts';
import {
  NO_SUCH_HOST,
  NO_SUCH_ORIGIN,
  NOT_FOUND,
  ONLY_GET,
  type Page,
  type Refusal,
  refuse,
  type Stream,
  send,
} from './replies.ts';

/** The pages by their paths. They are made when they are asked for. */
export type Pages = Readonly<Record<string, () => Page | Stream | Promise<Page>>>;

/** Reads nothing but a head: whoever is slower, or longer, is no browser and no monitor. */
const LIMITS = { setting: '--port', requestTimeout: 5_000, maxHeaderSize: 8 * 1024 };

/**
 * Answers on this machine alone. A page of another site that a browser has open may lead to this address under a name of its
 * own, so what asks has to call it as this machine calls itself. Throws `bad-configuration` for a port that cannot be used.
 */
export function answerAt(
  place: ListeningPlace,
  pages: Pages,
  tellOfBug: (thrown: unknown) => void,
): Promise<OpenListener> {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = pageAt(path, request, pages);
    if (typeof page !== 'function') return refuse(response, page);
    try {
      const told = await page();
      if ('begin' in told) told.begin(response);
      else send(response, told);
    } catch (thrown) {
      tellOfBug(thrown);
      response.destroy();
    }
  };
  return listenerAt(place, { ...LIMITS, serve });
}

const NAMES = new Set(OWN_NAMES);

function pageAt(
  path: string,
  { method, headers: { host = '', origin } }: IncomingMessage,
  pages: Pages,
): Pages[string] | Refusal {
  if (!NAMES.has(hostIn(host))) return NO_SUCH_HOST;
  if (origin !== undefined && !NAMES.has(hostOfOrigin(origin))) return NO_SUCH_ORIGIN;
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (page === undefined) return NOT_FOUND;
  return method === 'GET' ? page : ONLY_GET;
}
