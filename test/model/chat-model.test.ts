import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { chatModel, QUOTED_WITHIN_MS } from '../../src/model/chat-model.ts';
import { type ModelServer, modelServer, saying } from '../support/model-server.ts';
import { NEVER } from '../support/never.ts';

const ASKED = { text: 'it whistles', services: [{ type: 'diagnostics', name: 'Diagnostics' }] };
const FOUND = { service_words: 'whistles', service_type: 'diagnostics', time_words: null };
const QUOTED = { serviceWords: 'whistles', serviceType: 'diagnostics', timeWords: null };

/** A clock whose alarm rings when it is told to. */
function alarms() {
  const set: { readonly ms: number; readonly ring: () => void }[] = [];
  const putOff: number[] = [];
  const alarm = (ms: number, ring: () => void) => {
    set.push({ ms, ring });
    return () => void putOff.push(ms);
  };
  return { alarm, set, putOff };
}

function modelAt({ url }: Pick<ModelServer, 'url'>, clock = alarms(), more = {}) {
  const address = { url: `${url}/chat/completions`, key: null, model: null, ...more };
  return chatModel(address, { clock, interruption: NEVER });
}

test('a model is asked once, with the key and the services, and its answer is read', async () => {
  const server = await modelServer(saying(JSON.stringify(FOUND)));
  const clock = alarms();
  const model = modelAt(server, clock, { key: 'a-key', model: 'small' });
  expect(await model.quote(ASKED)).toEqual(QUOTED);
  const [came, ...more] = server.came;
  expect(more).toEqual([]);
  expect(came).toMatchObject({
    path: '/v1/chat/completions',
    headers: { authorization: 'Bearer a-key', 'content-type': 'application/json' },
    body: { model: 'small', messages: [{ role: 'system' }, { role: 'user', content: 'it whistles' }] },
  });
  expect(came?.body.messages[0].content).toContain('diagnostics (Diagnostics)');
  expect([clock.set.map(({ ms }) => ms), clock.putOff]).toEqual([[QUOTED_WITHIN_MS], [QUOTED_WITHIN_MS]]);
});

test('a server that needs neither key nor name is given none', async () => {
  const server = await modelServer(saying(JSON.stringify(FOUND)));
  await modelAt(server).quote(ASKED);
  expect(server.came[0]?.headers).not.toHaveProperty('authorization');
  expect(server.came[0]?.body).not.toHaveProperty('model');
});

test('what a model writes around its JSON is passed over', async () => {
  const server = await modelServer(saying(`Sure!\n\`\`\`json\n${JSON.stringify(FOUND)}\n\`\`\``));
  expect(await modelAt(server).quote(ASKED)).toEqual(QUOTED);
});

test('what is no text in its answer is nothing', async () => {
  const server = await modelServer(saying('{"service_words": 7, "service_type": [], "time_words": " "}'));
  expect(await modelAt(server).quote(ASKED)).toEqual({
    serviceWords: null,
    serviceType: null,
    timeWords: null,
  });
});

const elsewhere = (response: ServerResponse) => response.writeHead(307, { Location: '/v2' }).end();

describe('nothing comes of', () => {
  test.each([
    { name: 'words without JSON', reply: saying('I am sorry, I cannot help with that.') },
    { name: 'JSON that is cut off', reply: saying('{"service_words": "whist') },
    { name: 'a list', reply: saying('[1, 2]') },
    { name: 'another envelope', reply: (response: ServerResponse) => response.end('{"error": "none"}') },
    { name: 'no JSON at all', reply: (response: ServerResponse) => response.end('<html>') },
    { name: 'an empty answer', reply: (response: ServerResponse) => response.end() },
    { name: 'a refusal', reply: (response: ServerResponse) => response.writeHead(401).end('no') },
    { name: 'a server that breaks off', reply: (response: ServerResponse) => response.destroy() },
    { name: 'a way elsewhere', reply: elsewhere },
    { name: 'more than an answer can be', reply: saying(JSON.stringify(FOUND) + 'x'.repeat(100_000)) },
  ])('$name', async ({ reply }) => {
    const server = await modelServer(reply);
    expect(await modelAt(server).quote(ASKED)).toBeNull();
    expect(server.came).toHaveLength(1);
  });

  test('a server that is not there', async () => {
    expect(await modelAt({ url: 'http://127.0.0.1:1' }).quote(ASKED)).toBeNull();
  });

  test('a server that takes too long', async () => {
    const server = await modelServer(() => undefined);
    const clock = alarms();
    const quoted = modelAt(server, clock).quote(ASKED);
    await server.asked();
    clock.set[0]?.ring();
    expect(await quoted).toBeNull();
  });

  test('a request that nobody waits for any more', async () => {
    const server = await modelServer(() => undefined);
    const ending = new AbortController();
    const address = { url: `${server.url}/chat/completions`, key: null, model: null };
    const quoted = chatModel(address, { clock: alarms(), interruption: ending.signal }).quote(ASKED);
    await server.asked();
    ending.abort();
    expect(await quoted).toBeNull();
  });
});
