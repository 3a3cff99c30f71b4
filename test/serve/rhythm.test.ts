import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { servedShop } from '../support/serve-door.ts';
import { instantOf } from '../support/workshop-words.ts';

const SHOP = 'shop@example.com';

test('an hour in which nobody has changed anything for weeks is read less often, until somebody does', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  await shop.serve();
  await shop.clock.pass(MINUTE_MS);
  const readsWithin = async (minutes: number) => {
    shop.asked();
    await shop.clock.pass(minutes * MINUTE_MS);
    return shop.asked().filter((asked) => asked === `GET ${SHOP} changes`).length;
  };
  expect(await readsWithin(10)).toBeGreaterThanOrEqual(8);

  shop.clock.set(instantOf('Mon 2026-12-28 14:00'));
  await shop.clock.pass(30 * SECOND_MS);
  expect(await readsWithin(30)).toBeLessThanOrEqual(13);

  const start = instantOf('Tue 2026-12-29 09:00');
  shop.google.model.people.create(SHOP, { summary: 'Dentist', start, end: start + HOUR_MS });
  await shop.clock.pass(5 * MINUTE_MS);
  expect(await readsWithin(10)).toBeGreaterThanOrEqual(8);
});
