import { isDeepStrictEqual } from 'node:util';
import { fitting } from '../../fitting-text.ts';
import type { CustomerStore } from '../people.ts';
import { matchOf, searchCustomerIds } from './customer-search.ts';
import type { Connection } from './engine/connection.ts';
import { importLines, tryLines } from './import-customers.ts';
import {
  customerById,
  customerByPhone,
  putCustomer,
  requireCustomer,
  selectCustomers,
  updateCustomer,
} from './rows/people.ts';
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

    edit: async (id, change, w) => {
      let same = false;
      const { value, replayed } = await write(connection, w, () => {
        const before = requireCustomer(connection, id);
        const customer = { ...before, ...change };
        same = isDeepStrictEqual(customer, before);
        return same ? before : updateCustomer(connection, customer, w.at);
      });
      return { value, replayed: replayed || same };
    },

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

    importAll: async (lines, w) => write(connection, w, () => importLines(connection, lines, w.at)),

    tryImport: async (lines, at) =>
      connection.transaction(() => tryLines(connection, lines, at), { dryRun: true }),
  };
}
