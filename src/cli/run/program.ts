import { type Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json' with { type: 'json' };
import { tooLong } from '../../domain/text-limits.ts';
import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import type { App } from '../app.ts';
import { askingCommand } from './asking-command.ts';
import { loadCommand, loadLater } from './load-command.ts';
import { meantCommands } from './meant-commands.ts';
import { refuseSaidTwice } from './said-twice.ts';

/**
 * The command line. Every command that `argv` can mean is there by name and description, so that help is complete; its options
 * and code are loaded when it is the one that was asked for.
 */
export function buildProgram(
  print: (text: string) => void,
  helped: (command: Command) => void,
  app: () => App,
  argv: readonly string[] = [],
): Command {
  const program = askingCommand('bay', (work) => app().untilSettled(work))
    .description('the appointment book of the shop: free times, booking, moving, cancelling, the day')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    // What a help says is asked for once it is known which: `show-help.ts`.
    .configureHelp({
      formatHelp: (command) => {
        helped(command);
        return '';
      },
    })
    .addOption(new Option('--json', 'print one JSON document, ask nothing').default(false))
    .addOption(new Option('-y, --yes', 'answer confirmations with yes').default(false))
    .addOption(new Option('--no-input', 'ask nothing: what is missing is an error'))
    .option('--db <file>', 'the database (env BAY_DB)', (file) => fitting('file name', file))
    .option('--shop <name>', "which shop's book (env BAY_SHOP)", (name) => fitting('name', name))
    .option('--as <name>', 'who does it, for the history (env BAY_ACTOR)', someone)
    .option('--no-color', 'no colours')
    .option('--no-pager', 'show long lists at once, without less')
    .addOption(new Option('--verbose', 'say more on stderr').default(false))
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: print,
      outputError: () => undefined,
      // By itself commander would ask the process, whose streams cost a millisecond or two each to make.
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError(false);
  for (const { group, name, alias, summary, load } of meantCommands(argv, program.options)) {
    const command = program.command(name).description(summary).helpGroup(group);
    if (alias !== undefined) command.alias(alias);
    loadLater(command, load);
  }
  refuseSaidTwice(program);
  // Words without a command's name: who is calling. What only looks like them is a command that is misspelt.
  program.usage('[options] [command]').argument('[words...]', '', asOneText);
  program.action(async (words: string[]) => {
    if (words.length === 0) program.help({ error: true });
    else await (await import('../people/caller.ts')).showCaller(words, app());
  });
  return program.hook('preSubcommand', async (_, command) => loadCommand(command, app()));
}

/** Nobody is no name: then it would be the login's doing. */
function someone(name: string): string {
  if (name.trim() === '') throw new InvalidArgumentError('It is empty.');
  return fitting('name of who does it', name);
}

function asOneText(word: string, before: readonly string[] = []): string[] {
  fitting('search text', [...before, word].join(' '));
  return [...before, word];
}

/** Asked before anything looks at the words, because every parser of options does so more than once. Throws `too-long`. */
export function checkLength(argv: readonly string[]): void {
  const failure = tooLong('command line', { length: argv.reduce((sum, { length }) => sum + length + 1, 0) });
  if (failure !== null) throw new AppError(failure);
}
