import {
  type CalendarPlace,
  type CalendarProvider,
  type CalendarSpot,
  calendarNamed,
} from '../../domain/calendar-place.ts';
import type { Instant } from '../../domain/interval.ts';
import type { NamedSpot, Rebound } from '../calendar-places.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Sql, Transaction } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { askElsewhere } from './inbox.ts';
import { oweImages } from './owing.ts';
import { calendarNames } from './read-places.ts';
import { calendarIdOf, ownPlace, placeAtGoogle, placeNamed } from './rows/place-rows.ts';
import { nameLeadsTo, newGooglePlace, renewPlace } from './rows/places-written.ts';

interface Move {
  readonly name: string;
  readonly from: CalendarPlace;
  readonly to: CalendarPlace;
}

/**
 * Those names, and every other under which an open appointment to come is shown, such as one whose bay has another calendar by
 * now.
 */
async function namesInUse(sql: Sql, at: Instant): Promise<string[]> {
  const shown = await sql.all<{ name: string }>(
    `SELECT DISTINCT coalesce(n.name, a.calendar_id) AS name
     FROM appointment a LEFT JOIN calendar_name n ON n.calendar_id = a.calendar_id
     WHERE a.start_at > ? AND a.end_at > ? AND a.status IN (${OPEN}) AND a.calendar_id IS NOT NULL
       AND (n.name IS NOT NULL OR a.calendar_id NOT IN (SELECT calendar_id FROM calendar_place))`,
    at - LONGEST_MS,
    at,
  );
  return [...new Set([...(await calendarNames(sql)), ...shown.map(({ name }) => name)])];
}

/** See `CalendarPlaceStore.rebind`. */
export async function rebind(tx: Transaction, spots: readonly NamedSpot[], at: Instant): Promise<Rebound> {
  const moved: Move[] = [];
  for (const { name, spot } of spots) {
    const move = await leadElsewhere(tx, name, spot);
    if (move !== null) moved.push(move);
  }
  return { moved, owed: await follow(tx, moved, at) };
}

/** Gives every name of the shop's a place of that provider's; where one leads at Google is found out later. */
export async function bindNames(tx: Transaction, calendar: CalendarProvider, at: Instant): Promise<Rebound> {
  const spotOf = (name: string): CalendarSpot => {
    if (calendar === 'local') return { provider: 'local' };
    return { provider: 'google', account: calendarNamed(name).account, owner: null, googleId: null };
  };
  return rebind(
    tx,
    (await namesInUse(tx, at)).map((name) => ({ name, spot: spotOf(name) })),
    at,
  );
}

/** Null if the name leads there already. */
async function leadElsewhere(tx: Transaction, name: string, spot: CalendarSpot): Promise<Move | null> {
  const from = await placeNamed(tx, name);
  const to = await placeFor(tx, name, spot, from);
  if (to.calendarId === from.calendarId) return null;
  await nameLeadsTo(tx, name, to);
  return { name, from, to };
}

async function placeFor(
  tx: Transaction,
  name: string,
  spot: CalendarSpot,
  from: CalendarPlace,
): Promise<CalendarPlace> {
  if (spot.provider === 'local') return ownPlace(name);
  const known = spot.googleId === null ? null : await placeAtGoogle(tx, spot.googleId);
  if (known !== null) return renewPlace(tx, known, name, spot);
  if (from.provider === 'google') {
    if (spot.googleId === null) return from;
    if (from.googleId === null) return renewPlace(tx, from, name, spot);
  }
  return newGooglePlace(tx, name, spot);
}

/** True for a place whose id at Google is not known: nothing can ever have been asked of it. */
function isUnasked(place: CalendarPlace): boolean {
  return place.provider === 'google' && place.googleId === null;
}

/** Gives the number of appointments that are owed elsewhere. */
async function follow(tx: Transaction, moved: readonly Move[], at: Instant): Promise<number> {
  if (moved.length === 0) return 0;
  const affected = await affectedBy(tx, moved, at);
  for (const { id, calendarId, name } of affected) {
    const move = await moveOf(tx, calendarId, name, moved);
    if (move === undefined) continue;
    await tx.run('UPDATE appointment SET calendar_id = ? WHERE id = ?', move.to.calendarId, id);
  }
  for (const { from, to } of moved) if (isUnasked(from)) await carryOver(tx, from, to);
  for (const { id } of affected) {
    await oweImages(tx, id, at);
    await askElsewhere(tx, id);
  }
  for (const { from, to } of moved) {
    await closeItems(tx, from, `kind IN ('foreign-conflict', 'many-removed') AND NOT ${STILL_SHOWN}`, at);
    await closeItems(tx, to, "kind = 'left-behind'", at);
  }
  return affected.length;
}

interface Affected {
  readonly id: number;
  readonly calendarId: string;
  /** The calendar's name of its bay. */
  readonly name: string | null;
}

/**
 * Open appointments to come that are shown in a calendar which a name has left; all appointments, if that calendar was never
 * asked.
 */
async function affectedBy(sql: Sql, moved: readonly Move[], at: Instant): Promise<Affected[]> {
  const affected = new Map<number, Affected>();
  for (const { from } of moved) {
    const since = isUnasked(from) ? 0 : at;
    const open = isUnasked(from) ? '' : `AND a.status IN (${OPEN})`;
    const rows = await sql.all<Affected>(
      `SELECT a.id, a.calendar_id AS "calendarId", b.calendar_id AS name
       FROM appointment a JOIN claimable b ON b.id = a.bay_id
       WHERE a.start_at > ? AND a.end_at > ? ${open} AND (a.calendar_id = ? OR EXISTS (
         SELECT 1 FROM calendar_image i
         WHERE i.appointment_id = a.id AND i.calendar_id = ? AND i.present = 1))
       ORDER BY a.start_at, a.id`,
      since - LONGEST_MS,
      since,
      from.calendarId,
      from.calendarId,
    );
    for (const row of rows) affected.set(row.id, row);
  }
  return [...affected.values()];
}

/**
 * If several names led to one calendar, an appointment goes with its bay's name. If that is none of those which left, it goes
 * along only once no name leads there any more.
 */
async function moveOf(
  sql: Sql,
  calendarId: string,
  name: string | null,
  moved: readonly Move[],
): Promise<Move | undefined> {
  const leaving = moved.filter(({ from }) => from.calendarId === calendarId);
  const own = leaving.find((move) => move.name === name);
  if (own !== undefined || leaving.length === 0) return own;
  for (const other of await calendarNames(sql))
    if ((await calendarIdOf(sql, other)) === calendarId) return undefined;
  return leaving[0];
}

/** No event can be in a place that was never asked: its images start afresh at the place that it turned out to be. */
async function carryOver(tx: Transaction, from: CalendarPlace, to: CalendarPlace): Promise<void> {
  await tx.run(
    `UPDATE calendar_image SET calendar_id = ?, attempted = 0, confirmed = 0, burning = 0,
       removal_attempted = 0, tombstone_needed = 0, buried = 0, look_needed = 0, fence = fence + 1, lease_owner = NULL, lease_until = NULL
     WHERE calendar_id = ? AND appointment_id IN (SELECT id FROM appointment WHERE calendar_id = ?)
       AND NOT EXISTS (SELECT 1 FROM calendar_image there
         WHERE there.appointment_id = calendar_image.appointment_id AND there.calendar_id = ?)`,
    to.calendarId,
    from.calendarId,
    to.calendarId,
    to.calendarId,
  );
  await tx.run('DELETE FROM calendar_image WHERE calendar_id = ?', from.calendarId);
}

/** Another name still leads there, by which the appointment is to be shown. */
const STILL_SHOWN = `(calendar_id IN (SELECT calendar_id FROM calendar_name) AND EXISTS (
  SELECT 1 FROM calendar_image i
  WHERE i.appointment_id = inbox_item.appointment_id AND i.calendar_id = inbox_item.calendar_id AND i.present = 1))`;

/** Closes items of those kinds about a calendar that was left, or taken up again: they are out of date. */
async function closeItems(
  tx: Transaction,
  { calendarId }: CalendarPlace,
  which: string,
  at: Instant,
): Promise<void> {
  await tx.run(
    `UPDATE inbox_item SET resolved_at = ?
     WHERE resolved_at IS NULL AND calendar_id = ? AND ${which}`,
    at,
    calendarId,
  );
}
