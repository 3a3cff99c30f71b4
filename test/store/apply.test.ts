import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APPOINTMENT_STATUSES, type Appointment } from '../../src/domain/appointment.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { MINUTE_MS } from '../../src/domain/interval.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import { failureOf } from '../../src/failure.ts';
import type { Change } from '../../src/store/changes.ts';
import type { Placement } from '../../src/store/placements.ts';
import { ChangeRefused, PlacementRefused } from '../../src/store/refusals.ts';
import { FILLED, newBook } from '../simulation/memory-book.ts';
import { at, aWrite } from '../support/book.ts';
import { aBay, aTechnician } from '../support/wall-planner.ts';

/** A day of eight units; no visit is longer than three. */
const UNIT_MS = 30 * MINUTE_MS;
const OPENING = at('09:00');

/** Where a visit lies and whose it is, in units and places of lists; `bay` has its own capacity. */
interface Stay {
  readonly from: number;
  readonly units: number;
  readonly bay: number;
  readonly technician: number | null;
  readonly car: number;
  /** Whether the customer waits, of whom the shop has only so much room in an hour and on a day. */
  readonly waits: boolean;
  readonly overbooked: boolean;
  readonly status: 'scheduled' | 'arrived' | 'completed' | 'no_show' | 'cancelled';
}

type Place = Pick<Stay, 'from' | 'units' | 'bay' | 'technician' | 'overbooked'>;

/** What is asked for: of the visit in that place of the list of those there are. */
type Asked =
  | { readonly do: 'book'; readonly stay: Place & Pick<Stay, 'car' | 'waits'> }
  | { readonly do: 'move'; readonly which: number; readonly to: Place }
  | { readonly do: 'cancel' | 'reinstate'; readonly which: number }
  | { readonly do: 'mark'; readonly which: number; readonly status: 'arrived' | 'completed' | 'no_show' }
  | ({ readonly do: 'edit'; readonly which: number } & Pick<Stay, 'technician' | 'waits'>);

const CARS = 3;
const CAPACITIES = [1, 2];
const TECHNICIANS = 2;
const WAITING = { mode: 'wait', perHour: 1, perDay: 3 } as const;

const place: fc.Arbitrary<Place> = fc.record({
  from: fc.integer({ min: 0, max: 5 }),
  units: fc.integer({ min: 1, max: 3 }),
  bay: fc.integer({ min: 0, max: CAPACITIES.length - 1 }),
  technician: fc.option(fc.integer({ min: 0, max: TECHNICIANS - 1 })),
  overbooked: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
});
const which = fc.nat({ max: 99 });
const asked: fc.Arbitrary<Asked> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      stay: fc
        .tuple(place, fc.integer({ min: 0, max: CARS - 1 }), fc.boolean())
        .map(([where, car, waits]) => Object.assign({}, where, { car, waits })),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), which, to: place }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'reinstate' as const), which }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      which,
      status: fc.constantFrom('arrived' as const, 'completed' as const, 'no_show' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      which,
      technician: fc.option(fc.integer({ min: 0, max: TECHNICIANS - 1 })),
      waits: fc.boolean(),
    }),
  },
);

/** A history: batches one after the other; each of a batch's changes is about another visit. */
const batches = fc.array(fc.array(asked, { minLength: 1, maxLength: 4 }), {
  minLength: 25,
  maxLength: 25,
  size: 'max',
});

const OPEN: ReadonlySet<string> = new Set(['scheduled', 'arrived']);
const isLive = ({ status }: Stay) => OPEN.has(status) || status === 'completed';

interface Taken {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

function takenBy(stay: Stay): Taken[] {
  if (!isLive(stay)) return [];
  const { from, units, bay, technician, waits } = stay;
  const span = { from, to: from + units };
  const hour = from - (from % 2);
  return [
    { what: `bay ${bay}`, ...span },
    ...(technician === null ? [] : [{ what: `technician ${technician}`, ...span }]),
    ...(waits ? [{ what: 'waiting in an hour', from: hour, to: hour + 2 }] : []),
    ...(waits ? [{ what: 'waiting on a day', from: 0, to: 8 }] : []),
  ];
}

function capacityOf(what: string): number {
  if (what.startsWith('waiting')) return what.endsWith('day') ? WAITING.perDay : WAITING.perHour;
  return what.startsWith('bay') ? (CAPACITIES[Number(what.slice(4))] as number) : 1;
}

/** How one change leaves its visit; null: it may not be done. */
function left(before: Stay | undefined, change: Asked): Stay | null {
  if (change.do === 'book') return { ...change.stay, status: 'scheduled' };
  const stay = before as Stay;
  switch (change.do) {
    case 'move':
      return OPEN.has(stay.status) ? { ...stay, ...change.to } : null;
    case 'cancel':
      if (stay.status === 'cancelled') return stay;
      return OPEN.has(stay.status) ? { ...stay, status: 'cancelled' } : null;
    case 'reinstate':
      return stay.status === 'cancelled' ? { ...stay, status: 'scheduled' } : stay;
    case 'mark':
      return stay.status === 'cancelled' ? null : { ...stay, status: change.status };
    case 'edit':
      break;
  }
  return stay.status === 'cancelled' ? null : { ...stay, technician: change.technician, waits: change.waits };
}

/**
 * By brute force, unit by unit: null where the batch may not be done, else all visits afterwards. What a visit keeps as it was
 * is not asked again. What is newly taken has to fit beside all that is there at the end, but for what is newly overbooked:
 * that comes last.
 */
function expected(visits: readonly Stay[], batch: readonly Asked[], about: readonly number[]): Stay[] | null {
  const after = [...visits];
  for (const [i, change] of batch.entries()) {
    const now = left(visits[about[i] as number], change);
    if (now === null) return null;
    if (change.do === 'book') after.push(now);
    else after[about[i] as number] = now;
  }
  return fits(visits, after) && carsFit(visits, after) ? after : null;
}

function fits(before: readonly Stay[], after: readonly Stay[]): boolean {
  const claims = after.flatMap((stay, i) => {
    const old = before[i];
    const kept = old !== undefined && old.overbooked === stay.overbooked ? takenBy(old) : [];
    return takenBy(stay).map((taken) =>
      Object.assign({}, taken, {
        isNew: !kept.some((one) => one.what === taken.what && one.from === taken.from && one.to === taken.to),
        overbooked: stay.overbooked,
      }),
    );
  });
  const counted = claims.filter(({ isNew, overbooked }) => !isNew || !overbooked);
  return claims.every(({ what, from, to, isNew, overbooked }) => {
    if (!isNew || overbooked) return true;
    for (let unit = from; unit < to; unit += 1) {
      const load = counted.filter((one) => one.what === what && one.from <= unit && unit < one.to).length;
      if (load > capacityOf(what)) return false;
    }
    return true;
  });
}

function carsFit(before: readonly Stay[], after: readonly Stay[]): boolean {
  const stays = after.flatMap((stay, i) =>
    OPEN.has(stay.status) ? [{ ...stay, isNew: !staysThere(before[i], stay) }] : [],
  );
  const counted = stays.filter(({ isNew, overbooked }) => !isNew || !overbooked);
  return stays.every(
    (stay) =>
      !stay.isNew ||
      stay.overbooked ||
      counted.every(
        (other) =>
          other === stay ||
          other.car !== stay.car ||
          other.from >= stay.from + stay.units ||
          stay.from >= other.from + other.units,
      ),
  );
}

/** The car is where it was, by the same right: nothing of it is asked anew. */
function staysThere(before: Stay | undefined, now: Stay): boolean {
  return (
    before !== undefined &&
    OPEN.has(before.status) &&
    before.from === now.from &&
    before.units === now.units &&
    before.overbooked === now.overbooked
  );
}

/** A shop of two bays and two technicians, with so many services that no two visits are for the same work. */
async function applyBook() {
  const rules: ShopRules = {
    ...defaultShop('America/New_York'),
    services: Array.from({ length: 120 }, (_, i) => ({
      type: `service_${i}`,
      name: `Service ${i}`,
      minutes: 30,
      bufferMinutes: 0,
      intervalMonths: null,
      skills: [],
    })),
    bays: CAPACITIES.map((capacity, i) => withoutId(aBay(0, { name: `Bay ${i}`, capacity }))),
    technicians: Array.from({ length: TECHNICIANS }, (_, i) => withoutId(aTechnician(0, { name: `T${i}` }))),
    modes: [WAITING],
  };
  const book = await newBook(rules, 'apply');
  const cars = (await book.store.vehicles.list({ limit: CARS, offset: 0 })).vehicles;
  if (cars.length < CARS) throw new Error('too few cars');
  return { ...book, cars };
}

function withoutId<T extends { readonly id: number }>({ id: _, ...rest }: T): Omit<T, 'id'> {
  return rest;
}

type ApplyBook = Awaited<ReturnType<typeof applyBook>>;

function placementAt({ shop }: ApplyBook, { from, units, bay, technician, overbooked }: Place): Placement {
  const start = OPENING + from * UNIT_MS;
  return {
    start,
    end: start + units * UNIT_MS,
    wallStart: '',
    wallEnd: '',
    zone: shop.timezone,
    bufferMs: 0,
    calendarId: null,
    bayId: (shop.bays[bay] as { id: number }).id,
    technicianId: technician === null ? null : (shop.technicians[technician] as { id: number }).id,
    overbookReason: overbooked ? 'said' : null,
    shopRevision: shop.revision,
  };
}

/** The change as the store is asked for it; `number` tells the visits of a history apart. */
function changeOf(book: ApplyBook, asked: Asked, visit: Appointment | undefined, number: number): Change {
  if (asked.do === 'book') {
    const car = book.cars[asked.stay.car] as ApplyBook['cars'][number];
    return {
      do: 'book',
      draft: {
        ...placementAt(book, asked.stay),
        uuid: `uuid ${number}`,
        serviceId: (book.shop.services[number % 120] as { id: number }).id,
        customer: { id: car.customerId },
        vehicle: { id: car.id },
        notes: null,
        concerns: null,
        invite: null,
        mode: asked.stay.waits ? 'wait' : null,
        heldUntil: null,
      },
    };
  }
  const { id, work, start, end } = visit as Appointment;
  switch (asked.do) {
    case 'move':
      return { do: 'move', id, to: placementAt(book, asked.to) };
    case 'cancel':
      return { do: 'cancel', id, reason: 'other', note: null };
    case 'reinstate':
      return { do: 'reinstate', id };
    case 'mark':
      return { do: 'mark', id, status: asked.status };
    case 'edit':
      break;
  }
  const technicianId =
    asked.technician === null ? null : (book.shop.technicians[asked.technician] as { id: number }).id;
  return {
    do: 'edit',
    id,
    work: [{ serviceId: work[0]?.service.id ?? 0, minutes: 30, technicianId, start, end }],
    details: { mode: asked.waits ? 'wait' : 'drop_off' },
  };
}

/** A visit of the book in the oracle's words. */
function stayOf({ shop, cars }: ApplyBook, visit: Appointment): Stay {
  const { start, end, bay, technician, vehicle, overbookReason, status, mode } = visit;
  return {
    from: (start - OPENING) / UNIT_MS,
    units: (end - start) / UNIT_MS,
    bay: shop.bays.findIndex(({ id }) => id === bay.id),
    technician: technician === null ? null : shop.technicians.findIndex(({ id }) => id === technician.id),
    car: cars.findIndex(({ id }) => id === vehicle.id),
    waits: mode === 'wait',
    overbooked: overbookReason !== null,
    status: status as Stay['status'],
  };
}

/** True where the batch was done, false where it was refused; anything else that is thrown is a fault. */
async function done(applied: Promise<{ readonly value: Appointment[] }>): Promise<Appointment[] | null> {
  try {
    return (await applied).value;
  } catch (thrown) {
    if (!(thrown instanceof ChangeRefused)) throw thrown;
    const { cause } = thrown;
    const isRefusal = cause instanceof PlacementRefused || failureOf(cause, 'appointment-finished') !== null;
    if (!isRefusal) throw thrown;
    return null;
  }
}

describe('batches of changes', () => {
  test.each([{ seed: 20_261_129 }, { seed: 7_041_776 }])(
    'are done as a whole or not at all, as brute force says, in whatever order (seed $seed)',
    async ({ seed }) => {
      const book = await applyBook();
      const { appointments } = book.store;
      const count = { done: 0, refused: 0 };
      const property = fc.asyncProperty(batches, async (history) => {
        for (const table of FILLED) book.db.exec(`DELETE FROM ${table}`);
        let visits: Stay[] = [];
        let kept: Appointment[] = [];
        for (const [round, wanted] of history.entries()) {
          const { batch, about } = eachOnce(wanted, visits.length);
          const changes = batch.map((one, i) => changeOf(book, one, kept[about[i] as number], round * 4 + i));
          const after = expected(visits, batch, about);
          const backwards = await done(appointments.apply(changes.toReversed(), aWrite({ dryRun: true })));
          const forwards = await done(appointments.apply(changes, aWrite()));
          assert.equal(forwards === null, after === null);
          assert.equal(backwards === null, after === null);
          if (after === null || forwards === null) {
            count.refused += 1;
            continue;
          }
          count.done += 1;
          const ids = new Set(forwards.map(({ id }) => id));
          kept = [
            ...kept.map((one) => forwards.find(({ id }) => id === one.id) ?? one),
            ...forwards.filter(({ id }) => ids.has(id) && !kept.some((one) => one.id === id)),
          ];
          visits = after;
          assert.deepEqual(
            kept.map((one) => stayOf(book, one)),
            visits,
          );
          assert.deepEqual(
            backwards?.toReversed().map((one) => stayOf(book, one)),
            forwards.map((one) => stayOf(book, one)),
          );
        }
        // What was refused has left nothing, and what was done is all there.
        const all = await appointments.during(
          { start: 0, end: Number.MAX_SAFE_INTEGER },
          APPOINTMENT_STATUSES,
        );
        assert.deepEqual(all.map((one) => stayOf(book, one)).length, visits.length);
        assert.deepEqual(await book.store.health.check(), []);
      });
      await fc.assert(property, { seed, numRuns: 80 });
      expect(count.done + count.refused).toBe(2_000);
      expect(Math.min(count.done, count.refused)).toBeGreaterThan(400);
    },
    120_000,
  );
});

/** No two changes of one visit: a later one of it is left out, and so is one where there is no visit yet. */
function eachOnce(wanted: readonly Asked[], count: number): { batch: Asked[]; about: number[] } {
  const [batch, about]: [Asked[], number[]] = [[], []];
  for (const one of wanted) {
    const index = one.do === 'book' ? -1 : one.which % Math.max(count, 1);
    if (one.do !== 'book' && (count === 0 || about.includes(index))) continue;
    batch.push(one);
    about.push(index);
  }
  return { batch, about };
}
