import { shortened } from '../../domain/text-limits.ts';

/**
 * Text from people and calendars, made harmless to a terminal. It is stored as it was given; only what is shown is cleaned.
 */

/**
 * Whole escape sequences, in both spellings of their introducers: CSI, strings (OSC, DCS, SOS, PM, APC), two characters. A
 * string ends where another begins, so that many beginnings without an end are looked through once.
 */
const SEQUENCES =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]+[0-~]/g;

/** Everything that ends a line or jumps along it. */
const BREAKS = /[\t-\r\x85\u2028\u2029]+/g;

// Functions, because Node takes a millisecond or two to read classes of Unicode, and most text needs neither.

/** Controls, lone surrogates, bidirectional and zero-width characters and all else that has no shape of its own. */
const invisible = () => /[\p{Cc}\p{Cs}\p{Cf}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** More marks on one letter than any language writes: they would run over the lines above and below. */
const markBomb = () => /(\p{M}{4})(\p{M}+)/gu;

/**
 * Nothing but letters, digits and signs of their own, without a mark, a break or anything invisible: Latin, Greek, Cyrillic,
 * Armenian, Chinese, Japanese and Korean, and the dashes, quotes, arrows and ticks that bay writes itself.
 */
export const PLAIN =
  /^[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205f\u20a0-\u20bf\u2100-\u2bff\u3000-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*$/;

/** One line that can be shown: no control or escape sequence, nothing invisible, nothing that turns the direction of text. */
export function safe(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return text
    .replace(SEQUENCES, '')
    .replace(BREAKS, ' ')
    .replace(invisible(), '')
    .replace(markBomb(), '$1')
    .replace(/^[\s\p{M}]+/u, '')
    .trimEnd();
}

/** A template whose inserted values are made `safe`; its own words stay as they are. */
export function clean(words: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return words
    .map((word, i) => {
      const value = values[i];
      return value === undefined ? word : word + safe(String(value));
    })
    .join('');
}

/** More than is ever shown of one text: what comes after it need not be looked at. */
const LOOKED_AT = 4_000;

/** What was typed, in quotes and no longer than a line. */
export function quoted(text: string): string {
  return `"${shortened(safe(text.slice(0, LOOKED_AT)))}"`;
}

/** Both ends of a text that is too long to be shown whole: what it is about, and what is said of it. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = Math.floor(most / 3);
  return `${shortened(text, most - tail)}${Array.from(text.slice(-tail * 2))
    .slice(-tail)
    .join('')}`;
}

/** The same JSON with every character that `safe` would drop written as `\u…`: equal once parsed, and harmless. */
export function escapeInvisible(json: string): string {
  if (PLAIN.test(json)) return json;
  return json
    .replace(BREAKS, escaped)
    .replace(invisible(), escaped)
    .replace(markBomb(), (_, kept: string, rest: string) => kept + escaped(rest));
}

function escaped(found: string): string {
  const units = Array.from({ length: found.length }, (_, i) => found.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
