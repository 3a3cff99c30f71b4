import type { Customer } from '../../domain/customer.ts';
import { fitting } from '../../fitting-text.ts';
import type { CustomerStore, SoughtCustomer } from '../customers.ts';
import { matchOf, recordOf } from './customer-match.ts';
import type { Database, Sql } from './engine/sql.ts';
import { customerById, customerByPhone, requireCustomer, selectCustomers } from './rows/customers.ts';

/** See `CustomerStore`: in the engine's own way. */
export interface CustomerSearch {
  sought(sql: Sql, text: string): Promise<SoughtCustomer[]>;
  near(sql: Sql, name: string, limit: number): Promise<number[]>;
}

/** What of the port only reads. */
export function readCustomers(database: Database, search: CustomerSearch) {
  return {
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
  } satisfies Partial<CustomerStore>;
}
