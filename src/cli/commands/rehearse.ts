import type { Holiday } from '../../domain/holiday.ts';
import { datesFrom, type LocalDate } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { today } from '../../output/form/moments.ts';
import { rehearsalView } from '../../output/shop/rehearsal.ts';
import { rehearseDays } from '../../usecases/day/rehearse-days.ts';
import { examples } from '../help/examples.ts';
import { wholeNumber } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

/** Those of the place that the shop has named; none where it has named none. */
async function holidaysOn(dates: readonly LocalDate[], shop: Shop): Promise<readonly Holiday[]> {
  if (shop.holidays === null) return [];
  const { holidaysOf, placeOf } = await import('../../files/holidays/holidays.ts');
  const place = placeOf(shop.holidays);
  const [from, to] = [dates[0] as LocalDate, dates.at(-1) as LocalDate];
  return place === null ? [] : holidaysOf(place, { from, to, language: 'en' });
}

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
      const [shop, time] = [await app.shop(), await app.time()];
      const dates = datesFrom(today(time), days);
      const holidays = await holidaysOn(dates, shop);
      app.show(rehearsalView(await rehearseDays(dates, holidays, shop, await app.ports()), time));
    });
