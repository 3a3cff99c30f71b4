import { type Appointment, isShownWhereItBelongs, type Withdrawal } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { InboxNote } from '../../domain/inbox.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { Write } from '../../store/write.ts';
import { troubleAfterCommit, troubleBeside } from '../after-commit.ts';
import { conflictNote, type Verified, verifyPlacement } from '../calendar/foreign-events.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { appointmentNumbered } from '../find-appointment.ts';
import { deliverAppointment } from '../in-step/deliver-changes.ts';
import { LostTie } from '../one-calendar/after-a-tie.ts';
import type { Ports } from '../ports.ts';
import { type Acknowledgement, NOTHING_DELIVERED, type Receipt } from '../receipt.ts';
import { byEvent } from './blocking.ts';

/** How the delivery ended: standing, with what may be told of it, or undone for that reason. */
export type Ending = Acknowledgement | { readonly undone: AppError };

/**
 * Brings a new booking into the calendar and looks whether it may stay (docs/protocol.md §11). Throws, after the booking has
 * been taken back, `slot-taken` when somebody else's event was there first (`LostTie` when it is of the same moment), and
 * `calendar-unreachable` or `interrupted` for a shop that wants none that its calendar has not confirmed. What another process,
 * asked for the same, has told somebody of meanwhile stays, and a conflict is for a person; what another has taken back throws
 * `changed-meanwhile`.
 *
 * Whatever else fails on the way, a booking that was made stands, and nobody is told otherwise; unless the shop wants the
 * calendar's word first: then it is taken back, or given up later. Throws `database-damaged`, too.
 */
export async function deliverBooking(
  booked: Appointment,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Acknowledgement> {
  const committed = { appointmentId: booked.id, change: 'booked' } as const;
  if (shop.onUnavailable === 'keep') ports.tellOfCommit(committed);
  try {
    return standing(await deliverOrTakeBack(booked, shop, write, ports));
  } catch (thrown) {
    if (thrown instanceof Undone) throw undone(thrown, ports);
    if (shop.onUnavailable === 'keep') return kept(booked, troubleBeside(committed, thrown, ports));
    const trouble = troubleAfterCommit(thrown, ports);
    if (!(await tookBack(booked, 'not-confirmed', write, ports))) return kept(booked, trouble);
    throw unconfirmed('book', trouble, ports);
  }
}

/** Thrown when it was decided to undo a change, which is thereby told apart from a failure on the way to a decision. */
export class Undone extends Error {
  override readonly cause: AppError;
  constructor(cause: AppError) {
    super(cause.failure.code);
    this.cause = cause;
  }
}

export function undone({ cause }: Undone, { tellOfCommit }: Pick<Ports, 'tellOfCommit'>): AppError {
  tellOfCommit(null);
  return cause;
}

export function standing(ending: Ending): Acknowledgement {
  if ('undone' in ending) throw new Undone(ending.undone);
  return ending;
}

export function kept({ revision }: Appointment, trouble: CalendarTrouble): Acknowledgement {
  return { receipt: 'kept', revision, trouble };
}

export function unconfirmed(
  verb: 'book' | 'reschedule',
  trouble: CalendarTrouble,
  { interruption }: Pick<Ports, 'interruption'>,
): AppError {
  if (interruption.aborted) return new AppError({ code: 'interrupted', undone: verb });
  return new AppError({ code: 'calendar-unreachable', trouble, verb });
}

async function deliverOrTakeBack(
  booked: Appointment,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Ending> {
  const outcome = await deliverAndVerify(booked, 'created', shop, ports);
  if (outcome === 'in the book') return NOTHING_DELIVERED;
  if (outcome.kind === 'lost') {
    if (await tookBack(booked, 'taken-meanwhile', write, ports)) return { undone: takenBy(outcome, booked) };
    await ports.store.inbox.add(conflictNotes(booked, outcome), ports.clock.now());
  }
  const unwanted = outcome.kind === 'not delivered' && shop.onUnavailable === 'refuse';
  if (unwanted && (await tookBack(booked, 'not-confirmed', write, ports)))
    return { undone: unconfirmed('book', outcome.trouble, ports) };
  return acknowledged(booked, outcome, ports);
}

/** False if the booking stands, because somebody has been told of it already. */
async function tookBack(booked: Appointment, why: Withdrawal, write: Write, ports: Ports): Promise<boolean> {
  const left = await ports.store.appointments.withdraw(booked.id, why, write.at);
  await broughtBack(booked, ports);
  return left.status === 'cancelled';
}

/** The calendar follows what was taken back; if it cannot now, the next `syncCalendar` sees to it. */
export async function broughtBack({ id }: Appointment, ports: Ports): Promise<void> {
  await deliverAppointment(id, ports, { withinMs: PATIENCE.takeBack }).catch(() => null);
}

/** From here on the appointment is promised, unless there is none any more. */
export async function acknowledged(
  { id }: Appointment,
  outcome: AsFound,
  { store }: Pick<Ports, 'store'>,
): Promise<Ending> {
  if (!(await store.appointments.acknowledge(id)))
    return { undone: new AppError({ code: 'changed-meanwhile', what: 'appointment' }) };
  return {
    receipt: receiptOf(outcome),
    revision: outcome.revision,
    trouble: outcome.kind === 'not delivered' ? outcome.trouble : null,
  };
}

function receiptOf(outcome: AsFound): Receipt {
  if (outcome.kind === 'not delivered' || outcome.isOwedElsewhere) return 'kept';
  return 'readBack' in outcome && outcome.readBack ? 'read-back' : 'shown';
}

/**
 * What the appointment's own calendar says of it, and of which of its revisions: another process may have moved it meanwhile.
 * What is owed to other calendars undoes nothing.
 */
type AsFound = (
  | { readonly kind: 'not delivered'; readonly trouble: CalendarTrouble }
  | (Verified & { readonly isOwedElsewhere: boolean })
) & { readonly revision: number };

/** Where the calendar is in this book, what is kept is shown. */
type Outcome = 'in the book' | AsFound;

export async function deliverAndVerify(
  appointment: Appointment,
  since: 'created' | 'updated',
  shop: Shop,
  ports: Ports,
): Promise<Outcome> {
  const trouble = await deliverAppointment(appointment.id, ports, { shop });
  if (ports.calendar.isInTheBook) return 'in the book';
  const current = await appointmentNumbered(appointment.id, ports);
  if (current.image === null) return 'in the book';
  if (!isShownWhereItBelongs(current.image)) {
    const unsaid = { kind: 'unknown', why: 'the calendar has not confirmed the change' } as const;
    return { kind: 'not delivered', trouble: trouble ?? unsaid, revision: current.revision };
  }
  const verified = await verifyPlacement(current, shop, since, ports);
  if (verified.kind === 'contested') await ports.store.inbox.add(verified.notes, ports.clock.now());
  return {
    ...verified,
    isOwedElsewhere: current.image.status !== 'synced',
    revision: current.revision,
  };
}

type Lost = Extract<Verified, { kind: 'lost' }>;

export function conflictNotes(appointment: Appointment, { events }: Lost): InboxNote[] {
  return events.map((event) => conflictNote(appointment, event));
}

export function takenBy({ events, tie }: Lost, { start, end, bay }: Appointment): AppError {
  const failure = {
    code: 'slot-taken',
    what: 'bay',
    name: bay.name,
    slot: { start, end },
    blocking: events.map(byEvent),
    nearest: [],
  } as const;
  return tie === null ? new AppError(failure) : new LostTie(failure, tie.goesFirst);
}
