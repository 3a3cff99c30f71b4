import type { Shop } from '../../domain/shop.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { type WhenContext, whenContext, whenOf } from '../../input/when.ts';
import { besideDeadline, deadlineSaid } from '../../input/words/deadline.ts';
import { type Heard, type HeardFact, hear } from '../../input/words/hear.ts';
import { saysNew } from '../../input/words/newcomer.ts';
import { oneTime } from '../../input/words/one-time.ts';
import { settle } from '../../input/words/wanted.ts';
import type { Ports } from '../ports.ts';
import { wordsOfShop } from '../shop/words-of-shop.ts';
import { ownWordsApart } from './own-words-apart.ts';
import type { SaidOfBooking } from './said-of-booking.ts';
import { visitorInWords } from './visitor-in-words.ts';
import { WordsMisunderstood } from './words-misunderstood.ts';
import { added, workInWords } from './work-in-words.ts';

type WordsPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * What free words say of a booking beside what was said already: `oil tue 9 wait 555-0134` names a service, a time, how the car
 * comes, and a customer. Every word must have a meaning. `choice`: which of two dates is meant. Throws `WordsMisunderstood`,
 * `several-readings`, and what reading a time, a service and a customer throws.
 */
export async function readBookingWords<Said extends SaidOfBooking>(
  said: Said,
  words: readonly string[],
  shop: Shop,
  ports: WordsPorts,
  choice: Pick<WhenContext, 'nextWeekdayIs'> = {},
): Promise<Said> {
  if (words.length === 0) return said;
  const context = { ...whenContext(shop, ports.clock.now()), ...choice };
  fitting('booking words', words.join(' '));
  const apart = await ownWordsApart(said, words, context, shop, ports);
  const heard = heardBooking(said, apart.words, context, shop);
  assertHeardWhole(heard);
  const timed = withTime(said, heard, context);
  const isWorkSaid = said.service !== undefined || heard.facts.some(saysWork);
  const worked = workInWords(timed, isWorkSaid ? heard : { facts: [...heard.facts, ...apart.work] }, shop);
  return visitorInWords(worked, heard, shop, ports);
}

function saysWork({ said: { kind } }: HeardFact): boolean {
  return kind === 'service' || kind === 'sign';
}

/** What is denied or limited is not what was asked for; and a name is not cut. Throws `WordsMisunderstood`, `several-readings`. */
export function assertHeardWhole({ changing, unclearName }: Heard): void {
  if (changing !== null) throw new WordsMisunderstood({ kind: 'meaningless', words: changing, meant: [] });
  if (unclearName === null) return;
  const { said, behind } = unclearName;
  throw new AppError({
    code: 'several-readings',
    words: `${said} ${behind}`,
    readings: [`“${said} ${behind}”`, `“${behind}” ${said}`],
  });
}

/** `oil 9 0134`: a figure beside whoever comes is an hour, where no other time is said. */
function heardBooking(
  said: SaidOfBooking,
  words: readonly string[],
  context: WhenContext,
  shop: Shop,
): Heard {
  const heard = hearWords(words, context, shop);
  if (heard.times !== null || said.at !== undefined) return heard;
  const others = heard.left.flatMap(({ core }) => core).filter((word) => !/^\d{1,2}$/.test(word));
  const { customer, name, phone, vehicle, plate } = said;
  const isNamed = (customer ?? name ?? phone ?? vehicle ?? plate) !== undefined;
  return isNamed || others.length > 0 ? hearWords(words, context, shop, { isTimeAsked: true }) : heard;
}

/** Words as a command line has them: what stood in quotes belongs together, unless it is nothing but a time or a service. */
export function hearWords(
  words: readonly string[],
  context: WhenContext,
  shop: Shop,
  { isTimeAsked = false } = {},
): Heard {
  const present = {
    isTimeAsked,
    now: context.now,
    today: dateAt(context.zone, context.now),
    dateOrder: context.dateOrder,
  };
  const known = wordsOfShop(shop);
  fitting('booking words', words.join(' '));
  const isOwnWords = (text: string, at: number) => {
    if (words.length === 1 || !/\s/.test(text)) return false;
    if (saysNew(words.slice(0, at).join(' '))) return true;
    const { times, facts } = hear(text, present, known);
    return times === null && facts.length === 0;
  };
  const text = words
    .map((word, at) => (isOwnWords(word, at) ? `"${word.replace(/["“”«»„]/g, '')}"` : word))
    .join(' ');
  return hear(text, present, known);
}

/** One moment as such, all else as what is wanted. When it is to be ready, is promised. */
function withTime<Said extends SaidOfBooking>(
  said: Said,
  { times, timeWords }: Heard,
  context: WhenContext,
): Said {
  if (times === null) return said;
  if (said.at !== undefined)
    throw new WordsMisunderstood({ kind: 'said-twice', what: 'at', words: timeWords, before: said.at });
  const deadline = deadlineSaid(times);
  const promised = deadline === null ? said : added(said, 'promise', deadline, timeWords);
  const one = oneTime({ times: besideDeadline(times), facts: [], left: [] });
  if (one !== null && (one.kind === 'instant' || one.timeMs !== null)) {
    const when = whenOf(one, timeWords, context);
    if (when.kind === 'moment') return { ...promised, at: isoText(context.zone, when.at) };
  }
  return { ...promised, wanted: { wanted: settle(times, timeWords, context), words: timeWords } };
}
