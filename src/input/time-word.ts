import { dateAt } from '../domain/zone.ts';
import { failureOf } from '../failure.ts';
import { plainWords } from './time-words.ts';
import type { WhenContext } from './when.ts';
import { isTimePhrase } from './words/alone.ts';

/** What times begin with, and no name does. */
const BEGINNINGS = new Set(
  'a about after an around at before between by earlier except first from in later next not now on same this to until'.split(
    ' ',
  ),
);

/** Whether a word, by itself or as the beginning of several, says a time: behind a name it is no part of it. */
export function saysTime(word: string, { now, zone, dateOrder }: WhenContext): boolean {
  const plain = plainWords(word.replaceAll('\u2212', '-'));
  if (BEGINNINGS.has(plain) || /^[+-]\d/.test(plain)) return true;
  try {
    return isTimePhrase(plain, { now, today: dateAt(zone, now), dateOrder });
  } catch (thrown) {
    // `25:00` is no time, and no name either.
    if (failureOf(thrown, 'invalid-value') === null) throw thrown;
    return true;
  }
}
