import { type Appointment, isOpen } from '../../domain/appointment.ts';
import { covers, MINUTE_MS } from '../../domain/interval.ts';
import { plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { type PlannedWork, plannedWork, servicesOf } from '../../domain/work.ts';
import { AppError } from '../../failure.ts';
import type { Change } from '../../store/changes.ts';
import type { Holder } from '../../store/holds.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { remembering } from '../calendar/ask-calendar.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered, presentAnswer } from '../find-appointment.ts';
import { ownHoldOf } from '../free-time/own-hold.ts';
import type { Ports } from '../ports.ts';
import type { Delivered } from '../receipt.ts';
import { byRulesInForce } from '../shop/rules-in-force.ts';
import { servicesNamed } from '../shop/shop-words.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';
import { changeVisit, deliverChange, untilTaken } from './change-visit.ts';
import { type Named, naming } from './overbooking.ts';
import { place } from './place-appointment.ts';
import { evenOver, timeTaken } from './time-taken.ts';
import { type Ways, waysSaid } from './visit-ways.ts';
import { type Wish, wishOfVisit } from './wish.ts';

/** What of a visit is to be otherwise. Left out: nothing was said of it; null takes it away. */
export interface EditRequest {
  readonly appointmentId: number;
  readonly ways: Ways;
  readonly notes?: string | null;
  readonly concerns?: string | null;
  /** All that is to be done, as it was said. */
  readonly services?: readonly string[];
  /** Left out: as long as new services take together, else as before. */
  readonly durationMinutes?: number;
  readonly customerId?: number;
  readonly vehicleId?: number;
  /** Why it may lie over what is there; null: it may not. */
  readonly overbookReason: string | null;
  /** Who changes it: what is held for them is not in their way, and all of it is free again where the visit needs some of it. */
  readonly holder?: Holder | null;
}

export interface EditedVisit extends Delivered {
  /** As it was; null where that is not known any more. */
  readonly before: Appointment | null;
  /** Who on the waitlist fits what was given back of its time. */
  readonly waitlist: readonly Fitting[];
}

type Edit = Extract<Change, { do: 'edit' }>;

/**
 * Changes what a visit is, not when. Other services and another length are placed as a move is, from the start that the visit has:
 * bay and technician stay if they can. What is over keeps its time. Throws what `place` throws, what the promise throws, and
 * `not-found`, `several-match`, `appointment-finished`, `car-taken`, `key-reused`.
 */
export async function editVisit(
  request: EditRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Named<EditedVisit>> {
  checkTexts({ ...request, reason: request.overbookReason, tag: request.ways.tag }, write);
  // What a reason was given for before is not told once more.
  const named = async (edited: EditedVisit) =>
    request.overbookReason === null ? { ...edited, over: [] } : naming(edited, 'changed', shop, write, ports);
  return counted('edit', write, ports, () =>
    answeredOnce<readonly Appointment[], Named<EditedVisit>>(
      write,
      async ([earlier]) => {
        return named({ ...(await presentAnswer(earlier as Appointment, ports)), before: null, waitlist: [] });
      },
      async () => {
        const { before, edited } = await byRulesInForce(
          shop,
          (shop) => edit(request, shop, write, ports),
          ports,
        );
        const answer = await deliverChange(edited, write, ports);
        const giving = { visits: [{ before, after: edited.value }], change: 'changed' } as const;
        const waitlist = await whoFitsAfter(giving, shop, write, ports);
        return named({ ...answer, before, waitlist });
      },
      ports,
    ),
  );
}

interface Edited {
  readonly before: Appointment;
  readonly edited: Written<Appointment>;
}

async function edit(request: EditRequest, inHand: Shop, write: Write, ports: Ports): Promise<Edited> {
  const asIs = await appointmentNumbered(request.appointmentId, ports);
  if (!isWorkChanged(request, asIs, inHand) || !isOpen(asIs.status))
    return untilTaken(() => editInPlace(request, inHand, write, ports));
  let before = asIs;
  return place(
    inHand,
    async (shop) => {
      before = await appointmentNumbered(request.appointmentId, ports);
      return { ...wishOf(request, before, shop), ownHold: await ownHoldOf(request.holder, ports) };
    },
    async (placement, _, shop) => {
      const change = { ...(await changeOf(request, before, shop, write)), to: placement };
      return { before, edited: await changeVisit(change, write, 'edited', ports) };
    },
    remembering(ports, write),
  );
}

async function editInPlace(request: EditRequest, shop: Shop, write: Write, ports: Ports): Promise<Edited> {
  const before = await appointmentNumbered(request.appointmentId, ports);
  const work = workWithin(request, before, shop);
  const change = { ...(await changeOf(request, before, shop, write)), ...(work === null ? {} : { work }) };
  const edited = await evenOver(
    request.overbookReason,
    (told) => changeVisit({ ...change, details: { ...change.details, ...told } }, write, 'edited', ports),
    (refused) => {
      const { vehicleId = before.vehicle.id } = request;
      const visit = { ...before, vehicle: { ...before.vehicle, id: vehicleId } };
      return timeTaken(visit, refused, shop, ports, true);
    },
  );
  return { before, edited };
}

/** All but time and work. */
export async function changeOf(
  { ways, notes, concerns, customerId, vehicleId, holder = null }: EditRequest,
  before: Appointment,
  shop: Shop,
  write: Write,
): Promise<Edit> {
  const { details, ...promise } = await waysSaid(ways, before, shop, write.at);
  return {
    do: 'edit',
    id: before.id,
    basedOn: before.revision,
    details: {
      ...details,
      ...(notes === undefined ? {} : { notes }),
      ...(concerns === undefined ? {} : { concerns }),
    },
    ...promise,
    ...(customerId === undefined ? {} : { customerId }),
    ...(vehicleId === undefined ? {} : { vehicleId }),
    ...(holder === null ? {} : { holder }),
  };
}

export function isWorkChanged(request: EditRequest, visit: Appointment, shop: Shop): boolean {
  const { durationMinutes } = request;
  const isLonger = durationMinutes !== undefined && durationMinutes * MINUTE_MS !== visit.end - visit.start;
  return isLonger || areOthers(request, visit, shop);
}

function areOthers({ services }: EditRequest, { work }: Appointment, shop: Shop): boolean {
  if (services === undefined) return false;
  const said = servicesNamed(services, shop).map(({ id }) => id);
  return String(said) !== String(servicesOf(work).map(({ id }) => id));
}

export function wishOf(request: EditRequest, before: Appointment, shop: Shop): Wish {
  const { services, durationMinutes, vehicleId = before.vehicle.id } = request;
  const { mode = before.mode } = request.ways;
  const asIs = wishOfVisit(before, shop);
  const planned =
    services !== undefined && areOthers(request, before, shop)
      ? plannedVisit(servicesNamed(services, shop), before.start, durationMinutes ?? null)
      : wishOfVisit(before, shop, {
          start: before.start,
          end: durationMinutes === undefined ? before.end : before.start + durationMinutes * MINUTE_MS,
        });
  const { slot, pieces, bufferMs } = planned;
  const technicianIds = pieces.map((_, i) => (before.work[i] ?? before).technician?.id ?? null);
  return {
    ...asIs,
    slot,
    pieces,
    bufferMs,
    vehicleId,
    keepsStart: true,
    mode,
    // A reason holds for the time that it was given for.
    overbookReason: request.overbookReason ?? (covers(before, slot) ? before.overbookReason : null),
    moving: { appointmentId: before.id, bayId: before.bay.id, technicianIds },
  };
}

/** Other services in the time that a visit had which is over; null where they are the same. Throws `appointment-finished`. */
function workWithin(request: EditRequest, before: Appointment, shop: Shop): PlannedWork[] | null {
  const { id: appointmentId, status, start, end, technician } = before;
  if (!isWorkChanged(request, before, shop)) return null;
  const { services = [], durationMinutes } = request;
  const isTime = durationMinutes !== undefined && durationMinutes * MINUTE_MS !== end - start;
  if (isOpen(status)) throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
  if (isTime) throw new AppError({ code: 'appointment-finished', appointmentId, status, verb: 'edit' });
  const planned = plannedWork(servicesNamed(services, shop), { start, end });
  return planned.map((piece) => Object.assign({}, piece, { technicianId: technician?.id ?? null }));
}
