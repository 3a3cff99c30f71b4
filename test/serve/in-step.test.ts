import { expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { servedShop } from '../support/serve-door.ts';
import { instantOf } from '../support/workshop-words.ts';

const SHOP = 'shop@example.com';
const span = (start: string, minutes: number) => ({
  start: instantOf(start),
  end: instantOf(start) + minutes * MINUTE_MS,
});

test('what somebody moves in Google is in the book a minute later, and nobody has typed anything', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  await shop.done('book --customer 1 --service oil_change --at 2026-11-24T09:00');
  const served = await shop.serve();
  await shop.clock.pass(30 * SECOND_MS);
  const [event] = [...shop.google.model.liveEvents(SHOP)];
  shop.google.model.people.move(SHOP, event?.id ?? '', span('2026-11-24T10:00-05:00', 30));
  await shop.clock.pass(75 * SECOND_MS);
  expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T10:00:00-05:00' });
  expect(served.told()).toContain('1 appointment followed a move in the calendar');
});
