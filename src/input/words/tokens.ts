import { foldedText } from './typed-text.ts';

/** A piece of what was typed: mostly a word, or one side of `9-11` and `oil+tires`. */
export interface Token {
  /** What it is known by: lower case, without accents, apostrophes and the marks around it. */
  readonly key: string;
  /** The place of the typed word that it is, or is a part of. */
  readonly word: number;
  /**
   * `mark`: a phone, plate, VIN or size, which is never a time. `dash`: between the sides of a range or a compound.
   * `quoted`: somebody's own words, whatever they are.
   */
  readonly kind: 'word' | 'mark' | 'dash' | 'quoted';
  /** True where a comma, or the end of a sentence, stands behind it. */
  readonly stop: boolean;
}

export interface TypedWords {
  /** As they were typed; quoted ones together, without their quotes. */
  readonly words: readonly string[];
  readonly tokens: readonly Token[];
}

const QUOTED = /["“”«»„]([^"“”«»„]*)["“”«»„]|(\S+)/g;
const CLOCK_SIDE = String.raw`\d{1,2}(?::\d\d)?(?:[ap]m?)?`;
const RANGE = new RegExp(`^(${CLOCK_SIDE})[-–—](${CLOCK_SIDE})$`);
/** `225/65R17`, `205/55`, `5W-30`, `75%`, `$40`, `60mph`: sizes, weights and prices. */
const SIZE =
  /^\d{3}\/\d{2}(?:z?r?-?\d{2})?$|^\d{1,2}w-?\d{2}$|^[$€]\d|%$|^\d+k?(?:mph|kmh|km|mi|psi|mm|cc|v)$|^\d+k$/;
const NUMBER_LIKE = /^\(?\+?\d[\d().-]*$/;

/** The words of a sentence, each with what it is known by. */
export function typedWords(text: string): TypedWords {
  const words: string[] = [];
  const tokens: Token[] = [];
  for (const [, quoted, plain] of foldedText(text).matchAll(QUOTED)) {
    if (quoted !== undefined && quoted.trim() === '') continue;
    const typed = quoted === undefined ? (plain as string) : quoted.trim();
    words.push(typed);
    const word = words.length - 1;
    if (quoted === undefined) tokens.push(...pieces(typed, word));
    else tokens.push({ key: typed, word, kind: 'quoted', stop: false });
  }
  return { words, tokens: withPhones(tokens) };
}

function pieces(typed: string, word: number): Token[] {
  const key = plainKey(typed);
  const stop = /[,;!?]["')\]]*$|[a-z]\.$/i.test(typed);
  const one = (key: string, kind: Token['kind'] = kindOf(key), last = true): Token => ({
    key,
    word,
    kind,
    stop: last && stop,
  });
  const inFull = SHORT_FOR[key];
  if (inFull !== undefined) return inFull.map((each, at) => one(each, 'word', at === inFull.length - 1));
  if (key === '')
    return /^[-–—]$/.test(typed) ? [one('-', 'dash')] : /^[/&+@]$/.test(typed) ? [one(typed)] : [];
  const [, from, to] = RANGE.exec(key) ?? [];
  if (from !== undefined && to !== undefined)
    return [one(from, 'word', false), one('-', 'dash', false), one(to)];
  const sides = /^[a-z]+(?:[-–+/,&][a-z]+)+$/.test(key) ? key.split(/([-–+/,&])/) : [];
  if (sides.length > 1) {
    return sides.map((side, at) =>
      one(side === ',' ? '+' : side, /^[-–]$/.test(side) ? 'dash' : 'word', at === sides.length - 1),
    );
  }
  return [one(key)];
}

/** What people type with a few letters. */
const SHORT_FOR: Readonly<Record<string, readonly string[]>> = {
  eow: ['end', 'of', 'week'],
  eom: ['end', 'of', 'month'],
  '2moro': ['tomorrow'],
  '2morro': ['tomorrow'],
  '2morrow': ['tomorrow'],
  '2mrw': ['tomorrow'],
};

/** Lower case, without accents and apostrophes, and without the marks before and behind it but those of a date. */
function plainKey(typed: string): string {
  const plain = /^[\x20-\x7e]*$/.test(typed)
    ? typed
    : typed.normalize('NFD').replace(/\p{M}/gu, '').replace(/º|ª/g, '');
  const key = plain.toLowerCase().replace(/['’‘`´]/g, '');
  const meridiem = key.replace(/([ap])\.\s?m\.?/, '$1m');
  if (/^\d{1,2}\.\d{1,2}\.(?:\d{4})?,?$/.test(meridiem)) return meridiem.replace(/,$/, '');
  return meridiem.replace(/^[^\p{L}\p{N}+@$#]+/u, '').replace(/[^\p{L}\p{N}%]+$/u, '');
}

/** Figures that a clock or a calendar writes. */
const TIME_FIGURES =
  /^(?:\d{1,4}|\d{1,2}[:.]\d\d(?::\d\d)?(?:[ap]m?|h)?|\d{1,2}(?:[ap]m?|h|ish)|\d{1,2}h\d\d|\d{1,2}(?:st|nd|rd|th|o)|\d{4}-\d\d-\d\d(?:t.*)?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,4}(?:min|mins|m|hr|hrs)|\d{1,2}\.\d{1,2}h|@\d.*)$/;

function kindOf(key: string): Token['kind'] {
  if (SIZE.test(key)) return 'mark';
  return /\d/.test(key) && !TIME_FIGURES.test(key) ? 'mark' : 'word';
}

/** Groups of figures that are a phone together: `212 555 0134`, `555 0134`, `+44 20 7946 0958`. */
function withPhones(tokens: readonly Token[]): Token[] {
  const marked = [...tokens];
  for (let from = 0; from < marked.length; from += 1) {
    const length = phoneGroups(marked, from);
    for (let at = from; at < from + length; at += 1) marked[at] = { ...(marked[at] as Token), kind: 'mark' };
    from += Math.max(0, length - 1);
  }
  return marked;
}

const PHONE_GROUPS = /^(?:1 )?\d{3} \d{3} \d{4}$|^\d{3} \d{4}$|^(?:1 )?\d{3} \d{7}$/;

/** How many tokens from there are one phone; 0 for none. */
function phoneGroups(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (first === undefined || !NUMBER_LIKE.test(first.key)) return 0;
  let groups = '';
  let found = 0;
  for (let at = from; at < tokens.length && at < from + 6; at += 1) {
    const { key } = tokens[at] as Token;
    if (!NUMBER_LIKE.test(key)) break;
    groups = groups === '' ? key : `${groups} ${key}`;
    const plain = groups
      .replace(/[().-]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim();
    const digits = plain.replace(/\D/g, '').length;
    const isPhone = plain.startsWith('+') ? digits >= 8 && digits <= 15 : PHONE_GROUPS.test(plain);
    if (isPhone && at > from) found = at - from + 1;
  }
  return found;
}
