import type { IncomingHttpHeaders } from 'node:http';

/** What must be true of the request that brings the browser back. */
export interface RedirectPlace {
  /** `/` or what a web client has registered. */
  readonly path: string;
  /** With the port, in the browser's spelling: `127.0.0.1:8080`. */
  readonly hosts: readonly string[];
}

interface Request {
  readonly method?: string | undefined;
  /** Path and query. */
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
}

/**
 * The query of a request that could be Google's redirect; null for any other.
 *
 * The exact host keeps out a page whose name resolves to this machine (DNS rebinding), the origin and the fetch metadata
 * keep out scripts, forms and images of other pages: Google sends the browser itself here, at the top of a tab.
 */
export function redirectQuery(request: Request, { path, hosts }: RedirectPlace): URLSearchParams | null {
  const { method, url = '', headers, rawHeaders } = request;
  if (method !== 'GET' || headers.origin !== undefined) return null;
  const hostLines = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host');
  if (hostLines.length !== 1 || !hosts.includes(headers.host ?? '')) return null;
  const mode = headers['sec-fetch-mode'];
  if (mode !== undefined && mode !== 'navigate') return null;
  if (headers['sec-fetch-site'] === 'cross-site' && mode !== 'navigate') return null;
  if (!['document', undefined].includes(single(headers['sec-fetch-dest']))) return null;
  const question = url.indexOf('?');
  if (question < 0 || url.slice(0, question) !== path) return null;
  return new URLSearchParams(url.slice(question + 1));
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join() : header;
}
