import type Database from 'better-sqlite3';
import { askingCalendar } from '../../src/calendar/google/asking-calendar.ts';
import { calendarNamed } from '../../src/domain/calendar-place.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import { PROTOCOL } from '../../src/domain/protocol.ts';
import { digest } from '../../src/machine/digest.ts';
import type { Write } from '../../src/store/write.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { type MemoryBook, newBook } from '../simulation/memory-book.ts';
import { Moments } from '../simulation/moments.ts';
import { SHOP_ACCOUNT } from '../simulation/request.ts';
import { Process } from '../simulation/scheduler.ts';
import { CALENDARS, shopOf } from '../simulation/shop.ts';
import { Wire } from '../simulation/wire.ts';
import { at, zone } from '../support/book.ts';
import { CalendarModel } from '../support/google/calendar-model.ts';
import { NEVER } from '../support/never.ts';
import { NO_PUSH } from '../support/no-push.ts';
import { TIMES_OF_OTHERS } from '../support/others-wanted.ts';
import { pick, type Random } from './random.ts';

/** A process that nobody holds up. */
class Unhindered extends Process {
  override async point(): Promise<void> {
    // It goes on at once.
  }
}

/** One shop with its book and its calendars at the strict Google, in memory, and whoever works there. */
export interface Shopfloor {
  readonly db: Database.Database;
  readonly ports: Ports;
  readonly model: CalendarModel;
  readonly random: Random;
  /** What `who` writes now. */
  readonly by: (who: string) => Write & { readonly actor: string };
  /** Time goes on. */
  readonly later: (minutes: number) => void;
  /** A number that was not given before. */
  readonly next: () => number;
}

export async function openShopfloor(random: Random): Promise<Shopfloor> {
  return shopfloorIn(await newBook(shopOf('keep')), openStreet(random), random);
}

/** Time, the calendars at Google, and the way there: what goes on whatever becomes of a book. */
export interface Street {
  readonly moments: Moments;
  readonly model: CalendarModel;
  readonly wire: Wire;
  /** Numbers that were not given before. */
  readonly next: () => number;
}

export function openStreet(random: Random): Street {
  const moments = new Moments();
  const model = new CalendarModel({ now: () => moments.real, random });
  model.addAccount(SHOP_ACCOUNT);
  for (const id of CALENDARS) model.addCalendar({ owner: SHOP_ACCOUNT, id });
  let number = 0;
  const next = () => {
    number += 1;
    return number;
  };
  return { moments, model, wire: new Wire(model, moments, () => undefined), next };
}

/** A book, and whoever works there, on that street. */
export function shopfloorIn(
  book: Pick<MemoryBook, 'db' | 'store' | 'bookId'>,
  { moments, model, wire, next }: Street,
  random: Random,
): Shopfloor {
  const clock = {
    now: moments.local,
    sleep: async (ms: number) => void (moments.real += ms),
    alarm: () => {
      throw new Error('nothing takes time here');
    },
  };
  const calendar = askingCalendar(
    {
      call: wire.callOf(new Unhindered('counter')),
      clock,
      primary: null,
      addressOf: calendarNamed,
      bookId: async () => book.bookId,
      othersWanted: async () => TIMES_OF_OTHERS,
    },
    async () => [],
  );
  const ports: Ports = {
    store: book.store,
    calendar,
    clock,
    stopwatch: moments.stopwatch,
    random,
    observe: () => undefined,
    digest,
    newUuid: () => uuidFrom(random),
    push: NO_PUSH,
    sentenceModel: null,
    zones: { edition: zone.tzdata, rulesOf: async () => zone, names: async () => () => true },
    worker: { id: 'counter', hasEnded: () => true },
    protocol: PROTOCOL,
    interruption: NEVER,
    tellOfCommit: () => undefined,
    tellOfBug: (thrown) => {
      throw thrown;
    },
  };
  return {
    db: book.db,
    ports,
    model,
    random,
    by: (actor) => ({ at: clock.now(), source: 'counter', actor, key: null, dryRun: false }),
    later: (minutes) => {
      moments.real += minutes * MINUTE_MS;
    },
    next,
  };
}

function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Few enough that visits come into each other's way. */
const TIMES = ['09:00', '09:30', '10:00', '14:00'];

export function someStart(random: Random): Instant {
  return at(pick(TIMES, random)) + DAY_MS;
}
