import { isDeepStrictEqual } from 'node:util';
import type { Customer } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import type { By } from '../../domain/journal.ts';
import { fitting } from '../../fitting-text.ts';
import type { CustomerStore, SoughtCustomer } from '../customers.ts';
import { matchOf, recordOf } from './customer-match.ts';
import type { Database, Sql } from './engine/sql.ts';
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

/** See `CustomerStore`: in the engine's own way. */
export interface CustomerSearch {
  sought(sql: Sql, text: string): Promise<SoughtCustomer[]>;
  near(sql: Sql, name: string, limit: number): Promise<number[]>;
}

export function customerStore(database: Database, search: CustomerSearch): CustomerStore {
  return {
    add: async (details, w) =>
      write(database, w, 'customer-added', async (tx, entry) => {
        const replayed = details.phone !== null && (await customerByPhone(tx, details.phone)) !== null;
        return { value: await putCustomer(tx, details, entry), replayed };
      }),

    edit: async (id, change, w) =>
      write(database, w, 'customer-edited', async (tx, entry) => {
        const before = await requireCustomer(tx, id);
        const customer = { ...before, ...change };
        if (isDeepStrictEqual(customer, before)) return { value: before, replayed: true };
        return fresh(await updateCustomer(tx, customer, before, entry));
      }),

    merge: async (keptId, otherId, w) => {
      const { mergeCustomers } = await import('./merge-customers.ts');
      return write(database, w, 'customers-merged', async (tx, entry) =>
        fresh(await mergeCustomers(tx, keptId, otherId, entry)),
      );
    },

    get: async (id) => customerById(database, id),

    byPhone: async (phone) => customerByPhone(database, phone),

    list: async ({ limit, offset }) => ({
      customers: await selectCustomers(database, 'ORDER BY name_key, id LIMIT ? OFFSET ?', limit, offset),
      total: (await database.get<{ total: number }>('SELECT count(*) AS total FROM customer'))?.total ?? 0,
    }),

    sought: async (text) => search.sought(database, fitting('search text', text)),

    near: async (name, limit) => {
      const found: Customer[] = [];
      for (const id of await search.near(database, fitting('search text', name), limit))
        found.push(await requireCustomer(database, id));
      return found;
    },

    match: async (id, now) => matchOf(database, id, now),

    record: async (id, now) => recordOf(database, id, now),

    importAll: async (lines, w) => {
      const { importLines } = await import('./import-customers.ts');
      return write(database, w, 'customers-imported', async (tx, entry) =>
        fresh(await importLines(tx, lines, entry)),
      );
    },

    tryImport: async (lines, at) => {
      const { tryLines } = await import('./import-customers.ts');
      return database.transaction(
        (tx) => tryLines(tx, lines, newEntry(tx, TRIED(at), 'customers-imported')),
        { dryRun: true },
      );
    },
  };
}
