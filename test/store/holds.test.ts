import { describe, expect, test } from 'vitest';
import { ClaimRefused } from '../../src/store/refusals.ts';
import { at, aWrite, NOW, RULES, readyBook, span } from '../support/book.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { scratchFile } from '../support/scratch.ts';

/** A book in which Bay 1 is held from nine to ten for somebody who is deciding, until ten past seven. */
async function bookWithHold() {
  const file = scratchFile();
  const book = await readyBook(async (shop) => openedAt(file, shop));
  const { start, end } = span('09:00-10:00');
  withRaw(file, (db) => {
    db.prepare("INSERT INTO hold VALUES (1, 'digest', '{}', 'ana', ?)").run(at('07:10'));
    db.prepare('INSERT INTO claim VALUES (NULL, NULL, 1, ?, ?, ?, 0)').run(book.idOf('Bay 1'), start, end);
  });
  return { ...book, file };
}

describe('time that is held for somebody', () => {
  test('is taken, by no appointment, until it has run out', async () => {
    const { store, idOf } = await bookWithHold();
    const during = (now: number) => store.appointments.claimsDuring(span('08:00-12:00'), now);
    expect(await during(NOW)).toEqual([
      { appointmentId: null, claimableId: idOf('Bay 1'), ...span('09:00-10:00') },
    ]);
    expect(await during(at('07:10'))).toEqual([]);
  });

  test('refuses a booking, and is gone with its claim once somebody books after it has run out', async () => {
    const { store, draft, file } = await bookWithHold();
    const wanted = draft('09:30-10:30');
    const early = store.appointments.book(wanted, aWrite({ at: at('07:09') }));
    await expect(early).rejects.toBeInstanceOf(ClaimRefused);
    const { value } = await store.appointments.book(wanted, aWrite({ at: at('07:10') }));
    expect(value).toMatchObject({ status: 'scheduled' });
    const left = withRaw(file, (db) => db.prepare('SELECT count(*) FROM hold').pluck().get());
    expect(left).toBe(0);
    expect(await store.health.check()).toEqual([]);
  });

  test('is owed to no calendar, and nothing is wrong with it', async () => {
    const { store } = await bookWithHold();
    expect(await store.images.owedCount()).toBe(0);
    expect(await store.health.check()).toEqual([]);
  });

  test('is in no way of a change of the rules, which ends it', async () => {
    const { store, shop } = await bookWithHold();
    const rules = { ...RULES, bays: RULES.bays.filter(({ name }) => name !== 'Bay 1') };
    await store.shop.replace(rules, shop.zone, new Map(), aWrite());
    expect(await store.appointments.claimsDuring(span('08:00-12:00'), NOW)).toEqual([]);
    expect(await store.health.check()).toEqual([]);
  });
});
