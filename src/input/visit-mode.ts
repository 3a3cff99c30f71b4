import type { VisitMode } from '../domain/visit-mode.ts';
import { plainWords } from './time-words.ts';
import { ENGLISH_MODES } from './words/english-modes.ts';
import { SPANISH_MODES } from './words/spanish-modes.ts';

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
  const spelled = ([mode, spellings]: [string, string]) =>
    words === mode.replace('_', ' ') || spellings.split('|').includes(words);
  const meant = [SHORT, ENGLISH_MODES, SPANISH_MODES].flatMap(Object.entries<string>).find(spelled);
  return (meant?.[0] ?? null) as VisitMode | null;
}
