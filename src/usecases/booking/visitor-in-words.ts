import type { Shop } from '../../domain/shop.ts';
import { phoneDigits } from '../../domain/typed-phone.ts';
import { normalPlate } from '../../domain/vehicle-identity.ts';
import { AppError, failureOf } from '../../failure.ts';
import type { Heard } from '../../input/words/hear.ts';
import type { LeftRun } from '../../input/words/left-runs.ts';
import { misspeltDay } from '../../input/words/time-vocabulary.ts';
import { vehicleMeant } from '../people/choose-customer.ts';
import { vehicleMarked } from '../people/keep-vehicles.ts';
import type { Ports } from '../ports.ts';
import { customerInWords, isSomebody } from './customer-in-words.ts';
import { newcomer, type OwnWords } from './newcomer-in-words.ts';
import type { SaidOfBooking } from './said-of-booking.ts';
import { WordsMisunderstood } from './words-misunderstood.ts';
import { added, bareTechnician } from './work-in-words.ts';

type WordsPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * Who comes and with which car: what no other reading takes. Words beside what the car does that mean nobody are more of that,
 * as quoted words are; a technician's bare name may be a customer's. Throws `WordsMisunderstood`, `several-readings`, `not-found`.
 */
export async function visitorInWords<Said extends SaidOfBooking>(
  said: Said,
  heard: Heard,
  shop: Shop,
  ports: WordsPorts,
): Promise<Said> {
  const own: OwnWords[] = heard.facts.flatMap(({ said: fact, words, at }) =>
    fact.kind === 'sign' ? [{ at, text: words, isGuess: false }] : [],
  );
  const entered = newcomer(said, heard, own);
  const who = entered === null ? heard : { ...heard, left: heard.left.filter(({ at }) => at < entered.at) };
  const driven = await takeCar(entered?.said ?? said, who.left, ports);
  const runs = await withoutOwnWords(driven.left, own, shop, ports);
  const quoted = await quotedNames(
    { facts: heard.facts.filter(({ at }) => entered === null || at < entered.at) },
    own,
    shop,
    ports,
  );
  const named = await withTechnician(driven.said, heard, [...runs, ...quoted], shop, ports);
  const customer = await withCustomer(named.said, named.runs, shop, ports);
  await assertNoPhone(customer, heard, shop, ports);
  if (own.length === 0) return customer;
  const text = [...own].sort((a, b) => a.at - b.at).map((one) => one.text.replace(/[,;.]$/, ''));
  const concerns = [customer.concerns, ...text].filter(Boolean).join(' ');
  return { ...customer, concerns, ...(own.some(({ isGuess }) => isGuess) ? { isLoose: true } : {}) };
}

/** A word that is the plate or VIN of a car in the book; a word that is a phone is left for the customer, a bare number as well. */
async function takeCar<Said extends SaidOfBooking>(
  said: Said,
  left: readonly LeftRun[],
  ports: Pick<Ports, 'store'>,
): Promise<{ readonly said: Said; readonly left: readonly LeftRun[] }> {
  for (const word of left.flatMap(({ core }) => core)) {
    const mark = normalPlate(word);
    if (mark === null || !/\d/.test(word) || phoneDigits(word) !== null) continue;
    const car = await vehicleMarked(mark, ports);
    if (car === null) continue;
    const without = (words: readonly string[]) => words.filter((one) => one !== word);
    const rest = left.map((run) => ({ ...run, words: without(run.words), core: without(run.core) }));
    return {
      said: added(said, 'vehicle', String(car.id), word),
      left: rest.filter(({ core }) => core.length > 0),
    };
  }
  return { said, left };
}

/** Those that may be somebody; the others, beside a sign of what is wrong, tell more of that. */
async function withoutOwnWords(
  left: readonly LeftRun[],
  own: OwnWords[],
  shop: Shop,
  ports: WordsPorts,
): Promise<LeftRun[]> {
  const runs: LeftRun[] = [];
  for (const run of left) {
    const isMore =
      run.besideSign && !/\d/.test(run.core.join('')) && !(await isSomebody(run.core.join(' '), shop, ports));
    if (isMore) own.push({ at: run.at, text: run.words.join(' '), isGuess: true });
    else runs.push(run);
  }
  return runs;
}

/** Quoted words that are somebody's name; all others are the customer's own. */
async function quotedNames(
  { facts }: Pick<Heard, 'facts'>,
  own: OwnWords[],
  shop: Shop,
  ports: WordsPorts,
): Promise<LeftRun[]> {
  const names: LeftRun[] = [];
  for (const { said, words, at } of facts) {
    if (said.kind !== 'quoted') continue;
    const parts = words.split(/\s+/);
    if (await isSomebody(words, shop, ports))
      names.push({ words: parts, core: parts, besideSign: false, at });
    else own.push({ at, text: words, isGuess: false });
  }
  return names;
}

interface Naming<Said> {
  readonly said: Said;
  readonly runs: readonly LeftRun[];
}

/** A bare name is the technician's, unless a customer may be called so. */
async function withTechnician<Said extends SaidOfBooking>(
  said: Said,
  { facts }: Heard,
  runs: readonly LeftRun[],
  shop: Shop,
  ports: WordsPorts,
): Promise<Naming<Said>> {
  const bare = bareTechnician(facts);
  if (bare === null) return { said, runs };
  const words = bare.words.split(' ');
  const run = { words, core: words, besideSign: false, at: bare.at };
  const together = [...runs, run].sort((a, b) => a.at - b.at);
  const whole = together.flatMap(({ core }) => core).join(' ');
  const isNamed = (said.customer ?? said.name ?? said.phone ?? said.vehicle ?? said.plate) !== undefined;
  const mayBeCustomer = !isNamed && (await isSomebody(whole, shop, ports));
  // A surname right behind it makes it a customer's name.
  const isSurname = ({ at, core }: LeftRun) => at === bare.at + words.length && !/\d/.test(core[0] ?? '');
  const named = /[,;]$/.test(bare.words) ? undefined : runs.find(isSurname);
  const isFullName = named !== undefined;
  if (!mayBeCustomer && !isNamed && named !== undefined) {
    // A phone beside it is no technician's.
    if (runs.some(({ core }) => core.some(isWholePhone))) return { said, runs: together };
    const full = [bare.words, ...named.words].join(' ');
    const readings = [`new ${full}`, `with ${full}`];
    throw new AppError({ code: 'several-readings', words: full, readings });
  }
  if (!mayBeCustomer) return { said: added(said, 'technician', bare.name, bare.words), runs };
  const others = runs.flatMap(({ core }) => core).join(' ');
  const besideIt = others !== '' && !(await isSomebody(others, shop, ports));
  if (isFullName || besideIt) return { said, runs: together };
  throw new AppError({
    code: 'several-readings',
    words: bare.words,
    readings: [`with ${bare.words}`, `customer ${bare.words}`],
  });
}

/** More than its last figures. */
function isWholePhone(word: string): boolean {
  return (phoneDigits(word)?.length ?? 0) >= 7;
}

/** Before whoever it is for, and no part of the name. */
const LEADING = /^(?:(?:for|para)\s+)+/i;

async function withCustomer<Said extends SaidOfBooking>(
  said: Said,
  runs: readonly LeftRun[],
  shop: Shop,
  ports: WordsPorts,
): Promise<Said> {
  const [words, core] = [runs.flatMap((run) => run.words), runs.flatMap((run) => run.core)];
  if (core.length === 0) return said;
  const isWhole = words.length > core.length && (await isSomebody(words.join(' '), shop, ports));
  const isKnown = isWhole || (await isSomebody(core.join(' '), shop, ports));
  const driven = isKnown ? null : await withDescribedCar(said, core, ports);
  if (driven !== null) return driven;
  if (!isKnown) await assertSpelt(core, shop, ports);
  const isNobody = !isKnown && said.customer === undefined;
  const customer = await customerInWords(said, isWhole || isNobody ? words : core, shop, ports);
  if (customer.kind === 'misunderstood')
    throw new WordsMisunderstood({ kind: 'meaningless', words: customer.words, meant: [] });
  if (customer.kind === 'nobody') return said;
  if (!isKnown && /\p{L}/u.test(customer.text)) {
    const query = customer.text.replace(LEADING, '');
    throw new AppError({ code: 'not-found', what: 'customer', query, known: [], newcomer: true });
  }
  return { ...said, customer: customer.text };
}

/** `0134 focus`, `the camry`: words that mean a car by its make and model, and with it whose it is. Throws `several-match`. */
async function withDescribedCar<Said extends SaidOfBooking>(
  said: Said,
  words: readonly string[],
  ports: WordsPorts,
): Promise<Said | null> {
  if ((said.customer ?? said.name ?? said.phone ?? said.vehicle ?? said.plate) !== undefined) return null;
  try {
    const car = await vehicleMeant(words.join(' '), ports);
    return { ...said, customer: `#${car.customerId}`, vehicle: String(car.id) };
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') === null) throw thrown;
    return null;
  }
}

/** `tommorow` is no customer, and no time either. */
async function assertSpelt(words: readonly string[], shop: Shop, ports: WordsPorts): Promise<void> {
  for (const word of words) {
    const meant = misspeltDay(word);
    if (meant.length > 0 && !(await isSomebody(word, shop, ports)))
      throw new WordsMisunderstood({ kind: 'meaningless', words: word, meant });
  }
}

/** `1030` is a time, unless somebody whose phone ends so may be meant: where nobody else is. */
async function assertNoPhone(
  said: SaidOfBooking,
  { timeWords }: Heard,
  shop: Shop,
  ports: WordsPorts,
): Promise<void> {
  const figures = /(?:^|\s)(\d{4})(?:$|\s)/.exec(timeWords)?.[1];
  if (
    figures === undefined ||
    (said.customer ?? said.name ?? said.phone ?? said.vehicle ?? said.plate) !== undefined
  )
    return;
  if (!(await isSomebody(figures, shop, ports))) return;
  const readings = [`${figures.slice(0, 2)}:${figures.slice(2)}`, `customer ${figures}`];
  throw new AppError({ code: 'several-readings', words: figures, readings });
}
