import type { Command } from 'commander';
import { TOOLS } from '../../agents/tool-table.ts';
import type { DoorOption } from '../../doors/door-option.ts';
import { MCP_OPTIONS } from '../../doors/mcp-options.ts';
import { doorOption } from './door-options.ts';
import { eachOf } from './option-parsers.ts';

/** Adds those of the options of the door for agents. */
export function doorOptions(command: Command, names: readonly (keyof typeof MCP_OPTIONS)[]): Command {
  for (const name of names) {
    const option: DoorOption = MCP_OPTIONS[name];
    if (option.isRepeatable === true) command.option(`--${name} <${option.value}>`, option.says, toolNames);
    else doorOption(command, name, option);
  }
  return command;
}

/** With the names that completion offers. */
const toolNames = Object.assign(eachOf('name'), { words: TOOLS.map(({ name }) => name) });
