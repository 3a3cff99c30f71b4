import type { Customer } from '../../domain/customer.ts';
import { phoneText } from '../../domain/phone-text.ts';
import { searchKey } from '../../domain/search-key.ts';
import { fitOf } from '../../domain/sought-fit.ts';
import { soughtReadings } from '../../domain/sought-words.ts';
import { type Vehicle, vehicleInfo } from '../../domain/vehicle.ts';
import { normalPlate, normalVin } from '../../domain/vehicle-identity.ts';
import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import type { Ports } from '../ports.ts';

/** Enough to see that a name is common; more would not be read. */
const MOST_MATCHES = 10;

/** Fewer digits are a customer's number and nothing else. */
const SHORTEST_PHONE_END = 4;

/**
 * The one customer whom a number, a phone in any spelling (or its last four digits or more), or a name means; a plate is
 * no name. `phone` is the text as a normal phone, or null where it is none. Throws `not-found`, `several-match`.
 */
export async function customerMeant(
  text: string,
  phone: string | null,
  { store }: Pick<Ports, 'store'>,
): Promise<Customer> {
  fitting('search text', text);
  const number = /^#?([1-9]\d{0,8})$/.exec(text.trim())?.[1];
  const numbered = number === undefined ? null : await store.customers.get(Number(number));
  if (numbered !== null) return numbered;
  const byPhone = phone === null ? null : await store.customers.byPhone(phone);
  if (byPhone !== null) return byPhone;
  const isNumberOnly = number !== undefined && (number.length < SHORTEST_PHONE_END || text.includes('#'));
  const sought = isNumberOnly ? [] : await store.customers.sought(text);
  // A plate or a model may be found, too.
  const meant = sought.filter(({ vehicleIds }) => vehicleIds === null);
  const [only, another] = meant;
  const found = only === undefined ? null : await store.customers.get(only.customerId);
  if (found === null) throw new AppError({ code: 'not-found', what: 'customer', query: text, known: [] });
  if (another === undefined) return found;
  const matches: { id: number; label: string }[] = [];
  for (const { customerId } of meant.slice(0, MOST_MATCHES)) {
    const customer = await store.customers.get(customerId);
    if (customer !== null) matches.push({ id: customer.id, label: await labelOf(customer, store) });
  }
  throw new AppError({ code: 'several-match', what: 'customer', query: text, matches, total: meant.length });
}

/** `Ana Pérez, +1 212 555 0134, 2018 Honda Civic`: what tells one from others of the name. */
export async function labelOf({ id, name, phone }: Customer, store: Ports['store']): Promise<string> {
  const cars = await store.vehicles.ofCustomer(id);
  return [name, ...(phone === null ? [] : [phoneText(phone, '')]), ...cars.map(vehicleInfo)].join(', ');
}

/** The car that a number, a plate or a VIN means, or its make and model. Throws `not-found`, `several-match`. */
export async function vehicleMeant(text: string, { store }: Pick<Ports, 'store'>): Promise<Vehicle> {
  const plate = normalPlate(fitting('search text', text));
  const byPlate = plate === null ? null : await store.vehicles.byPlate(plate);
  if (byPlate !== null) return byPlate;
  const number = /^#?(\d{1,9})$/.exec(text.trim())?.[1];
  const numbered = number === undefined ? null : await store.vehicles.get(Number(number));
  if (numbered !== null) return numbered;
  const vin = normalVin(text);
  const byVin = vin === null ? null : await store.vehicles.byVin(vin);
  if (byVin !== null) return byVin;
  return carDescribed(text, { store });
}

/** The only car that is meant by its make, its model or part of its plate, whosever it is. Throws `not-found`, `several-match`. */
async function carDescribed(text: string, { store }: Pick<Ports, 'store'>): Promise<Vehicle> {
  const ids = (await store.customers.sought(text)).flatMap(({ vehicleIds }) => vehicleIds ?? []);
  const found: Vehicle[] = [];
  for (const id of ids.slice(0, MOST_MATCHES))
    found.push(...[await store.vehicles.get(id)].filter((car) => car !== null));
  const [only, another] = found;
  if (only === undefined) throw new AppError({ code: 'not-found', what: 'vehicle', query: text, known: [] });
  if (another === undefined) return only;
  const matches: { id: number; label: string }[] = [];
  for (const car of found) {
    const owner = await store.customers.get(car.customerId);
    matches.push({ id: car.id, label: [carLabel(car), owner?.name].filter(Boolean).join(', ') });
  }
  throw new AppError({ code: 'several-match', what: 'vehicle', query: text, matches, total: ids.length });
}

/** Those of a customer's cars that are meant by their make, model or year: `focus`. */
export function carsDescribed(text: string, { name, phone }: Customer, cars: readonly Vehicle[]): Vehicle[] {
  const { first, otherwise } = soughtReadings(text);
  const readings = [...first, ...otherwise];
  const person = { nameKey: searchKey(name), phone };
  return cars.filter((car) => readings.some((reading) => fitOf(reading, person, car)?.namesCar === true));
}

function carLabel(car: Vehicle): string {
  return [...new Set([vehicleInfo(car), car.plate])].filter(Boolean).join(', ');
}

/** The only one of a customer's cars; undefined where there is none. Throws `several-match`. */
export function onlyVehicle(
  vehicles: readonly Vehicle[],
  { name }: Pick<Customer, 'name'>,
): Vehicle | undefined {
  const [only, another] = vehicles;
  if (another === undefined) return only;
  const matches = vehicles.map((vehicle) => ({
    id: vehicle.id,
    label: carLabel(vehicle),
  }));
  throw new AppError({ code: 'several-match', what: 'vehicle', query: name, matches });
}
