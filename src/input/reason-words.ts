import { dateAt } from '../domain/zone.ts';
import { failureOf } from '../failure.ts';
import type { WhenContext } from './when.ts';
import { spanAlone } from './words/alone.ts';
import { type Heard, hear } from './words/hear.ts';
import { NO_SHOP } from './words/shop-words.ts';

/** Hours right behind a day, or a word that goes on about what stands before it. */
const GOES_ON =
  /^(?:\d{1,2}(?::\d\d)?(?:[ap]m)?(?: ?[-–]|$)|(?:from|until|till|to|between|after|before|at) \d|[-–]|(?:and|or|but|except|y|e|o|u|pero|menos|excepto)\b)/i;
const HOURS_TO = /\b\d{1,2}(?::\d\d)?(?:[ap]m)? ?(?:[-–]|to|a) ?\d{1,2}\b/i;
const ALL_OF = /\b(?:all|whole|entire|toda la|todo el) (?:week|month|semana|mes)\b/i;
/** Several words of a reason are looked at together: `for 2 days`. */
const LONGEST_SPAN = 3;

/** Words of a sentence that is more than a time: `2nd` is no date there. */
const SENTENCE = { ...NO_SHOP };

/**
 * Whether words that are to say why go on about when. As a reason they would be kept and mean nothing: `off joe after fri` would
 * be today, `fri or sat` Friday alone. A part of the day may be a reason (`team lunch`) where hours were said.
 */
export function goesOnAboutWhen(reason: string, hasHours: boolean, context: WhenContext): boolean {
  if ([GOES_ON, HOURS_TO, ALL_OF].some((pattern) => pattern.test(reason))) return true;
  const words = reason.split(/\s+/).filter(Boolean);
  if (words.some((_, at) => isSpanAt(words, at))) return true;
  const heard = heardOrNull(reason, context);
  if (heard === null) return true;
  if (heard.facts.some(({ said }) => said.kind === 'duration' || said.kind === 'repeat')) return true;
  if (heard.times === null) return false;
  const { options, instant, nots } = heard.times;
  const isPartAlone = options.every(
    ({ days, exactMs, about }) => days.length === 0 && exactMs === null && !about,
  );
  const isNone = options.length === 0 && instant === null && nots.length === 0;
  return !isNone && !(hasHours && isPartAlone && instant === null && nots.length === 0);
}

function isSpanAt(words: readonly string[], at: number): boolean {
  for (let length = 1; length <= LONGEST_SPAN && at + length <= words.length; length += 1)
    if (spanAlone(words.slice(at, at + length).join(' ')) !== null) return true;
  return false;
}

/** Null where it is of a time, and there is no such time. */
function heardOrNull(reason: string, { now, zone, dateOrder }: WhenContext): Heard | null {
  try {
    return hear(reason, { now, today: dateAt(zone, now), dateOrder }, SENTENCE);
  } catch (thrown) {
    const isOfTime =
      failureOf(thrown, 'time-not-understood') ??
      failureOf(thrown, 'invalid-value') ??
      failureOf(thrown, 'several-readings');
    if (isOfTime === null) throw thrown;
    return null;
  }
}
