import { type Appointment, type AppointmentChange, isOpen } from '../../domain/appointment.ts';
import type { CustomerDetails } from '../../domain/customer.ts';
import { promiseMoved } from '../../domain/promise.ts';
import { NO_DETAILS } from '../../domain/visit-details.ts';
import { minutesOf, movedWork } from '../../domain/work.ts';
import { AppError, type Failure } from '../../failure.ts';
import type { Change } from '../changes.ts';
import type { Holder } from '../holds.ts';
import type { AppointmentDraft, Placement } from '../placements.ts';
import { Stale } from '../refusals.ts';
import type { Sql, Transaction } from './engine/sql.ts';
import { restoredState } from './restored-state.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import { assertCustomerExists } from './rows/customers.ts';
import { putCustomer } from './rows/customers-written.ts';
import type { Entry } from './rows/journal.ts';
import { ownerOf } from './rows/vehicles.ts';
import { putVehicle } from './rows/vehicles-written.ts';
import { isSameState, stateOf, type VisitState } from './rows/visit-state.ts';
import { rulesRevision } from './shop.ts';

/** What a change comes to: the state that it leaves, and what it is called. `draft` and no `before`: a new appointment. */
export interface Decided {
  readonly before: Appointment | null;
  readonly draft: AppointmentDraft | null;
  /** Null: the appointment is so already. */
  readonly after: VisitState | null;
  readonly change: AppointmentChange;
  /** For whom its time was held. */
  readonly holder?: Holder | undefined;
  /** Their hold ends only where it is in the way: it may be for something else. Left out: in any case. */
  readonly mayKeepHold?: boolean;
  /** Whether it takes the place of what is held there for others. */
  readonly takesHeld?: boolean;
}

/** Whoever was entered in the same transaction, by what was said of them: visits that are booked together bring them once. */
export type Entered = Map<CustomerDetails, number>;

/** Decides by what the book holds now. Throws `not-found`, `appointment-finished`, `Stale` and what new people are refused for. */
export async function decide(
  tx: Transaction,
  change: Change,
  entry: Entry,
  entered: Entered = new Map(),
): Promise<Decided> {
  if (change.do === 'book') {
    await assertCurrentRules(tx, change.draft);
    const after = await stateOfDraft(tx, change.draft, entry, entered);
    const { draft, holder } = change;
    return { before: null, draft, after, change: 'booked', holder, takesHeld: draft.takesHeld === true };
  }
  if ('to' in change && change.to !== undefined) await assertCurrentRules(tx, change.to);
  const before = await appointmentAsWritten(tx, change.id);
  if ((change.basedOn ?? before.revision) !== before.revision) throw new Stale();
  const holder = 'holder' in change ? change.holder : undefined;
  const takesHeld = 'to' in change && change.to?.takesHeld === true;
  const mayKeepHold = change.do === 'edit';
  return { before, draft: null, ...(await changed(tx, before, change)), holder, mayKeepHold, takesHeld };
}

async function changed(
  sql: Sql,
  before: Appointment,
  change: Exclude<Change, { do: 'book' }>,
): Promise<Pick<Decided, 'after' | 'change'>> {
  const state = stateOf(before);
  switch (change.do) {
    case 'move':
      assertOpen(before, 'reschedule');
      if ((change.to.appointmentRevision ?? before.revision) !== before.revision) throw new Stale();
      return { after: movedTo(state, change.to), change: 'rescheduled' };
    case 'cancel':
      if (before.status === 'cancelled') return { after: null, change: 'cancelled' };
      assertOpen(before, 'cancel');
      return { after: cancelledFor(state, change), change: 'cancelled' };
    case 'reinstate':
      if (before.status !== 'cancelled') return { after: null, change: 'reinstated' };
      return { after: reinstated(state), change: 'reinstated' };
    case 'restore':
      return { after: await restoredState(sql, before, change.before), change: 'taken-back' };
    case 'mark': {
      assertStands(before, 'mark');
      const after = { ...noted(state, change), status: change.status };
      return { after: isSameState(state, after) ? null : after, change: 'marked' };
    }
    case 'edit':
      break;
  }
  if (change.to === undefined) assertStands(before, 'edit');
  else assertOpen(before, 'edit');
  const after = await edited(sql, state, change);
  return { after: isSameState(state, after) ? null : after, change: 'edited' };
}

/** Throws `not-found`. */
export async function appointmentAsWritten(tx: Transaction, id: number): Promise<Appointment> {
  const appointment = await requireAppointment(tx, id);
  await tx.soundness.assertAsWritten('appointment', id);
  return appointment;
}

type TimeAndPlace = Pick<
  VisitState,
  'start' | 'end' | 'zone' | 'wallStart' | 'wallEnd' | 'bufferMs' | 'bayId' | 'calendarId'
>;

function timeAndPlace(given: TimeAndPlace): TimeAndPlace {
  const { start, end, zone, wallStart, wallEnd, bufferMs, bayId, calendarId } = given;
  return { start, end, zone, wallStart, wallEnd, bufferMs, bayId, calendarId };
}

/** The state at another time or place. */
export function movedTo(
  state: VisitState,
  to: Omit<Placement, 'shopRevision' | 'appointmentRevision'>,
): VisitState {
  const { overbookReason } = to;
  return {
    ...state,
    ...timeAndPlace(to),
    work: to.work ?? movedWork(state.work, state, to, to.technicianId),
    promisedAt: promiseMoved(state.promisedAt, state, to),
    details: {
      ...state.details,
      confirmedAt: to.confirmedAt ?? (to.start === state.start ? state.details.confirmedAt : null),
      overbookReason,
      overbookedOver: overbookReason === null ? [] : (to.overbookedOver ?? []),
    },
  };
}

export function cancelledFor(
  state: VisitState,
  { reason, note }: Pick<Extract<Change, { do: 'cancel' }>, 'reason' | 'note'>,
): VisitState {
  return {
    ...state,
    status: 'cancelled',
    cancellationReason: reason,
    details: { ...state.details, cancellationNote: note },
  };
}

function reinstated(state: VisitState): VisitState {
  return {
    ...state,
    status: 'scheduled',
    cancellationReason: null,
    details: { ...state.details, cancellationNote: null },
  };
}

/** With what is told of it. */
function noted(
  state: VisitState,
  { details, promisedAt }: Pick<Extract<Change, { do: 'edit' }>, 'details' | 'promisedAt'>,
): VisitState {
  return {
    ...state,
    details: { ...state.details, ...details },
    promisedAt: promisedAt === undefined ? state.promisedAt : promisedAt,
  };
}

async function edited(
  sql: Sql,
  state: VisitState,
  change: Extract<Change, { do: 'edit' }>,
): Promise<VisitState> {
  const { work, to, customerId, vehicleId } = change;
  if (work?.length === 0) throw new Error('a visit without work is none');
  const placed = to === undefined ? state : movedTo(state, to);
  const after: VisitState = {
    ...noted(placed, change),
    work: work ?? placed.work,
    customerId: customerId ?? state.customerId,
    vehicleId: vehicleId ?? state.vehicleId,
  };
  await assertCustomerExists(sql, after.customerId);
  const moved = after.customerId !== state.customerId || after.vehicleId !== state.vehicleId;
  if (moved && (await ownerOf(sql, after.vehicleId)) !== after.customerId) throw new Stale();
  return after;
}

async function stateOfDraft(
  tx: Transaction,
  draft: AppointmentDraft,
  entry: Entry,
  entered: Entered,
): Promise<VisitState> {
  const customerId = await customerOf(tx, draft, entry, entered);
  const { start, end, overbookReason, serviceId, technicianId, notes, concerns, invite } = draft;
  const minutes = minutesOf(draft);
  return {
    ...timeAndPlace(draft),
    customerId,
    vehicleId: await vehicleOf(tx, draft, customerId, entry),
    status: 'scheduled',
    promisedAt: draft.promisedAt ?? null,
    cancellationReason: null,
    work: draft.work ?? [{ serviceId, technicianId, minutes, start, end }],
    details: {
      ...NO_DETAILS,
      notes,
      concerns,
      invite,
      mode: draft.mode ?? null,
      keyTag: draft.keyTag ?? null,
      overbookReason,
      overbookedOver: overbookReason === null ? [] : (draft.overbookedOver ?? []),
    },
  };
}

async function assertCurrentRules(tx: Transaction, { shopRevision }: Placement): Promise<void> {
  if ((await rulesRevision(tx)) !== shopRevision) throw new Stale();
  await tx.soundness.assertShopAsWritten();
}

type Verb = Extract<Failure, { code: 'appointment-finished' }>['verb'];

export function assertOpen({ id, status }: Appointment, verb: Verb): void {
  if (!isOpen(status)) throw new AppError({ code: 'appointment-finished', appointmentId: id, status, verb });
}

function assertStands({ id, status }: Appointment, verb: Verb): void {
  if (status === 'cancelled')
    throw new AppError({ code: 'appointment-finished', appointmentId: id, status, verb });
}

async function customerOf(
  tx: Transaction,
  { customer }: AppointmentDraft,
  entry: Entry,
  entered: Entered,
): Promise<number> {
  if (!('id' in customer)) {
    const id = entered.get(customer) ?? (await putCustomer(tx, customer, entry)).id;
    entered.set(customer, id);
    return id;
  }
  await assertCustomerExists(tx, customer.id);
  await tx.soundness.assertAsWritten('customer', customer.id);
  return customer.id;
}

async function vehicleOf(
  tx: Transaction,
  { vehicle }: AppointmentDraft,
  customerId: number,
  entry: Entry,
): Promise<number> {
  if (!('id' in vehicle)) return (await putVehicle(tx, customerId, vehicle, entry)).id;
  // The car may have been given to somebody else since the use case looked.
  if ((await ownerOf(tx, vehicle.id)) !== customerId) throw new Stale();
  return vehicle.id;
}
