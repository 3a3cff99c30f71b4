import type { Shop } from '../../src/domain/shop.ts';
import type { Store } from '../../src/store/store.ts';
import type { MemoryBook } from './memory-book.ts';
import type { Process } from './scheduler.ts';

type Call = (...given: never[]) => Promise<unknown>;

/**
 * The store as a process sees it: before every transaction that matters it stands still, and may be killed there. Killed
 * before one is the same as killed after the one before. Where nothing depends on who is first (the shop, which nobody
 * changes here; whether a calendar answered), it goes straight on.
 */
export function pointedStore(
  store: Store,
  { bookId }: MemoryBook,
  shop: () => Shop,
  process: Process,
): Store {
  const pointed = <T extends object>(noun: string, part: T, names: readonly (keyof T & string)[]): T => {
    const calls = { ...part } as Record<string, Call>;
    for (const name of names) {
      const call = calls[name] as Call;
      calls[name] = async (...given) => {
        await process.point(`${noun}.${name}`);
        return call(...given);
      };
    }
    return calls as T;
  };
  return {
    ...pointed('store', store, ['earlierResult', 'keepResult']),
    customers: pointed('customers', store.customers, ['edit']),
    vehicles: pointed('vehicles', store.vehicles, ['edit']),
    shop: { ...store.shop, read: async () => shop(), bookId: async () => bookId },
    appointments: pointed('appointments', store.appointments, [
      'apply',
      'book',
      'reschedule',
      'cancel',
      'withdraw',
      'moveBack',
      'acknowledge',
      'isHeld',
      'heldPast',
      'get',
      'ofVisit',
      'ofVehicle',
      'claimsDuring',
    ]),
    images: pointed('images', store.images, [
      'owed',
      'owedOf',
      'begin',
      'settle',
      'release',
      'restore',
      'shownDuring',
    ]),
    calendars: pointed('calendars', store.calendars, ['preview', 'takeIn', 'mirror']),
    inbox: pointed('inbox', store.inbox, ['add', 'resolve']),
  };
}
