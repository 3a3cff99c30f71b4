import type { Command } from 'commander';
import { nearest } from '../../domain/near.ts';
import { AppError } from '../../failure.ts';
import { TOPICS } from '../../output/help/topic-list.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { type Fill, loadCommand } from '../run/load-command.ts';

export const fillHelp: Fill = (command, app) =>
  examples(
    command,
    ['help book', 'all that booking takes'],
    ['help times', 'how days and times are written'],
    ['help customers import', 'a command of a command'],
  )
    .argument(
      '[topic...]',
      `a command, or one of ${TOPICS.map(({ name }) => name).join(', ')}`,
      wordsOf('search text'),
    )
    .action(async ([first, ...rest]: string[]) => {
      const { showHelp } = await import('../help/show-help.ts');
      const program = command.parent as Command;
      if (first === undefined) return showHelp(program, app);
      const topic = TOPICS.find(({ name }) => name === first);
      if (topic !== undefined && rest.length === 0)
        return app.show((await import('../../output/help/topics.ts')).topicView(topic.name));
      const named = commandNamed(program, first);
      await loadCommand(named, app);
      return showHelp(rest.reduce(commandNamed, named), app);
    });

function commandNamed(parent: Command, name: string): Command {
  const found = parent.commands.find((one) => one.name() === name || one.aliases().includes(name));
  if (found !== undefined) return found;
  const known = parent.commands.flatMap((one) => [one.name(), ...one.aliases()]);
  const topics = parent.parent === null ? TOPICS.map((topic) => topic.name) : [];
  const meant = nearest(name, [...known, ...topics]);
  throw new AppError({
    code: 'usage',
    problem: { kind: 'no-help-topic', topic: name, meant },
    command: null,
  });
}
