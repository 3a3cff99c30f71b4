import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { errorOf, type Fault, type FaultKind } from './fault-kinds.ts';
import { htmlReply, jsonReply, type Reply, type WireRequest } from './wire.ts';

const PORTAL =
  '<!DOCTYPE html><html><head><title>Hotel Wi-Fi</title></head><body><form action="/login">Room number</form></body></html>';

/** Real milliseconds between two bytes of an answer that drips. */
const DRIP_MS = 20;

/**
 * Sends a request's answer as badly as the fault says. `reply` is what Google would have said: null where the request
 * never reached it.
 */
export function sendFaulty(
  fault: Fault,
  request: WireRequest,
  reply: Reply | null,
  response: ServerResponse,
): void {
  const { socket } = response;
  if (socket === null || socket.destroyed) return;
  const told = replaced(fault, request, reply);
  if (told !== null) send(told, response);
  else broken(fault, reply, response, socket);
}

export function send({ status, headers, body }: Reply, response: ServerResponse): void {
  response.writeHead(status, {
    ...headers,
    ...(status === 204 || status === 304 ? {} : { 'content-length': body.length }),
  });
  response.end(body);
}

/** Faults that are whole answers, only not the right ones. */
function replaced(fault: Fault, request: WireRequest, reply: Reply | null): Reply | null {
  const error = errorOf(fault);
  return error === null ? (REPLACED[fault.kind]?.(reply) ?? null) : jsonReply(error, request);
}

const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' };

function json(text: string): Reply {
  return { status: 200, headers: JSON_TYPE, body: Buffer.from(text) };
}

function zipped(body: Buffer): Reply {
  return { status: 200, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body };
}

/** Made when first used, for it takes its time. */
let bomb: Buffer | null = null;

const REPLACED: Partial<Record<FaultKind, (reply: Reply | null) => Reply>> = {
  'bad-gateway': () => htmlReply(502, '<html><title>Error 502 (Server Error)!!1</title></html>'),
  portal: () => htmlReply(200, PORTAL),
  redirect: () => htmlReply(302, PORTAL, { location: '/hotel-login' }),
  truncated: (reply) => json(plainBody(reply).slice(0, -20)),
  // The right answer to somebody else's question.
  'wrong-id': (reply) => {
    const body = JSON.parse(plainBody(reply)) as object;
    return json(JSON.stringify({ kind: 'calendar#event', ...body, id: 'somebodyelses0event' }));
  },
  empty: () => json(''),
  null: () => json('null'),
  array: () => json('[]'),
  huge: () => json(`{"kind":"calendar#event","description":"${'x'.repeat(10 * 1024 * 1024)}"}`),
  'gzip-garbage': () => zipped(Buffer.from('{"kind":"calendar#event"}')),
  'gzip-bomb': () => zipped((bomb ??= gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '), { level: 1 }))),
};

/** What Google would have said, unpacked; some JSON where it said nothing. */
function plainBody(reply: Reply | null): string {
  if (reply === null || reply.body.length === 0) return '{"kind":"calendar#event","status":"confirmed"}';
  return (reply.headers['content-encoding'] === 'gzip' ? gunzipSync(reply.body) : reply.body).toString();
}

/** Faults of the connection itself. Any other kind resets it, or leaves it in silence. */
function broken(fault: Fault, reply: Reply | null, response: ServerResponse, socket: Socket): void {
  const breaks = BROKEN[fault.kind];
  if (breaks !== undefined) breaks(json(plainBody(reply)), response, socket);
  else if (fault.silent !== true) socket.destroy();
}

const BROKEN: Partial<Record<FaultKind, (reply: Reply, response: ServerResponse, socket: Socket) => void>> = {
  'half-open': () => {},
  reset: (_reply, _response, socket) => socket.resetAndDestroy(),
  'not-http': (_reply, _response, socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
  'endless-headers': (_reply, _response, socket) => headersWithoutEnd(socket),
  drip,
  stall: ({ headers, body }, response) => {
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, body.length >> 1));
  },
  'wrong-length': ({ headers, body }, response, socket) => {
    response.writeHead(200, { ...headers, 'content-length': body.length + 100 });
    response.write(body, () => socket.end());
  },
};

function drip({ headers, body }: Reply, response: ServerResponse, socket: Socket): void {
  response.writeHead(200, { ...headers, 'content-length': body.length });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, DRIP_MS);
  socket.once('close', () => clearInterval(timer));
}

function headersWithoutEnd(socket: Socket): void {
  const line = `x-more: ${'y'.repeat(1000)}\r\n`;
  socket.on('error', () => socket.destroy());
  socket.write('HTTP/1.1 200 OK\r\n');
  const more = () => {
    while (!socket.destroyed) if (!socket.write(line)) break;
  };
  socket.on('drain', more);
  more();
}
