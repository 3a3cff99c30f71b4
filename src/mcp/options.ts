import type { Allowing } from '../agents/allowed.ts';
import type { Offered } from '../agents/tool/offered.ts';
import { argumentsOf, type DoorSpoken } from '../doors/arguments.ts';
import type { ListeningPlace } from '../doors/http/listener.ts';
import { MCP_OPTIONS } from '../doors/mcp-options.ts';
import { AppError } from '../failure.ts';
import { fitting } from '../fitting-text.ts';
import type { Choices } from '../settings/settings.ts';

/** How the door was asked to open. */
export interface DoorOptions {
  readonly choices: Choices;
  readonly offers: Offered;
  /** Whether what takes away what was agreed is asked about first. */
  readonly confirms: boolean;
  readonly verbose: boolean;
  /** Null: on standard input and output. */
  readonly listensAt: ListeningPlace | null;
}

const DOOR: DoorSpoken = { command: 'mcp', options: MCP_OPTIONS };

/** Reads the arguments behind `bay`. Throws `usage`, `not-found` for a tool that there is not, `too-long`. */
export async function readOptions(argv: readonly string[]): Promise<DoorOptions> {
  const given = argumentsOf(argv, DOOR);
  const allowing: Allowing = {
    allowWrite: given.isSet('allow-write'),
    allowTool: given.all('allow-tool').map((name) => fitting('name', name)),
  };
  return {
    choices: given.choices,
    offers: await offersIn(allowing),
    confirms: given.one('confirm') !== 'never',
    verbose: given.isSet('verbose'),
    listensAt: placeIn(given.one('http')),
  };
}

/** All tools are loaded only where some are named. */
async function offersIn(allowing: Allowing): Promise<Offered> {
  const { allowWrite = false, allowTool = [] } = allowing;
  if (allowTool.length === 0) return { writers: allowWrite, names: null };
  return (await import('../agents/allowed.ts')).allowed(allowing, DOOR.command);
}

/** `4780`, `0.0.0.0:4780`, `[::1]:4780`. Throws `bad-configuration`. */
function placeIn(text: string | undefined): ListeningPlace | null {
  if (text === undefined) return null;
  const {
    host = '127.0.0.1',
    six,
    port,
  } = /^(?:(?:(?<host>[\w.-]+)|\[(?<six>[\da-f:]+)\]):)?(?<port>\d{1,5})$/i.exec(text)?.groups ?? {};
  if (port === undefined || Number(port) > 65_535) {
    const problem = { kind: 'no-place-to-listen', value: text } as const;
    throw new AppError({
      code: 'usage',
      problem: { kind: 'option-refused', option: '--http', problem },
      command: null,
    });
  }
  return { host: six ?? host, port: Number(port) };
}
