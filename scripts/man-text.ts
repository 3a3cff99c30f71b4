import type { Command } from 'commander';
import { version } from '../package.json' with { type: 'json' };
import type { App } from '../src/cli/app.ts';
import { GROUPS } from '../src/cli/help/command-groups.ts';
import { commandParts, optionsOf } from '../src/cli/help/command-help.ts';
import { loadCommand } from '../src/cli/run/load-command.ts';
import { buildProgram } from '../src/cli/run/program.ts';
import { TOPICS } from '../src/output/help/topic-list.ts';
import { TOPIC_TEXTS } from '../src/output/help/topics.ts';
import { escaped, roff, section, subsection } from './roff.ts';

const nothing = () => undefined;
/** No command asks anything of it before it runs. */
const NO_APP = {} as App;

/** The whole page: every command with its options and examples, and every topic. */
export async function manPage(): Promise<string> {
  const program = buildProgram(nothing, nothing, () => NO_APP);
  for (const command of program.commands) await loadCommand(command, NO_APP);
  return [
    `.TH BAY 1 "" "bay ${version}" "User Commands"\n`,
    section('Name', `bay \\- ${escaped(program.description())}\n`),
    section('Synopsis', '\\fBbay\\fR [\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]\n'),
    section('Options of every command', roff([{ terms: optionsOf(program) }])),
    ...Object.entries(GROUPS).map(([group, heading]) =>
      section(
        heading,
        program.commands
          .filter((one) => one.helpGroup() === group)
          .flatMap(withInner)
          .map(commandSection)
          .join(''),
      ),
    ),
    ...TOPICS.map(({ name, summary }) => section(name, roff([`${summary}.`, ...TOPIC_TEXTS[name].slice(1)]))),
  ].join('');
}

function withInner(command: Command): Command[] {
  return [command, ...command.commands];
}

function commandSection(command: Command): string {
  return subsection(
    command.createHelp().commandUsage(command),
    roff([`${command.description()}.`, ...commandParts(command)]),
  );
}
