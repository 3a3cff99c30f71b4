import { parseArgs } from 'node:util';
import { AppError, type UsageProblem } from '../failure.ts';
import { fitting } from '../fitting-text.ts';
import type { Choices } from '../settings/settings.ts';
import type { DoorOption } from './door-option.ts';

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

/** The arguments of a door, as they were given. Its methods throw `usage` and `too-long`. */
export interface DoorArguments {
  readonly choices: Choices;
  readonly isSet: (name: string) => boolean;
  /** The value of an option that counts once; undefined where it was not given. */
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
}

/** A door that is opened by this word, with these options of its own. */
export interface DoorSpoken {
  readonly command: string;
  readonly options: Readonly<Record<string, DoorOption>>;
}

/** Reads the arguments behind `bay`. Throws `usage`, `too-long`. */
export function argumentsOf(argv: readonly string[], door: DoorSpoken): DoorArguments {
  const { values, positionals } = parsed(argv, door);
  const [, stray] = positionals;
  if (stray !== undefined) throw usage({ kind: 'command-line', said: `Too many arguments: ${stray}` }, door);
  const one = (name: string) => single(name, values[name], door);
  const as = one('as');
  return {
    choices: {
      db: one('db'),
      shop: one('shop'),
      as: as === undefined ? undefined : fitting('name of who does it', as),
    },
    isSet: (name) => values[name] === true,
    one,
    all: (name) => listOf(values[name]),
  };
}

type Values = Readonly<Record<string, unknown>>;

function parsed(argv: readonly string[], door: DoorSpoken): { values: Values; positionals: string[] } {
  const own = Object.entries(door.options).map(([name, { value }]) => [
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
    throw usage({ kind: 'command-line', said: saidBy(thrown as Error) }, door);
  }
}

/** What Node says of it, as a sentence without its full stop. */
function saidBy({ message }: Error): string {
  const [, dashed] = /^Option '(?:-\w, )?(--[\w-]+).*' argument is ambiguous/.exec(message) ?? [];
  if (dashed !== undefined) return `${dashed} needs a value: one that begins with - is written ${dashed}=-1`;
  const [said = ''] = message.split(/\.? To specify|\n/);
  return said.replace(/\.$/, '');
}

function single(name: string, value: unknown, door: DoorSpoken): string | undefined {
  const given = [...new Set(listOf(value))];
  if (given.length > 1) throw usage({ kind: 'given-twice', option: `--${name}`, values: given }, door);
  const [said] = given;
  if (said === undefined) return undefined;
  const choices = door.options[name]?.choices;
  if (choices !== undefined && !choices.includes(said))
    throw usage({ kind: 'command-line', said: `Option '--${name}': expected ${choices.join(' or ')}` }, door);
  return fitting('file name', said);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function usage(problem: UsageProblem, { command }: DoorSpoken): AppError {
  return new AppError({ code: 'usage', problem, command });
}
