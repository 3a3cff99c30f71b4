import type { Command } from 'commander';

/** What is typed after `bay`, and what comes of it. */
export type Example = readonly [line: string, does: string];

const EXAMPLES = new WeakMap<Command, readonly Example[]>();

/** Three lines that show a command at work, the most frequent first: its help has them, and so has the man page. */
export function examples(command: Command, ...three: readonly [Example, Example, Example]): Command {
  EXAMPLES.set(command, three);
  return command;
}

/** Those of a command; a group shows the first of each of its commands. */
export function examplesOf(command: Command): readonly Example[] {
  return EXAMPLES.get(command) ?? command.commands.flatMap((one) => EXAMPLES.get(one)?.slice(0, 1) ?? []);
}
