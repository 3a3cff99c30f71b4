import type { Customer } from '../../../domain/customer.ts';
import type { Instant } from '../../../domain/interval.ts';
import type { By, JournalVerb } from '../../../domain/journal.ts';
import type { ShopRules } from '../../../domain/shop.ts';
import type { Vehicle } from '../../../domain/vehicle.ts';
import { fitting } from '../../../fitting-text.ts';
import { insertedId, type Transaction } from '../engine/sql.ts';

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

/** Keeps an edition of the rules, and which names it changed. */
export async function noteRules(
  tx: Transaction,
  entry: Entry,
  {
    revision,
    rules,
    renamed,
  }: {
    readonly revision: number;
    readonly rules: ShopRules;
    readonly renamed: ReadonlyMap<string, string>;
  },
): Promise<void> {
  await tx.run(
    'INSERT INTO shop_revision (revision, entry_id, rules, renamed) VALUES (?, ?, ?, ?)',
    revision,
    await entry.id(),
    JSON.stringify(rules),
    JSON.stringify([...renamed]),
  );
}
