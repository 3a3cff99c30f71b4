import type { Command } from 'commander';
import type { DoorOption } from '../../doors/door-option.ts';
import { oneOf, textOf } from './option-parsers.ts';

/** Adds an option that a door reads by itself: here it is for the help and for completion. */
export function doorOption(command: Command, name: string, { value, says, choices }: DoorOption): Command {
  if (value === undefined) return command.option(`--${name}`, says);
  return command.option(
    `--${name} <${value}>`,
    says,
    choices === undefined ? textOf('name') : oneOf(choices),
  );
}
