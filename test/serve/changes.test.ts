import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { answerAt } from '../../src/serve/http/answers.ts';
import { changesBy, MOST_STREAMS } from '../../src/serve/wall/changes.ts';
import { busyShop } from '../support/busy-shop.ts';
import { simulatedClock } from '../support/simulated-clock.ts';
import { wallOf } from '../support/wall-door.ts';

/** Somebody who has asked for the changes, by a bare socket. */
interface Listener {
  readonly socket: Socket;
  readonly heard: () => string;
  /** How often it was told so. */
  readonly times: (event: 'changed' | 'ping') => number;
}

function listenerAt(port: number): Listener {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let heard = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => undefined);
  socket.write('GET /api/changes HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return { socket, heard: () => heard, times: (event) => heard.split(`event: ${event}\n`).length - 1 };
}

async function told() {
  const clock = simulatedClock(0);
  const changes = changesBy(clock);
  const bugs: unknown[] = [];
  const listener = await answerAt(
    { host: '127.0.0.1', port: 0 },
    { '/api/changes': changes.stream },
    (thrown) => void bugs.push(thrown),
  );
  onTestFinished(async () => {
    await listener.close();
    expect(bugs).toEqual([]);
  });
  const port = Number(listener.place.split(':').at(-1));
  const listening = async (count: number) => expect.poll(changes.listening).toBe(count);
  return { clock, changes, port, listener, listening, listen: () => listenerAt(port) };
}

test('who listens is told at once to ask, then of every change, and every 15 seconds that somebody is there', async () => {
  const { clock, changes, listen } = await told();
  const one = listen();
  await expect.poll(() => one.times('changed')).toBe(1);
  expect(one.heard()).toMatch(/^HTTP\/1\.1 200 OK\r\n(.*\r\n)*Content-Type: text\/event-stream\r\n/i);
  expect(one.heard()).toContain('retry: 3000\n');
  changes.look('7 0', clock.now());
  changes.look('7 0', clock.now());
  await expect.poll(() => one.times('changed')).toBe(2);
  changes.look('8 0', clock.now());
  await expect.poll(() => one.times('changed')).toBe(3);
  await clock.pass(MINUTE_MS);
  await expect.poll(() => one.times('ping')).toBe(4);
  expect(one.times('changed')).toBe(3);
});

test('a minute that turns is a change: late is another thing than it was', async () => {
  const { changes, listen } = await told();
  const one = listen();
  await expect.poll(() => one.times('changed')).toBe(1);
  for (const seconds of [10, 59, 60, 119]) changes.look('7 0', seconds * SECOND_MS);
  await expect.poll(() => one.times('changed')).toBe(3);
});

test('the ninth is told that there are enough, and comes in when one of them goes', async () => {
  const { listen, listening } = await told();
  const eight = Array.from({ length: MOST_STREAMS }, listen);
  await listening(MOST_STREAMS);
  const ninth = listen();
  await expect.poll(ninth.heard).toMatch(/^HTTP\/1\.1 503 /);
  expect(ninth.heard()).toContain('8 screens are being told of changes');
  eight[0]?.socket.destroy();
  await listening(MOST_STREAMS - 1);
  const next = listen();
  await expect.poll(() => next.times('changed')).toBe(1);
});

test('whoever goes, by a word or without one, is forgotten, and leaves nothing open', async () => {
  const { clock, listen, listening } = await told();
  const round = async () => {
    const some = Array.from({ length: MOST_STREAMS }, listen);
    await listening(MOST_STREAMS);
    for (const [index, { socket }] of some.entries()) {
      if (index % 2 === 0) socket.end();
      else socket.resetAndDestroy();
    }
    await listening(0);
    for (const { socket } of some) if (!socket.closed) await once(socket, 'close');
  };
  await round();
  const before = process.getActiveResourcesInfo().length;
  for (let rounds = 0; rounds < 25; rounds += 1) await round();
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before);
  // Nobody is told anything any more, and nothing waits for the time to do so.
  await clock.pass(HOUR_MS);
});

test('nobody listens longer than an hour at a time', async () => {
  const { clock, listen, listening } = await told();
  const one = listen();
  await listening(1);
  await clock.pass(HOUR_MS - MINUTE_MS);
  await listening(1);
  await clock.pass(MINUTE_MS);
  await listening(0);
  await once(one.socket, 'end').catch(() => undefined);
  expect(one.heard()).toMatch(/0\r\n\r\n$/);
});

test('whoever does not read is dropped, and little is kept for them', async () => {
  const { changes, listen, listening } = await told();
  const [slow, quick] = [listen(), listen()];
  await listening(2);
  slow.socket.pause();
  // The system takes some megabytes for whoever does not read; what it takes no more, would be kept here.
  for (let count = 0; changes.listening() === 2 && count < 1_000_000; count += 1) {
    changes.look(String(count), 0);
    if (count % 50 === 0) await new Promise((turned) => void setImmediate(turned));
  }
  expect(changes.listening()).toBe(1);
  const heard = quick.times('changed');
  changes.look('last', 0);
  await expect.poll(() => quick.times('changed')).toBeGreaterThan(heard);
});

test('what is typed at the counter is told within two looks, and an end ends the streams', async () => {
  const shop = await busyShop();
  const wall = await wallOf(shop);
  const one = listenerAt(Number(new URL(wall.root()).port));
  await expect.poll(() => one.times('changed')).toBe(1);
  await wall.clock.pass(2 * SECOND_MS);
  const before = one.times('changed');
  await shop.done('arrive 7');
  await wall.clock.pass(2 * SECOND_MS);
  await expect.poll(() => one.times('changed')).toBeGreaterThan(before);
  wall.end();
  await wall.clock.pass(2 * SECOND_MS);
  expect(await wall.exitCode).toBe(0);
  await expect.poll(() => one.socket.closed).toBe(true);
});
