import { NOTIFICATION_VERDICTS } from '../../../domain/notification.ts';
import { CHANNEL_STATES } from '../../../domain/push-channel.ts';
import { listed } from '../../sql/engine/listed.ts';

/** The channels through which Google tells of changes, and what came through them: the newest one by one, all of them counted. */
export const CHANNELS = `
CREATE TABLE push_channel (
  id TEXT PRIMARY KEY CHECK (length(id) <= 64),
  calendar_id TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (${listed(CHANNEL_STATES)})),
  resource_id TEXT,
  asked_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  proven_at INTEGER,
  replaced_by TEXT,
  ended_at INTEGER CHECK ((ended_at IS NOT NULL) = (state IN ('stopped', 'refused'))),
  trouble TEXT CHECK (trouble IS NULL OR json_valid(trouble))
) STRICT, WITHOUT ROWID;
CREATE INDEX push_channel_by_calendar ON push_channel (calendar_id, asked_at);

CREATE TABLE notification (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  received_at INTEGER NOT NULL,
  channel_id TEXT,
  calendar_id TEXT,
  message_number INTEGER,
  verdict TEXT NOT NULL CHECK (verdict IN (${listed(NOTIFICATION_VERDICTS)})),
  read_at INTEGER
) STRICT;
CREATE INDEX notification_by_calendar ON notification (calendar_id, id) WHERE calendar_id IS NOT NULL;

CREATE TABLE notification_count (
  verdict TEXT PRIMARY KEY CHECK (verdict IN (${listed(NOTIFICATION_VERDICTS)})),
  count INTEGER NOT NULL CHECK (count > 0)
) STRICT, WITHOUT ROWID;
`;
