import type { CountryCode, Metadata } from 'libphonenumber-js/min';
import { planFault, writesTenDigits } from '../domain/north-american-plan.ts';
import type { PhoneFault } from '../domain/phone-fault.ts';
import type { ShopRules } from '../domain/shop.ts';
import { type TypedPhone, typedPhone } from '../domain/typed-phone.ts';
import { AppError, type Expected } from '../failure.ts';
import { fitting } from '../fitting-text.ts';

/** Where a phone without country code is at home, and one without area code. */
export type PhonePlace = Pick<ShopRules, 'phoneRegion' | 'phoneArea'>;

/** The E.164 form, or why there is none; null where it is not even like a phone. */
type Reading = { readonly phone: string } | { readonly why: PhoneFault | null };

const UNLIKE: Reading = { why: null };

/**
 * The E.164 form (`+12125550134`) of a phone in any spelling: the key by which a caller is known. A number without a
 * country code belongs to the shop's country, one that is too short for that to the shop's area. What must hold is that
 * the numbering plan allows such a number, not that it is in use, so that a new area code or a 555 number is never
 * refused. Extensions are dropped: the key is the line.
 *
 * Numbers of country code 1 are read without the phone library; all else loads it, since only its tables know other
 * countries' plans. Throws `invalid-value`.
 */
export async function normalPhone(text: string, place: PhonePlace): Promise<string> {
  const typed = typedPhone(fitting('phone', text));
  const reading = typed === null ? UNLIKE : await read(typed, place);
  if ('phone' in reading) return reading.phone;
  const why = reading.why === null ? {} : { why: reading.why };
  throw new AppError({
    code: 'invalid-value',
    what: 'phone',
    value: text,
    expected: expectation(place),
    ...why,
  });
}

/** True where nothing is wrong with a phone but that no area code stands before it, and none is the shop's. */
export function lacksAreaCode(text: string, { phoneRegion, phoneArea }: PhonePlace): boolean {
  const typed = typedPhone(text);
  if (typed === null || typed.plus || phoneArea !== null || !writesTenDigits(phoneRegion)) return false;
  return /^[2-9]\d{6}$/.test(typed.digits);
}

async function read(typed: TypedPhone, place: PhonePlace): Promise<Reading> {
  if (writesTenDigits(place.phoneRegion)) {
    const international = typed.plus ? typed.digits : afterPrefix(typed.digits);
    return international === null ? tenDigits(typed.digits, place) : withCountryCode(international);
  }
  if (typed.plus) return withCountryCode(typed.digits);
  return elsewhere(typed.digits, place);
}

/** What follows the `011` or `00` of a call abroad; null where the number begins otherwise. */
function afterPrefix(digits: string): string | null {
  return /^0(?:11|0)([1-9]\d{6,})$/.exec(digits)?.[1] ?? null;
}

function tenDigits(digits: string, { phoneArea }: PhonePlace): Reading {
  const { length } = digits;
  if (length === 11 && digits.startsWith('1')) return inPlan(digits.slice(1));
  if (length === 10) return inPlan(digits);
  if (digits.startsWith('0')) return { why: { kind: 'area-begins', digit: '0' } };
  if (length !== 7)
    return { why: length === 0 ? null : { kind: 'other-length', digits: length, after: null } };
  return phoneArea === null ? { why: { kind: 'without-area' } } : inPlan(phoneArea + digits);
}

function inPlan(national: string): Reading {
  const why = planFault(national);
  return why === null ? { phone: `+1${national}` } : { why };
}

async function withCountryCode(digits: string): Promise<Reading> {
  if (!digits.startsWith('1')) return libraryReading([`+${digits}`, `+${withoutMobileOne(digits)}`], 'US');
  const { length } = digits;
  if (length === 11) return inPlan(digits.slice(1));
  return { why: { kind: 'other-length', digits: length - 1, after: '+1' } };
}

/** Mexican mobiles have had no 1 after their country code since 2019; address books still carry it. */
function withoutMobileOne(digits: string): string {
  return digits.replace(/^521(?=\d{10}$)/, '52');
}

/** In Mexico until 2019 calls to other towns and to mobiles had to begin so; the 52 is that of many address books. */
const OLD_MEXICAN = /^(?:01|044|045|(?:52)?1)(?=\d{10}$)/;

/** As typed first; then with `00` for the plus sign, where calls abroad begin otherwise; then in the shop's area. */
async function elsewhere(digits: string, { phoneRegion, phoneArea }: PhonePlace): Promise<Reading> {
  const abroad = /^00([1-9]\d{6,})$/.exec(digits)?.[1];
  if (abroad?.startsWith('1')) return withCountryCode(abroad);
  const spellings = [
    digits,
    ...(abroad === undefined ? [] : [`+${abroad}`, `+${withoutMobileOne(abroad)}`]),
    ...(phoneRegion.toUpperCase() === 'MX' ? [digits.replace(OLD_MEXICAN, '')] : []),
    ...(phoneArea === null || digits.startsWith('0') ? [] : [`${phoneArea}${digits}`]),
  ];
  return libraryReading(spellings, phoneRegion);
}

/** The first spelling that the plan of its country allows. */
async function libraryReading(spellings: readonly string[], region: string): Promise<Reading> {
  const { Metadata, parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const defaultCountry = region.toUpperCase() as CountryCode;
  const codes = new Set<string>();
  for (const spelling of new Set(spellings)) {
    const parsed = parsePhoneNumberFromString(spelling, { defaultCountry, extract: false });
    if (parsed === undefined) continue;
    codes.add(parsed.countryCallingCode);
    const { nationalNumber } = parsed;
    const isAllowed = (country: CountryCode) => isInPlan(nationalNumber, country, new Metadata());
    if (parsed.isPossible() && (parsed.isValid() || parsed.getPossibleCountries().some(isAllowed)))
      return { phone: parsed.number };
  }
  const [code] = codes;
  if (code !== undefined) return { why: { kind: 'outside-plan', countryCode: code } };
  return { why: /^\+\d{7}/.test(spellings[0] ?? '') ? { kind: 'no-country' } : null };
}

/** Of a country code that several share, the library calls valid what it knows to be in use; their plans allow more. */
function isInPlan(nationalNumber: string, country: CountryCode, metadata: Metadata): boolean {
  metadata.selectNumberingPlan(country);
  const { numberingPlan } = metadata as unknown as { numberingPlan: { nationalNumberPattern(): string } };
  return new RegExp(`^(?:${numberingPlan.nationalNumberPattern()})$`).test(nationalNumber);
}

function expectation({ phoneRegion, phoneArea }: PhonePlace): Expected {
  return writesTenDigits(phoneRegion) ? { kind: 'ten-digits', area: phoneArea } : { kind: 'phone-with-area' };
}
