import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../domain/interval.ts';
import type { By } from '../../domain/journal.ts';
import { fitting } from '../../fitting-text.ts';
import type { CustomerStore } from '../customers.ts';
import { matchOf, searchCustomerIds } from './customer-search.ts';
import type { Connection } from './engine/connection.ts';
import {
  customerById,
  customerByPhone,
  putCustomer,
  requireCustomer,
  selectCustomers,
  updateCustomer,
} from './rows/customers.ts';
import { newEntry } from './rows/journal.ts';
import { fresh, write } from './write.ts';

const TRIED = (at: Instant): By => ({ at, source: 'import', actor: null });

export function sqliteCustomers(connection: Connection): CustomerStore {
  return {
    add: async (details, w) =>
      write(connection, w, 'customer-added', (entry) => {
        const replayed = details.phone !== null && customerByPhone(connection, details.phone) !== null;
        return { value: putCustomer(connection, details, entry), replayed };
      }),

    edit: async (id, change, w) =>
      write(connection, w, 'customer-edited', (entry) => {
        const before = requireCustomer(connection, id);
        const customer = { ...before, ...change };
        if (isDeepStrictEqual(customer, before)) return { value: before, replayed: true };
        return fresh(updateCustomer(connection, customer, before, entry));
      }),

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

    importAll: async (lines, w) => {
      const { importLines } = await import('./import-customers.ts');
      return write(connection, w, 'customers-imported', (entry) =>
        fresh(importLines(connection, lines, entry)),
      );
    },

    tryImport: async (lines, at) => {
      const { tryLines } = await import('./import-customers.ts');
      const trying = () => tryLines(connection, lines, newEntry(connection, TRIED(at), 'customers-imported'));
      return connection.transaction(trying, { dryRun: true });
    },
  };
}
