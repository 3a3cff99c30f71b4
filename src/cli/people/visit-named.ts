import type { Appointment } from '../../domain/appointment.ts';
import { AppError, failureOf, type VisitInTheWay } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { whenContext } from '../../input/when.ts';
import { safe } from '../../output/form/safe-text.ts';
import { visitLine } from '../../output/form/visit-line.ts';
import type { Write } from '../../store/write.ts';
import { appointmentNumbered } from '../../usecases/find-appointment.ts';
import {
  type AlsoMeant,
  visitAnswered,
  visitAtBeginning,
  visitMeant,
  visitsAtHand,
} from '../../usecases/people/find-visit.ts';
import type { App, Choice, Prompter } from '../app.ts';
import { askAgain, type Mended } from '../asking/ask-again.ts';
import { numberOf, numberSaid } from '../terminal/answers.ts';

/** What the help says of the words that mean a visit. */
export const WHO = 'number, or words that mean one visit: phone digits, plate, name, make or model';

/** Who is meant by the words of a command, for whose visit something is done. */
export interface WhoSaid {
  readonly words: readonly string[];
  /** The command, as it is called. */
  readonly command: string;
  /** What is to be written: a request that was answered before means the visit that it meant then. */
  readonly write?: Write;
  /** Which visits count that are not open any more; left out: none. */
  readonly also?: AlsoMeant;
}

/**
 * The visit that all of the words mean: its number, or phone digits, plate, part of a name, make or model. Several: a person at a
 * terminal is asked. Without any words one is offered the list of today's, and then of the next ones.
 */
export async function visitNamed(said: WhoSaid, app: App): Promise<Appointment> {
  const known = await knownVisit(said, app);
  return known ?? (await meaning(app, said.also))(said.words.join(' '));
}

/** The visit that the longest beginning of the words means, and the words that are left for something else. */
export interface VisitAndRest {
  readonly visit: Appointment;
  readonly rest: readonly string[];
  /** The request was answered before: what else its words say need not be read again. */
  readonly isAnswered: boolean;
}

/** The same where other words follow; `ends`: those that are never part of who is meant, besides times. */
export async function visitAndRest(
  said: WhoSaid,
  app: App,
  ends: (word: string) => boolean = () => false,
): Promise<VisitAndRest> {
  const known = await knownVisit(said, app);
  if (known !== null) return { visit: known, rest: [], isAnswered: said.words.length > 0 };
  const context = whenContext(await app.shop(), app.clock.now());
  const { saysTime } = await import('../../input/time-word.ts');
  const isOther = (word: string) => ends(word) || saysTime(word, context);
  const found = await visitAtBeginning(said.words, isOther, await meaning(app, said.also));
  return { ...found, isAnswered: false };
}

/** The one that was meant before, or that a person chooses who has named nobody; null where the words say it. */
async function knownVisit({ words, command, write }: WhoSaid, app: App): Promise<Appointment | null> {
  fitting('search text', words.join(' '));
  const answered = write === undefined ? null : await visitAnswered(write, await app.ports());
  if (answered !== null || words.length > 0) return answered;
  const prompter = await app.prompter();
  if (prompter !== null) return askWhose(prompter, app, async (visit) => visit, await meaning(app));
  throw new AppError({
    code: 'usage',
    problem: { kind: 'argument-missing', argument: 'appointment' },
    command,
  });
}

/** What a text means; where it may be several visits, the one that a person at a terminal chooses. */
async function meaning(app: App, also: AlsoMeant = null): Promise<(text: string) => Promise<Appointment>> {
  const ports = await app.ports();
  const shop = await app.shop();
  return async (text) => {
    try {
      return await visitMeant(text, shop, ports, also);
    } catch (thrown) {
      const several = failureOf(thrown, 'several-match');
      const prompter = several?.what === 'appointment' ? await app.prompter() : null;
      if (several?.what !== 'appointment' || prompter === null) throw thrown;
      const { visits, total } = several;
      const isPart = visits.length < total;
      const question = `Which visit of "${text}"?${isPart ? ` (the next ${visits.length} of ${total})` : ''}`;
      const meant = await prompter.choose<number | string>(
        question,
        await choices(visits, app),
        isPart
          ? (more) => ({ label: `look for: ${safe(text)} ${safe(more)}`, value: `${text} ${more}` })
          : undefined,
      );
      return typeof meant === 'number' ? appointmentNumbered(meant, ports) : (await meaning(app))(meant);
    }
  };
}

/** One of those at hand, today's first, or whatever is typed: by its number, or words that `otherwise` understands. */
export async function askWhose<T>(
  prompter: Prompter,
  app: App,
  chosen: (visit: Appointment) => Promise<T>,
  otherwise: (text: string) => Promise<T>,
): Promise<T> {
  const ports = await app.ports();
  const atHand = await choices(await visitsAtHand(await app.shop(), ports), app);
  const question = 'Whose visit? (name, phone, plate or number)';
  // Another number is another visit, or the end of a phone, and none of those that happen to show its figures.
  const isTypedFirst = (text: string) => {
    const number = numberSaid(text);
    return number !== null && !atHand.some((visit) => numberOf(visit) === number);
  };
  const ask = (mended: Mended): Promise<number | string> =>
    atHand.length === 0
      ? prompter.text(question, { ...mended, required: true, what: 'search text' })
      : prompter.choose<number | string>(question, atHand, somebodyElse, { ...mended, isTypedFirst });
  return askAgain(
    ask,
    async (said) =>
      typeof said === 'number' ? chosen(await appointmentNumbered(said, ports)) : otherwise(said),
    app,
  );
}

function somebodyElse(text: string): Choice<string> {
  return { label: `somebody else: ${safe(text)}`, value: text };
}

/** `#12  Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30` */
async function choices(visits: readonly VisitInTheWay[], app: App): Promise<Choice<number>[]> {
  const time = await app.time();
  return visits.map((visit) => ({ label: `#${visit.id}  ${visitLine(visit, time)}`, value: visit.id }));
}
