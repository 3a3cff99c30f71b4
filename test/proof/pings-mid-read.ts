import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarService, ChangesAnswer } from '../../src/calendar/calendar-service.ts';
import { localCalendar } from '../../src/calendar/local/local-calendar.ts';
import type { Instant } from '../../src/domain/interval.ts';
import type { CalendarStateStore } from '../../src/store/calendar-states.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { reconcilingShop } from '../../src/usecases/in-step/deliver-changes.ts';
import { readTold } from '../../src/usecases/in-step/read-told.ts';
import { NOW, RULES, zone } from '../support/book.ts';
import { NEVER } from '../support/never.ts';
import { randomFrom } from './random.ts';

const CALENDAR = 'bay-1';
const LIMITS = { withinMs: 1_000, wholeEveryMs: 0 };

export interface PingsReport {
  readonly pings: number;
  readonly readings: number;
  /** Readings after which a change was neither known nor wanted any more. */
  readonly lost: number;
}

interface Setup {
  readonly pings: number;
  readonly seed: number;
  /** What the book does otherwise than it should. */
  readonly broken?: (calendars: CalendarStateStore) => Partial<CalendarStateStore>;
}

/**
 * Somebody changes something, and it is told, at any moment at which a reading waits for anything: the book, or the calendar. The calendar
 * counts its changes, and its token says how many of them a reading has seen.
 */
export async function pingWhileReading({ pings, seed, broken = () => ({}) }: Setup): Promise<PingsReport> {
  const random = randomFrom(seed);
  const count = { changes: 0, readings: 0, lost: 0 };
  let [now, likely]: [Instant, number] = [NOW, 0];
  const clock = { now: () => now, alarm: () => () => undefined, sleep: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'bay-proof-'));
  const { store, localEvents } = await openSqliteStore(join(folder, 'book.db'), {
    rules: RULES,
    zone,
    at: NOW,
  });
  const calendars = { ...store.calendars, ...broken(store.calendars) };

  const moment = async (): Promise<void> => {
    now += Math.floor(random() * 2);
    if (random() >= likely) return;
    count.changes += 1;
    await calendars.wantPull(CALENDAR, now);
  };
  const calendar: CalendarService = {
    ...localCalendar(localEvents, clock, async () => [CALENDAR]),
    source: 'google',
    isInTheBook: false,
    changes: async (): Promise<ChangesAnswer> => {
      await moment();
      const seen = String(count.changes);
      await moment();
      const page = { events: [], unreadable: [], asOf: null, nextPage: null };
      return { kind: 'changes', ...page, syncToken: seen };
    },
    eventsDuring: async () => ({ kind: 'events', events: [], unreadable: [] }),
  };
  const zones = { edition: '2026a', rulesOf: async () => zone, names: async () => () => true };
  const slow = waiting({ ...store, calendars }, moment);
  const ports = { clock, calendar, interruption: NEVER, store: slow, zones };
  const shop = await reconcilingShop({ store, zones });

  const isLost = async (): Promise<boolean> => {
    const { syncToken, pullWantedAt } = await calendars.get(CALENDAR);
    return Number(syncToken) < count.changes && pullWantedAt === null;
  };
  const read = async (): Promise<void> => {
    await readTold(CALENDAR, { start: now, end: now + 1 }, shop, ports, LIMITS);
    count.readings += 1;
    count.lost += Number(await isLost());
  };
  while (count.changes < pings) {
    likely = random();
    await read();
  }
  likely = 0;
  while ((await calendars.get(CALENDAR)).pullWantedAt !== null) await read();
  await store.close();
  rmSync(folder, { recursive: true });
  return { pings: count.changes, readings: count.readings, lost: count.lost };
}

/** The same book; whoever asks it anything waits before and after. */
function waiting(store: Store, moment: () => Promise<void>): Store {
  const slow = (noun: object): object =>
    new Proxy(noun, {
      get: (of, name) => {
        const verb: unknown = Reflect.get(of, name);
        if (typeof verb !== 'function') return verb;
        return async (...given: unknown[]) => {
          await moment();
          const answer: unknown = await verb.apply(of, given);
          await moment();
          return answer;
        };
      },
    });
  return new Proxy(store, {
    get: (of, name) => {
      const noun: unknown = Reflect.get(of, name);
      return typeof noun === 'object' && noun !== null ? slow(noun) : noun;
    },
  });
}
