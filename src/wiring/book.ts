import type { Book, Intent } from '../book.ts';
import type { Clock } from '../clock.ts';
import { PROTOCOL } from '../domain/protocol.ts';
import type { ShopRules } from '../domain/shop.ts';
import type { ZoneRules } from '../domain/zone.ts';
import { AppError } from '../failure.ts';
import { digest } from '../machine/digest.ts';
import { isThere } from '../machine/small-file.ts';
import { stopwatch } from '../machine/stopwatch.ts';
import { thisWorker } from '../machine/worker.ts';
import { zones } from '../machine/zones.ts';
import { type CreatedShop, isUtc, type MadeBook, type NewShopRequest } from '../settings/made-book.ts';
import { noZone } from '../settings/new-shop-zone.ts';
import type { NewShopSettings, Settings } from '../settings/settings.ts';
import type { Write } from '../store/write.ts';
import { collecting } from '../usecases/figures/collect-figures.ts';
import type { Door, Ports } from '../usecases/ports.ts';
import type { ScratchStore } from '../usecases/test-suite/run-test-suite.ts';
import { openCalendars } from './calendars.ts';
import { openSentenceModel } from './sentence-model.ts';

/** Shops, zones and adapters are put together here and nowhere else; what costs time is loaded when first used. */

/** Opens the shop's book, and creates it with a shop of defaults where there is none. Throws the `database-…` failures. */
export async function openBook(settings: Settings, clock: Clock, door: Door, intent: Intent): Promise<Book> {
  const { store, localEvents, newUuid, made } = await openStore(settings, clock, door, intent.waitsMs);
  const collected = collecting({ store, clock });
  const observed = (request: Pick<Door, 'observe'>): Door['observe'] => {
    if (intent.dryRun) return request.observe;
    return (event) => {
      collected.note(event);
      request.observe(event);
    };
  };
  const opened = { store, localEvents, clock, door: heard(door, observed(door)), intent };
  const { askedOf, notices, tieAhead } = await openCalendars(settings, opened);
  const worker = thisWorker(process.pid);
  const portsOf = (request: Door): Ports => ({
    store: request === door ? store : store.waitingUntil(() => request.interruption.aborted),
    ...askedOf(heard(request, observed(request))),
    clock,
    stopwatch,
    random: () => Math.random(),
    newUuid,
    digest,
    zones,
    sentenceModel: openSentenceModel(settings, clock, request),
    worker,
    protocol: PROTOCOL,
    observe: observed(request),
    tellOfBug: request.tellOfBug,
    tellOfCommit: request.tellOfCommit,
    // Made when somebody asks for it.
    get interruption() {
      return request.interruption;
    },
  });
  const ports = portsOf(door);
  if (!intent.dryRun && !ports.calendar.isInTheBook && !(await store.standing.isHere())) {
    const { proveAtOpening } = await import('../usecases/in-step/prove-book.ts');
    await proveAtOpening(ports).catch(unlessUnwritable);
  }
  return {
    ports,
    portsOf,
    localEvents,
    made,
    notices,
    tieAhead,
    keepFigures: collected.keep,
  };
}

/** A book that cannot be read or written says so where it is asked. */
function unlessUnwritable(thrown: unknown): void {
  if (!(thrown instanceof AppError)) throw thrown;
}

/** What of a door the calendars need, with another observer. */
function heard(door: Door, observe: Door['observe']): Pick<Door, 'interruption' | 'observe'> {
  return {
    observe,
    // Made when somebody asks for it.
    get interruption() {
      return door.interruption;
    },
  };
}

/** A new, empty book in a temporary folder, to be thrown away. */
export async function openScratchStore(
  rules: ShopRules,
  zone: ZoneRules,
  clock: Clock,
): Promise<ScratchStore> {
  const { scratchSqliteStore } = await import('../store/sqlite/scratch-store.ts');
  return await scratchSqliteStore({ rules, zone, at: clock.now() });
}

/** Makes the book of a shop that has none yet; `dryRun`: only says what it would be. */
export async function createShop(
  settings: NewShopSettings,
  clock: Clock,
  { dryRun, keyFor }: NewShopRequest,
): Promise<CreatedShop> {
  const { shop, hasBook, otherBooks, dataFolder } = settings;
  const key = await keyFor(shop);
  const claim =
    key === null || dryRun
      ? null
      : (await import('../machine/claim-file.ts')).claimedBy(shop, key.text, dataFolder());
  let isMade = false;
  try {
    if (key !== null && claim !== null && claim.holder !== shop)
      throw new AppError({ code: 'key-reused', key: key.text });
    if (key !== null)
      await (await import('../store/sqlite/made-under.ts')).assertMadeNoOther(otherBooks(), keyFor, {
        patience: patienceOf(clock),
      });
    if (dryRun && !hasBook) return { shop, book: (await newBook(settings, clock)).book, existed: false };
    const created = await shopMade({ ...settings, key }, clock, dryRun);
    isMade = true;
    return created;
  } finally {
    claim?.release(isMade);
  }
}

async function shopMade(
  settings: NewShopSettings & { readonly key: Write['key'] },
  clock: Clock,
  dryRun: boolean,
): Promise<CreatedShop> {
  const { shop, databaseFile, actor, key } = settings;
  const { store, made } = await openStore(settings, clock);
  try {
    const { timezone } = await store.shop.read();
    const by = { at: clock.now(), source: 'counter', actor: actor() } as const;
    if (made === null) await store.keepResult(true, { ...by, key, dryRun });
    return { shop, book: made ?? { file: databaseFile, timezone, isGuess: false }, existed: made === null };
  } finally {
    await store.close();
  }
}

/** Nothing is made where it is not known what a new book starts with. */
async function openStore(
  settings: Settings & { readonly key?: Write['key'] },
  clock: Clock,
  door?: Pick<Door, 'interruption'>,
  waitsMs?: number,
) {
  const { openSqliteStore, UnknownNewShop } = await import('../store/sqlite/sqlite-store.ts');
  const { databaseFile } = settings;
  const patience = patienceOf(clock, door, waitsMs);
  try {
    if (isThere(databaseFile))
      return { ...(await openSqliteStore(databaseFile, null, { patience })), made: null };
  } catch (thrown) {
    if (!(thrown instanceof UnknownNewShop)) throw thrown;
  }
  const { shop, book } = await newBook(settings, clock);
  const { isNew, ...opened } = await openSqliteStore(databaseFile, shop, { patience });
  return { ...opened, made: isNew ? book : null };
}

/** So long another process that is writing in the book is waited for. */
const BUSY_TIMEOUT_MS = 10_000;

function patienceOf(clock: Clock, door?: Pick<Door, 'interruption'>, busyTimeoutMs = BUSY_TIMEOUT_MS) {
  return {
    busyTimeoutMs,
    pause: (ms: number) => clock.sleep(ms, door?.interruption),
    // Made when somebody asks for it.
    isInterrupted: () => door?.interruption.aborted === true,
  };
}

/** What a new database starts with. Reading a time zone costs more than everything else that a command does: only for this. */
async function newBook(
  { databaseFile, newShopZone, actor, key = null }: Parameters<typeof openStore>[0],
  clock: Clock,
) {
  const { name, setting, value } = newShopZone();
  const zone = name === undefined ? null : await zones.rulesOf(name);
  if (name === undefined || zone === null) throw noZone({ setting, value });
  const { defaultShop } = await import('../domain/default-shop.ts');
  const isGuess = (setting === null || setting === 'TZ') && isUtc(name);
  const book: MadeBook = { file: databaseFile, timezone: zone.name, isGuess };
  return { shop: { rules: defaultShop(zone.name), zone, at: clock.now(), actor: actor(), key }, book };
}
