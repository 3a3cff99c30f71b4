import type { Command } from 'commander';
import { DOOR_OPTIONS, type DoorOption } from '../../agents/door-options.ts';
import { TOOLS } from '../../agents/tool-table.ts';
import { eachOf, oneOf, textOf } from './option-parsers.ts';

type Name = keyof typeof DOOR_OPTIONS;

/** Adds those of the options of the door for agents. */
export function doorOptions(command: Command, names: readonly Name[]): Command {
  for (const name of names) {
    const { value, says, choices, isRepeatable }: DoorOption = DOOR_OPTIONS[name];
    if (value === undefined) command.option(`--${name}`, says);
    else if (choices !== undefined) command.option(`--${name} <${value}>`, says, oneOf(choices));
    else if (isRepeatable === true) command.option(`--${name} <${value}>`, says, toolNames);
    else command.option(`--${name} <${value}>`, says, textOf('name'));
  }
  return command;
}

/** With the names that completion offers. */
const toolNames = Object.assign(eachOf('name'), { words: TOOLS.map(({ name }) => name) });
