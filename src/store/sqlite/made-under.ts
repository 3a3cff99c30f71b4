import { AppError } from '../../failure.ts';
import type { Write } from '../write.ts';
import type { OpenOptions } from './open.ts';
import { openSqliteStore, UnknownNewShop } from './sqlite-store.ts';

/**
 * That the key has made none of these shops: it would be kept in that shop's book. What a book has under it for another
 * request is that shop's own matter, and one that cannot be read tells nothing. `keyFor`: the key of the request to make the
 * shop. Throws `key-reused`.
 */
export async function assertMadeNoOther(
  books: readonly { readonly shop: string; readonly file: string }[],
  keyFor: (shop: string) => Promise<Write['key']>,
  options: OpenOptions,
): Promise<void> {
  for (const { shop, file } of books) {
    const key = await keyFor(shop);
    if (key !== null && (await isAnswered(file, key, options)))
      throw new AppError({ code: 'key-reused', key: key.text });
  }
}

async function isAnswered(
  file: string,
  key: NonNullable<Write['key']>,
  options: OpenOptions,
): Promise<boolean> {
  try {
    const { store } = await openSqliteStore(file, null, options);
    try {
      return (await store.earlierResult(key)) !== null;
    } finally {
      await store.close();
    }
  } catch (thrown) {
    // A file that is there and holds no book yet: somebody was ended before the tables were made.
    if (!(thrown instanceof AppError) && !(thrown instanceof UnknownNewShop)) throw thrown;
    return false;
  }
}
