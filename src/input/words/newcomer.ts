import { COLOUR_WORDS, KNOWN_MAKES } from '../../domain/car-makes.ts';
import { lexicon } from './lexicon.ts';
import { typedWords } from './tokens.ts';

/** What words tell a person and their car by. */
export interface Marks {
  readonly phone?: string;
  readonly email?: string;
  readonly plate?: string;
  readonly vin?: string;
  readonly make?: string;
  readonly model?: string;
  readonly year?: string;
  /** What is told of a car beside what it is: its colour. */
  readonly carNotes?: string;
  /** What is neither: what the car does, or nothing that is understood. */
  readonly more: readonly string[];
}

/** Somebody new, as one word after the other says it of them. */
export interface Newcomer extends Marks {
  readonly name: string;
}

/** A word after `new` that says nothing else of the visit. `isQuoted`: words that belong together. */
export interface NewcomerWord {
  readonly text: string;
  readonly isQuoted: boolean;
}

const PHONE = /^\(?\+?\d[\d().\s-]{5,}\d$/;
const YEAR = /^(?:19[5-9]\d|20[0-4]\d)$/;
const PLATE = /^(?=.*\d)(?=.*[a-z])[a-z\d-]{4,9}$/i;
const VIN = /^(?=.*\d)[a-hj-npr-z\d]{17}$/i;
const MOST_NAME_WORDS = 4;
/** With a phone right behind, longer names are names too: `Jo Ann Van Der Berg`. */
const MOST_BEFORE_PHONE = 7;
/** Before a plate, and nothing by itself. */
const SAYS_PLATE =
  /^(?:license|licence|lic|number|reg)?-?(?:plate|placa|placas|matricula|matrícula|patente)s?:?$/i;

/** Whether the words end with what is said before the name of somebody new. */
export function saysNew(words: string): boolean {
  const keys = typedWords(words).tokens.map(({ key }) => key);
  return [1, 2].some((count) =>
    lexicon()
      .get(keys.slice(-count).join(' '))
      ?.some(({ is }) => is === 'new'),
  );
}

/**
 * `"Maya Chen" 2125550188 honda civic squeaks`: first the name, quoted or up to the first word that is none; then in any order.
 * Null where no name stands there.
 */
export function newcomerIn(all: readonly NewcomerWord[]): Newcomer | null {
  const words = all.slice(introduced(all.map(({ text }) => text)));
  const [first] = words;
  if (first === undefined) return null;
  const nameWords = first.isQuoted ? 1 : nameLength(words);
  if (nameWords === 0) return null;
  const name = words
    .slice(0, nameWords)
    .map(({ text }) => text.replace(/[,;]$/, ''))
    .join(' ');
  return { name, ...marksIn(words.slice(nameWords).map(({ text }) => text)) };
}

const SAYS_NAME =
  "(?:(?:whose |the |their |her |his )?name(?: is|['’]s)?|(?:is |goes )?by the name of|goes by|is named|is called|named|called|is|que se llama|se llama|llamad[oa]|de nombre|nombre|es)";
/** `guy` may be a name, and is none before `called`. */
const INTRODUCTION = new RegExp(
  `^(?:(?:lady|gentleman|woman|señora|señor|customer|client|caller|cliente|clienta)(?:['’]s)?(?: ${SAYS_NAME})?|(?:guy|man|person|persona) ${SAYS_NAME}|${SAYS_NAME})(?= )`,
  'i',
);

/** How many words say only that a name follows: `named`, `lady called`, `whose name is`. */
export function introduced(words: readonly string[]): number {
  const said = INTRODUCTION.exec(words.map((word) => word.replace(/:$/, '')).join(' '))?.[0];
  return said === undefined ? 0 : said.split(' ').length;
}

/** In any order; of each kind the first. */
export function marksIn(words: readonly string[]): Marks {
  const rest = words.map((text) => text.replace(/[,;]$/, ''));
  const said: { -readonly [K in keyof Marks]: Marks[K] } = { more: [] };
  const more: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] as string;
    const groups = phoneLength(words, at);
    const make = makeLength(rest, at);
    if (said.phone === undefined && groups > 0) {
      said.phone = rest.slice(at, at + groups).join(' ');
      at += groups - 1;
    } else if (said.email === undefined && word.includes('@')) said.email = word;
    else if (said.vin === undefined && VIN.test(word)) said.vin = word;
    else if (said.year === undefined && YEAR.test(word)) said.year = word;
    else if (said.make === undefined && make > 0) {
      said.make = asWritten(rest.slice(at, at + make).join(' '));
      const model = modelLength(rest, at + make);
      if (model > 0) said.model = asWritten(rest.slice(at + make, at + make + model).join(' '));
      at += make + model - 1;
    } else if (said.carNotes === undefined && isColourOfCar(rest, at)) said.carNotes = word.toLowerCase();
    else if (said.plate === undefined && PLATE.test(word)) said.plate = word;
    else if (!SAYS_PLATE.test(word) || !PLATE.test(rest[at + 1] ?? '')) more.push(word);
  }
  return { ...said, more };
}

function nameLength(words: readonly NewcomerWord[]): number {
  const texts = words.map(({ text }) => text);
  let length = 0;
  while (length < texts.length && length <= MOST_BEFORE_PHONE) {
    const word = texts[length] as string;
    if (/\d|@/.test(word) || beginsCar(texts, length)) break;
    length += 1;
    if (/[,;]$/.test(word)) break;
  }
  return phoneLength(texts, length) > 0 ? length : Math.min(length, MOST_NAME_WORDS);
}

/** `212 555 0134` is a phone in three words; a year behind it is none of its figures, nor is what a comma parts from it. */
function phoneLength(words: readonly string[], at: number): number {
  for (let length = Math.min(4, words.length - at); length > 0; length -= 1) {
    const groups = words.slice(at, at + length);
    const text = groups.join(' ').replace(/[,;]$/, '');
    const last = text.slice(text.lastIndexOf(' ') + 1);
    const isYearBehind = YEAR.test(last) && phoneLength(groups.slice(0, -1), 0) > 0;
    if (
      PHONE.test(text) &&
      !isYearBehind &&
      text.replace(/\D/g, '').length <= 15 &&
      groups.every((word) => /\d/.test(word))
    )
      return length;
  }
  return 0;
}

/** Where a name is over, as its car follows: `Ann Lee blue ford`. `Ann Ford 2125550188` is called so. */
function beginsCar(words: readonly string[], at: number): boolean {
  const isSurname = at === 1 && phoneLength(words, at + 1) > 0;
  return (makeLength(words, at) > 0 && !isSurname) || (at > 0 && isColourOfCar(words, at));
}

/** `blue Ford`, `white 2018 Honda`, `Honda Civic blue`. */
function isColourOfCar(words: readonly string[], at: number): boolean {
  if (!COLOUR_WORDS.has((words[at] ?? '').toLowerCase())) return false;
  const next = at + 1 + (YEAR.test(words[at + 1] ?? '') ? 1 : 0);
  return makeLength(words, next) > 0 || words.slice(0, at).some((_, before) => makeLength(words, before) > 0);
}

/** How many words name a maker of cars from there on; 0: none does. */
export function makeLength(words: readonly string[], at: number): number {
  if (KNOWN_MAKES.has(`${withoutDashes(words[at])} ${withoutDashes(words[at + 1])}`)) return 2;
  return KNOWN_MAKES.has(withoutDashes(words[at])) ? 1 : 0;
}

function withoutDashes(word = ''): string {
  return word.toLowerCase().replaceAll('-', ' ');
}

/** `C 300`, `F 150`, `Model 3`, `CR V`: what its figures or its last letter stand behind. */
const BEFORE_MORE_OF_A_MODEL = /^(?:[a-z]{1,2}|model|series|class|rav|santa|grand|crown|town)$/i;
const MORE_OF_A_MODEL = /^(?:\d{1,4}[a-z]{0,2}|[a-z])$/i;
const WORD = /^\p{L}{2,}$/u;
const NAMED_IN_TWO = /^(?:santa|grand|crown|town)$/i;

function modelLength(words: readonly string[], at: number): number {
  const [first, second = ''] = [words[at], words[at + 1]];
  if (first === undefined || !isModel(first) || COLOUR_WORDS.has(first.toLowerCase())) return 0;
  const goesOn = NAMED_IN_TWO.test(first) ? WORD.test(second) : MORE_OF_A_MODEL.test(second);
  return BEFORE_MORE_OF_A_MODEL.test(first) && goesOn && !YEAR.test(second) ? 2 : 1;
}

/** `honda` as `Honda`, `bmw` as `BMW`; what is not all in small letters stays. */
export function asWritten(text: string): string {
  if (text !== text.toLowerCase()) return text;
  if (INITIALS.has(text)) return text.toUpperCase();
  return text.replace(/(?:^|\s|-)[a-z]/g, (letter) => letter.toUpperCase());
}

const INITIALS: ReadonlySet<string> = new Set(['bmw', 'gmc', 'vw', 'byd', 'mg']);

function isModel(word: string): boolean {
  return (
    (!PHONE.test(word) && !YEAR.test(word) && !word.includes('@') && !PLATE.test(word)) ||
    /^(?:[a-z]{1,3}-?\d{1,3}|\d{3}[a-z]{1,2})$/i.test(word)
  );
}
