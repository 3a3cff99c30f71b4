import type { Command } from 'commander';
import { expect, test } from 'vitest';
import type { App } from '../../src/cli/app.ts';
import { commandLineOf } from '../../src/cli/run/command-line.ts';
import { loadCommand } from '../../src/cli/run/load-command.ts';
import { buildProgram } from '../../src/cli/run/program.ts';
import { explainFailure } from '../../src/output/failure/failure.ts';
import { told } from '../../src/output/hints/hints.ts';
import { ALL_FAILURES } from '../output/failure-samples.ts';
import { TIME } from '../output/samples.ts';

async function wholeProgram(): Promise<Command> {
  const program = buildProgram(
    () => undefined,
    () => undefined,
    () => ({}) as App,
  );
  for (const command of program.commands) await loadCommand(command, {} as App);
  return program;
}

/** With those that only show what is below them. */
function allOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allOf)];
}

function named(command: Command, name: string): Command | undefined {
  return command.commands.find((one) => one.name() === name || one.aliases().includes(name));
}

function pathOf(command: Command): string {
  return command.parent === null ? 'bay' : `${pathOf(command.parent)} ${command.name()}`;
}

/** What stands before a command: `bay` behind any other word is the program, or a place in the shop. */
const LEADS_TO_COMMAND = /^(?:or|and|then|use|\w+=\S+)?$/;
const WORD = /^[a-z][\w-]*$/;
/** What is meant where no more is said. */
const DEFAULTS: Readonly<Record<string, string>> = { auth: 'login' };

/** What of a hint names a command that there is not, or an option that its command has not: `bay cancel --until`. */
function strange(hint: string, at: Command, program: Command): string[] {
  return hint.split(/[;:.](?=\s|$)|\n/).flatMap((part) => strangeIn(part.trim().split(/\s+/), at, program));
}

function strangeIn(words: readonly string[], at: Command, program: Command): string[] {
  const found: string[] = [];
  let command = at;
  let isPath = false;
  for (const [i, typed] of words.entries()) {
    const word = typed.replace(/^[("'[]+|[)"',\]]+$/g, '');
    const below = isPath ? named(command, word) : undefined;
    // Another program's.
    if (word === 'npm') break;
    if (word === 'bay' && (typed.startsWith('(') || LEADS_TO_COMMAND.test(words[i - 1] ?? '')))
      [command, isPath] = [program, true];
    else if (below !== undefined) command = below;
    else {
      if (isPath && command === program && WORD.test(word)) found.push(`bay ${word}`);
      isPath = false;
      const option = /^--[a-z][\w-]*/.exec(word)?.[0];
      if (option !== undefined && !hasOption(command, option)) found.push(`${pathOf(command)} ${option}`);
    }
  }
  return found;
}

function hasOption(command: Command, option: string): boolean {
  const meant = named(command, DEFAULTS[command.name()] ?? '') ?? command;
  return option === '--help' || commandLineOf(() => meant).takes(option);
}

test('no hint names a command that there is not, or an option that its command has not', async () => {
  const program = await wholeProgram();
  const commands = allOf(program);
  expect(commands.length).toBeGreaterThan(60);
  const found = commands.flatMap((command) => {
    const { takes } = commandLineOf(() => command);
    return [true, false].flatMap((isGiven) => {
      const at = { takes, gave: (option: string) => isGiven && takes(option) };
      return ALL_FAILURES.flatMap((failure) => {
        const { hint } = told(explainFailure(failure, TIME), TIME, at);
        return strange(hint, command, program).map(
          (what) => `${failure.code} at ${pathOf(command)}: ${what}`,
        );
      });
    });
  });
  expect([...new Set(found)]).toEqual([]);
});

test('a hint of a strange option, or of no command, would be found', async () => {
  const program = await wholeProgram();
  const cancel = named(program, 'cancel') as Command;
  const found = (hint: string) => strange(hint, cancel, program);
  expect(found('Give it: --reason other; or wait')).toEqual([]);
  expect(found('Give it: --at 9')).toEqual(['bay cancel --at']);
  expect(found('Look: bay customers show 3 --past')).toEqual(['bay customers show --past']);
  expect(found('Look: bay customers appointments 3 --past')).toEqual([]);
  expect(found('Try: bay agneda')).toEqual(['bay agneda']);
});

const BOOK = { takes: () => true, gave: (option: string) => option === '--customer' };

test.each([
  ['Zed', '--name Zed'],
  ['Zed Stone', "--name 'Zed Stone'"],
  ['Zed 212 555 0188', "--name Zed --phone '212 555 0188'"],
  ['9999', '--name <name> --phone <phone>'],
])('whoever was named by an option is entered by options: %s', (query, options) => {
  const failure = { code: 'not-found', what: 'customer', query, known: [], newcomer: true } as const;
  expect(told(explainFailure(failure, TIME), TIME, BOOK).hint).toContain(
    `Somebody new? Name them instead: ${options}`,
  );
});
