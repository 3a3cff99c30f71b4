import { isDeepStrictEqual } from 'node:util';
import type { CalendarPlace, GoogleSpot } from '../../../domain/calendar-place.ts';
import type { Sql, Transaction } from '../engine/sql.ts';

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
