import type { Command } from 'commander';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { eachOf, textOf, wholeNumber, wordsOf } from '../options/option-parsers.ts';
import { writeOf, writing } from '../options/writing.ts';
import type { HolidaysOptions } from '../plans/holidays-closed.ts';
import { planning } from '../plans/plan-options.ts';

const DAYS = 365;

/** `shop holidays`: what is a holiday where the shop is, to be taken as closures. */
export function addHolidays(shop: Command, app: App): void {
  const command = shop
    .command('holidays')
    .description('the coming holidays of a country or a part of it, to be taken as closures');
  planning(
    writing(
      examples(
        command,
        [
          'shop holidays us ny',
          'the public holidays of the coming year; nothing is changed until you accept',
        ],
        ['shop holidays --accept --except "columbus, election"', 'closed on all of them but two'],
        ['shop holidays --only thanksgiving --accept', 'closed on that one'],
      ),
    ),
  )
    .argument(
      '[place...]',
      "country and region: us ny, DE-BY, spain catalonia; as the last time, or the shop's country, when left out",
      wordsOf('name'),
    )
    .option('--only <names>', 'only these, by name or date: "thanksgiving, christmas"', eachOf('name'))
    .option('--except <names>', 'all but these', eachOf('name'))
    .option('--all', 'show bank and school holidays and other days as well: --only takes them')
    .option('--language <code>', 'the language of the names, where there are any in it: es', textOf('name'))
    .option('-d, --days <n>', `how many days ahead (default: ${DAYS})`, wholeNumber(1, 730))
    .action(async (said: string[], options: HolidaysOptions) => {
      const write = await writeOf(app, command);
      const { holidaysClosed } = await import('../plans/holidays-closed.ts');
      app.show(await holidaysClosed(said, { days: DAYS, ...options }, write, app));
    });
}
