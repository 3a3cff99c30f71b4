import BetterSqlite3 from 'better-sqlite3';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import type { ZoneRules } from '../../src/domain/zone.ts';
import { zoneRules } from '../../src/machine/zone-database.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';

/** Monday 2026-11-23, seven in the morning in New York: the present of every book here. */
export const NOW_TEXT = '2026-11-23T07:00:00-05:00';
export const NOW: Instant = Date.parse(NOW_TEXT);
export const TODAY = '2026-11-23';
export const TOMORROW = '2026-11-24';

const BAYS = 10;
/** The bays with a technician of their own. */
export const STAFFED = 5;
const ZONE = 'America/New_York';
const MIDNIGHT = Date.parse(`${TODAY}T00:00:00-05:00`);
const HOURS_OF_DAY = 14;
const JOB_MS = 30 * MINUTE_MS;
/** What lies ahead is the same in every book, so that a day's answer is: this today, and so much on the days after. */
const TODAYS = 24;
const A_DAY_LATER = 4;
const DAYS_AHEAD = 90;
export const AHEAD = TODAYS + A_DAY_LATER * DAYS_AHEAD;

const RULES: ShopRules = {
  ...defaultShop(ZONE),
  bays: Array.from({ length: BAYS }, (_, i) => ({
    name: `Bay ${i + 1}`,
    capacity: 1,
    calendar: `bay-${i + 1}`,
    hours: null,
    away: [],
    skills: [],
  })),
  technicians: Array.from({ length: STAFFED }, (_, i) => ({
    name: `Technician ${i + 1}`,
    capacity: 1,
    calendar: null,
    hours: null,
    away: [],
    skills: [],
  })),
};

/** A tenth as many customers as appointments. */
function customersIn(appointments: number): number {
  return Math.max(AHEAD, appointments / 10);
}

/** The phone of the customer with that number, E.164. */
export function phoneOf(customerId: number): string {
  return `+1${2_122_000_000 + customerId * 37}`;
}

/**
 * Writes a book of that many appointments to `file`, the same one every time: bays full every day for as many years back
 * as it takes, and `AHEAD` of them from today on. Through the store's own tables, guards and triggers; only its
 * durability is left out while the rows go in.
 */
export async function buildBigBook(file: string, appointments: number): Promise<void> {
  const zone = zoneRules(ZONE, process.versions['tz'] ?? '') as ZoneRules;
  const { store } = await openSqliteStore(file, { rules: RULES, zone, at: NOW });
  await store.close();
  const db = new BetterSqlite3(file);
  db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN');
  db.prepare(CUSTOMERS).run({ customers: customersIn(appointments), now: NOW });
  db.exec(VEHICLES);
  db.exec('CREATE TEMP TABLE visit (n INTEGER PRIMARY KEY, bay INTEGER, start_at INTEGER, status TEXT)');
  db.prepare(PAST).run({ past: appointments - AHEAD, midnight: MIDNIGHT });
  db.prepare(TODAY_AND_LATER).run({ past: appointments - AHEAD, midnight: MIDNIGHT });
  db.prepare(APPOINTMENTS).run({ customers: customersIn(appointments), zone: ZONE, now: NOW });
  for (const sql of WHAT_FOLLOWS) db.exec(sql);
  db.exec('COMMIT; PRAGMA journal_mode = WAL; PRAGMA optimize');
  db.close();
  await lookThrough(file);
}

/** As a book is that has been in use: its sums made, looked through today, closed by bay. */
async function lookThrough(file: string): Promise<void> {
  const { database, watch } = await openDatabase(file, async () => undefined);
  await database.transaction(async () => undefined);
  watch.checkInPassing(NOW, () => () => 0);
  await database.close();
}

const numbers = (count: string) =>
  `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${count})`;

const name = (list: readonly string[], n: string) =>
  `CASE (${n}) % ${list.length} ${list.map((each, i) => `WHEN ${i} THEN '${each}'`).join(' ')} END`;
const FIRST = ['Ana', 'Ben', 'Chloe', 'Dmitri', 'Elif', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kira'];
const LAST = ['Alvarez', 'Brown', 'Chen', 'Dubois', 'Evans', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jansen'];
const full = `${name(FIRST, 'n * 7')} || ' ' || ${name(LAST, 'n * 13 / 7')} || ' ' || n`;
const digits = '2122000000 + n * 37';
const backwards = Array.from({ length: 10 }, (_, i) => `substr(${digits}, ${10 - i}, 1)`).join(' || ');

const CUSTOMERS = `${numbers('$customers')}
INSERT INTO customer (id, name, name_key, phone, phone_reversed, email, created_at, updated_at)
SELECT n, ${full}, lower(${full}), '+1' || (${digits}), ${backwards} || '1', 'c' || n || '@example.com', $now, $now
FROM number`;

/** One each, with a plate; the twelfth has a VIN, too. */
const VEHICLES = `
INSERT INTO vehicle (id, customer_id, plate, vin, make, model, year, created_at, updated_at)
SELECT id, id, char(65 + id % 26, 65 + id / 26 % 26, 65 + id / 676 % 26) || printf('%05d', id),
  CASE WHEN id % 12 = 0 THEN printf('1HGCM826%09d', id) END,
  ${name(['Honda', 'Toyota', 'Ford', 'Volkswagen', 'Tesla'], 'id')}, ${name(['Civic', 'Corolla', 'Focus'], 'id')},
  2005 + id % 20, created_at, updated_at
FROM customer`;

/** Those that have given their time back, and are in no calendar. */
const GONE = "'cancelled', 'no_show'";

/** Yesterday's first: every bay from nine on, half hour by half hour, one visit in twenty cancelled. */
const PAST = `${numbers('$past')}
INSERT INTO visit (n, bay, start_at, status)
SELECT $past + 1 - n, 1 + n % ${BAYS},
  $midnight - (1 + n / ${BAYS * HOURS_OF_DAY}) * ${DAY_MS} + ${9 * HOUR_MS} + n / ${BAYS} % ${HOURS_OF_DAY} * ${JOB_MS},
  CASE WHEN n % 20 = 7 THEN 'cancelled' WHEN n % 50 = 9 THEN 'no_show' ELSE 'completed' END
FROM number`;

const TODAY_AND_LATER = `${numbers(String(AHEAD))}
INSERT INTO visit (n, bay, start_at, status)
SELECT $past + n, 1 + n % ${BAYS},
  $midnight + CASE WHEN n <= ${TODAYS} THEN 0 ELSE 1 + (n - ${TODAYS + 1}) / ${A_DAY_LATER} END * ${DAY_MS}
    + ${9 * HOUR_MS} + CASE WHEN n <= ${TODAYS} THEN n / ${BAYS} * 2 ELSE 8 + n % ${A_DAY_LATER} END * ${JOB_MS},
  'scheduled'
FROM number`;

const wall = (at: string) => `strftime('%Y-%m-%dT%H:%M', ${at} / 1000 - 18000, 'unixepoch')`;

const APPOINTMENTS = `
INSERT INTO appointment (id, uuid, revision, status, start_at, end_at, zone, wall_start, wall_end, buffer_ms, customer_id,
  vehicle_id, bay_id, calendar_id, cancellation_reason, overbooked, details, created_at, updated_at)
SELECT n, printf('%08x-0000-4000-8000-%012x', n * 40503 % 4294967296, n), 1, status, start_at, start_at + ${JOB_MS}, $zone,
  ${wall('start_at')}, ${wall(`(start_at + ${JOB_MS})`)}, 0, 1 + n * 7919 % $customers, 1 + n * 7919 % $customers, bay,
  'bay-' || bay, CASE status WHEN 'cancelled' THEN 'other' END, 0, '{}',
  min(start_at - ${7 * DAY_MS}, $now - ${HOUR_MS}), min(start_at - ${7 * DAY_MS}, $now - ${HOUR_MS})
FROM visit ORDER BY n`;

/** The entry of the journal in which an appointment was booked. */
const ENTRY = '1000000 + id';

/** As long as those of a title and five lines are. */
const MARKS = '{"title":"aaaa","description":"bbbbccccddddeeeeffff"}';

const WHAT_FOLLOWS = [
  `INSERT INTO work (appointment_id, position, service_id, minutes, technician_id, start_at, end_at)
   SELECT id, 0, 1 + id % 8, ${JOB_MS / 60_000}, CASE WHEN bay_id <= ${STAFFED} THEN ${BAYS} + bay_id END, start_at, end_at
   FROM appointment`,
  `INSERT INTO claim (appointment_id, claimable_id, start_at, end_at, overbooked)
   SELECT id, bay_id, start_at, end_at, 0 FROM appointment WHERE status NOT IN (${GONE})
   UNION ALL
   SELECT id, technician_id, w.start_at, w.end_at, 0 FROM appointment JOIN work w ON appointment_id = id
   WHERE status NOT IN (${GONE}) AND technician_id IS NOT NULL`,
  `INSERT INTO journal (id, at, source, actor, verb)
   SELECT ${ENTRY}, created_at, 'counter', 'counter-' || id % 3, 'booked' FROM appointment ORDER BY id`,
  `INSERT INTO appointment_revision (appointment_id, revision, entry_id, change, status, start_at, end_at, zone, wall_start,
     wall_end, buffer_ms, customer_id, vehicle_id, bay_id, calendar_id, overbooked, details, work)
   SELECT id, 1, ${ENTRY}, 'booked', status, a.start_at, a.end_at, zone, wall_start, wall_end, buffer_ms, customer_id,
     vehicle_id, bay_id, calendar_id, overbooked, details,
     json_array(json_object('serviceId', service_id, 'minutes', minutes, 'technicianId', technician_id,
       'start', w.start_at, 'end', w.end_at))
   FROM appointment a JOIN work w ON w.appointment_id = id`,
  `INSERT INTO calendar_image (appointment_id, calendar_id, event_id, generation, present, wanted_revision, synced_revision,
     attempted, confirmed, burning, removal_attempted, tombstone_needed, buried, dead, look_needed, hints, hints_seen, bent, strays,
     etag, texts, theirs, texts_owed, owed, wanted_at)
   SELECT id, calendar_id, printf('ap%028d', id), 0, status NOT IN (${GONE}), 1, 1, 1, 1, 0, status IN (${GONE}), 0, 0,
     status IN (${GONE}), 0, 0, 0, 0, '[]', '"1"', '${MARKS}', '[]', 0, 0, created_at
   FROM appointment`,
  `INSERT INTO local_calendar (id, sequence) SELECT calendar_id, max(id) FROM appointment GROUP BY calendar_id`,
  `INSERT INTO local_event (calendar_id, event_id, sequence, start_at, end_at, cancelled, busy, title, description,
     appointment_uuid, appointment_revision, book_id, created_at, updated_at)
   SELECT calendar_id, printf('ap%028d', id), id, start_at, end_at, status IN (${GONE}), 1, 'Oil change', '', uuid, 1,
     (SELECT book_id FROM book), created_at, created_at FROM appointment`,
];
