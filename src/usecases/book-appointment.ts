import type { Appointment } from '../domain/appointment.ts';
import { type Instant, MINUTE_MS } from '../domain/interval.ts';
import { AppError } from '../failure.ts';
import type { Write, Written } from '../store/store.ts';
import { deliverChanges } from './deliver-changes.ts';
import { keepAnswer, withImage } from './find-appointment.ts';
import { knownVisitor, type Visitor } from './known-people.ts';
import { place } from './place-appointment.ts';
import type { Ports } from './ports.ts';
import { bayNamed, serviceNamed, technicianNamed } from './shop-words.ts';

export interface BookRequest extends Visitor {
  readonly service: string;
  readonly at: Instant;
  /** Null for the service's own. */
  readonly durationMinutes: number | null;
  readonly bay: string | null;
  readonly technician: string | null;
  readonly notes: string | null;
  readonly concerns: string | null;
  /** Null follows the customer, and then the shop. */
  readonly invite: boolean | null;
  readonly overbookReason: string | null;
}

/**
 * Books. The appointment is safe once the store has it; a crash between the two steps is repaired by `deliverChanges`:
 *
 *   book      appointment, claims, history, a new customer and car, and the change owed to the calendar, in one transaction
 *   deliver   the event is put into the calendar; out of reach means later
 *
 * The same key, or the same customer, vehicle and start, gives the appointment that exists (`replayed`). Throws what
 * `place` throws, and `not-found`, `several-match`, `phone-taken`, `car-taken`, `key-reused`.
 */
export async function bookAppointment(
  request: BookRequest,
  write: Write,
  ports: Ports,
): Promise<Written<Appointment>> {
  const earlier = await sameKey(write, ports);
  if (earlier !== null) return earlier;
  const visitor = await knownVisitor(request, ports);
  const twin = await sameVisit(visitor, request.at, ports);
  if (twin !== null) return keepAnswer(twin, write, ports);
  try {
    return await bookNew(request, visitor, write, ports);
  } catch (thrown) {
    // The time may have been taken by this very booking, made by another process after the look above.
    const meanwhile = thrown instanceof AppError ? await madeMeanwhile(request, write, ports) : null;
    if (meanwhile !== null) return meanwhile;
    throw thrown;
  }
}

async function madeMeanwhile(
  request: BookRequest,
  write: Write,
  ports: Pick<Ports, 'store'>,
): Promise<Written<Appointment> | null> {
  const underKey = await sameKey(write, ports);
  if (underKey !== null) return underKey;
  const twin = await sameVisit(await knownVisitor(request, ports), request.at, ports);
  return twin === null ? null : keepAnswer(twin, write, ports);
}

async function bookNew(
  request: BookRequest,
  visitor: Visitor,
  write: Write,
  ports: Ports,
): Promise<Written<Appointment>> {
  const booked = await place(
    (shop) => {
      const service = serviceNamed(request.service, shop);
      const minutes = request.durationMinutes ?? service.minutes;
      return {
        service,
        slot: { start: request.at, end: request.at + minutes * MINUTE_MS },
        bufferMs: service.bufferMinutes * MINUTE_MS,
        bay: request.bay === null ? null : bayNamed(request.bay, shop),
        technician: request.technician === null ? null : technicianNamed(request.technician, shop),
        overbookReason: request.overbookReason,
        moving: null,
        serviceId: service.id,
      };
    },
    (placement, { serviceId }) =>
      ports.store.appointments.book(
        {
          ...placement,
          uuid: ports.newUuid(),
          serviceId,
          ...visitor,
          notes: request.notes,
          concerns: request.concerns,
          invite: request.invite,
        },
        write,
      ),
    ports,
  );
  if (write.dryRun) return booked;
  await deliverChanges(ports, booked.value.id);
  return { ...booked, value: await withImage(booked.value, ports) };
}

async function sameKey({ key }: Write, ports: Pick<Ports, 'store'>): Promise<Written<Appointment> | null> {
  const earlier = await ports.store.earlierResult<Appointment>(key);
  return earlier === null ? null : { value: await withImage(earlier, ports), replayed: true };
}

async function sameVisit(
  { customer, vehicle }: Visitor,
  at: Instant,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment | null> {
  if (!('id' in customer) || !('id' in vehicle)) return null;
  return store.appointments.ofVisit(customer.id, vehicle.id, at);
}
