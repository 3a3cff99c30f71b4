import { CHANGE_SOURCES, JOURNAL_VERBS } from '../../../domain/journal.ts';
import { listed } from '../../sql/engine/listed.ts';

/**
 * What was written together, by whom; who comes with what, as it was before; and every edition of the rules, with the bays and
 * technicians that have other names in it. Only `before`, which names people, may be scrubbed.
 */
export const JOURNAL = `
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN (${listed(CHANGE_SOURCES)})),
  actor TEXT,
  verb TEXT NOT NULL CHECK (verb IN (${listed(JOURNAL_VERBS)})),
  undoes INTEGER REFERENCES journal (id)
) STRICT;
CREATE INDEX journal_by_time ON journal (at);
CREATE INDEX journal_by_actor ON journal (actor) WHERE actor IS NOT NULL;
CREATE UNIQUE INDEX journal_undone ON journal (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER journal_is_final BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY'); END;

CREATE TABLE person_change (
  entry_id INTEGER NOT NULL REFERENCES journal (id),
  kind TEXT NOT NULL CHECK (kind IN ('customer', 'vehicle')),
  id INTEGER NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  PRIMARY KEY (entry_id, kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_change_by_person ON person_change (kind, id, entry_id);

CREATE TABLE shop_revision (
  revision INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES journal (id),
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  renamed TEXT NOT NULL CHECK (json_valid(renamed))
) STRICT;
CREATE INDEX shop_revision_by_entry ON shop_revision (entry_id);
`;
