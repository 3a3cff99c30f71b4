import { type Appointment, HELD_FOR_EVER } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { type PlannedPiece, plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { Holder } from '../../store/holds.ts';
import type { Write } from '../../store/write.ts';
import { presentOrNull } from '../after-commit.ts';
import { answeredOnce } from '../answered-once.ts';
import { remembering } from '../calendar/ask-calendar.ts';
import { HELD_MS } from '../calendar/patience.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered, keepAnswer, presentAnswer } from '../find-appointment.ts';
import { ownHoldOf } from '../free-time/own-hold.ts';
import { againAfterTie } from '../one-calendar/after-a-tie.ts';
import { knownVisitor, type Visitor } from '../people/known-people.ts';
import type { Ports } from '../ports.ts';
import { type Delivered, delivered, NOTHING_DELIVERED } from '../receipt.ts';
import { byRulesInForce } from '../shop/rules-in-force.ts';
import { bayNamed, servicesNamed, technicianNamed } from '../shop/shop-words.ts';
import { type OffTheList, offTheList } from '../waitlist/off-the-list.ts';
import { deliverBooking } from './deliver-booking.ts';
import { type Named, naming } from './overbooking.ts';
import { place } from './place-appointment.ts';
import { beneathBeside } from './refused-place.ts';
import { type AskedWork, otherWork } from './same-visit.ts';
import { saidWays } from './visit-ways.ts';
import type { OfHeldTime, Wish } from './wish.ts';

export interface BookRequest extends Visitor, AskedWork {
  readonly at: Instant;
  readonly overbookReason: string | null;
  /** Who books: what is held for them is not in their way, and all of it is free again with the booking. */
  readonly holder?: Holder | null;
  /** Left out: what is held is taken from nobody, and nothing is said of it. */
  readonly held?: OfHeldTime;
}

/**
 * Books. The appointment is safe once the store has it; a crash between any two steps is repaired by `syncCalendar`:
 *
 *   check     what others have in the calendars, in one request
 *   book      appointment, claims, history, a new customer and car, and the change owed to the calendar, in one transaction
 *   deliver   the event is created; out of reach means later, or, for a shop that wants it so, no booking
 *   verify    nobody else was there first; if so the booking is taken back before anybody is told of it
 *
 * The same key, or the same work for the same customer, vehicle and start, gives the appointment that exists (`replayed`);
 * other work at that start is another request: `visit-exists`, unless a reason is given to overbook. Throws what `place`
 * throws, `calendar-unreachable` for a shop that refuses to book without its calendar, and `not-found`, `several-match`,
 * `phone-taken`, `car-known`, `key-reused`.
 */
export async function bookAppointment(
  request: BookRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<OffTheList<Named<Delivered>>> {
  checkTexts({ ...request, reason: request.overbookReason, tag: request.ways?.tag }, write);
  const attempt = async (shop: Shop) =>
    offTheList(await tryToBook(request, shop, write, ports), shop, write, ports);
  return counted('book', write, ports, () =>
    againAfterTie(() => byRulesInForce(shop, attempt, ports), ports),
  );
}

async function tryToBook(
  request: BookRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<Delivered>> {
  const unlessAnswered = (work: () => Promise<Named<Delivered>>) =>
    answeredOnce(write, (earlier: Appointment) => underKey(earlier, shop, write, ports), work, ports);
  return unlessAnswered(async () => {
    const visitor = await knownVisitor(request, ports);
    const twin = await sameVisit(visitor, request, shop, write, ports);
    if (twin !== null) return twin;
    try {
      return await bookNew(request, visitor, shop, write, ports);
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      // The time may have been taken by this very booking, made by another process after the look above.
      return unlessAnswered(async () => {
        const meanwhile = await sameVisit(await knownVisitor(request, ports), request, shop, write, ports);
        if (meanwhile === null) throw thrown;
        return meanwhile;
      });
    }
  });
}

/** A book that is damaged or cannot be written is in nobody's way: what it holds is not asked again. */
function isRefusal(thrown: unknown): boolean {
  return thrown instanceof AppError && !thrown.failure.code.startsWith('database-');
}

/** A cancelled appointment is still the answer; one that was taken back is not, because its key was forgotten. */
async function underKey(
  earlier: Appointment,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<Delivered> | null> {
  const isAnswer =
    (await stands(earlier, shop, write, ports)) || (await ports.store.earlierResult(write.key)) !== null;
  return isAnswer ? naming(await presentAnswer(earlier, ports), 'booked', shop, write, ports) : null;
}

/** The answer that was given to the same request. Throws `visit-exists` for another one about the same car and start. */
async function sameVisit(
  { customer, vehicle }: Visitor,
  request: BookRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<Delivered> | null> {
  if (!('id' in customer) || !('id' in vehicle)) return null;
  const visits = await ports.store.appointments.ofVisit(customer.id, vehicle.id, request.at);
  const [first] = visits;
  if (first === undefined) return null;
  for (const visit of visits) {
    const said = await saidWays(request, shop, ports, visit);
    if (otherWork(request, visit, shop, said).length > 0 || !(await stands(visit, shop, write, ports)))
      continue;
    return naming(await keepAnswer(visit, write, ports), 'booked', shop, write, ports);
  }
  if (request.overbookReason === null)
    await assertSameWork(request, first, { customer, vehicle }, shop, ports);
  return null;
}

/**
 * Throws `visit-exists` unless the appointment is what was asked for: with all else that it would lie over at that time, for
 * a reason to overbook would be one for that, too.
 */
async function assertSameWork(
  request: BookRequest,
  visit: Appointment,
  visitor: Visitor,
  shop: Shop,
  ports: Ports,
): Promise<void> {
  const differs = otherWork(request, visit, shop, await saidWays(request, shop, ports, visit));
  if (differs.length === 0) return;
  const blocking = await beneathBeside(visit, wishOf(request, visitor, shop), shop, ports);
  throw new AppError({ code: 'visit-exists', visit, differs, blocking });
}

export function wishOf(request: BookRequest, { vehicle }: Visitor, shop: Shop): Wish {
  return {
    ...plannedVisit(servicesNamed(request.services, shop), request.at, request.durationMinutes),
    bay: request.bay === null ? null : bayNamed(request.bay, shop),
    technician: request.technician === null ? null : technicianNamed(request.technician, shop),
    overbookReason: request.overbookReason,
    mode: request.ways?.mode ?? null,
    moving: null,
    vehicleId: 'id' in vehicle ? vehicle.id : null,
  };
}

/**
 * Whether an appointment that was booked before may be given as the answer. The process that booked it may have died, or may
 * still take it back. So a held booking is delivered and settled here as well, and whoever acknowledges it first decides.
 */
async function stands(earlier: Appointment, shop: Shop, write: Write, ports: Ports): Promise<boolean> {
  if (write.dryRun) return true;
  if (await ports.store.appointments.isHeld(earlier.id)) {
    await deliverBooking(earlier, shop, write, ports);
    return true;
  }
  return (await appointmentNumbered(earlier.id, ports)).status !== 'cancelled';
}

async function bookNew(
  request: BookRequest,
  visitor: Visitor,
  inHand: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<Delivered>> {
  let who: Visitor | null = visitor;
  const { booked, shop } = await place(
    inHand,
    async (shop) => {
      // Whoever was faster may have entered this very customer and car.
      const known = who ?? (await knownVisitor(request, ports));
      who = null;
      const ownHold = await ownHoldOf(request.holder, ports);
      return { ...wishOf(request, known, shop), held: request.held, ownHold, known };
    },
    async (placement, { pieces, known }, shop) => {
      const draft = {
        ...placement,
        uuid: ports.newUuid(),
        serviceId: (pieces[0] as PlannedPiece).service.id,
        ...known,
        notes: request.notes,
        concerns: request.concerns,
        invite: request.invite,
        heldUntil: heldUntil(shop, write, ports),
        ...(await saidWays(request, shop, ports)),
      };
      const { holder } = request;
      return { booked: await ports.store.appointments.book(draft, write, holder ?? undefined), shop };
    },
    remembering(ports, write),
  );
  const { value: made } = booked;
  if (booked.replayed) await assertSameWork(request, made, visitor, shop, ports);
  const named = (answer: Delivered) => naming(answer, 'booked', shop, write, ports);
  if (write.dryRun) return named({ ...booked, changedSince: false, ...NOTHING_DELIVERED });
  const acknowledgement = await deliverBooking(made, shop, write, ports);
  const committed = { appointmentId: made.id, change: 'booked' } as const;
  const present = (await presentOrNull(made, committed, ports)) ?? made;
  return named(delivered(booked, present, acknowledgement));
}

/** Until somebody is told of it, a booking can be taken back; in our own calendar nothing can stand in its way. */
function heldUntil(
  { onUnavailable }: Shop,
  { at }: Write,
  { calendar }: Pick<Ports, 'calendar'>,
): Instant | null {
  if (calendar.isInTheBook) return null;
  return onUnavailable === 'refuse' ? at + HELD_MS : HELD_FOR_EVER;
}
