import type { Instant } from '../../domain/interval.ts';
import type { ShopRules } from '../../domain/shop.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { Stale } from '../refusals.ts';
import type { ShopStore } from '../shop.ts';
import type { Write } from '../write.ts';
import { takeToTheirCalendars } from './belonging.ts';
import { replaceClaimables } from './claimables.ts';
import type { Connection } from './engine/connection.ts';
import { keepAnswer } from './kept-answers.ts';
import { type PolicyRules, readShop } from './read-shop.ts';
import { bindNames, calendarSetting } from './rebinding.ts';
import { type Entry, newEntry, noteRules } from './rows/journal.ts';
import { fresh, write } from './write.ts';

export function sqliteShop(connection: Connection): ShopStore {
  return {
    read: async () => readShop(connection),

    bookId: async () => {
      const book = connection.get<{ book_id: string }>('SELECT book_id FROM book');
      if (book === undefined) throw connection.damaged('the name of the book is missing');
      return book.book_id;
    },

    replace: async (rules, zone, renamed, w, basedOn) => {
      const written = await write(connection, w, 'shop-changed', (entry) => {
        if (basedOn !== undefined && rulesRevision(connection) !== basedOn) throw new Stale();
        replaceServices(connection, rules, w.at);
        replaceClaimables(connection, rules, renamed, w.at);
        const calendar = rules.calendar ?? calendarSetting(connection);
        writePolicies(connection, { ...rules, calendar }, zone, entry);
        bindNames(connection, calendar ?? 'local', w.at);
        takeToTheirCalendars(connection, w.at);
        return fresh(readShop(connection));
      });
      // The first write of a book may have tied it besides.
      return w.dryRun || written.replayed ? written : fresh(readShop(connection));
    },

    refreshZone: async (zone) => {
      await connection.transaction(() => {
        connection.run(
          "UPDATE shop SET zone = ? WHERE rules ->> 'timezone' = ?",
          JSON.stringify(zone),
          zone.name,
        );
      });
    },
  };
}

/** A new database's shop, inside the transaction that creates it. */
export function createShop(
  connection: Connection,
  {
    rules,
    zone,
    at,
    actor = null,
    key = null,
  }: {
    readonly rules: ShopRules;
    readonly zone: ZoneRules;
    readonly at: Instant;
    readonly actor?: string | null;
    readonly key?: Write['key'];
  },
): void {
  const entry = newEntry(connection, { at, actor, source: 'counter' }, 'shop-created');
  connection.run(`INSERT INTO shop (id, revision, rules, zone, updated_at) VALUES (1, 0, '{}', '{}', ?)`, at);
  replaceServices(connection, rules, at);
  replaceClaimables(connection, rules, new Map(), at);
  writePolicies(connection, rules, zone, entry);
  if (key !== null) keepAnswer(connection, key, true, at);
}

/** The edition of the rules that is in force. */
export function rulesRevision(connection: Connection): number {
  return connection.get<{ revision: number }>('SELECT revision FROM shop')?.revision ?? 0;
}

function writePolicies(connection: Connection, rules: ShopRules, zone: ZoneRules, entry: Entry): void {
  const { services, bays, technicians, ...policies } = rules;
  connection.run(
    'UPDATE shop SET revision = revision + 1, rules = ?, zone = ?, updated_at = ?',
    JSON.stringify(policies satisfies PolicyRules),
    JSON.stringify(zone),
    entry.at,
  );
  noteRules(connection, entry, rulesRevision(connection), rules);
}

/** Rows are never deleted, because appointments point at them: what goes is retired, what comes back is revived. */
function replaceServices(connection: Connection, { services }: ShopRules, at: Instant): void {
  connection.run('UPDATE service SET retired_at = ? WHERE retired_at IS NULL', at);
  for (const [position, { type, name, minutes, bufferMinutes, skills }] of services.entries()) {
    connection.run(
      `INSERT INTO service (type, name, minutes, buffer_minutes, skills, position) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (type) DO UPDATE SET name = excluded.name, minutes = excluded.minutes,
         buffer_minutes = excluded.buffer_minutes, skills = excluded.skills, position = excluded.position,
         retired_at = NULL`,
      type,
      name,
      minutes,
      bufferMinutes,
      JSON.stringify(skills),
      position,
    );
  }
}
