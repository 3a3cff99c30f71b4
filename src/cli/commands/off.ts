import { coversDate, withAbsence, withoutAbsences } from '../../domain/dated-rules.ts';
import { areInForce } from '../../domain/same-rules.ts';
import type { ShopRules } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { today } from '../../output/form/moments.ts';
import { periodJson, periodText, reasonText } from '../../output/plans/period.ts';
import { wishForRules } from '../../usecases/plans/shop-plans.ts';
import { whoIsOff } from '../../usecases/plans/who-is-off.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { writeOf, writing } from '../options/writing.ts';
import { periodTyped } from '../plans/period-typed.ts';
import { type PlanOptions, planning } from '../plans/plan-accepted.ts';
import { alreadyInForce, onceAnswered, rulesTakenBack } from '../plans/plan-rules.ts';
import type { Fill } from '../run/load-command.ts';

export const fillOff: Fill = (command, app) =>
  planning(
    writing(
      examples(
        command,
        ['off joe', 'away today: the plan for his cars; nothing is changed until you accept it'],
        ['off joe fri 13-17 dentist', 'some hours of a day, and why'],
        ['off bay 2 mon-wed lift broken --accept', 'a bay, for days; accepted at once'],
      ),
    ),
  )
    .argument(
      '<words...>',
      'technician or bay, when (today) and why: joe fri 13-17 dentist',
      wordsOf('reason'),
    )
    .action(async (words: string[], options: PlanOptions) => {
      const write = await writeOf(app, command);
      const shop = await app.shop();
      const { who, rest } = whoIsOff(words, shop);
      const { period, reason } = await periodTyped(rest, app, 'today');
      assertOne(reason, shop);
      const time = await app.time();
      const now = today(time);
      const after = withAbsence(shop, who.name, { ...period, reason }, now);
      const when = `${who.name} away ${periodText(period, time)}${reasonText(reason)}`;
      const texts = { done: when, would: `Would have ${when}`, before: `Already ${when}` };
      const data = () => ({ absence: { name: who.name, ...periodJson(period), reason } });
      if (areInForce(after, shop))
        return app.show(await alreadyInForce({ words: texts, data: data() }, write, app));
      const wish = await wishForRules(shop, after, await app.ports());
      const what = { verb: 'away', before: shop, rules: after, grown: null } as const;
      app.show(await onceAnswered({ wish, what, words: texts, was: null, data }, options, write, app));
    });

/** Two names are no name and a reason. Throws `usage`. */
function assertOne(reason: string | null, { technicians, bays }: ShopRules): void {
  const [first = ''] = reason?.toLowerCase().split(/\s+/) ?? [];
  const another = [...technicians, ...bays].find(({ name }) => name.toLowerCase().split(' ')[0] === first);
  if (another === undefined) return;
  const problem = `Expected one technician or bay at a time, and "${first}" is another`;
  throw new AppError({ code: 'usage', problem, command: 'off' });
}

export const fillBack: Fill = (command, app) =>
  writing(
    examples(
      command,
      ['back joe', 'here again: his absence ends, and his cars are back with him where that can still be'],
      ['back joe fri', 'the absence of that day'],
      ['back "bay 2"', 'a bay can be used again'],
    ),
  )
    .argument('<words...>', 'technician or bay, and which day: joe, joe fri', wordsOf('name'))
    .action(async (words: string[]) => {
      const write = await writeOf(app, command);
      const shop = await app.shop();
      const { who, rest } = whoIsOff(words, shop);
      const time = await app.time();
      const now = today(time);
      const date = rest.length === 0 ? null : (await periodTyped(rest, app, null)).period.fromDate;
      const coming = who.away.filter((absence) => absence.toDate >= now);
      const present = coming.filter((absence) => coversDate(absence, date ?? now));
      // Who is not away today can only mean what is to come.
      const meant = present.length > 0 || date !== null ? present : coming.slice(0, 1);
      if (meant.length === 0)
        throw new AppError({ code: 'not-found', what: 'entry', query: words.join(' '), known: [] });
      const when = meant
        .map((absence) => `${periodText(absence, time)}${reasonText(absence.reason)}`)
        .join(', ');
      const awayOf = ({ bays, technicians }: ShopRules) =>
        [...bays, ...technicians]
          .find(({ name }) => name === who.name)
          ?.away.map((one) => JSON.stringify(one)) ?? [];
      const isMeant = (before: ShopRules, after: ShopRules) =>
        meant.some((one) => {
          const text = JSON.stringify(one);
          return awayOf(after).includes(text) && !awayOf(before).includes(text);
        });
      const texts = {
        done: `${who.name} is back: no more away ${when}`,
        would: `${who.name} would be back: no more away ${when}`,
        before: `${who.name} is back already`,
      };
      const data = {
        name: who.name,
        absences: meant.map((one) => periodJson(one, { reason: one.reason })),
      };
      const rules = withoutAbsences(shop, who.name, meant, now);
      app.show(
        await rulesTakenBack({ rules, of: 'away', verb: 'back', isMeant, words: texts, data }, write, app),
      );
    });
