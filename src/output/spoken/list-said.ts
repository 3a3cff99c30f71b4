import type { InEach, Language } from './language.ts';

const LAST: InEach<Readonly<Record<'and' | 'or', string>>> = {
  en: { and: 'and', or: 'or' },
  es: { and: 'y', or: 'o' },
};

/** `a, b and c`, `a, b y c` */
export function listSaid(words: readonly string[], last: 'and' | 'or', language: Language): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${LAST[language][last]} ${words.at(-1)}`;
}
