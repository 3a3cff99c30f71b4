import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import type { Asking } from '../../../src/calendar/google/asking.ts';
import { askingCalendar } from '../../../src/calendar/google/asking-calendar.ts';
import type { GoogleAccess } from '../../../src/calendar/google-access.ts';
import { localCalendar } from '../../../src/calendar/local/local-calendar.ts';
import { routedCalendar } from '../../../src/calendar/routed-calendar.ts';
import type { Clock } from '../../../src/clock.ts';
import { PROTOCOL, type Protocol } from '../../../src/domain/protocol.ts';
import { digest } from '../../../src/machine/digest.ts';
import type { Store } from '../../../src/store/store.ts';
import { calendarRoutes } from '../../../src/usecases/one-calendar/calendar-routes.ts';
import { tieBook } from '../../../src/usecases/one-calendar/tie-book.ts';
import type { Ports } from '../../../src/usecases/ports.ts';
import type { Random } from '../../proof/random.ts';
import { zone } from '../../support/book.ts';
import { CalendarModel } from '../../support/google/calendar-model.ts';
import { NO_PUSH } from '../../support/no-push.ts';
import { TIMES_OF_OTHERS } from '../../support/others-wanted.ts';
import type { MemoryBook } from '../memory-book.ts';
import { Moments } from '../moments.ts';
import { pointedStore } from '../pointed-store.ts';
import { Removals } from '../removals.ts';
import type { Process } from '../scheduler.ts';
import { Wire } from '../wire.ts';
import { undecidedBook } from './book.ts';
import { ANA, BOB, type Moment, SHARED } from './moment.ts';
import type { SettingsTouch } from './people.ts';

/** A deliberate fault, which these histories have to notice. */
export interface SettingsMutant {
  readonly name: string;
  readonly store?: (sound: Store, book: MemoryBook) => Store;
  readonly calendar?: (sound: CalendarService) => CalendarService;
  readonly protocol?: (sound: Protocol) => Protocol;
  readonly access?: (sound: GoogleAccess) => GoogleAccess;
}

export interface SettingsWorld {
  readonly book: MemoryBook;
  readonly model: CalendarModel;
  readonly moments: Moments;
  readonly wire: Wire;
  readonly random: Random;
  readonly thrown: string[];
  /** By whom people touch events and the shop its bays' calendars; null: by nobody in this history. */
  readonly people: Random | null;
  readonly touches: SettingsTouch[];
  readonly removals: Removals;
  /** The bays and technicians that were told whether to show what they do. */
  readonly hidden: Set<string>;
  /** The appointments that were to be seen somewhere, by what their events' ids begin with. */
  readonly shown: Set<string>;
  /** The row changes up to which the book has been looked at. */
  readonly seen: { changes: number };
  readonly mutant: SettingsMutant | null;
  readonly hasEnded: (worker: string) => boolean;
  readonly lines: string[] | null;
  readonly trace: (line: () => string) => void;
}

const NEVER = new AbortController().signal;

export async function settingsWorld(
  options: Pick<SettingsWorld, 'random' | 'people' | 'mutant' | 'hasEnded'> & { readonly tracing: boolean },
): Promise<SettingsWorld> {
  const { random, people, mutant, hasEnded, tracing } = options;
  const book = await undecidedBook();
  const moments = new Moments();
  const model = new CalendarModel({ now: () => moments.real, random, settings: {} });
  for (const account of [ANA, BOB]) model.addAccount(account);
  model.addCalendar({ owner: ANA, id: SHARED });
  const lines: string[] | null = tracing ? [] : null;
  const trace = (line: () => string) => void lines?.push(line());
  const wire = new Wire(model, moments, trace);
  return {
    book,
    model,
    moments,
    wire,
    random,
    thrown: [],
    people,
    touches: [],
    removals: new Removals(),
    hidden: new Set(),
    shown: new Set(),
    seen: { changes: -1 },
    mutant,
    hasEnded,
    lines,
    trace,
  };
}

/** The ports of a command that begins at that moment: the product's own way from settings to calendars. */
export async function portsAt(moment: Moment, world: SettingsWorld, process: Process): Promise<Ports> {
  const { book, moments, wire, mutant, removals } = world;
  const store = steppedStore(mutant?.store?.(book.store, book) ?? book.store, book, process);
  const clock: Clock = {
    now: moments.local,
    sleep: async (ms) => {
      const until = moments.real + ms;
      await process.point('wait');
      moments.real = Math.max(moments.real, until);
    },
    alarm: () => {
      throw new Error("deadlines are the wire's here");
    },
  };
  const sound = moment.client ? accessAt(moment, process) : null;
  const access = sound === null ? null : (mutant?.access?.(sound) ?? sound);
  const tie = await tieBook(
    {
      override: moment.override,
      clientId: moment.client ? 'client' : null,
      calendarId: moment.calendarId,
      nearby: null,
      unreadable: null,
      accessWith: async () => access,
      dryRun: false,
      forWrite: true,
    },
    { store, clock },
  );
  world.trace(
    () => `  ${process.name} is tied to ${tie.source} ${tie.notices.map(({ kind }) => kind).join(' ')}`,
  );
  const { routeOf, addressOf } = calendarRoutes(tie, async () => access, { store });
  const asked = wire.callOf(process, (account) => moment.signIns.get(account) ?? ANA);
  const asking: Asking = {
    call: async (call) => {
      const { account } = call;
      if (!moment.signIns.has(account))
        return {
          kind: 'signed-out',
          account,
          why: 'nobody is signed in',
          signIn: 'needed',
          signedInAt: null,
        };
      if (moment.online) return asked(call);
      await process.point('no network');
      return { kind: 'unknown', why: 'no network', unsent: true };
    },
    clock,
    primary: null,
    addressOf: (calendarId) => {
      const address = addressOf(calendarId);
      if (address === null) throw new Error(`no way to ${calendarId}`);
      return address;
    },
    bookId: async () => book.bookId,
    othersWanted: async () => TIMES_OF_OTHERS,
  };
  const local = localCalendar(book.localEvents, clock, async () => []);
  const google = askingCalendar(asking, async () => []);
  const calendar = routedCalendar({ source: tie.source, routeOf, local, google });
  return {
    store,
    calendar: removals.begunIn(mutant?.calendar?.(calendar) ?? calendar),
    clock,
    stopwatch: moments.stopwatch,
    digest,
    newUuid: () => uuidFrom(world.random),
    random: world.random,
    observe: () => undefined,
    interruption: NEVER,
    tellOfCommit: () => undefined,
    tellOfBug: (thrown) => void world.thrown.push(`survived ${String(thrown)}`),
    push: NO_PUSH,
    sentenceModel: null,
    zones: { edition: zone.tzdata, rulesOf: async () => zone, names: async () => () => true },
    worker: { id: process.name, hasEnded: world.hasEnded },
    protocol: removals.heardBy(mutant?.protocol?.(PROTOCOL) ?? PROTOCOL),
  };
}

function accessAt({ signIns, written, online }: Moment, process: Process): GoogleAccess {
  return {
    accounts: async () => [...signIns.keys()],
    standing: async (account) => {
      const owner = signIns.get(account);
      if (owner === undefined)
        return {
          kind: 'signed-out',
          account,
          why: 'nobody is signed in',
          signIn: 'needed',
          signedInAt: null,
        };
      const fingerprint = `token of ${owner}`;
      return {
        kind: 'signed-in',
        owner: written ? owner : null,
        fingerprint,
        isNearby: false,
        passedOver: null,
        closed: null,
      };
    },
    isThere: async (account, googleId) => {
      await process.point(`is there ${googleId}`);
      if (!online) return { kind: 'unknown', why: 'no network' };
      const isTheirs =
        googleId === signIns.get(account) || (googleId === SHARED && signIns.get(account) === ANA);
      return isTheirs ? { kind: 'there' } : { kind: 'calendar-gone', why: 'not found' };
    },
    whose: async (account) => {
      await process.point(`whose ${account}`);
      if (!online) return { kind: 'unknown', why: 'no network' };
      return { kind: 'owner', owner: signIns.get(account) ?? '' };
    },
  };
}

/** As in other histories, but for the shop, which changes here. */
function steppedStore(store: Store, book: MemoryBook, process: Process): Store {
  return {
    ...pointedStore(store, book, () => book.shop, process),
    shop: store.shop,
    places: {
      ...store.places,
      rebind: async (...given) => {
        await process.point('places.rebind');
        return store.places.rebind(...given);
      },
    },
  };
}

function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
