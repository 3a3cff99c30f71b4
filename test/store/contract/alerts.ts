import { describe, expect, test } from 'vitest';
import type { AlertChanges } from '../../../src/domain/alerting.ts';
import type { Reason } from '../../../src/domain/calendar-health.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/domain/interval.ts';
import { dayInterval } from '../../../src/domain/zone.ts';
import type { AlertStore } from '../../../src/store/alerts.ts';
import { at, failing, NOW, type OpenStore, readyBook, zone } from '../../support/book.ts';

const LATE: Reason = { code: 'late', calendarId: 'bay-1', readAt: null, level: 'medium', since: NOW };
const NOTHING: AlertChanges = { noticed: [], kept: [], forgotten: [] };

/** Takes in a new alert, raised. */
async function raise(alerts: AlertStore, now = NOW, raised = true): Promise<void> {
  const subject = 'calendar bay-1';
  await alerts.look(() => ({ ...NOTHING, noticed: [{ reason: LATE, subject, raised }] }), now, now);
}

const mend = (minute: number) => ({
  calendarId: 'bay-1',
  code: 'late' as const,
  at: NOW + minute * MINUTE_MS,
});

export function alertsContract(open: OpenStore): void {
  describe('alerts', () => {
    test('are kept with their reason, and listed once they are raised', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts, NOW, false);
      expect(await alerts.list({ all: true, limit: 10 })).toEqual([]);
      let known: unknown = null;
      await alerts.look(
        ([alert]) => {
          known = alert;
          return alert === undefined ? NOTHING : { ...NOTHING, kept: [{ ...alert, raisedAt: at('07:10') }] };
        },
        NOW,
        at('07:10'),
      );
      const alert = {
        id: 1,
        subject: 'calendar bay-1',
        reason: LATE,
        noticedAt: NOW,
        raisedAt: null,
        worseAt: null,
        goneAt: null,
        endedAt: null,
        endedBy: null,
      };
      expect(known).toEqual(alert);
      expect(await alerts.list({ all: false, limit: 10 })).toEqual([{ ...alert, raisedAt: at('07:10') }]);
    });

    test('of one cause about one thing are one at a time, whoever looks', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts);
      await expect(raise(alerts)).rejects.toThrow();
      await alerts.resolve(1, 'ana', at('07:05'));
      await raise(alerts, at('09:00'));
      expect((await alerts.list({ all: true, limit: 10 })).map(({ id }) => id)).toEqual([1, 2]);
    });

    test('that have grown worse are the same ones, and cannot be there a second time', async () => {
      const { alerts } = (await readyBook(open)).store;
      const short: Reason = {
        code: 'unanswered',
        calendarId: 'bay-1',
        failures: 1,
        level: 'low',
        since: NOW,
      };
      const long: Reason = { ...short, code: 'failing', failures: 5, level: 'critical' };
      const subject = 'calendar bay-1';
      const noticed = (reason: Reason) => ({ ...NOTHING, noticed: [{ reason, subject, raised: true }] });
      await alerts.look(() => noticed(short), NOW, NOW);
      await expect(alerts.look(() => noticed(long), NOW, NOW)).rejects.toThrow();
      await alerts.look(
        (all) => ({ ...NOTHING, kept: all.map((one) => ({ ...one, reason: long, worseAt: at('07:10') })) }),
        NOW,
        at('07:10'),
      );
      expect(await alerts.list({ all: true, limit: 9 })).toMatchObject([
        { id: 1, reason: long, worseAt: at('07:10') },
      ]);
    });

    test('that were blips leave nothing', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts, NOW, false);
      await alerts.look(() => ({ ...NOTHING, forgotten: [1] }), NOW, NOW);
      expect(await alerts.get(1)).toBeNull();
    });

    test('end by somebody’s word once, which the next look is told for as long as it asks', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts);
      expect(await alerts.resolve(1, 'ana', at('08:00'))).toMatchObject({
        endedAt: at('08:00'),
        endedBy: 'ana',
      });
      expect(await alerts.resolve(1, 'bob', at('09:00'))).toMatchObject({
        endedAt: at('08:00'),
        endedBy: 'ana',
      });
      const known: number[] = [];
      const look = (since: number) =>
        alerts.look(
          (all) => {
            known.push(all.length);
            return NOTHING;
          },
          since,
          at('09:00'),
        );
      await look(at('07:59'));
      await look(at('08:00'));
      expect(known).toEqual([1, 0]);
      expect(await alerts.list({ all: false, limit: 10 })).toEqual([]);
      await expect(alerts.resolve(7, 'ana', NOW)).rejects.toMatchObject(failing('not-found'));
    });

    test('that are long over are forgotten', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts);
      await alerts.resolve(1, 'ana', NOW);
      await alerts.look(() => NOTHING, NOW, NOW + 91 * DAY_MS);
      expect(await alerts.get(1)).toBeNull();
    });
  });

  describe('what is told of an alert', () => {
    test('is claimed once for each place, and counts as told from then on', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts);
      expect(await alerts.claim(1, 'email', 'raised', NOW, null)).toBe(true);
      expect(await alerts.claim(1, 'email', 'raised', at('09:00'), null)).toBe(false);
      expect(await alerts.claim(1, 'webhook', 'raised', NOW, null)).toBe(true);
      expect(await alerts.told(1, 'email', NOW)).toEqual({ raised: NOW });
    });

    test('is due again when it certainly did not get there', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts);
      await alerts.claim(1, 'email', 'raised', NOW, null);
      await alerts.notTold(1, 'email', 'raised', at('07:05'));
      expect(await alerts.told(1, 'email', at('07:04'))).toEqual({ raised: NOW });
      expect(await alerts.claim(1, 'email', 'raised', at('07:04'), null)).toBe(false);
      expect(await alerts.told(1, 'email', at('07:05'))).toEqual({});
      expect(await alerts.claim(1, 'email', 'raised', at('07:05'), null)).toBe(true);
      expect(await alerts.told(1, 'email', at('08:00'))).toEqual({ raised: at('07:05') });
    });

    test('is claimed again after the time that was given', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts);
      await alerts.claim(1, 'email', 'lasting', NOW, DAY_MS);
      expect(await alerts.claim(1, 'email', 'lasting', NOW + DAY_MS - 1, DAY_MS)).toBe(false);
      expect(await alerts.claim(1, 'email', 'lasting', NOW + DAY_MS, DAY_MS)).toBe(true);
    });

    test('may be news of those that are open, and of those that have ended by themselves', async () => {
      const { alerts } = (await readyBook(open)).store;
      await raise(alerts);
      const end = (endedBy: string | null) =>
        endedBy === null
          ? alerts.look(
              (all) => ({ ...NOTHING, kept: all.map((one) => ({ ...one, endedAt: at('08:00') })) }),
              NOW,
              at('08:00'),
            )
          : alerts.resolve(2, endedBy, at('08:00'));
      expect(await alerts.toTell(NOW)).toHaveLength(1);
      await end(null);
      expect(await alerts.toTell(at('07:30'))).toHaveLength(1);
      expect(await alerts.toTell(at('08:00'))).toHaveLength(0);
      await raise(alerts, at('08:10'));
      await end('ana');
      expect((await alerts.toTell(at('07:30'))).map(({ id }) => id)).toEqual([1]);
    });
  });

  describe('evidence', () => {
    test('counts what is owed by calendar, with the longest wait', async () => {
      const { store, book } = await readyBook(open);
      await book('09:00-10:00');
      await book('11:00-12:00');
      await book('09:00-10:00', { bay: 'Bay 2' });
      expect(await store.evidence.owed()).toEqual([
        { calendarId: 'bay-1', count: 2, since: NOW },
        { calendarId: 'bay-2', count: 1, since: NOW },
      ]);
    });

    test('counts visits by calendar and promised day, without those that were cancelled', async () => {
      const { store, book, setStatus } = await readyBook(open);
      await book('09:00-10:00');
      await book('11:00-12:00');
      const cancelled = await book('14:00-15:00');
      await setStatus(cancelled.id, 'cancelled');
      const day = dayInterval(zone, '2026-11-23');
      expect(await store.evidence.visitsByDay(day)).toEqual([
        { calendarId: 'bay-1', date: '2026-11-23', visits: 2 },
      ]);
      expect(await store.evidence.visitsByDay({ start: day.end, end: day.end + DAY_MS })).toEqual([]);
    });
  });

  test('what bay has mended is remembered for a day, and not for ever', async () => {
    const { mends } = (await readyBook(open)).store;
    await mends.note([mend(0)]);
    await mends.note([mend(5)]);
    expect(await mends.since(NOW + MINUTE_MS)).toEqual([mend(5)]);
    await mends.note([mend(3 * 1_440)]);
    expect(await mends.since(0)).toEqual([mend(3 * 1_440)]);
  });
}
