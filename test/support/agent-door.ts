import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Client, type ClientOptions, type RequestOptions } from '@modelcontextprotocol/client';
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { onTestFinished } from 'vitest';
import { type Clock, fixedClock } from '../../src/clock.ts';
import { isThere, namesIn, readSmallFile } from '../../src/machine/small-file.ts';
import type { DoorWorld } from '../../src/mcp/door-world.ts';
import { run } from '../../src/mcp/run.ts';
import type { Environment } from '../../src/settings/settings.ts';
import { type Workshop, workshop } from './workshop.ts';
import { ANA_AND_BOB } from './workshop-people.ts';
import { instantOf } from './workshop-words.ts';

export interface DoorSetup {
  /** The workshop's folder: its book, if there is one, is opened. */
  readonly folder: string;
  readonly now?: string;
  readonly clock?: Clock;
  readonly environment?: Environment;
}

/** The door for agents in this process, as a program that is started. */
export interface OpenedDoor {
  readonly input: PassThrough;
  /** All that was written to standard output, and to stderr. */
  readonly written: () => string;
  readonly told: () => string;
  /** Somebody wishes that it ends. */
  readonly end: () => void;
  readonly exitCode: Promise<number>;
  readonly transport: () => StdioServerTransport;
}

let connections = 0;

export function openDoor(argv: readonly string[], setup: DoorSetup): OpenedDoor {
  const { folder, now = 'Mon 2026-11-23 07:00', environment = {} } = setup;
  const [input, output] = [new PassThrough(), new PassThrough()];
  let [written, told] = ['', ''];
  const wishes: (() => void)[] = [];
  output.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  const world: DoorWorld = {
    environment: {
      BAY_HOME: join(folder, 'home'),
      CALENDAR_TIMEZONE: 'America/New_York',
      ...environment,
    },
    machine: {
      platform: 'linux',
      homeFolder: join(folder, 'person'),
      workingFolder: folder,
      ownZone: () => 'America/Chicago',
      login: () => 'ana',
      readFile: readSmallFile,
      isThere,
      namesIn,
      fileSystemOf: () => null,
    },
    clock: setup.clock ?? fixedClock(instantOf(now), async () => undefined),
    input: () => input,
    output: () => output,
    tell: (line) => {
      told += `${line}\n`;
    },
    newKey: () => `connection ${(connections += 1)}`,
    onWishToEnd: (heard) => {
      wishes.push(heard);
    },
  };
  const exitCode = run(['mcp', ...argv], world);
  onTestFinished(async () => {
    input.end();
    wishes.forEach((heard) => heard());
    await exitCode;
  });
  return {
    input,
    written: () => written,
    told: () => told,
    end: () => wishes.forEach((heard) => heard()),
    exitCode,
    transport: () => new StdioServerTransport(output, input),
  };
}

const NAMED = { name: 'a test', version: '1.0.0' };
const modern: ClientOptions = { versionNegotiation: { mode: 'auto' } };

/** The libraries that agents come with: of the present protocol, of the earlier one, and the one that was before both. */
export const CLIENTS = {
  'the present client': () => new Client(NAMED, modern),
  'the present client with the earlier protocol': () => new Client(NAMED),
  'the earlier client': () => new EarlierClient(NAMED) as unknown as Client,
} as const;

/** A client that has begun to talk with the door. */
export async function talking(
  door: Pick<OpenedDoor, 'transport'>,
  client: Client = CLIENTS['the present client'](),
): Promise<Client> {
  await client.connect(door.transport());
  return client;
}

/** The door of a shop that knows Ana and Bob. */
export async function shopDoor(...argv: readonly string[]): Promise<Workshop & OpenedDoor> {
  const shop = workshop({ given: ANA_AND_BOB });
  await shop.done('agenda');
  return { ...shop, ...openDoor(argv, shop) };
}

/** Calls a tool, and gives its document. */
export async function called(
  agent: Client,
  name: string,
  given: Readonly<Record<string, unknown>>,
  options?: RequestOptions,
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
): Promise<any> {
  return (await agent.callTool({ name, arguments: given }, options)).structuredContent;
}
