import { SUMS } from './sums.ts';

/**
 * From what the calendar owes (version 1) to how far each event has come (version 2), and what calendars other than our
 * own need: hints, an inbox, a mirror of others' time.
 *
 * Version 1 knew our own calendar alone. What it had delivered there is proven, so it counts as seen or as gone; what was
 * still owed may have been put or not, so it counts as tried, and is looked at first. A cancelled event there was our own
 * removal, never somebody else's, so one that is wanted again is followed by the next generation.
 */
export const VERSION_2 = `
CREATE TABLE book (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  book_id TEXT NOT NULL,
  google_client TEXT
) STRICT;
INSERT INTO book (id, book_id) VALUES (1, lower(hex(randomblob(16))));

ALTER TABLE local_event ADD COLUMN test_run TEXT;
ALTER TABLE local_event ADD COLUMN created_at INTEGER;
ALTER TABLE local_event ADD COLUMN book_id TEXT;
ALTER TABLE local_event ADD COLUMN told_by TEXT CHECK (told_by IN ('whole', 'beside', 'alone'));
ALTER TABLE local_event ADD COLUMN told_sequence INTEGER;
ALTER TABLE local_event ADD COLUMN told_at INTEGER;
UPDATE local_event SET created_at = updated_at,
  book_id = CASE WHEN appointment_uuid IS NOT NULL THEN (SELECT book_id FROM book) END;
CREATE INDEX local_event_other ON local_event (calendar_id, start_at, end_at)
  WHERE cancelled = 0 AND (busy = 0 OR appointment_uuid IS NOT NULL);
CREATE INDEX local_event_other_for_long ON local_event (calendar_id, end_at, start_at)
  WHERE cancelled = 0 AND (busy = 0 OR appointment_uuid IS NOT NULL) AND end_at - start_at > 172800000;

ALTER TABLE appointment ADD COLUMN held_until INTEGER;
ALTER TABLE appointment ADD COLUMN overbooked_over TEXT CHECK (overbooked_over IS NULL OR json_valid(overbooked_over));
CREATE INDEX appointment_held ON appointment (held_until) WHERE held_until IS NOT NULL;

CREATE INDEX appointment_by_vehicle ON appointment (vehicle_id, start_at);
${vehicleGuard('insert', 'INSERT', '')}
${vehicleGuard(
  'update',
  'UPDATE OF start_at, end_at, vehicle_id, status, overbook_reason',
  ` AND (NEW.start_at <> OLD.start_at OR NEW.end_at <> OLD.end_at OR NEW.vehicle_id <> OLD.vehicle_id
    OR OLD.status NOT IN ('scheduled', 'arrived') OR OLD.overbook_reason IS NOT NULL)`,
)}

DROP INDEX calendar_image_pending;
ALTER TABLE calendar_image RENAME TO calendar_image_1;
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
INSERT INTO calendar_image (appointment_id, calendar_id, event_id, generation, present, wanted_revision, synced_revision,
  attempted, confirmed, burning, removal_attempted, tombstone_needed, buried, dead, look_needed, hints, hints_seen, bent, strays, etag, link, error,
  owed, wanted_at)
SELECT i.appointment_id, i.calendar_id, i.event_id, i.generation, i.present, i.wanted_revision, i.synced_revision,
  1, synced OR e.sequence IS NOT NULL, 0, i.present = 0, 0, 0,
  CASE i.present WHEN 0 THEN synced ELSE NOT synced AND coalesce(e.cancelled, 0) END,
  i.present = 1 AND NOT synced, 0, 0, 0, '[]',
  CASE WHEN synced AND i.present = 0 THEN NULL ELSE '"' || e.sequence || '"' END,
  CASE WHEN synced AND i.present = 0 THEN NULL ELSE i.link END, NULL,
  NOT synced, i.wanted_at
FROM (SELECT *, synced_revision >= wanted_revision AS synced FROM calendar_image_1) i
LEFT JOIN local_event e ON e.calendar_id = i.calendar_id AND e.event_id = i.event_id;
DROP TABLE calendar_image_1;
CREATE INDEX calendar_image_owed ON calendar_image (next_at, wanted_at) WHERE owed = 1;

CREATE TABLE calendar_state (
  calendar_id TEXT PRIMARY KEY,
  sync_token TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  refusals INTEGER NOT NULL DEFAULT 0,
  quiet_until INTEGER,
  answered_at INTEGER,
  mirror_start_at INTEGER,
  mirror_end_at INTEGER,
  mirrored_at INTEGER,
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
CREATE TABLE calendar_name (
  name TEXT PRIMARY KEY,
  calendar_id TEXT NOT NULL REFERENCES calendar_place (calendar_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE token_owner (
  fingerprint TEXT PRIMARY KEY,
  owner TEXT,
  tied INTEGER NOT NULL DEFAULT 0 CHECK (tied IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE mirror_event (
  calendar_id TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  end_at INTEGER NOT NULL CHECK (end_at >= start_at),
  copy_of TEXT,
  PRIMARY KEY (calendar_id, start_at, event_id)
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
  settled_revision INTEGER
) STRICT;
CREATE UNIQUE INDEX inbox_item_open
  ON inbox_item (kind, coalesce(appointment_id, 0), calendar_id, coalesce(event_id, ''))
  WHERE resolved_at IS NULL;
${SUMS}`;

/**
 * A car is in one place at a time: no open appointment comes to lie over another of the same car, whoever writes it. As
 * with the claims, one that is overbooked passes and counts against those after it. `when`: for a change, that it is one of
 * what is guarded; who only arrives is where it was.
 */
function vehicleGuard(name: string, event: string, when: string): string {
  return `
CREATE TRIGGER vehicle_guard_${name} BEFORE ${event} ON appointment
WHEN NEW.overbook_reason IS NULL AND NEW.status IN ('scheduled', 'arrived')${when} BEGIN
  SELECT RAISE(ABORT, 'CAR_ELSEWHERE') WHERE EXISTS (
    SELECT 1 FROM appointment
    WHERE vehicle_id = NEW.vehicle_id AND id IS NOT NEW.id AND status IN ('scheduled', 'arrived')
      AND start_at > NEW.start_at - 172800000 AND start_at < NEW.end_at AND end_at > NEW.start_at
  );
END;`;
}
