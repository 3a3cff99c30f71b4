import type { Instant } from '../../domain/interval.ts';
import { limitsOf } from '../../domain/mode-limits.ts';
import type { CLAIMABLE_KINDS, ShopRules, TechnicianRules } from '../../domain/shop.ts';
import { assertNothingInTheWay } from './capacity.ts';
import type { Transaction } from './engine/sql.ts';
import { endAllHolds } from './holds.ts';
import { nameOfLimit } from './numbered-limits.ts';

/** A bay, technician or limit of the rules, and the row that it has been so far; null for a new one. */
interface Wanted extends TechnicianRules {
  readonly kind: (typeof CLAIMABLE_KINDS)[number];
  readonly id: number | null;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly retiredAt: Instant | null;
}

/**
 * Rows are never deleted, because appointments point at them: what goes is retired, what comes back is revived. Throws
 * `appointments-in-the-way`.
 */
export async function replaceClaimables(
  tx: Transaction,
  rules: ShopRules,
  renamed: ReadonlyMap<string, string>,
  at: Instant,
): Promise<void> {
  const rows = await tx.all<Row>('SELECT id, name, retired_at AS "retiredAt" FROM claimable');
  const wanted = identified(rules, renamed, rows);
  await endAllHolds(tx);
  await assertNothingInTheWay(tx, wanted, at);
  await tx.run('UPDATE claimable SET retired_at = ? WHERE retired_at IS NULL', at);
  await freeNames(tx, wanted, rows);
  for (const [position, claimable] of wanted.entries()) await put(tx, claimable, position);
}

/** Finds the row of each bay, technician and limit: a renamed one by its old name, any other by its name. */
function identified(
  { bays, technicians, modes }: ShopRules,
  renamed: ReadonlyMap<string, string>,
  rows: readonly Row[],
): Wanted[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const renamedTo = new Map<string, Row>();
  for (const [from, to] of renamed) {
    const row = byName.get(from);
    if (row?.retiredAt === null) renamedTo.set(to, row);
  }
  const moved = new Set(renamedTo.values());
  const idOf = (name: string): number | null => {
    const row = renamedTo.get(name) ?? byName.get(name);
    return row === undefined || (moved.has(row) && renamedTo.get(name) !== row) ? null : row.id;
  };
  return [
    ...bays.map((bay) => ({ ...bay, kind: 'bay' as const, id: idOf(bay.name) })),
    ...technicians.map((each) => ({ ...each, kind: 'technician' as const, id: idOf(each.name) })),
    ...limitsOf(modes).map((limit): Wanted => {
      const name = nameOfLimit(limit);
      const [kind, capacity, id] = ['mode' as const, limit.most, idOf(name)];
      return { kind, id, name, capacity, calendar: null, hours: null, away: [], skills: [] };
    }),
  ];
}

/**
 * Takes a name away from the row that has it, if another is about to get it: two swap their names, or that of a retired one is
 * used again.
 */
async function freeNames(tx: Transaction, wanted: readonly Wanted[], rows: readonly Row[]): Promise<void> {
  const heirs = new Map(wanted.map(({ id, name }) => [name, id]));
  const staying = new Set(wanted.map(({ id }) => id));
  for (const { id, name } of rows) {
    if (!heirs.has(name) || heirs.get(name) === id) continue;
    const meanwhile = staying.has(id) ? ` ${id}` : `${name} (former ${id})`;
    await tx.run('UPDATE claimable SET name = ? WHERE id = ?', meanwhile, id);
  }
}

const ADD = `
INSERT INTO claimable (kind, name, capacity, calendar_id, check_availability, create_events, hours, away, skills, position)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const RENEW = `
UPDATE claimable SET kind = ?, name = ?, capacity = ?, calendar_id = ?, check_availability = ?, create_events = ?, hours = ?,
  away = ?, skills = ?, position = ?, retired_at = NULL WHERE id = ?`;

async function put(
  tx: Transaction,
  { id, kind, name, capacity, calendar, checkAvailability, createEvents, hours, away, skills }: Wanted,
  position: number,
): Promise<void> {
  const told = hours === null ? null : JSON.stringify(hours);
  const values = [
    kind,
    name,
    capacity,
    calendar,
    saidOrNot(checkAvailability),
    saidOrNot(createEvents),
    told,
    JSON.stringify(away),
    JSON.stringify(skills),
    position,
  ] as const;
  if (id === null) await tx.run(ADD, ...values);
  else await tx.run(RENEW, ...values, id);
}

/** A flag that need not have been said. */
function saidOrNot(flag: boolean | undefined): number | null {
  return flag === undefined ? null : Number(flag);
}
