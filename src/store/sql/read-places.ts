import type { CalendarPlace, CalendarProvider } from '../../domain/calendar-place.ts';
import type { CalendarPlaceStore } from '../calendar-places.ts';
import type { Database, Sql } from './engine/sql.ts';
import {
  ownPlace,
  PLACE_COLUMNS,
  type PlaceRow,
  placeAtGoogle,
  placeIn,
  placeOf,
} from './rows/place-rows.ts';

/** What of the port only reads. */
export function readPlaces(database: Database) {
  return {
    setting: async () => calendarSetting(database),

    inForce: async () => placesOfNames(database),

    get: async (calendarId) => placeOf(database, calendarId),

    isKnownAtGoogle: async (googleId) => (await placeAtGoogle(database, googleId)) !== null,

    ownerOf: async (fingerprint) =>
      (
        await database.get<{ owner: string | null }>(
          'SELECT owner FROM token_owner WHERE fingerprint = ?',
          fingerprint,
        )
      )?.owner ?? null,

    isKnownToken: async (fingerprint) =>
      (await database.get('SELECT 1 FROM token_owner WHERE fingerprint = ? AND tied = 1', fingerprint)) !==
      undefined,

    client: async () =>
      (await database.get<{ client: string | null }>('SELECT google_client AS client FROM book'))?.client ??
      null,
  } satisfies Partial<CalendarPlaceStore>;
}

/** Whose calendar the shop's is; null while nobody has said, and where the rules cannot be read, of which their reader tells. */
export async function calendarSetting(sql: Sql): Promise<CalendarProvider | null> {
  const shop = await sql.get<{ rules: string }>('SELECT rules FROM shop');
  try {
    const rules: { calendar?: CalendarProvider } | null = JSON.parse(shop?.rules ?? 'null');
    return rules?.calendar ?? null;
  } catch {
    return null;
  }
}

/** Names of calendars in the shop, its technicians' own included, and those of which nobody knows yet where they lead. */
export async function calendarNames(sql: Sql): Promise<string[]> {
  return (await sql.all<{ name: string }>(`${NAMES} ORDER BY 1`)).map(({ name }) => name);
}

const NAMES = `
SELECT calendar_id AS name FROM claimable WHERE retired_at IS NULL AND calendar_id IS NOT NULL
UNION
SELECT n.name FROM calendar_name n JOIN calendar_place p ON p.calendar_id = n.calendar_id
WHERE p.google_id IS NULL`;

/** Where each of them leads. In one statement, since every command asks. */
async function placesOfNames(sql: Sql): Promise<CalendarPlace[]> {
  const rows = await sql.all<Named & (PlaceRow | { calendar_id: null })>(PLACES_OF_NAMES);
  return rows.map(({ called, id, ...row }) =>
    Object.assign(row.calendar_id === null ? ownPlace(id) : placeIn(row), { name: called }),
  );
}

interface Named {
  readonly called: string;
  readonly id: string;
}

const PLACES_OF_NAMES = `
SELECT s.name AS called, coalesce(n.calendar_id, s.name) AS id, ${PLACE_COLUMNS}
FROM (${NAMES}) s LEFT JOIN calendar_name n ON n.name = s.name
LEFT JOIN calendar_place p ON p.calendar_id = coalesce(n.calendar_id, s.name)
ORDER BY s.name`;
