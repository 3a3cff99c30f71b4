import type { Store } from '../store.ts';
import type { Database } from './engine/sql.ts';
import { earlierResult } from './kept-answers.ts';
import { fresh, write } from './write.ts';

/** What was answered under a key, and what nothing else of the store keeps. */
export function resultStore(database: Database): Pick<Store, 'earlierResult' | 'keepResult'> {
  return {
    earlierResult: async (key) => earlierResult(database, key),
    keepResult: async (value, w) =>
      w.key === null ? { value, replayed: false } : write(database, w, 'changed', async () => fresh(value)),
  };
}
