import type { Command } from 'commander';
import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import { readEnd, saysLength } from '../../input/length-words.ts';
import { appointmentJson } from '../../output/appointments/appointment-json.ts';
import { type AskedAbout, extendQuestion } from '../../output/appointments/appointment-questions.ts';
import type { ShopTime } from '../../output/form/moments.ts';
import { grownWords } from '../../output/plans/plan-words.ts';
import { wishForGrowth, withEnd } from '../../usecases/plans/growth.ts';
import type { App } from '../app.ts';
import { askAgain } from '../asking/ask-again.ts';
import { examples } from '../help/examples.ts';
import { textOf, wordsOf } from '../options/option-parsers.ts';
import { readingAsked } from '../options/when.ts';
import { writeOf, writing } from '../options/writing.ts';
import { visitAndRest, WHO } from '../people/visit-named.ts';
import { soAlready, withPlan } from '../plans/plan-accepted.ts';
import { type PlanOptions, planning } from '../plans/plan-options.ts';
import type { Fill } from '../run/load-command.ts';

export const fillExtend: Fill = (command, app) => {
  takeShorterForWords(command);
  planning(
    writing(
      examples(
        command,
        [
          'extend camry +90',
          'it takes longer: the plan for those after it; nothing is changed until you accept it',
        ],
        ['extend 12 until 15:00 --accept', 'by its end, accepted at once'],
        ['extend 12 -30', 'it is done sooner: the time is free again'],
      ),
    ),
  )
    .argument('[appointment]', WHO, textOf('search text'))
    .argument(
      '[length...]',
      'how much longer or shorter, or until when: +90, -30, +1h30, until 15:00',
      wordsOf('search text'),
    )
    .action(async (first: string | undefined, more: string[], options: PlanOptions) => {
      const write = await writeOf(app, command);
      const said = { words: first === undefined ? [] : [first, ...more], command: 'extend', write };
      const { visit, rest } = await visitAndRest(said, app, saysLength);
      const shop = await app.shop();
      const time = await app.time();
      const { end, words: saidEnd } =
        rest.length > 0 ? await endMeant(rest, visit, app) : await endAsked(visit, app);
      const growth = { before: visit, after: withEnd(visit, end, saidEnd, shop) };
      const words = grownWords(visit, growth.after, time);
      const data = (done: readonly (typeof visit)[]) =>
        appointmentJson(done.find(({ id }) => id === visit.id) ?? visit, time.zone);
      if (end === visit.end) return app.show(await soAlready({ words, data: data([]) }, write, app));
      const wish = await wishForGrowth(growth, shop, await app.ports());
      app.show(await withPlan({ wish, verb: 'extended', words, data }, options, write, app));
    });
};

type Grown = Parameters<typeof readEnd>[1] & AskedAbout;

/** An end, and the words that said it. */
interface SaidEnd {
  readonly end: Instant;
  readonly words: string;
}

async function endMeant(words: readonly string[], visit: Grown, app: App): Promise<SaidEnd> {
  const time = await app.time();
  return readingAsked(words, app, async (meant) => {
    const text = meant.join(' ');
    return { end: endSaid(text, visit, time), words: text.replaceAll('\u2212', '-') };
  });
}

/** Throws `several-readings` for a figure that may be minutes as well as an hour, and `usage`. */
function endSaid(words: string, visit: Grown, time: ShopTime): Instant {
  const hour = /^\d{1,2}$/.test(words) ? readEnd(`until ${words}`, visit, time) : null;
  if (hour !== null && hour > visit.start)
    throw new AppError({ code: 'several-readings', words, readings: [`+${words}`, `until ${words}`] });
  const end = readEnd(words, visit, time);
  if (end !== null) return end;
  throw new AppError({ code: 'usage', problem: { kind: 'no-length', words }, command: 'extend' });
}

async function endAsked(visit: Grown, app: App): Promise<SaidEnd> {
  const time = await app.time();
  const prompter = await app.prompter();
  if (prompter === null) return { end: endSaid('', visit, time), words: '' };
  const question = extendQuestion(visit, time);
  return askAgain(
    (mended) => prompter.text(question, { ...mended, required: true, what: 'time' }),
    (words) => endMeant([words], visit, app),
    app,
  );
}

/** `-30` is said of the length, and would be taken for an option: with a true minus sign it is none. */
function takeShorterForWords(command: Command): void {
  const parse = command.parseOptions.bind(command);
  command.parseOptions = (words) =>
    parse(words.map((word) => (/^-\d/.test(word) ? word.replace('-', '\u2212') : word)));
}
