import { type Appointment, OPEN_STATUSES } from '../../domain/appointment.ts';
import { assert } from '../../domain/assert.ts';
import { isShowing } from '../../domain/calendar-use.ts';
import { choosePlace } from '../../domain/choice.ts';
import { type Interval, overlaps } from '../../domain/interval.ts';
import { type Place, placementsFor, taken } from '../../domain/placement.ts';
import { jobOf, type PlannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Claim } from '../../store/placements.ts';
import type { RecoveredCar } from '../../store/recoveries.ts';
import type { Ports } from '../ports.ts';

/** A visit for which a place is sought at its own time. */
export interface Homeless {
  readonly visit: PlannedVisit;
  /** As the book has it; null: it does not know it. */
  readonly before: Appointment | null;
  /** The calendars that show it. */
  readonly shownIn: ReadonlySet<string>;
  /** Its car. One that the book does not know is the same where these are the same particulars. */
  readonly vehicle: RecoveredCar;
}

/** Where it comes to be. */
export interface FoundPlace {
  readonly place: Place;
  /** Something else lies there already. */
  readonly isOver: boolean;
  /** Of several bays that have its calendar this one was chosen. */
  readonly isBayChosen: boolean;
}

/** When a car is in the shop: by its number, or the particulars of one that has none yet. */
type CarThere = Interval & { readonly car: number | RecoveredCar };

interface Choosing {
  readonly visit: PlannedVisit;
  readonly bays: Shop['bays'];
  readonly technicians: Shop['technicians'];
  readonly keep: Place | null;
}

const NOTHING_BUSY: ReadonlyMap<number, number> = new Map();

/**
 * Bays and technicians for visits that the calendars show: each at its own time, whatever the shop's hours are, and over another one
 * rather than elsewhere. What has found its place is in the way of those after it.
 */
export class PlacesToRecover {
  readonly #shop: Shop;
  readonly #held: Map<number, Claim[]>;
  readonly #cars: CarThere[];

  private constructor(shop: Shop, claims: readonly Claim[], cars: CarThere[]) {
    this.#shop = shop;
    this.#held = new Map();
    for (const claim of claims) this.#take(claim);
    this.#cars = cars;
  }

  /** Around those times; the visits of `replaced`, by number, do not stand where they stood. */
  static async in(
    shop: Shop,
    times: readonly Interval[],
    replaced: ReadonlySet<number>,
    { store, clock }: Pick<Ports, 'store' | 'clock'>,
  ): Promise<PlacesToRecover> {
    if (times.length === 0) return new PlacesToRecover(shop, [], []);
    const start = Math.min(...times.map((one) => one.start));
    const range = { start, end: Math.max(...times.map((one) => one.end)) + DAY_AFTER_MS };
    const claims = await store.appointments.claimsDuring(range, clock.now());
    const visits = await store.appointments.during(range, OPEN_STATUSES);
    return new PlacesToRecover(
      shop,
      claims.filter(({ appointmentId }) => appointmentId === null || !replaced.has(appointmentId)),
      visits.flatMap(({ id, vehicle, start, end }) =>
        replaced.has(id) ? [] : { car: vehicle.id, start, end },
      ),
    );
  }

  find({ visit, before, shownIn, vehicle }: Homeless): FoundPlace {
    const car = 'id' in vehicle ? vehicle.id : vehicle;
    const { slot, bufferMs, pieces } = visit;
    const bays = showing(this.#shop.bays, shownIn, this.#shop);
    const place = this.#placeOf(visit, before, bays.length === 0 ? this.#shop.bays : bays, shownIn);
    const claims: Claim[] = [
      { claimableId: place.bayId, start: slot.start, end: slot.end + bufferMs },
      ...pieces.flatMap(({ start, end }, i) => {
        const claimableId = place.technicianIds[i] ?? null;
        return claimableId === null ? [] : { claimableId, start, end };
      }),
    ];
    const isCarElsewhere = this.#cars.some((one) => one.car === car && overlaps(one, slot));
    const isOver = isCarElsewhere || claims.some((claim) => this.#isTaken(claim));
    for (const claim of claims) this.#take(claim);
    this.#cars.push({ car, ...slot });
    return { place, isOver, isBayChosen: bays.length !== 1 && place.bayId !== before?.bay.id };
  }

  /**
   * By whom it is done, their own calendars say: who has one that shows it does it, and who has one that does not, does not. Within
   * that, whoever had it keeps it.
   */
  #placeOf(
    visit: PlannedVisit,
    before: Appointment | null,
    bays: Shop['bays'],
    shownIn: ReadonlySet<string>,
  ): Place {
    const { technicians } = this.#shop;
    const shown = showing(technicians, shownIn, this.#shop).map(({ id }) => id);
    const others = technicians.filter((one) => one.calendarId === null || !isShowing(one, this.#shop));
    const may = new Set([...shown, ...others.map(({ id }) => id)]);
    const had = before?.work.map(({ technician }) => technician?.id ?? null) ?? null;
    const asShown =
      had?.length === visit.pieces.length &&
      had.every((id) => id === null || may.has(id)) &&
      shown.every((id) => had.includes(id));
    const keep = before === null ? null : { bayId: before.bay.id, technicianIds: had ?? [] };
    const search = { visit, bays, keep };
    const wanted = technicians.filter(({ id }) => (shown.length > 0 ? shown.includes(id) : may.has(id)));
    const found = this.#chosen({ ...search, technicians: asShown ? [] : wanted });
    return asShown ? { ...found, technicianIds: had } : found;
  }

  #chosen({ visit, bays, technicians, keep }: Choosing): Place {
    const { slot, pieces } = visit;
    const shop = { ...this.#shop, bays, technicians };
    const occupancies = new Map(
      [...bays, ...technicians].map(({ id, capacity }) => {
        return [id, { capacity, held: this.#heldBy(id), foreign: [] }];
      }),
    );
    const found = placementsFor({ shop, slot, job: jobOf(visit), occupancies });
    const rules = { shop, keep, busyMs: NOTHING_BUSY };
    const chosen =
      choosePlace(found, { ...rules, evenTaken: false }) ?? choosePlace(found, { ...rules, evenTaken: true });
    if (chosen !== undefined) return chosen;
    const bay = bays.find(({ id }) => id === keep?.bayId) ?? bays[0];
    assert(bay !== undefined, 'a shop has a bay');
    return { bayId: bay.id, technicianIds: pieces.map(() => technicians[0]?.id ?? null) };
  }

  #take(claim: Claim): void {
    this.#held.set(claim.claimableId, [...this.#heldBy(claim.claimableId), claim]);
  }

  #heldBy(id: number): readonly Claim[] {
    return this.#held.get(id) ?? [];
  }

  #isTaken({ claimableId, start, end }: Claim): boolean {
    const who = [...this.#shop.bays, ...this.#shop.technicians].find(({ id }) => id === claimableId);
    const occupancy = { capacity: who?.capacity ?? 0, held: this.#heldBy(claimableId), foreign: [] };
    return taken(occupancy, { start, end }, 0).kind === 'taken';
  }
}

/** For whatever is kept free after a visit. */
const DAY_AFTER_MS = 86_400_000;

/** Those whose calendar is one of these, and shows what they do. */
function showing<One extends Shop['bays'][number] | Shop['technicians'][number]>(
  all: readonly One[],
  calendars: ReadonlySet<string>,
  shop: Shop,
): readonly One[] {
  return all.filter((one) => isShowing(one, shop) && calendars.has(one.calendarId ?? ''));
}
