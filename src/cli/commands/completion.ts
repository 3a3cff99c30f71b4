import type { Command } from 'commander';
import { type CompletedCommand, completionScript, SHELLS } from '../../output/completion.ts';
import type { Fill } from '../load-command.ts';
import { loadCommand } from '../load-command.ts';
import { oneOf } from '../option-parsers.ts';

/** Prints the script itself, for `source <(bay completion bash)` and the like. */
export const fillCompletion: Fill = (command, app) =>
  command
    .argument('<shell>', SHELLS.join(', '), oneOf(SHELLS))
    .action(async (shell: (typeof SHELLS)[number]) => {
      const program = command.parent as Command;
      for (const one of program.commands) await loadCommand(one, app);
      app.show(completionScript(shell, wordsOf(program)));
    });

function wordsOf(command: Command): CompletedCommand {
  return {
    names: [command.name(), ...command.aliases()],
    summary: command.description(),
    options: command.options.flatMap(({ long, description }) =>
      long === undefined || long === null ? [] : [{ flag: long, summary: description }],
    ),
    commands: command.commands.map(wordsOf),
  };
}
