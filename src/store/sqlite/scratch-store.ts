import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../machine/temporary-folder.ts';
import type { Store } from '../store.ts';
import { type NewShop, openSqliteStore } from './sqlite-store.ts';

/** A new book in a temporary folder of its own; `discard` closes it and removes the folder. Throws the `database-…` failures, `bad-configuration`. */
export function scratchSqliteStore(shop: NewShop): { store: Store; discard: () => Promise<void> } {
  const folder = temporaryFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { store } = openSqliteStore(join(folder, 'scratch.db'), shop);
    return {
      store,
      discard: async () => {
        await store.close();
        remove();
      },
    };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}
