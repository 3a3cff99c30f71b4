import { expect, test } from 'vitest';
import { hear } from '../../../src/input/words/hear.ts';
import { workHeard } from '../../../src/input/words/work-heard.ts';
import { COLLECTED_PHRASES, isSameTime, meant, serviceMeant } from '../../support/collected-phrases.ts';
import { heardShown } from '../../support/heard-shown.ts';
import { aShopOfWords } from '../../support/shop-of-words.ts';
import { newYork, newYorkTime } from '../shop-zones.ts';

type Outcome = 'as meant' | 'asked' | 'wrong';

function outcome({ phrase, now: said, meaning, work }: (typeof COLLECTED_PHRASES)[number]): Outcome {
  const [now, today, shop] = [newYorkTime(said.replace('T', ' ')), said.slice(0, 10), aShopOfWords()];
  const shown = heardShown(phrase, { now, zone: newYork, dateOrder: 'month-first', shop });
  const wanted = meant(meaning, today);
  if (shown.startsWith('?')) return wanted === '?' ? 'as meant' : 'asked';
  if (shown.startsWith('refused')) return 'asked';
  const { facts, left } = hear(phrase, { now, today, dateOrder: 'month-first' }, shop);
  const isLeft =
    left.some(({ besideSign }) => !besideSign) && facts.every(({ said: fact }) => fact.kind !== 'sign');
  const time = shown.split('; ')[0] ?? '';
  const heard = /^(?:\d|from|until|first|not)/.test(time) ? time : '';
  const { services, vague } = workHeard(facts);
  const sameWork =
    JSON.stringify([services, vague !== null]) === JSON.stringify(Object.values(serviceMeant(work)));
  if (isSameTime(heard, wanted, today) && sameWork && !isLeft) return 'as meant';
  return isLeft ? 'asked' : 'wrong';
}

test('of 116 phrases that others have collected 113 are heard as they were meant, and none otherwise', () => {
  const outcomes = COLLECTED_PHRASES.map((row) => ({ phrase: row.phrase, outcome: outcome(row) }));
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
