import type { Appointment } from '../../src/domain/appointment.ts';
import type { Customer, CustomerDetails } from '../../src/domain/customer.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import type { Shop, ShopRules } from '../../src/domain/shop.ts';
import type { Vehicle, VehicleDetails } from '../../src/domain/vehicle.ts';
import { isoText, type ZoneRules } from '../../src/domain/zone.ts';
import type { FailureCode } from '../../src/failure.ts';
import type { LocalEvents } from '../../src/store/local-events.ts';
import type { AppointmentDraft, Placement } from '../../src/store/placements.ts';
import type { Store } from '../../src/store/store.ts';
import type { Write } from '../../src/store/write.ts';
import { aBay, aTechnician, planner } from './wall-planner.ts';

/** Monday, 23 November 2026, in New York: the day on which the tests of the book take place. */
export const { zone, at, span } = planner('2026-11-23');
export const NOW = at('07:00');

/** Two bays of one car with calendars of their own, a yard for three cars, two technicians. */
export const RULES: ShopRules = {
  ...defaultShop('America/New_York'),
  bays: [
    named('Bay 1', { calendar: 'bay-1' }),
    named('Bay 2', { calendar: 'bay-2' }),
    named('Yard', { calendar: 'yard', capacity: 3 }),
  ],
  technicians: ['Maria', 'Luis'].map((name) => {
    const { id: _, ...technician } = aTechnician(0, { name });
    return technician;
  }),
};

function named(name: string, changes: { calendar: string; capacity?: number }) {
  const { id: _, ...bay } = aBay(0, { name, ...changes });
  return bay;
}

export function aWrite(changes: Partial<Write> = {}): Write {
  return { at: NOW, source: 'counter', actor: 'ana', key: null, dryRun: false, ...changes };
}

/** A write under an idempotency key. */
export function keyed(text: string, request = 'request'): Write {
  return aWrite({ key: { text, request } });
}

export const DRY_RUN = aWrite({ dryRun: true });

export function aCustomer(changes: Partial<CustomerDetails> = {}): CustomerDetails {
  return { name: 'Ana Pérez', phone: '+12125550134', email: null, notes: null, invite: null, ...changes };
}

export function aCar(changes: Partial<VehicleDetails> = {}): VehicleDetails {
  return {
    plate: 'ABC1234',
    vin: null,
    make: 'Honda',
    model: 'Civic',
    year: 2018,
    notes: null,
    ...changes,
  };
}

/** What a store's tests need besides its ports. */
export interface OpenedStore {
  readonly store: Store;
  readonly localEvents: LocalEvents;
  /** All data, in a form that is equal while the data are. */
  readonly dump: () => Promise<unknown>;
  /** Gives the appointment a status for which the port has no method. */
  readonly setStatus: (appointmentId: number, status: Appointment['status']) => Promise<void>;
  readonly cleanup: () => Promise<void>;
}

/** Opens a new, empty book whose shop has these rules. */
export type OpenStore = (shop: { rules: ShopRules; zone: ZoneRules; at: Instant }) => Promise<OpenedStore>;

/** What changes a placement in tests: bays and technicians by name. */
export interface Wish extends Partial<AppointmentDraft> {
  readonly bay?: string;
  readonly technician?: string;
}

/** An opened store with a shop, a customer and a car, and short ways to book. */
export interface Book extends OpenedStore {
  readonly shop: Shop;
  readonly ana: Customer;
  readonly civic: Vehicle;
  /** A placement in Bay 1 without a technician; `09:00-10:00` on the day of the tests. */
  readonly placement: (times: string, wish?: Wish) => Placement;
  /** A placement for somebody who was never here before. */
  readonly draft: (times: string, wish?: Wish) => AppointmentDraft;
  /** Books the draft and gives the appointment. */
  readonly book: (times: string, wish?: Wish) => Promise<Appointment>;
  readonly idOf: (name: string) => number;
}

/** Opens a store with `RULES`, Ana and her Civic. */
export async function readyBook(open: OpenStore): Promise<Book> {
  const opened = await open({ rules: RULES, zone, at: NOW });
  const { store } = opened;
  const shop = await store.shop.read();
  const { value: ana } = await store.customers.add(aCustomer(), aWrite());
  const { value: civic } = await store.vehicles.add(ana.id, aCar(), aWrite());
  const idOf = (name: string) => {
    const found = [...shop.bays, ...shop.technicians].find((each) => each.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found.id;
  };
  let visitors = 0;
  const placement = (times: string, { bay = 'Bay 1', technician, ...changes }: Wish = {}): Placement => ({
    ...placed(times, shop, bay),
    bayId: idOf(bay),
    technicianId: technician === undefined ? null : idOf(technician),
    ...changes,
  });
  const draft = (times: string, wish: Wish = {}): AppointmentDraft => {
    visitors += 1;
    const number = String(visitors).padStart(4, '0');
    return {
      uuid: `018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d${number}`,
      serviceId: (shop.services[0] as { id: number }).id,
      customer: aCustomer({ name: `Visitor ${number}`, phone: `+1303555${number}` }),
      vehicle: aCar({ plate: `VIS${number}` }),
      notes: null,
      concerns: null,
      invite: null,
      heldUntil: null,
      ...placement(times, wish),
    };
  };
  return {
    ...opened,
    shop,
    ana,
    civic,
    idOf,
    placement,
    draft,
    book: async (times, wish) => (await store.appointments.book(draft(times, wish), aWrite())).value,
  };
}

function placed(times: string, { revision, bays, zone }: Shop, bay: string) {
  const { start, end } = span(times);
  const calendarId = bays.find(({ name }) => name === bay)?.calendar ?? 'none';
  const wall = (instant: Instant) => isoText(zone, instant).slice(0, 16);
  return {
    start,
    end,
    wallStart: wall(start),
    wallEnd: wall(end),
    zone: zone.name,
    bufferMs: 0,
    overbookReason: null,
    shopRevision: revision,
    calendarId,
  };
}

export const minutes = (count: number): number => count * MINUTE_MS;

/** For `rejects.toMatchObject`: the failure of that code, with these facts. */
export function failing(code: FailureCode, facts: Record<string, unknown> = {}) {
  return { failure: { code, ...facts } };
}
