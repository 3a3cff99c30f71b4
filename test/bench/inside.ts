import {
  closeSync,
  copyFileSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { localCalendar } from '../../src/calendar/local/local-calendar.ts';
import { fixedClock } from '../../src/clock.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import { PROTOCOL } from '../../src/domain/protocol.ts';
import type { Bay } from '../../src/domain/shop.ts';
import { wallText } from '../../src/domain/zone.ts';
import { readIcsFile } from '../../src/files/ics/ics-file.ts';
import { digest } from '../../src/machine/digest.ts';
import { zoneRules } from '../../src/machine/zone-database.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Write } from '../../src/store/write.ts';
import { bookAppointment } from '../../src/usecases/booking/book-appointment.ts';
import { importCalendar } from '../../src/usecases/in-step/import-calendar.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { currentShop } from '../../src/usecases/shop/current-shop.ts';
import { largeCalendar, seeded } from '../support/ics-samples.ts';
import { NEVER } from '../support/never.ts';
import { NO_PUSH } from '../support/no-push.ts';
import { NOW, STAFFED } from './big-book.ts';
import { median } from './command-cost.ts';

/** Within one process, on a copy of a book: no start of Node, no command line. */

export const WRITE: Write = { at: NOW, source: 'counter', actor: 'ana', key: null, dryRun: false };

export async function openCopy(book: string, copy: string) {
  copyFileSync(book, copy);
  const { store, localEvents } = await openSqliteStore(copy, null);
  // A copy is looked through before it is written: apart from what is measured.
  await store.health.check();
  const clock = fixedClock(NOW);
  const ports: Ports = {
    store,
    calendar: localCalendar(localEvents, clock, async () => []),
    clock,
    stopwatch: () => {
      const from = performance.now();
      return () => performance.now() - from;
    },
    random: () => 0,
    observe: () => undefined,
    digest,
    newUuid: () => crypto.randomUUID(),
    worker: { id: 'bench', hasEnded: () => false },
    protocol: PROTOCOL,
    interruption: NEVER,
    tellOfCommit: () => undefined,
    tellOfBug: (thrown) => {
      throw thrown;
    },
    push: NO_PUSH,
    sentenceModel: null,
    zones: {
      edition: process.versions['tz'] ?? '',
      rulesOf: async () => null,
      names: async () => () => false,
    },
  };
  return { store, localEvents, ports };
}

export interface BookingCosts {
  /** One write of 4 KiB with `fdatasync`, to a file beside the database. */
  readonly fdatasyncMs: number;
  /** The store's `book`: appointment, claims with their check, history, outbox, committed to the disk. */
  readonly storeMs: number;
  /** `bookAppointment`: looking for a bay before, delivering to the local calendar after. */
  readonly useCaseMs: number;
}

/** Medians over `rounds` in shuffled order. */
export async function bookingCosts(book: string, folder: string, rounds: number): Promise<BookingCosts> {
  const { store, ports } = await openCopy(book, join(folder, 'booking.db'));
  const shop = await store.shop.read();
  const block = Buffer.alloc(4096, 1);
  const blocks = 256;
  const beside = join(folder, 'fdatasync');
  writeFileSync(beside, Buffer.alloc(4096 * blocks));
  const file = openSync(beside, 'r+');
  fdatasyncSync(file);
  // Each takes another customer, and a bay at a half hour of a morning, Tuesday to Friday, when all are free.
  let taken = 0;
  const next = () => {
    const visit = taken;
    taken += 1;
    const halfHour = Math.floor(visit / STAFFED);
    const day = 1 + 7 * Math.floor(halfHour / 20) + (Math.floor(halfHour / 5) % 4);
    const start = NOW + day * DAY_MS + 2 * HOUR_MS + (halfHour % 5) * 30 * MINUTE_MS;
    return {
      bay: shop.bays[visit % STAFFED] as Bay,
      start,
      end: start + 30 * MINUTE_MS,
      who: { id: visit + 1 },
    };
  };
  const work = {
    fdatasync: (round: number) => {
      writeSync(file, block, 0, block.length, (round % blocks) * block.length);
      fdatasyncSync(file);
    },
    store: async () => {
      const { bay, start, end, who } = next();
      await store.appointments.book(
        {
          start,
          end,
          bufferMs: 0,
          bayId: bay.id,
          technicianId: null,
          overbookReason: null,
          wallStart: wallText(shop.zone, start),
          wallEnd: wallText(shop.zone, end),
          zone: shop.timezone,
          shopRevision: shop.revision,
          calendarId: bay.calendar,
          uuid: crypto.randomUUID(),
          serviceId: 1,
          customer: who,
          vehicle: who,
          notes: null,
          concerns: null,
          invite: null,
          heldUntil: null,
        },
        WRITE,
      );
    },
    useCase: async () => {
      const { bay, start, who } = next();
      await bookAppointment(
        {
          customer: who,
          vehicle: who,
          services: ['oil_change'],
          at: start,
          durationMinutes: null,
          bay: bay.name,
          technician: null,
          notes: null,
          concerns: null,
          invite: null,
          overbookReason: null,
        },
        await currentShop(ports),
        WRITE,
        ports,
      );
    },
  };
  const names = Object.keys(work) as (keyof typeof work)[];
  const took = { fdatasync: [] as number[], store: [] as number[], useCase: [] as number[] };
  const random = seeded(3);
  for (let round = -10; round < rounds; round += 1) {
    for (const name of names.toSorted(() => random() - 0.5)) {
      const began = performance.now();
      await work[name](Math.max(0, round));
      if (round >= 0) took[name].push(performance.now() - began);
    }
  }
  closeSync(file);
  await store.close();
  return {
    fdatasyncMs: median(took.fdatasync),
    storeMs: median(took.store),
    useCaseMs: median(took.useCase),
  };
}

/** The export of another program from file to book, once: reading it, and one durable transaction. */
export async function importCosts(book: string, folder: string, events: number) {
  const { store, localEvents } = await openCopy(book, join(folder, 'import.db'));
  const { zone } = await store.shop.read();
  const file = join(folder, 'export.ics');
  writeFileSync(file, largeCalendar(events));
  const began = performance.now();
  const read = await readIcsFile(readFileSync(file, 'utf8'), {
    file,
    zone,
    zoneRules: (name) => zoneRules(name, zone.tzdata),
    expand: { start: NOW - 31 * DAY_MS, end: NOW + 800 * DAY_MS },
  });
  const parsed = performance.now();
  const calendarId = 'import';
  const { value } = await importCalendar({ calendarId, since: NOW, ...read }, WRITE, { localEvents });
  const stored = performance.now();
  await store.close();
  if (value.added !== events) throw new Error(`${value.added} of ${events} events came in`);
  return { parseMs: parsed - began, storeMs: stored - parsed };
}
