import type { Instant } from './interval.ts';

/**
 * A number plate as it is kept and compared: upper case, the letters and digits of any script, nothing between them.
 * Null when nothing is left. `O` and `0` stay apart: both are plates.
 */
export function normalPlate(text: string): string | null {
  return lettersAndDigits(text) || null;
}

/** A VIN as it is kept and compared, of whatever length (before 1981 they were shorter); null when nothing is left. */
export function normalVin(text: string): string | null {
  return lettersAndDigits(text) || null;
}

/** Marks are kept until letters are composed with them (`Ü` is not `U` on a plate) and dropped where none takes them. */
function lettersAndDigits(text: string): string {
  // Patterns with classes of Unicode take milliseconds to make, and most marks need none.
  if (/^[\x20-\x7e]*$/.test(text)) return text.replace(/[^A-Za-z\d]/g, '').toUpperCase();
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** More than any country's plates have. */
const MOST_PLATE_CHARACTERS = 11;

/** A plate that is longer than any. */
export interface PlateDoubt {
  readonly plate: string;
  readonly length: number;
  readonly most: number;
}

/** What looks wrong with a plate as `normalPlate` writes it, or null. */
export function plateDoubt(plate: string): PlateDoubt | null {
  const { length } = [...plate];
  return length <= MOST_PLATE_CHARACTERS ? null : { plate, length, most: MOST_PLATE_CHARACTERS };
}

/** Until then makers numbered their cars as they liked. */
export const FIRST_STANDARD_YEAR = 1981;

/** What each character counts for in the check digit (49 CFR 565.15(c), table IV); I, O and Q are no VIN letters. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';
const VALUES = '012345678912345678123457923456789';
const POSITION_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/** What looks wrong with a VIN. */
export type VinDoubt =
  | { readonly kind: 'length'; readonly length: number }
  /** A letter that no VIN has, because it looks like a digit. */
  | { readonly kind: 'never-in-vins'; readonly letter: 'I' | 'O' | 'Q'; readonly probably: '0' | '1' }
  | { readonly kind: 'foreign'; readonly letter: string }
  | { readonly kind: 'check-digit'; readonly expected: string; readonly written: string };

/**
 * What looks wrong with a VIN as `normalVin` writes it, or null. A reason to look again, never to
 * refuse: cars older than 1981 have shorter ones (`year` is the car's, where it is known), and outside North America few
 * makers fill in the check digit.
 */
export function vinDoubt(vin: string, year: number | null = null): VinDoubt | null {
  if (vin.length !== POSITION_WEIGHTS.length) {
    if (year !== null && year < FIRST_STANDARD_YEAR && vin.length < POSITION_WEIGHTS.length) return null;
    return { kind: 'length', length: vin.length };
  }
  const foreign = /[^A-HJ-NPR-Z0-9]/u.exec(vin)?.[0];
  if (foreign === 'I' || foreign === 'O' || foreign === 'Q')
    return { kind: 'never-in-vins', letter: foreign, probably: foreign === 'I' ? '1' : '0' };
  if (foreign !== undefined) return { kind: 'foreign', letter: foreign };
  const expected = checkDigit(vin);
  const written = vin.charAt(8);
  return written === expected ? null : { kind: 'check-digit', expected, written };
}

function checkDigit(vin: string): string {
  const sum = POSITION_WEIGHTS.reduce<number>((sum, weight, position) => {
    return sum + weight * Number(VALUES[CHARACTERS.indexOf(vin.charAt(position))]);
  }, 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** The model years that a car can have: from the first car to those on sale before their year, both included. */
export function vehicleYears(now: Instant): { readonly first: number; readonly last: number } {
  return { first: 1886, last: new Date(now).getUTCFullYear() + 2 };
}

/** A model year of four digits, or null for anything else. */
export function vehicleYear(text: string, now: Instant): number | null {
  if (!/^\s*\d{4}\s*$/.test(text)) return null;
  const year = Number(text);
  const { first, last } = vehicleYears(now);
  return year >= first && year <= last ? year : null;
}

/**
 * The model year in a text as lists have it: `2018`, `'18`, `2018.0`, `MY2018`, or the date on which a car was registered
 * first. Two digits are those of the last hundred years. Null where there is none, or one that no car can have.
 */
export function vehicleYearIn(text: string, now: Instant): number | null {
  const trimmed = text.trim();
  const short = /^['’]?(\d\d)$/.exec(trimmed)?.[1];
  if (short !== undefined) {
    const { last } = vehicleYears(now);
    const year = last - (last % 100) + Number(short);
    return year > last ? year - 100 : year;
  }
  const [, whole, ofDate] =
    /^(?:MY\s*)?(\d{4})(?:[.,]0+|[-/]\d\d?|[-/.]\d\d?[-/.]\d\d?(?:[T ].*)?)?$|^(?:\d\d?[-/.]){1,2}(\d{4})$/i.exec(
      trimmed,
    ) ?? [];
  return vehicleYear(whole ?? ofDate ?? '', now);
}
