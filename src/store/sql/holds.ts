import { LONGEST_APPOINTMENT_MS } from '../../domain/appointment.ts';
import { assert } from '../../domain/assert.ts';
import { LONGEST_HOLD_MS } from '../../domain/held-time.ts';
import type { Instant } from '../../domain/interval.ts';
import { fitting } from '../../fitting-text.ts';
import type { Hold, Holder, HoldStore } from '../holds.ts';
import type { Claim } from '../placements.ts';
import { placeClaims } from './claims.ts';
import { type Database, insertedId, type Sql, type Transaction } from './engine/sql.ts';
import { IS_LIVE } from './read-claims.ts';

interface HoldRow {
  id: number;
  token_hash: string;
  who: string | null;
  expires_at: Instant;
}

/** By what of a hold its holder is known. */
const OWN = {
  tokenHash: 'token_hash = ?',
  conversation: 'token_hash IN (SELECT token_hash FROM proposal WHERE conversation = ?)',
} as const;

const HOLD = `SELECT id, token_hash, who, expires_at FROM hold WHERE ${IS_LIVE}`;
const LIVE = `${HOLD} ORDER BY expires_at, id`;

const CLAIMS = `
SELECT claimable_id AS "claimableId", start_at AS start, end_at AS "end" FROM claim
WHERE hold_id = ? ORDER BY claimable_id, start_at`;

export function holdStore(database: Database): HoldStore {
  return {
    of: async (holder, now) => {
      const [own, whose] = ownHold(holder);
      const row = await database.get<HoldRow>(`${HOLD} AND ${own} ORDER BY id DESC`, now, now, whose);
      return row === undefined ? null : holdOf(database, row);
    },

    live: async (now) => {
      const live: Hold[] = [];
      for (const row of await database.all<HoldRow>(LIVE, now, now)) live.push(await holdOf(database, row));
      return live;
    },
  };
}

function ownHold(holder: Holder): [condition: string, value: string] {
  return 'tokenHash' in holder ? [OWN.tokenHash, holder.tokenHash] : [OWN.conversation, holder.conversation];
}

async function holdOf(sql: Sql, { id, token_hash, who, expires_at }: HoldRow): Promise<Hold> {
  return {
    tokenHash: token_hash,
    who,
    expiresAt: expires_at,
    claims: await sql.all<Claim>(CLAIMS, id),
  };
}

/** Throws `ClaimRefused`, `too-long`. */
export async function placeHold(
  tx: Transaction,
  { tokenHash, who, expiresAt, claims }: Hold,
  now: Instant,
): Promise<void> {
  assert(expiresAt <= now + LONGEST_HOLD_MS, 'a hold that would not be live');
  const id = await insertedId(
    tx,
    'INSERT INTO hold (token_hash, who, expires_at) VALUES (?, ?, ?) RETURNING id',
    tokenHash,
    who === null ? null : fitting('name', who),
    expiresAt,
  );
  await placeClaims(tx, { holdId: id }, heldOnce(claims), false);
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

const IS_OVER = `NOT (${IS_LIVE})`;

/** Holds that have run out give their time back; to be done before anything is claimed, because the guard knows no clock. */
export async function endHolds(tx: Transaction, at: Instant): Promise<void> {
  // Nearly always there are none, and what removes them costs ten times the question.
  if ((await tx.get(`SELECT 1 FROM hold WHERE ${IS_OVER} LIMIT 1`, at, at)) === undefined) return;
  await tx.run(`DELETE FROM hold WHERE ${IS_OVER}`, at, at);
}

/** False where there is none. */
export async function endHold(tx: Transaction, holder: Holder): Promise<boolean> {
  const [own, whose] = ownHold(holder);
  return (await tx.run(`DELETE FROM hold WHERE ${own}`, whose)) > 0;
}

/** What was offered by other rules than those in force is offered no longer. */
export async function endAllHolds(tx: Transaction): Promise<void> {
  await tx.run('DELETE FROM hold');
}
