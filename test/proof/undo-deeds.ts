import { MINUTE_MS } from '../../src/domain/interval.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import { AppError } from '../../src/failure.ts';
import type { Change } from '../../src/store/changes.ts';
import { ChangeRefused } from '../../src/store/refusals.ts';
import { bookAppointment } from '../../src/usecases/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/usecases/booking/cancel-appointment.ts';
import { rescheduleAppointment } from '../../src/usecases/booking/reschedule-appointment.ts';
import { deliverAppointment } from '../../src/usecases/in-step/deliver-changes.ts';
import { editCustomer, editVehicle } from '../../src/usecases/in-step/edit-people.ts';
import { replaceShop } from '../../src/usecases/shop/replace-shop.ts';
import { aCar, aCustomer } from '../support/book.ts';
import { pick } from './random.ts';
import { breakDay, confirm, editWhole, growJob, markAtTheCounter } from './undo-plans.ts';
import { type Shopfloor, someStart } from './undo-world.ts';

/** What somebody at the counter does; what is refused is not done. */
export type Deed = (floor: Shopfloor, who: string) => Promise<unknown>;

const idsIn = ({ db }: Shopfloor, table: string) =>
  db.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[];

const shopOf = ({ ports }: Shopfloor) => ports.store.shop.read();

const OPEN = "SELECT id FROM appointment WHERE status IN ('scheduled', 'arrived', 'in_progress') ORDER BY id";

async function withVisit(floor: Shopfloor, deed: (id: number) => Promise<unknown>): Promise<void> {
  const open = floor.db.prepare(OPEN).pluck().all() as number[];
  if (open.length > 0) await deed(pick(open, floor.random));
}

const book: Deed = async (floor, who) => {
  const { ports, random, next } = floor;
  const number = next();
  const isNew = random() < 0.4;
  const [vehicleId, customerId] = pick(
    floor.db.prepare('SELECT id, customer_id FROM vehicle').raw().all() as [number, number][],
    random,
  );
  await bookAppointment(
    {
      customer: isNew ? aCustomer({ name: `New ${number}`, phone: phoneOf(number) }) : { id: customerId },
      vehicle: isNew ? aCar({ plate: `NEW${number}` }) : { id: vehicleId },
      services: pick([['oil_change'], ['brake_service'], ['oil_change', 'tire_rotation']], random),
      at: someStart(random),
      durationMinutes: null,
      bay: null,
      technician: pick(['Maria', null], random),
      notes: pick([null, `note ${number}`], random),
      concerns: null,
      invite: null,
      overbookReason: random() < 0.25 ? `squeeze ${number}` : null,
    },
    await shopOf(floor),
    floor.by(who),
    ports,
  );
};

const move: Deed = (floor, who) =>
  withVisit(floor, async (appointmentId) => {
    const { ports, random, next } = floor;
    const request = {
      appointmentId,
      to: someStart(random),
      durationMinutes: pick([null, 30, 90], random),
      bay: null,
      technician: null,
      overbookReason: random() < 0.25 ? `squeeze ${next()}` : null,
    };
    await rescheduleAppointment(request, await shopOf(floor), floor.by(who), ports);
  });

const cancel: Deed = (floor, who) =>
  withVisit(floor, async (appointmentId) => {
    const request = { appointmentId, reason: 'other', note: null } as const;
    await cancelAppointment(request, await shopOf(floor), floor.by(who), floor.ports);
  });

/** Any change of a visit that is data. */
const change =
  (of: (id: number, floor: Shopfloor) => Change): Deed =>
  async (floor, who) => {
    const ids = floor.db
      .prepare("SELECT id FROM appointment WHERE status <> 'cancelled'")
      .pluck()
      .all() as number[];
    if (ids.length === 0) return;
    const id = pick(ids, floor.random);
    await floor.ports.store.appointments.apply([of(id, floor)], floor.by(who));
    await deliverAppointment(id, floor.ports);
  };

const mark = change((id, { random }) => {
  const status = pick(['scheduled', 'arrived', 'in_progress', 'completed', 'no_show'] as const, random);
  return { do: 'mark', id, status };
});

const edit = change((id, { next, random, ports }) => ({
  do: 'edit',
  id,
  details: { notes: `note ${next()}` },
  ...(random() < 0.5 ? {} : { promisedAt: ports.clock.now() + 60 * MINUTE_MS }),
}));

/** Two visits change their places, whoever they are. */
const swap: Deed = async (floor, who) => {
  const [one, other] = floor.db.prepare(OPEN).pluck().all() as number[];
  if (one === undefined || other === undefined) return;
  const { appointments } = floor.ports.store;
  const shop = await shopOf(floor);
  const [a, b] = [await appointments.get(one), await appointments.get(other)];
  if (a === null || b === null) return;
  const placeOf = ({ start, end, wallStart, wallEnd, zone, bufferMs, bay, technician, image }: typeof a) => ({
    start,
    end,
    wallStart,
    wallEnd,
    zone,
    bufferMs,
    overbookReason: null,
    shopRevision: shop.revision,
    bayId: bay.id,
    technicianId: technician?.id ?? null,
    calendarId: image?.calendarId ?? null,
  });
  await appointments.apply(
    [
      { do: 'move', id: one, to: placeOf(b) },
      { do: 'move', id: other, to: placeOf(a) },
    ],
    floor.by(who),
  );
  for (const id of [one, other]) await deliverAppointment(id, floor.ports);
};

const enter: Deed = async (floor, who) => {
  const { store } = floor.ports;
  const number = floor.next();
  const details = aCustomer({ name: `Entered ${number}`, phone: phoneOf(number) });
  const { value } = await store.customers.add(details, floor.by(who));
  if (floor.random() < 0.5)
    await store.vehicles.add(value.id, aCar({ plate: `ENT${number}` }), floor.by(who));
};

const editPerson: Deed = async (floor, who) => {
  const id = pick(idsIn(floor, 'customer'), floor.random);
  const number = floor.next();
  const change = pick(
    [{ name: `Name ${number}` }, { notes: `n ${number}` }, { phone: phoneOf(number) }],
    floor.random,
  );
  await editCustomer(id, change, floor.by(who), floor.ports);
};

const editCar: Deed = async (floor, who) => {
  const id = pick(idsIn(floor, 'vehicle'), floor.random);
  const number = floor.next();
  const change = pick([{ model: `Model ${number}` }, { plate: `PLT${number}` }], floor.random);
  await editVehicle(id, change, floor.by(who), floor.ports);
};

const set: Deed = async (floor, who) => {
  const shop = await shopOf(floor);
  const { revision, zone: _, ...rules } = shop;
  const number = floor.next();
  const renamed = new Map<string, string>();
  const other = (): ShopRules => {
    const [first, ...bays] = rules.bays;
    switch (Math.floor(floor.random() * 5)) {
      case 0:
        return { ...rules, slotStepMinutes: 5 + (number % 50) };
      case 1:
        return { ...rules, eventTitle: rules.eventTitle === 'full' ? 'minimal' : 'full' };
      case 2:
        return {
          ...rules,
          services: rules.services.map((one, i) => (i === 0 ? { ...one, name: `Oil ${number}` } : one)),
        };
      case 3:
        renamed.set(first?.name ?? '', `Bay no. ${number}`);
        return {
          ...rules,
          bays: [{ ...first, name: `Bay no. ${number}` } as (typeof bays)[number], ...bays],
        };
      default:
        return {
          ...rules,
          bays: [...rules.bays, { ...(first as (typeof bays)[number]), name: `Spare ${number}` }],
        };
    }
  };
  await replaceShop({ rules: other(), renamed, basedOn: revision }, floor.by(who), floor.ports);
};

const DEEDS: readonly Deed[] = [
  book,
  book,
  book,
  move,
  move,
  cancel,
  mark,
  edit,
  swap,
  enter,
  editPerson,
  editCar,
  set,
  editWhole,
  markAtTheCounter,
  confirm,
  breakDay,
  growJob,
];

/** Those of them that the calendars show: all but what changes the rules of the shop, and people who have no visit. */
export const SHOWN_DEEDS: readonly Deed[] = [
  book,
  book,
  book,
  book,
  move,
  move,
  cancel,
  edit,
  swap,
  editPerson,
  editCar,
  editWhole,
  growJob,
];

/** Does something, if it can be done. */
export async function doSomething(floor: Shopfloor, who: string, deeds = DEEDS): Promise<void> {
  try {
    await pick(deeds, floor.random)(floor, who);
  } catch (thrown) {
    if (!(thrown instanceof AppError) && !(thrown instanceof ChangeRefused)) throw thrown;
  }
  floor.later(pick([1, 5, 30], floor.random));
}

function phoneOf(number: number): string {
  return `+1212555${String(1000 + number).padStart(4, '0')}`;
}
