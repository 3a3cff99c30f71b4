import { LONGEST_APPOINTMENT_MS } from '../../../domain/appointment.ts';

/**
 * The book's own calendars, and how far each appointment's event has come in whatever calendar shows it. A place is one real
 * calendar for good: events that are called shown there would be looked for elsewhere.
 */
export const CALENDARS = `
CREATE TABLE local_calendar (
  id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE local_event (
  calendar_id TEXT NOT NULL REFERENCES local_calendar (id),
  event_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL CHECK (end_at >= start_at),
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  busy INTEGER NOT NULL CHECK (busy IN (0, 1)),
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  appointment_uuid TEXT,
  appointment_revision INTEGER,
  updated_at INTEGER NOT NULL,
  test_run TEXT,
  created_at INTEGER,
  book_id TEXT,
  told_by TEXT CHECK (told_by IN ('whole', 'beside', 'alone')),
  told_sequence INTEGER,
  told_at INTEGER,
  PRIMARY KEY (calendar_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX local_event_by_sequence ON local_event (calendar_id, sequence);
${eventsByTime('busy', 'busy = 1 AND cancelled = 0 AND appointment_uuid IS NULL')}
${eventsByTime('other', 'cancelled = 0 AND (busy = 0 OR appointment_uuid IS NOT NULL)')}

CREATE TABLE calendar_image (
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  calendar_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  generation INTEGER NOT NULL CHECK (generation >= 0),
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  wanted_revision INTEGER NOT NULL,
  synced_revision INTEGER NOT NULL,
  attempted INTEGER NOT NULL CHECK (attempted IN (0, 1)),
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  burning INTEGER NOT NULL CHECK (burning IN (0, 1)),
  removal_attempted INTEGER NOT NULL CHECK (removal_attempted IN (0, 1)),
  tombstone_needed INTEGER NOT NULL CHECK (tombstone_needed IN (0, 1)),
  buried INTEGER NOT NULL CHECK (buried IN (0, 1)),
  dead INTEGER NOT NULL CHECK (dead IN (0, 1)),
  look_needed INTEGER NOT NULL CHECK (look_needed IN (0, 1)),
  hints INTEGER NOT NULL,
  hints_seen INTEGER NOT NULL,
  removed_revision INTEGER,
  refused_revision INTEGER,
  bent INTEGER NOT NULL CHECK (bent IN (0, 1)),
  strays TEXT NOT NULL CHECK (json_valid(strays)),
  etag TEXT,
  written TEXT,
  texts TEXT CHECK (texts IS NULL OR json_valid(texts)),
  theirs TEXT NOT NULL CHECK (json_valid(theirs)),
  texts_owed INTEGER NOT NULL CHECK (texts_owed IN (0, 1)),
  link TEXT,
  error TEXT,
  owed INTEGER NOT NULL CHECK (owed IN (0, 1)),
  wanted_at INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  fence INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT,
  lease_until INTEGER,
  PRIMARY KEY (appointment_id, calendar_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_image_owed ON calendar_image (next_at, wanted_at) WHERE owed = 1;

CREATE TABLE delivery_decision (
  entry_id INTEGER NOT NULL REFERENCES journal (id),
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  calendar_id TEXT NOT NULL,
  PRIMARY KEY (entry_id, appointment_id, calendar_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_decision_by_appointment ON delivery_decision (appointment_id);

CREATE TABLE calendar_state (
  calendar_id TEXT PRIMARY KEY,
  sync_token TEXT,
  token_refused_at INTEGER,
  as_of INTEGER,
  readings INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  refusals INTEGER NOT NULL DEFAULT 0,
  answered_at INTEGER,
  attempted_at INTEGER,
  read_at INTEGER,
  compared_at INTEGER,
  pull_wanted_at INTEGER,
  unwatchable TEXT CHECK ((unwatchable IS NULL) = (unwatchable_at IS NULL)),
  unwatchable_at INTEGER,
  own_heard_at INTEGER,
  unwanted_at INTEGER,
  lost TEXT CHECK ((lost IS NULL) = (lost_at IS NULL)),
  lost_at INTEGER,
  mirror_start_at INTEGER,
  mirror_end_at INTEGER,
  mirrored_at INTEGER,
  mirror_listed_at INTEGER,
  others_changed INTEGER NOT NULL DEFAULT 0,
  others_mirrored INTEGER NOT NULL DEFAULT 0,
  on_removals TEXT CHECK (on_removals IN ('ask', 'restore', 'leave'))
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_place (
  calendar_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  account TEXT NOT NULL,
  owner TEXT,
  google_id TEXT UNIQUE
) STRICT, WITHOUT ROWID;
CREATE TRIGGER calendar_place_is_final BEFORE UPDATE OF calendar_id, google_id ON calendar_place
WHEN NEW.calendar_id IS NOT OLD.calendar_id
  OR (OLD.google_id IS NOT NULL AND NEW.google_id IS NOT OLD.google_id)
BEGIN SELECT RAISE(ABORT, 'FINAL'); END;
CREATE TRIGGER calendar_place_stays BEFORE DELETE ON calendar_place BEGIN SELECT RAISE(ABORT, 'FINAL'); END;
CREATE TABLE calendar_name (
  name TEXT PRIMARY KEY,
  calendar_id TEXT NOT NULL REFERENCES calendar_place (calendar_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE token_owner (
  fingerprint TEXT PRIMARY KEY,
  owner TEXT,
  tied INTEGER NOT NULL DEFAULT 0 CHECK (tied IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  appointment_id INTEGER REFERENCES appointment (id),
  calendar_id TEXT NOT NULL,
  event_id TEXT,
  event_start_at INTEGER,
  event_end_at INTEGER,
  detail TEXT,
  why TEXT CHECK (why IS NULL OR json_valid(why)),
  times INTEGER NOT NULL DEFAULT 1 CHECK (times >= 1),
  at INTEGER NOT NULL,
  resolved_at INTEGER,
  resolution TEXT,
  settled_revision INTEGER,
  entry_id INTEGER REFERENCES journal (id)
) STRICT;
CREATE INDEX inbox_item_by_appointment ON inbox_item (appointment_id);
CREATE UNIQUE INDEX inbox_item_open
  ON inbox_item (kind, coalesce(appointment_id, 0), calendar_id, coalesce(event_id, ''))
  WHERE resolved_at IS NULL;
`;

/** Those of a kind by when they are; what is longer than any appointment has an index of its own. */
function eventsByTime(name: string, where: string): string {
  return `CREATE INDEX local_event_${name} ON local_event (calendar_id, start_at, end_at)
  WHERE ${where};
CREATE INDEX local_event_${name}_for_long ON local_event (calendar_id, end_at, start_at)
  WHERE ${where} AND end_at - start_at > ${LONGEST_APPOINTMENT_MS};`;
}
