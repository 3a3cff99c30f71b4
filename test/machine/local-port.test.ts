import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listensAt } from '../../src/machine/local-port.ts';

test('a port at which a program listens is told from one at which none does', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await listensAt(port)).toBe(true);
  server.close();
  await once(server, 'close');
  expect(await listensAt(port)).toBe(false);
});
