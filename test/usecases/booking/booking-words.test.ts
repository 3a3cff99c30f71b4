import { expect, test } from 'vitest';
import { readBookingWords } from '../../../src/usecases/booking/booking-words.ts';
import type { SaidOfBooking } from '../../../src/usecases/booking/said-of-booking.ts';
import { aCar, aCustomer, aWrite, failing } from '../../support/book.ts';
import { aShop, rulesOf } from '../../support/shop-with-ports.ts';

/** What words say in a shop that knows Ana, whose phone ends in 0134, and her car ABC1234. */
async function reading(words: string, said: SaidOfBooking = {}) {
  const { store, ports } = await aShop();
  const { value: ana } = await store.customers.add(aCustomer(), aWrite());
  await store.vehicles.add(ana.id, aCar(), aWrite());
  return readBookingWords(said, words.split(' '), await rulesOf(ports), ports);
}

test.each<[string, SaidOfBooking]>([
  ['oil tue 9 0134', { service: ['oil_change'], at: '2026-11-24T09:00:00-05:00', customer: '0134' }],
  ['tue 9 oil ana', { service: ['oil_change'], at: '2026-11-24T09:00:00-05:00', customer: 'ana' }],
  [
    'abc-1234 brake service tomorrow 9:30',
    { vehicle: '1', service: ['brake_service'], at: '2026-11-24T09:30:00-05:00' },
  ],
  ['oil', { service: ['oil_change'] }],
])('"%s" says %o, at whatever door it is said', async (words, said) => {
  expect(await reading(words)).toEqual(said);
});

test('who was named already may be named again, and nobody else', async () => {
  expect(await reading('oil ana', { customer: '0134' })).toEqual({
    customer: '0134',
    service: ['oil_change'],
  });
  await expect(reading('oil bob', { customer: '0134' })).rejects.toMatchObject({
    why: { kind: 'meaningless', words: 'bob' },
  });
});

test('what is said twice is told as it was said, and not as an option', async () => {
  await expect(reading('oil tue 9', { at: 'wed 10' })).rejects.toMatchObject({
    why: { kind: 'said-twice', what: 'at', words: 'tue 9', before: 'wed 10' },
  });
});

test('a slip in a service is no name of a customer', async () => {
  await expect(reading('oill tue 9 0134')).rejects.toMatchObject(failing('not-found'));
  await expect(reading('blah tue 9 0134')).rejects.toMatchObject({
    why: { kind: 'meaningless', words: 'blah' },
  });
});
