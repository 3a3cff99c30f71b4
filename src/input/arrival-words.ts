import type { VisitMode } from '../domain/visit-mode.ts';
import { plainWords } from './time-words.ts';
import { readMode } from './visit-mode.ts';
import { timeAlone } from './words/alone.ts';

/** What is said of a visit when the car comes in; left out: nothing. */
export interface ArrivalSaid {
  readonly mode?: VisitMode;
  /** A time of day, in the words that said it. */
  readonly promise?: string;
  readonly tag?: string;
}

export type ArrivalPart = keyof ArrivalSaid;

/** What the words say, or the first of them that has no meaning, or says what was said before. */
export type ArrivalRead =
  | { readonly kind: 'read'; readonly said: ArrivalSaid }
  | { readonly kind: 'meaningless'; readonly words: string }
  /** A figure alone may be the key as well as the hour. */
  | {
      readonly kind: 'several-readings';
      readonly open: { readonly words: string; readonly readings: readonly string[] };
    }
  | { readonly kind: 'said-twice'; readonly what: ArrivalPart; readonly words: string };

interface Part {
  readonly what: ArrivalPart;
  readonly value: string;
  /** How many of the words say it. */
  readonly length: number;
}

/** No part is longer: `pick up at 3:30 pm`. */
const MOST_WORDS = 5;
const TAG = /^(?:key )?(?:tag|key):? ?#?([\p{L}\d][\p{L}\d-]*)$/u;
const BY =
  /^(?:(?:promised?|ready|done|needs it|pick(?:s|ed)? up)(?: by| for| at)?|by|until|till?|(?:hasta|list[oa](?: para)?|recoge a|para)(?: las?)?) (.+)$/;

/**
 * `wait 15:30 tag 14`: how the car comes, until when it is promised, what hangs on its key. Every word must have a meaning. A
 * figure alone has two, the tag and the hour, so that a bare hour needs `by` before it.
 */
export function readArrival(typed: readonly string[]): ArrivalRead {
  const words = typed.flatMap((each) => each.trim().split(/\s+/)).filter((word) => word !== '');
  const said: { -readonly [P in ArrivalPart]?: string } = {};
  for (let at = 0; at < words.length; ) {
    const part = partAt(words, at);
    if (part === null) return notRead(words[at] as string);
    if (said[part.what] !== undefined && said[part.what] !== part.value)
      return { kind: 'said-twice', what: part.what, words: words.slice(at, at + part.length).join(' ') };
    said[part.what] = part.value;
    at += part.length;
  }
  return { kind: 'read', said: said as ArrivalSaid };
}

function notRead(words: string): ArrivalRead {
  const figure = /^#?(\d{1,2})$/.exec(words)?.[1];
  return figure === undefined || timeOfFigure(figure) === null
    ? { kind: 'meaningless', words }
    : { kind: 'several-readings', open: { words, readings: [`tag ${figure}`, `by ${figure}`] } };
}

function timeOfFigure(figure: string): number | null {
  return Number(figure) <= 23 ? timeAlone(figure) : null;
}

/** What such words begin with, and no name of a customer's or car's does. */
export function beginsArrival(word: string): boolean {
  const plain = plainWords(word);
  return readMode(plain) !== null || BEGINNINGS.has(plain);
}

const BEGINNINGS = new Set(
  'key tag by until til till promise promised ready done needs pick picks picked para hasta listo lista recoge'.split(
    ' ',
  ),
);

/** The longest that begins there. */
function partAt(words: readonly string[], at: number): Part | null {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
    const phrase = plainWords(words.slice(at, at + length).join(' '));
    const part = partOf(phrase);
    if (part !== null) return { ...part, length };
  }
  return null;
}

function partOf(phrase: string): Pick<Part, 'what' | 'value'> | null {
  const mode = readMode(phrase);
  if (mode !== null) return { what: 'mode', value: mode };
  const tag = TAG.exec(phrase)?.[1];
  if (tag !== undefined) return { what: 'tag', value: tag };
  const until = BY.exec(phrase)?.[1];
  const time = until ?? (/^\d+$/.test(phrase) ? null : phrase);
  return time === null || timeAlone(time) === null ? null : { what: 'promise', value: time };
}
