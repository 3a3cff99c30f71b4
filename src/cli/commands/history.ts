import { AppError } from '../../failure.ts';
import { historyView } from '../../output/history/history.ts';
import type { JournalScope } from '../../store/journal.ts';
import { historyOf } from '../../usecases/history/history-of.ts';
import { readHistory } from '../../usecases/history/read-history.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { textOf, wholeNumber, wordsOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

interface HistoryOptions {
  readonly by?: string;
  readonly limit: number;
  readonly offset: number;
}

export const fillHistory: Fill = (command, app) =>
  examples(
    command,
    ['history', 'what was done last, by whom'],
    ['history 12', 'what became of an appointment; also of ana, 0134, abc1234'],
    ['history today --limit 50', 'a day'],
  )
    .argument(
      '[who...]',
      'an appointment (12), a customer, a car or a day: ana, 0134, abc1234, today',
      wordsOf('search text'),
    )
    .option('--by <name>', 'only what that person did', textOf('name'))
    .option('-l, --limit <n>', 'at most this many', wholeNumber(1, 1000), 20)
    .option('--offset <n>', 'after leaving out this many', wholeNumber(0, 999_999_999), 0)
    .action(async (words: string[], { by, limit, offset }: HistoryOptions) => {
      const scope = await scopeOf(words.join(' ').trim(), by, app);
      const history = await readHistory(scope, { limit, offset }, await app.ports());
      app.show(historyView(history, offset, await app.time()));
    });

async function scopeOf(text: string, actor: string | undefined, app: App): Promise<JournalScope> {
  if (actor !== undefined) {
    if (text === '') return { of: 'actor', actor };
    const problem = { kind: 'two-histories', actor, words: text } as const;
    throw new AppError({ code: 'usage', problem, command: 'history' });
  }
  if (text === '') return { of: 'all' };
  return historyOf(text, await app.shop(), await app.ports());
}
