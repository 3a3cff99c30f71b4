import { withAbsence } from '../../domain/dated-rules.ts';
import { areInForce } from '../../domain/same-rules.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { today } from '../../output/form/moments.ts';
import { periodJson } from '../../output/plans/period.ts';
import { awayWords, backWords } from '../../output/plans/plan-words.ts';
import { hereAgain } from '../../usecases/plans/rules-again.ts';
import { type WhoIsOff, whoIsOff } from '../../usecases/plans/who-is-off.ts';
import { wishForRules } from '../../usecases/plans/wish-for-rules.ts';
import type { App } from '../app.ts';
import { nameAsked } from '../asking/words-asked.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { writeOf, writing } from '../options/writing.ts';
import { periodTyped } from '../plans/period-typed.ts';
import { soAlready, withPlan } from '../plans/plan-accepted.ts';
import { type PlanOptions, planning } from '../plans/plan-options.ts';
import { rulesTakenBack } from '../plans/rules-taken-back.ts';
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
      '[words...]',
      'technician or bay, when (today) and why: joe fri 13-17 dentist',
      wordsOf('reason'),
    )
    .action(async (typed: string[], options: PlanOptions) => {
      const write = await writeOf(app, command);
      const shop = await app.shop();
      const { who, rest } = await whoIsAway(typed, shop, app);
      const { period, reason } = await periodTyped(rest, app, 'today');
      assertOne(reason, shop);
      const time = await app.time();
      const after = withAbsence(shop, who.name, { ...period, reason }, today(time));
      const words = awayWords(who.name, { ...period, reason }, time);
      const data = () => ({ absence: { name: who.name, ...periodJson(period), reason } });
      if (areInForce(after, shop)) return app.show(await soAlready({ words, data: data() }, write, app));
      const wish = await wishForRules(shop, after, await app.ports());
      app.show(await withPlan({ wish, verb: 'away', words, data }, options, write, app));
    });

/** At a terminal who it is is asked where nobody is named, and then when. */
async function whoIsAway(words: readonly string[], shop: Shop, app: App): Promise<WhoIsOff> {
  const question = 'Who or what is away?';
  const needed = { command: 'off', argument: 'words', question, what: 'reason' } as const;
  const said = whoIsOff(await nameAsked(words, namesOf(shop), needed, app), shop);
  if (words.length > 0 || said.rest.length > 0) return said;
  const prompter = await app.prompter();
  const when = await prompter?.text('When, and why? (fri 13-17 dentist; Enter for today)', {
    what: 'reason',
  });
  return { ...said, rest: when === undefined || when === '' ? [] : when.split(/\s+/) };
}

function namesOf({ technicians, bays }: ShopRules): string[] {
  return [...technicians, ...bays].map(({ name }) => name);
}

/** Two names are no name and a reason. Throws `usage`. */
function assertOne(reason: string | null, { technicians, bays }: ShopRules): void {
  const [first = ''] = reason?.toLowerCase().split(/\s+/) ?? [];
  const another = [...technicians, ...bays].find(({ name }) => name.toLowerCase().split(' ')[0] === first);
  if (another === undefined) return;
  const problem = { kind: 'another-at-once', name: first } as const;
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
    .argument('[words...]', 'technician or bay, and which day: joe, joe fri', wordsOf('name'))
    .action(async (typed: string[]) => {
      const write = await writeOf(app, command);
      const shop = await app.shop();
      const absent = [...shop.technicians, ...shop.bays].flatMap(({ name, away }) =>
        away.length > 0 ? [name] : [],
      );
      const question = 'Who or what is here again?';
      const needed = { command: 'back', argument: 'words', question, what: 'name' } as const;
      const said = await nameAsked(typed, absent, needed, app);
      const { who, rest } = whoIsOff(said, shop);
      const time = await app.time();
      const date = rest.length === 0 ? null : (await periodTyped(rest, app, null)).period.fromDate;
      const taking = hereAgain(who, shop, { date, today: today(time), words: said.join(' ') });
      const { absences } = taking;
      const words = backWords(who.name, absences, time);
      const data = {
        name: who.name,
        absences: absences.map((one) => periodJson(one, { reason: one.reason })),
      };
      app.show(await rulesTakenBack({ ...taking, words, data }, write, app));
    });
