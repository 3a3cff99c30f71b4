import type { Appointment } from '../../src/domain/appointment.ts';
import type { Instant } from '../../src/domain/interval.ts';
import { AppError, type FailureCode } from '../../src/failure.ts';
import { ChangeRefused } from '../../src/store/refusals.ts';
import type { Write } from '../../src/store/write.ts';
import { type BookRequest, bookAppointment } from '../../src/usecases/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/usecases/booking/cancel-appointment.ts';
import { rescheduleAppointment } from '../../src/usecases/booking/reschedule-appointment.ts';
import { deliverAppointment } from '../../src/usecases/in-step/deliver-changes.ts';
import { editCustomer, editVehicle } from '../../src/usecases/in-step/edit-people.ts';
import { resolveInboxItem } from '../../src/usecases/in-step/resolve-inbox.ts';
import { syncCalendar } from '../../src/usecases/in-step/sync-calendar.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { currentShop } from '../../src/usecases/shop/current-shop.ts';
import { timesOf } from './event-times.ts';
import { assertNamed, standingIn } from './over-check.ts';
import { rowsOf } from './rows.ts';
import { VISITORS, type Visitor } from './shop.ts';
import type { World } from './world.ts';

/** One command of the program, run by a process of its own. */
export interface Command {
  readonly name: string;
  readonly run: (world: World, ports: Ports) => Promise<void>;
}

export interface Booking {
  /** 1 to 3, as the book numbers the visitors and their cars. */
  readonly visitor: number;
  readonly service: 'oil_change' | 'brake_service';
  readonly at: Instant;
  readonly bay: string | null;
  readonly technician: string | null;
  /** The same key again is the same request again. */
  readonly key: string | null;
  /** Why a taken time is to be taken all the same; each reason is given once. */
  readonly overbook?: string;
}

/** What a visitor asks for, without any wish beyond. */
export function requestFor({
  visitor,
  service,
  at,
  bay,
  technician,
  overbook,
}: Omit<Booking, 'key'>): BookRequest {
  return {
    customer: { id: visitor },
    vehicle: { id: visitor },
    services: [service],
    at,
    durationMinutes: null,
    bay,
    technician,
    notes: null,
    concerns: null,
    invite: null,
    overbookReason: overbook ?? null,
  };
}

export function bookCommand(booking: Booking): Command {
  const { visitor, service, at, bay, technician, key, overbook } = booking;
  const request = requestFor(booking);
  return {
    name: `book ${visitor} ${service} ${timeText(at)} ${bay ?? 'any'} ${technician ?? 'anybody'} ${overbook ?? ''}`,
    run: async (world, ports) => {
      const { ledger, trace } = world;
      if (overbook !== undefined) ledger.reasons.add(overbook);
      const before = standingIn(world);
      const answer = await bookAppointment(request, await currentShop(ports), writeOf(ports, key), ports);
      const { value, receipt } = answer;
      ledger.promised.add(value.id);
      if (receipt === 'read-back') ledger.verified.set(value.id, value.revision);
      trace(() => `  promised #${value.id} at revision ${value.revision}, ${receipt}`);
      assertShown(world, value);
      assertNamed(world, answer, before);
    },
  };
}

export function rescheduleCommand(
  appointmentId: number,
  to: Instant,
  bay: string | null,
  technician: string | null,
  overbookReason: string | null = null,
): Command {
  const request = { appointmentId, to, durationMinutes: null, bay, technician, overbookReason };
  const words = [bay ?? 'any', technician ?? 'anybody', overbookReason ?? ''];
  return {
    name: `reschedule #${appointmentId} ${timeText(to)} ${words.join(' ')}`,
    run: async (world, ports) => {
      if (overbookReason !== null) world.ledger.reasons.add(overbookReason);
      const before = standingIn(world);
      const answer = await rescheduleAppointment(request, await currentShop(ports), writeOf(ports), ports);
      const { value, receipt } = answer;
      if (receipt === 'read-back') world.ledger.verified.set(value.id, value.revision);
      assertShown(world, value);
      assertNamed(world, answer, before);
    },
  };
}

export function cancelCommand(appointmentId: number): Command {
  return {
    name: `cancel #${appointmentId}`,
    run: async ({ ledger }, ports) => {
      ledger.cancelling.add(appointmentId);
      await cancelAppointment(
        { appointmentId, reason: 'issue_resolved', note: null },
        await currentShop(ports),
        writeOf(ports),
        ports,
      );
    },
  };
}

/** `bay inbox resolve <item> --restore` */
export function restoreCommand(itemId: number): Command {
  return {
    name: `restore item ${itemId}`,
    run: async ({ ledger }, ports) => {
      ledger.restoring.add(itemId);
      const request = { itemId, resolution: 'restore', reason: 'other' } as const;
      await resolveInboxItem(request, writeOf(ports), ports);
    },
  };
}

/** What the events of a visitor's coming appointments tell is changed. */
export function editCommand(what: 'name' | 'model', visitor: number, number: number): Command {
  return {
    name: `edit the ${what} of ${visitor}`,
    run: async (world, ports) => {
      const write = writeOf(ports);
      for (const { id, end, visitor: whose } of rowsOf(world.book.db).appointments())
        if (whose === visitor && end <= write.at) world.ledger.overBefore.add(id);
      const { name } = VISITORS[visitor - 1] as Visitor;
      if (what === 'name') await editCustomer(visitor, { name: `${name} ${number}` }, write, ports);
      else await editVehicle(visitor, { model: `Model ${number}` }, write, ports);
    },
  };
}

/** What is told of a visit is changed. */
export function noteCommand(appointmentId: number, number: number): Command {
  return {
    name: `note of #${appointmentId}`,
    run: async (_, ports) => {
      const edit = { do: 'edit', id: appointmentId, details: { notes: `note ${number}` } } as const;
      await ports.store.appointments.apply([edit], writeOf(ports)).catch((thrown: unknown) => {
        // It may have been cancelled since somebody decided on it.
        throw thrown instanceof ChangeRefused ? thrown.cause : thrown;
      });
      await deliverAppointment(appointmentId, ports);
    },
  };
}

export const SYNC: Command = {
  name: 'sync',
  run: async (_, ports) => {
    await syncCalendar(ports);
  },
};

/**
 * Who is told that the calendar shows it must find it there, unless somebody has touched it, or a late request has in a
 * calendar that overlooks that an id is taken: that only the next reading can notice. Throws what is not so.
 */
function assertShown(
  { book, model, ledger }: World,
  { id, revision, status: standing, image }: Appointment,
): void {
  // What was asked for before may be cancelled by now, and is told so.
  if (standing === 'cancelled') return;
  if (model.settings.overlooksCollisionsForMs > 0) return;
  if (image === null) return;
  const { status, calendarId, eventId } = image;
  if (status !== 'synced' || ledger.touches.some((touch) => touch.eventId === eventId)) return;
  const now = rowsOf(book.db)
    .appointments()
    .find((one) => one.id === id);
  const event = model.event(calendarId, eventId);
  const times = event === undefined ? null : timesOf(event);
  // It has been changed since this was read.
  if (now?.revision !== revision) return;
  if (event?.status === 'cancelled' || times?.start !== now.start || times.end !== now.end) {
    throw new Error(`I3: #${id} is said to be shown in ${calendarId}, and is not`);
  }
}

/** What a command may well answer when others are faster, the time is over, or Google is out of reach. */
const ANSWERS: ReadonlySet<FailureCode> = new Set([
  'slot-taken',
  'in-the-past',
  'too-soon',
  'beyond-horizon',
  'shop-closed',
  'calendar-unreachable',
  'appointment-finished',
  'car-taken',
  'visit-exists',
  'changed-meanwhile',
  // The item has become another one, or was settled, since it was read.
  'resolution-not-offered',
  'settled-otherwise',
]);

type ShopOfThen = Pick<World, 'book' | 'ledger'>;

/** Null for an answer; the words of anything else. */
export function unexpected(thrown: unknown, world?: ShopOfThen): string | null {
  if (thrown === null) return null;
  if (thrown instanceof AppError) {
    if (ANSWERS.has(thrown.failure.code) || (world && namesRetiredBay(thrown, world))) return null;
  }
  return thrown instanceof Error
    ? `${thrown.name}: ${thrown.message} ${thrown.stack?.split('\n')[1] ?? ''}`
    : 'something that is no error';
}

/** The bay that was asked for is the shop's no more by then. */
function namesRetiredBay({ failure }: AppError, { book, ledger }: ShopOfThen): boolean {
  if (failure.code !== 'not-found' || failure.what !== 'bay') return false;
  return book.shop.bays.some(({ id, name }) => name === failure.query && ledger.retired.has(id));
}

export function timeText(at: Instant): string {
  return new Date(at).toISOString().slice(5, 16);
}

export function writeOf({ clock }: Pick<Ports, 'clock'>, key: string | null = null): Write {
  return {
    at: clock.now(),
    source: 'counter',
    actor: 'ana',
    key: key === null ? null : { text: key, request: key },
    dryRun: false,
  };
}
