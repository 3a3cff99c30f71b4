import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { httpDoor, TOKEN } from '../../support/http-door.ts';

const nested = (levels: number, open: string, close: string) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

const CALL = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'get_available_slots', arguments: { date: '2026-11-24' } },
};

/** A call in which something is something else. */
const spoilt = fc
  .tuple(
    fc.constantFrom<readonly string[]>(
      [],
      ['jsonrpc'],
      ['id'],
      ['method'],
      ['params'],
      ['params', 'name'],
      ['params', 'arguments'],
      ['params', 'arguments', 'date'],
      ['params', '_meta'],
      ['params', '_meta', 'progressToken'],
      ['params', '_meta', 'io.modelcontextprotocol/protocolVersion'],
    ),
    fc.oneof(fc.jsonValue(), fc.constantFrom('initialize', 'tools/list', 'server/discover', '2026-07-28')),
  )
  .map(([path, value]) => at(CALL, path, value));

function at(whole: unknown, [key, ...path]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const object = typeof whole === 'object' && whole !== null ? whole : {};
  return { ...object, [key]: at((object as Record<string, unknown>)[key], path, value) };
}

test('whatever JSON is posted is no fault of the door', async () => {
  const { root, told } = await httpDoor();
  const statusOf = async (path: string, body: string) => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const response = await fetch(`${root}${path}`, { method: 'POST', headers, body });
    await response.text();
    return response.status;
  };
  const bodies = fc.oneof(
    fc.json(),
    spoilt.map((body) => JSON.stringify(body)),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(
      bodies,
      fc.constantFrom('/mcp', '/tools', '/tools/lookup_customer'),
      async (body, path) => {
        expect([body, await statusOf(path, body)]).toEqual([
          body,
          expect.toSatisfy((status) => status < 500),
        ]);
      },
    ),
    { numRuns: 150 },
  );
  expect(told()).not.toMatch(/unexpected|a bug/i);
});

test.each([
  { name: 'lists', body: nested(30_000, '[', ']') },
  { name: 'objects', body: nested(9_000, '{"a":', '}') },
  {
    name: 'lists in a call',
    body: JSON.stringify(CALL).replace('"2026-11-24"', nested(30_000, '[', ']')),
  },
])('$name within each other are refused in the words of the protocol', async ({ body }) => {
  const { post } = await httpDoor();
  expect(await post('/mcp', body)).toMatchObject({
    status: 400,
    body: { jsonrpc: '2.0', id: null, error: { code: -32_600, message: 'Nested too deeply' } },
  });
  expect(await post('/tools/get_available_slots', body)).toMatchObject({
    status: 400,
    body: { error: 'Nested too deeply' },
  });
});
