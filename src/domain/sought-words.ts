import { COLOUR_WORDS } from './car-makes.ts';
import { searchKey } from './search-key.ts';
import { phoneDigits } from './typed-phone.ts';
import { normalPlate } from './vehicle-identity.ts';

/** A word of what somebody looks for, in the forms in which people and cars are compared with it. */
export interface SoughtWord {
  /** Its letters and digits with nothing between them, as names are compared: `obrien`, `f150`. */
  readonly key: string;
  /** Its pieces, where something stands between them: `f`, `150`; else the key itself. */
  readonly pieces: readonly string[];
  /** Where it may be a phone or the end of one; else null. */
  readonly digits: string | null;
  /** As plates and VINs are kept; null for what has neither letters nor digits. */
  readonly mark: string | null;
  /** A colour, which the book need not know of a car that the other words mean. */
  readonly isColour?: true;
}

/** Words that all have to be true of one customer with one car. */
export type SoughtReading = readonly SoughtWord[];

/** How a text can be read that names somebody: `first`, and `otherwise` where nobody is found. */
export interface SoughtReadings {
  readonly first: readonly SoughtReading[];
  readonly otherwise: readonly SoughtReading[];
}

/**
 * `0134 focus` is a phone's end and a car. What is written in several pieces, as a phone or a plate can be (`KWV 81`), is first
 * read as one besides; a number in pieces beside other words (`555 0134 focus`), and a name that others write as one word
 * (`van der berg`), where nothing else is found. A colour is a name first: `red civic` is Red's Civic, or else any Civic.
 */
export function soughtReadings(text: string): SoughtReadings {
  const typed = text.split(/\s+/).filter((word) => word !== '');
  const words = typed.map((word) => soughtWord(word)).filter(({ key, mark }) => key !== '' || mark !== null);
  if (words.length < 2) return { first: words.length === 0 ? [] : [words], otherwise: [] };
  const hasDigits = /\p{N}/u.test(text);
  return {
    first: hasDigits ? [[markOf(text)], words] : [words],
    otherwise: [
      ...(hasDigits ? numbersJoined(typed) : [[soughtWord(typed.join(''))]]),
      ...[words, ...numbersJoined(typed)].flatMap(withColour),
    ],
  };
}

/** With its colours marked as such; none where it has no colour, or nothing else. */
function withColour(reading: SoughtReading): SoughtReading[] {
  const marked = reading.map(
    (word): SoughtWord => (COLOUR_WORDS.has(word.key) ? { ...word, isColour: true } : word),
  );
  const colours = marked.filter(({ isColour }) => isColour === true).length;
  return colours === 0 || colours === marked.length ? [] : [marked];
}

function soughtWord(text: string): SoughtWord {
  const pieces = searchKey(text)
    .split(' ')
    .filter((piece) => piece !== '');
  return { key: pieces.join(''), pieces, digits: phoneDigits(text), mark: normalPlate(text) };
}

/** All of the text as one phone, plate or VIN, and as no name. */
function markOf(text: string): SoughtWord {
  return { key: '', pieces: [], digits: phoneDigits(text), mark: normalPlate(text) };
}

/** With the pieces of a number in one; none where no two of them stand side by side. */
function numbersJoined(typed: readonly string[]): SoughtReading[] {
  const joined: string[] = [];
  let wasNumber = false;
  for (const word of typed) {
    const isNumber = /^[\d()+.-]+$/.test(word);
    if (isNumber && wasNumber) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
    wasNumber = isNumber;
  }
  return joined.length === typed.length ? [] : [joined.map((word) => soughtWord(word))];
}

/** Said beside a name or a car, and by themselves nobody. */
const BESIDE = new Set('the an el la los las mr mrs ms miss dr sr sra senor senora'.split(' '));

/** `the` in `the red Camry`, and `red` there: it need not be true of anybody. */
export function isSaidBeside({ key, isColour }: SoughtWord): boolean {
  return isColour === true || BESIDE.has(key);
}

/** What makes are called at the counter, other than by their beginning. */
const NICKNAMES: Readonly<Record<string, string>> = {
  beamer: 'bmw',
  beemer: 'bmw',
  bimmer: 'bmw',
  caddy: 'cadillac',
  chevy: 'chevrolet',
  chevvy: 'chevrolet',
  merc: 'mercedes',
  stang: 'mustang',
  subie: 'subaru',
  vette: 'corvette',
  vw: 'volkswagen',
  yota: 'toyota',
};

/** The make or model that is meant by a word, if it is a by-name; else the word. */
export function carNamed(key: string): string {
  return NICKNAMES[key] ?? key;
}
