import { tooLong } from './text-limits.ts';

/** A phone, or a part of one, as somebody typed it, without what people write around the digits. */
export interface TypedPhone {
  /** ASCII, whatever digits were typed; all of them, so that `+44 (0)20` begins with `440`. */
  readonly digits: string;
  /** True after a plus sign: the digits begin with a country code. */
  readonly plus: boolean;
}

const LABEL =
  /^(?:(?:tel(?:[eé]fono?|ephone)?|phone|ph|[ptmchw]|cell?|mobile|mob|home|work|office|fon|handy|celular|cel|m[oó]vil|portable|sms|whatsapp|call|n[or])(?:\.?\s*(?:no|nr|number))?\s*[.:#]+|tel|phone|cell|mobile|whatsapp)\s*(?=[+(\d])/i;

/** Whose it is, or which of several, after it: `(cell)`, `mobile`. */
const KIND_AFTER =
  /[\s,]*(?:\((?:cell|mobile|home|work|office|main|[chmw])\.?\)|\b(?:cell|mobile|home|work|office))$/i;

/** `x12`, `ext. 12`, `#12`, `;ext=12`, `,12`: how a number goes on after the line that it reaches. */
const EXTENSION =
  /\(?(?:;ext=|,+|#|~|(?:ext(?:ensi[oó]n|n)?|xtn|int|anexo|poste|доб|x)\.?:?)\s*\d{1,6}\s*[#)]?\s*$/i;

/** A line has at least as many digits: what is shorter goes on as a plate does, `1234 X12`. */
const SHORTEST_LINE = 7;

/**
 * Null for what has anything in it but a phone with its punctuation. An extension is left out: the line is known by its
 * number.
 */
export function typedPhone(text: string): TypedPhone | null {
  const typed = plainDigits(text).trim();
  // Most have nothing else around them, and the patterns for what may be there are dear to make.
  if (LINE.test(typed)) return phoneOfLine(typed);
  const plain = typed.replace(LABEL, '').replace(KIND_AFTER, '').trim();
  const line = withoutExtension(plain).replace(/^'/, '');
  return LINE.test(line) ? phoneOfLine(line) : spelledPhone(plain);
}

/** Digits with their punctuation. */
const LINE = /^[([]?\+?[\d\s()[\]./_*·•-]+$/;

function phoneOfLine(line: string): TypedPhone {
  return { digits: line.replace(/\D/g, ''), plus: /^\(?\+/.test(line) };
}

/** The area code, and seven letters and digits with a word among them; more letters than that nobody has to dial. */
const SPELLED = /^(\+?1[\s.-]*)?\(?([2-9]\d\d)[)\s.-]+([A-Z\d](?:[.-]?[A-Z\d]){6,11})$/i;
const KEYS = '22233344455566677778889999';

/** `1-800-FLOWERS`: a North American number that is remembered by a word. Null for any other text. */
function spelledPhone(text: string): TypedPhone | null {
  const [, before, area = '', word = ''] = SPELLED.exec(text) ?? [];
  const isMeant = before !== undefined || area.startsWith('8') || word === word.toUpperCase();
  if (!isMeant || !/[A-Z]{3}/i.test(word)) return null;
  const digits = word
    .replaceAll(/[.-]/g, '')
    .slice(0, 7)
    .replaceAll(/[A-Z]/gi, (letter) => KEYS.charAt(letter.toUpperCase().charCodeAt(0) - 65));
  return { digits: `1${area}${digits}`, plus: true };
}

function withoutExtension(text: string): string {
  const extension = EXTENSION.exec(text);
  if (extension === null) return text;
  const line = text.slice(0, extension.index);
  return line.replace(/\D/g, '').length < SHORTEST_LINE ? text : line;
}

/**
 * Digits of any script as ASCII, any dash as `-`, any plus sign as `+`; without invisible marks. ASCII needs no patterns, which
 * are dear to make.
 */
function plainDigits(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) as number)));
}

/** Each script has its ten in a row, with others than digits before them. */
function digitValue(codePoint: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return value;
}

const FEWEST_DIGITS = 3;
const MOST_DIGITS = 18;
/** From here on zeros in front are those of a whole number as it is dialled, which E.164 has not. */
const SHORTEST_WHOLE_PHONE = 9;

/**
 * The digits to look for when a search text may be a phone or the end of one, else null. They are meant to be
 * compared with the end of an E.164 number; the trunk zeros of a whole national number, which E.164 has not, are
 * taken off, while `0134` stays as it is; so is the 1 that Mexican mobiles had after their country code.
 */
export function phoneDigits(text: string): string | null {
  if (tooLong('phone', text) !== null) return null;
  const typed = typedPhone(text.replace('(0)', ''));
  if (typed === null) return null;
  const { digits } = typed;
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return null;
  if (!isWholePhone(digits)) return digits;
  return digits.replace(/^(?:011(?=\d{9})|0+(?=\d{3}))/, '').replace(/^521(?=\d{10}$)/, '52');
}

/** True where it is worth asking whether the text is a whole phone, which for most countries loads the phone library. */
export function isPhoneLike(text: string): boolean {
  const typed = tooLong('phone', text) === null ? typedPhone(text) : null;
  return typed !== null && (typed.plus || typed.digits.length >= SHORTEST_LINE);
}

/** As many digits of the end of a phone as people say. */
const SHORTEST_END = 4;

/** A phone, or the end of one. */
export function isPhoneEnd(text: string): boolean {
  const typed = tooLong('phone', text) === null ? typedPhone(text) : null;
  return typed !== null && typed.digits.length >= SHORTEST_END;
}

/** Digits enough to mean one phone, and no plate. */
export function isWholePhone(digits: string): boolean {
  return digits.length >= SHORTEST_WHOLE_PHONE;
}
