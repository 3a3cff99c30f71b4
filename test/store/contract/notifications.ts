import { describe, expect, test } from 'vitest';
import { NOTIFICATIONS_KEPT, type Notification } from '../../../src/domain/notification.ts';
import { at, type OpenStore, readyBook } from '../../support/book.ts';

const heard = (time: string, changes: Partial<Notification> = {}): Notification => ({
  receivedAt: at(time),
  channelId: 'a',
  calendarId: 'bay-1',
  messageNumber: 7,
  verdict: 'proven',
  readAt: null,
  ...changes,
});

const forged = (time: string) =>
  heard(time, { channelId: null, calendarId: null, messageNumber: null, verdict: 'unknown-channel' });

export function notificationsContract(open: OpenStore): void {
  const opened = async () => (await readyBook(open)).store.notifications;

  describe('notifications', () => {
    test('are told of the newest first, all of them or those of a calendar', async () => {
      const notifications = await opened();
      expect(await notifications.newest(10)).toEqual([]);
      const other = heard('07:01', { calendarId: 'bay-2', channelId: 'b' });
      await notifications.note({ notifications: [heard('07:00'), other], counts: [] });
      await notifications.note({ notifications: [forged('07:02')], counts: [] });
      expect(await notifications.newest(10)).toEqual([forged('07:02'), other, heard('07:00')]);
      expect(await notifications.newest(2)).toEqual([forged('07:02'), other]);
      expect(await notifications.newest(10, 'bay-1')).toEqual([heard('07:00')]);
    });

    test('are kept up to so many, the newest of them', async () => {
      const notifications = await opened();
      const many = Array.from({ length: NOTIFICATIONS_KEPT + 5 }, (_, i) =>
        heard('07:00', { messageNumber: i + 1 }),
      );
      await notifications.note({ notifications: many, counts: [] });
      await notifications.note({ notifications: [forged('07:01')], counts: [] });
      const kept = await notifications.newest(2 * NOTIFICATIONS_KEPT);
      expect(kept).toHaveLength(NOTIFICATIONS_KEPT);
      expect(kept.at(0)).toEqual(forged('07:01'));
      expect(kept.at(-1)).toMatchObject({ messageNumber: 7 });
    });

    test('are counted by verdict, however many of them are kept', async () => {
      const notifications = await opened();
      await notifications.note({ notifications: [], counts: [{ verdict: 'wrong-token', count: 90_000 }] });
      await notifications.note({
        notifications: [heard('07:00')],
        counts: [
          { verdict: 'wrong-token', count: 10_000 },
          { verdict: 'proven', count: 1 },
          { verdict: 'expired', count: 0 },
        ],
      });
      expect(await notifications.totals()).toEqual([
        { verdict: 'proven', count: 1 },
        { verdict: 'wrong-token', count: 100_000 },
      ]);
    });

    test('tell when their calendar had been read because of them', async () => {
      const notifications = await opened();
      const sync = heard('07:00', { verdict: 'sync' });
      const other = heard('07:00', { calendarId: 'bay-2' });
      await notifications.note({ notifications: [sync, other, heard('07:00'), heard('07:02')], counts: [] });
      await notifications.wereRead('bay-1', at('07:01'), at('07:03'));
      await notifications.wereRead('bay-1', at('07:02'), at('07:04'));
      expect(await notifications.newest(4)).toEqual([
        heard('07:02', { readAt: at('07:04') }),
        heard('07:00', { readAt: at('07:03') }),
        other,
        sync,
      ]);
    });
  });
}
