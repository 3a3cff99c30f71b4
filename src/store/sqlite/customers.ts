import type { Customer, CustomerDetails } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import { searchKey } from '../../domain/search-key.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { fitting } from '../../fitting-text.ts';
import type { CustomerImport, CustomerStore, ImportOutcome } from '../store.ts';
import type { Connection } from './connection.ts';
import { matchOf, searchCustomerIds } from './customer-search.ts';
import {
  customerById,
  customerByPhone,
  putCustomer,
  putVehicle,
  requireCustomer,
  selectCustomers,
  selectVehicles,
  updateCustomer,
} from './people.ts';
import { write } from './write.ts';

export function sqliteCustomers(connection: Connection): CustomerStore {
  return {
    add: async (details, w) => {
      let known = false;
      const { value, replayed } = await write(connection, w, () => {
        known = details.phone !== null && customerByPhone(connection, details.phone) !== null;
        return putCustomer(connection, details, w.at);
      });
      return { value, replayed: replayed || known };
    },

    edit: async (id, change, w) =>
      write(connection, w, () =>
        updateCustomer(connection, { ...requireCustomer(connection, id), ...change }, w.at),
      ),

    get: async (id) => customerById(connection, id),

    byPhone: async (phone) => customerByPhone(connection, phone),

    list: async ({ limit, offset }) => ({
      customers: selectCustomers(connection, 'ORDER BY name_key, id LIMIT ? OFFSET ?', limit, offset),
      total: connection.get<{ total: number }>('SELECT count(*) AS total FROM customer')?.total ?? 0,
    }),

    search: async (text, limit, now) =>
      searchCustomerIds(connection, fitting('search text', text), limit).flatMap(
        (id) => matchOf(connection, id, now) ?? [],
      ),

    matching: async (text) =>
      searchCustomerIds(connection, fitting('search text', text), Number.MAX_SAFE_INTEGER).length,

    match: async (id, now) => matchOf(connection, id, now),

    importAll: async (lines, w) =>
      write(connection, w, () => lines.map((line) => importLine(connection, line, w.at))),
  };
}

function importLine(
  connection: Connection,
  { details, vehicle }: CustomerImport,
  at: Instant,
): ImportOutcome {
  const known = knownCustomer(connection, details);
  if (known === null) {
    const { id } = putCustomer(connection, details, at);
    if (vehicle !== null) addCar(connection, id, vehicle, at);
    return 'added';
  }
  const filled = fillIn(connection, known, details, at);
  const carAdded = vehicle !== null && addCar(connection, known.id, vehicle, at);
  return filled || carAdded ? 'merged' : 'unchanged';
}

/** By phone; a customer without one is known by the whole name to another entry without one. */
function knownCustomer(connection: Connection, { name, phone }: CustomerDetails): Customer | null {
  if (phone !== null) return customerByPhone(connection, phone);
  const key = searchKey(name);
  return (
    selectCustomers(connection, 'WHERE name_key = ? AND +phone IS NULL ORDER BY id LIMIT 1', key)[0] ?? null
  );
}

/** Takes from `details` only what the customer lacks; false when that is nothing. */
function fillIn(connection: Connection, known: Customer, details: CustomerDetails, at: Instant): boolean {
  const email = known.email ?? details.email;
  const notes = known.notes ?? details.notes;
  const invite = known.invite ?? details.invite;
  if (email === known.email && notes === known.notes && invite === known.invite) return false;
  updateCustomer(connection, { ...known, email, notes, invite }, at);
  return true;
}

/** False when the customer has that car already: by plate, by VIN or, without either, by year, make and model. */
function addCar(connection: Connection, customerId: number, car: VehicleDetails, at: Instant): boolean {
  const cars = selectVehicles(connection, 'WHERE customer_id = ? ORDER BY id', customerId);
  const unmarked = car.plate === null && car.vin === null;
  const same = cars.some((other) =>
    unmarked
      ? other.make === car.make && other.model === car.model && other.year === car.year
      : (car.plate !== null && other.plate === car.plate) || (car.vin !== null && other.vin === car.vin),
  );
  if (same) return false;
  putVehicle(connection, customerId, car, at);
  return true;
}
