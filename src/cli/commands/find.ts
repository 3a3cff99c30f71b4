import { foundView } from '../../output/customer.ts';
import type { Fill } from '../load-command.ts';
import { wholeNumber, wordsOf } from '../option-parsers.ts';

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
      const { store } = await app.ports();
      const time = await app.time();
      const matches = await store.customers.search(text, limit, time.now);
      const total = matches.length < limit ? matches.length : await store.customers.matching(text);
      app.show(foundView({ query: text, matches, total }, time));
    });
