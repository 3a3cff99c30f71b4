import type { Option } from 'commander';
import type { Entry } from './calendar-commands.ts';
import { COMMANDS } from './command-list.ts';

/**
 * The commands that a command line can mean: the one that it names, or all of them where it names none, or one that tells of the
 * others. To make them all costs a start a fiftieth of what Node does. `options`: those of every command.
 */
export function meantCommands(argv: readonly string[], options: readonly Option[]): readonly Entry[] {
  const word = firstWord(argv, options);
  const named = COMMANDS.filter(({ name, alias }) => word === name || (word !== undefined && word === alias));
  return named.length === 0 || named.some(({ tellsOfAll }) => tellsOfAll) ? COMMANDS : named;
}

/** The first word that is no option of every command, nor its value; undefined where another option comes first. */
function firstWord(argv: readonly string[], options: readonly Option[]): string | undefined {
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] as string;
    if (!word.startsWith('-')) return word;
    const [name = '', value] = word.split('=', 2);
    const option = options.find(({ short, long }) => short === name || long === name);
    if (option === undefined) return undefined;
    if (option.required && value === undefined) at += 1;
  }
  return undefined;
}
