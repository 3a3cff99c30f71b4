import { searchKey } from '../../domain/search-key.ts';
import { type TextKind, tooLong } from '../../domain/text-limits.ts';

/** Each word of the text, in any case and place: `tue 9` finds `Tue 1 Dec 09:00`. */
export function hasWords(label: string, text: string): boolean {
  const key = searchKey(label);
  return searchKey(text)
    .split(/\s+/)
    .every((word) => key.includes(word));
}

/** What is wrong with what was typed, by itself; null: nothing. */
export function problemWith(text: string, what: TextKind, required: boolean): string | null {
  if (required && text.trim() === '') return 'Please type something.';
  const excess = tooLong(what, text);
  return excess === null ? null : `At most ${excess.mostCharacters} characters, please.`;
}
