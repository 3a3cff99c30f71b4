import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Workplace } from './workplace.ts';

export const TOKEN = 'a-token-of-thirty-two-characters-';

export const OPENING = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'a proof', version: '1' } },
});

/** The packed door over HTTP, and in front of it one that shows the token for whoever cannot. */
export async function openOverHttp(workplace: Workplace, databaseFile: string) {
  const bay = spawn(process.execPath, [workplace.command, 'mcp', '--allow-write', '--http', '0'], {
    env: { ...workplace.environment(databaseFile), BAY_MCP_TOKEN: TOKEN },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const port = await new Promise<number>((resolve) => {
    bay.stderr.on('data', (chunk: Buffer) => {
      const found = /127\.0\.0\.1:(\d+)/.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  const showing = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const options = { host: '127.0.0.1', port, method, path };
    const passed = request(
      { ...options, headers: { ...headers, authorization: `Bearer ${TOKEN}` } },
      (got) => {
        answer.writeHead(got.statusCode ?? 500, got.headers);
        got.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => showing.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    shownUrl: `http://127.0.0.1:${(showing.address() as AddressInfo).port}/mcp`,
    close: () => {
      showing.close();
      bay.kill('SIGTERM');
      return ended(bay);
    },
  };
}

/** A client that is killed at any moment, as often as that, while it talks with a door that it has started: which of those are left. */
export async function killClients(
  times: number,
  workplace: Workplace,
  databaseFile: string,
  random: () => number,
) {
  const left: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const client = spawn(process.execPath, ['-e', CLIENT, process.execPath, workplace.command, OPENING], {
      env: workplace.environment(databaseFile),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = await new Promise<number>((resolve) => {
      client.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    await new Promise((resolve) => setTimeout(resolve, random() * 400));
    client.kill('SIGKILL');
    await ended(client);
    if (!(await hasEnded(pid))) {
      left.push(pid);
      process.kill(pid, 'SIGKILL');
    }
  }
  return left;
}

/** Starts the door, tells its number, and asks it without end. */
const CLIENT = `
  const [node, bay, opening] = process.argv.slice(1);
  const door = require('node:child_process').spawn(node, [bay, 'mcp', '--allow-write'], { stdio: ['pipe', 'pipe', 'ignore'] });
  process.stdout.write(String(door.pid));
  door.stdin.write(opening + '\\n');
  let id = 1;
  door.stdout.on('data', () => {
    id += 1;
    const params = { name: 'get_available_slots', arguments: { date: '2026-11-24' } };
    door.stdin.write(JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params }) + '\\n');
  });
`;

/** From the start to the first answer, and from the end of the input to the end, in milliseconds. */
export async function timesOf(
  workplace: Pick<Workplace, 'command' | 'environment'>,
  databaseFile: string,
): Promise<{ first: number; exit: number }> {
  const started = performance.now();
  const door = spawn(process.execPath, [workplace.command, 'mcp'], {
    env: workplace.environment(databaseFile),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  door.stdin.write(`${OPENING}\n`);
  await new Promise((resolve) => {
    door.stdout.once('data', resolve);
  });
  const answered = performance.now();
  door.stdin.end();
  await ended(door);
  return { first: answered - started, exit: performance.now() - answered };
}

export async function bareNode(workplace: Pick<Workplace, 'environment'>): Promise<number> {
  const started = performance.now();
  await ended(spawn(process.execPath, ['-e', '0'], { env: workplace.environment(''), stdio: 'ignore' }));
  return performance.now() - started;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });
}

async function hasEnded(pid: number): Promise<boolean> {
  for (let looks = 0; looks < 100; looks += 1) {
    if (!isRunning(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** One that has ended and that nobody has asked for yet is none: who started it has been killed. */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
