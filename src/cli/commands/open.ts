import { withHours, withoutHours } from '../../domain/dated-rules.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { rangeText } from '../../domain/minute-range.ts';
import { hoursOn } from '../../domain/opening-hours.ts';
import { areInForce } from '../../domain/same-rules.ts';
import type { MinuteRange, Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { readDayWithHours } from '../../input/period-words.ts';
import { dayText, minutesText, type ShopTime, today } from '../../output/form/moments.ts';
import { wishForRules } from '../../usecases/plans/shop-plans.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { readingAsked } from '../options/when.ts';
import { writeOf, writing } from '../options/writing.ts';
import { periodTyped } from '../plans/period-typed.ts';
import { type PlanOptions, planning } from '../plans/plan-accepted.ts';
import { alreadyInForce, onceAnswered, rulesTakenBack } from '../plans/plan-rules.ts';
import type { Fill } from '../run/load-command.ts';

interface OpenOptions extends PlanOptions {
  readonly undo?: boolean;
}

export const fillOpen: Fill = (command, app) =>
  planning(
    writing(
      examples(
        command,
        ['open sat 8-18', 'that Saturday alone has these hours'],
        ['open sun 10-14', 'a day on which the shop is closed otherwise'],
        ['open sat --undo', 'the hours of every week again'],
      ),
    ),
  )
    .argument(
      '<words...>',
      'which day, and its hours: sat 8-18, nov 28 8:00-12:00, 13:00-18:00, sat until 19',
      wordsOf('time'),
    )
    .option('--undo', 'the hours of every week again')
    .action(async (words: string[], options: OpenOptions) => {
      const write = await writeOf(app, command);
      const shop = await app.shop();
      const time = await app.time();
      const now = today(time);
      if (options.undo === true) {
        const { period } = await periodTyped(words, app, null);
        const date = period.fromDate;
        const when = dayText(date, now);
        const texts = {
          done: `${when} has the hours of every week again`,
          would: `${when} would have the hours of every week again`,
          before: `${when} has the hours of every week`,
        };
        if (!shop.specialHours.some((special) => special.date === date))
          throw new AppError({ code: 'not-found', what: 'entry', query: words.join(' '), known: [] });
        const isMeant = (before: Pick<Shop, 'specialHours'>, after: Pick<Shop, 'specialHours'>) =>
          hoursText(after, date) !== hoursText(before, date);
        const taking = {
          rules: withoutHours(shop, date),
          of: 'opened',
          verb: 'opened',
          isMeant,
          words: texts,
          data: { date },
        } as const;
        return app.show(await rulesTakenBack(taking, write, app));
      }
      const said = await readingAsked(words, app, async (text, context) => readDayWithHours(text, context));
      if (said === null) {
        const problem = `Expected a day and its hours, as "sat 8-18": "${words.join(' ')}"`;
        throw new AppError({ code: 'usage', problem, command: 'open' });
      }
      const { date } = said;
      if (date < now)
        throw new AppError({
          code: 'invalid-value',
          what: 'date',
          value: words.join(' '),
          expected: 'today or a day to come',
        });
      const ranges = whole(said.ranges, date, shop);
      const after = withHours(shop, date, ranges, now);
      const hours = ranges.map((range) => minutesText(range, time)).join(', ');
      const when = `${dayText(date, now)}: ${hours}, was ${wasText(shop, date, time)}`;
      const texts = {
        done: `Changed the hours of ${when}`,
        would: `Would change the hours of ${when}`,
        before: `Already so: ${dayText(date, now)}, ${hours}`,
      };
      const data = () => ({ date, hours: ranges.map(rangeText) });
      if (areInForce(after, shop))
        return app.show(await alreadyInForce({ words: texts, data: data() }, write, app));
      const wish = await wishForRules(shop, after, await app.ports());
      const what = { verb: 'opened', before: shop, rules: after, grown: null } as const;
      app.show(await onceAnswered({ wish, what, words: texts, was: null, data }, options, write, app));
    });

/** An end that is left open is that of the hours that the day has anyway. */
function whole(
  ranges: readonly { readonly from: number | null; readonly to: number | null }[],
  date: LocalDate,
  shop: Shop,
): MinuteRange[] {
  const known = hoursOn(date, null, shop);
  const filled = ranges.map(({ from, to }) => ({
    from: from ?? (known[0]?.start ?? Number.NaN) / MINUTE_MS,
    to: to ?? (known.at(-1)?.end ?? Number.NaN) / MINUTE_MS,
  }));
  const sorted = filled.sort((a, b) => a.from - b.from);
  const isWrong = sorted.some(({ from, to }, i) => !(from < to) || (sorted[i + 1]?.from ?? 1440) < to);
  if (!isWrong) return sorted;
  const problem = 'Expected hours that begin before they end, and do not overlap, as 8:00-12:00, 13:00-18:00';
  throw new AppError({ code: 'usage', problem, command: 'open' });
}

function wasText(shop: Shop, date: LocalDate, time: ShopTime): string {
  const closure = shop.closures.find(
    ({ fromDate, toDate, hours }) => hours === null && fromDate <= date && date <= toDate,
  );
  if (closure !== undefined) return `closed (${closure.name})`;
  const hours = hoursOn(date, null, shop).map(({ start, end }) =>
    minutesText({ from: start / MINUTE_MS, to: end / MINUTE_MS }, time),
  );
  return hours.length === 0 ? 'closed' : hours.join(', ');
}

function hoursText({ specialHours }: Pick<Shop, 'specialHours'>, date: LocalDate): string {
  return JSON.stringify(specialHours.find((special) => special.date === date) ?? null);
}
