import { foundView } from '../../output/people/customer-match.ts';
import { findCustomers } from '../../usecases/people/find-customers.ts';
import type { Fill } from '../load-command.ts';
import { wholeNumber, wordsOf } from '../option-parsers.ts';
import { phoneSought } from '../phone-given.ts';

const USUAL_LIMIT = 10;

export const fillFind: Fill = (command, app) =>
  command
    .argument(
      '<text...>',
      'a phone in any spelling or its last digits, part of a name, a plate or a VIN',
      wordsOf('search text'),
    )
    .option('-l, --limit <n>', 'at most this many customers', wholeNumber(1, 1000))
    .action(async (words: string[], { limit = USUAL_LIMIT }: { limit?: number }) => {
      const text = words.join(' ');
      const { phoneArea } = await app.shop();
      const sought = { text, limit, phoneArea, phone: () => phoneSought(text, app) };
      const found = await findCustomers(sought, await app.ports());
      app.show(foundView({ query: text, ...found }, await app.time()));
    });
