/**
 * Which calendars, and all that is reached through which sign-ins, fail just now, and until when they are left alone. One that
 * answers has no row. `lately`: what was answered and what failed, of a calendar; of a sign-in that is what its calendars' say.
 */
export const CIRCUITS = `
CREATE TABLE circuit (
  kind TEXT NOT NULL CHECK (kind IN ('calendar', 'account')),
  name TEXT NOT NULL,
  lately TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(lately)),
  opened INTEGER NOT NULL,
  quiet_until INTEGER,
  quiet_trouble TEXT CHECK ((quiet_trouble IS NULL) = (quiet_until IS NULL)),
  tried_until INTEGER,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
`;
