import { isDeepStrictEqual } from 'node:util';
import type { CalendarPlace, GoogleSpot } from '../../../domain/calendar-place.ts';
import type { Connection } from '../engine/connection.ts';

/**
 * Places at Google have rows. The book's own calendars have none: each has its name for an id, and no other place ever
 * has such an id, so that whoever took a name for the book's own is never led elsewhere by it.
 */
export interface PlaceRow {
  calendar_id: string;
  name: string;
  account: string;
  owner: string | null;
  google_id: string | null;
}

/** Of `calendar_place` as `p`. */
export const PLACE_COLUMNS = 'p.calendar_id, p.name, p.account, p.owner, p.google_id';
const PLACE = `SELECT ${PLACE_COLUMNS} FROM calendar_place p`;

/** The place of that id. */
export function placeOf(connection: Connection, calendarId: string): CalendarPlace {
  const row = connection.get<PlaceRow>(`${PLACE} WHERE p.calendar_id = ?`, calendarId);
  return row === undefined ? ownPlace(calendarId) : placeIn(row);
}

/** The book's own calendar of that name. */
export function ownPlace(name: string): CalendarPlace {
  return { calendarId: name, name, provider: 'local' };
}

/** The place that the name means. */
export function placeNamed(connection: Connection, name: string): CalendarPlace {
  return placeOf(connection, calendarIdOf(connection, name));
}

/** The id of the place that the name means. */
export function calendarIdOf(connection: Connection, name: string): string {
  const row = connection.get<{ calendar_id: string }>(
    'SELECT calendar_id FROM calendar_name WHERE name = ?',
    name,
  );
  return row?.calendar_id ?? name;
}

/** The place of that calendar at Google; null where the book has never had to do with it. */
export function placeAtGoogle(connection: Connection, googleId: string): CalendarPlace | null {
  const row = connection.get<PlaceRow>(`${PLACE} WHERE p.google_id = ?`, googleId);
  return row === undefined ? null : placeIn(row);
}

export function newGooglePlace(connection: Connection, name: string, spot: GoogleSpot): CalendarPlace {
  const calendarId = freeId(connection, name);
  connection.run(
    'INSERT INTO calendar_place (calendar_id, name, account, owner, google_id) VALUES (?, ?, ?, ?, ?)',
    calendarId,
    name,
    spot.account,
    spot.owner,
    spot.googleId,
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

export function nameLeadsTo(
  connection: Connection,
  name: string,
  { provider, calendarId }: CalendarPlace,
): void {
  if (provider === 'local') {
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

/** Begins with a blank, which no name of the shop's does. */
function freeId(connection: Connection, name: string): string {
  for (let i = 1; ; i += 1) {
    const id = ` ${name}~${i}`;
    if (connection.get('SELECT 1 FROM calendar_place WHERE calendar_id = ?', id) === undefined) return id;
  }
}

export function placeIn({
  calendar_id: calendarId,
  name,
  account,
  owner,
  google_id,
}: PlaceRow): CalendarPlace {
  return { calendarId, name, provider: 'google', account, owner, googleId: google_id };
}
