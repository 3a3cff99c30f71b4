import type { Mark } from '../../domain/visit-chain.ts';
import { AppError, failureOf, type UsageProblem } from '../../failure.ts';
import { beginsArrival, readArrival } from '../../input/arrival-words.ts';
import { markedView } from '../../output/appointments/appointment-marked.ts';
import type { Write } from '../../store/write.ts';
import { type MarkRequest, markVisit } from '../../usecases/day/mark-visit.ts';
import type { App } from '../app.ts';
import { type WaysOptions, waysGiven, waysOptions } from '../booking/visit-ways.ts';
import { notOverbooked, sharedTag, showWarned } from '../booking/warn-of-visit.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { type Example, examples } from '../help/examples.ts';
import { textOf, wordsOf } from '../options/option-parsers.ts';
import { readingAsked } from '../options/when.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { visitAndRest, visitNamed, WHO } from '../people/visit-named.ts';
import type { Fill } from '../run/load-command.ts';

interface Arriving extends WaysOptions {
  readonly overbook?: string;
}

export const fillArrive: Fill = (command, app) => {
  command.argument(
    '[appointment...]',
    `${WHO}; then how it comes, until when, its key: wait 15:30 tag 14`,
    wordsOf('search text'),
  );
  examples(
    writing(waysOptions(command)),
    ['in 12 wait 15:30', 'Ana sits here and was told half past three'],
    ['in quinn drop by 4 tag 14', 'whose visit, by name; the key hangs on hook 14'],
    ['in 12 night', 'the key was in the box this morning'],
  )
    .option('--overbook <why>', 'where there is no room for one more, and record why', textOf('reason'))
    .action(async (words: string[], { overbook, ...options }: Arriving) => {
      const write = await writeOf(app, command);
      const said = { words, command: 'arrive', write, also: 'over-today' } as const;
      const { visit, rest } = await visitAndRest(said, app, beginsArrival);
      const ways = waysGiven(await readingAsked(rest, app, async (meant) => withWords(options, meant)));
      const request = { appointmentId: visit.id, mark: 'arrived', ways, anyway: app.options.yes } as const;
      await mark({ ...request, overbookReason: overbook ?? null }, write, app);
    });
};

export const fillStart = filling(
  'in_progress',
  ['start 12', 'work begins now'],
  ['start 12 --dry-run', 'what would be noted'],
  ['start 12 --yes', "tomorrow's visit is begun today, and that is meant"],
);
export const fillDone = filling(
  'completed',
  ['done 12', 'the car is ready'],
  ['done 12 --json', 'the whole visit as one document'],
  ['done 12 --dry-run', 'what would be noted'],
);
export const fillNoShow = filling(
  'no_show',
  ['no-show 12', 'nobody came: the rest of the time is free again'],
  ['noshow 12', 'the same'],
  ['in 12', 'here after all: takes the time again, if it is free'],
);

function filling(status: Mark, ...three: readonly [Example, Example, Example]): Fill {
  return (command, app) =>
    examples(writing(command), ...three)
      .argument('[appointment...]', WHO, wordsOf('search text'))
      .action(async (words: string[]) => {
        const write = await writeOf(app, command);
        const { id } = await visitNamed({ words, command: command.name(), write, also: 'over-today' }, app);
        await mark({ appointmentId: id, mark: status, ways: {}, anyway: app.options.yes }, write, app);
      });
}

async function mark(request: MarkRequest, write: Write, app: App): Promise<void> {
  const ports = await app.ports();
  const shop = await app.shop();
  const time = await app.time();
  const marked = await ifMeant(request, app, (meant) => markVisit(meant, shop, write, ports));
  const { value, freed, receipt, trouble } = marked;
  const view = markedView(
    value,
    { deed: request.mark, freed },
    outcomeOf(marked, write),
    time,
    receipt,
    marked,
  );
  const tags = request.mark === 'arrived' ? await sharedTag(value, app) : [];
  showWarned(view, [...notOverbooked(request.overbookReason, marked), ...tags], app);
  if (!write.dryRun) await warnIfNotShown(value, trouble, app);
}

/** A visit of another day is likely a slip: at a terminal a person is asked. */
async function ifMeant<T>(
  request: MarkRequest,
  app: App,
  act: (request: MarkRequest) => Promise<T>,
): Promise<T> {
  try {
    return await act(request);
  } catch (thrown) {
    const notDue = failureOf(thrown, 'not-due');
    const prompter = notDue === null ? null : await app.prompter();
    if (notDue === null || prompter === null) throw thrown;
    const { explainFailure } = await import('../../output/failure/failure.ts');
    const { message } = explainFailure(notDue, await app.time());
    if (!(await prompter.confirm(`${message} Mark it all the same?`))) throw thrown;
    return act({ ...request, anyway: true });
  }
}

/** The options with what the words say. Throws `several-readings`, and `usage` for words that are not understood, or say another thing than an option. */
function withWords(options: WaysOptions, words: readonly string[]): WaysOptions {
  const read = readArrival(words);
  if (read.kind === 'several-readings') throw new AppError({ code: 'several-readings', ...read.open });
  if (read.kind === 'meaningless') throw unfit({ kind: 'meaningless', words: read.words, meant: [] });
  if (read.kind === 'said-twice') throw unfit({ kind: 'said-twice', words: read.words, what: read.what });
  for (const what of ['mode', 'promise', 'tag'] as const) {
    const [typed, said] = [options[what], read.said[what]];
    if (typed !== undefined && said !== undefined && typed !== said)
      throw unfit({ kind: 'ways-said-and-given', option: what });
  }
  return { ...options, ...read.said };
}

function unfit(problem: UsageProblem): AppError {
  return new AppError({ code: 'usage', problem, command: 'arrive' });
}
