import type { InEach, Language } from './language.ts';

const LAST: InEach<Readonly<Record<'and' | 'or', string>>> = {
  en: { and: 'and', or: 'or' },
  es: { and: 'y', or: 'o' },
};

/** Where something goes or leads to, in Spanish: `al viernes 4 de diciembre`, `a Inspection`. */
export function toSpanish(said: string): string {
  return said.startsWith('el ') ? `al ${said.slice('el '.length)}` : `a ${said}`;
}

/** `a, b and c`, `a, b y c` */
export function listSaid(words: readonly string[], last: 'and' | 'or', language: Language): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${LAST[language][last]} ${words.at(-1)}`;
}
