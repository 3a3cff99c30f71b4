import { type EventImage, imageEventId } from '../../../domain/event-image.ts';
import type { TextMarks, TextPart } from '../../../domain/event-texts.ts';
import type { Instant } from '../../../domain/interval.ts';
import { isOwed } from '../../../domain/next-step.ts';
import type { Stray } from '../../../domain/strays.ts';
import type { ImageKey } from '../../images.ts';
import type { Sql, Transaction } from '../engine/sql.ts';

/** The columns of `calendar_image` that are an `EventImage`, of the table under the name `i`. */
export const IMAGE_COLUMNS = `i.generation, i.present, i.wanted_revision, i.synced_revision, i.attempted, i.confirmed,
  i.burning, i.removal_attempted, i.tombstone_needed, i.buried, i.dead, i.look_needed, i.hints, i.hints_seen, i.removed_revision, i.refused_revision,
  i.bent, i.strays, i.etag, i.written, i.texts, i.theirs, i.texts_owed, i.link, i.error`;

export interface ImageRow {
  generation: number;
  present: number;
  wanted_revision: number;
  synced_revision: number;
  attempted: number;
  confirmed: number;
  burning: number;
  removal_attempted: number;
  tombstone_needed: number;
  buried: number;
  dead: number;
  look_needed: number;
  hints: number;
  hints_seen: number;
  removed_revision: number | null;
  refused_revision: number | null;
  bent: number;
  strays: string;
  etag: string | null;
  written: string | null;
  texts: string | null;
  theirs: string;
  texts_owed: number;
  link: string | null;
  error: string | null;
}

const NO_STRAYS: readonly Stray[] = [];
const NOT_THEIRS: readonly TextPart[] = [];

export function imageOf(row: ImageRow): EventImage {
  return {
    generation: row.generation,
    present: row.present === 1,
    wantedRevision: row.wanted_revision,
    syncedRevision: row.synced_revision,
    attempted: row.attempted === 1,
    confirmed: row.confirmed === 1,
    burning: row.burning === 1,
    removalAttempted: row.removal_attempted === 1,
    tombstoneNeeded: row.tombstone_needed === 1,
    buried: row.buried === 1,
    dead: row.dead === 1,
    lookNeeded: row.look_needed === 1,
    hints: row.hints,
    hintsSeen: row.hints_seen,
    removedRevision: row.removed_revision,
    refusedRevision: row.refused_revision,
    bent: row.bent === 1,
    // Read with every appointment of a list; nearly none has any.
    strays: row.strays === '[]' ? NO_STRAYS : (JSON.parse(row.strays) as Stray[]),
    etag: row.etag,
    written: row.written,
    texts: row.texts === null ? null : (JSON.parse(row.texts) as TextMarks),
    theirs: row.theirs === '[]' ? NOT_THEIRS : (JSON.parse(row.theirs) as TextPart[]),
    textsOwed: row.texts_owed === 1,
    link: row.link,
    error: row.error,
  };
}

/** An image and what goes with it: who is at it, and the appointment's uuid, of which its event's id is made. */
export interface KeptImage {
  readonly image: EventImage;
  readonly uuid: string;
  readonly fence: number;
  /** Tries in a row that came to nothing. */
  readonly failures: number;
  readonly leaseOwner: string | null;
  readonly leaseUntil: Instant | null;
}

export async function loadImage(
  sql: Sql,
  { appointmentId, calendarId }: ImageKey,
): Promise<KeptImage | null> {
  const row = await sql.get<
    ImageRow & {
      uuid: string;
      fence: number;
      failures: number;
      lease_owner: string | null;
      lease_until: Instant | null;
    }
  >(
    `SELECT ${IMAGE_COLUMNS}, a.uuid, i.fence, i.failures, i.lease_owner, i.lease_until
     FROM calendar_image i JOIN appointment a ON a.id = i.appointment_id
     WHERE i.appointment_id = ? AND i.calendar_id = ?`,
    appointmentId,
    calendarId,
  );
  if (row === undefined) return null;
  const { uuid, fence, failures, lease_owner, lease_until } = row;
  return { image: imageOf(row), uuid, fence, failures, leaseOwner: lease_owner, leaseUntil: lease_until };
}

const SAVE = `
INSERT INTO calendar_image (appointment_id, calendar_id, event_id, generation, present, wanted_revision, synced_revision,
  attempted, confirmed, burning, removal_attempted, tombstone_needed, buried, dead, look_needed, hints, hints_seen, removed_revision, refused_revision,
  bent, strays, etag, written, texts, theirs, texts_owed, link, error, owed, wanted_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (appointment_id, calendar_id) DO UPDATE SET event_id = excluded.event_id, generation = excluded.generation,
  present = excluded.present, wanted_revision = excluded.wanted_revision, synced_revision = excluded.synced_revision,
  attempted = excluded.attempted, confirmed = excluded.confirmed, burning = excluded.burning,
  removal_attempted = excluded.removal_attempted, tombstone_needed = excluded.tombstone_needed,
  buried = excluded.buried, dead = excluded.dead, look_needed = excluded.look_needed,
  hints = excluded.hints, hints_seen = excluded.hints_seen, removed_revision = excluded.removed_revision,
  refused_revision = excluded.refused_revision, bent = excluded.bent, strays = excluded.strays, etag = excluded.etag, written = excluded.written,
  texts = excluded.texts, theirs = excluded.theirs, texts_owed = excluded.texts_owed,
  link = excluded.link, error = excluded.error, owed = excluded.owed,
  failures = CASE WHEN excluded.owed = 1 THEN calendar_image.failures ELSE 0 END,
  next_at = CASE WHEN excluded.owed = 1 THEN calendar_image.next_at END,
  wanted_at = CASE WHEN calendar_image.owed = 1 OR excluded.owed = 0 THEN calendar_image.wanted_at ELSE excluded.wanted_at END`;

/**
 * The only way in which an image is written, so that `owed` and the event's id never drift from it. What is owed already
 * keeps its place in the queue; what becomes owed waits from `at`.
 */
export async function saveImage(
  tx: Transaction,
  { appointmentId, calendarId, uuid }: ImageKey & { readonly uuid: string },
  image: EventImage,
  at: Instant,
): Promise<void> {
  await tx.run(
    SAVE,
    appointmentId,
    calendarId,
    imageEventId(uuid, image.generation),
    image.generation,
    Number(image.present),
    image.wantedRevision,
    image.syncedRevision,
    Number(image.attempted),
    Number(image.confirmed),
    Number(image.burning),
    Number(image.removalAttempted),
    Number(image.tombstoneNeeded),
    Number(image.buried),
    Number(image.dead),
    Number(image.lookNeeded),
    image.hints,
    image.hintsSeen,
    image.removedRevision,
    image.refusedRevision,
    Number(image.bent),
    JSON.stringify(image.strays),
    image.etag,
    image.written,
    image.texts === null ? null : JSON.stringify(image.texts),
    JSON.stringify(image.theirs),
    Number(image.textsOwed),
    image.link,
    image.error,
    Number(isOwed(image)),
    at,
  );
}
