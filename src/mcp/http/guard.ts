import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { hostIn, hostOfOrigin, OWN_NAMES } from '../../doors/http/own-names.ts';
import type { DoorSettings } from '../../settings/settings.ts';
import { type NoMessage, TOO_LARGE as TOO_LARGE_MESSAGE } from '../protocol/no-message.ts';

/** Why a request is not even read. The same words for every cause that somebody could learn from. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 413 | 415 | 500 | 503;
  readonly says: string;
  /** As the protocol numbers it, where it has a number for it. */
  readonly code?: NoMessage['code'];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Head {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What there is to be asked, and how large the question may be. */
export type Place = 'health' | 'protocol' | 'tools';

export const PATHS = { health: '/health', protocol: '/mcp', tools: '/tools' } as const;

/** A tool takes a few thousand characters; a voice platform sends the call with it, and all that was said in it so far. */
const MOST_BYTES: Readonly<Record<Exclude<Place, 'health'>, number>> = {
  protocol: 64 * 1024,
  tools: 1024 * 1024,
};

/** Looks at the head of a request before its body is read: who may be asking, then what is asked, then whether they may ask it. */
export function guard({
  token,
  hosts,
}: DoorSettings): (head: Head) => Refusal | { place: Place; mostBytes: number } {
  const names: ReadonlySet<string> = new Set([...OWN_NAMES, ...hosts]);
  const wanted = digest(token);
  return ({ method, path, headers }) => {
    if (!names.has(hostIn(headers.host ?? ''))) return NO_SUCH_HOST;
    if (headers.origin !== undefined && !names.has(hostOfOrigin(headers.origin))) return NO_SUCH_ORIGIN;
    const place = placeOf(path);
    if (place === null) return NOT_FOUND;
    const expected = place === 'health' ? 'GET' : 'POST';
    if (method !== expected) return { ...WRONG_METHOD, headers: { Allow: expected } };
    if (place === 'health') return { place, mostBytes: 0 };
    // Compared as digests: in the same time wherever they differ, and however long they are.
    if (!timingSafeEqual(digest(tokenIn(headers)), wanted)) return NOT_ALLOWED;
    if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return NO_JSON;
    const mostBytes = MOST_BYTES[place];
    if (Number(headers['content-length'] ?? 0) > mostBytes) return TOO_LARGE;
    return { place, mostBytes };
  };
}

const NO_SUCH_HOST: Refusal = { status: 403, says: 'Host not allowed' };
const NO_SUCH_ORIGIN: Refusal = { status: 403, says: 'Origin not allowed' };
export const NOT_FOUND: Refusal = { status: 404, says: 'Not found' };
const WRONG_METHOD: Refusal = { status: 405, says: 'Method not allowed' };
const NOT_ALLOWED: Refusal = { status: 401, says: 'Token needed', headers: { 'WWW-Authenticate': 'Bearer' } };
const NO_JSON: Refusal = { status: 415, says: 'Content-Type must be application/json' };
export const TOO_LARGE: Refusal = { status: 413, ...TOO_LARGE_MESSAGE };
export const NO_CALL: Refusal = { status: 400, says: 'No call of a tool' };
export const BROKEN: Refusal = { status: 500, says: 'Something went wrong here' };
export const BUSY: Refusal = { status: 503, says: 'Busy', headers: { 'Retry-After': '1' } };

export function placeOf(path: string): Place | null {
  if (path === PATHS.health) return 'health';
  if (path === PATHS.protocol) return 'protocol';
  return path === PATHS.tools || path.startsWith(`${PATHS.tools}/`) ? 'tools' : null;
}

/** As every client can send it, or as one platform sends the secret of a server. */
function tokenIn({ authorization = '', 'x-vapi-secret': secret }: IncomingHttpHeaders): string {
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return bearer ?? (typeof secret === 'string' ? secret : '');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
