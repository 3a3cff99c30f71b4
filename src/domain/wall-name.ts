import type { ShopSettings } from './shop-settings.ts';

/** `Ana P.`, the whole name, or nobody's: the car alone. */
export type NamesOnWall = 'short' | 'full' | 'car';

/** How much of customers' names is on the wall. A shop that keeps them out of its calendars keeps them from it as well. */
export function namesOnWall({
  wallNames,
  eventTitle,
}: Pick<ShopSettings, 'wallNames' | 'eventTitle'>): NamesOnWall {
  if (wallNames !== 'title') return wallNames;
  return eventTitle === 'minimal' ? 'car' : 'short';
}

/** What the wall calls a customer; null: it says nobody's name. */
export function wallName(name: string, names: NamesOnWall): string | null {
  if (names === 'car') return null;
  return names === 'full' ? name : shortName(name);
}

const FIRST_LETTER = /^\P{M}\p{M}*/u;
/** In these a name has no space within, and would be told whole. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** The first word, and the initial of the last: `Ana P.` of Ana María Pérez. */
function shortName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1) return `${first} ${initial(last)}`;
  return UNSPACED.test(first) ? initial(first) : first;
}

function initial(word: string): string {
  return `${FIRST_LETTER.exec(word)?.[0] ?? ''}.`;
}
