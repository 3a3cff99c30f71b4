import { type EventImage, hinted, imageEventId, mayBeOurs } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import { strayed } from '../../domain/strays.ts';
import type { OthersChanged, Reading, ReadingPreview } from '../calendar-states.ts';
import type { SeenEvent } from '../images.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Sql, Transaction, Value } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { addNotes } from './inbox.ts';
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

/** Hints, notes and token together. */
export async function takeIn(
  tx: Transaction,
  reading: Reading,
  at: Instant,
): Promise<{ readonly hints: number; readonly strays: number }> {
  const { calendarId, seen, notes, syncToken, tellsOfOthers, others } = reading;
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
  if (others !== null) await putRight(tx, calendarId, others);
  // Only a mirror that was true until now is true again.
  await tx.run(
    `INSERT INTO calendar_state (calendar_id, sync_token, others_changed, read_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (calendar_id) DO UPDATE SET sync_token = excluded.sync_token, read_at = excluded.read_at,
       others_changed = calendar_state.others_changed + excluded.others_changed,
       others_mirrored = CASE WHEN ? = 1 AND calendar_state.others_mirrored = calendar_state.others_changed
         THEN calendar_state.others_mirrored + excluded.others_changed ELSE calendar_state.others_mirrored END,
       mirrored_at = CASE WHEN ? = 1 AND calendar_state.others_mirrored = calendar_state.others_changed
         AND calendar_state.mirrored_at < ? THEN ? ELSE calendar_state.mirrored_at END,
       on_removals = nullif(calendar_state.on_removals, 'ask')`,
    calendarId,
    syncToken,
    Number(tellsOfOthers),
    at,
    Number(others !== null),
    Number(others !== null),
    at,
    at,
  );
  return count;
}

/**
 * What has changed of others' time takes its place in the mirror: a single event, or an occasion of a series. With a series that
 * is gone, or is none any more, its occasions go, too.
 */
async function putRight(
  tx: Transaction,
  calendarId: string,
  { eventIds, now }: OthersChanged,
): Promise<void> {
  await tx.runEach(
    'DELETE FROM mirror_event WHERE calendar_id = ? AND event_id = ?',
    eventIds.map((id) => [calendarId, id]),
  );
  await tx.runEach(
    'DELETE FROM mirror_event WHERE calendar_id = ? AND event_id > ? AND event_id < ?',
    // Behind `_` comes, in the order of characters, the backtick.
    eventIds.map((id) => [calendarId, `${id}_`, `${id}\``]),
  );
  await tx.runEach(
    `INSERT INTO mirror_event (calendar_id, start_at, event_id, end_at, copy_of)
     SELECT calendar_id, ?, ?, ?, ? FROM calendar_state
     WHERE calendar_id = ? AND mirror_start_at < ? AND mirror_end_at > ?
     ON CONFLICT (calendar_id, start_at, event_id) DO UPDATE SET end_at = excluded.end_at, copy_of = excluded.copy_of`,
    now.map(({ eventId, start, end, copyOf }) => [start, eventId, end, copyOf, calendarId, end, start]),
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
