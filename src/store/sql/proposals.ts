import { OFFER_KNOWN_FOR_MS } from '../../domain/held-time.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Holder } from '../holds.ts';
import type { Offer, Proposal, ProposalStore } from '../proposals.ts';
import { Stale } from '../refusals.ts';
import { type Database, parsed, type Sql, type Transaction } from './engine/sql.ts';
import { endHold, endHolds, placeHold } from './holds.ts';
import { rulesRevision } from './shop.ts';

interface ProposalRow {
  token_hash: string;
  conversation: string | null;
  content: string;
  made_at: Instant;
  held_until: Instant;
}

const PROPOSAL = 'SELECT token_hash, conversation, content, made_at, held_until FROM proposal';
const KEPT = `
INSERT INTO proposal (token_hash, conversation, content, made_at, held_until) VALUES (?, ?, ?, ?, ?)`;

export function proposalStore(database: Database): ProposalStore {
  return {
    offer: async (offer) => database.transaction(async (tx) => offered(tx, offer)),

    giveBack: async (holder, now) =>
      database.transaction(async (tx) => {
        await endHolds(tx, now);
        return givenBack(tx, holder, now);
      }),

    get: async (tokenHash, now) => {
      const row = await database.get<ProposalRow>(
        `${PROPOSAL} WHERE token_hash = ? AND made_at > ?`,
        tokenHash,
        now - OFFER_KNOWN_FOR_MS,
      );
      return row === undefined ? null : proposalOf(database, row);
    },

    of: async (conversation, now) => {
      const rows = await database.all<ProposalRow>(
        `${PROPOSAL} WHERE conversation = ? AND made_at > ? ORDER BY made_at DESC, token_hash`,
        conversation,
        now - OFFER_KNOWN_FOR_MS,
      );
      return rows.map((row) => proposalOf(database, row));
    },
  };
}

async function offered(tx: Transaction, offer: Offer): Promise<void> {
  const { tokenHash, conversation, content, madeAt, heldUntil, claims } = offer;
  if ((await rulesRevision(tx)) !== offer.shopRevision) throw new Stale();
  await endOffers(tx, madeAt);
  if (conversation !== null) {
    if ((await proposalsOf(tx, conversation)) !== offer.after) throw new Stale();
    await givenBack(tx, { conversation }, madeAt);
  }
  if (heldUntil > madeAt)
    await placeHold(tx, { tokenHash, who: offer.who, expiresAt: heldUntil, claims }, madeAt);
  await tx.run(KEPT, tokenHash, conversation, JSON.stringify(content), madeAt, heldUntil);
}

/** What is held no longer is free, and what was offered long ago is forgotten. */
export async function endOffers(tx: Transaction, now: Instant): Promise<void> {
  await endHolds(tx, now);
  const old = now - OFFER_KNOWN_FOR_MS;
  // Nearly always there is none.
  if ((await tx.get('SELECT 1 FROM proposal WHERE made_at <= ? LIMIT 1', old)) === undefined) return;
  await tx.run('DELETE FROM proposal WHERE made_at <= ?', old);
}

async function proposalsOf(tx: Transaction, conversation: string): Promise<number> {
  const row = await tx.get<{ count: number }>(
    'SELECT count(*) AS count FROM proposal WHERE conversation = ?',
    conversation,
  );
  return row?.count ?? 0;
}

/** Ends the hold, and notes until when it has held. */
async function givenBack(tx: Transaction, holder: Holder, now: Instant): Promise<boolean> {
  const [own, whose] =
    'tokenHash' in holder ? ['token_hash', holder.tokenHash] : ['conversation', holder.conversation];
  const isHeld = await endHold(tx, holder);
  await tx.run(`UPDATE proposal SET held_until = ? WHERE ${own} = ? AND held_until > ?`, now, whose, now);
  return isHeld;
}

function proposalOf(
  sql: Sql,
  { token_hash, conversation, content, made_at, held_until }: ProposalRow,
): Proposal {
  return {
    tokenHash: token_hash,
    conversation,
    content: parsed(sql, content),
    madeAt: made_at,
    heldUntil: held_until,
  };
}
