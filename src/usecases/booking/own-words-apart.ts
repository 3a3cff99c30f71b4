import type { Shop } from '../../domain/shop.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { WhenContext } from '../../input/when.ts';
import { type Heard, type HeardFact, hear } from '../../input/words/hear.ts';
import { marksIn, saysNew } from '../../input/words/newcomer.ts';
import type { ShopWords } from '../../input/words/shop-words.ts';
import type { Ports } from '../ports.ts';
import { wordsOfShop } from '../shop/words-of-shop.ts';
import { isSomebody } from './customer-in-words.ts';
import { type Part, partsOf, sentenceIn, unquoted } from './parts-of-sentence.ts';
import type { SaidOfBooking } from './said-of-booking.ts';

/** Words with the customer's own in quotation marks, which nothing reads into. */
export interface OwnApart {
  readonly words: readonly string[];
  /** What those say of work; it counts where nothing else names any. */
  readonly work: readonly HeardFact[];
}

/** What was said before a part of a sentence. */
interface SaidBefore {
  readonly work: boolean;
  readonly time: boolean;
  readonly who: boolean;
  readonly isNew: boolean;
}

/**
 * Sets the customer's own words apart: what stands in quotation marks, and what follows a comma or a colon, where it says nothing
 * else of the visit. Once work, time and customer are said, all that follows is theirs.
 */
export async function ownWordsApart(
  said: SaidOfBooking,
  words: readonly string[],
  context: WhenContext,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<OwnApart> {
  const parts = partsOf(words);
  if (parts.length < 2 && parts[0]?.begins !== 'quoted') return { words, work: [] };
  const known = wordsOfShop(shop);
  const shown: { text: string; isOwn: boolean }[] = [];
  const work: HeardFact[] = [];
  const waiting = [...parts];
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const before = shown.filter(({ isOwn }) => !isOwn).map(({ text }) => text);
    const isName = saysNew(before.join(' ').replace(NAME_FOLLOWS, ''));
    const state = part.begins === null || isName ? null : saidBefore(said, before.join(' '), context, known);
    const heard = state === null ? null : heardOrNull(unquoted(part), context, known);
    const isOwn = state !== null && (await isTheirs(part, heard, state, shop, ports));
    if (!isOwn) {
      const inner = part.begins === 'quoted' && !isName ? sentenceIn(part) : null;
      if (inner !== null) waiting.unshift(...inner);
      else
        shown.push(
          ...part.words.map((text) => ({ text: text.replace(/^(\p{L}+):$/u, '$1,'), isOwn: false })),
        );
      continue;
    }
    const isTheRest = part.begins !== 'quoted' && isAllSaid(state);
    const own = [part, ...(isTheRest ? waiting.splice(0) : [])].map(unquoted).join(' ');
    const last = shown.at(-1);
    if (last?.isOwn === true && part.begins !== 'quoted') last.text = `${last.text} ${own}`;
    else shown.push({ text: own, isOwn: true });
    if (!state.work) work.push(...(heard?.facts ?? []).filter(isWork));
  }
  return { words: shown.map(({ text, isOwn }) => (isOwn ? inQuotes(text) : text)), work };
}

const NAME_FOLLOWS = /[\s,:]+(?:named?|called|is|se llama|llamad[oa]|nombre|es)?[\s,:]*$/i;

function inQuotes(text: string): string {
  return `"${text.replace(/[,;:]$/, '')}"`;
}

function isWork({ said: { kind } }: HeardFact): boolean {
  return kind === 'service' || kind === 'sign' || kind === 'vague-work';
}

function isAllSaid({ work, time, who }: SaidBefore): boolean {
  return work && time && who;
}

/** Null where it cannot be told. */
function saidBefore(
  said: SaidOfBooking,
  text: string,
  context: WhenContext,
  known: ShopWords,
): SaidBefore | null {
  const heard = heardOrNull(text, context, known);
  if (heard === null) return null;
  const has = (...kinds: readonly string[]) => heard.facts.some(({ said: { kind } }) => kinds.includes(kind));
  const { customer, name, phone, vehicle, plate } = said;
  const isNamed = heard.left.some(({ core }) => core.some((word) => /\p{L}|\d{3}/u.test(word)));
  return {
    work: said.service !== undefined || has('service', 'sign'),
    time: (said.at ?? said.wanted) !== undefined || heard.times !== null,
    who: (customer ?? name ?? phone ?? vehicle ?? plate) !== undefined || isNamed || has('new', 'technician'),
    isNew: has('new'),
  };
}

/** Null for words that have several readings, or none. */
function heardOrNull(text: string, { now, zone, dateOrder }: WhenContext, known: ShopWords): Heard | null {
  try {
    return hear(text, { now, today: dateAt(zone, now), dateOrder }, known);
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}

/** So few words may be the name of a service, and no complaint. */
const MOST_WORDS_OF_A_SERVICE = 2;

async function isTheirs(
  part: Part,
  heard: Heard | null,
  before: SaidBefore,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<boolean> {
  if (heard === null) return isAllSaid(before);
  const { facts, left, times } = heard;
  if (facts.some(({ said }) => said.kind === 'new')) return false;
  const core = left.flatMap((run) => run.core);
  if (before.isNew && marksIn(core).more.length < core.length) return false;
  const mayBeWho = async (words: readonly string[]) => isSomebody(words.join(' '), shop, ports);
  if (!before.who) {
    const isWho = await Promise.all(
      left.map(async (run) => /\d/.test(run.core.join('')) || (await mayBeWho(run.core))),
    );
    if (isWho.includes(true)) return false;
  }
  const saysTime = times !== null && !before.time;
  if (facts.some(({ said }) => said.kind === 'sign')) return before.work || !saysTime;
  if (saysTime) return false;
  const hasWork = facts.some(isWork);
  if (hasWork && isAllSaid(before)) return true;
  const isLeft = /\p{L}/u.test(core.join('')) && !(await mayBeWho(core));
  if (isLeft) return part.begins === 'quoted' || hasWork || before.who;
  const isLong = part.words.join(' ').split(/\s+/).length > MOST_WORDS_OF_A_SERVICE;
  return hasWork && !before.work && part.begins !== 'comma' && isLong && facts.every(isWork);
}
