import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hear } from '../../../src/input/words/hear.ts';
import { workHeard } from '../../../src/input/words/work-heard.ts';
import { heardShown } from '../../support/heard-shown.ts';
import { aShopOfWords } from '../../support/shop-of-words.ts';
import { newYork, newYorkTime } from '../shop-zones.ts';

/** What people said to other systems, and what they meant by it: the last column of each line names where it comes from. */
const ROWS = readFileSync(new URL('collected-phrases.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

/** The meaning of the table as `heardShown` writes it; `?`: nobody can say without asking. */
function meant(meaning: string, today: string): string {
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

/** The service of the table's fourth column; `asked` where it is to be asked about, besides or alone. */
function serviceMeant(words: string): { readonly services: readonly string[]; readonly isAsked: boolean } {
  const services = [...words.matchAll(/→ ([a-z]+_?[a-z]*)(?: |$|;)/g)].map(([, type = '']) => type);
  const isAsked = words.endsWith('ask');
  return {
    services: isAsked && !services.includes('brake_service') ? [] : services.filter((type) => type !== 'ask'),
    isAsked,
  };
}

type Outcome = 'as meant' | 'asked' | 'wrong';

function outcome([phrase = '', said = '', meaning = '', work = '']: readonly string[]): Outcome {
  const [now, today, shop] = [newYorkTime(said.replace('T', ' ')), said.slice(0, 10), aShopOfWords()];
  const shown = heardShown(phrase, { now, zone: newYork, dateOrder: 'month-first', shop });
  const wanted = meant(meaning, today);
  if (shown.startsWith('?')) return wanted === '?' ? 'as meant' : 'asked';
  if (shown.startsWith('refused')) return 'asked';
  const { facts, left } = hear(phrase, { now, today, dateOrder: 'month-first' }, shop);
  const isLeft =
    left.some(({ besideSign }) => !besideSign) && facts.every(({ said: fact }) => fact.kind !== 'sign');
  const time = shown.split('; ')[0]?.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ') ?? '';
  const heard = /^(?:\d|from|until|first|not)/.test(time) ? time : '';
  const { services, vague } = workHeard(facts);
  const sameWork =
    JSON.stringify([services, vague !== null]) === JSON.stringify(Object.values(serviceMeant(work)));
  // A time without a day is today's, as that of any command is.
  const sameTime =
    [heard, `${heard} about`, `${today} ${heard}`].includes(wanted) || heard === `${wanted} about`;
  if (sameTime && sameWork && !isLeft) return 'as meant';
  return isLeft ? 'asked' : 'wrong';
}

test('of 116 phrases that others have collected 113 are heard as they were meant, and none otherwise', () => {
  const outcomes = ROWS.map((row) => ({ phrase: row[0], outcome: outcome(row) }));
  const those = (which: Outcome) =>
    outcomes.filter((one) => one.outcome === which).map(({ phrase }) => phrase);
  expect(those('wrong')).toEqual([]);
  expect(those('asked')).toEqual([
    // The shop of the test writes the month first.
    'el 4/7',
    '¿Puedo hacer una reserva el día 9 Mayo por 2 días?',
    'nothing at all in the morning?',
  ]);
  expect(those('as meant')).toHaveLength(113);
});
