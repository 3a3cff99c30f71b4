import type { Appointment } from '../../domain/appointment.ts';
import type { Shop } from '../../domain/shop.ts';
import { planOf } from '../../domain/work.ts';
import type { Placement } from '../../store/placements.ts';
import { PlacementRefused, Stale } from '../../store/refusals.ts';
import type { Write } from '../../store/write.ts';
import { troubleBeside } from '../after-commit.ts';
import type { Ports } from '../ports.ts';
import { type Acknowledgement, NOTHING_DELIVERED } from '../receipt.ts';
import { currentShop } from '../shop/current-shop.ts';
import {
  acknowledged,
  broughtBack,
  conflictNotes,
  deliverAndVerify,
  type Ending,
  kept,
  standing,
  takenBy,
  Undone,
  unconfirmed,
  undone,
} from './deliver-booking.ts';

/**
 * As `deliverBooking`, for an appointment that was moved from where it stood `before`: what may not stay goes back there.
 * Where that has been taken meanwhile, or the book cannot be written, it stays, and the conflict is for a person.
 */
export async function deliverMove(
  moved: Appointment,
  before: Appointment,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Acknowledgement> {
  const committed = { appointmentId: moved.id, change: 'moved' } as const;
  if (shop.onUnavailable === 'keep') ports.tellOfCommit(committed);
  try {
    return standing(await deliverOrMoveBack(moved, before, shop, write, ports));
  } catch (thrown) {
    if (thrown instanceof Undone) throw undone(thrown, ports);
    const trouble = troubleBeside(committed, thrown, ports);
    if (shop.onUnavailable === 'keep') return kept(moved, trouble);
    const back = await wentBack(moved, before, write, ports).catch((again: unknown) => {
      troubleBeside(committed, again, ports);
      return false;
    });
    if (!back) return kept(moved, trouble);
    throw unconfirmed('reschedule', trouble, ports);
  }
}

async function deliverOrMoveBack(
  moved: Appointment,
  before: Appointment,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Ending> {
  const outcome = await deliverAndVerify(moved, 'updated', shop, ports);
  if (outcome === 'in the book') return NOTHING_DELIVERED;
  if (outcome.kind === 'lost') {
    if (await wentBack(moved, before, write, ports)) return { undone: takenBy(outcome, moved) };
    await ports.store.inbox.add(conflictNotes(moved, outcome), ports.clock.now());
  }
  const unwanted = outcome.kind === 'not delivered' && shop.onUnavailable === 'refuse';
  if (unwanted && (await wentBack(moved, before, write, ports)))
    return { undone: unconfirmed('reschedule', outcome.trouble, ports) };
  return acknowledged(moved, outcome, ports);
}

async function wentBack(
  moved: Appointment,
  before: Appointment,
  write: Write,
  ports: Ports,
): Promise<boolean> {
  const { id, revision } = moved;
  const shop = await currentShop(ports);
  const there: Placement = {
    start: before.start,
    end: before.end,
    wallStart: before.wallStart,
    wallEnd: before.wallEnd,
    zone: before.zone,
    bufferMs: before.bufferMs,
    bayId: before.bay.id,
    technicianId: before.technician?.id ?? null,
    overbookReason: before.overbookReason,
    overbookedOver: before.overbookedOver,
    shopRevision: shop.revision,
    appointmentRevision: revision,
    calendarId: before.image?.calendarId ?? null,
    confirmedAt: before.confirmedAt,
    work: before.work.map(planOf),
  };
  try {
    await ports.store.appointments.moveBack(id, there, write.at);
  } catch (thrown) {
    if (thrown instanceof PlacementRefused || thrown instanceof Stale) return false;
    throw thrown;
  }
  await broughtBack(moved, ports);
  return true;
}
