import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect } from 'vitest';
import { type DoorSetup, type OpenedDoor, openDoor } from './agent-door.ts';
import { type Workshop, workshop } from './workshop.ts';
import { ANA_AND_BOB } from './workshop-people.ts';

export const TOKEN = 'a-token-of-thirty-two-characters-';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
  readonly body: any;
}

/** The door for agents over HTTP, in this process. */
export interface HttpDoor extends OpenedDoor {
  readonly root: string;
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Reply>;
  readonly transport: () => never;
  /** For a client that shows the token, and these headers beside it. */
  readonly httpTransport: (headers?: Readonly<Record<string, string>>) => StreamableHTTPClientTransport;
}

export async function httpDoor(
  argv: readonly string[] = ['--allow-write'],
  setup: Partial<DoorSetup> = {},
): Promise<Workshop & HttpDoor> {
  const shop = workshop({ given: ANA_AND_BOB });
  await shop.done('agenda');
  const environment = { BAY_MCP_TOKEN: TOKEN, BAY_MCP_HOSTS: 'bay.example.com', ...setup.environment };
  const door = openDoor(['--http', '0', ...argv], { folder: shop.folder, ...setup, environment });
  await expect.poll(door.told, { timeout: 20_000 }).toContain('Agents are served at');
  const root = /http:\/\/[\d.]+:\d+/.exec(door.told())?.[0] ?? '';
  const authorization = `Bearer ${TOKEN}`;
  return {
    ...shop,
    ...door,
    root,
    post: async (path, body, headers = {}) => {
      const response = await fetch(`${root}${path}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: JSON.parse(text) as unknown };
    },
    transport: () => {
      throw new Error('It is not on standard input.');
    },
    httpTransport: (headers = {}) =>
      new StreamableHTTPClientTransport(new URL(`${root}/mcp`), {
        requestInit: { headers: { authorization, ...headers } },
      }),
  };
}
