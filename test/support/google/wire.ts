import type { IncomingHttpHeaders } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';
import type { FaultKind } from './fault-kinds.ts';

/** A request as it stood on the wire. */
export interface WireRequest {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What has arrived, whether or not anything was done with it. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** What is repeated is an array. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: IncomingHttpHeaders;
  /** JSON and forms as objects, anything else as text; null for none. */
  readonly requestBody: unknown;
  /** Of the answer that the model gave: null while there is none, though another may have been sent. */
  status: number | null;
  responseBody: unknown;
  fault: FaultKind | null;
}

/** An answer ready to be sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export function asObject(query: URLSearchParams): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {};
  for (const name of new Set(query.keys())) {
    const [first = '', ...more] = query.getAll(name);
    read[name] = more.length === 0 ? first : [first, ...more];
  }
  return read;
}

export function logged({ method, path, query, headers, text }: WireRequest): LoggedRequest {
  const requestBody = text === '' ? null : readBody(text, headers['content-type'] ?? '');
  return {
    method,
    path,
    query: asObject(query),
    headers,
    requestBody,
    status: null,
    responseBody: null,
    fault: null,
  };
}

function readBody(text: string, type: string): unknown {
  if (type.startsWith('application/x-www-form-urlencoded')) return asObject(new URLSearchParams(text));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** An answer of the API as JSON: compressed for clients that ask for it and say so in their name too. */
export function jsonReply(
  { status, body, headers = {} }: Answer,
  { method, headers: asked }: WireRequest,
): Reply {
  const shared = {
    vary: 'Origin, X-Origin, Referer',
    server: 'ESF',
    'x-content-type-options': 'nosniff',
    ...(method === 'GET'
      ? { 'cache-control': 'private, max-age=0, must-revalidate, no-transform' }
      : { 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate', pragma: 'no-cache' }),
    ...headers,
  };
  if (status === 204 || status === 304) return { status, headers: shared, body: Buffer.alloc(0) };
  const plain = Buffer.from(JSON.stringify(body));
  const type = { 'content-type': 'application/json; charset=UTF-8' };
  const wantsGzip =
    /\bgzip\b/.test(asked['accept-encoding']?.toString() ?? '') && /gzip/.test(asked['user-agent'] ?? '');
  if (!wantsGzip) return { status, headers: { ...shared, ...type }, body: plain };
  return {
    status,
    headers: { ...shared, ...type, 'content-encoding': 'gzip' },
    body: gzipSync(plain, { level: 1 }),
  };
}

export function htmlReply(
  status: number,
  html: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: Buffer.from(html),
  };
}

/** Google's page for an address that it does not know. */
export function unknownAddress({ method, path }: WireRequest): Reply {
  return htmlReply(
    404,
    `<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title><p>The requested URL was not found on this server: ${method} ${escaped(path)}</p></html>`,
  );
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
