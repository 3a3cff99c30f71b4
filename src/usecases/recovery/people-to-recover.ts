import type { Appointment } from '../../domain/appointment.ts';
import { type CustomerDetails, newCustomer } from '../../domain/customer.ts';
import { isSameName } from '../../domain/same-customer.ts';
import { carDescribed, type ToldByEvent } from '../../domain/told-by-event.ts';
import { UNKNOWN_CAR, type Vehicle, type VehicleDetails, vehicleInfo } from '../../domain/vehicle.ts';
import type { RecoveredCar, RecoveredCustomer } from '../../store/recoveries.ts';
import type { Ports } from '../ports.ts';

/** What a car is called of which nothing is known. */
const NO_CAR = vehicleInfo(UNKNOWN_CAR);
const VIN = /^[A-HJ-NPR-Z0-9]{17}$/;

type Known = Pick<Appointment, 'customer' | 'vehicle'> | null;

/** Who comes with what, by what events say: people of the book where they are meant, and each of the others once. */
export class PeopleToRecover {
  readonly #store: Ports['store'];
  readonly #customers = new Map<string, CustomerDetails>();
  readonly #cars = new Map<string, VehicleDetails>();

  constructor({ store }: Pick<Ports, 'store'>) {
    this.#store = store;
  }

  /** `isToCome`: the events of what is over keep the names of then. */
  async customer(
    { customer: said, phone }: ToldByEvent,
    before: Known,
    isToCome: boolean,
  ): Promise<RecoveredCustomer> {
    const own = before?.customer ?? null;
    const name = said ?? own?.name ?? null;
    const holder = phone === null ? null : await this.#store.customers.byPhone(phone);
    if (holder !== null) return { ...holder, name: (isToCome ? name : null) ?? holder.name };
    const isOwn = own !== null && (name === null || isSameName(own.name, name));
    if (own !== null && isOwn) return { id: own.id, name: own.name, phone: phone ?? own.phone };
    const namesake = phone === null && name !== null ? await this.#namesake(name) : null;
    if (namesake !== null) return namesake;
    return once(this.#customers, phone ?? name ?? '', () => newCustomer({ name: name ?? NOBODY, phone }));
  }

  async car(
    { car: info, plate }: ToldByEvent,
    before: Known,
    customer: RecoveredCustomer,
    isToCome: boolean,
  ): Promise<RecoveredCar> {
    const { vehicles } = this.#store;
    const known = plate === null ? null : await vehicles.byPlate(plate);
    if (known !== null) return isToCome ? called(known, info, plate) : asKnown(known);
    const own = before && (await vehicles.get(before.vehicle.id));
    const isOwn = info === null || (own !== null && info === vehicleInfo(own));
    if (own !== null && isOwn) return called(own, info, plate ?? own.plate);
    const owner = 'id' in customer ? customer.id : null;
    const cars = owner === null ? [] : await vehicles.ofCustomer(owner);
    const alike = cars.find((car) => vehicleInfo(car) === (info ?? NO_CAR));
    if (alike !== undefined) return called(alike, info, plate ?? alike.plate);
    const whose = owner ?? JSON.stringify(customer);
    return once(this.#cars, plate ?? `${whose} ${info}`, () => ({ ...described(info, plate), plate }));
  }

  async #namesake(name: string): Promise<RecoveredCustomer | null> {
    for (const { customerId } of await this.#store.customers.sought(name)) {
      const customer = await this.#store.customers.get(customerId);
      if (customer !== null && customer.phone === null && isSameName(customer.name, name)) return customer;
    }
    return null;
  }
}

/** Somebody whose name the event does not say. */
const NOBODY = 'Name not known';

export function isNobody(customer: RecoveredCustomer): boolean {
  return customer.name === NOBODY;
}

function asKnown({ id, plate, year, make, model }: Vehicle): RecoveredCar {
  return { id, plate, year, make, model };
}

/** The car as the event calls it. */
function called(car: Vehicle, info: string | null, plate: string | null): RecoveredCar {
  const isSame = info === null || info === vehicleInfo(car) || info === vehicleInfo({ ...car, plate });
  const { year, make, model } = isSame ? car : described(info, plate);
  return { id: car.id, plate, year, make, model };
}

function described(info: string | null, plate: string | null): VehicleDetails {
  if (info === null || info === NO_CAR || info === plate) return UNKNOWN_CAR;
  if (VIN.test(info)) return { ...UNKNOWN_CAR, vin: info };
  return { ...UNKNOWN_CAR, ...carDescribed(info) };
}

function once<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}
