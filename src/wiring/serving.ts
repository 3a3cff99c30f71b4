import { wallText } from '../domain/zone.ts';
import { AppError } from '../failure.ts';
import type { Settings } from '../settings/settings.ts';
import type { SoleHolder } from '../store/sqlite/sole-holder.ts';

/** That this process alone stays with the book of these settings. Throws `already-serving`, the `database-…` failures. */
export async function staysAlone({
  databaseFile: file,
}: Pick<Settings, 'databaseFile'>): Promise<SoleHolder> {
  const { soleHolder } = await import('../store/sqlite/sole-holder.ts');
  const held = soleHolder(file);
  if (held !== null) return held;
  throw new AppError({ code: 'already-serving', file, ...(await whoStays(file)) });
}

/** As far as the book tells it just now: it may not even be made yet. */
async function whoStays(file: string): Promise<{ pid: number | null; since: string | null }> {
  const nobody = { pid: null, since: null };
  const { openSqliteStore, UnknownNewShop } = await import('../store/sqlite/sqlite-store.ts');
  try {
    const { store } = await openSqliteStore(file, null);
    try {
      const serving = await store.serving.read();
      if (serving === null || serving.endedAt !== null) return nobody;
      const { zone } = await store.shop.read();
      return { pid: serving.pid, since: wallText(zone, serving.startedAt) };
    } finally {
      await store.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof AppError) && !(thrown instanceof UnknownNewShop)) throw thrown;
    return nobody;
  }
}
