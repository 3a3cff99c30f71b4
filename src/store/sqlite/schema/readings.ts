import { OTHERS_KINDS } from '../../../domain/others-about.ts';
import { listed } from '../../sql/engine/listed.ts';

/**
 * What was read of others' time, and readings that have begun and are not at their end, one a calendar. `read_in` marks what the
 * reading of that number has seen: what a whole one has not seen, is gone. An exception is an occasion that is told beside its
 * series, which may be told anew without it. Of texts no more is kept than the shop's `others_events` allows.
 */
export const READINGS = `
CREATE TABLE mirror_event (
  calendar_id TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  end_at INTEGER NOT NULL CHECK (end_at >= start_at),
  copy_of TEXT,
  kind TEXT NOT NULL CHECK (kind IN (${listed(OTHERS_KINDS)})),
  title TEXT,
  place TEXT,
  meeting_url TEXT,
  read_in INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (calendar_id, start_at, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mirror_event_by_event ON mirror_event (calendar_id, event_id);

CREATE TABLE series_exception (
  calendar_id TEXT NOT NULL,
  series_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  original_at INTEGER NOT NULL,
  start_at INTEGER,
  end_at INTEGER CHECK ((end_at IS NULL) = (start_at IS NULL)),
  copy_of TEXT,
  kind TEXT CHECK (kind IN (${listed(OTHERS_KINDS)})),
  title TEXT,
  place TEXT,
  meeting_url TEXT,
  read_in INTEGER NOT NULL,
  PRIMARY KEY (calendar_id, series_id, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_reading (
  calendar_id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('all', 'token', 'time')),
  sync_token TEXT CHECK ((kind = 'token') = (sync_token IS NOT NULL)),
  since INTEGER CHECK ((kind = 'token') = (since IS NULL)),
  next_page TEXT NOT NULL,
  pages INTEGER NOT NULL,
  events INTEGER NOT NULL,
  began_at INTEGER NOT NULL,
  as_of INTEGER,
  ahead_start_at INTEGER,
  ahead_end_at INTEGER,
  others_changed INTEGER NOT NULL,
  tells_of_others INTEGER NOT NULL CHECK (tells_of_others IN (0, 1)),
  certain INTEGER NOT NULL CHECK (certain IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_reading_event (
  calendar_id TEXT NOT NULL REFERENCES calendar_reading (calendar_id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  event TEXT NOT NULL CHECK (json_valid(event)),
  PRIMARY KEY (calendar_id, page, position)
) STRICT, WITHOUT ROWID;
`;
