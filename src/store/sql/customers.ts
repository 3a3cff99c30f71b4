import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../domain/interval.ts';
import type { By } from '../../domain/journal.ts';
import type { CustomerStore } from '../customers.ts';
import type { Database } from './engine/sql.ts';
import { customerByPhone, requireCustomer } from './rows/customers.ts';
import { putCustomer, updateCustomer } from './rows/customers-written.ts';
import { newEntry } from './rows/journal.ts';
import { fresh, write } from './write.ts';

const TRIED = (at: Instant): By => ({ at, source: 'import', actor: null });

type Writing = 'add' | 'edit' | 'merge' | 'importAll' | 'tryImport';

/** What of the port writes. */
export function customerStore(database: Database): Pick<CustomerStore, Writing> {
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
