import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listenAt } from '../../../src/mcp/http/listening.ts';
import { httpDoor, TOKEN } from '../../support/http-door.ts';

const MOST_AT_ONCE = 32;

/** Begins a call, and does not send it to its end. */
function begunCall(root: string): Promise<Socket> {
  const { hostname, port } = new URL(root);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const head = ['POST /tools HTTP/1.1', `Host: ${hostname}`, `Authorization: Bearer ${TOKEN}`];
      socket.write(
        `${[...head, 'Content-Type: application/json', 'Content-Length: 100', '', ''].join('\r\n')}{`,
      );
      resolve(socket);
    });
    onTestFinished(() => void socket.destroy());
  });
}

test('a door that has all the calls it can have is busy, and well: whoever looks after it does not end it', async () => {
  const { root, post } = await httpDoor();
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, () => begunCall(root)));
  const statusOfCall = async () => (await post('/tools', { message: {} })).status;
  await expect.poll(statusOfCall).toBe(503);
  const health = await fetch(`${root}/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
});

test('a bug of the door is told as one, and whoever called is answered', async () => {
  const bug = new TypeError('there is no such thing');
  const [lines, bugs]: [string[], unknown[]] = [[], []];
  const door = await listenAt(
    { host: '127.0.0.1', port: 0 },
    {
      settings: { token: TOKEN, hosts: [] },
      offers: { writers: false, names: null },
      answering: () => Promise.reject(bug),
      newKey: () => 'key',
      tell: (line) => void lines.push(line),
      tellOfBug: (thrown) => void bugs.push(thrown),
    },
  );
  onTestFinished(() => door.close());
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const response = await fetch(`http://${door.place}/tools/lookup_customer`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  expect([response.status, await response.json()]).toEqual([500, { error: 'Something went wrong here' }]);
  expect([bugs, lines]).toEqual([[bug], []]);
});
