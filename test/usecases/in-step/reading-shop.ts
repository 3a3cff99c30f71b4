import { DAY_MS, HOUR_MS, type Interval } from '../../../src/domain/interval.ts';
import { zones } from '../../../src/machine/zones.ts';
import { reconcilingShop } from '../../../src/usecases/in-step/deliver-changes.ts';
import { type ReadingLimits, readCalendar } from '../../../src/usecases/in-step/read-calendar.ts';
import { type OpenedGoogle, openGoogle } from '../../calendar/google/opened-google.ts';
import { NOW } from '../../support/book.ts';
import type { ModelSettings } from '../../support/google/model-state.ts';
import type { PersonsEvent } from '../../support/google/people.ts';
import { aShop } from '../../support/shop-with-ports.ts';

/** The days of which others' time is wanted. */
export const AHEAD: Interval = { start: NOW, end: NOW + 90 * DAY_MS };

/** A shop that reads one of its calendars, which is at a Google of its own, while its clock stands still. */
export async function readingShop(settings: Partial<ModelSettings> = {}) {
  const google: OpenedGoogle = await openGoogle({ settings });
  const { fake, calendar } = google;
  const time = { now: NOW };
  const clock = { now: () => time.now, sleep: async () => undefined, alarm: () => () => undefined };
  const { ports, store } = await aShop({ calendar });
  const reading = { ...ports, clock, zones };
  const shop = await reconcilingShop(reading);
  const account = fake.model.accounts[0] as string;
  return {
    store,
    fake,
    time,
    account,
    people: fake.model.people,
    ports: reading,
    read: (limits: Partial<ReadingLimits> = {}, calendarId = 'primary') =>
      readCalendar(calendarId, AHEAD, shop, reading, { withinMs: HOUR_MS, wholeEveryMs: 0, ...limits }),
    put: (event: PersonsEvent) => fake.model.people.create(account, event),
    /** What the book knows of others' time there: ids and times. */
    known: (calendarId = 'primary') => store.calendars.mirrored(calendarId, AHEAD),
    state: () => store.calendars.get('primary'),
    /** What was asked since the last time, by what each request says of where it begins. */
    asked: () => fake.requests.splice(0).map(({ query }) => saidIn(query)),
  };
}

function saidIn(query: Readonly<Record<string, unknown>>): string {
  const from = ['syncToken', 'updatedMin', 'timeMax', 'timeMin'].find((name) => query[name] !== undefined);
  const page = query['pageToken'] === undefined ? '' : ', a further page';
  return `${NAMES[from ?? ''] ?? 'something'}${page}`;
}

const NAMES: Readonly<Record<string, string>> = {
  syncToken: 'changes',
  updatedMin: 'changes by time',
  timeMax: 'days',
  timeMin: 'all',
};
