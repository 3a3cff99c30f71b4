import { CAR_FIELDS, type Field } from './fields.ts';
import {
  CAR_COLUMNS,
  EMAIL_WORDS,
  NO_EMAIL_WORDS,
  NO_PHONE_WORDS,
  OTHERS_WORDS,
  PHONE_WORDS,
  WHOLE_HEADINGS,
  WHOSE,
} from './heading-words.ts';

/** The heading under which bay itself writes why a line was left out. */
export const REASON_HEADING = 'Left out because';

/** No program has longer ones; longer cells are somebody's text. */
const MOST_HEADING_CHARACTERS = 60;

/** `Home`, `Work`: a phone in a list that also has one of `isKindOfPhone`. In another list it may as well be an address. */
export function isPhonePlace(heading: string): boolean {
  return /^(?:home|work|office|other)$/i.test(heading.trim());
}

/** `Mobile`, `Fax`: what only a phone is called, without the word. */
export function isKindOfPhone(heading: string): boolean {
  return /^(?:mobile|cell|cellular|fax|pager)$/i.test(heading.trim());
}

/** A name that may be that of the family or of the person alone, where the other one has a column. */
export function isBareName(heading: string): boolean {
  return /^(?:name|nombre|nome|naam)$/i.test(heading.trim());
}

/** Where people are asked so for their first names, `Name` is the family's. */
export function isFirstBesideFamily(heading: string): boolean {
  return /^(?:vorname|voornaam|pr[eé]nom)/i.test(heading.trim());
}

/** What a car is, in one country, and when it was made, in another: `Marca, Submarca, Modelo`. */
export function isModelo(heading: string): boolean {
  return /^modelo$/i.test(heading.trim());
}

const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['primary', 1],
  ['main', 1],
  ['a', 1],
  ['second', 2],
  ['secondary', 2],
  ['b', 2],
  ['third', 3],
  ['c', 3],
  ['other', 8],
  ['additional', 9],
]);
const MOST_CARS = 9;

/** Which of a line's cars a heading is of: `Vehicle 2 Make`, `Year2`, `2nd Car`; null where it has no number. */
export function carNumber(heading: string): number | null {
  const words = headingWords(heading);
  const number = words.find((word) => /^\d+$/.test(word));
  const ordinal = words.find((word) => ORDINALS.has(word));
  return number === undefined ? (ORDINALS.get(ordinal ?? '') ?? null) : Number(number);
}

/** The words of a car's heading without those that say which of the cars it is of. */
function wordsOfCar(words: readonly string[]): string[] {
  return words.filter((word) => !/^(?:\d+|st|nd|rd|th)$/.test(word) && !ORDINALS.has(word));
}

/** `VIN last 8` is the eighth car's VIN as little as `2019 make` is that of a car. */
function isCarNumber(words: readonly string[]): boolean {
  const numbers = words.filter((word) => /^\d+$/.test(word));
  return numbers.length < 2 && numbers.every((number) => Number(number) <= MOST_CARS);
}

/** What a column holds, by its heading; null for what bay has no use for, and for what is no heading. */
export function fieldOf(heading: string): Field | null {
  const all = headingWords(heading);
  if (all.length === 0) return null;
  const plain = all.filter((word) => !/^\d+$/.test(word)).join('');
  // Of a Spanish calendar it is the end.
  if (heading.trim() === 'FIN') return 'vin';
  const whole = WHOLE_HEADINGS.get(plain) ?? WHOLE_HEADINGS.get(plain.replace(WHOSE, ''));
  if (whole !== undefined) return CAR_FIELDS.has(whole) && !isCarNumber(all) ? null : whole;
  const isOthers = all.some((word) => OTHERS_WORDS.has(word));
  const tells = (of: ReadonlySet<string>, about: ReadonlySet<string>) =>
    !isOthers && all.some((word) => of.has(word)) && !all.some((word) => about.has(word));
  if (tells(PHONE_WORDS, NO_PHONE_WORDS)) return 'phone';
  if (tells(EMAIL_WORDS, NO_EMAIL_WORDS) && all.at(-1) !== 'client') return 'email';
  if (!isCarNumber(all)) return null;
  const ofCar = wordsOfCar(all);
  const car = WHOLE_HEADINGS.get(ofCar.join(''));
  if (car !== undefined && CAR_FIELDS.has(car)) return car;
  const column = CAR_COLUMNS.find(
    (one) => ofCar.some((word) => one.keys.has(word)) && ofCar.every((word) => one.all.has(word)),
  );
  return column?.field ?? null;
}

/** Lower case and without accents; `Phone1Value`, `phone_1_value` and "Phone 1 - Value" are the same words. */
function headingWords(heading: string): string[] {
  const text = heading.trim();
  if (text === '' || text.length > MOST_HEADING_CHARACTERS) return [];
  const ascii = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replaceAll(/[^\x20-\x7e]/g, '');
  return ascii
    .replaceAll("'", '')
    .replaceAll(/([a-z])([A-Z])|([A-Za-z])(\d)|(\d)([A-Za-z])/g, '$1$3$5 $2$4$6')
    .toLowerCase()
    .replaceAll(/\be[\s_-]+mail/g, 'email')
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
