import { searchKey } from './search-key.ts';
import { carNamed, isSaidBeside, type SoughtReading, type SoughtWord } from './sought-words.ts';
import { isWholePhone } from './typed-phone.ts';
import type { VehicleDetails } from './vehicle.ts';

/** How surely somebody is meant, the surest first. */
export const SURENESS = {
  /** The whole phone, plate or VIN. */
  sure: 0,
  phoneEnd: 1,
  nameWord: 2,
  nameBeginning: 3,
  /** Part of a plate or VIN. */
  mark: 4,
  insideName: 5,
  /** Make, model or year. */
  car: 6,
} as const;

export interface SoughtPerson {
  /** As `searchKey` writes it. */
  readonly nameKey: string;
  readonly phone: string | null;
}

export type SoughtCar = Pick<VehicleDetails, 'plate' | 'vin' | 'make' | 'model' | 'year'>;

/** How a reading fits a customer with one of their cars, or with none. */
export interface Fit {
  readonly sureness: number;
  /** A word is true of the car, and not of whose it is. */
  readonly namesCar: boolean;
}

/** From here on a line is meant by its number, even without the area code. */
const LINE_DIGITS = 7;
/** As few letters are found at the beginning of words only: they stand inside of too many. */
const SHORT_WORD = 3;

/** Null where a word is true of neither. */
export function fitOf(reading: SoughtReading, person: SoughtPerson, car: SoughtCar | null): Fit | null {
  const names = person.nameKey.split(' ');
  const described = car === null ? [] : searchKey(`${car.make ?? ''} ${car.model ?? ''}`).split(' ');
  const isAlone = reading.filter((word) => !isSaidBeside(word)).length < 2;
  const fits: Fit[] = [];
  for (const word of reading) {
    const ofPerson = personFit(word, names, person.phone);
    const sureness = ofPerson ?? (car === null ? null : carFit(word, car, described, isAlone));
    if (sureness !== null) fits.push({ sureness, namesCar: ofPerson === null });
    else if (!isSaidBeside(word)) return null;
  }
  const saysColour = reading.some(({ isColour }) => isColour === true);
  if (fits.length === 0 || (saysColour && !fits.some((fit) => fit.namesCar))) return null;
  return {
    sureness: Math.max(...fits.map((fit) => fit.sureness)),
    namesCar: fits.some((fit) => fit.namesCar),
  };
}

function personFit(
  { key, pieces, digits }: SoughtWord,
  names: readonly string[],
  phone: string | null,
): number | null {
  if (digits !== null && phone?.endsWith(digits) === true)
    return isWholePhone(digits) || digits.length >= LINE_DIGITS ? SURENESS.sure : SURENESS.phoneEnd;
  return (
    nameFit(key, names) ?? (pieces.length < 2 ? null : worst(pieces.map((piece) => nameFit(piece, names))))
  );
}

/** `vanderberg` begins at a word of `van der berg`, too. */
function nameFit(key: string, names: readonly string[]): number | null {
  if (key === '') return null;
  if (names.includes(key)) return SURENESS.nameWord;
  if (names.some((_, at) => beginsAt(names, at, key))) return SURENESS.nameBeginning;
  return key.length > SHORT_WORD && names.some((name) => name.includes(key)) ? SURENESS.insideName : null;
}

function beginsAt(words: readonly string[], at: number, key: string): boolean {
  const word = words[at] as string;
  if (key.length <= word.length) return word.startsWith(key);
  return key.startsWith(word) && word !== '' && words.slice(at).join('').startsWith(key);
}

function carFit(
  { key, pieces, mark }: SoughtWord,
  car: SoughtCar,
  described: readonly string[],
  isAlone: boolean,
): number | null {
  if (mark !== null && (mark === car.plate || mark === car.vin)) return SURENESS.sure;
  if (mark !== null && isPartOfMark(mark, car)) return SURENESS.mark;
  const isYear = !isAlone && /^\d{4}$/.test(key) && Number(key) === car.year;
  if (isYear || isDescribedBy(key, described)) return SURENESS.car;
  return pieces.length > 1 && pieces.every((piece) => isDescribedBy(piece, described)) ? SURENESS.car : null;
}

/** A few letters are the beginning of a plate; digits and more letters can stand anywhere in it. One or two digits are in too many. */
function isPartOfMark(mark: string, { plate, vin }: SoughtCar): boolean {
  const hasDigit = /\p{N}/u.test(mark);
  if (mark.length < 2 || /^\p{N}{2}$/u.test(mark)) return false;
  if (plate?.startsWith(mark) === true) return true;
  if ((hasDigit || mark.length > SHORT_WORD) && plate?.includes(mark) === true) return true;
  return mark.length > SHORT_WORD && hasDigit && vin?.includes(mark) === true;
}

/** One or two digits are a whole word of it, as in `Mazda 3`. */
function isDescribedBy(key: string, described: readonly string[]): boolean {
  if (key === '') return false;
  if (/^\d{1,2}$/.test(key)) return described.includes(key);
  const named = carNamed(key);
  return described.some((_, at) => beginsAt(described, at, named));
}

function worst(fits: readonly (number | null)[]): number | null {
  return fits.includes(null) ? null : Math.max(...(fits as number[]));
}
