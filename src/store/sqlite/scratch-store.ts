import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../machine/temporary-folder.ts';
import type { NewShop } from '../sql/shop.ts';
import type { Store } from '../store.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** A new book in a temporary folder of its own; `discard` closes it and removes the folder. Throws the `database-…` failures, `bad-configuration`. */
export async function scratchSqliteStore(
  shop: NewShop,
): Promise<{ store: Store; discard: () => Promise<void> }> {
  const folder = temporaryFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { store } = await openSqliteStore(join(folder, 'scratch.db'), shop);
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
