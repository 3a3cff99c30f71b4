import type { Argument, Command, Option } from 'commander';
import type { App } from '../app.ts';
import { loadCommand } from '../run/load-command.ts';

/** Where the unfinished word stands: after these commands, as the value of an option or as an argument. */
export interface Place {
  readonly command: Command;
  /** What has been typed of it. */
  readonly typed: string;
  /** The option whose value it is; null for none. */
  readonly option: Option | null;
  /** What stands before the value in the same word: `--service=`. */
  readonly before: string;
  /** The argument that it is; null where no more are taken. */
  readonly argument: Argument | null;
  /** The words of the command before it that are neither options nor their values. */
  readonly said: readonly string[];
}

/** Reads the words as commander will, but for the last, and loads the command that they name. */
export async function placeIn(typed: readonly string[], program: Command, app: App): Promise<Place> {
  const words = equalsJoined(typed.map(unquoted));
  const last = words.at(-1) ?? '';
  const said: string[] = [];
  let command = program;
  let option: Option | null = null;
  for (const word of words.slice(0, -1)) {
    const [flag, value] = parted(word);
    if (option !== null) {
      keepWhichBook(option, word, program);
      option = null;
    } else if (isOption(word)) {
      const named = optionNamed(flag, command);
      if (value === null) option = named;
      else if (named !== null) keepWhichBook(named, value, program);
    } else {
      const inner = said.length === 0 ? commandNamed(command, word) : null;
      if (inner === null) said.push(word);
      else {
        command = inner;
        await loadCommand(command, app);
      }
    }
  }
  const [flag, value] = parted(last);
  const inOneWord = option === null && value !== null && isOption(last) ? optionNamed(flag, command) : null;
  const { registeredArguments } = command;
  const following = registeredArguments[said.length] ?? null;
  const repeated =
    registeredArguments.at(-1)?.variadic === true ? (registeredArguments.at(-1) ?? null) : null;
  return {
    command,
    typed: inOneWord === null ? last : (value ?? ''),
    option: option ?? inOneWord,
    before: inOneWord === null ? '' : `${flag}=`,
    argument: following ?? repeated,
    said,
  };
}

/** bash makes three words of `--service=oil`. */
function equalsJoined(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const [i, word] of words.entries()) {
    const isAfterFlag = joined.at(-1)?.startsWith('--') === true;
    if (word !== '=' || !isAfterFlag) joined.push(word);
    else if (i === words.length - 1) joined.push('');
  }
  return joined;
}

/** As the shell would give it to bay; the closing quote may be still to come. */
function unquoted(word: string): string {
  return word.replaceAll(/\\(.?)|["']/g, '$1');
}

function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

/** `--service=oil` in its two parts; null where there is no value. */
function parted(word: string): readonly [flag: string, value: string | null] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? [word, null] : [word.slice(0, at), word.slice(at + 1)];
}

/** One that takes a value: of the command, or of one that it belongs to. */
function optionNamed(flag: string, command: Command): Option | null {
  for (let one: Command | null = command; one !== null; one = one.parent) {
    const found = one.options.find(({ short, long }) => flag === short || flag === long);
    if (found !== undefined) return found.required || found.optional ? found : null;
  }
  return null;
}

export function commandNamed({ commands }: Command, name: string): Command | null {
  return commands.find((one) => one.name() === name || one.aliases().includes(name)) ?? null;
}

/** Names are those of the book that the line is about. */
function keepWhichBook(option: Option, value: string, program: Command): void {
  if (program.options.includes(option)) program.setOptionValue(option.attributeName(), value);
}
