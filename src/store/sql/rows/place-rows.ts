import type { CalendarPlace } from '../../../domain/calendar-place.ts';
import type { Sql } from '../engine/sql.ts';

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
export async function placeOf(sql: Sql, calendarId: string): Promise<CalendarPlace> {
  const row = await sql.get<PlaceRow>(`${PLACE} WHERE p.calendar_id = ?`, calendarId);
  return row === undefined ? ownPlace(calendarId) : placeIn(row);
}

/** The book's own calendar of that name. */
export function ownPlace(name: string): CalendarPlace {
  return { calendarId: name, name, provider: 'local' };
}

/** The place that the name means. */
export async function placeNamed(sql: Sql, name: string): Promise<CalendarPlace> {
  return placeOf(sql, await calendarIdOf(sql, name));
}

/** The id of the place that the name means. */
export async function calendarIdOf(sql: Sql, name: string): Promise<string> {
  const row = await sql.get<{ calendar_id: string }>(
    'SELECT calendar_id FROM calendar_name WHERE name = ?',
    name,
  );
  return row?.calendar_id ?? name;
}

/** The place of that calendar at Google; null where the book has never had to do with it. */
export async function placeAtGoogle(sql: Sql, googleId: string): Promise<CalendarPlace | null> {
  const row = await sql.get<PlaceRow>(`${PLACE} WHERE p.google_id = ?`, googleId);
  return row === undefined ? null : placeIn(row);
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
