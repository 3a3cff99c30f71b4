import type { Appointment } from '../domain/appointment.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import type { Shop } from '../domain/shop.ts';
import { AppError } from '../failure.ts';
import { type Placement, PlacementRefused, Stale, type Write } from '../store/store.ts';
import { LostTie } from './after-a-tie.ts';
import { currentShop } from './current-shop.ts';
import { deliverAppointment } from './deliver-changes.ts';
import { appointmentNumbered } from './find-appointment.ts';
import { conflictNote, type Verified, verifyPlacement } from './foreign-events.ts';
import { PATIENCE } from './patience.ts';
import type { Ports } from './ports.ts';
import type { Receipt } from './receipt.ts';
import { unwritable } from './unwritable-book.ts';

const TAKEN_MEANWHILE = 'somebody else had put an event into the calendar first';
const NOT_CONFIRMED = 'the calendar did not confirm it';

/**
 * Brings a new booking into the calendar and looks whether it may stay. Throws, after the booking has been taken back,
 * `slot-taken` when somebody else's event was there first (`LostTie` when it is of the same moment), and `calendar-unreachable` for a shop that wants none that its
 * calendar has not confirmed. What another process, asked for the same, has told somebody of meanwhile stays, and a conflict
 * is for a person; what another has taken back throws `changed-meanwhile`.
 *
 * Where the book cannot be written any more, a booking that was made stands, and nobody is told otherwise; unless the shop
 * wants the calendar's word first, for then it is given up later.
 */
export async function deliverBooking(
  booked: Appointment,
  write: Write,
  ports: Ports,
): Promise<Receipt | null> {
  try {
    return await deliverOrTakeBack(booked, write, ports);
  } catch (thrown) {
    if (unwritable(thrown) === null || isRefused(await currentShop(ports))) throw thrown;
    return 'kept';
  }
}

async function deliverOrTakeBack(booked: Appointment, write: Write, ports: Ports): Promise<Receipt | null> {
  const tookBack = async (note: string): Promise<boolean> => {
    const left = await ports.store.appointments.withdraw(booked.id, note, write);
    await deliverAppointment(booked.id, ports, PATIENCE.takeBack);
    return left.status === 'cancelled';
  };
  const outcome = await deliverAndVerify(booked, 'created', ports);
  if (outcome === 'in the book') return null;
  if (outcome.kind === 'lost') {
    if (await tookBack(TAKEN_MEANWHILE)) throw takenBy(outcome, booked);
    await ports.store.inbox.add([conflictNote(booked, outcome.event)], ports.clock.now());
  }
  const shop = await currentShop(ports);
  if (outcome.kind === 'not delivered' && isRefused(shop) && (await tookBack(NOT_CONFIRMED))) {
    throw new AppError({ code: 'calendar-unreachable', trouble: outcome.trouble, verb: 'book' });
  }
  await assertStands(booked, ports);
  return receiptOf(outcome);
}

/** From here on the appointment is promised. Throws `changed-meanwhile` where there is none any more. */
async function assertStands({ id }: Appointment, { store }: Pick<Ports, 'store'>): Promise<void> {
  if (await store.appointments.acknowledge(id)) return;
  throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
}

/**
 * As `deliverBooking`, for an appointment that was moved from where it stood `before`: what may not stay goes back there.
 * Where that has been taken meanwhile, it stays, and the conflict is for a person.
 */
export async function deliverMove(
  moved: Appointment,
  before: Appointment,
  write: Write,
  ports: Ports,
): Promise<Receipt | null> {
  const outcome = await deliverAndVerify(moved, 'updated', ports);
  if (outcome === 'in the book') return null;
  const shop = await currentShop(ports);
  if (outcome.kind === 'lost') {
    if (await wentBack(moved, before, shop, write, ports)) throw takenBy(outcome, moved);
    await ports.store.inbox.add([conflictNote(moved, outcome.event)], ports.clock.now());
  }
  if (
    outcome.kind === 'not delivered' &&
    isRefused(shop) &&
    (await wentBack(moved, before, shop, write, ports))
  ) {
    throw new AppError({ code: 'calendar-unreachable', trouble: outcome.trouble, verb: 'reschedule' });
  }
  await assertStands(moved, ports);
  return receiptOf(outcome);
}

function receiptOf(outcome: Exclude<Outcome, 'in the book'>): Receipt {
  if (outcome.kind === 'not delivered') return 'kept';
  return 'readBack' in outcome && outcome.readBack ? 'read-back' : 'shown';
}

type Outcome =
  /** The calendar is in this book: what is kept is shown. */
  'in the book' | { readonly kind: 'not delivered'; readonly trouble: CalendarTrouble } | Verified;

async function deliverAndVerify(
  appointment: Appointment,
  since: 'created' | 'updated',
  ports: Ports,
): Promise<Outcome> {
  const trouble = await deliverAppointment(appointment.id, ports);
  if (ports.calendar.source === 'local') return 'in the book';
  const current = await appointmentNumbered(appointment.id, ports);
  if (current.image.status !== 'synced') {
    const unsaid = { kind: 'unknown', why: 'the calendar has not confirmed the change' } as const;
    return { kind: 'not delivered', trouble: trouble ?? unsaid };
  }
  const verified = await verifyPlacement(current, await currentShop(ports), since, ports);
  if (verified.kind === 'contested') await ports.store.inbox.add(verified.notes, ports.clock.now());
  return verified;
}

async function wentBack(
  moved: Appointment,
  before: Appointment,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<boolean> {
  const { id, revision } = moved;
  // Whatever happens next, nobody is told under a key of a move that may go back.
  await ports.store.appointments.forgetAnswers(id, revision);
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
    shopRevision: shop.revision,
    appointmentRevision: revision,
    calendarId: before.image.calendarId,
  };
  try {
    await ports.store.appointments.reschedule(id, there, { ...write, key: null });
  } catch (thrown) {
    if (!(thrown instanceof PlacementRefused || thrown instanceof Stale)) throw thrown;
    await ports.store.keepResult(moved, write);
    return false;
  }
  await deliverAppointment(id, ports, PATIENCE.takeBack);
  return true;
}

function isRefused({ onUnavailable }: Shop): boolean {
  return onUnavailable === 'refuse';
}

type Lost = Extract<Verified, { kind: 'lost' }>;

function takenBy({ event, tie }: Lost, { start: from, end: until, bay }: Appointment): AppError {
  const { start, end } = event;
  const failure = {
    code: 'slot-taken',
    what: 'bay',
    name: bay.name,
    slot: { start: from, end: until },
    blocking: [{ start, end, by: 'event', appointmentId: null }],
    nearest: [],
  } as const;
  return tie === null ? new AppError(failure) : new LostTie(failure, tie.goesFirst);
}
