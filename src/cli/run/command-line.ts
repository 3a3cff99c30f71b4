import type { Command, Option } from 'commander';
import type { CommandLine } from '../../output/hints/hint-table.ts';

/** What the running command takes and was given, by itself or for all that stand below one name; any option while none runs. */
export function commandLineOf(running: () => Command | null): CommandLine {
  return {
    takes: (option) => {
      const command = running();
      return command === null || optionsOf(command).some(({ one }) => one.long === option);
    },
    gave: (option) => {
      const command = running();
      if (command === null) return false;
      const given = optionsOf(command).find(({ one }) => one.long === option);
      return given?.of.getOptionValueSource(given.one.attributeName()) === 'cli';
    },
  };
}

function optionsOf(command: Command): { readonly of: Command; readonly one: Option }[] {
  const own = command.options.map((one) => ({ of: command, one }));
  return command.parent === null ? own : [...own, ...optionsOf(command.parent)];
}
