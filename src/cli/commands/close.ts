import { coversDate, reopened, withClosure } from '../../domain/dated-rules.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { today } from '../../output/form/moments.ts';
import { periodJson, periodText, reasonText } from '../../output/plans/period.ts';
import { wishForRules } from '../../usecases/plans/shop-plans.ts';
import type { App } from '../app.ts';
import { examples } from '../help/examples.ts';
import { textOf, wordsOf } from '../options/option-parsers.ts';
import { writeOf, writing } from '../options/writing.ts';
import { periodTyped } from '../plans/period-typed.ts';
import { type PlanOptions, planning } from '../plans/plan-accepted.ts';
import { alreadyInForce, onceAnswered, rulesTakenBack } from '../plans/plan-rules.ts';
import type { Fill } from '../run/load-command.ts';

interface CloseOptions extends PlanOptions {
  readonly undo?: boolean;
}

export const fillClose: Fill = (command, app) =>
  planning(
    writing(
      examples(
        command,
        ['close fri snow', 'the plan for every car of that day; nothing is changed until you accept it'],
        ['close fri 13-17 inventory --accept', 'some hours, accepted at once'],
        ['close --undo', 'open again, and the cars back where they were'],
      ),
    ),
  )
    .argument('[words...]', 'when, and why: fri snow, dec 24-26 holidays, tomorrow 13-17', wordsOf('reason'))
    .option('--undo', 'take back what was closed last, or on that day')
    .action(async (words: string[], options: CloseOptions) => {
      const write = await writeOf(app, command);
      const shop = await app.shop();
      if (options.undo === true) return app.show(await openedAgain(words, app, write));
      if (words.length === 0)
        throw new AppError({ code: 'usage', problem: "Missing required argument 'when'", command: 'close' });
      const { period, reason } = await periodTyped(words, app, null);
      const time = await app.time();
      const name = reason ?? 'closed';
      textOf('name')(name);
      const after = withClosure(shop, { name, ...period }, today(time));
      const when = `${periodText(period, time)}${reasonText(reason)}`;
      const texts = {
        done: `Closed ${when}`,
        would: `Would close ${when}`,
        before: `Already closed: ${when}`,
      };
      const data = () => ({ closure: { name, ...periodJson(period) } });
      if (after === shop) return app.show(await alreadyInForce({ words: texts, data: data() }, write, app));
      const ports = await app.ports();
      const what = { verb: 'closed', before: shop, rules: after, grown: null } as const;
      const change = { wish: await wishForRules(shop, after, ports), what, words: texts, was: null, data };
      app.show(await onceAnswered(change, options, write, app));
    });

/** What was closed on that day; without one, what was closed last and is not over. */
async function openedAgain(words: readonly string[], app: App, write: Parameters<typeof rulesTakenBack>[1]) {
  const shop = await app.shop();
  const time = await app.time();
  const now = dateAt(time.zone, time.now);
  const date = words.length === 0 ? null : (await periodTyped(words, app, null)).period.fromDate;
  const coming = shop.closures.filter((closure) =>
    date === null ? closure.toDate >= now : coversDate(closure, date),
  );
  const closures = date === null ? coming.slice(-1) : coming;
  if (closures.length === 0)
    throw new AppError({ code: 'not-found', what: 'entry', query: words.join(' ') || 'close', known: [] });
  const when = closures.map((one) => `${periodText(one, time)} (${one.name})`).join(', ');
  return rulesTakenBack(
    {
      rules: reopened(shop, closures, now),
      of: 'closed',
      verb: 'opened',
      isMeant: (before, after) =>
        closures.some((one) => isIn(after.closures, one) && !isIn(before.closures, one)),
      words: {
        done: `Open again ${when}`,
        would: `Would open again ${when}`,
        before: `Already open: ${when}`,
      },
      data: { reopened: closures.map((one) => periodJson(one, { name: one.name })) },
    },
    write,
    app,
  );
}

function isIn(closures: readonly object[], wanted: object): boolean {
  return closures.some((one) => JSON.stringify(one) === JSON.stringify(wanted));
}
