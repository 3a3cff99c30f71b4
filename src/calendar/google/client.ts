import { OAuth2Client } from 'google-auth-library';
import { calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { Clock } from '../../clock.ts';
import type { RequestMade } from '../request-made.ts';
import type { Reply } from './reply.ts';

/** Makes one request of the API with these options. */
export type Send = (api: calendar_v3.Calendar, options: SendOptions) => Promise<unknown>;

export type SendOptions = ReturnType<typeof optionsOf>;

/** How a request went over the wire. */
export type Wired = Pick<RequestMade, 'method' | 'path' | 'status' | 'ms'>;

/** Sends one request with that access token, once, and gives whatever came back. Throws when nothing did. */
export type Transport = (
  token: string,
  send: Send,
  signal: AbortSignal,
  wired: (how: Wired) => void,
) => Promise<Reply>;

/**
 * No answer of Google's is larger; counted after unzipping (docs/google.md §8). Given as `size`, because the error that
 * `maxContentLength` makes has Node print a warning.
 */
const LARGEST_REPLY = 5 * 1024 * 1024;

/**
 * The genuine client library, tamed: it neither tries again (`retry: false`, and no `retryConfig`, which would bring it
 * back), nor renews tokens (it has an access token alone), nor follows redirects, nor judges a status or reads a body.
 */
export function googleTransport(apiRoot: string, clock: Clock): Transport {
  const auth = new OAuth2Client();
  const api = calendar({ version: 'v3', auth, rootUrl: apiRoot, retry: false });
  return async (token, send, signal, wired) => {
    auth.setCredentials({ access_token: token });
    const options = optionsOf(signal, clock, wired);
    return replyIn((await send(api, options)) as Response);
  };
}

function optionsOf(signal: AbortSignal, clock: Clock, wired: (how: Wired) => void) {
  return {
    signal,
    responseType: 'text' as const,
    validateStatus: () => true,
    redirect: 'manual' as const,
    size: LARGEST_REPLY,
    adapter: async <A extends Asked, Got extends { status: number }>(
      asked: A,
      toTheWire: (asked: A) => Promise<Got>,
    ): Promise<Got> => {
      // With a body and an aborted signal, the library throws where nobody can catch it.
      signal.throwIfAborted();
      return timed(asked, () => toTheWire(asked), clock, wired);
    },
  };
}

interface Response {
  readonly status: number;
  readonly headers: Headers | Readonly<Record<string, string>>;
  readonly data: unknown;
}

function replyIn({ status, headers, data }: Response): Reply {
  return {
    status,
    contentType: headerIn(headers, 'content-type') ?? '',
    text: typeof data === 'string' ? data : '',
    retryAfter: headerIn(headers, 'retry-after'),
    date: headerIn(headers, 'date'),
  };
}

/** The library makes a plain object of those headers that it knows: which class that is depends on how it was packed. */
function headerIn(headers: Response['headers'], name: string): string | null {
  if (typeof headers.get === 'function') return (headers as Headers).get(name);
  return (headers as Readonly<Record<string, string>>)[name] ?? null;
}

interface Asked {
  readonly url: URL;
  readonly method?: string;
}

/** Goes around the library's own way to the wire. */
async function timed<Got extends { readonly status: number }>(
  { method = 'GET', url }: Asked,
  send: () => Promise<Got>,
  clock: Clock,
  wired: (how: Wired) => void,
): Promise<Got> {
  const began = clock.now();
  const tell = (status: number | null) =>
    wired({
      method,
      path: withoutNames(url.pathname),
      status,
      ms: Math.max(0, clock.now() - began),
    });
  try {
    const got = await send();
    tell(got.status);
    return got;
  } catch (thrown) {
    tell(null);
    throw thrown;
  }
}

/** A main calendar's id is somebody's e-mail address. */
function withoutNames(path: string): string {
  return path.replace(/[^/]*(?:@|%40)[^/]*/gi, '…');
}
