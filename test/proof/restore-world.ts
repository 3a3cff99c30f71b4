import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { proveAtOpening } from '../../src/usecases/in-step/prove-book.ts';
import { shopOf, VISITORS } from '../simulation/shop.ts';
import { aCar, aCustomer, aWrite, NOW, zone } from '../support/book.ts';
import type { Random } from './random.ts';
import { type Shopfloor, type Street, shopfloorIn } from './undo-world.ts';

/** A shop whose book is a file. */
export interface FiledShop extends Shopfloor {
  readonly close: () => Promise<void>;
}

/** Opens the book, and makes it with every visitor and a car of each where there is none. */
export async function openFiled(file: string, street: Street, random: Random): Promise<FiledShop> {
  const newShop = existsSync(file)
    ? null
    : { rules: shopOf('keep'), zone, at: NOW, actor: 'setup', key: null };
  const { store, newUuid } = await openSqliteStore(file, newShop);
  if (newShop !== null) {
    for (const { name, phone, email, plate } of VISITORS) {
      const { value } = await store.customers.add(aCustomer({ name, phone, email }), aWrite());
      await store.vehicles.add(value.id, aCar({ plate }), aWrite());
    }
  }
  const db = new Database(file, { readonly: true });
  const floor = shopfloorIn({ db, store, bookId: await store.shop.bookId() }, street, random);
  const ports = { ...floor.ports, newUuid };
  // As whatever opens a book does.
  await proveAtOpening(ports);
  return {
    ...floor,
    ports,
    close: async () => {
      db.close();
      await store.close();
    },
  };
}

/** What a backup takes along, and what it finds in the place to which it is brought back. */
export const BACKUPS = [
  /** The file alone, over what is there; no log is left. */
  'file',
  /** The same, moved into the place of the file. */
  'file-moved',
  /** The same, and the log of the newer book stays where it was, because that process was killed. */
  'file-beside-log',
  /** The whole folder, with all that lies beside the file. */
  'folder',
] as const;
export type Backup = (typeof BACKUPS)[number];

/** Copies a closed book, with all that lies beside it. */
export function backUp(file: string, to: string): void {
  for (const name of besides(file)) copyFileSync(join(dirname(file), name), join(to, name));
}

/** The log of an open book, to be left behind. */
export function keepLog(file: string, to: string): void {
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, join(to, 'log'));
}

export function putBack(file: string, from: string, how: Backup): void {
  const name = file.slice(dirname(file).length + 1);
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  if (how === 'folder') {
    for (const one of besides(file)) rmSync(join(dirname(file), one));
    for (const one of readdirSync(from))
      if (one.startsWith(name)) copyFileSync(join(from, one), join(dirname(file), one));
    return;
  }
  if (how === 'file-moved') rmSync(file);
  copyFileSync(join(from, name), file);
  if (how === 'file-beside-log' && existsSync(join(from, 'log')))
    copyFileSync(join(from, 'log'), `${file}-wal`);
}

function besides(file: string): string[] {
  const name = file.slice(dirname(file).length + 1);
  return readdirSync(dirname(file)).filter((one) => one.startsWith(name));
}
