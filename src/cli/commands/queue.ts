import type { Command } from 'commander';
import { AppError, type UsageProblem } from '../../failure.ts';
import { droppedView, queueView, retriedView } from '../../output/calendars/queue.ts';
import { dropQueued, readQueue, retryQueued } from '../../usecases/in-step/queue.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { textOf } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

const WHICH = 'as the list calls it: 12.primary; 12 where the appointment owes but one';

export const fillQueue: Fill = (command, app) => {
  examples(
    command,
    ['queue', 'what is owed to the calendars, since when, and what was last in the way'],
    ['queue retry 12', 'tries what appointment 12 owes now'],
    ['queue drop 12.primary', 'gives a change up: the event stays as it is'],
  ).action(async () => list(app));
  addList(command, app);
  addRetry(command, app);
  addDrop(command, app);
};

async function list(app: App): Promise<void> {
  app.owedIsTold();
  app.show(queueView(await readQueue(await app.ports()), await app.time()));
}

function addList(queue: Command, app: App): void {
  examples(
    queue.command('list').description('what is owed, the longest waiting first'),
    ['queue list', 'all of it'],
    ['queue', 'the same'],
    ['queue list --json', 'for a script'],
  ).action(async () => list(app));
}

function addRetry(queue: Command, app: App): void {
  const command = queue
    .command('retry')
    .description('try now what is owed, was given up or refused')
    .argument('[change]', WHICH, textOf('name of a change'))
    .option('-a, --all', 'all that is owed');
  examples(
    writing(command),
    ['queue retry 12.primary', 'one change'],
    ['queue retry 12', 'what appointment 12 owes, where that is one change'],
    ['queue retry --all', 'all that is owed, whatever calendars are left alone for'],
  ).action(async (change: string | undefined, { all = false }: { readonly all?: boolean }) => {
    const which = meant(change, all);
    app.owedIsTold();
    const ports = await app.ports();
    const write = await writeOf(app, command);
    const retried = await retryQueued(which, write, ports);
    app.show(retriedView(retried.value, outcomeOf(retried, write), await app.time()));
  });
}

function addDrop(queue: Command, app: App): void {
  const command = queue
    .command('drop')
    .description('give a change up: the event stays as it is, and the appointment says so')
    .argument('<change>', WHICH, textOf('name of a change'));
  examples(
    writing(command),
    ['queue drop 12.primary', 'bay does not try it any more'],
    ['queue drop 12 --dry-run', 'only says what would be given up'],
    ['queue retry 12.primary', 'tries it after all'],
  ).action(async (change: string) => {
    app.owedIsTold();
    const ports = await app.ports();
    const write = await writeOf(app, command);
    const dropped = await dropQueued(change, write, ports);
    app.show(droppedView(dropped.value, outcomeOf(dropped, write), await app.time()));
  });
}

/** Null for all of them. Throws `usage` for neither or both. */
function meant(change: string | undefined, all: boolean): string | null {
  if (change !== undefined && all) throw unfit({ kind: 'one-of', options: ['a change', '--all'] });
  if (change !== undefined) return change;
  if (all) return null;
  throw unfit({ kind: 'argument-missing', argument: 'change' });
}

function unfit(problem: UsageProblem): AppError {
  return new AppError({ code: 'usage', problem, command: 'queue retry' });
}
