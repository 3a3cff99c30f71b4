import { LONGEST_APPOINTMENT_MS } from '../../../domain/appointment.ts';

/**
 * Who has which bay and technician when. A claim is an appointment's, or that of a hold: time that is kept for somebody who is
 * still deciding. A hold reaches no calendar, and ends by itself.
 */
export const CLAIMS = `
CREATE TABLE hold (
  id INTEGER PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  who TEXT,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  appointment_id INTEGER REFERENCES appointment (id),
  hold_id INTEGER REFERENCES hold (id) ON DELETE CASCADE,
  claimable_id INTEGER NOT NULL REFERENCES claimable (id),
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  overbooked INTEGER NOT NULL CHECK (overbooked IN (0, 1)),
  CHECK ((appointment_id IS NULL) <> (hold_id IS NULL)),
  CHECK (start_at < end_at AND end_at - start_at <= ${LONGEST_APPOINTMENT_MS})
) STRICT;
CREATE INDEX claim_by_start ON claim (claimable_id, start_at, end_at, appointment_id);
CREATE INDEX claim_by_appointment ON claim (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX claim_by_hold ON claim (hold_id) WHERE hold_id IS NOT NULL;
`;
