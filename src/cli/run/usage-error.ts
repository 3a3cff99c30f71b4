import type { Command, CommanderError } from 'commander';
import { shortened } from '../../domain/text-limits.ts';
import { AppError } from '../../failure.ts';
import { didYouMean } from '../options/did-you-mean.ts';

/** commander's words as one sentence, its values cut, and with what was probably meant. */
export function usageError(
  { message, code }: CommanderError,
  argv: readonly string[],
  program: Command,
): AppError {
  const { path, command } = commandIn(argv, program);
  const stray = code === 'commander.excessArguments' ? wordForGroup(command) : undefined;
  const said = stray === undefined ? message.replace(/^error: /, '') : `unknown command '${stray}'`;
  const problem = withValuesCut(said.replace(/^command-argument value/, 'the value'), argv)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
  const sentence = problem.charAt(0).toUpperCase() + problem.slice(1);
  const known = stray === undefined ? knownTo(command, code) : namesOf(command);
  return new AppError({
    code: 'usage',
    problem: { kind: 'command-line', said: `${sentence}${didYouMean(unknownIn(said), known)}` },
    command: path.length === 0 ? null : path.join(' '),
  });
}

/**
 * Help was asked of a command that there is not, and of which it is clear which one was meant; null where help is what was asked for.
 * Other words may be a customer's.
 */
export function misspeltCommand(argv: readonly string[], program: Command): AppError | null {
  const { path, command } = commandIn(argv, program);
  const words = argv.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.has(argv[at - 1] ?? ''));
  const stray = words.find((word) => !path.includes(word));
  if (stray === undefined || command.commands.length === 0) return null;
  const meant = didYouMean(stray, namesOf(command));
  if (meant === '') return null;
  return new AppError({
    code: 'usage',
    problem: { kind: 'command-line', said: `Unknown command '${shortened(stray)}'${meant}` },
    command: path.length === 0 ? null : path.join(' '),
  });
}

/** The options of every command that are followed by a value. */
const WITH_VALUE: ReadonlySet<string> = new Set(['--db', '--shop', '--as']);

/** `customers add`: the command that the words name, the program itself for none. */
function commandIn(argv: readonly string[], program: Command): { path: string[]; command: Command } {
  const path: string[] = [];
  let command = program;
  for (const word of argv) {
    const named = command.commands.find((one) => one.name() === word || one.aliases().includes(word));
    if (named === undefined) continue;
    path.push(word);
    command = named;
  }
  return { path, command };
}

/** A group that does something by its name alone takes any other word for an argument of that. */
function wordForGroup(group: Command): string | undefined {
  const inner = group.commands.find(({ args }) => args.length > 0);
  return inner?.args[0] ?? (group.parent !== null && group.commands.length > 0 ? group.args[0] : undefined);
}

function unknownIn(said: string): string {
  return /^unknown (?:command|option) '(.*)'$/s.exec(said)?.[1] ?? '';
}

function knownTo(command: Command, code: string): string[] {
  if (code === 'commander.unknownCommand') return namesOf(command);
  const flags: string[] = [];
  for (let one: Command | null = command; one !== null; one = one.parent)
    flags.push(...one.options.flatMap(({ long }) => long ?? []));
  return flags;
}

function namesOf({ commands }: Command): string[] {
  return commands.flatMap((one) => [one.name(), ...one.aliases()]);
}

/** What was typed stands in the message as it was typed: after its option, behind a `=`, or grown together with a letter. */
function withValuesCut(said: string, argv: readonly string[]): string {
  const values = argv.flatMap((word) => [word, word.slice(word.indexOf('=') + 1), word.slice(2)]);
  const long = values.filter((value) => shortened(value) !== value).sort((a, b) => b.length - a.length);
  return long.reduce((left, value) => left.replaceAll(value, shortened(value)), said);
}
