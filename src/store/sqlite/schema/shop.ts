import { CLAIMABLE_KINDS } from '../../../domain/shop.ts';
import { listed } from '../../sql/engine/listed.ts';

/** The book's own name, by which events are known as its own, the rules of the shop, and what an appointment can take. */
export const SHOP = `
CREATE TABLE book (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  book_id TEXT NOT NULL,
  google_client TEXT,
  life TEXT NOT NULL
) STRICT;
INSERT INTO book (id, book_id, life) VALUES (1, lower(hex(randomblob(16))), lower(hex(randomblob(16))));
CREATE TRIGGER book_id_is_final BEFORE UPDATE OF book_id ON book BEGIN SELECT RAISE(ABORT, 'FINAL'); END;
CREATE TRIGGER book_stays BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'FINAL'); END;

CREATE TABLE shop (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  check_availability INTEGER GENERATED ALWAYS AS (iif(json_valid(rules), rules ->> '$.checkAvailability', NULL)) VIRTUAL,
  create_events INTEGER GENERATED ALWAYS AS (iif(json_valid(rules), rules ->> '$.createEvents', NULL)) VIRTUAL,
  zone TEXT NOT NULL CHECK (json_valid(zone)),
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  buffer_minutes INTEGER NOT NULL CHECK (buffer_minutes >= 0),
  interval_months INTEGER CHECK (interval_months > 0),
  skills TEXT NOT NULL CHECK (json_valid(skills)),
  position INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

CREATE TABLE claimable (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN (${listed(CLAIMABLE_KINDS)})),
  name TEXT NOT NULL UNIQUE,
  capacity INTEGER NOT NULL CHECK (capacity >= 1),
  calendar_id TEXT,
  check_availability INTEGER CHECK (check_availability IN (0, 1)),
  create_events INTEGER CHECK (create_events IN (0, 1)),
  hours TEXT CHECK (hours IS NULL OR json_valid(hours)),
  away TEXT NOT NULL CHECK (json_valid(away)),
  skills TEXT NOT NULL CHECK (json_valid(skills)),
  position INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;
`;
