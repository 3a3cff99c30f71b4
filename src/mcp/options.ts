import { parseArgs } from 'node:util';
import type { Allowing } from '../agents/allowed.ts';
import { DOOR_OPTIONS, type DoorOption } from '../agents/door-options.ts';
import type { Offered } from '../agents/tool/offered.ts';
import { AppError, type UsageProblem } from '../failure.ts';
import { fitting } from '../fitting-text.ts';
import type { Choices } from '../settings/settings.ts';
import type { ListeningPlace } from './http/listening.ts';

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

const WITH_VALUE = { type: 'string', multiple: true } as const;
const FLAG = { type: 'boolean' } as const;

/** What every command may be told. Those about the terminal mean nothing here. */
const OF_ALL = {
  db: WITH_VALUE,
  shop: WITH_VALUE,
  as: WITH_VALUE,
  verbose: FLAG,
  json: FLAG,
  yes: { ...FLAG, short: 'y' },
  'no-input': FLAG,
  'no-color': FLAG,
  'no-pager': FLAG,
} as const;

/** Reads the arguments behind `bay`. Throws `usage`, `not-found` for a tool that there is not, `too-long`. */
export async function readOptions(argv: readonly string[]): Promise<DoorOptions> {
  const { values, positionals } = parsed(argv);
  const [, stray] = positionals;
  if (stray !== undefined) throw usage({ kind: 'command-line', said: `Too many arguments: ${stray}` });
  const one = (name: string) => single(name, values[name]);
  const allowing: Allowing = {
    allowWrite: values['allow-write'] === true,
    allowTool: listOf(values['allow-tool']).map((name) => fitting('name', name)),
  };
  const as = one('as');
  return {
    choices: {
      db: one('db'),
      shop: one('shop'),
      as: as === undefined ? undefined : fitting('name of who does it', as),
    },
    offers: await offersIn(allowing),
    confirms: one('confirm') !== 'never',
    verbose: values['verbose'] === true,
    listensAt: placeIn(one('http')),
  };
}

const COMMAND = 'mcp';

/** All tools are loaded only where some are named. */
async function offersIn(allowing: Allowing): Promise<Offered> {
  const { allowWrite = false, allowTool = [] } = allowing;
  if (allowTool.length === 0) return { writers: allowWrite, names: null };
  return (await import('../agents/allowed.ts')).allowed(allowing, COMMAND);
}

type Values = Readonly<Record<string, unknown>>;

function parsed(argv: readonly string[]): { values: Values; positionals: string[] } {
  const own = Object.entries(DOOR_OPTIONS).map(([name, { value }]: [string, DoorOption]) => [
    name,
    value === undefined ? FLAG : WITH_VALUE,
  ]);
  try {
    return parseArgs({
      args: [...argv],
      options: { ...OF_ALL, ...(Object.fromEntries(own) as Record<string, typeof FLAG>) },
      allowPositionals: true,
    });
  } catch (thrown) {
    const [said = ''] = (thrown as Error).message.split(/\.? To specify|\n/);
    throw usage({ kind: 'command-line', said: said.replace(/\.$/, '') });
  }
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
    throw new AppError({ code: 'bad-configuration', setting: '--http', problem });
  }
  return { host: six ?? host, port: Number(port) };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function single(name: string, value: unknown): string | undefined {
  const given = [...new Set(listOf(value))];
  if (given.length > 1) throw usage({ kind: 'given-twice', option: `--${name}`, values: given });
  const [said] = given;
  if (said === undefined) return undefined;
  const { choices }: DoorOption = DOOR_OPTIONS[name as keyof typeof DOOR_OPTIONS] ?? { says: '' };
  if (choices !== undefined && !choices.includes(said))
    throw usage({ kind: 'command-line', said: `Option '--${name}': expected ${choices.join(' or ')}` });
  return fitting('file name', said);
}

function usage(problem: UsageProblem): AppError {
  return new AppError({ code: 'usage', problem, command: COMMAND });
}
