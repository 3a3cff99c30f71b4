import { onTestFinished } from 'vitest';
import { type FakeGoogle, type SignedIn, startFakeGoogle } from './google/fake-google.ts';
import type { EventResource } from './google/stored-calendar.ts';
import { type Workshop, type WorkshopSetup, workshop } from './workshop.ts';
import { ANA_AND_BOB } from './workshop-people.ts';
import { instantOf } from './workshop-words.ts';

/** A shop whose calendar is at a Google of its own. */
export interface GoogleWorkshop extends Workshop {
  readonly google: FakeGoogle;
  readonly signedIn: SignedIn;
  /** What the shop's calendar shows, in order of start; cancelled events are left out. */
  readonly shown: (calendarId?: string) => EventResource[];
  /** The requests to the API since the last time, as `GET events`; those for tokens are left out. */
  readonly asked: () => string[];
}

/** The account whose main calendar is the shop's. */
export const SHOP = 'shop@example.com';

/**
 * As `workshop`, Ana and Bob in the book unless told otherwise. Google's clock goes on by a second whenever it is read, so
 * that no two events are of the same moment.
 */
export async function googleWorkshop(setup: Omit<WorkshopSetup, 'google'> = {}): Promise<GoogleWorkshop> {
  let present = instantOf(setup.now ?? 'Mon 2026-11-23 07:00');
  const now = () => {
    present += 1_000;
    return present;
  };
  const google = await startFakeGoogle({ now, accounts: [SHOP] });
  onTestFinished(() => google.close());
  const signedIn = google.signedIn();
  const shop = workshop({ given: ANA_AND_BOB, ...setup, google: signedIn.environment });
  return {
    ...shop,
    google,
    signedIn,
    shown: (calendarId = SHOP) =>
      [...google.model.liveEvents(calendarId)].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1)),
    asked: () =>
      google.requests
        .splice(0)
        .filter(({ path }) => path.startsWith('/calendar/'))
        .map(({ method, path }) => `${method} ${nounIn(path)}`),
  };
}

function startOf({ start }: EventResource): string {
  return start?.dateTime ?? start?.date ?? '';
}

/** The collection that is asked, without ids. */
function nounIn(path: string): string {
  return /freeBusy|calendarList|events/.exec(path)?.[0] ?? path;
}
