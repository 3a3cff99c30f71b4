import type { Appointment } from '../../domain/appointment.ts';
import { type Interval, overlaps } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { VisitDetails } from '../../domain/visit-details.ts';
import { AppError } from '../../failure.ts';
import { CarElsewhere, ClaimRefused, PlacementRefused } from '../../store/refusals.ts';
import type { Ports } from '../ports.ts';
import { byAppointment } from './blocking.ts';
import { modeRefusal } from './mode-refusal.ts';
import { modeFullFor } from './mode-room.ts';
import { nearestTo } from './nearest-times.ts';
import { visitsOfCar } from './visits-of-car.ts';
import { type Wish, wishOfVisit } from './wish.ts';

/** Does it; where there is no room, once more with the reason for which it may lie there all the same. Throws `refusal` without one. */
export async function evenOver<T>(
  reason: string | null,
  act: (told: Partial<VisitDetails>) => Promise<T>,
  refusal: (refused: PlacementRefused) => Promise<AppError>,
): Promise<T> {
  try {
    return await act({});
  } catch (thrown) {
    if (!(thrown instanceof PlacementRefused)) throw thrown;
    if (reason === null) throw await refusal(thrown);
    return act({ overbookReason: reason });
  }
}

type TakenPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/**
 * Why a visit cannot have the time that it names: what is there by now, and the nearest times that work. `mayOverbook`: a reason
 * can be given where it is asked.
 */
export async function timeTaken(
  visit: Appointment,
  refused: PlacementRefused,
  shop: Shop,
  ports: TakenPorts,
  mayOverbook: boolean,
): Promise<AppError> {
  const wish = wishOfVisit(visit, shop);
  const { slot } = wish;
  const nearest = await nearestTo(shop, wish, ports);
  if (refused instanceof CarElsewhere) {
    const [other] = await visitsOfCar(wish, slot, ports);
    if (other !== undefined)
      return new AppError({
        code: 'car-taken',
        slot,
        visit: other,
        isFinal: !mayOverbook,
        blocking: [],
        nearest,
      });
  }
  const full = await modeFullFor(wishAsRefused(wish, refused, shop), shop, ports);
  const instead = mayOverbook ? (['mode', 'reason'] as const) : (['mode'] as const);
  if (full !== null) return modeRefusal(full, { ...wish, mode: full.mode }, shop, ports, instead);
  const who = refused instanceof ClaimRefused ? whose(refused.claimableId, shop) : undefined;
  if (who === undefined) return new AppError({ code: 'changed-meanwhile', what: 'appointment' });
  const { id, name, what } = who;
  const until = { start: slot.start, end: what === 'bay' ? slot.end + wish.bufferMs : slot.end };
  const blocking = (await othersOf(visit, id, until, ports)).map(byAppointment);
  return new AppError({ code: 'slot-taken', what, name, slot, blocking, nearest });
}

/** Of another mode, where that is what was refused: it is to be that. */
function wishAsRefused(wish: Wish, refused: PlacementRefused, { limits }: Shop): Wish {
  const limit =
    refused instanceof ClaimRefused ? limits.find(({ id }) => id === refused.claimableId) : undefined;
  return limit === undefined ? wish : { ...wish, mode: limit.mode };
}

function whose(claimableId: number, { bays, technicians }: Shop) {
  const bay = bays.find(({ id }) => id === claimableId);
  if (bay !== undefined) return { ...bay, what: 'bay' } as const;
  const technician = technicians.find(({ id }) => id === claimableId);
  return technician && ({ ...technician, what: 'technician' } as const);
}

async function othersOf(visit: Appointment, claimableId: number, during: Interval, ports: TakenPorts) {
  const claims = await ports.store.appointments.claimsDuring(during, ports.clock.now());
  return claims.filter(
    (claim) =>
      claim.claimableId === claimableId && claim.appointmentId !== visit.id && overlaps(claim, during),
  );
}
