import { AppError } from '../../failure.ts';
import type { Page } from '../../store/page.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { wholeNumber, wordsOf } from '../options/option-parsers.ts';
import { showCustomerCard, showFound, USUAL_LIMIT } from '../people/caller.ts';
import { askWhose } from '../people/visit-named.ts';
import type { Fill } from '../run/load-command.ts';

export const fillFind: Fill = (command, app) =>
  examples(
    command,
    ['find 0134', 'by the last digits of a phone'],
    ['find perez', 'by a name, in any spelling'],
    ['find abc1', 'by half a plate'],
  )
    .argument(
      '[text...]',
      'a phone in any spelling or its last digits, a name, plate or VIN, make or model, or part of one',
      wordsOf('search text'),
    )
    .option('-l, --limit <n>', 'at most this many customers', wholeNumber(1, 1000), USUAL_LIMIT)
    .option('--offset <n>', 'after leaving out this many', wholeNumber(0, 999_999_999), 0)
    .action(async (words: string[], page: Page) => {
      if (words.length > 0) await showFound(words.join(' '), page, app);
      else await showWhoIsAsked(page, app);
    });

/** Somebody of the list of visits, or whatever is typed. Throws `usage` where nobody can be asked. */
async function showWhoIsAsked(page: Page, app: App): Promise<void> {
  const prompter = await app.prompter();
  if (prompter === null)
    throw new AppError({
      code: 'usage',
      problem: { kind: 'argument-missing', argument: 'text' },
      command: 'find',
    });
  const meant = await askWhose<number | string>(
    prompter,
    app,
    async ({ customer }) => customer.id,
    async (text) => text,
  );
  if (typeof meant === 'number') await showCustomerCard(meant, app);
  else await showFound(meant, page, app);
}
