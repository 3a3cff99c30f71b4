import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';

const OPENING = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'a test', version: '1' } },
};
const LOOKING = {
  jsonrpc: '2.0',
  id: 2,
  method: 'tools/call',
  params: { name: 'get_available_slots', arguments: { date: '2026-11-24' } },
};

/** The packed door, as a client starts it. */
function started() {
  const folder = scratchFolder();
  const bay = spawn(
    process.execPath,
    [resolve('bin/bay.js'), '--db', join(folder, 'garage.db'), 'mcp', '--verbose'],
    {
      cwd: folder,
      env: { HOME: folder, BAY_NOW: '2026-11-23T07:00:00-05:00', CALENDAR_TIMEZONE: 'America/New_York' },
    },
  );
  onTestFinished(() => {
    bay.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  let out = '';
  bay.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const send = (message: object) => bay.stdin.write(`${JSON.stringify(message)}\n`);
  const lines = () => out.trim().split('\n').filter(Boolean);
  return { folder, bay, send, lines };
}

test('the packed door speaks the protocol and nothing else, and ends with its input', async () => {
  const { folder, bay, send, lines } = started();
  writeFileSync(join(folder, '.env'), 'GOOGLE_LOGO=1\nBAY_ACTOR=ana\n');
  send(OPENING);
  send(LOOKING);
  await expect.poll(lines, { timeout: 10_000 }).toHaveLength(2);
  const [opened, looked] = lines().map((line) => JSON.parse(line) as object);
  expect(opened).toMatchObject({ id: 1, result: { serverInfo: { name: 'bay' } } });
  expect(looked).toMatchObject({ id: 2, result: { structuredContent: { success: true } } });
  bay.stdin.end();
  expect(await once(bay, 'exit')).toEqual([0, null]);
});
