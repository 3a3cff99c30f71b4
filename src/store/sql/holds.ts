import { LONGEST_APPOINTMENT_MS } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { fitting } from '../../fitting-text.ts';
import type { Hold, HoldStore } from '../holds.ts';
import type { Claim } from '../placements.ts';
import { placeClaims } from './claims.ts';
import { type Database, insertedId, parsed, type Sql, type Transaction } from './engine/sql.ts';

interface HoldRow {
  id: number;
  token_hash: string;
  proposal: string;
  who: string | null;
  expires_at: Instant;
}

const HOLD = 'SELECT id, token_hash, proposal, who, expires_at FROM hold';
const BY_TOKEN = `${HOLD} WHERE token_hash = ? AND expires_at > ?`;
const LIVE = `${HOLD} WHERE expires_at > ? ORDER BY expires_at, id`;

const CLAIMS = `
SELECT claimable_id AS "claimableId", start_at AS start, end_at AS "end" FROM claim
WHERE hold_id = ? ORDER BY claimable_id, start_at`;

export function holdStore(database: Database): HoldStore {
  return {
    place: async (hold, now) =>
      database.transaction(async (tx) => {
        await endHolds(tx, now);
        return (await byToken(tx, hold.tokenHash, now)) ?? placed(tx, hold);
      }),

    release: async (tokenHash, now) =>
      database.transaction(async (tx) => {
        await endHolds(tx, now);
        return endHold(tx, tokenHash);
      }),

    get: async (tokenHash, now) => byToken(database, tokenHash, now),

    live: async (now) => {
      const live: Hold[] = [];
      for (const row of await database.all<HoldRow>(LIVE, now)) live.push(await holdOf(database, row));
      return live;
    },
  };
}

async function byToken(sql: Sql, tokenHash: string, now: Instant): Promise<Hold | null> {
  const row = await sql.get<HoldRow>(BY_TOKEN, tokenHash, now);
  return row === undefined ? null : holdOf(sql, row);
}

async function holdOf(sql: Sql, { id, token_hash, proposal, who, expires_at }: HoldRow): Promise<Hold> {
  const claims = await sql.all<Claim>(CLAIMS, id);
  return { tokenHash: token_hash, proposal: parsed(sql, proposal), who, expiresAt: expires_at, claims };
}

async function placed(tx: Transaction, { tokenHash, proposal, who, expiresAt, claims }: Hold): Promise<Hold> {
  const id = await insertedId(
    tx,
    'INSERT INTO hold (token_hash, proposal, who, expires_at) VALUES (?, ?, ?, ?) RETURNING id',
    tokenHash,
    JSON.stringify(proposal),
    who === null ? null : fitting('name of who does it', who),
    expiresAt,
  );
  const once = heldOnce(claims);
  await placeClaims(tx, { holdId: id }, once, false);
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
export async function endHolds(tx: Transaction, at: Instant): Promise<void> {
  // Nearly always there are none, and what removes them costs ten times the question.
  if ((await tx.get('SELECT 1 FROM hold WHERE expires_at <= ? LIMIT 1', at)) === undefined) return;
  await tx.run('DELETE FROM hold WHERE expires_at <= ?', at);
}

/** False where there is none. */
export async function endHold(tx: Transaction, tokenHash: string): Promise<boolean> {
  return (await tx.run('DELETE FROM hold WHERE token_hash = ?', tokenHash)) > 0;
}

/** What was offered by other rules than those in force is offered no longer. */
export async function endAllHolds(tx: Transaction): Promise<void> {
  await tx.run('DELETE FROM hold');
}
