import type { Command } from 'commander';
import { type CompletedCommand, completionScript, SHELLS } from '../../output/form/completion.ts';
import { examples } from '../examples.ts';
import type { Fill } from '../load-command.ts';
import { loadCommand } from '../load-command.ts';
import { oneOf } from '../option-parsers.ts';

/** Prints the script itself, for `source <(bay completion bash)` and the like. */
export const fillCompletion: Fill = (command, app) =>
  examples(
    command,
    ['completion bash >> ~/.bashrc', 'for bash'],
    ['completion zsh > ~/.zfunc/_bay', 'for zsh, into a folder of $fpath'],
    ['completion fish > ~/.config/fish/completions/bay.fish', 'for fish'],
  )
    .argument('<shell>', SHELLS.join(', '), oneOf(SHELLS))
    .action(async (shell: (typeof SHELLS)[number]) => {
      const program = command.parent as Command;
      for (const one of program.commands) await loadCommand(one, app);
      app.show(completionScript(shell, wordsOf(program)));
    });

function wordsOf(command: Command): CompletedCommand {
  const [argument] = command.registeredArguments;
  return {
    names: [command.name(), ...command.aliases()],
    summary: command.description(),
    options: command.options.flatMap(({ long, short, description, required, optional, parseArg }) =>
      long === undefined || long === null
        ? []
        : [
            {
              flag: long,
              short: short ?? null,
              summary: description,
              takesValue: required || optional,
              values: choicesOf(parseArg),
            },
          ],
    ),
    values: command.name() === 'help' ? namesIn(command.parent) : choicesOf(argument?.parseArg),
    commands: command.commands.map(wordsOf),
  };
}

function namesIn(program: Command | null): string[] {
  return (program?.commands ?? []).map((one) => one.name());
}

/** The words that a parser made by `oneOf` takes. */
function choicesOf(parser: unknown): readonly string[] {
  return typeof parser === 'function' && 'words' in parser && Array.isArray(parser.words) ? parser.words : [];
}
