import { type Appointment, isOpen, LIVE_STATUSES } from '../../domain/appointment.ts';
import type { VisitDeed } from '../../domain/deed.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import { outsideRules } from '../../domain/outside-rules.ts';
import { ownStandings } from '../../domain/own-placement.ts';
import { areInForce } from '../../domain/same-rules.ts';
import type { Shop } from '../../domain/shop.ts';
import { planOf } from '../../domain/work.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { HeldClaim } from '../../store/placements.ts';
import { byAppointment, byEvent, eachOnce } from '../booking/blocking.ts';
import { modeRefusal } from '../booking/mode-refusal.ts';
import { modeFullFor } from '../booking/mode-room.ts';
import { nearestTo } from '../booking/nearest-times.ts';
import { type Wish, wishOfVisit } from '../booking/wish.ts';
import { occupanciesDuring } from '../free-time/occupancies.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';

type RoomPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/** Those visits that take time again when they are as before, as they are to be. */
export function takingTimeAgain(visits: readonly VisitDeed[]): Appointment[] {
  return visits.flatMap(({ before, after }) =>
    before !== null && isLive(before) && !(isLive(after) && taking(before) === taking(after)) ? [before] : [],
  );
}

/** What it takes, of whom and when, and of the shop's limits. */
function taking({ start, end, bufferMs, bay, work, mode }: Appointment): string {
  return JSON.stringify([start, end, bufferMs, bay.id, work.map(planOf), mode]);
}

function isLive({ status }: Appointment): boolean {
  return LIVE_STATUSES.includes(status);
}

export interface RoomAsked {
  /** The visits as they are to be. */
  readonly back: readonly Appointment[];
  readonly entry: JournalEntry;
  /** All that the entry has changed: where they are now, they will not be. */
  readonly moving: ReadonlySet<number>;
  /** The book has said that it has no room for them: now it is to be told what is there. */
  readonly isRefused: boolean;
}

/**
 * Throws what a booking is refused for where the time of before is somebody else's by now, or the shop has shut it meanwhile:
 * `slot-taken`, `car-taken`, `shop-closed`, each with the nearest times; `not-qualified`, `not-undoable` for a bay or technician
 * that is gone; `mode-full`; `calendar-unreachable` for a shop that does nothing without its calendar.
 */
export async function assertRoomAgain(asked: RoomAsked, shop: Shop, ports: RoomPorts): Promise<void> {
  const rules = await ports.store.journal.rulesAt(asked.entry);
  const haveChanged = rules === null || !areInForce(rules, shop);
  for (const visit of asked.back) {
    if (haveChanged) await assertOpenAgain(visit, asked.entry, shop, ports);
    await assertFreeAgain(visit, asked, shop, ports);
  }
}

/** By the rules of then it was right. */
async function assertOpenAgain(
  visit: Appointment,
  entry: JournalEntry,
  shop: Shop,
  ports: RoomPorts,
): Promise<void> {
  const because = outsideRules(visit, shop);
  if (because === null) return;
  if (because.why === 'retired')
    throw new AppError({
      code: 'not-undoable',
      entry,
      why: { kind: 'retired', name: because.name },
      older: null,
    });
  if (because.why === 'not-qualified') {
    const { name, skills } = because;
    const what = name === visit.bay.name ? 'bay' : 'technician';
    throw new AppError({ code: 'not-qualified', what, name, service: visit.service.name, skills });
  }
  const slot = { start: visit.start, end: visit.end };
  throw new AppError({
    code: 'shop-closed',
    slot,
    date: dateAt(shop.zone, visit.start),
    name: because.name,
    why: because.reason,
    nearest: await nearestTo(shop, wishFor(visit, shop), ports),
  });
}

async function assertFreeAgain(
  visit: Appointment,
  { moving, isRefused }: RoomAsked,
  shop: Shop,
  ports: RoomPorts,
): Promise<void> {
  const { id, start, end, bufferMs, overbookReason } = visit;
  const slot = { start, end };
  const known = await occupanciesDuring({ start, end: end + bufferMs }, shop, ports, {
    except: new Set([id]),
  });
  assertNotInterrupted(ports, 'reschedule');
  if (known.outOfReach !== null && shop.onUnavailable === 'refuse') {
    const { trouble } = known.outOfReach;
    throw new AppError({ code: 'calendar-unreachable', trouble, verb: 'reschedule' });
  }
  if (overbookReason !== null) return;
  const nearest = () => nearestTo(shop, wishFor(visit, shop), ports);
  if (isRefused && isOpen(visit.status)) {
    const cars = await ports.store.appointments.ofVehicle(visit.vehicle.id, slot);
    const there = cars.find((one) => !moving.has(one.id));
    if (there !== undefined)
      throw new AppError({
        code: 'car-taken',
        slot,
        visit: there,
        isFinal: true,
        blocking: [],
        nearest: await nearest(),
      });
  }
  const isOurs = ({ appointmentId }: HeldClaim) => appointmentId !== null && moving.has(appointmentId);
  const occupancies = new Map(
    [...known.occupancies].map(([claimable, occupancy]) => [
      claimable,
      { ...occupancy, held: occupancy.held.filter((claim) => !isOurs(claim)) },
    ]),
  );
  for (const { share, standing } of ownStandings(visit, slot, shop, occupancies)) {
    if (standing?.kind !== 'taken') continue;
    const { held, foreign } = standing;
    // Of ours the book itself has said whether they leave room.
    if (!isRefused && foreign.length === 0) continue;
    if (known.unreadable !== null && foreign.length > 0)
      throw new AppError({ code: 'calendar-unreachable', trouble: known.unreadable, verb: 'reschedule' });
    throw new AppError({
      code: 'slot-taken',
      what: share.kind,
      name: share.name,
      slot,
      blocking: eachOnce([...held.map(byAppointment), ...foreign.map(byEvent)]),
      nearest: await nearest(),
    });
  }
  const full = isRefused ? await modeFullFor(wishFor(visit, shop), shop, ports) : null;
  if (full !== null) throw await modeRefusal(full, wishFor(visit, shop), shop, ports, []);
}

/** What the nearest times are looked for by: the same work, anywhere. */
function wishFor(visit: Appointment, shop: Shop): Wish {
  return { ...wishOfVisit(visit, shop), vehicleId: isOpen(visit.status) ? visit.vehicle.id : null };
}
