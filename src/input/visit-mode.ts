import type { VisitMode } from '../domain/visit-mode.ts';
import { plainWords } from './time-words.ts';
import { lexicon } from './words/lexicon.ts';

/** What each is called where one word is enough: as an option, or beside a visit that is there. */
const SHORT: Readonly<Record<VisitMode, string>> = {
  wait: 'wait',
  drop_off: 'drop',
  tow_in: 'tow',
  night_drop: 'night',
  loaner: 'loaner',
};

export const MODE_WORDS: readonly string[] = Object.values(SHORT);

/** How a car comes, in a word, by its name in JSON, or as people say it; null for anything else. */
export function readMode(text: string): VisitMode | null {
  const words = plainWords(text).replaceAll(/[-_]/g, ' ');
  const named = Object.entries(SHORT).find(
    ([mode, short]) => words === short || words === mode.replace('_', ' '),
  );
  if (named !== undefined) return named[0] as VisitMode;
  const meant = lexicon()
    .get(words)
    ?.find((meaning) => meaning.is === 'mode');
  return meant?.is === 'mode' ? meant.mode : null;
}
