import type { Command } from 'commander';
import { AppError } from '../../failure.ts';
import { EXIT_CODES_TOPIC, exitCodesView } from '../../output/failure/exit-codes.ts';
import { quoted } from '../../output/form/safe-text.ts';
import { type Fill, loadCommand } from '../load-command.ts';
import { wordsOf } from '../option-parsers.ts';

export const fillHelp: Fill = (command, app) =>
  command
    .argument('[topic...]', `a command, or ${EXIT_CODES_TOPIC}`, wordsOf('search text'))
    .action(async ([first, ...rest]: string[]) => {
      const program = command.parent as Command;
      if (first === undefined) return program.outputHelp();
      if (first === EXIT_CODES_TOPIC) return app.show(exitCodesView());
      const named = commandNamed(program, first);
      await loadCommand(named, app);
      return rest.reduce(commandNamed, named).outputHelp();
    });

function commandNamed(parent: Command, name: string): Command {
  const found = parent.commands.find((one) => one.name() === name || one.aliases().includes(name));
  if (found !== undefined) return found;
  throw new AppError({ code: 'usage', problem: `There is no help on ${quoted(name)}`, command: null });
}
