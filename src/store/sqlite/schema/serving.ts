/** The process that stays, so that every other one can tell whether book and calendars are kept in step: the last one that began. */
export const SERVING = `
CREATE TABLE serving (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  pid INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  beat_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  push_address TEXT,
  ended_at INTEGER
) STRICT;
`;
