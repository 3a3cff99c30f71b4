import { expect, test } from 'vitest';
import { fixedClock } from '../../src/clock.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { understandRequest } from '../../src/usecases/booking/understand-request.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { newYork, newYorkTime } from '../input/shop-zones.ts';
import { agentDesk } from '../support/agent-desk.ts';
import { COLLECTED_PHRASES, isSameTime, meant, serviceMeant } from '../support/collected-phrases.ts';
import { wantedShown } from '../support/heard-shown.ts';

type Row = (typeof COLLECTED_PHRASES)[number];
type Outcome = 'as meant' | 'asked' | 'wrong';

/** As meant, or asked about; else it is wrong. */
async function outcome(row: Row, shop: Shop, store: Ports['store']): Promise<Outcome> {
  const clock = fixedClock(newYorkTime(row.now.replace('T', ' ')));
  const understood = await understandRequest({ text: row.phrase, customerId: null }, shop, {
    store,
    clock,
    sentenceModel: null,
  });
  const { wanted, unclear, services, missing } = understood;
  const today = row.now.slice(0, 10);
  const time = meant(row.meaning, today);
  const isAsked = (field: string) => unclear.some((one) => one.field === field && !('why' in one));
  const work = serviceMeant(row.work);
  const isSameWork =
    JSON.stringify([services, isAsked('service')]) === JSON.stringify([work.services, work.isAsked]);
  if (time === '?') return isAsked('day') || isAsked('time') ? 'as meant' : 'wrong';
  if (time === 'asked') return missing.includes('day') ? 'asked' : 'wrong';
  if (isAsked('words') || isAsked('day') || isAsked('time')) return 'asked';
  const shown = wanted === null ? '' : wantedShown(wanted, newYork);
  if (isSameTime(shown, time, today) && isSameWork) return 'as meant';
  return 'wrong';
}

test('of 116 phrases that others have collected more than nine of ten are understood, and none otherwise', async () => {
  const { store } = await agentDesk();
  const shop = { ...(await store.shop.read()), zone: newYork };
  const outcomes: { phrase: string; outcome: Outcome }[] = [];
  for (const row of COLLECTED_PHRASES)
    outcomes.push({ phrase: row.phrase, outcome: await outcome(row, shop, store) });
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
