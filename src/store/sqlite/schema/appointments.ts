import {
  APPOINTMENT_CHANGES,
  APPOINTMENT_STATUSES,
  CANCELLATION_REASONS,
  LONGEST_APPOINTMENT_MS,
} from '../../../domain/appointment.ts';
import { listed } from '../../sql/engine/listed.ts';

/** What appointment and revision have alike: all of its state. What is not searched is one value. */
const STATE = `
  status TEXT NOT NULL CHECK (status IN (${listed(APPOINTMENT_STATUSES)})),
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  wall_start TEXT NOT NULL,
  wall_end TEXT NOT NULL,
  buffer_ms INTEGER NOT NULL CHECK (buffer_ms >= 0),
  customer_id INTEGER NOT NULL,
  vehicle_id INTEGER NOT NULL,
  bay_id INTEGER NOT NULL,
  calendar_id TEXT,
  promised_at INTEGER,
  cancellation_reason TEXT CHECK (cancellation_reason IN (${listed(CANCELLATION_REASONS)})),
  overbooked INTEGER NOT NULL CHECK (overbooked IN (0, 1)),
  details TEXT NOT NULL CHECK (json_valid(details)),`;

/**
 * Appointments, whose events have their ids from `uuid`, and those of one series the same `series_id`, with their work and history, and the answers that were given to requests.
 * None is ever removed, and so no number is given twice.
 */
export const APPOINTMENTS = `
CREATE TABLE appointment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  series_id TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),${STATE}
  held_until INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customer (id),
  FOREIGN KEY (vehicle_id) REFERENCES vehicle (id),
  FOREIGN KEY (bay_id) REFERENCES claimable (id),
  CHECK (start_at < end_at AND end_at - start_at <= ${LONGEST_APPOINTMENT_MS})
) STRICT;
CREATE TRIGGER appointment_uuid_is_final BEFORE UPDATE OF id, uuid, series_id ON appointment BEGIN SELECT RAISE(ABORT, 'FINAL'); END;
CREATE INDEX appointment_by_start ON appointment (start_at, bay_id);
CREATE INDEX appointment_by_customer ON appointment (customer_id, start_at);
CREATE INDEX appointment_by_vehicle ON appointment (vehicle_id, start_at);
CREATE INDEX appointment_by_promise ON appointment (promised_at) WHERE promised_at IS NOT NULL;
CREATE INDEX appointment_by_series ON appointment (series_id, start_at) WHERE series_id IS NOT NULL;
CREATE INDEX appointment_held ON appointment (held_until) WHERE held_until IS NOT NULL;

CREATE TABLE work (
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  position INTEGER NOT NULL,
  service_id INTEGER NOT NULL REFERENCES service (id),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  technician_id INTEGER REFERENCES claimable (id),
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  PRIMARY KEY (appointment_id, position),
  CHECK (start_at < end_at AND end_at - start_at <= ${LONGEST_APPOINTMENT_MS})
) STRICT, WITHOUT ROWID;
CREATE INDEX work_by_technician ON work (technician_id, start_at) WHERE technician_id IS NOT NULL;

CREATE TABLE appointment_revision (
  appointment_id INTEGER NOT NULL REFERENCES appointment (id),
  revision INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES journal (id),
  change TEXT NOT NULL CHECK (change IN (${listed(APPOINTMENT_CHANGES)})),${STATE}
  work TEXT NOT NULL CHECK (json_valid(work)),
  PRIMARY KEY (appointment_id, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_revision_by_entry ON appointment_revision (entry_id);
CREATE TRIGGER appointment_revision_is_final BEFORE UPDATE OF appointment_id, revision, entry_id, change, status,
  start_at, end_at, zone, wall_start, wall_end, buffer_ms, customer_id, vehicle_id, bay_id, calendar_id, promised_at,
  cancellation_reason, overbooked, work ON appointment_revision
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
CREATE TRIGGER appointment_revision_stays BEFORE DELETE ON appointment_revision
BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

CREATE TABLE idempotency_key (
  key TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_key_by_age ON idempotency_key (at);
CREATE TABLE answered_appointment (
  appointment_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (appointment_id, revision, key)
) STRICT, WITHOUT ROWID;
`;
