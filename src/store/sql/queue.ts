import { givenUp, isGivenUp, takenUp } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import { isOwed } from '../../domain/next-step.ts';
import type { ImageKey } from '../images.ts';
import type { QueuedChange, QueueStore } from '../queue.ts';
import type { Database, Transaction } from './engine/sql.ts';
import { closeItems } from './inbox.ts';
import { closeCircuits } from './rows/circuits.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf, loadImage, saveImage } from './rows/image-rows.ts';
import type { Entry } from './rows/journal.ts';
import { fresh, write } from './write.ts';

interface QueueRow extends ImageRow {
  appointment_id: number;
  calendar_id: string;
  failures: number;
  next_at: Instant | null;
  wanted_at: Instant;
}

const ROWS = `SELECT i.appointment_id, i.calendar_id, i.failures, i.next_at, i.wanted_at, ${IMAGE_COLUMNS} FROM calendar_image i`;

export function queueStore(database: Database): QueueStore {
  const read = async (which: string, ...values: number[]) =>
    (await database.all<QueueRow>(`${ROWS} ${which}`, ...values)).map(queuedOf);
  return {
    owed: async (limit) =>
      read(
        '/*+ by calendar_image_owed */ WHERE i.owed = 1 ORDER BY i.wanted_at, i.appointment_id, i.calendar_id LIMIT ?',
        limit,
      ),

    of: async (appointmentId) => read('WHERE i.appointment_id = ? ORDER BY i.calendar_id', appointmentId),

    retry: async (keys, w) =>
      write(database, w, 'delivery-retried', async (tx, entry) => {
        const due: ImageKey[] = [];
        for (const key of keys) if (await retried(tx, key, entry)) due.push(key);
        return fresh(due);
      }),

    drop: async (key, w) =>
      write(database, w, 'delivery-given-up', async (tx, entry) => fresh(await dropped(tx, key, entry))),
  };
}

function queuedOf(row: QueueRow): QueuedChange {
  const { appointment_id: appointmentId, calendar_id: calendarId, wanted_at: since } = row;
  return {
    appointmentId,
    calendarId,
    image: imageOf(row),
    attempts: row.failures,
    nextAt: row.next_at,
    since,
  };
}

/** False where nothing is owed, and nothing was given up. */
async function retried(tx: Transaction, key: ImageKey, entry: Entry): Promise<boolean> {
  const kept = await loadImage(tx, key);
  if (kept === null) return false;
  if (isGivenUp(kept.image)) {
    await saveImage(tx, { ...key, uuid: kept.uuid }, takenUp(kept.image), entry.at);
    await freed(tx, key);
  } else if (!isOwed(kept.image)) return false;
  const { appointmentId, calendarId } = key;
  await tx.run(
    'UPDATE calendar_image SET next_at = ? WHERE appointment_id = ? AND calendar_id = ?',
    entry.at,
    appointmentId,
    calendarId,
  );
  await closeCircuits(tx, calendarId);
  await noted(tx, key, entry);
  return true;
}

async function dropped(tx: Transaction, key: ImageKey, entry: Entry): Promise<boolean> {
  const kept = await loadImage(tx, key);
  if (kept === null || !isOwed(kept.image)) return false;
  await saveImage(tx, { ...key, uuid: kept.uuid }, givenUp(kept.image), entry.at);
  await freed(tx, key);
  await closeItems(tx, ['change-stuck', 'removal-stuck'], key, entry.at);
  await noted(tx, key, entry);
  return true;
}

/** An answer that is on its way is about the state before this: the fence moves. */
async function freed(tx: Transaction, { appointmentId, calendarId }: ImageKey): Promise<void> {
  await tx.run(
    `UPDATE calendar_image SET fence = fence + 1, lease_owner = NULL, lease_until = NULL
     WHERE appointment_id = ? AND calendar_id = ?`,
    appointmentId,
    calendarId,
  );
}

async function noted(tx: Transaction, { appointmentId, calendarId }: ImageKey, entry: Entry): Promise<void> {
  await tx.run(
    'INSERT INTO delivery_decision (entry_id, appointment_id, calendar_id) VALUES (?, ?, ?)',
    await entry.id(),
    appointmentId,
    calendarId,
  );
}
