import type { CalendarService } from '../../src/calendar/calendar-service.ts';
import { localCalendar } from '../../src/calendar/local/local-calendar.ts';
import { fixedClock } from '../../src/clock.ts';
import { PROTOCOL } from '../../src/domain/protocol.ts';
import type { Shop, ShopRules } from '../../src/domain/shop.ts';
import { digest } from '../../src/machine/digest.ts';
import type { Store } from '../../src/store/store.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { aCar, aCustomer, at, NOW, RULES, zone } from './book.ts';
import { openSqlite } from './book-sqlite.ts';
import { NEVER } from './never.ts';
import { NO_PUSH } from './no-push.ts';

/** A new customer for nine. */
export const REQUEST = {
  customer: aCustomer(),
  vehicle: aCar(),
  services: ['oil_change'],
  at: at('09:00'),
  durationMinutes: null,
  bay: null,
  technician: null,
  notes: null,
  concerns: null,
  invite: null,
  overbookReason: null,
};

/** The rules as a door reads them for a request. */
export function rulesOf({ store }: Pick<Ports, 'store'>): Promise<Shop> {
  return store.shop.read();
}

export interface ShopSetup {
  readonly onUnavailable?: 'keep' | 'refuse';
  readonly technicians?: typeof RULES.technicians;
  /** What of the rules is otherwise. */
  readonly rules?: Partial<ShopRules>;
  /** What of the store and of the calendar behaves otherwise. */
  readonly change?: (store: Store) => Partial<Store>;
  readonly calendar?: Partial<CalendarService>;
  readonly stopwatch?: Ports['stopwatch'];
  readonly interruption?: AbortSignal;
  readonly random?: Ports['random'];
  readonly sentenceModel?: Ports['sentenceModel'];
  /** What others do while a command waits. */
  readonly whileWaiting?: () => Promise<void>;
}

/** A shop whose calendar is somewhere else, and the ports of a command in it. */
export async function aShop({
  onUnavailable = 'keep',
  technicians = [],
  rules: others = {},
  change = () => ({}),
  calendar: otherwise = {},
  stopwatch = () => () => 0,
  interruption = NEVER,
  random = () => 0,
  sentenceModel = null,
  whileWaiting = async () => undefined,
}: ShopSetup = {}) {
  const rules = { ...RULES, technicians, onUnavailable, ...others };
  const { store, localEvents } = await openSqlite({ rules, zone, at: NOW });
  const waits: number[] = [];
  let uuids = 0;
  const clock = fixedClock(NOW, whileWaiting);
  const bugs: unknown[] = [];
  const calendar: CalendarService = {
    ...localCalendar(localEvents, clock, async () => ['bay-1']),
    source: 'google',
    isInTheBook: false,
    ...otherwise,
  };
  const ports: Ports = {
    store: { ...store, ...change(store) },
    calendar,
    clock,
    stopwatch,
    random,
    observe: (event) => void (event.kind === 'waiting' && waits.push(event.ms)),
    digest,
    newUuid: () => {
      uuids += 1;
      return `018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d000${uuids}`;
    },
    push: NO_PUSH,
    sentenceModel,
    zones: { edition: '2026a', rulesOf: async () => zone, names: async () => () => true },
    worker: { id: 'this', hasEnded: () => false },
    protocol: PROTOCOL,
    interruption,
    tellOfCommit: () => undefined,
    tellOfBug: (thrown) => void bugs.push(thrown),
  };
  return { store, ports, bugs, waits, localEvents };
}
