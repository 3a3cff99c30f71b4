/**
 * Who would come sooner, whether they still wait, and the appointment that they have come by. None is ever removed, and so no number
 * is given twice. A change has what was so before an entry of the journal: what is null,
 * that entry has left as it was, and where all is, it has offered a time or booked one.
 */
export const WAITLIST = `
CREATE TABLE waitlist (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  vehicle_id INTEGER REFERENCES vehicle (id),
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  until_date TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
  appointment_id INTEGER REFERENCES appointment (id),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX waitlist_by_until ON waitlist (until_date, minutes) WHERE waits = 1;
CREATE INDEX waitlist_by_customer ON waitlist (customer_id);
CREATE INDEX waitlist_by_vehicle ON waitlist (vehicle_id) WHERE vehicle_id IS NOT NULL;
CREATE INDEX waitlist_by_appointment ON waitlist (appointment_id) WHERE appointment_id IS NOT NULL;

CREATE TABLE waitlist_change (
  entry_id INTEGER NOT NULL REFERENCES journal (id),
  waitlist_id INTEGER NOT NULL REFERENCES waitlist (id),
  waits INTEGER CHECK (waits IN (0, 1)),
  customer_id INTEGER,
  PRIMARY KEY (entry_id, waitlist_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX waitlist_change_by_waitlist ON waitlist_change (waitlist_id, entry_id);
`;
