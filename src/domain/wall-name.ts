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
/** A mail address or a phone that somebody was entered by. */
const CONTACT = /@|(?:\d\D*){5}/u;
/** Behind a comma these belong to the name before it, and are nobody's first name. */
const SUFFIX = /^(?:inc|llc|ltd|corp|co|gmbh|sl|sa|jr|sr|ii|iii|iv)\b/iu;
/** A longer word is no name that is read from afar. */
const LONGEST = 24;

/** The first word, and the initial of the last: `Ana P.` of Ana María Pérez, and of Pérez, Ana. */
function shortName(name: string): string {
  const words = inSpokenOrder(name).trim().split(/\s+/u);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1) return `${CONTACT.test(first) ? initial(first) : fitting(first)} ${initial(last)}`;
  return UNSPACED.test(first) || CONTACT.test(first) ? initial(first) : fitting(first);
}

/** A list of customers may have the family first, before a comma. */
function inSpokenOrder(name: string): string {
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim());
  const isTurned = family !== '' && given !== '' && more.length === 0 && !SUFFIX.test(given);
  return isTurned ? `${given} ${family}` : name;
}

function fitting(word: string): string {
  const letters = [...word];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : word;
}

function initial(word: string): string {
  return `${FIRST_LETTER.exec(word)?.[0] ?? ''}.`;
}
