import { type EventImage, hinted, imageEventId, mayBeOurs } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import { strayed } from '../../domain/strays.ts';
import type { Reading, ReadingPreview } from '../calendar-readings.ts';
import type { SeenEvent } from '../images.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Sql, Transaction, Value } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { addNotes } from './inbox.ts';
import { dropReading, isWhereItWas, nextNumber } from './open-readings.ts';
import { putRight, sweep } from './others-mirrored.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf, saveImage } from './rows/image-rows.ts';

/** The images that a reading is compared with, and whose they are. */
interface Shown {
  readonly appointmentId: number;
  readonly uuid: string;
  readonly end: Instant;
  readonly image: EventImage;
}

type Read = Pick<Reading, 'calendarId' | 'seen' | 'fullSince'>;

/** What a seen event says about its image (docs/protocol.md §9). */
type Verdict = 'known' | 'hint' | 'stray' | 'later' | 'unknown';

/** What taking the reading in would find. Reads alone. */
export async function previewOf(sql: Sql, reading: Read, now: Instant): Promise<ReadingPreview> {
  const { calendarId, seen, fullSince } = reading;
  const images = await imagesSeen(sql, reading);
  const verdicts = seen.map((event) => ({ event, is: verdictOn(event, images.get(event.uuid)?.image) }));
  const strange = verdicts.flatMap(({ event, is }) => (is === 'unknown' ? event : []));
  const appointments = await appointmentsOf(sql, strange);
  const later = verdicts.flatMap(({ event, is }) => (is === 'later' ? event : []));
  const made = await newestGenerations(sql, later);
  const isMade = ({ uuid, generation }: SeenEvent) => generation <= (made.get(uuid)?.generation ?? -1);
  const upcoming = await openImages(sql, calendarId, now);
  const cancelled = namesOf(seen.filter((event) => event.cancelled));
  const all = namesOf(seen);
  const isRemoved = ({ uuid, end, image }: Shown): boolean => {
    if (image.dead || image.removedRevision !== null) return false;
    const name = imageEventId(uuid, image.generation);
    if (cancelled.has(name)) return true;
    // An event that was never confirmed may never have been created, so nobody can be said to have removed it.
    return fullSince !== null && end > fullSince && image.confirmed && !all.has(name);
  };
  return {
    removed: upcoming.filter(isRemoved).length,
    upcoming: upcoming.length,
    unknown: strange.filter(({ uuid }) => !appointments.has(uuid)).map(nameOf),
    later: later.filter((event) => !isMade(event)).map(nameOf),
    elsewhere: new Map(
      [...strange, ...later.filter(isMade)].flatMap((event) => {
        const appointmentId = appointments.get(event.uuid) ?? made.get(event.uuid)?.appointmentId;
        return appointmentId === undefined ? [] : [[nameOf(event), appointmentId] as const];
      }),
    ),
  };
}

/** Hints, notes and token together. Null, and nothing is kept, where somebody else has gone on with the reading. */
export async function takeIn(
  tx: Transaction,
  reading: Reading,
  at: Instant,
): Promise<{ readonly hints: number; readonly strays: number } | null> {
  const { calendarId, open, seen, notes } = reading;
  if (!(await isWhereItWas(tx, calendarId, open))) return null;
  const images = await imagesSeen(tx, reading);
  const changed = new Map<string, Shown>();
  const count = { hints: 0, strays: 0 };
  const change = (shown: Shown, image: EventImage) => changed.set(shown.uuid, { ...shown, image });

  for (const event of seen) {
    const shown = changed.get(event.uuid) ?? images.get(event.uuid);
    const verdict = verdictOn(event, shown?.image);
    if (shown === undefined || verdict === 'known' || verdict === 'unknown' || verdict === 'later') continue;
    if (verdict === 'hint') change(shown, hinted(shown.image));
    else change(shown, strayed(shown.image, event.generation));
    count[verdict === 'hint' ? 'hints' : 'strays'] += 1;
  }
  for (const shown of await missing(tx, reading)) {
    const { image } = changed.get(shown.uuid) ?? shown;
    change(shown, hinted(image));
    count.hints += 1;
  }
  for (const { appointmentId, uuid, image } of changed.values())
    await saveImage(tx, { appointmentId, calendarId, uuid }, image, at);

  await addNotes(tx, notes, at);
  await takeInOthers(tx, reading);
  await keepState(tx, reading, at);
  await dropReading(tx, calendarId);
  return count;
}

/** What the last page tells of others; and what a whole reading of all has not seen, is gone. */
async function takeInOthers(tx: Transaction, reading: Reading): Promise<void> {
  const { calendarId, open, fullSince, others, ahead } = reading;
  const number = open?.number ?? (await nextNumber(tx, calendarId));
  await putRight(tx, calendarId, others, { ahead, number });
  if (fullSince === null || !isCertain(reading)) return;
  await sweep(tx, calendarId, { ahead, number }, fullSince);
  if (ahead === null) return;
  await tx.run(
    `UPDATE calendar_state SET mirror_start_at = ?, mirror_end_at = ?, mirrored_at = ?, mirror_listed_at = ?,
       others_mirrored = ? WHERE calendar_id = ?`,
    ahead.start,
    ahead.end,
    reading.beganAt,
    reading.beganAt,
    reading.othersChanged,
    calendarId,
  );
}

/** Whether all that the reading has told of others is known by now. */
function isCertain({ open, others }: Reading): boolean {
  return others.isCertain && open?.isCertain !== false;
}

async function keepState(tx: Transaction, reading: Reading, at: Instant): Promise<void> {
  const { calendarId, syncToken, tellsOfOthers, fullSince, beganAt, asOf, ahead } = reading;
  const isMirrored = isCertain(reading) && (fullSince === null || ahead !== null);
  // Only a mirror that was true until now is true again.
  await tx.run(
    `INSERT INTO calendar_state (calendar_id, sync_token, as_of, others_changed, read_at, compared_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (calendar_id) DO UPDATE SET sync_token = coalesce(excluded.sync_token, calendar_state.sync_token),
       token_refused_at = CASE WHEN excluded.sync_token IS NULL THEN calendar_state.token_refused_at END,
       as_of = coalesce(excluded.as_of, calendar_state.as_of), read_at = excluded.read_at,
       compared_at = coalesce(excluded.compared_at, calendar_state.compared_at),
       others_changed = calendar_state.others_changed + excluded.others_changed,
       others_mirrored = CASE WHEN ? = 1 AND calendar_state.others_mirrored = calendar_state.others_changed
         THEN calendar_state.others_mirrored + excluded.others_changed ELSE calendar_state.others_mirrored END,
       mirrored_at = CASE WHEN ? = 1 AND calendar_state.others_mirrored = calendar_state.others_changed
         AND calendar_state.mirrored_at < ? THEN ? ELSE calendar_state.mirrored_at END,
       on_removals = nullif(calendar_state.on_removals, 'ask')`,
    calendarId,
    syncToken,
    asOf,
    Number(tellsOfOthers),
    at,
    fullSince === null ? null : beganAt,
    Number(isMirrored),
    Number(isMirrored),
    beganAt,
    beganAt,
  );
}

function verdictOn({ generation, etag, cancelled }: SeenEvent, image: EventImage | undefined): Verdict {
  if (image === undefined) return 'unknown';
  if (generation > image.generation) return 'later';
  if (generation < image.generation) return cancelled ? 'known' : 'stray';
  if (!mayBeOurs(image, generation)) return cancelled ? 'known' : 'unknown';
  if (cancelled) return image.dead || image.removedRevision !== null ? 'known' : 'hint';
  return image.confirmed && image.etag === etag ? 'known' : 'hint';
}

/** Events that may be there, and that a full reading would have shown. */
async function missing(sql: Sql, { calendarId, seen, fullSince }: Read): Promise<Shown[]> {
  if (fullSince === null) return [];
  const names = namesOf(seen);
  const there = await select(
    sql,
    `WHERE a.start_at > ? AND a.end_at > ? AND i.calendar_id = ?
       AND i.attempted = 1 AND i.dead = 0 AND i.removed_revision IS NULL`,
    fullSince - LONGEST_MS,
    fullSince,
    calendarId,
  );
  return there.filter(({ uuid, image }) => !names.has(imageEventId(uuid, image.generation)));
}

/** Images of open appointments still to come that should be in the calendar. */
async function openImages(sql: Sql, calendarId: string, now: Instant): Promise<Shown[]> {
  return select(
    sql,
    `WHERE a.start_at > ? AND a.end_at > ? AND i.calendar_id = ? AND i.present = 1
       AND a.status IN (${OPEN})`,
    now - LONGEST_MS,
    now,
    calendarId,
  );
}

/** The images of the appointments whose events were seen, by uuid. */
async function imagesSeen(sql: Sql, { calendarId, seen }: Read): Promise<ReadonlyMap<string, Shown>> {
  const uuids = JSON.stringify([...new Set(seen.map(({ uuid }) => uuid))]);
  const shown = await select(
    sql,
    `WHERE a.uuid IN (${sql.elements.texts}) AND i.calendar_id = ?`,
    uuids,
    calendarId,
  );
  return new Map(shown.map((each) => [each.uuid, each]));
}

interface ShownRow extends ImageRow {
  appointment_id: number;
  uuid: string;
  end_at: Instant;
}

/** `where` narrows down `a` (appointment) and `i` (calendar_image), with `?` for the values. */
async function select(sql: Sql, where: string, ...values: Value[]): Promise<Shown[]> {
  const rows = await sql.all<ShownRow>(
    `SELECT i.appointment_id, a.uuid, a.end_at, ${IMAGE_COLUMNS}
       FROM appointment a /*+ then */ JOIN calendar_image i ON i.appointment_id = a.id ${where}`,
    ...values,
  );
  return rows.map((row) => ({
    appointmentId: row.appointment_id,
    uuid: row.uuid,
    end: row.end_at,
    image: imageOf(row),
  }));
}

function namesOf(seen: readonly SeenEvent[]): ReadonlySet<string> {
  return new Set(seen.map(nameOf));
}

function nameOf({ uuid, generation }: SeenEvent): string {
  return imageEventId(uuid, generation);
}

/** The newest event that this book has made of an appointment, in whichever calendar; by uuid. */
async function newestGenerations(
  sql: Sql,
  seen: readonly SeenEvent[],
): Promise<ReadonlyMap<string, { readonly appointmentId: number; readonly generation: number }>> {
  if (seen.length === 0) return new Map();
  const rows = await sql.all<{ uuid: string; appointmentId: number; generation: number }>(
    `SELECT a.uuid, a.id AS "appointmentId", max(i.generation) AS generation
     FROM appointment a JOIN calendar_image i ON i.appointment_id = a.id
     WHERE a.uuid IN (${sql.elements.texts}) GROUP BY a.id`,
    JSON.stringify([...new Set(seen.map(({ uuid }) => uuid))]),
  );
  return new Map(rows.map(({ uuid, ...newest }) => [uuid, newest]));
}

/** The appointments that events are of, by uuid. */
async function appointmentsOf(sql: Sql, seen: readonly SeenEvent[]): Promise<ReadonlyMap<string, number>> {
  if (seen.length === 0) return new Map();
  const rows = await sql.all<{ uuid: string; id: number }>(
    `SELECT uuid, id FROM appointment WHERE uuid IN (${sql.elements.texts})`,
    JSON.stringify([...new Set(seen.map(({ uuid }) => uuid))]),
  );
  return new Map(rows.map(({ uuid, id }) => [uuid, id]));
}

export { dropReading, keepPage, keptEventsOf, openReadingOf } from './open-readings.ts';
export { mirror } from './others-mirrored.ts';
