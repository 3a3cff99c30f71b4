import { HOUR_MS, type Instant } from '../../domain/interval.ts';
import type { Proposal, ProposalStore } from '../proposals.ts';
import { type Database, parsed, type Sql } from './engine/sql.ts';

interface ProposalRow {
  token_hash: string;
  conversation: string | null;
  content: string;
  made_at: Instant;
  held_until: Instant;
}

const PROPOSAL = 'SELECT token_hash, conversation, content, made_at, held_until FROM proposal';

export function proposalStore(database: Database): ProposalStore {
  return {
    keep: async ({ tokenHash, conversation, content, madeAt, heldUntil }) =>
      database.transaction(
        async (tx) => {
          await tx.run('DELETE FROM proposal WHERE made_at <= ?', madeAt - HOUR_MS);
          await tx.run(
            'INSERT INTO proposal (token_hash, conversation, content, made_at, held_until) VALUES (?, ?, ?, ?, ?)',
            tokenHash,
            conversation,
            JSON.stringify(content),
            madeAt,
            heldUntil,
          );
        },
        { durable: false },
      ),

    get: async (tokenHash, now) => {
      const row = await database.get<ProposalRow>(
        `${PROPOSAL} WHERE token_hash = ? AND made_at > ?`,
        tokenHash,
        now - HOUR_MS,
      );
      return row === undefined ? null : proposalOf(database, row);
    },

    of: async (conversation, now) => {
      const rows = await database.all<ProposalRow>(
        `${PROPOSAL} WHERE conversation = ? AND made_at > ? ORDER BY made_at DESC, token_hash`,
        conversation,
        now - HOUR_MS,
      );
      return rows.map((row) => proposalOf(database, row));
    },
  };
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
