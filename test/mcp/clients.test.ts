import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TOOLS } from '../../src/agents/tool-table.ts';
import { CLIENTS, openDoor, shopDoor, talking } from '../support/agent-door.ts';
import { workshop } from '../support/workshop.ts';

describe.each(Object.entries(CLIENTS))('%s', (_, client) => {
  test('is told of the tools and the rules, calls one, and hears why another was refused', async () => {
    const door = await shopDoor('--allow-write');
    const agent = await talking(door, client());
    expect(agent.getInstructions()).toContain('ALWAYS check availability first using get_available_slots.');
    const { tools } = await agent.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
    expect(tools.find(({ name }) => name === 'get_available_slots')).toMatchObject({
      title: 'Free times of a day',
      description: expect.stringContaining('Business hours: '),
      annotations: { readOnlyHint: true, destructiveHint: false },
      inputSchema: { type: 'object', required: ['date'], additionalProperties: false },
    });
    const free = await agent.callTool({ name: 'get_available_slots', arguments: { date: '2026-11-24' } });
    expect(free).toMatchObject({
      structuredContent: { success: true, data: { day_of_week: 'Tuesday', timezone: 'America/New_York' } },
    });
    const refused = await agent.callTool({ name: 'get_available_slots', arguments: { date: 'tomorrow' } });
    expect(refused).toMatchObject({
      isError: true,
      structuredContent: {
        success: false,
        message: 'Invalid date format.',
        error: { code: 'tool-arguments' },
      },
    });
    const [text] = refused.content as readonly { text: string }[];
    expect(JSON.parse(text?.text ?? '')).toEqual(refused.structuredContent);
    const nothing = agent.callTool({ name: 'remove_everything', arguments: {} });
    await expect(nothing).rejects.toMatchObject({ code: -32602 });
    const { messages } = await agent.getPrompt({ name: 'take_calls' });
    expect(JSON.stringify(messages)).toContain('Services: ');
    await agent.close();
    door.input.end();
    expect(await door.exitCode).toBe(0);
  });
});

test('a client that only looks whether somebody is there opens no book', async () => {
  const shop = workshop({ given: [] });
  const door = openDoor([], shop);
  const agent = await talking(door);
  expect(agent.getServerVersion()).toMatchObject({ name: 'bay' });
  expect(existsSync(join(shop.folder, 'home'))).toBe(false);
  door.input.end();
  expect(await door.exitCode).toBe(0);
});

test('what changes the book is neither listed nor done unless that is allowed, and then no more than is named', async () => {
  const reading = await talking(await shopDoor());
  const readers = TOOLS.filter(({ scope }) => scope === 'read').map(({ name }) => name);
  expect((await reading.listTools()).tools.map(({ name }) => name)).toEqual(readers);
  const added = reading.callTool({ name: 'create_customer', arguments: { name: 'Cy' } });
  await expect(added).rejects.toMatchObject({ code: -32602 });
  const narrow = await talking(
    await shopDoor('--allow-write', '--allow-tool', 'lookup_customer', '--allow-tool', 'book_appointment'),
  );
  expect((await narrow.listTools()).tools.map(({ name }) => name)).toEqual([
    'lookup_customer',
    'book_appointment',
  ]);
});

test('nothing but the protocol is on standard output, whatever there is to be told', async () => {
  const shop = workshop({ given: [] });
  const door = openDoor(['--verbose'], shop);
  const agent = await talking(door);
  await agent.callTool({ name: 'get_available_slots', arguments: { date: '2026-11-24' } });
  door.input.write('this is no message\n');
  await agent.listTools();
  expect(door.told()).toContain('There was no book yet, and a new one was made');
  for (const line of door.written().trim().split('\n'))
    expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
});

test('whoever wishes that it ends need not close its input', async () => {
  const door = openDoor([], workshop({ given: [] }));
  await talking(door);
  door.end();
  expect(await door.exitCode).toBe(0);
});
