import type { Named } from '../../src/usecases/booking/overbooking.ts';
import type { Delivered } from '../../src/usecases/receipt.ts';
import { rowsOf } from './rows.ts';
import type { World } from './world.ts';

/** The revision that each appointment has, by its number. */
export type Standing = ReadonlyMap<number, number>;

export function standingIn({ book }: Pick<World, 'book'>): Standing {
  return new Map(
    rowsOf(book.db)
      .appointments()
      .map(({ id, revision }) => [id, revision]),
  );
}

/**
 * I14: whoever overbooks is told of every job that it lies over, and has lain over since `before`. What the answer names of
 * others' events is kept: of no others was anything said. Throws what is not so.
 */
export function assertNamed(
  { book, ledger }: Pick<World, 'book' | 'ledger'>,
  { value, over }: Named<Delivered>,
  before: Standing,
): void {
  if (value.overbookReason === null) return;
  ledger.named.set(`${value.id} ${value.revision}`, over);
  const now = standingIn({ book });
  // It has been changed since this was read.
  if (now.get(value.id) !== value.revision) return;
  const claims = rowsOf(book.db).claims();
  const own = claims.filter(({ appointment }) => appointment === value.id);
  for (const { appointment: id, claimable, start, end } of claims) {
    if (id === value.id || now.get(id) !== before.get(id)) continue;
    const isOver = own.some((one) => one.claimable === claimable && one.start < end && start < one.end);
    if (isOver && !over.some(({ appointmentId }) => appointmentId === id))
      throw new Error(`I14: #${value.id} lies over #${id}, and its answer does not say so`);
  }
}
