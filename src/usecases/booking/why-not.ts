import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import { plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError, type Failure, type FailureCode } from '../../failure.ts';
import type { Holder } from '../../store/holds.ts';
import type { Placement } from '../../store/placements.ts';
import { ownHoldOf } from '../free-time/own-hold.ts';
import type { Ports } from '../ports.ts';
import { bayNamed, servicesNamed, technicianNamed } from '../shop/shop-words.ts';
import { type NearestStart, nearestPlaces } from './nearest-times.ts';
import { place } from './place-appointment.ts';

/** Whether some work can begin at a time. */
export interface WhyQuestion {
  readonly at: Instant;
  /** As they were said; at least one. */
  readonly services: readonly string[];
  /** Null: as long as the services take. */
  readonly durationMinutes: number | null;
  readonly bay: string | null;
  readonly technician: string | null;
  /** Who asks: what is held for them is free. Left out: nobody for whom anything is held. */
  readonly holder?: Holder | null;
}

interface Judged {
  /** How long the visit would be. */
  readonly durationMinutes: number;
}

/** Where and by whom it could be done. */
interface Possible extends Judged {
  readonly possible: true;
  readonly bay: string;
  readonly technicians: readonly string[];
}

/** Why it cannot, as a booking would be told, and the two nearest starts at which it can. */
interface Impossible extends Judged {
  readonly possible: false;
  readonly refusal: Failure;
  readonly nearest: readonly NearestStart[];
}

export type WhyAnswer = Possible | Impossible;

const REFUSALS: ReadonlySet<FailureCode> = new Set([
  'in-the-past',
  'too-soon',
  'beyond-horizon',
  'shop-closed',
  'not-qualified',
  'slot-taken',
]);

/** What a booking would be told, without a customer and without booking. Throws `not-found`, `several-match`, `calendar-unreachable`. */
export async function whyNot(question: WhyQuestion, shop: Shop, ports: Ports): Promise<WhyAnswer> {
  const { at, services, bay, technician } = question;
  const wish = {
    ownHold: await ownHoldOf(question.holder, ports),
    ...plannedVisit(servicesNamed(services, shop), at, question.durationMinutes),
    bay: bay === null ? null : bayNamed(bay, shop),
    technician: technician === null ? null : technicianNamed(technician, shop),
    overbookReason: null,
    mode: null,
    moving: null,
    vehicleId: null,
  };
  const durationMinutes = (wish.slot.end - wish.slot.start) / MINUTE_MS;
  try {
    return await place(
      shop,
      () => wish,
      async (placement) => ({ ...possible(placement, shop), durationMinutes }),
      ports,
    );
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !REFUSALS.has(thrown.failure.code)) throw thrown;
    const refusal = thrown.failure;
    const nearest = 'nearest' in refusal ? await nearestPlaces(shop, wish, ports) : [];
    return { possible: false, refusal, nearest, durationMinutes };
  }
}

function possible(
  { bayId, technicianId, work }: Placement,
  { bays, technicians }: Shop,
): Omit<Possible, keyof Judged> {
  const ids = new Set(work === undefined ? [technicianId] : work.map((piece) => piece.technicianId));
  return {
    possible: true,
    bay: bays.find(({ id }) => id === bayId)?.name ?? '',
    technicians: technicians.filter(({ id }) => ids.has(id)).map(({ name }) => name),
  };
}
