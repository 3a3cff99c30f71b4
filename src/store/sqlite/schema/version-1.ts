/** The tables of version 1. It has shipped: never edited. */
export const VERSION_1 = `
CREATE TABLE shop (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  zone TEXT NOT NULL CHECK (json_valid(zone)),
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  buffer_minutes INTEGER NOT NULL CHECK (buffer_minutes >= 0),
  skills TEXT NOT NULL CHECK (json_valid(skills)),
  position INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

CREATE TABLE claimable (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('bay', 'technician')),
  name TEXT NOT NULL UNIQUE,
  capacity INTEGER NOT NULL CHECK (capacity >= 1),
  calendar_id TEXT,
  hours TEXT CHECK (hours IS NULL OR json_valid(hours)),
  skills TEXT NOT NULL CHECK (json_valid(skills)),
  position INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  phone TEXT UNIQUE,
  phone_reversed TEXT,
  email TEXT,
  notes TEXT,
  invite INTEGER CHECK (invite IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer (name_key, id);
CREATE INDEX customer_by_phone_end ON customer (phone_reversed) WHERE phone_reversed IS NOT NULL;
CREATE VIRTUAL TABLE customer_name USING fts5 (name_key, content = 'customer', content_rowid = 'id', tokenize = 'trigram', detail = 'full');
CREATE TRIGGER customer_name_added AFTER INSERT ON customer BEGIN
  INSERT INTO customer_name (rowid, name_key) VALUES (NEW.id, NEW.name_key);
END;
CREATE TRIGGER customer_name_changed AFTER UPDATE OF name_key ON customer BEGIN
  INSERT INTO customer_name (customer_name, rowid, name_key) VALUES ('delete', OLD.id, OLD.name_key);
  INSERT INTO customer_name (rowid, name_key) VALUES (NEW.id, NEW.name_key);
END;
CREATE TRIGGER customer_name_removed AFTER DELETE ON customer BEGIN
  INSERT INTO customer_name (customer_name, rowid, name_key) VALUES ('delete', OLD.id, OLD.name_key);
END;

CREATE TABLE vehicle (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  plate TEXT UNIQUE,
  vin TEXT UNIQUE,
  make TEXT,
  model TEXT,
  year INTEGER,
  notes TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX vehicle_by_customer ON vehicle (customer_id, id);
CREATE VIRTUAL TABLE vehicle_mark USING fts5 (plate, vin, content = 'vehicle', content_rowid = 'id', tokenize = 'trigram', detail = 'full');
CREATE TRIGGER vehicle_mark_added AFTER INSERT ON vehicle BEGIN
  INSERT INTO vehicle_mark (rowid, plate, vin) VALUES (NEW.id, NEW.plate, NEW.vin);
END;
CREATE TRIGGER vehicle_mark_changed AFTER UPDATE OF plate, vin ON vehicle BEGIN
  INSERT INTO vehicle_mark (vehicle_mark, rowid, plate, vin) VALUES ('delete', OLD.id, OLD.plate, OLD.vin);
  INSERT INTO vehicle_mark (rowid, plate, vin) VALUES (NEW.id, NEW.plate, NEW.vin);
END;
CREATE TRIGGER vehicle_mark_removed AFTER DELETE ON vehicle BEGIN
  INSERT INTO vehicle_mark (vehicle_mark, rowid, plate, vin) VALUES ('delete', OLD.id, OLD.plate, OLD.vin);
END;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  status TEXT NOT NULL CHECK (status IN ('scheduled', 'arrived', 'completed', 'no_show', 'cancelled')),
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  wall_start TEXT NOT NULL,
  wall_end TEXT NOT NULL,
  buffer_ms INTEGER NOT NULL CHECK (buffer_ms >= 0),
  service_id INTEGER NOT NULL REFERENCES service (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  vehicle_id INTEGER NOT NULL REFERENCES vehicle (id),
  bay_id INTEGER NOT NULL REFERENCES claimable (id),
  technician_id INTEGER REFERENCES claimable (id),
  calendar_id TEXT NOT NULL,
  notes TEXT,
  concerns TEXT,
  invite INTEGER CHECK (invite IN (0, 1)),
  cancellation_reason TEXT,
  cancellation_note TEXT,
  overbook_reason TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK (start_at < end_at AND end_at - start_at <= 172800000)
) STRICT;
CREATE INDEX appointment_by_start ON appointment (start_at);
CREATE INDEX appointment_by_customer ON appointment (customer_id, start_at);

CREATE TABLE appointment_revision (
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('counter', 'import', 'agent', 'calendar')),
  change TEXT NOT NULL,
  status TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  wall_start TEXT NOT NULL,
  wall_end TEXT NOT NULL,
  service_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  vehicle_id INTEGER NOT NULL,
  bay_id INTEGER NOT NULL,
  technician_id INTEGER,
  calendar_id TEXT NOT NULL,
  cancellation_reason TEXT,
  overbook_reason TEXT,
  notes TEXT,
  concerns TEXT,
  PRIMARY KEY (appointment_id, revision)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER appointment_revision_is_final BEFORE UPDATE OF appointment_id, revision, at, source, change, status,
  start_at, end_at, zone, wall_start, wall_end, service_id, customer_id, vehicle_id, bay_id, technician_id, calendar_id
  ON appointment_revision
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
CREATE TRIGGER appointment_revision_stays BEFORE DELETE ON appointment_revision
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

CREATE TABLE claim (
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  claimable_id INTEGER NOT NULL REFERENCES claimable (id),
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  overbooked INTEGER NOT NULL CHECK (overbooked IN (0, 1)),
  PRIMARY KEY (appointment_id, claimable_id),
  CHECK (start_at < end_at AND end_at - start_at <= 172800000)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_start ON claim (claimable_id, start_at, end_at);
${guard('INSERT', 'INSERT')}
${guard('UPDATE', 'UPDATE OF appointment_id, claimable_id, start_at, end_at, overbooked')}

CREATE TABLE calendar_image (
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  calendar_id TEXT NOT NULL,
  generation INTEGER NOT NULL DEFAULT 0,
  event_id TEXT NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  wanted_revision INTEGER NOT NULL,
  synced_revision INTEGER NOT NULL DEFAULT 0,
  wanted_at INTEGER NOT NULL,
  synced_at INTEGER,
  etag TEXT,
  link TEXT,
  error TEXT,
  PRIMARY KEY (appointment_id, calendar_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_image_pending ON calendar_image (wanted_at) WHERE synced_revision < wanted_revision;

CREATE TABLE idempotency_key (
  key TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  appointment_id INTEGER,
  revision INTEGER,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_key_by_age ON idempotency_key (at);
CREATE INDEX idempotency_key_by_appointment ON idempotency_key (appointment_id, revision)
  WHERE appointment_id IS NOT NULL;

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
  PRIMARY KEY (calendar_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX local_event_by_sequence ON local_event (calendar_id, sequence);
CREATE INDEX local_event_busy ON local_event (calendar_id, start_at, end_at)
  WHERE busy = 1 AND cancelled = 0 AND appointment_uuid IS NULL;
CREATE INDEX local_event_busy_for_long ON local_event (calendar_id, end_at, start_at)
  WHERE busy = 1 AND cancelled = 0 AND appointment_uuid IS NULL AND end_at - start_at > 172800000;
`;

/**
 * The guard: no claim is written that would put more load on a bay or technician than its capacity at any instant, whoever
 * writes it. Load is a maximum of concurrency, looked at where it can rise: at the new claim's start and at every start
 * inside it. An overbooked claim passes, and counts against those after it. A bay that is unknown or retired has no
 * capacity, not even for an overbooked one.
 */
function guard(name: string, event: string): string {
  const others = 'claimable_id = NEW.claimable_id AND appointment_id <> NEW.appointment_id';
  return `
CREATE TRIGGER claim_guard_${name.toLowerCase()} BEFORE ${event} ON claim
  WHEN NEW.overbooked = 0 OR EXISTS (SELECT 1 FROM claimable WHERE id = NEW.claimable_id AND retired_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'SLOT_TAKEN') WHERE coalesce((SELECT capacity FROM claimable WHERE id = NEW.claimable_id AND retired_at IS NULL), 0) <= (
    SELECT coalesce(max(load), 0) FROM (
      SELECT (
        SELECT count(*) FROM claim
        WHERE ${others} AND start_at > moment.at - 172800000 AND start_at <= moment.at AND end_at > moment.at
      ) AS load
      FROM (
        SELECT NEW.start_at AS at
        UNION
        SELECT start_at FROM claim
        WHERE ${others} AND start_at > NEW.start_at AND start_at < NEW.end_at
      ) AS moment
    )
  );
END;`;
}
