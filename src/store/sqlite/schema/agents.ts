/**
 * Conversations of agents with callers, whom each has to do with, and what they were asked to say yes to: all of it goes with the
 * conversation. What was offered is known for an hour. The log of calls stays, without the conversation once that is over.
 */
export const AGENTS = `
CREATE TABLE conversation (
  id INTEGER PRIMARY KEY,
  key_hash TEXT NOT NULL UNIQUE,
  seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversation_by_seen ON conversation (seen_at);

CREATE TABLE conversation_customer (
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  PRIMARY KEY (conversation_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_customer_by_customer ON conversation_customer (customer_id);

CREATE TABLE confirmation (
  token_hash TEXT PRIMARY KEY,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  request TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used INTEGER NOT NULL CHECK (used IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX confirmation_by_conversation ON confirmation (conversation_id);
CREATE INDEX confirmation_by_expiry ON confirmation (expires_at) WHERE used = 0 AND expires_at > 0;

CREATE TABLE proposal (
  token_hash TEXT PRIMARY KEY,
  conversation TEXT,
  content TEXT NOT NULL CHECK (json_valid(content)),
  made_at INTEGER NOT NULL,
  held_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_by_conversation ON proposal (conversation, made_at) WHERE conversation IS NOT NULL;
CREATE INDEX proposal_by_made ON proposal (made_at);

CREATE TABLE tool_call (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL,
  tool TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('read', 'write', 'miss')),
  outcome TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  appointment_id INTEGER
) STRICT;
CREATE INDEX tool_call_by_conversation ON tool_call (conversation_id, kind) WHERE conversation_id IS NOT NULL;
CREATE INDEX tool_call_by_at ON tool_call (at);
`;
