import { COMMANDS } from '../../src/cli/run/command-list.ts';

/** A command line, or an option of one: what only the command line's own words have in them. */
export const COMMAND = new RegExp(
  `\\bbay (?:${COMMANDS.map(({ name }) => name).join('|')})\\b|(?<!\\w)--[a-z]`,
);
