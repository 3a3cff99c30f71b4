import { NOTIFICATIONS_KEPT, type Notification } from '../../domain/notification.ts';
import type { NotificationStore, VerdictCount } from '../notifications.ts';
import type { Database } from './engine/sql.ts';

const ROWS = `
SELECT received_at AS "receivedAt", channel_id AS "channelId", calendar_id AS "calendarId",
  message_number AS "messageNumber", verdict, read_at AS "readAt"
FROM notification`;

/** They tell what was: nobody waits for the disk on their account. */
const IN_PASSING = { durable: false } as const;

export function notificationStore(database: Database): NotificationStore {
  return {
    note: async ({ notifications, counts }) => {
      await database.transaction(async (tx) => {
        await tx.runEach(
          `INSERT INTO notification (received_at, channel_id, calendar_id, message_number, verdict, read_at)
           VALUES (?, ?, ?, ?, ?, ?)`,
          notifications
            .slice(-NOTIFICATIONS_KEPT)
            .map((one) => [
              one.receivedAt,
              one.channelId,
              one.calendarId,
              one.messageNumber,
              one.verdict,
              one.readAt,
            ]),
        );
        await tx.run(
          'DELETE FROM notification WHERE id <= (SELECT max(n.id) FROM notification n) - ?',
          NOTIFICATIONS_KEPT,
        );
        await tx.runEach(
          `INSERT INTO notification_count (verdict, count) VALUES (?, ?)
           ON CONFLICT (verdict) DO UPDATE SET count = notification_count.count + excluded.count`,
          counts.filter(({ count }) => count > 0).map(({ verdict, count }) => [verdict, count]),
        );
      }, IN_PASSING);
    },

    wereRead: async (calendarId, upTo, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `UPDATE notification SET read_at = ?
           WHERE calendar_id = ? AND received_at <= ? AND read_at IS NULL AND verdict = 'proven'`,
          at,
          calendarId,
          upTo,
        );
      }, IN_PASSING);
    },

    newest: async (limit, calendarId) =>
      calendarId === undefined
        ? await database.all<Notification>(`${ROWS} ORDER BY id DESC LIMIT ?`, limit)
        : await database.all<Notification>(
            `${ROWS} WHERE calendar_id = ? ORDER BY id DESC LIMIT ?`,
            calendarId,
            limit,
          ),

    totals: async () =>
      await database.all<VerdictCount>('SELECT verdict, count FROM notification_count ORDER BY verdict'),
  };
}
