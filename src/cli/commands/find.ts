import { foundView } from '../../output/people/customer-match.ts';
import type { Page } from '../../store/page.ts';
import { findCustomers } from '../../usecases/people/find-customers.ts';
import { examples } from '../examples.ts';
import type { Fill } from '../load-command.ts';
import { wholeNumber, wordsOf } from '../option-parsers.ts';

const USUAL_LIMIT = 10;

export const fillFind: Fill = (command, app) =>
  examples(
    command,
    ['find 0134', 'by the last digits of a phone'],
    ['find perez', 'by a name, in any spelling'],
    ['find abc1', 'by half a plate'],
  )
    .argument(
      '<text...>',
      'a phone in any spelling or its last digits, a name, plate or VIN, make or model, or part of one',
      wordsOf('search text'),
    )
    .option('-l, --limit <n>', 'at most this many customers', wholeNumber(1, 1000), USUAL_LIMIT)
    .option('--offset <n>', 'after leaving out this many', wholeNumber(0, 999_999_999), 0)
    .action(async (words: string[], page: Page) => {
      const text = words.join(' ');
      const found = await findCustomers({ text, ...page }, await app.shop(), await app.ports());
      app.show(foundView({ query: text, ...found, offset: page.offset }, await app.time()));
    });
