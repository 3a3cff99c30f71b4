import { hasSignsOnly, saysLost, saysNoPlate, saysNothing, saysNoVin } from '../../domain/said-nothing.ts';

/** A name is taken for nothing only where nobody can be called so. */
const NO_NAME = /^(?:n\s*\/\s*a|#n\/a|\(?(?:none|unknown|blank|no name)\)?)$/i;
const NO_YEAR = /^0+$/;
const NO_EMAIL = /^(?:no|none|noe?-?mail|no-e-?mail|declined|refused|n\/?a|unknown)(?:@.*)?$/i;
const NO_PHONE = /^(?:no|no\s*phone|no\s*number|none given|declined|refused|unlisted|disconnected)$/i;

const LONGEST_NOTHING = 40;

export type Kind = 'name' | 'phone' | 'email' | 'notes' | 'plate' | 'vin' | 'year' | 'other';

/** What a cell says, or null where that is nothing. Notes are kept as they are. */
export function unlessNothing(kind: Kind, cell: string | undefined): string | null {
  const text = cell === undefined ? null : unprefixed(cell);
  if (text === null || kind === 'notes') return text;
  const trimmed = text.trim();
  return trimmed.length <= LONGEST_NOTHING && isNothing(kind, trimmed) ? null : trimmed;
}

function isNothing(kind: Kind, text: string): boolean {
  if (hasSignsOnly(text) || saysLost(text)) return true;
  if (kind === 'name') return NO_NAME.test(text);
  if (saysNothing(text)) return true;
  if (kind === 'phone') return NO_PHONE.test(text) || standsForNoPhone(text);
  if (kind === 'email') return NO_EMAIL.test(text);
  if (kind === 'plate') return saysNoPlate(text);
  if (kind === 'vin') return saysNoVin(text);
  return kind === 'year' && NO_YEAR.test(text);
}

/**
 * A cell as given, null for blanks. Exports put `'` before a cell that a spreadsheet would take for a formula; that one is
 * taken off, once. So is the formula that keeps a spreadsheet from making a number of digits: `="0123"`.
 */
function unprefixed(cell: string): string | null {
  if (cell.trim() === '') return null;
  const digits = /^="([^"]*)"$/.exec(cell.trim())?.[1];
  if (digits !== undefined) return digits.trim() === '' ? null : digits;
  return /^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;
}

/** A mask that nobody filled in, or only the area code of: `(   )    -`, `(212)`. */
const EMPTY_MASK = /^\(\s*\d{0,3}\s*\)[\s\-_.]*$/;

/** `000-000-0000`, `(999) 999-9999`, `123-456-7890`: what people type where a program will not go on without a phone. */
function standsForNoPhone(text: string): boolean {
  if (EMPTY_MASK.test(text)) return true;
  if (/[^\d\s()./+\-\u2010-\u2015]/.test(text)) return false;
  const digits = text.replaceAll(/\D/g, '');
  const national = digits.length === 11 ? digits.slice(1) : digits;
  return /^(\d)\1*$/.test(national) || /^(?:0?123456789?0?|1234567)$/.test(national);
}

/** The values of one cell: address books part them by ` ::: `, people by semicolons, strokes and line ends. */
export function valuesIn(text: string): string[] {
  return text
    .split(/:::|[;\r\n|]|\s\/\s|\/\//)
    .map((value) => value.trim().replaceAll(/\s+/g, ' '))
    .filter((value) => value !== '');
}
