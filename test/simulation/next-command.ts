import { DAY_MS, type Instant } from '../../src/domain/interval.ts';
import { pick } from '../proof/random.ts';
import { at } from '../support/book.ts';
import type { Climate } from './climate.ts';
import {
  type Booking,
  bookCommand,
  type Command,
  cancelCommand,
  editCommand,
  noteCommand,
  rescheduleCommand,
  restoreCommand,
  SYNC,
} from './commands.ts';
import { rowsOf } from './rows.ts';
import type { World } from './world.ts';

/** Few, so that everybody wants the same ones: the day after the tests' own. */
export const STARTS: readonly Instant[] = ['09:00', '09:30', '10:00', '14:00'].map(
  (time) => at(time) + DAY_MS,
);

const BAYS = ['Bay 1', 'Bay 2', 'Yard 1', 'Yard 2', null, null];
const TECHNICIANS = ['Maria', 'Luis', null, null];

/**
 * What somebody at a counter does next; `overbooks`: how often a taken time is taken all the same; `isBusy`: whether customers,
 * cars and notes are changed, too.
 */
export function nextCommand(
  world: World,
  number: number,
  { overbooks, isBusy }: Pick<Climate, 'overbooks' | 'isBusy'>,
): Command {
  const { random, book } = world;
  const rows = rowsOf(book.db);
  const appointments = rows.appointments();
  const luck = random();
  if (appointments.length === 0 || luck < 0.3) return bookCommand(newBooking(world, number, overbooks));
  const { id, status, start, bay } = pick(appointments, random);
  if (luck < 0.5) {
    const why = isOverbooked(world, overbooks) ? `squeeze ${number}` : null;
    return rescheduleCommand(id, pick(STARTS, random), pick(BAYS, random), pick(TECHNICIANS, random), why);
  }
  if (luck < 0.68) return cancelCommand(id);
  // The same visit again: after its cancellation that is a new appointment, before it the same one.
  if (luck < 0.74) {
    const bayName = book.shop.bays.find((one) => one.id === bay)?.name ?? null;
    const key = `again ${number}`;
    return bookCommand({
      ...newBooking(world, number, overbooks),
      at: start,
      bay: status === 'cancelled' ? bayName : null,
      key,
    });
  }
  const toRestore = rows
    .items()
    .filter(({ kind, resolved }) => kind === 'event-removed' && resolved === null);
  if (toRestore.length > 0 && luck < 0.85) return restoreCommand(pick(toRestore, random).id);
  if (isBusy && luck > 0.85 && luck < 0.95) {
    const what = pick(['name', 'model', 'note'] as const, random);
    return what === 'note' ? noteCommand(id, number) : editCommand(what, pick([1, 2, 3], random), number);
  }
  return SYNC;
}

/** Now and then somebody runs an earlier command once more: the same request under the same key. */
function newBooking(world: World, number: number, overbooks: number): Booking {
  const { random, ledger } = world;
  if (ledger.bookings.length > 0 && random() < 0.15) return pick(ledger.bookings, random);
  const booking: Booking = {
    visitor: pick([1, 2, 3], random),
    service: pick(['oil_change', 'brake_service'], random),
    at: pick(STARTS, random),
    bay: pick(BAYS, random),
    technician: pick(TECHNICIANS, random),
    key: random() < 0.3 ? null : `request ${number}`,
    ...(isOverbooked(world, overbooks) ? { overbook: `squeeze ${number}` } : {}),
  };
  ledger.bookings.push(booking);
  return booking;
}

function isOverbooked({ random }: World, overbooks: number): boolean {
  return overbooks > 0 && random() < overbooks;
}
