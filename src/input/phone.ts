import { writesTenDigits } from '../domain/phone-text.ts';
import { tooLong } from '../domain/text-limits.ts';
import { AppError } from '../failure.ts';
import { fitting } from '../fitting-text.ts';
import { foldedText } from './typed-text.ts';

const NANP = /^[2-9]\d{2}[2-9]\d{6}$/;

/**
 * The E.164 form (`+12125550134`) of a phone in any spelling: the key by which a caller is known. A number without a
 * country code belongs to `region` (ISO 3166). What must hold is that such a number can exist, not that it is in use,
 * so that a new area code or a 555 number is never refused. Extensions are dropped: the key is the line.
 *
 * Ten digits in the US and Canada, and `+1` numbers everywhere, are read without the phone library; all else loads
 * it, since only its tables know other countries' lengths and trunk zeros. Throws `invalid-value`.
 */
export async function normalPhone(text: string, region: string): Promise<string> {
  const typed = foldedText(fitting('phone', text))
    .trim()
    .replace(/^tel:\s*/i, '');
  const phone = nanpPhone(typed, region) ?? (await libraryPhone(typed, region));
  if (phone === null) {
    throw new AppError({ code: 'invalid-value', what: 'phone', value: text, expected: expectation(region) });
  }
  return phone;
}

/** The number when it plainly is one of the North American plan, else null. */
function nanpPhone(typed: string, region: string): string | null {
  if (!/^\+?[\d\s()./\-\u2010-\u2015]+$/.test(typed)) return null;
  const digits = typed.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  if (!NANP.test(national)) return null;
  const countryKnown = typed.startsWith('+') ? digits.length === 11 : writesTenDigits(region);
  return countryKnown ? `+1${national}` : null;
}

async function libraryPhone(typed: string, region: string): Promise<string | null> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const defaultCountry = region.toUpperCase() as 'US';
  for (const spelling of spellings(typed)) {
    const parsed = parsePhoneNumberFromString(spelling, { defaultCountry, extract: false });
    if (parsed?.isPossible()) return parsed.number;
  }
  return null;
}

/**
 * As typed first; then with `00` as the plus sign, for regions that themselves dial another prefix; and Mexican
 * mobiles without the 1 that they had until 2019 and that address books still carry.
 */
function spellings(typed: string): string[] {
  const international = typed.replace(/^\(?00\)?[\s-]?/, '+');
  const all = [typed, international, international.replace(/^\+\s*52[\s-]?1(?=(?:\D*\d){10}\D*$)/, '+52')];
  return [...new Set(all)];
}

function expectation(region: string): string {
  const national = writesTenDigits(region) ? '10 digits, as (212) 555-0134' : 'a number with its area code';
  return `${national}, or a number with its country code, as +44 20 7946 0958`;
}

/**
 * The digits to look for when a search text may be a phone or the end of one, else null. They are meant to be
 * compared with the end of an E.164 number; the trunk zeros of a whole national number, which E.164 has not, are
 * taken off, while `0134` stays as it is.
 */
export function phoneDigits(text: string): string | null {
  if (tooLong('phone', text) !== null) return null;
  const typed = foldedText(text)
    .replace(/^\s*tel:/i, '')
    .trim();
  if (!/^\+?[\d\s()./\-\u2010-\u2015]+$/.test(typed)) return null;
  const digits = typed.replace(/\(0\)/, '').replace(/\D/g, '');
  if (digits.length < 3 || digits.length > 17) return null;
  return digits.length >= 9 ? digits.replace(/^0+(?=\d{3})/, '') : digits;
}
