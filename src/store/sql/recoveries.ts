import { type Appointment, isLive } from '../../domain/appointment.ts';
import type { CustomerDetails } from '../../domain/customer.ts';
import { leftByLater, newImage, takenAwayByLater } from '../../domain/event-image.ts';
import type { Vehicle, VehicleDetails } from '../../domain/vehicle.ts';
import type { AppointmentDraft } from '../placements.ts';
import type { RecoveredVisit, Recovery, RecoveryStore } from '../recoveries.ts';
import { Stale } from '../refusals.ts';
import type { Written } from '../write.ts';
import { applied } from './apply.ts';
import { catchUpWith } from './catch-up.ts';
import { appointmentAsWritten, cancelledFor, type Decided, decide, movedTo } from './decided-changes.ts';
import type { Database, Transaction } from './engine/sql.ts';
import { addNotes } from './inbox.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import { requireCustomer } from './rows/customers.ts';
import { putCustomer, updateCustomer } from './rows/customers-written.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf, saveImage } from './rows/image-rows.ts';
import type { Entry } from './rows/journal.ts';
import { selectVehicles } from './rows/vehicles.ts';
import { putVehicle, updateVehicle } from './rows/vehicles-written.ts';
import { stateOf, type VisitState } from './rows/visit-state.ts';
import { rulesRevision } from './shop.ts';
import { beginLife, type OwnStanding } from './standing.ts';
import { write } from './write.ts';

export function recoveryStore(database: Database, standing: OwnStanding): RecoveryStore {
  return {
    carryOut: async (recovery, w) => {
      const written = await write(database, w, 'recovered', async (tx, entry) =>
        carriedOut(tx, recovery, entry, standing),
      );
      if (!w.dryRun && !written.replayed) await standing.claim(recovery.life);
      return written;
    },
  };
}

async function carriedOut(
  tx: Transaction,
  { visits, cancelled, calendars, given, life }: Recovery,
  entry: Entry,
  standing: OwnStanding,
): Promise<Written<Appointment[]>> {
  await standing.raise(tx, given);
  const people: People = { customers: new Map(), vehicles: new Map() };
  const decided: Decided[] = [];
  for (const visit of visits) decided.push(await recovered(tx, visit, people, entry));
  for (const visit of cancelled) decided.push(await goneFor(tx, visit));
  const done = await applied(tx, decided, entry);
  for (const [i, { appointment }] of done.entries()) {
    const visit = visits[i];
    if (visit !== undefined) await catchUpWith(tx, appointment, visit.revision, entry);
    await asShown(tx, appointment, visit?.shown ?? [], calendars, entry);
    if (visit?.asks) await addNotes(tx, [askedOf(visit, visit.asks, appointment)], entry.at);
  }
  await tx.run(
    `UPDATE inbox_item SET resolved_at = ?, resolution = 'accept', entry_id = ?
     WHERE resolved_at IS NULL AND kind IN ('unknown-event', 'book-behind')`,
    entry.at,
    await entry.id(),
  );
  await tx.run('UPDATE calendar_state SET sync_token = NULL');
  await beginLife(tx, life, entry.at);
  const value: Appointment[] = [];
  for (const { appointment } of done) value.push(await requireAppointment(tx, appointment.id));
  return { value, replayed: false };
}

/** Whoever and whatever was entered or called anew in the same recovery: several visits bring the same. */
interface People {
  readonly customers: Map<CustomerDetails, number>;
  readonly vehicles: Map<VehicleDetails, number>;
}

async function recovered(
  tx: Transaction,
  visit: RecoveredVisit,
  people: People,
  entry: Entry,
): Promise<Decided> {
  const { before, placement, promisedAt, notes, concerns } = visit;
  if ((await rulesRevision(tx)) !== placement.shopRevision) throw new Stale();
  const customerId = await customerOf(tx, visit, people, entry);
  const vehicleId = await vehicleOf(tx, visit, customerId, people, entry);
  if (before === null) {
    const decided = await decide(tx, { do: 'book', draft: draftOf(visit, customerId, vehicleId) }, entry);
    return { ...decided, change: 'recovered' };
  }
  const now = await appointmentAsWritten(tx, before.id);
  if (now.revision !== before.revision) throw new Stale();
  const moved = movedTo(stateOf(now), placement);
  const after: VisitState = {
    ...moved,
    status: isLive(moved.status) ? moved.status : 'scheduled',
    cancellationReason: null,
    customerId,
    vehicleId,
    promisedAt,
    details: { ...moved.details, notes, concerns, cancellationNote: null },
  };
  return { before: now, draft: null, after, change: 'recovered' };
}

function draftOf(
  { uuid, number, placement, promisedAt, notes, concerns }: RecoveredVisit,
  customerId: number,
  vehicleId: number,
): AppointmentDraft {
  return {
    ...placement,
    uuid,
    ...(number === null ? {} : { number }),
    serviceId: placement.work?.[0]?.serviceId ?? 0,
    promisedAt,
    customer: { id: customerId },
    vehicle: { id: vehicleId },
    notes,
    concerns,
    invite: null,
    heldUntil: null,
  };
}

async function goneFor(tx: Transaction, visit: Appointment): Promise<Decided> {
  const before = await appointmentAsWritten(tx, visit.id);
  if (before.revision !== visit.revision) throw new Stale();
  const after = cancelledFor(stateOf(before), { reason: 'other', note: null });
  return { before, draft: null, after, change: 'cancelled' };
}

async function customerOf(
  tx: Transaction,
  { customer }: RecoveredVisit,
  { customers }: People,
  entry: Entry,
): Promise<number> {
  if (!('id' in customer)) {
    const id = customers.get(customer) ?? (await putCustomer(tx, customer, entry)).id;
    customers.set(customer, id);
    return id;
  }
  const { id, name, phone } = customer;
  const before = await requireCustomer(tx, id);
  if (before.name !== name || before.phone !== phone)
    await updateCustomer(tx, { ...before, name, phone }, before, entry);
  return id;
}

async function vehicleOf(
  tx: Transaction,
  { vehicle }: RecoveredVisit,
  customerId: number,
  { vehicles }: People,
  entry: Entry,
): Promise<number> {
  if (!('id' in vehicle)) {
    const id = vehicles.get(vehicle) ?? (await putVehicle(tx, customerId, vehicle, entry)).id;
    vehicles.set(vehicle, id);
    return id;
  }
  const [before] = await selectVehicles(tx, 'WHERE id = ?', vehicle.id);
  if (before === undefined) throw new Stale();
  const after = { ...before, ...vehicle, customerId };
  if (Object.keys(after).some((what) => after[what as keyof Vehicle] !== before[what as keyof Vehicle]))
    await updateVehicle(tx, after, before, entry);
  return before.id;
}

function askedOf(
  { shown }: RecoveredVisit,
  { kind, detail }: NonNullable<RecoveredVisit['asks']>,
  { id, image }: Appointment,
) {
  const calendarId = image?.calendarId ?? shown[0]?.calendarId ?? '';
  return { kind, appointmentId: id, calendarId, eventId: null, event: null, detail };
}

/** What is known of its events: those that are there are compared next, and those that are not, were taken away. */
async function asShown(
  tx: Transaction,
  { id: appointmentId, uuid, revision }: Appointment,
  shown: RecoveredVisit['shown'],
  calendars: readonly string[],
  { at }: Entry,
): Promise<void> {
  const rows = await tx.all<ImageRow & { calendar_id: string }>(
    `SELECT i.calendar_id, ${IMAGE_COLUMNS} FROM calendar_image i WHERE i.appointment_id = ?`,
    appointmentId,
  );
  const images = new Map(rows.map((row) => [row.calendar_id, imageOf(row)]));
  for (const { calendarId, generation } of shown) {
    const image = images.get(calendarId) ?? { ...newImage(revision), present: false };
    const left = leftByLater(image, { generation, revision });
    await saveImage(tx, { appointmentId, calendarId, uuid }, left, at);
    images.delete(calendarId);
  }
  for (const [calendarId, image] of images) {
    if (!image.attempted || image.dead || !calendars.includes(calendarId)) continue;
    await saveImage(tx, { appointmentId, calendarId, uuid }, takenAwayByLater(image), at);
  }
}
