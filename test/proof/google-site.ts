import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeGoogle, startFakeGoogle } from '../support/google/fake-google.ts';
import { type Crew, makeBook } from './book-of-proof.ts';
import { type BookRows, calendarViolations, readBook } from './invariants.ts';
import { randomFrom } from './random.ts';
import { tapWire, type WireTap } from './wire-tap.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/** When a proof begins, by its own clock. */
const BEGINS = Date.parse('2026-11-23T07:00:00-05:00');

/** So much faster than the machine's runs the clock of the proof, and Google's with it, so that waits and leases end. */
const SPEED = 10;

/** A counter of the shop: a wire of its own to Google, and what is kept of signing in. */
export interface Counter extends Workplace {
  readonly tap: WireTap;
}

/** A shop with its book, its calendars at Google, and several counters. */
export interface GoogleSite {
  readonly fake: FakeGoogle;
  readonly file: string;
  readonly counters: readonly Counter[];
  /** Without a tap, for what the proof itself asks. */
  readonly office: Workplace;
  /** Puts the clock forward. */
  wait(ms: number): void;
  now(): number;
  close(): Promise<void>;
}

/** Every bay has a calendar of its own name, which belongs to the account that is signed in. */
export async function openGoogleSite(
  crew: Crew,
  { customers, counters }: { readonly customers: number; readonly counters: number },
): Promise<GoogleSite> {
  const began = performance.now();
  let waited = 0;
  const now = () => Math.floor(BEGINS + (performance.now() - began) * SPEED + waited);
  const workplace = openWorkplace();
  const fake = await startFakeGoogle({ now, random: randomFrom(1) });
  for (const { name } of crew.bays) fake.addCalendar({ id: name, summary: name });
  const { environment: signedIn } = fake.signedIn();

  const placeAt = (root: string, name: string): Workplace => {
    const folder = join(workplace.folder, name);
    mkdirSync(folder);
    const environment = (databaseFile: string) => ({
      ...workplace.environment(databaseFile),
      ...signedIn,
      BAY_HOME: folder,
      GOOGLE_API_ROOT: root,
      GOOGLE_OAUTH_ROOT: root,
      BAY_NOW: new Date(now()).toISOString(),
    });
    return { ...workplace, folder, environment };
  };
  const taps = await Promise.all(Array.from({ length: counters }, () => tapWire(fake.root)));
  const office = placeAt(fake.root, 'office');
  const file = join(workplace.folder, 'book.db');
  await makeBook(office, file, crew, customers);
  return {
    fake,
    file,
    office,
    counters: taps.map((tap, number) => ({ ...placeAt(tap.root, `counter-${number}`), tap })),
    wait: (ms) => {
      waited += ms;
    },
    now,
    close: async () => {
      for (const tap of taps) await tap.close();
      await fake.close();
      workplace.remove();
    },
  };
}

/** The book's own tables, and beside them what Google shows of it in place of the local calendar. */
export function readShown({ fake, file }: Pick<GoogleSite, 'fake' | 'file'>): BookRows {
  const book = readBook(file);
  return { ...book, events: book.places.flatMap((place) => shownIn(fake, place)) };
}

/** What must hold of Google's calendars once nothing is owed to them any more. */
export function shownViolations(book: BookRows): string[] {
  // Where nothing is to be seen any more and nothing can be, nothing is owed, whatever was cancelled or moved since.
  const images = book.images.filter(
    ({ present, attempted, dead }) => present === 1 || (attempted === 1 && dead === 0),
  );
  return calendarViolations({ ...book, images });
}

/** Events that carry the stamp of an older or newer change than the appointment's last. */
export function stampViolations(
  { fake }: Pick<GoogleSite, 'fake'>,
  { appointments, places }: BookRows,
): string[] {
  const revisions = new Map(appointments.map(({ uuid, id, revision }) => [uuid, { id, revision }]));
  return places.flatMap(({ google_id }) =>
    [...fake.model.liveEvents(google_id)].flatMap(({ extendedProperties }) => {
      const { appt = '', rev } = extendedProperties?.private ?? {};
      const one = revisions.get(appt);
      return one === undefined || Number(rev) === one.revision
        ? []
        : [`#${one.id} is at revision ${one.revision}, and its event at ${rev}`];
    }),
  );
}

/** How many requests that change something have come so far. */
export function writesSoFar({ fake }: Pick<GoogleSite, 'fake'>): number {
  const reads = /^\/calendar\/v3\/freeBusy$|^\/token$/;
  return fake.requests.filter(({ method, path }) => method !== 'GET' && !reads.test(path)).length;
}

function shownIn(
  fake: FakeGoogle,
  { calendar_id, google_id }: BookRows['places'][number],
): BookRows['events'][number][] {
  return [...fake.model.liveEvents(google_id)].map(({ id, start, end, extendedProperties }) => ({
    calendar_id,
    event_id: id ?? '',
    start_at: Date.parse(start?.dateTime ?? ''),
    end_at: Date.parse(end?.dateTime ?? ''),
    appointment_uuid: extendedProperties?.private?.['appt'] ?? '',
  }));
}
