import { isEmailAddress } from '../../domain/email-address.ts';
import { tooLong } from '../../domain/text-limits.ts';
import { type Failure, failureOf } from '../../failure.ts';
import { expectedText } from '../../output/form/expected.ts';
import { listedPhoneFaultText } from '../../output/form/phone-fault.ts';
import { unlessNothing, valuesIn } from './cells.ts';

/** One of a customer's phones, as it stands in the list and under which heading. */
interface AsListed {
  readonly heading: string;
  readonly typed: string;
}

export interface Phone extends AsListed {
  /** E.164. */
  readonly phone: string;
}

type FailureOf<Code extends Failure['code']> = Extract<Failure, { code: Code }>;

/** The phones of one line in their order, and what in their columns is none. */
export interface Phones {
  readonly phones: readonly Phone[];
  readonly unread: readonly (AsListed & { readonly why: string })[];
}

const LABEL = '(?:phone|telephone|tel|mobile|cell|home|work|office|main|business|alt|other|direct)';
const BEFORE = new RegExp(
  `^(?:${LABEL}\\s*(?:phone|no|number)?\\s*[.:#-]*|\\(\\s*(?:${LABEL}|[hcwm])\\s*\\))\\s*(?=[+(\\d])`,
  'i',
);
const AFTER = new RegExp(`(\\d)\\s*[-,]?\\s*(?:\\(\\s*${LABEL}\\s*\\)|\\s${LABEL}|\\s[hcwm])\\.?$`, 'i');
const BETWEEN = new RegExp(`\\s(?=(?:${LABEL}|fax)\\s?:)|\\sor\\s`, 'i');
const FAX = /^fax\b/i;

/** Phones of one cell, without the words around them: `Phone:(212) 555-0134 Mobile:…`, `212-555-0134 (cell)`. */
function numbersIn(cell: string): string[] {
  return valuesIn(cell)
    .flatMap((value) => value.split(BETWEEN))
    .flatMap(twoNumbers)
    .filter((value) => !FAX.test(value))
    .map((value) => value.replace(BEFORE, '').replace(AFTER, '$1'));
}

/** Words around one number: `212-555-0134 wife Sue`, `Sue: 212-555-0134`. An extension has digits of its own. */
const ONE_NUMBER = /^[^\d+(]*([+(]*\d[\d\s().-]{5,}\d)(?![-.]?\p{L})\D*$/u;
const MOST_AROUND_CHARACTERS = 100;

/** The one number among words, and without what a table has made of it: `2125550134.0`, `2,125,550,134`. */
function aloneIn(value: string): string {
  if (value.length > MOST_AROUND_CHARACTERS) return value;
  const whole = value.includes('+') ? wholeOfExponent(value) : null;
  if (whole !== null) return whole;
  const isTables = /^(?:\d{10,11}|\d{1,3}(?:,\d{3}){3})(?:\.0+)?$/.test(value);
  const number = isTables ? value.replace(/\..*$/, '').replaceAll(',', '') : value;
  return /\p{L}{2}/u.test(number) ? (ONE_NUMBER.exec(number)?.[1] ?? number) : number;
}

/** `2.125550134E+09` has all its digits; null for one of which some are lost, and for any other text. */
function wholeOfExponent(value: string): string | null {
  const [, first = '', rest = '', exponent = ''] = /^(\d)[.,](\d{9,10})E\+0?(\d\d?)$/i.exec(value) ?? [];
  return first !== '' && Number(exponent) === rest.length ? first + rest : null;
}

/** A comma or a stroke between two numbers that are both long enough. */
function twoNumbers(value: string): string[] {
  const parts = value.split(/[,/&]/);
  const areLong = parts.every((part) => part.replaceAll(/\D/g, '').length >= 7);
  return areLong ? parts : [value];
}

const TEN_DIGITS = /(?<!\d)(?:\+?1[\s.-]*)?\(?\d{3}\)?[\s./-]*\d{3}[\s.-]*\d{4}(?!\d)/g;

/** Two numbers or more with their area codes, one behind the other with or without words; none where other digits are left. */
function severalIn(value: string): readonly string[] {
  const found = value.match(TEN_DIGITS) ?? [];
  return found.length < 2 || /\d/.test(value.replaceAll(TEN_DIGITS, '')) ? [] : found;
}

/** Throws what `normalPhone` throws, but for `invalid-value`. */
export async function readPhones(
  cells: readonly { readonly heading: string; readonly text: string | null }[],
  normalPhone: (text: string) => Promise<string>,
): Promise<Phones> {
  const phones: Phone[] = [];
  const unread: (AsListed & { why: string })[] = [];
  for (const { heading, text } of cells) {
    if (text === null) continue;
    for (const typed of numbersIn(text)) {
      const value = unlessNothing('phone', typed);
      if (value === null) continue;
      const read = await readNumbers(value, normalPhone);
      if ('why' in read) unread.push({ heading, typed: value, why: read.why });
      else
        for (const one of read)
          if (!phones.some((other) => other.phone === one.phone)) phones.push({ heading, ...one });
    }
  }
  return { phones, unread };
}

type Numbers = readonly { readonly typed: string; readonly phone: string }[];

/** The number of a value or, where it is not one, the several that it holds; the words around those stay with the first. */
async function readNumbers(
  value: string,
  normalPhone: (text: string) => Promise<string>,
): Promise<Numbers | { readonly why: string }> {
  const one = await numberOrWhyNot(aloneIn(value), normalPhone);
  if ('phone' in one) return [{ typed: value, phone: one.phone }];
  const all: { typed: string; phone: string }[] = [];
  for (const [at, text] of severalIn(value).entries()) {
    const number = await numberOrWhyNot(text, normalPhone);
    if (!('phone' in number)) return one;
    all.push({ typed: at === 0 && /\p{L}/u.test(value) ? value : text, phone: number.phone });
  }
  return all.length > 0 ? all : one;
}

async function numberOrWhyNot(
  text: string,
  normalPhone: (text: string) => Promise<string>,
): Promise<{ readonly phone: string } | { readonly why: string }> {
  try {
    return { phone: await normalPhone(text) };
  } catch (thrown) {
    const failure = failureOf(thrown, 'invalid-value') ?? failureOf(thrown, 'too-long');
    if (failure === null) throw thrown;
    return { why: problemOf(failure) };
  }
}

function problemOf(failure: FailureOf<'invalid-value' | 'too-long'>): string {
  if (failure.code === 'too-long') return 'is too long';
  const { why, expected } = failure;
  return `${why === undefined ? 'cannot be read' : `is not valid: ${listedPhoneFaultText(why)}`}; expected ${expectedText(expected)}`;
}

function isEmail(value: string): boolean {
  return tooLong('e-mail address', value) === null && isEmailAddress(value);
}

export interface Emails {
  readonly emails: readonly string[];
  readonly unread: readonly string[];
}

/** The addresses of a cell that holds more than one, without the words around them. */
function addressesIn(cell: string): string[] {
  return valuesIn(cell)
    .flatMap((value) => value.split(','))
    .map((value) =>
      value
        .trim()
        .replace(/^.*<([^<>]*)>$/, '$1')
        .replace(/(@\S+)\s*\([^()]*\)$/, '$1'),
    )
    .flatMap((value) => (isEmail(value) ? [value] : value.split(/\s(?=\S+@)/)))
    .map((value) => value.replace(/^mailto:/i, ''));
}

export function readEmails(cells: readonly (string | null)[]): Emails {
  const values = cells
    .filter((cell) => cell !== null)
    .flatMap((cell) => (isEmail(cell) ? [cell] : addressesIn(cell)))
    .flatMap((value) => unlessNothing('email', value) ?? []);
  const emails = values.filter(isEmail);
  return {
    emails: emails.filter(
      (value, at) => emails.findIndex((one) => one.toLowerCase() === value.toLowerCase()) === at,
    ),
    unread: values.filter((value) => !isEmail(value)),
  };
}
