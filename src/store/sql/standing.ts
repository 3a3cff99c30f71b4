import { unread } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import type { GivenNumbers, StandingStore } from '../standing.ts';
import type { Database, Transaction } from './engine/sql.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf, saveImage } from './rows/image-rows.ts';

/** What each engine knows in its own way of how a book stands to the one that was last written at its place. */
export interface OwnStanding extends Pick<StandingStore, 'isHere' | 'given'> {
  /** From now on the book is the one of this place, if it is of that life. */
  claim(life: string): Promise<void>;
  /** Gives no number again that is not above these. */
  raise(tx: Transaction, given: GivenNumbers): Promise<void>;
}

export function standingStore(database: Database, own: OwnStanding): StandingStore {
  return {
    isHere: () => own.isHere(),
    given: () => own.given(),
    raise: async (given) => database.transaction(async (tx) => own.raise(tx, given)),
    settle: async (life, at) => {
      await database.transaction(async (tx) => beginLife(tx, life, at));
      await own.claim(life);
    },
  };
}

/** Between this and the claim a crash leaves the book as one of which nobody knows: it is compared again. */
export async function beginLife(tx: Transaction, life: string, at: Instant): Promise<void> {
  await tx.run('UPDATE book SET life = ?', life);
  const rows = await tx.all<ImageRow & { appointment_id: number; calendar_id: string; uuid: string }>(
    `SELECT i.appointment_id, i.calendar_id, a.uuid, ${IMAGE_COLUMNS}
     FROM calendar_image i JOIN appointment a ON a.id = i.appointment_id WHERE i.owed = 1`,
  );
  for (const row of rows) {
    const key = { appointmentId: row.appointment_id, calendarId: row.calendar_id, uuid: row.uuid };
    await saveImage(tx, key, unread(imageOf(row)), at);
  }
}
