import type { Command } from 'commander';
import type { Block } from '../../output/help/prose.ts';
import { TOPICS } from '../../output/help/topic-list.ts';
import { GROUPS, type Group } from './command-groups.ts';
import { examplesOf } from './examples.ts';

/** All that the help of a command says, which must have been loaded. */
export function commandHelp(command: Command): Block[] {
  return command.parent === null
    ? programHelp(command)
    : [...usage(command), ...commandParts(command), ...elsewhere()];
}

function usage(command: Command): Block[] {
  const alias = command.createHelp().commandUsage(command);
  return [`Usage: ${alias}`, `${sentence(command.description())}.`];
}

function programHelp(program: Command): Block[] {
  return [
    ...usage(program),
    ...Object.entries(GROUPS).flatMap(([group, heading]) =>
      titled(heading, termsOf(inGroup(program, group as Group))),
    ),
    ...titled('Options of every command', optionsOf(program)),
    ...titled(
      'Topics: bay help <topic>',
      TOPICS.map(({ name, summary }) => [name, summary] as const),
    ),
    ...titled('Examples', FIRST_EXAMPLES),
    'Each command has its own help: bay book --help',
  ];
}

/** What the counter types all day. */
const FIRST_EXAMPLES: readonly (readonly [string, string])[] = [
  ['bay today', 'the day, bay by bay'],
  ['bay book oil tue 9 0134', 'an oil change for the caller with this number'],
  ['bay move 12 tomorrow', 'number 12 goes to tomorrow, at the same time'],
];

function inGroup({ commands }: Command, group: Group): readonly Command[] {
  return commands.filter((one) => one.helpGroup() === group);
}

/** What it takes, what belongs to it, and it at work. */
export function commandParts(command: Command): Block[] {
  const given = command.registeredArguments.filter(({ description }) => description !== '');
  return [
    ...titled(
      'Arguments',
      given.map((argument) => [argument.name(), argument.description] as const),
    ),
    ...titled('Commands', termsOf(command.commands)),
    ...titled('Options', optionsOf(command)),
    ...titled(
      'Examples',
      examplesOf(command).map(([line, does]) => [`bay ${line}`, does] as const),
    ),
  ];
}

function elsewhere(): Block[] {
  return [
    'What every command takes (--json, --yes, --shop …): bay --help. How times are written: bay help times',
  ];
}

function titled(heading: string, terms: readonly (readonly [string, string])[]): Block[] {
  return terms.length === 0 ? [] : [{ heading }, { terms }];
}

export function optionsOf(command: Command): (readonly [string, string])[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map(({ flags, description }) => [flags, description] as const);
}

function termsOf(commands: readonly Command[]): (readonly [string, string])[] {
  return commands.map((one) => [[one.name(), ...one.aliases()].join(', '), one.description()] as const);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
