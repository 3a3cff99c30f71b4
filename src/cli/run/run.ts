import { type Command, CommanderError } from 'commander';
import { AppError, failureOf } from '../../failure.ts';
import { printedView } from '../../output/form/printed.ts';
import { themeOf } from '../../output/form/theme.ts';
import { envelope, failureEnvelope, jsonText } from '../../output/form/view.ts';
import { inColumns } from '../../output/form/wrap.ts';
import { besideSpinner, spinnerOn } from '../terminal/spinner.ts';
import { widthFor } from '../terminal/terminal-looks.ts';
import type { World } from '../world.ts';
import { openApp } from './open-app.ts';
import { buildProgram, checkLength } from './program.ts';
import type { ProgramApp } from './program-app.ts';

/** Runs one command line, the program's name left out, and gives the exit code. Never throws. */
export async function run(argv: readonly string[], outside: World): Promise<number> {
  if (argv[0] === COMPLETE) return completed(argv.slice(1), outside);
  const spinner = spinnerOn(outside.stderr, outside.clock, () => !app.options.json);
  const world = besideSpinner(outside, spinner);
  const program = buildProgram(
    (text) => {
      if (text !== '')
        world.stdout.write(argv.includes('--json') ? jsonText(envelope(printedView(text))) : text);
    },
    (command) => {
      helped = command;
    },
    () => app,
    argv,
  );
  let helped: Command | null = null;
  const app = openApp(program, world, (what) => spinner.doing(what));
  program.hook('preAction', () => spinner.start());
  try {
    checkLength(argv);
    await program.parseAsync([...argv], { from: 'user' });
    return app.exitCode() ?? 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError && isAnswered(thrown)) {
      const misspelt = helped === null ? null : await misspeltIn(argv, program);
      return misspelt === null
        ? await shownHelp(helped, thrown, app)
        : await report(misspelt, argv, app, world);
    }
    const error =
      thrown instanceof CommanderError
        ? (await import('./usage-error.ts')).usageError(thrown, argv, program)
        : ended(thrown, app);
    const answered = app.exitCode();
    if (answered === null) return await report(error, argv, app, world);
    await addTo(app, error);
    return answered;
  } finally {
    await tellOfBugs(app.survived(), argv, app, world);
    await closed(app, argv, world);
    spinner.stop();
  }
}

/** What a shell asks at every Tab. It is no place for warnings. */
async function completed(words: readonly string[], world: World): Promise<number> {
  const quiet = { ...world, stderr: NOWHERE };
  const program = buildProgram(nothing, nothing, () => app);
  const app = openApp(program, quiet);
  world.stdout.write(await (await import('../completion/complete.ts')).complete(words, program, app));
  return 0;
}

const nothing = () => undefined;
const NOWHERE = { write: nothing, isTerminal: false, columns: undefined, rows: undefined, mayMove: false };

/** How a shell's completion asks, as the first word: no command of anybody's. */
const COMPLETE = '__complete';

/** What goes wrong after everything has been told does not change what was told. */
async function closed(app: ProgramApp, argv: readonly string[], world: World): Promise<void> {
  try {
    await app.close();
  } catch (bug) {
    await tellOfBugs([bug], argv, app, world);
  }
}

/** A calendar that nobody waited for any more is not out of reach. */
function ended(thrown: unknown, { isInterrupted }: ProgramApp): unknown {
  const unheard = isInterrupted && failureOf(thrown, 'calendar-unreachable') !== null;
  return unheard ? new AppError({ code: 'interrupted' }, { cause: thrown }) : thrown;
}

/** What was done stands; that something in bay is broken must be known all the same. */
async function tellOfBugs(
  bugs: readonly unknown[],
  argv: readonly string[],
  app: ProgramApp,
  { stderr }: World,
): Promise<void> {
  if (bugs.length === 0) return;
  const { bugTrace, survivedBugText } = await import('../../output/failure/failure.ts');
  for (const bug of bugs) {
    app.warn(survivedBugText(bug));
    if (argv.includes('--verbose')) stderr.write(bugTrace(bug));
  }
}

/** Help or the version was asked for, or a group of commands by its name alone, which shows its help. */
function isAnswered({ exitCode, code }: CommanderError): boolean {
  return exitCode === 0 || code === 'commander.help';
}

/** Mostly help is asked by the options alone, and nobody has to look for a slip. */
async function misspeltIn(argv: readonly string[], program: Command): Promise<AppError | null> {
  if (argv.every((word) => word.startsWith('-'))) return null;
  return (await import('./usage-error.ts')).misspeltCommand(argv, program);
}

/** The version is out already; what the help says is read now. */
async function shownHelp(
  command: Command | null,
  { code }: CommanderError,
  app: ProgramApp,
): Promise<number> {
  if (command !== null)
    (await import('../help/show-help.ts')).showHelp(command, app, { bare: code === 'commander.help' });
  return 0;
}

/** Says what went wrong, in the form that was asked for, and gives the exit code. */
async function report(
  error: unknown,
  argv: readonly string[],
  app: ProgramApp,
  world: World,
): Promise<number> {
  const { stdout } = world;
  const { bugTrace, explainBug, explainFailure, failureText } = await import(
    '../../output/failure/failure.ts'
  );
  const { told } = await import('../../output/hints/hints.ts');
  // What no code foresees comes from a mistake of ours, unless the book holds what bay has never written.
  const failure = error instanceof AppError ? error.failure : await app.damage();
  const time = await app.timeKnown();
  const facts = failure === null ? explainBug(error) : explainFailure(failure, time);
  const explained = told(facts, time, app.commandLine);
  if (failure?.code === 'database-damaged') app.damageIsTold();
  app.ended(explained.exitCode);
  if (argv.includes('--json')) {
    stdout.write(jsonText(failureEnvelope(explained)));
  } else {
    const color = app.colorOn(world.stderr);
    world.stderr.write(inColumns(failureText(explained, themeOf({ color })), widthFor(world.stderr)));
  }
  if (explained.code === 'bug' && argv.includes('--verbose')) world.stderr.write(bugTrace(error));
  return explained.exitCode;
}

/** What went wrong once the result was out takes nothing back of it: neither a second document nor another exit code. */
async function addTo(app: ProgramApp, error: unknown): Promise<void> {
  const { explainBug, explainFailure } = await import('../../output/failure/failure.ts');
  const { message } =
    error instanceof AppError ? explainFailure(error.failure, await app.timeKnown()) : explainBug(error);
  app.warn(`What was told above holds. ${message}`);
}
