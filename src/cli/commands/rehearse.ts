import { rehearsalView } from '../../output/shop/rehearsal.ts';
import { rehearseDays } from '../../usecases/day/rehearse-days.ts';
import { examples } from '../help/examples.ts';
import { wholeNumber } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

/** A month ahead, rules can be put right before anybody has booked against them. */
const DAYS = 30;

export const fillRehearse: Fill = (command, app) =>
  examples(
    command,
    ['rehearse', 'what is odd about the coming 30 days'],
    ['rehearse --days 365', 'the same of a year'],
    ['rehearse --json', 'the same for a script'],
  )
    .option('-d, --days <n>', `how many days (default: ${DAYS})`, wholeNumber(1, 366))
    .action(async ({ days = DAYS }: { readonly days?: number }) => {
      const rehearsed = await rehearseDays(days, await app.shop(), await app.ports());
      app.show(rehearsalView(rehearsed, await app.time()));
    });
