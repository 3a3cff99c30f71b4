import type { OwnStanding } from '../sql/standing.ts';
import type { SqliteDatabase } from './database.ts';
import { BookStanding } from './soundness/book-standing.ts';
import type { Watch } from './soundness/watch.ts';

/** `watch`: null for a book in memory, of which there is no other copy. */
export function sqliteStanding(database: SqliteDatabase, watch: Watch | null): OwnStanding {
  const standing = watch?.standing ?? null;
  return {
    isHere: () => database.between(() => standing?.isHere() ?? true),
    given: () =>
      database.between((connection) => (standing ?? new BookStanding(connection, connection.file)).given()),
    raise: async (tx, given) => {
      for (const [table, number] of Object.entries(given)) {
        const known = await tx.run(
          'UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?',
          number,
          table,
        );
        if (known === 0) await tx.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', table, number);
      }
    },
    claim: (life) => database.between(() => standing?.claim(life)),
  };
}
