import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type Listener,
  listenForRedirect,
} from '../../../../src/calendar/google/sign-in/loopback-listener.ts';

const STATE = 'StateOfThisSignIn-0123456789_abcdefghijklmn';
const CODE = '4/0Acode';
const QUERY = `?code=${CODE}&state=${STATE}`;

interface Waiting {
  readonly listener: Listener;
  readonly port: number;
  readonly host: string;
}

async function waiting(redirectPath: string | null = null): Promise<Waiting> {
  const listener = await listenForRedirect({
    port: 0,
    redirectPath,
    handshake: { state: STATE, verifier: 'v' },
  });
  onTestFinished(() => listener.close());
  const { host, port } = new URL(listener.redirectUri);
  return { listener, host, port: Number(port) };
}

/** Everything that comes back until the connection ends. */
function said(
  port: number,
  bytes: string,
  whenOpen: (socket: Socket) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes, 'latin1');
      whenOpen(socket);
    });
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    socket.on('error', () => undefined).on('close', () => resolve(text));
    onTestFinished(() => void socket.destroy());
  });
}

const get = (target: string, host: string, lines: readonly string[] = [], version = '1.1') =>
  [`GET ${target} HTTP/${version}`, `Host: ${host}`, ...lines, '', ''].join('\r\n');

/** Google's answer, and the page that says so. */
async function answered({ listener, port, host }: Waiting): Promise<string> {
  const page = said(port, get(`/${QUERY}`, host));
  const received = await listener.received;
  await received.tell('done');
  expect(received.answer).toEqual({ kind: 'code', code: CODE });
  return page;
}

describe('bytes that are not Google’s answer end nothing, and nothing of them is in the page', () => {
  test.each<[string, (host: string) => string]>([
    ['no host at all', () => `GET /${QUERY} HTTP/1.1\r\n\r\n`],
    ['HTTP/1.0 without a host', () => `GET /${QUERY} HTTP/1.0\r\n\r\n`],
    ['HTTP/0.9', () => `GET /${QUERY}\r\n\r\n`],
    ['a whole address as the target', (host) => get(`http://${host}/${QUERY}`, host)],
    ['a whole address of another', (host) => get(`http://evil.example/${QUERY}`, host)],
    ['a target that begins with another host', (host) => get(`//evil.example/${QUERY}`, host)],
    ['dots in the path', (host) => get(`/x/../${QUERY}`, host)],
    ['dots written as %2e', (host) => get(`/%2e/${QUERY}`, host)],
    ['a question mark written as %3f', (host) => get(`/%3fcode=${CODE}&state=${STATE}`, host)],
    ['an asterisk', (host) => `OPTIONS * HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ['OPTIONS', (host) => get(`/${QUERY}`, host).replace('GET', 'OPTIONS')],
    ['PUT', (host) => get(`/${QUERY}`, host).replace('GET', 'PUT')],
    ['CONNECT', (host) => `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ['small letters for GET', (host) => get(`/${QUERY}`, host).replace('GET', 'get')],
    ['two hosts', (host) => get(`/${QUERY}`, host, ['Host: evil.example'])],
    ['two hosts, ours last', (host) => get(`/${QUERY}`, 'evil.example', [`Host: ${host}`])],
    ['the host twice', (host) => get(`/${QUERY}`, host, [`Host: ${host}`])],
    [
      'a name that resolves here',
      (host) => get(`/${QUERY}`, host.replace('127.0.0.1', '127.0.0.1.evil.example')),
    ],
    ['the host with a dot', (host) => get(`/${QUERY}`, host.replace(':', '.:'))],
    ['the host in other words', (host) => get(`/${QUERY}`, host.replace('127.0.0.1', '2130706433'))],
    ['the host as a short address', (host) => get(`/${QUERY}`, host.replace('127.0.0.1', '127.1'))],
    ['a person before the host', (host) => get(`/${QUERY}`, `evil@${host}`)],
    ['a list of hosts', (host) => get(`/${QUERY}`, `${host}, evil.example`)],
    ['an origin that is empty', (host) => get(`/${QUERY}`, host, ['Origin:'])],
    ['our own origin', (host) => get(`/${QUERY}`, host, [`Origin: http://${host}`])],
    ['two modes', (host) => get(`/${QUERY}`, host, ['Sec-Fetch-Mode: navigate', 'Sec-Fetch-Mode: cors'])],
    [
      'a script of this very page',
      (host) => get(`/${QUERY}`, host, ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Mode: cors']),
    ],
    [
      'an embedded object',
      (host) => get(`/${QUERY}`, host, ['Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: object']),
    ],
    ['the beginning of the state', (host) => get(`/?code=${CODE}&state=${STATE.slice(0, -1)}`, host)],
    ['more than the state', (host) => get(`/?code=${CODE}&state=${STATE}x`, host)],
    ['the state in small letters', (host) => get(`/?code=${CODE}&state=${STATE.toLowerCase()}`, host)],
    ['the state with a zero byte', (host) => get(`/?code=${CODE}&state=${STATE}%00`, host)],
    ['the state with a space', (host) => get(`/?code=${CODE}&state=+${STATE}`, host)],
    ['the state twice', (host) => get(`/${QUERY}&state=${STATE}`, host)],
    ['the state as a list', (host) => get(`/?code=${CODE}&state[]=${STATE}`, host)],
    ['the state in the fragment', (host) => get(`/?code=${CODE}#state=${STATE}`, host)],
    ['an empty state', (host) => get(`/?code=${CODE}&state=`, host)],
    ['an empty code', (host) => get(`/?code=&state=${STATE}`, host)],
    ['a code that breaks lines', (host) => get(`/?code=x%0d%0aSet-Cookie:%20a=b&state=${STATE}`, host)],
    [
      'a code that is markup in another alphabet',
      (host) => get(`/?code=%EF%BC%9Cscript%EF%BC%9E&state=${STATE}`, host),
    ],
    ['markup in the path', (host) => get('/<script>alert(1)</script>?x=<script>alert(1)</script>', host)],
    [
      'a header that is folded',
      (host) => `GET /${QUERY} HTTP/1.1\r\nHost: ${host}\r\nX: a\r\n b\r\nOrigin: x\r\n\r\n`,
    ],
    ['a lone line feed between headers', (host) => `GET /${QUERY} HTTP/1.1\nHost: ${host}\nOrigin: x\n\n`],
    [
      'a body that is a second request',
      (host) => get('/', host, ['Content-Length: 5', 'Transfer-Encoding: chunked']),
    ],
    ['headers without end', (host) => get(`/${QUERY}`, host, [`X: ${'y'.repeat(20_000)}`])],
    ['TLS', () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
  ])('%s', async (_, bytes) => {
    const scene = await waiting();
    const text = await said(scene.port, bytes(scene.host), (socket) => void socket.end());
    expect(text).toMatch(/^(?:HTTP\/1\.1 (?:400|431) [^]*)?$/);
    expect(text).not.toMatch(/alert\(1\)|evil|Set-Cookie|StateOfThis|4\/0A/i);
    expect(await answered(scene)).toContain('You are signed in');
  });
});

test('an answer behind another request on its connection is heard, and nobody waits for ever to tell it so', async () => {
  const scene = await waiting();
  const { port, host, listener } = scene;
  const text = said(port, get('/favicon.ico', host) + get(`/${QUERY}`, host));
  const received = await listener.received;
  await received.tell('done');
  expect(received.answer.kind).toBe('code');
  expect(await text).toContain('400');
});

test('after the answer, the same again is not heard', async () => {
  const scene = await waiting();
  await answered(scene);
  expect(await said(scene.port, get(`/${QUERY}`, scene.host))).toMatch(/^HTTP\/1\.1 400 /);
});

test('who holds connections open and says nothing, or not all of a request, is put out, and the browser comes in', async () => {
  // Each waits as long as nobody may: so they wait together.
  const parts = ['', 'GET / HT', 'GET / HTTP/1.1\r\nHost:'];
  const pages = parts.map(async (bytes) => {
    const scene = await waiting();
    await Promise.all(Array.from({ length: 4 }, () => said(scene.port, bytes)));
    return answered(scene);
  });
  for (const page of await Promise.all(pages)) expect(page).toContain('You are signed in');
}, 20_000);

test.each([
  ['an upgrade to something else', ['Connection: Upgrade', 'Upgrade: websocket']],
  ['a question whether to go on', ['Expect: 100-continue']],
  ['a body that does not come', ['Content-Length: 100']],
])('an answer with %s is answered as any other', async (_, lines) => {
  const { listener, port, host } = await waiting();
  const page = said(port, get(`/${QUERY}`, host, lines));
  const received = await listener.received;
  await received.tell('done');
  expect(await page).toContain('You are signed in');
});
