import type { CalendarService } from '../../src/calendar/calendar-service.ts';
import type { Asking } from '../../src/calendar/google/asking.ts';
import { askingCalendar } from '../../src/calendar/google/asking-calendar.ts';
import type { Clock } from '../../src/clock.ts';
import { calendarNamed } from '../../src/domain/calendar-place.ts';
import { PROTOCOL, type Protocol } from '../../src/domain/protocol.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import { digest } from '../../src/machine/digest.ts';
import type { Store } from '../../src/store/store.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import type { Random } from '../proof/random.ts';
import { zone } from '../support/book.ts';
import { CalendarModel } from '../support/google/calendar-model.ts';
import type { ModelSettings } from '../support/google/model-state.ts';
import { NEVER } from '../support/never.ts';
import { NO_PUSH } from '../support/no-push.ts';
import { TIMES_OF_OTHERS } from '../support/others-wanted.ts';
import { Ledger } from './ledger.ts';
import { emptyBook, type MemoryBook } from './memory-book.ts';
import { Moments } from './moments.ts';
import { pointedStore } from './pointed-store.ts';
import { SHOP_ACCOUNT } from './request.ts';
import type { Process } from './scheduler.ts';
import { CALENDARS } from './shop.ts';
import { Wire } from './wire.ts';

/** A deliberate fault in the product, put around a port: the simulator has to notice it. */
export interface Mutant {
  readonly name: string;
  readonly protocol?: (sound: Protocol) => Protocol;
  /** Around the store itself: what it does is one transaction. */
  readonly store?: (sound: Store, book: MemoryBook) => Store;
  /** Around what a process sees of the store: a process may be killed between two calls. */
  readonly steps?: (sound: Store) => Store;
  readonly calendar?: (sound: CalendarService) => CalendarService;
}

export interface WorldOptions {
  readonly random: Random;
  readonly onUnavailable?: ShopRules['onUnavailable'];
  readonly google?: Partial<ModelSettings>;
  readonly mutant?: Mutant | null;
  readonly tracing?: boolean;
  /** Another book's world, of which all is shared but the book: Google, the way there, the time. */
  readonly beside?: World;
  /** Whether a worker that asks after another's lease is told that the other has ended. */
  readonly hasEnded: (worker: string) => boolean;
}

/** Everything that one history happens in: the book, Google, the way between them, the time. */
export interface World {
  readonly book: MemoryBook;
  readonly model: CalendarModel;
  readonly moments: Moments;
  readonly wire: Wire;
  readonly ledger: Ledger;
  readonly random: Random;
  readonly portsOf: (process: Process) => Ports;
  /** Null while nobody wants to know. */
  readonly lines: string[] | null;
  readonly trace: (line: () => string) => void;
}

export async function newWorld(options: WorldOptions): Promise<World> {
  const { random, onUnavailable = 'keep', mutant = null, hasEnded, beside } = options;
  const book = await emptyBook(onUnavailable, beside === undefined ? 'simulated' : 'neighbour');
  const { moments, model, wire, lines, trace } = beside ?? surroundings(options);
  const store = mutant?.store?.(book.store, book) ?? book.store;
  const ledger = new Ledger();
  const shopNow = () =>
    ledger.retired.size === 0
      ? book.shop
      : { ...book.shop, bays: book.shop.bays.filter(({ id }) => !ledger.retired.has(id)) };
  const portsOf = (process: Process): Ports => {
    const clock: Clock = {
      now: moments.local,
      sleep: async (ms) => {
        const until = moments.real + ms;
        await process.point('wait');
        moments.real = Math.max(moments.real, until);
      },
      alarm: () => {
        throw new Error("deadlines are the wire's here");
      },
    };
    const asking: Asking = {
      call: wire.callOf(process),
      clock,
      primary: null,
      addressOf: calendarNamed,
      bookId: async () => book.bookId,
      othersWanted: async () => TIMES_OF_OTHERS,
    };
    const calendar = askingCalendar(asking, async () => []);
    const pointed = pointedStore(store, book, shopNow, process);
    return {
      store: mutant?.steps?.(pointed) ?? pointed,
      calendar: ledger.removals.begunIn(mutant?.calendar?.(calendar) ?? calendar),
      clock,
      stopwatch: moments.stopwatch,
      random,
      observe: () => undefined,
      digest,
      newUuid: () => uuidFrom(random),
      push: NO_PUSH,
      sentenceModel: null,
      zones: { edition: zone.tzdata, rulesOf: async () => zone, names: async () => () => true },
      worker: { id: process.name, hasEnded },
      protocol: ledger.removals.heardBy(mutant?.protocol?.(PROTOCOL) ?? PROTOCOL),
      interruption: NEVER,
      tellOfCommit: () => undefined,
      tellOfBug: (thrown) => void ledger.thrown.push(`survived ${String(thrown)}`),
    };
  };
  return { book, model, moments, wire, ledger, random, portsOf, lines, trace };
}

/** Everything but the book. */
function surroundings({ random, google = {}, tracing = false }: WorldOptions) {
  const moments = new Moments();
  const model = new CalendarModel({ now: () => moments.real, random, settings: google });
  model.addAccount(SHOP_ACCOUNT);
  for (const id of CALENDARS) model.addCalendar({ owner: SHOP_ACCOUNT, id });
  const lines: string[] | null = tracing ? [] : null;
  const trace = (line: () => string) => void lines?.push(line());
  return { moments, model, wire: new Wire(model, moments, trace), lines, trace };
}

function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
