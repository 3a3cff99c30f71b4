import { searchKey } from '../../domain/search-key.ts';
import { type TextKind, tooLong } from '../../domain/text-limits.ts';

interface Labelled {
  readonly label: string;
}

/**
 * The choices that have each word of the text, in any case and place: `tue 9` leaves `Tue 1 Dec 09:00`. Those of which it says most
 * come first, for Enter takes the first: `3` is `#3` and no 23 Nov, `n` is No and no Line by line.
 */
export function fittingChoices<C extends Labelled>(choices: readonly C[], text: string): C[] {
  return choices
    .flatMap((choice) => {
      const distance = distanceOf(choice.label, text);
      return distance === null ? [] : [{ choice, distance }];
    })
    .sort((a, b) => a.distance - b.distance)
    .map(({ choice }) => choice);
}

/** True when each word of the text is a whole word of the label; `9` is as well `09`. */
export function hasWholeWords(label: string, text: string): boolean {
  const words = wordsOf(label);
  return wordsOf(text).every((word) => words.includes(word));
}

/** The number that a choice is called by: `#12  Ana Pérez`. */
export function numberOf({ label }: Labelled): string | null {
  return /^#(\d+)\b/.exec(label)?.[1] ?? null;
}

/** `#12` or `12`; null for anything else. */
export function numberSaid(text: string): string | null {
  return /^#?0*(\d+)$/.exec(text.trim())?.[1] ?? null;
}

/** How far a label is from what was typed; null: it has not all of it. */
function distanceOf(label: string, text: string): number | null {
  const [key, words] = [searchKey(label), wordsIn(text)];
  if (!words.every((word) => key.includes(word))) return null;
  const said = numberSaid(text);
  if (said !== null && said === numberOf({ label })) return 0;
  // What stands behind a gap only tells more of it: where a time is free, whose visit a number is.
  const [called = ''] = label.split('  ');
  if (hasWholeWords(called, text)) return 1;
  if (key.startsWith(searchKey(text))) return 2;
  return words.every((word) => wordsIn(called).some((one) => one.startsWith(word))) ? 3 : 4;
}

function wordsIn(text: string): string[] {
  return searchKey(text).split(' ').filter(Boolean);
}

function wordsOf(text: string): string[] {
  return wordsIn(text).map((word) => word.replace(/^0(?=\d)/, ''));
}

/** What is wrong with what was typed, by itself; null: nothing. */
export function problemWith(text: string, what: TextKind, required: boolean): string | null {
  if (required && text.trim() === '') return 'Please type something.';
  const excess = tooLong(what, text);
  return excess === null ? null : `At most ${excess.mostCharacters} characters, please.`;
}
