import type { Claim } from '../../placements.ts';
import { LONGEST_MS } from '../../sql/engine/longest.ts';
import type { Soundness, SumKind } from '../../sql/engine/sql.ts';
import { LIVE } from '../../sql/engine/statuses.ts';
import type { Connection } from '../engine/connection.ts';
import { holdsItsSum, notAsWritten } from './sums.ts';

/** What SQLite itself does not see of rows that have changed by themselves is told by their sums, and by each other. */
export function soundnessOf(connection: Connection): Soundness {
  return {
    assertAsWritten: async (kind, id) => assertAsWritten(connection, kind, id),
    assertShopAsWritten: async () => assertShopAsWritten(connection),
    assertClaimsAgree: async (claim, of) => assertClaimsAgree(connection, claim, of),
  };
}

function assertAsWritten(connection: Connection, kind: SumKind, id: number): void {
  if (holdsItsSum(connection, kind, id)) return;
  throw connection.damaged(notAsWritten(kind, id));
}

/** The edition of what others have committed in which the connection has found the shop as it was written. */
const SHOP_FOUND_IN = new WeakMap<Connection, number>();

/**
 * The shop's rows are many, and every booking relies on them. They are read again when somebody else has committed: until then
 * SQLite would give the same pages from its memory.
 */
function assertShopAsWritten(connection: Connection): void {
  const edition = connection.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  if (SHOP_FOUND_IN.get(connection) === edition) return;
  assertAsWritten(connection, 'shop', 1);
  SHOP_FOUND_IN.set(connection, edition);
}

/** Whose appointments hold the bay or technician during an interval, by the index that the guard walks. */
const BY_CLAIMS = `
SELECT appointment_id AS id FROM claim INDEXED BY claim_by_start
WHERE claimable_id = ? AND start_at > ? AND start_at < ? AND end_at > ? AND appointment_id IS NOT NULL`;

/** The same by what the appointments then, and the work on them, say themselves. Who did not come may have given it back. */
const BY_APPOINTMENTS = `
SELECT id, status IN (${LIVE}) AS holds FROM appointment INDEXED BY appointment_by_start
WHERE bay_id = ? AND start_at > ? AND start_at < ? AND end_at + buffer_ms > ? AND status <> 'cancelled'`;
const BY_WORK = `
SELECT a.id, a.status IN (${LIVE}) AS holds
FROM work w INDEXED BY work_by_technician CROSS JOIN appointment a ON a.id = w.appointment_id
WHERE w.technician_id = ? AND w.start_at > ? AND w.start_at < ? AND w.end_at > ? AND a.status <> 'cancelled'`;

/**
 * The guard sees what its index shows. A page of it that was lost makes a taken time free: so the claims that a new one
 * meets have to be those of the appointments that it meets. Throws `database-damaged`.
 */
function assertClaimsAgree(
  connection: Connection,
  { claimableId, start, end }: Claim,
  of: 'bay' | 'technician',
): void {
  const around = [claimableId, start - LONGEST_MS, end, start] as const;
  const claims = new Map<number, number>();
  for (const { id } of connection.all<{ id: number }>(BY_CLAIMS, ...around))
    claims.set(id, (claims.get(id) ?? 0) + 1);
  const told = connection.all<{ id: number; holds: number }>(
    of === 'bay' ? BY_APPOINTMENTS : BY_WORK,
    ...around,
  );
  let lacking = false;
  for (const { id, holds } of told) {
    const left = claims.get(id) ?? 0;
    if (left === 0) lacking ||= holds === 1;
    else if (left === 1) claims.delete(id);
    else claims.set(id, left - 1);
  }
  if (lacking || claims.size > 0) throw connection.damaged({ kind: 'claims-disagree' });
}
