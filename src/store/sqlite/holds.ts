import { LONGEST_APPOINTMENT_MS } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { fitting } from '../../fitting-text.ts';
import type { Hold, HoldStore } from '../holds.ts';
import type { Claim } from '../placements.ts';
import { placeClaims } from './claims.ts';
import type { Connection } from './engine/connection.ts';

interface HoldRow {
  id: number;
  token_hash: string;
  proposal: string;
  who: string | null;
  expires_at: Instant;
}

const HOLD = 'SELECT id, token_hash, proposal, who, expires_at FROM hold';
const BY_TOKEN = `${HOLD} WHERE token_hash = ? AND expires_at > ?`;

export function sqliteHolds(connection: Connection): HoldStore {
  const holdOf = (row: HoldRow): Hold => ({
    tokenHash: row.token_hash,
    proposal: connection.parsed(row.proposal),
    who: row.who,
    expiresAt: row.expires_at,
    claims: connection.all<Claim>(
      `SELECT claimable_id AS "claimableId", start_at AS start, end_at AS "end" FROM claim
       WHERE hold_id = ? ORDER BY claimable_id, start_at`,
      row.id,
    ),
  });
  const byToken = (tokenHash: string, now: Instant): Hold | null => {
    const row = connection.get<HoldRow>(BY_TOKEN, tokenHash, now);
    return row === undefined ? null : holdOf(row);
  };
  return {
    place: async (hold, now) =>
      connection.transaction(() => {
        endHolds(connection, now);
        const there = byToken(hold.tokenHash, now);
        return there ?? placed(connection, hold);
      }),

    release: async (tokenHash, now) =>
      connection.transaction(() => {
        endHolds(connection, now);
        return endHold(connection, tokenHash);
      }),

    get: async (tokenHash, now) => byToken(tokenHash, now),

    live: async (now) =>
      connection.all<HoldRow>(`${HOLD} WHERE expires_at > ? ORDER BY expires_at, id`, now).map(holdOf),
  };
}

function placed(connection: Connection, { tokenHash, proposal, who, expiresAt, claims }: Hold): Hold {
  const { id } = connection.run(
    'INSERT INTO hold (token_hash, proposal, who, expires_at) VALUES (?, ?, ?, ?)',
    tokenHash,
    JSON.stringify(proposal),
    who === null ? null : fitting('name of who does it', who),
    expiresAt,
  );
  const once = heldOnce(claims);
  placeClaims(connection, { holdId: id }, once, false);
  return { tokenHash, proposal, who, expiresAt, claims: once };
}

/** What takes the same bay or technician at the same time, in one; in pieces where that is longer than a claim may be. */
function heldOnce(claims: readonly Claim[]): Claim[] {
  const merged: { claimableId: number; start: Instant; end: Instant }[] = [];
  for (const claim of claims.toSorted((a, b) => a.claimableId - b.claimableId || a.start - b.start)) {
    const last = merged.at(-1);
    if (last?.claimableId === claim.claimableId && claim.start < last.end)
      last.end = Math.max(last.end, claim.end);
    else merged.push({ ...claim });
  }
  return merged.flatMap(({ claimableId, start, end }) =>
    Array.from({ length: Math.ceil((end - start) / LONGEST_APPOINTMENT_MS) }, (_, i) => ({
      claimableId,
      start: start + i * LONGEST_APPOINTMENT_MS,
      end: Math.min(start + (i + 1) * LONGEST_APPOINTMENT_MS, end),
    })),
  );
}

/** Holds that have run out give their time back; to be done before anything is claimed, because the guard knows no clock. */
export function endHolds(connection: Connection, at: Instant): void {
  // Nearly always there are none, and what removes them costs ten times the question.
  if (connection.get('SELECT 1 FROM hold WHERE expires_at <= ? LIMIT 1', at) === undefined) return;
  connection.run('DELETE FROM hold WHERE expires_at <= ?', at);
}

/** False where there is none. */
export function endHold(connection: Connection, tokenHash: string): boolean {
  return connection.run('DELETE FROM hold WHERE token_hash = ?', tokenHash).changes > 0;
}

/** What was offered by other rules than those in force is offered no longer. */
export function endAllHolds(connection: Connection): void {
  connection.run('DELETE FROM hold');
}
