import type { ShopNames } from '../../domain/shop.ts';
import { loadDriver } from './engine/driver.ts';

/** Whoever types does not wait for a book that somebody else has locked. */
const PATIENCE_MS = 50;

/**
 * What the shop at `file` calls what it has, for a shell that completes it: nothing is checked, written or made. Throws whatever
 * is wrong.
 */
export function namesInBook(file: string): ShopNames {
  const { Database, options } = loadDriver();
  // Not `readonly`: SQLite would leave its log behind, which the last one who may write takes away.
  const db = new Database(file, { ...options, fileMustExist: true, timeout: PATIENCE_MS });
  try {
    db.pragma('query_only = ON');
    const namesOf = (kind: string) =>
      db
        .prepare<[string], string>(
          'SELECT name FROM claimable WHERE kind = ? AND retired_at IS NULL ORDER BY position',
        )
        .pluck()
        .all(kind);
    const services = db
      .prepare<[], { type: string; name: string }>(
        'SELECT type, name FROM service WHERE retired_at IS NULL ORDER BY position',
      )
      .all();
    return { services, bays: namesOf('bay'), technicians: namesOf('technician') };
  } finally {
    db.close();
  }
}
