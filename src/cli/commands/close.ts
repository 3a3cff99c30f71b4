import { NO_REASON, withClosure } from '../../domain/dated-rules.ts';
import { today } from '../../output/form/moments.ts';
import type { View } from '../../output/form/view.ts';
import { periodJson } from '../../output/plans/period.ts';
import { closedWords, openAgainWords } from '../../output/plans/plan-words.ts';
import type { Write } from '../../store/write.ts';
import { openedAgain } from '../../usecases/plans/rules-again.ts';
import { wishForRules } from '../../usecases/plans/wish-for-rules.ts';
import type { App } from '../app.ts';
import { wordsAsked } from '../asking/words-asked.ts';
import { examples } from '../help/examples.ts';
import { textOf, wordsOf } from '../options/option-parsers.ts';
import { writeOf, writing } from '../options/writing.ts';
import { periodTyped } from '../plans/period-typed.ts';
import { soAlready, withPlan } from '../plans/plan-accepted.ts';
import { type PlanOptions, planning } from '../plans/plan-options.ts';
import { rulesTakenBack } from '../plans/rules-taken-back.ts';
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
      if (options.undo === true) return app.show(await openedAgainBy(words, app, write));
      const question = 'Close when, and why? (fri snow, dec 24-26 holidays)';
      const needed = { command: 'close', argument: 'when', question, what: 'reason' } as const;
      const said = await wordsAsked(words, needed, app);
      const shop = await app.shop();
      const { period, reason } = await periodTyped(said, app, null);
      const time = await app.time();
      const name = reason ?? NO_REASON;
      textOf('name')(name);
      const after = withClosure(shop, { name, ...period }, today(time));
      const told = closedWords({ ...period, reason }, time);
      const data = () => ({ closure: { name, ...periodJson(period) } });
      if (after === shop) return app.show(await soAlready({ words: told, data: data() }, write, app));
      const wish = await wishForRules(shop, after, await app.ports());
      app.show(await withPlan({ wish, verb: 'closed', words: told, data }, options, write, app));
    });

async function openedAgainBy(said: readonly string[], app: App, write: Write): Promise<View> {
  const time = await app.time();
  const date = said.length === 0 ? null : (await periodTyped(said, app, null)).period.fromDate;
  const meant = { date, today: today(time), words: said.join(' ') || 'close' };
  const taking = openedAgain(await app.shop(), meant);
  const { closures } = taking;
  const data = { reopened: closures.map((one) => periodJson(one, { name: one.name })) };
  return rulesTakenBack({ ...taking, words: openAgainWords(closures, time), data }, write, app);
}
