import type { ShopNames } from '../domain/shop.ts';
import { isThere } from '../machine/small-file.ts';
import type { Settings } from '../settings/settings.ts';

const NONE: ShopNames = { services: [], bays: [], technicians: [] };

/** What the shop's book calls what it has, for a shell that completes it. No book is made. Throws whatever is wrong with one. */
export async function namesKnown({ databaseFile }: Pick<Settings, 'databaseFile'>): Promise<ShopNames> {
  if (!isThere(databaseFile)) return NONE;
  return (await import('../store/sqlite/names-in-book.ts')).namesInBook(databaseFile);
}
