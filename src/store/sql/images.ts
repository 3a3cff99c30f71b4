import { assert } from '../../domain/assert.ts';
import { isSameImage, seenTo, triedAgain } from '../../domain/event-image.ts';
import { HOUR_MS, type Instant, type Interval } from '../../domain/interval.ts';
import type { ImageKey, ImageStore, OwedImage, ShownInterval, Turn, Worker } from '../images.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Database, Transaction } from './engine/sql.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import {
  IMAGE_COLUMNS,
  type ImageRow,
  imageOf,
  type KeptImage,
  loadImage,
  saveImage,
} from './rows/image-rows.ts';
import { placeOf } from './rows/place-rows.ts';
import { settlement } from './settling.ts';

const OWED = `
SELECT appointment_id AS "appointmentId", calendar_id AS "calendarId", failures
FROM calendar_image /*+ by calendar_image_owed */
WHERE owed = 1 ORDER BY next_at, wanted_at, appointment_id, calendar_id LIMIT ?`;

/** What is put off further than anything ever is was put off before somebody set the clock back. */
const DUE = `
SELECT appointment_id AS "appointmentId", calendar_id AS "calendarId", failures
FROM calendar_image /*+ by calendar_image_owed */
WHERE owed = 1 AND (next_at IS NULL OR next_at <= ? OR next_at > ?) AND (? IS NULL OR calendar_id = ?)
ORDER BY next_at, wanted_at, appointment_id, calendar_id LIMIT ?`;

const DUE_FROM = `
SELECT calendar_id AS "calendarId", min(CASE WHEN next_at IS NULL OR next_at > ? THEN 0 ELSE next_at END) AS at
FROM calendar_image /*+ by calendar_image_owed */ WHERE owed = 1 GROUP BY calendar_id ORDER BY calendar_id`;

const LEFT_IN = `
SELECT appointment_id AS "appointmentId", calendar_id AS "calendarId" FROM calendar_image /*+ by calendar_image_owed */
WHERE owed = 1 AND calendar_id = ? AND attempted = 1 AND dead = 0 ORDER BY appointment_id`;

const WAITING = `
SELECT count(*) AS count, min(wanted_at) AS since FROM calendar_image /*+ by calendar_image_owed */
WHERE owed = 1 AND (lease_until IS NULL OR lease_until <= ?)`;

interface Waiting {
  readonly count: number;
  readonly since: Instant | null;
}

const OWED_OF = `
SELECT i.appointment_id AS "appointmentId", i.calendar_id AS "calendarId", i.failures
FROM calendar_image i JOIN appointment a ON a.id = i.appointment_id
WHERE i.owed = 1 AND i.appointment_id = ? ORDER BY i.present = 0, i.calendar_id <> a.calendar_id, i.wanted_at, i.calendar_id`;

const STILL_TO_BE_SHOWN = `
SELECT 1 FROM calendar_image
WHERE appointment_id = ? AND calendar_id <> ? AND present = 1 AND (confirmed = 0 OR burning = 1 OR dead = 1)
  AND refused_revision IS DISTINCT FROM wanted_revision`;

/**
 * First the present times of appointments, wherever an event of theirs may be; then the times of the revision that a calendar
 * still shows while a change is owed to it. Each half walks a short piece of an index.
 */
const SHOWN = `
SELECT i.calendar_id AS "calendarId", a.id AS "appointmentId", a.start_at AS start, a.end_at AS end, i.event_id AS "eventId"
FROM appointment a /*+ by appointment_by_start */ /*+ then */ JOIN calendar_image i ON i.appointment_id = a.id
WHERE a.start_at > ? AND a.start_at < ? AND a.end_at > ? AND i.attempted = 1 AND i.dead = 0
UNION
SELECT i.calendar_id, r.appointment_id, r.start_at, r.end_at, i.event_id
FROM calendar_image i /*+ by calendar_image_owed */
/*+ then */ JOIN appointment_revision r ON r.appointment_id = i.appointment_id AND r.revision = i.synced_revision
WHERE i.owed = 1 AND i.attempted = 1 AND i.dead = 0 AND r.start_at < ? AND r.end_at > ?
ORDER BY 3, 2, 1`;

const SHOWN_IN = `
SELECT i.appointment_id, a.uuid, a.revision, a.start_at, a.end_at, i.owed, ${IMAGE_COLUMNS}
FROM appointment a /*+ by appointment_by_start */ /*+ then */ JOIN calendar_image i ON i.appointment_id = a.id
WHERE a.start_at > ? AND a.end_at > ? AND i.calendar_id = ?`;

interface ShownImageRow extends ImageRow {
  appointment_id: number;
  uuid: string;
  revision: number;
  start_at: Instant;
  end_at: Instant;
  owed: number;
}

/**
 * What is stored around a request must outlast a power cut if the calendar does. A calendar in the same file goes back together
 * with it, and needs no flush.
 */
export function imageStore(database: Database): ImageStore {
  const durably = async ({ calendarId }: ImageKey) => ({
    durable: (await placeOf(database, calendarId)).provider === 'google',
  });
  return {
    owed: async (limit) => await database.all<OwedImage>(OWED, limit),

    owedOf: async (appointmentId) => await database.all<OwedImage>(OWED_OF, appointmentId),

    due: async (calendarId, now, limit) =>
      await database.all<OwedImage>(DUE, now, now + HOUR_MS, calendarId, calendarId, limit),

    dueFrom: async (now) => await database.all<{ calendarId: string; at: Instant }>(DUE_FROM, now + HOUR_MS),

    owedCount: async () =>
      (await database.get<{ count: number }>('SELECT count(*) AS count FROM calendar_image WHERE owed = 1'))
        ?.count ?? 0,

    waiting: async (now) => {
      const { count, since } = (await database.get<Waiting>(WAITING, now)) as Waiting;
      return since === null ? null : { count, since };
    },

    get: async (key) => (await loadImage(database, key))?.image ?? null,

    shownIn: async (calendarId, after) => {
      const rows = await database.all<ShownImageRow>(SHOWN_IN, after - LONGEST_MS, after, calendarId);
      return rows.map((row) => ({
        appointmentId: row.appointment_id,
        uuid: row.uuid,
        revision: row.revision,
        start: row.start_at,
        end: row.end_at,
        image: imageOf(row),
        isOwed: row.owed === 1,
      }));
    },

    begin: async (key, worker, at, leaseMs, decide) =>
      database.transaction(
        async (tx) => {
          const kept = await loadImage(tx, key);
          if (kept === null || !isFree(kept, worker, at, leaseMs)) return null;
          await tx.soundness.assertAsWritten('appointment', key.appointmentId);
          const elsewhere = await tx.get(STILL_TO_BE_SHOWN, key.appointmentId, key.calendarId);
          const { image, action } = decide(kept.image, elsewhere !== undefined);
          if (!isSameImage(image, kept.image)) await saveImage(tx, { ...key, uuid: kept.uuid }, image, at);
          if (action === null) {
            if (kept.leaseOwner === worker.id) await take(tx, key, kept, { owner: null, until: null });
            return null;
          }
          const fence = await take(tx, key, kept, { owner: worker.id, until: at + leaseMs });
          return {
            key,
            fence,
            failures: kept.failures,
            action,
            image,
            appointment: await requireAppointment(tx, key.appointmentId),
          };
        },
        await durably(key),
      ),

    settle: async (turn, at, interpret, placing, asked) =>
      database.transaction(
        async (tx) => {
          const settled = await settlement(tx, turn, at, { interpret, placing, asked });
          if (settled.atRest) await giveBack(tx, turn);
          return settled;
        },
        await durably(turn.key),
      ),

    leftIn: async (calendarId) => await database.all<ImageKey>(LEFT_IN, calendarId),

    giveUp: async (key, at) => {
      await database.transaction(async (tx) => {
        const kept = await loadImage(tx, key);
        if (kept === null || kept.image.present) return;
        await saveImage(tx, { ...key, uuid: kept.uuid }, seenTo(kept.image), at);
        await take(tx, key, kept, { owner: null, until: null });
      });
    },

    release: async (turn, nextAt, why) => {
      await database.transaction(
        async (tx) => {
          await putOff(tx, turn, nextAt, why);
          await giveBack(tx, turn);
        },
        { durable: false },
      );
    },

    restore: async (key, at) => {
      await database.transaction(async (tx) => {
        const kept = await loadImage(tx, key);
        assert(kept !== null, `appointment ${key.appointmentId} was never shown in that calendar`);
        const image = triedAgain(kept.image);
        if (image === kept.image) return;
        await saveImage(tx, { ...key, uuid: kept.uuid }, image, at);
        // The fence moves, because an answer that is on its way is about the state before this.
        await take(tx, key, kept, { owner: null, until: null });
      });
    },

    shownDuring: async (range: Interval) =>
      await database.all<ShownInterval>(
        SHOWN,
        range.start - LONGEST_MS,
        range.end,
        range.start,
        range.end,
        range.start,
      ),
  };
}

/** Only an image to which something is still owed is put off. */
async function putOff(tx: Transaction, { key, fence }: Turn, nextAt: Instant, why: string): Promise<void> {
  await tx.run(
    `UPDATE calendar_image SET failures = failures + 1, next_at = ?, error = ?
     WHERE appointment_id = ? AND calendar_id = ? AND fence = ? AND owed = 1`,
    nextAt,
    why,
    key.appointmentId,
    key.calendarId,
    fence,
  );
}

async function giveBack(tx: Transaction, { key, fence }: Turn): Promise<void> {
  await tx.run(
    `UPDATE calendar_image SET lease_owner = NULL, lease_until = NULL
     WHERE appointment_id = ? AND calendar_id = ? AND fence = ?`,
    key.appointmentId,
    key.calendarId,
    fence,
  );
}

/** A lease that ends later than any that is given was taken before the clock was set back. */
function isFree(
  { leaseOwner, leaseUntil }: KeptImage,
  worker: Worker,
  at: Instant,
  leaseMs: number,
): boolean {
  if (leaseOwner === null || leaseUntil === null || leaseOwner === worker.id) return true;
  return leaseUntil <= at || leaseUntil > at + 10 * leaseMs || worker.hasEnded(leaseOwner);
}

/** Sets the lease and moves the fence, so that no earlier answer is accepted any more. Gives the new fence. */
async function take(
  tx: Transaction,
  { appointmentId, calendarId }: ImageKey,
  { fence }: KeptImage,
  lease: { readonly owner: string | null; readonly until: Instant | null },
): Promise<number> {
  await tx.run(
    `UPDATE calendar_image SET fence = ?, lease_owner = ?, lease_until = ?
     WHERE appointment_id = ? AND calendar_id = ?`,
    fence + 1,
    lease.owner,
    lease.until,
    appointmentId,
    calendarId,
  );
  return fence + 1;
}
