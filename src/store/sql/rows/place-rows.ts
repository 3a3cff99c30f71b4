import { isDeepStrictEqual } from 'node:util';
import type { CalendarPlace, GoogleSpot } from '../../../domain/calendar-place.ts';
import type { Sql, Transaction } from '../engine/sql.ts';

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

export async function newGooglePlace(
  tx: Transaction,
  name: string,
  spot: GoogleSpot,
): Promise<CalendarPlace> {
  const calendarId = await freeId(tx, name);
  await tx.run(
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
export async function renewPlace(
  tx: Transaction,
  place: CalendarPlace,
  name: string,
  spot: GoogleSpot,
): Promise<CalendarPlace> {
  const renewed: CalendarPlace = { calendarId: place.calendarId, name, ...spot };
  if (isDeepStrictEqual(renewed, place)) return place;
  await tx.run(
    'UPDATE calendar_place SET name = ?, account = ?, owner = ?, google_id = ? WHERE calendar_id = ?',
    name,
    spot.account,
    spot.owner,
    spot.googleId,
    place.calendarId,
  );
  return renewed;
}

export async function nameLeadsTo(
  tx: Transaction,
  name: string,
  { provider, calendarId }: CalendarPlace,
): Promise<void> {
  if (provider === 'local') {
    await tx.run('DELETE FROM calendar_name WHERE name = ?', name);
    return;
  }
  await tx.run(
    `INSERT INTO calendar_name (name, calendar_id) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET calendar_id = excluded.calendar_id`,
    name,
    calendarId,
  );
}

/** Begins with a blank, which no name of the shop's does. */
async function freeId(sql: Sql, name: string): Promise<string> {
  for (let i = 1; ; i += 1) {
    const id = ` ${name}~${i}`;
    if ((await sql.get('SELECT 1 FROM calendar_place WHERE calendar_id = ?', id)) === undefined) return id;
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
