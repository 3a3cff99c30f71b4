import { isDeepStrictEqual } from 'node:util';
import type { CalendarPlace, GoogleSpot } from '../../domain/calendar-place.ts';
import type { Connection } from './connection.ts';

interface PlaceRow {
  calendar_id: string;
  name: string;
  provider: 'local' | 'google';
  account: string | null;
  owner: string | null;
  google_id: string | null;
}

const PLACE = 'SELECT calendar_id, name, provider, account, owner, google_id FROM calendar_place';

/** The place of that id. One without a row is the book's own calendar of that name. */
export function placeOf(connection: Connection, calendarId: string): CalendarPlace {
  const row = connection.get<PlaceRow>(`${PLACE} WHERE calendar_id = ?`, calendarId);
  return row === undefined ? { calendarId, name: calendarId, provider: 'local' } : placeIn(row);
}

/** The place that the name means. */
export function placeNamed(connection: Connection, name: string): CalendarPlace {
  return placeOf(connection, calendarIdOf(connection, name));
}

/** The id of the place that the name means; a name without a row has itself for an id. */
export function calendarIdOf(connection: Connection, name: string): string {
  const row = connection.get<{ calendar_id: string }>(
    'SELECT calendar_id FROM calendar_name WHERE name = ?',
    name,
  );
  return row?.calendar_id ?? name;
}

/** The place of that calendar at Google; null where the book has never had to do with it. */
export function placeAtGoogle(connection: Connection, googleId: string): CalendarPlace | null {
  const row = connection.get<PlaceRow>(`${PLACE} WHERE google_id = ?`, googleId);
  return row === undefined ? null : placeIn(row);
}

/** The book's own calendar of that name, which may be there without a row. */
export function ownPlace(connection: Connection, name: string): CalendarPlace {
  const row = connection.get<PlaceRow>(`${PLACE} WHERE provider = 'local' AND name = ?`, name);
  if (row !== undefined) return placeIn(row);
  if (!hasRow(connection, name)) return { calendarId: name, name, provider: 'local' };
  const calendarId = freeId(connection, name);
  connection.run(
    `INSERT INTO calendar_place (calendar_id, name, provider) VALUES (?, ?, 'local')`,
    calendarId,
    name,
  );
  return { calendarId, name, provider: 'local' };
}

export function newGooglePlace(connection: Connection, name: string, spot: GoogleSpot): CalendarPlace {
  const calendarId = freeId(connection, name);
  const { account, owner, googleId } = spot;
  connection.run(
    `INSERT INTO calendar_place (calendar_id, name, provider, account, owner, google_id)
     VALUES (?, ?, 'google', ?, ?, ?)`,
    calendarId,
    name,
    account,
    owner,
    googleId,
  );
  return { calendarId, name, ...spot };
}

/** What has become known of a place, or how it is reached and called from now on. Writes only what is news. */
export function renewPlace(
  connection: Connection,
  place: CalendarPlace,
  name: string,
  spot: GoogleSpot,
): CalendarPlace {
  const renewed: CalendarPlace = { calendarId: place.calendarId, name, ...spot };
  if (isDeepStrictEqual(renewed, place)) return place;
  connection.run(
    'UPDATE calendar_place SET name = ?, account = ?, owner = ?, google_id = ? WHERE calendar_id = ?',
    name,
    spot.account,
    spot.owner,
    spot.googleId,
    place.calendarId,
  );
  return renewed;
}

export function nameLeadsTo(connection: Connection, name: string, { calendarId }: CalendarPlace): void {
  if (calendarId === name && !hasRow(connection, name)) {
    connection.run('DELETE FROM calendar_name WHERE name = ?', name);
    return;
  }
  connection.run(
    `INSERT INTO calendar_name (name, calendar_id) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET calendar_id = excluded.calendar_id`,
    name,
    calendarId,
  );
}

function hasRow(connection: Connection, calendarId: string): boolean {
  return connection.get('SELECT 1 FROM calendar_place WHERE calendar_id = ?', calendarId) !== undefined;
}

/**
 * The first place of a name has the name itself for an id, unless something hangs on that already: what the book's own
 * calendar of that name has shown. A later one's begins with a blank, which no name does.
 */
function freeId(connection: Connection, name: string): string {
  const isUsed = (id: string) =>
    hasRow(connection, id) ||
    connection.get('SELECT 1 FROM calendar_image WHERE calendar_id = ? LIMIT 1', id) !== undefined;
  let id = name;
  for (let i = 2; isUsed(id); i += 1) id = ` ${name}~${i}`;
  return id;
}

function placeIn({
  calendar_id: calendarId,
  name,
  provider,
  account,
  owner,
  google_id,
}: PlaceRow): CalendarPlace {
  if (provider === 'local') return { calendarId, name, provider };
  return { calendarId, name, provider, account: account ?? '', owner, googleId: google_id };
}
