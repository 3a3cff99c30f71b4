import { NEWS } from '../../../domain/news.ts';
import { listed } from '../../sql/engine/listed.ts';

/**
 * What is the matter with the calendars, an episode a row; where each was told, claimed before it is sent; and what bay has mended
 * by itself. `kind`: of its cause, however bad it is. Of one kind about one thing there is one open alert.
 */
export const ALERTS = `
CREATE TABLE alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (json_valid(reason)),
  noticed_at INTEGER NOT NULL,
  raised_at INTEGER,
  worse_at INTEGER CHECK (worse_at IS NULL OR raised_at IS NOT NULL),
  gone_at INTEGER,
  ended_at INTEGER,
  ended_by TEXT CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX alert_open ON alert (kind, subject) WHERE ended_at IS NULL;
CREATE INDEX alert_by_end ON alert (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE alert_told (
  alert_id INTEGER NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  sink TEXT NOT NULL,
  news TEXT NOT NULL CHECK (news IN (${listed(NEWS)})),
  at INTEGER NOT NULL,
  due_at INTEGER,
  PRIMARY KEY (alert_id, sink, news)
) STRICT, WITHOUT ROWID;

CREATE TABLE mend (
  id INTEGER PRIMARY KEY,
  calendar_id TEXT NOT NULL,
  code TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX mend_by_at ON mend (at);
`;
