import type { Claim } from '../../store.ts';
import type { Connection } from '../engine/connection.ts';
import { LONGEST_MS } from '../engine/longest.ts';
import { holdsItsSum, notAsWritten, type SumKind } from './sums.ts';

/**
 * What a write relies on is looked at before it is believed: rot may have come since the whole book was last looked through.
 * To be called inside the transaction, before what is named here is changed. Throws `database-damaged`.
 */
export function assertAsWritten(connection: Connection, kind: SumKind, id: number): void {
  if (holdsItsSum(connection, kind, id)) return;
  throw connection.damaged(notAsWritten(kind, id));
}

/** The edition of what others have committed in which the connection has found the shop as it was written. */
const SHOP_FOUND_IN = new WeakMap<Connection, number>();

/**
 * The shop's rows are many, and every booking relies on them. They are read again when somebody else has committed: until then
 * SQLite would give the same pages from its memory. Throws `database-damaged`.
 */
export function assertShopAsWritten(connection: Connection): void {
  const edition = connection.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  if (SHOP_FOUND_IN.get(connection) === edition) return;
  assertAsWritten(connection, 'shop', 1);
  SHOP_FOUND_IN.set(connection, edition);
}

/** Whose appointments hold the bay or technician around an interval, by the index that the guard walks. */
const BY_CLAIMS = `
SELECT appointment_id AS id FROM claim INDEXED BY claim_by_start
WHERE claimable_id = ? AND start_at > ? AND start_at < ?`;

/** The same by what the appointments around it say themselves. One of somebody who did not come may have given its time back. */
const BY_APPOINTMENTS = `
SELECT id, status <> 'no_show' AS holds FROM appointment INDEXED BY appointment_by_start
WHERE ? IN (bay_id, technician_id) AND start_at > ? AND start_at < ? AND status <> 'cancelled'`;

/**
 * The guard sees what its index shows. A page of it that was lost makes a taken time free: so the claims around a new one
 * have to be those of the appointments around it. The new one itself is left out. Throws `database-damaged`.
 */
export function assertClaimsAgree(
  connection: Connection,
  appointmentId: number,
  { claimableId, start, end }: Claim,
): void {
  const around = [claimableId, start - LONGEST_MS, end] as const;
  const claims = new Set(connection.all<{ id: number }>(BY_CLAIMS, ...around).map(({ id }) => id));
  const others = connection
    .all<{ id: number; holds: number }>(BY_APPOINTMENTS, ...around)
    .filter(({ id }) => id !== appointmentId);
  claims.delete(appointmentId);
  const lacking = others.some(({ id, holds }) => !claims.delete(id) && holds === 1);
  if (lacking || claims.size > 0)
    throw connection.damaged('the claims and the appointments disagree about who has which time');
}
