import type { Appointment } from '../../domain/appointment.ts';
import { isOpen } from '../../domain/appointment.ts';
import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { isDoneBy } from '../../domain/work.ts';
import { AppError } from '../../failure.ts';
import type { Holder } from '../../store/holds.ts';
import type { Write } from '../../store/write.ts';
import { presentOrNull } from '../after-commit.ts';
import { answeredOnce } from '../answered-once.ts';
import { remembering } from '../calendar/ask-calendar.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered, keepAnswer, presentAnswer } from '../find-appointment.ts';
import { ownHoldOf } from '../free-time/own-hold.ts';
import { againAfterTie } from '../one-calendar/after-a-tie.ts';
import type { Ports } from '../ports.ts';
import { type Delivered, delivered, NOTHING_DELIVERED } from '../receipt.ts';
import { byRulesInForce } from '../shop/rules-in-force.ts';
import { bayNamed, technicianNamed } from '../shop/shop-words.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';
import { deliverMove } from './deliver-move.ts';
import { type Named, naming } from './overbooking.ts';
import { place } from './place-appointment.ts';
import { type OfHeldTime, type Wish, wishOfVisit } from './wish.ts';

export interface RescheduleRequest {
  readonly appointmentId: number;
  readonly to: Instant;
  /** Null keeps what it has. */
  readonly durationMinutes: number | null;
  readonly bay: string | null;
  readonly technician: string | null;
  readonly overbookReason: string | null;
  /** Who moves it: what is held for them is not in their way, and all of it is free again with the move. */
  readonly holder?: Holder | null;
  /** Left out: what is held is taken from nobody, and nothing is said of it. */
  readonly held?: OfHeldTime;
}

export interface Rescheduled extends Delivered {
  /** The appointment as it was before. */
  readonly before: Appointment;
  /** Who on the waitlist fits the time that is free now. */
  readonly waitlist: readonly Fitting[];
  /** Whether it has ever been moved: what is where it was asked to be need not have been. */
  readonly wasMoved: boolean;
}

/**
 * Moves an appointment; it keeps its number and its calendar event, and its bay and technician where they are free. To
 * where it is already: nothing changes (`replayed`). The same steps as a booking's, and repaired as that is. Throws what
 * `place` throws, `calendar-unreachable` for a shop that changes nothing without its calendar, and `not-found`,
 * `appointment-finished`, `key-reused`.
 */
export async function rescheduleAppointment(
  request: RescheduleRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<Rescheduled>> {
  checkTexts({ reason: request.overbookReason }, write);
  const attempt = (shop: Shop) => tryToMove(request, shop, write, ports);
  return counted('reschedule', write, ports, () =>
    againAfterTie(() => byRulesInForce(shop, attempt, ports), ports),
  );
}

async function tryToMove(
  request: RescheduleRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<Rescheduled>> {
  const before = await appointmentNumbered(request.appointmentId, ports);
  const named = async (answer: Delivered) =>
    naming(await withStory(answer, before, ports), 'moved', shop, write, ports);
  return answeredOnce(
    write,
    async (earlier: Appointment) => named(await presentAnswer(earlier, ports)),
    async () => {
      assertOpen(before);
      if (isThereAlready(request, before, shop)) return named(await keepAnswer(before, write, ports));
      return move(request, before, shop, write, ports);
    },
    ports,
  );
}

async function move(
  request: RescheduleRequest,
  found: Appointment,
  inHand: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<Rescheduled>> {
  const { appointmentId } = request;
  let before = found;
  const { moved, shop } = await place(
    inHand,
    async (shop) => {
      before = await appointmentNumbered(appointmentId, ports);
      const ownHold = await ownHoldOf(request.holder, ports);
      return { ...wishOf(request, before, shop), held: request.held, ownHold };
    },
    async (placement, _, shop) => {
      const to = { ...placement, appointmentRevision: before.revision };
      const holder = request.holder ?? undefined;
      return { moved: await ports.store.appointments.reschedule(appointmentId, to, write, holder), shop };
    },
    remembering(ports, write),
  );
  const { value: made } = moved;
  const giving = { visits: [{ before, after: made }], change: 'moved' } as const;
  const named = async (answer: Delivered, wasMoved: boolean) => {
    const waitlist = await whoFitsAfter(giving, shop, write, ports);
    return naming({ ...answer, before, wasMoved, waitlist }, 'moved', shop, write, ports);
  };
  if (write.dryRun) return named({ ...moved, changedSince: false, ...NOTHING_DELIVERED }, false);
  const acknowledgement = await deliverMove(made, before, shop, write, ports);
  const committed = { appointmentId, change: 'moved' } as const;
  const present = (await presentOrNull(made, committed, ports)) ?? made;
  return named(delivered(moved, present, acknowledgement), true);
}

/** What was so before: by a move, or because it has always been so. */
async function withStory(
  answer: Delivered,
  before: Appointment,
  { store }: Pick<Ports, 'store'>,
): Promise<Rescheduled> {
  const history = await store.appointments.history(before.id);
  const wasMoved = history.some(({ change }) => change === 'rescheduled');
  return { ...answer, before, wasMoved, waitlist: [] };
}

function assertOpen({ id: appointmentId, status }: Appointment): void {
  if (isOpen(status)) return;
  throw new AppError({ code: 'appointment-finished', appointmentId, status, verb: 'reschedule' });
}

export function wishOf(request: RescheduleRequest, before: Appointment, shop: Shop): Wish {
  const slot = { start: request.to, end: request.to + durationMs(request, before) };
  const isMoved = slot.start !== before.start || slot.end !== before.end;
  return {
    ...wishOfVisit(before, shop, slot),
    vehicleId: isMoved ? before.vehicle.id : null,
    bay: request.bay === null ? null : bayNamed(request.bay, shop),
    technician: request.technician === null ? null : technicianNamed(request.technician, shop),
    overbookReason: request.overbookReason,
  };
}

function durationMs({ durationMinutes }: RescheduleRequest, { start, end }: Appointment): number {
  return durationMinutes === null ? end - start : durationMinutes * MINUTE_MS;
}

function isThereAlready(request: RescheduleRequest, before: Appointment, shop: Shop): boolean {
  const { to, bay, technician } = request;
  return (
    to === before.start &&
    durationMs(request, before) === before.end - before.start &&
    (bay === null || bayNamed(bay, shop).id === before.bay.id) &&
    (technician === null || isDoneBy(technicianNamed(technician, shop), before.work))
  );
}
