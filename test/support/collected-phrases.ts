import { readFileSync } from 'node:fs';

/** What people said to other systems, and what they meant by it: the last column of each line names where it comes from. */
export const COLLECTED_PHRASES = readFileSync(
  new URL('../input/words/collected-phrases.tsv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [phrase = '', now = '', meaning = '', work = ''] = line.split('\t');
    return { phrase, now, meaning, work };
  });

/** The meaning of the table as `heardShown` writes it; `?`: nobody can say without asking. */
export function meant(meaning: string, today: string): string {
  const plain = meaning.replace(/ ?\(.*\)$/, '');
  if (plain.startsWith('ambiguous')) return '?';
  if (plain.startsWith('part of day')) return 'asked';
  if (plain.startsWith('missing')) return '';
  const closed = /^closed: (\d\d:\d\d)/.exec(plain)?.[1];
  if (closed !== undefined) return closed;
  return plain
    .replace(/^earliest$/, 'first')
    .replace(/^today until closing$/, `${today} done by closing`)
    .replace(/^(?:date|time|week|days) /, '')
    .replace(/^today /, '')
    .replace(/^(\S+) or (\d{4}\S+)$/, '$1|$2')
    .replace(/^(\d{4}-\S+)\/(\d{4}-\S+)$/, '$1..$2')
    .replace(/(\d\d:\d\d)\/19:00$/, 'from $1')
    .replace(/(\d\d:\d\d)\/(\d\d:\d\d)$/, 'from $1 until $2')
    .replace(/ to closing$/, '')
    .replace(/^(\S+) (\S+) or (\d\d:\d\d)$/, '$1 $2 or $1 $3')
    .replace(/, about$/, ' about');
}

/** Whether the time that was heard is the one that was meant: without a day it is today's, and about then is as good as then. */
export function isSameTime(heard: string, meaning: string, today: string): boolean {
  const shown = heard.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ');
  return [shown, `${shown} about`, `${today} ${shown}`].includes(meaning) || shown === `${meaning} about`;
}

/** The service of the table's fourth column; `asked` where it is to be asked about, besides or alone. */
export function serviceMeant(words: string): {
  readonly services: readonly string[];
  readonly isAsked: boolean;
} {
  const services = [...words.matchAll(/→ ([a-z]+_?[a-z]*)(?: |$|;)/g)].map(([, type = '']) => type);
  const isAsked = words.endsWith('ask');
  return {
    services: isAsked && !services.includes('brake_service') ? [] : services.filter((type) => type !== 'ask'),
    isAsked,
  };
}
