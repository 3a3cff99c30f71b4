import { coversDate, withHours } from '../../domain/dated-rules.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { rangeText } from '../../domain/minute-range.ts';
import { hoursOn } from '../../domain/opening-hours.ts';
import { areInForce } from '../../domain/same-rules.ts';
import type { MinuteRange, Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { readDayWithHours } from '../../input/period-words.ts';
import { today } from '../../output/form/moments.ts';
import type { View } from '../../output/form/view.ts';
import { everyWeekWords, hoursWords } from '../../output/plans/plan-words.ts';
import type { Write } from '../../store/write.ts';
import { asEveryWeek } from '../../usecases/plans/rules-again.ts';
import { wishForRules } from '../../usecases/plans/wish-for-rules.ts';
import type { App } from '../app.ts';
import { wordsAsked } from '../asking/words-asked.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { readingAsked } from '../options/when.ts';
import { writeOf, writing } from '../options/writing.ts';
import { periodTyped } from '../plans/period-typed.ts';
import { soAlready, withPlan } from '../plans/plan-accepted.ts';
import { type PlanOptions, planning } from '../plans/plan-options.ts';
import { rulesTakenBack } from '../plans/rules-taken-back.ts';
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
      '[words...]',
      'which day, and its hours: sat 8-18, nov 28 8:00-12:00, 13:00-18:00, sat until 19',
      wordsOf('time'),
    )
    .option('--undo', 'the hours of every week again')
    .action(async (typed: string[], options: OpenOptions) => {
      const write = await writeOf(app, command);
      const question =
        options.undo === true ? 'Which day?' : 'Which day, and its hours? (sat 8-18, fri until 19)';
      const needed = { command: 'open', argument: 'words', question, what: 'time' } as const;
      const said = await wordsAsked(typed, needed, app);
      if (options.undo === true) return app.show(await everyWeekBy(said, app, write));
      const shop = await app.shop();
      const time = await app.time();
      const { date, ranges } = await hoursSaid(said, shop, app);
      const after = withHours(shop, date, ranges, today(time));
      const words = hoursWords(date, ranges, hoursBefore(shop, date), time);
      const data = () => ({ date, hours: ranges.map(rangeText) });
      if (areInForce(after, shop)) return app.show(await soAlready({ words, data: data() }, write, app));
      const wish = await wishForRules(shop, after, await app.ports());
      app.show(await withPlan({ wish, verb: 'opened', words, data }, options, write, app));
    });

async function everyWeekBy(said: readonly string[], app: App, write: Write): Promise<View> {
  const { fromDate: date } = (await periodTyped(said, app, null)).period;
  const taking = asEveryWeek(await app.shop(), date, said.join(' '));
  return rulesTakenBack(
    { ...taking, words: everyWeekWords(date, await app.time()), data: { date } },
    write,
    app,
  );
}

/** What would be hours if they began before they end: `18-8`. */
const TWO_HOURS =
  /(?<![\d:])\d{1,2}(?::\d\d)? ?(?:[ap]m)? ?(?:-|–|to|until) ?\d{1,2}(?::\d\d)? ?(?:[ap]m)?(?![\d:-])/i;

/** The day, which is not over, and its hours. Throws `usage`, `invalid-value`. */
async function hoursSaid(words: readonly string[], shop: Shop, app: App) {
  const said = await readingAsked(words, app, async (text, context) => readDayWithHours(text, context));
  if (said === null) {
    const text = words.join(' ');
    const problem = TWO_HOURS.test(text)
      ? ({ kind: 'hours-not-in-order' } as const)
      : ({ kind: 'no-day-with-hours', words: text } as const);
    throw new AppError({ code: 'usage', problem, command: 'open' });
  }
  const { date } = said;
  if (date < today(await app.time())) {
    const expected = { kind: 'today-or-later' } as const;
    throw new AppError({ code: 'invalid-value', what: 'date', value: words.join(' '), expected });
  }
  return { date, ranges: whole(said.ranges, date, shop) };
}

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
  const problem = { kind: 'hours-not-in-order' } as const;
  throw new AppError({ code: 'usage', problem, command: 'open' });
}

/** The hours that the date has, or the name of what closes it. */
function hoursBefore(shop: Shop, date: LocalDate): readonly MinuteRange[] | { readonly closedFor: string } {
  const closure = shop.closures.find((one) => one.hours === null && coversDate(one, date));
  if (closure !== undefined) return { closedFor: closure.name };
  return hoursOn(date, null, shop).map(({ start, end }) => ({
    from: start / MINUTE_MS,
    to: end / MINUTE_MS,
  }));
}
