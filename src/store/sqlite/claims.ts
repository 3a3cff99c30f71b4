import { type Claim, ClaimRefused, type Placement } from '../store.ts';
import { type Connection, isGuardRefusal } from './connection.ts';

/** What a placement takes: the bay with its buffer, the technician without. In order of id, so that no two wait crosswise. */
export function claimsOf({
  start,
  end,
  bufferMs,
  bayId,
  technicianId,
}: Pick<Placement, 'start' | 'end' | 'bufferMs' | 'bayId' | 'technicianId'>): Claim[] {
  const claims: Claim[] = [{ claimableId: bayId, start, end: end + bufferMs }];
  if (technicianId !== null) claims.push({ claimableId: technicianId, start, end });
  return claims.sort((a, b) => a.claimableId - b.claimableId);
}

/** Throws `ClaimRefused`; the transaction that it was tried in must not be committed then. */
export function placeClaims(
  connection: Connection,
  appointmentId: number,
  claims: readonly Claim[],
  overbooked: boolean,
): void {
  for (const { claimableId, start, end } of claims) {
    try {
      connection.run(
        'INSERT INTO claim (appointment_id, claimable_id, start_at, end_at, overbooked) VALUES (?, ?, ?, ?, ?)',
        appointmentId,
        claimableId,
        start,
        end,
        Number(overbooked),
      );
    } catch (thrown) {
      if (isGuardRefusal(thrown)) throw new ClaimRefused(claimableId);
      throw thrown;
    }
  }
}

export function releaseClaims(connection: Connection, appointmentId: number): void {
  connection.run('DELETE FROM claim WHERE appointment_id = ?', appointmentId);
}
