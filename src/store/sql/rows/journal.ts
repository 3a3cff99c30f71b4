import type { Customer } from '../../../domain/customer.ts';
import type { Instant } from '../../../domain/interval.ts';
import type { By, JournalEntry, JournalVerb } from '../../../domain/journal.ts';
import type { ShopRules } from '../../../domain/shop.ts';
import type { Vehicle } from '../../../domain/vehicle.ts';
import { fitting } from '../../../fitting-text.ts';
import type { JournalStore } from '../../journal.ts';
import { type Database, insertedId, type Transaction, type Value } from '../engine/sql.ts';

/** The entry of the journal to which all belongs that one transaction writes. */
export interface Entry {
  readonly at: Instant;
  readonly source: By['source'];
  /** Its number. It is entered when first asked for: what changes nothing is not in the journal. */
  id(): Promise<number>;
}

/** `undoes`: the entry that is taken back. Throws `too-long`. */
export function newEntry(
  tx: Transaction,
  { at, source, actor, undoes = null }: By & { readonly undoes?: number | null },
  verb: JournalVerb,
): Entry {
  let id: number | null = null;
  const enter = () =>
    insertedId(
      tx,
      'INSERT INTO journal (at, source, actor, verb, undoes) VALUES (?, ?, ?, ?, ?) RETURNING id',
      at,
      source,
      actor === null ? null : fitting('name of who does it', actor),
      verb,
      undoes,
    );
  return {
    at,
    source,
    id: async () => {
      id ??= await enter();
      return id;
    },
  };
}

/** Notes that somebody or a car was entered (`before` null) or changed; of several changes in one entry the first counts. */
export async function notePerson(
  tx: Transaction,
  entry: Entry,
  kind: 'customer' | 'vehicle',
  id: number,
  before: Customer | Vehicle | null,
): Promise<void> {
  await tx.run(
    'INSERT INTO person_change (entry_id, kind, id, before) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    await entry.id(),
    kind,
    id,
    before === null ? null : JSON.stringify(before),
  );
}

/** Keeps an edition of the rules. */
export async function noteRules(
  tx: Transaction,
  entry: Entry,
  revision: number,
  rules: ShopRules,
): Promise<void> {
  await tx.run(
    'INSERT INTO shop_revision (revision, entry_id, rules) VALUES (?, ?, ?)',
    revision,
    await entry.id(),
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

const APPOINTMENTS =
  'SELECT appointment_id AS id, revision FROM appointment_revision WHERE entry_id = ? ORDER BY 1, 2';
const PEOPLE = 'SELECT kind, id FROM person_change WHERE entry_id = ? ORDER BY kind, id';

export function journalStore(database: Database): JournalStore {
  const entries = async (which: string, ...values: Value[]): Promise<JournalEntry[]> => {
    const whole: JournalEntry[] = [];
    for (const row of await database.all<EntryRow>(which, ...values)) {
      const appointments = await database.all<JournalEntry['appointments'][number]>(APPOINTMENTS, row.id);
      const people = await database.all<JournalEntry['people'][number]>(PEOPLE, row.id);
      whole.push({ ...row, appointments, people });
    }
    return whole;
  };
  return {
    newest: async (limit, actor) =>
      actor === undefined ? entries(OF_ALL, limit) : entries(OF_ONE, actor, limit),

    lastOf: async (actor) => (await entries(STANDING, actor, 1))[0] ?? null,

    ofPerson: async (kind, id, limit) => entries(OF_PERSON, kind, id, limit),
  };
}
