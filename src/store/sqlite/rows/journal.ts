import type { Customer } from '../../../domain/customer.ts';
import type { Instant } from '../../../domain/interval.ts';
import type { By, JournalEntry, JournalVerb } from '../../../domain/journal.ts';
import type { ShopRules } from '../../../domain/shop.ts';
import type { Vehicle } from '../../../domain/vehicle.ts';
import { fitting } from '../../../fitting-text.ts';
import type { JournalStore } from '../../journal.ts';
import type { Connection } from '../engine/connection.ts';

/** The entry of the journal to which all belongs that one transaction writes. */
export interface Entry {
  readonly at: Instant;
  readonly source: By['source'];
  /** Its number. It is entered when first asked for: what changes nothing is not in the journal. */
  id(): number;
}

/** To be made inside the transaction. `undoes`: the entry that is taken back. Throws `too-long`. */
export function newEntry(
  connection: Connection,
  { at, source, actor, undoes = null }: By & { readonly undoes?: number | null },
  verb: JournalVerb,
): Entry {
  let id: number | null = null;
  const enter = () =>
    connection.run(
      'INSERT INTO journal (at, source, actor, verb, undoes) VALUES (?, ?, ?, ?, ?)',
      at,
      source,
      actor === null ? null : fitting('name of who does it', actor),
      verb,
      undoes,
    ).id;
  return {
    at,
    source,
    id: () => {
      id ??= enter();
      return id;
    },
  };
}

/** Notes that somebody or a car was entered (`before` null) or changed; of several changes in one entry the first counts. */
export function notePerson(
  connection: Connection,
  entry: Entry,
  kind: 'customer' | 'vehicle',
  id: number,
  before: Customer | Vehicle | null,
): void {
  connection.run(
    'INSERT INTO person_change (entry_id, kind, id, before) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    entry.id(),
    kind,
    id,
    before === null ? null : JSON.stringify(before),
  );
}

/** Keeps an edition of the rules. */
export function noteRules(connection: Connection, entry: Entry, revision: number, rules: ShopRules): void {
  connection.run(
    'INSERT INTO shop_revision (revision, entry_id, rules) VALUES (?, ?, ?)',
    revision,
    entry.id(),
    JSON.stringify(rules),
  );
}

type EntryRow = Pick<JournalEntry, 'id' | 'at' | 'source' | 'actor' | 'verb' | 'undoes' | 'undoneBy'>;

const NEWEST = (where: string) => `
SELECT j.id, j.at, j.source, j.actor, j.verb, j.undoes, u.id AS "undoneBy"
FROM journal j LEFT JOIN journal u ON u.undoes = j.id ${where} ORDER BY j.id DESC LIMIT ?`;
const OF_ALL = NEWEST('');
const OF_ONE = NEWEST('WHERE j.actor = ?');
const STANDING = NEWEST('WHERE j.actor = ? AND j.undoes IS NULL AND u.id IS NULL');
const OF_PERSON = NEWEST('JOIN person_change p ON p.entry_id = j.id WHERE p.kind = ? AND p.id = ?');

export function sqliteJournal(connection: Connection): JournalStore {
  const whole = (row: EntryRow): JournalEntry => ({
    ...row,
    appointments: connection.all(
      'SELECT appointment_id AS id, revision FROM appointment_revision WHERE entry_id = ? ORDER BY 1, 2',
      row.id,
    ),
    people: connection.all('SELECT kind, id FROM person_change WHERE entry_id = ? ORDER BY kind, id', row.id),
  });
  return {
    newest: async (limit, actor) =>
      (actor === undefined
        ? connection.all<EntryRow>(OF_ALL, limit)
        : connection.all<EntryRow>(OF_ONE, actor, limit)
      ).map(whole),

    lastOf: async (actor) => connection.all<EntryRow>(STANDING, actor, 1).map(whole)[0] ?? null,

    ofPerson: async (kind, id, limit) => connection.all<EntryRow>(OF_PERSON, kind, id, limit).map(whole),
  };
}
