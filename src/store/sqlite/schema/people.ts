/**
 * Customers and their cars, with the indexes that find them by a part of a name, plate or VIN, by make and model. Of names and
 * cars the index has the letters with nothing between them: what is looked for can be written together or apart.
 */
export const PEOPLE = `
CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_letters TEXT GENERATED ALWAYS AS (replace(name_key, ' ', '')) VIRTUAL,
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
CREATE VIRTUAL TABLE customer_name USING fts5 (name_letters, content = 'customer', content_rowid = 'id', tokenize = 'trigram', detail = 'full');
CREATE TRIGGER customer_name_added AFTER INSERT ON customer BEGIN
  INSERT INTO customer_name (rowid, name_letters) VALUES (NEW.id, NEW.name_letters);
END;
CREATE TRIGGER customer_name_changed AFTER UPDATE OF name_key ON customer BEGIN
  INSERT INTO customer_name (customer_name, rowid, name_letters) VALUES ('delete', OLD.id, OLD.name_letters);
  INSERT INTO customer_name (rowid, name_letters) VALUES (NEW.id, NEW.name_letters);
END;
CREATE TRIGGER customer_name_removed AFTER DELETE ON customer BEGIN
  INSERT INTO customer_name (customer_name, rowid, name_letters) VALUES ('delete', OLD.id, OLD.name_letters);
END;

CREATE TABLE vehicle (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  plate TEXT UNIQUE,
  vin TEXT UNIQUE,
  make TEXT,
  model TEXT,
  year INTEGER,
  described TEXT GENERATED ALWAYS AS (replace(replace(replace(
    lower(coalesce(year, '') || coalesce(make, '') || coalesce(model, '')), ' ', ''), '-', ''), '.', '')) VIRTUAL,
  notes TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX vehicle_by_customer ON vehicle (customer_id, id);
CREATE VIRTUAL TABLE vehicle_mark USING fts5 (plate, vin, described, content = 'vehicle', content_rowid = 'id',
  tokenize = 'trigram remove_diacritics 1', detail = 'full');
CREATE TRIGGER vehicle_mark_added AFTER INSERT ON vehicle BEGIN
  INSERT INTO vehicle_mark (rowid, plate, vin, described) VALUES (NEW.id, NEW.plate, NEW.vin, NEW.described);
END;
CREATE TRIGGER vehicle_mark_changed AFTER UPDATE OF plate, vin, make, model, year ON vehicle BEGIN
  INSERT INTO vehicle_mark (vehicle_mark, rowid, plate, vin, described)
  VALUES ('delete', OLD.id, OLD.plate, OLD.vin, OLD.described);
  INSERT INTO vehicle_mark (rowid, plate, vin, described) VALUES (NEW.id, NEW.plate, NEW.vin, NEW.described);
END;
CREATE TRIGGER vehicle_mark_removed AFTER DELETE ON vehicle BEGIN
  INSERT INTO vehicle_mark (vehicle_mark, rowid, plate, vin, described)
  VALUES ('delete', OLD.id, OLD.plate, OLD.vin, OLD.described);
END;
`;
