import type { Damage } from '../../../failure.ts';
import type { SumKind } from '../../sql/engine/sql.ts';
import type { Connection } from '../engine/connection.ts';

interface Summed {
  readonly kind: SumKind;
  readonly id: number;
}

/**
 * Rows that a sum is over: those of `table`, or of them the `only` ones, whose `owner` is its id, in order of `key`, with those
 * that `joined` adds.
 */
interface Part {
  readonly table: string;
  readonly joined?: string;
  readonly only?: string;
  readonly owner: string;
  readonly key: string;
}

/** The first part of each is what the others belong to. The shop has all rows of its tables. */
const PARTS: Readonly<Record<SumKind, readonly [Part, ...Part[]]>> = {
  appointment: [
    { table: 'appointment', owner: 'id', key: 'id' },
    { table: 'work', owner: 'appointment_id', key: 'position' },
    { table: 'claim', owner: 'appointment_id', key: 'id' },
    {
      table: 'appointment_revision',
      joined: 'JOIN journal ON journal.id = entry_id',
      owner: 'appointment_id',
      key: 'revision',
    },
    { table: 'calendar_image', owner: 'appointment_id', key: 'calendar_id' },
    { table: 'inbox_item', owner: 'appointment_id', key: 'id' },
  ],
  customer: [
    { table: 'customer', owner: 'id', key: 'id' },
    { table: 'vehicle', owner: 'customer_id', key: 'id' },
    { table: 'waitlist', owner: 'customer_id', key: 'id' },
  ],
  shop: [
    { table: 'shop', owner: '1', key: 'id' },
    { table: 'book', owner: '1', key: 'id' },
    { table: 'service', owner: '1', key: 'id' },
    { table: 'claimable', owner: '1', key: 'id' },
    { table: 'calendar_place', owner: '1', key: 'calendar_id' },
    { table: 'calendar_name', owner: '1', key: 'name' },
    { table: 'token_owner', owner: '1', key: 'fingerprint' },
    { table: 'inbox_item', only: 'appointment_id IS NULL', owner: '1', key: 'id' },
  ],
};

/** What reads the rows of one. Put together once: every new text has to be hashed before its statement is found again. */
const ROWS: Readonly<Record<SumKind, readonly string[]>> = {
  appointment: PARTS.appointment.map(rowsOfOwner),
  customer: PARTS.customer.map(rowsOfOwner),
  shop: PARTS.shop.map(rowsOfOwner),
};

function rowsOfOwner({ table, joined = '', only = 'true', owner, key }: Part): string {
  return `SELECT * FROM ${table} ${joined} WHERE ${only} AND ${owner} = ? ORDER BY ${key}`;
}

/** Ids that are looked at together: as many as cost a command little. */
const SPAN = 2_000;
/** With so many due at once, one walk over their tables is cheaper than a look at each. */
const MANY = 500;
const DUE = `SELECT kind, id FROM row_sum INDEXED BY row_sum_due WHERE sum IS NULL ORDER BY kind, id LIMIT ${MANY}`;

/** Makes the sums of all that the transaction has touched. To be called before its commit. */
export function makeDueSums(connection: Connection): void {
  for (;;) {
    const due = connection.all<Summed>(DUE);
    const [first] = due;
    if (first === undefined) return;
    if (due.length < MANY) {
      for (const summed of due) keepSum(connection, summed, sumOf(connection, summed));
      return;
    }
    const { kind, id } = first;
    const sums = sumsAfter(connection, kind, id - 1);
    for (const { id: each } of connection.all<Summed>(DUE_AFTER, kind, id - 1, id - 1 + SPAN))
      keepSum(connection, { kind, id: each }, sums.get(each) ?? null);
  }
}

const DUE_AFTER = 'SELECT id FROM row_sum WHERE kind = ? AND id > ? AND id <= ? AND sum IS NULL';

/** `sum`: null for what is not there any more. */
function keepSum(connection: Connection, { kind, id }: Summed, sum: number | null): void {
  if (sum === null) connection.run('DELETE FROM row_sum WHERE kind = ? AND id = ?', kind, id);
  else connection.run('UPDATE row_sum SET sum = ? WHERE kind = ? AND id = ?', sum, kind, id);
}

/** False when its rows are others than were last written. One without a sum, or whose sum is due, is taken as it is. */
export function holdsItsSum(connection: Connection, kind: SumKind, id: number): boolean {
  const kept = connection.get<{ sum: number | null }>(
    'SELECT sum FROM row_sum WHERE kind = ? AND id = ?',
    kind,
    id,
  );
  const sum = kept?.sum ?? null;
  return sum === null || sum === sumOf(connection, { kind, id });
}

/** The finding about one that does not hold its sum. */
export function notAsWritten(what: SumKind, id: number): Damage {
  return { kind: 'not-as-written', what, id };
}

/** What does not hold its sum, at most `most` of them by name, of the `SPAN` ids after `after`. */
export function wrongSums(connection: Connection, after: number, most: number): Damage[] {
  const wrong: Damage[] = [];
  for (const kind of Object.keys(PARTS) as SumKind[]) {
    const found = sumsAfter(connection, kind, after);
    const kept = new Map(
      connection
        .all<Summed & { sum: number | null }>(KEPT, kind, after, after + SPAN)
        .map(({ id, sum }) => [id, sum]),
    );
    for (const id of new Set([...found.keys(), ...kept.keys()])) {
      if (kept.get(id) === null || kept.get(id) === found.get(id)) continue;
      wrong.push(notAsWritten(kind, id));
      if (wrong.length === most) return wrong;
    }
  }
  return wrong;
}

/** The spans that hold every id of the book, by the id before the first: from one that is there to the next. */
export function spansOf(connection: Connection): number[] {
  const spans: number[] = [];
  for (let after = -1; ; ) {
    const next = connection.get<{ id: number | null }>(NEXT, after, after, after)?.id ?? null;
    if (next === null) return spans;
    spans.push(next - 1);
    after = next - 1 + SPAN;
  }
}

const NEXT = `SELECT min(id) AS id FROM (
  SELECT min(id) AS id FROM row_sum WHERE kind IN ('appointment', 'customer', 'shop') AND id > ?
  UNION ALL SELECT min(id) FROM appointment WHERE id > ? UNION ALL SELECT min(id) FROM customer WHERE id > ?)`;

const KEPT = 'SELECT id, sum FROM row_sum WHERE kind = ? AND id > ? AND id <= ?';

/** The same sums as `sumOf` makes one by one, in one walk over each table. */
function sumsAfter(connection: Connection, kind: SumKind, after: number): ReadonlyMap<number, number> {
  const rows = PARTS[kind].map((part) => rowsByOwner(connection, part, after));
  return new Map(
    [...(rows[0] as RowsByOwner).keys()].map((id) => [
      id,
      hash(JSON.stringify(rows.map((ofPart) => ofPart.get(id) ?? []))),
    ]),
  );
}

type RowsByOwner = ReadonlyMap<number, unknown[][]>;

function rowsByOwner(
  connection: Connection,
  { table, joined = '', only = 'true', owner, key }: Part,
  after: number,
): RowsByOwner {
  const sql = `SELECT *, ${owner} FROM ${table} ${joined} WHERE ${only} AND ${owner} > ? AND ${owner} <= ? ORDER BY ${owner}, ${key}`;
  const byOwner = new Map<number, unknown[][]>();
  for (const row of connection.values(sql, after, after + SPAN)) {
    const id = row.pop() as number;
    const rows = byOwner.get(id);
    if (rows === undefined) byOwner.set(id, [row]);
    else rows.push(row);
  }
  return byOwner;
}

/** Null for what is not there any more. */
function sumOf(connection: Connection, { kind, id }: Summed): number | null {
  const rows = ROWS[kind].map((sql) => connection.values(sql, id));
  return rows[0]?.length === 0 ? null : hash(JSON.stringify(rows));
}

/**
 * 53 bits of a text, as many as a number of JavaScript and of SQLite has in common: two multiplicative hashes side by side,
 * well mixed. It is against rot, not against people, and costs less than loading Node's own. Four bytes a step: a command
 * makes only a few sums, so nearly all of this runs before V8 has compiled it.
 */
function hash(text: string): number {
  const bytes = Buffer.from(`${text}\0\0\0`);
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length - (bytes.length % 4));
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < words.byteLength; i += 4) {
    const word = words.getInt32(i, true);
    a = Math.imul(a ^ word, 0x9e3779b1);
    a ^= a >>> 15;
    b = Math.imul(b ^ word, 0x5f356495);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return 4_294_967_296 * (b & 0x1fffff) + (a >>> 0);
}
