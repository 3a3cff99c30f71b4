import { describe, expect, test } from 'vitest';
import { openDoor, shopDoor, talking } from '../../support/agent-door.ts';
import { workshop } from '../../support/workshop.ts';

const OPENING = {
  jsonrpc: '2.0',
  id: 'opening',
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'a test', version: '1' } },
};

/** What the door answers to these lines, and then to a client that opens a conversation. */
async function answersTo(...lines: readonly string[]) {
  const door = openDoor([], workshop({ given: [] }));
  for (const line of lines) door.input.write(`${line}\n`);
  door.input.write(`${JSON.stringify(OPENING)}\n`);
  await expect.poll(door.written).toContain('"opening"');
  door.input.end();
  expect(await door.exitCode).toBe(0);
  const answers = door.written().trim().split('\n');
  return answers.map((line) => JSON.parse(line) as { id: unknown; error?: object });
}

const refused = (code: number, message: string, id: unknown = null) => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
});
const opened = expect.objectContaining({ id: 'opening', result: expect.anything() });

describe('on standard input', () => {
  test.each<{ name: string; line: string; answer: object | null }>([
    { name: 'words', line: 'good morning', answer: refused(-32_700, 'Not a JSON document') },
    { name: 'half of a message', line: '{"jsonrpc": "2.0"', answer: refused(-32_700, 'Not a JSON document') },
    {
      name: 'bytes that are no text',
      line: '\u0000\ufffd\u001b[2J',
      answer: refused(-32_700, 'Not a JSON document'),
    },
    { name: 'a number', line: '5', answer: refused(-32_600, 'Not a message of the protocol') },
    { name: 'a list', line: '[{}]', answer: refused(-32_600, 'Not a message of the protocol') },
    {
      name: 'a request without a method',
      line: '{"jsonrpc": "2.0", "id": 7}',
      answer: refused(-32_600, 'Not a message of the protocol', 7),
    },
    {
      name: 'one of an earlier kind',
      line: '{"id": "a", "method": "ping"}',
      answer: refused(-32_600, 'Not a message of the protocol', 'a'),
    },
    {
      name: 'lists within each other',
      line: `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
      answer: refused(-32_600, 'Nested too deeply'),
    },
    { name: 'more than anybody says', line: 'x'.repeat(3_000_000), answer: refused(-32_600, 'Too large') },
    { name: 'nothing', line: '  ', answer: null },
    { name: 'an answer that is none', line: '{"jsonrpc": "2.0", "id": null, "error": {}}', answer: null },
  ])('$name is no message, and the door stays open', async ({ line, answer }) => {
    expect(await answersTo(line)).toEqual([...(answer === null ? [] : [answer]), opened]);
  });

  test('what is no message is answered each time, also in the middle of a conversation', async () => {
    const door = await shopDoor();
    const agent = await talking(door);
    for (const line of ['what?', 'x'.repeat(2_000_000), '{}']) door.input.write(`${line}\n`);
    expect((await agent.listTools()).tools.length).toBeGreaterThan(0);
    const codes = door
      .written()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { error?: { code: number } })
      .flatMap(({ error }) => (error === undefined ? [] : [error.code]));
    expect(codes).toEqual([-32_700, -32_600, -32_600]);
    expect(door.told()).toContain('protocol: Too large');
  });
});
