import { connect } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { NINE } from '../../support/agent-calls.ts';
import { CLIENTS, called, openDoor } from '../../support/agent-door.ts';
import { httpDoor, TOKEN } from '../../support/http-door.ts';
import { workshop } from '../../support/workshop.ts';

const ANA = { phone_number: '2125550134' };

describe.each(Object.entries(CLIENTS))('over HTTP %s', (_, made) => {
  test('is told of the tools, and what it has looked up is known in its next call', async () => {
    const door = await httpDoor();
    const agent = made();
    await agent.connect(
      door.httpTransport(made === CLIENTS['the present client'] ? { 'x-chat-id': '1' } : {}),
    );
    expect((await agent.listTools()).tools.length).toBeGreaterThan(10);
    const asked = () => called(agent, 'get_upcoming_appointments', { customer_id: 1 });
    expect(await asked()).toMatchObject({ success: false });
    await called(agent, 'lookup_customer', ANA);
    expect(await asked()).toMatchObject({ success: true });
    await agent.close();
  });
});

test('whose call it is says the platform, whatever connection it opens for it', async () => {
  const { post } = await httpDoor();
  const asked = (id: string) =>
    post('/tools/get_upcoming_appointments', { customer_id: 1 }, { 'x-call-id': id });
  await post('/tools/lookup_customer', ANA, { 'x-call-id': 'one' });
  expect(await asked('one')).toMatchObject({ status: 200, body: { success: true } });
  expect(await asked('two')).toMatchObject({ status: 200, body: { success: false } });
});

/** As Vapi posts it. */
const message = (...toolCallList: object[]) => ({
  message: { type: 'tool-calls', call: { id: 'c' }, toolCallList },
});

test("a call in Vapi's form is answered in it, on one line, what was not done as well", async () => {
  const { post } = await httpDoor();
  const { status, body } = await post(
    '/tools',
    message(
      { id: 'a', name: 'lookup_customer', arguments: ANA },
      { id: 'b', name: 'book_appointment', arguments: NINE },
      { id: 'c', name: 'cancel_everything', arguments: {} },
    ),
  );
  expect(status).toBe(200);
  expect(body.results.map(({ toolCallId }: { toolCallId: string }) => toolCallId)).toEqual(['a', 'b', 'c']);
  const results = body.results.map(({ result }: { result: string }) => result) as string[];
  for (const result of results) expect(result).not.toContain('\n');
  expect(results.map((result) => JSON.parse(result) as object)).toMatchObject([
    { success: true },
    { success: true, data: { status: 'scheduled' } },
    { success: false, message: 'That is not possible here.' },
  ]);
});

/** A call as voice platforms send it. */
function look(id: number) {
  return { id: `${id}`, name: 'get_available_slots', arguments: { date: '2026-11-24' } };
}

test('every call of a turn is answered, one that names no tool and those that are too many as well', async () => {
  const { post } = await httpDoor();
  const { status, body } = await post(
    '/tools',
    message({ id: 'nothing' }, ...Array.from({ length: 10 }, (_, i) => look(i + 1))),
  );
  expect(status).toBe(200);
  const answers = body.results.map(({ toolCallId, result }: { toolCallId: string; result: string }) => {
    const { success, error, data } = JSON.parse(result);
    return [toolCallId, success, error?.code, data.timezone];
  });
  expect([answers.at(0), answers.at(-2), answers.at(-1)]).toEqual([
    ['nothing', false, 'not-found', 'America/New_York'],
    ['9', true, undefined, 'America/New_York'],
    ['10', false, 'tool-limit', 'America/New_York'],
  ]);
  expect(await post('/tools', message(...Array.from({ length: 101 }, (_, i) => look(i))))).toMatchObject({
    status: 400,
  });
});

test('calls are answered whatever the message says of itself', async () => {
  const { post } = await httpDoor();
  const { message: calls } = message({ id: 'a', name: 'lookup_customer', arguments: ANA });
  const { body } = await post('/tools', { message: { ...calls, type: 'conversation-update' } });
  expect(body.results).toHaveLength(1);
});

test("and one in Retell's form with the document of the tool", async () => {
  const { post } = await httpDoor();
  const call = { call_id: 'r', transcript: 'hello '.repeat(20_000) };
  expect(await post('/tools', { name: 'lookup_customer', args: ANA, call })).toMatchObject({
    status: 200,
    body: { success: true, data: { customer_id: 1 } },
  });
});

test('what is no question is refused, and what is too large is not read to its end', async () => {
  const { post, root, told } = await httpDoor();
  const { body, ...refused } = await post('/mcp', '{"jsonrpc"');
  const said = { code: -32_700, message: 'Not a JSON document' };
  expect({ status: refused.status, body }).toEqual({
    status: 400,
    body: { jsonrpc: '2.0', id: null, error: said },
  });
  expect(await post('/mcp', JSON.stringify('x'.repeat(70_000)))).toMatchObject({
    status: 413,
    body: { jsonrpc: '2.0', error: { code: -32_600, message: 'Too large' } },
  });
  expect(await post('/tools/remove_everything', {})).toMatchObject({ status: 404 });
  expect(await post('/tools', { a: 1 })).toMatchObject({ status: 400 });
  expect(await post('/mcp', {}, { authorization: 'Bearer wrong' })).toMatchObject({ status: 401 });
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(70_000))),
  });
  const endless = fetch(`${root}/mcp`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: stream,
    duplex: 'half',
  });
  expect(await endless.then(({ status }) => status)).toBe(413);
  const health = await fetch(`${root}/health`);
  expect(await health.json()).toEqual({ status: 'ok' });
  expect([...health.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(told()).not.toContain(TOKEN);
});

test('an agent over the network is not told where the book is that cannot be opened', async () => {
  const door = await httpDoor();
  const database = new Database(join(door.folder, 'home', 'default', 'bay.db'));
  database.pragma('user_version = 9999');
  database.close();
  const agent = CLIENTS['the earlier client']();
  await agent.connect(door.httpTransport());
  await expect(agent.listTools()).rejects.toThrow("The shop's book cannot be asked (database-");
  expect(door.told()).toContain(door.folder);
});

test('a signal ends it once what is on the way has been answered', async () => {
  const { post, end, exitCode, root } = await httpDoor();
  const answer = post('/tools/get_available_slots', { date: '2026-11-24' });
  await answer;
  end();
  expect(await exitCode).toBe(0);
  await expect(fetch(`${root}/health`)).rejects.toThrow();
});

describe('it does not open', () => {
  test.each([
    {
      name: 'without a token',
      argv: ['--http', '0'],
      environment: {},
      told: 'BAY_MCP_TOKEN: it is not set, and whoever reaches the port could call the tools',
    },
    {
      name: 'with a token that can be guessed',
      argv: ['--http', '0'],
      environment: { BAY_MCP_TOKEN: 'secret' },
      told: 'BAY_MCP_TOKEN: it has fewer than 32 characters',
    },
    {
      name: 'for names that are none',
      argv: ['--http', '0'],
      environment: { BAY_MCP_TOKEN: TOKEN, BAY_MCP_HOSTS: 'https://bay.example.com' },
      told: 'BAY_MCP_HOSTS: "https://bay.example.com" is no name of a machine',
    },
    {
      name: 'with a model that nobody can ask',
      argv: [],
      environment: { BAY_LLM_URL: 'models' },
      told: 'BAY_LLM_URL: it is neither an https address nor one of this machine',
    },
  ])('$name', async ({ argv, environment, told }) => {
    const door = openDoor(argv, { ...workshop({ given: [] }), environment });
    expect(await door.exitCode).toBe(10);
    expect(door.told()).toContain(told);
  });

  test('at what is no port, which is wrong usage; with --json in one document', async () => {
    const environment = { BAY_MCP_TOKEN: TOKEN };
    const { folder } = workshop({ given: [] });
    const door = openDoor(['--http', '99999'], { folder, environment });
    expect(await door.exitCode).toBe(2);
    expect(door.told()).toContain('--http: "99999" is no port');
    const asked = openDoor(['--http', '99999', '--json'], { folder, environment });
    expect(await asked.exitCode).toBe(2);
    expect(JSON.parse(asked.written())).toMatchObject({ success: false, error: { code: 'usage' } });
  });

  test('where another program listens', async () => {
    const { root, folder } = await httpDoor();
    const port = new URL(root).port;
    const door = openDoor(['--http', port], { folder, environment: { BAY_MCP_TOKEN: TOKEN } });
    expect(await door.exitCode).toBe(10);
    expect(door.told()).toContain(`127.0.0.1:${port} is in use by another program`);
  });
});

test('more connections than the door has are not taken', async () => {
  const { root } = await httpDoor();
  const { hostname, port } = new URL(root);
  const sockets = Array.from({ length: 70 }, () =>
    connect(Number(port), hostname).on('error', () => undefined),
  );
  let closed = 0;
  for (const socket of sockets) socket.on('close', () => (closed += 1)).resume();
  await expect.poll(() => closed).toBeGreaterThanOrEqual(6);
  for (const socket of sockets) socket.destroy();
});
