import type { GoogleAccess } from '../../calendar/google-access.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import {
  type CalendarPlace,
  type CalendarProvider,
  type CalendarSpot,
  DEFAULT_ACCOUNT,
} from '../../domain/calendar-place.ts';
import type { NamedSpot, Rebound } from '../../store/calendar-places.ts';
import type { Ports } from '../ports.ts';
import type { BookNotice } from './book-notice.ts';
import { type KnownAccounts, NOBODY, passedOver, standingsOf, whoseAll } from './known-accounts.ts';
import { type NearbyGiven, nearbyDifference } from './nearby-calendar.ts';
import { forgetting, ifWritable } from './owner-behind.ts';
import { type Reached, reachedSpot } from './reached-calendar.ts';

/** What the settings of the moment say of the shop's calendar. */
export interface GivenCalendar {
  /** `BAY_CALENDAR`. */
  readonly override: CalendarProvider | null;
  /** The client of the trusted settings, or the one that is kept beside a sign-in. */
  readonly clientId: string | null;
  /** What the trusted settings say that `primary` is; null: nothing. */
  readonly calendarId: string | null;
  /** What the working folder's `.env` says; null: nothing. */
  readonly nearby: NearbyGiven | null;
  /** A sign-in that is there and cannot be read, so that not even its client is known. */
  readonly unreadable: { readonly place: string; readonly why: string } | null;
  /** The sign-ins, with what the working folder's `.env` adds to them or without; null where there is no client. */
  readonly accessWith: (uses: Tie['uses']) => Promise<GoogleAccess | null>;
  /** Nothing is to be written: names lead where they would, for this run alone. */
  readonly dryRun: boolean;
  /** The command only reads: it ties no book to what a working folder's `.env` says. */
  readonly reads: boolean;
}

/** How the book and its calendars are tied together for this run. */
export interface Tie {
  readonly source: CalendarProvider;
  /** Whether the working folder's `.env` counts. */
  readonly uses: 'trusted' | 'nearby';
  /** Why nothing at Google can be asked; null: it can. */
  readonly obstacle: CalendarTrouble | null;
  /**
   * Why bay's own calendar may not be written either: in this run alone the book counts as Google's. Null if it may be written.
   */
  readonly ownObstacle: CalendarTrouble | null;
  /** Where calendars are for this run alone, by their ids. */
  readonly meanwhile: ReadonlyMap<string, CalendarSpot>;
  /** Why nothing can be asked through a sign-in. */
  readonly troubles: ReadonlyMap<string, CalendarTrouble>;
  /** The Google accounts behind the sign-ins in use, as far as they are known. */
  readonly owners: ReadonlyMap<string, string>;
  readonly notices: readonly BookNotice[];
}

type TyingPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * Finds out which calendars the shop's names lead to (docs/protocol.md §15). The book says whose they are, never the
 * environment of the moment: one of which nobody has said anything becomes Google's with the first client and sign-in that are
 * found; after that what is missing makes its calendars silent, and never other ones. Asks Google once for each sign-in of
 * which nobody knows whose it is, and writes only where a name leads elsewhere than before.
 */
export async function tieBook(given: GivenCalendar, ports: TyingPorts): Promise<Tie> {
  const setting = await ports.store.places.setting();
  if (given.override === 'local') return setting === 'google' ? closed(NOT_TO_BE_ASKED) : own(given);
  if (setting === 'local')
    return own(given, given.override === 'google' ? [{ kind: 'override-ignored' }] : []);
  const places = await ports.store.places.inForce();
  if (setting === null && !(await isFound(given, places)))
    return given.override === null ? own(given) : unfounded(given);
  const dryRun = given.dryRun || (given.reads && setting === null && (await restsOnFolder(given, places)));
  return tieToGoogle({ ...given, dryRun }, setting, places, dryRun ? forgetting(ports) : ports);
}

/** Whether the book would be tied by what the working folder's `.env` alone says. */
async function restsOnFolder(given: GivenCalendar, places: readonly CalendarPlace[]): Promise<boolean> {
  const { nearby, calendarId } = given;
  if (nearby === null) return false;
  if (nearby.calendarId !== null && calendarId === null) return true;
  return !(await isFound({ ...given, nearby: null }, places));
}

/** A sign-in that cannot be read still counts as one. */
async function isFound(given: GivenCalendar, places: readonly CalendarPlace[]): Promise<boolean> {
  const access = await given.accessWith(given.nearby === null ? 'trusted' : 'nearby');
  if (access === null) return given.unreadable !== null;
  const standings = await standingsOf(places, access);
  return [...standings.values()].some(
    (standing) => standing.kind === 'signed-in' || standing.signIn === 'unusable',
  );
}

async function tieToGoogle(
  given: GivenCalendar,
  setting: 'google' | null,
  places: readonly CalendarPlace[],
  ports: TyingPorts,
): Promise<Tie> {
  const notices: BookNotice[] = [];
  const { uses, access } = await accessFor(given, setting, places, notices, ports);
  if (uses === 'nearby' && given.nearby !== null && access !== null) {
    const accounts = await passedOver(places, access, ports);
    if (accounts.length > 0) notices.push({ kind: 'tokens-not-used', file: given.nearby.file, accounts });
  }
  const known = access === null ? NOBODY : await whoseAll(given.calendarId, places, access, ports);
  const nearbyId = uses === 'nearby' && setting === null ? (given.nearby?.calendarId ?? null) : null;
  const spots: NamedSpot[] = [];
  for (const place of places) {
    const unsettled = place.provider === 'local' || place.googleId === null;
    const calendarId = given.calendarId ?? (unsettled ? nearbyId : null);
    const meanings = { calendarId, owners: known.owners };
    const { spot, notThere } = await reachedSpot(place, meanings, access, ports);
    // Who is signed out is told so anyway.
    if (notThere !== null && access !== null && notThere.trouble.kind !== 'signed-out')
      notices.push({ kind: 'calendar-not-found', ...notThere, own: spot.googleId });
    if (notThere !== null && setting === null) return waiting(notThere, { ...known, uses, notices });
    spots.push({ name: place.name, spot });
  }
  const rebound = given.dryRun ? null : await rebind(spots, setting, places, ports);
  if (rebound !== null) {
    notices.push(...newsOf(rebound, setting, uses === 'nearby' ? (given.nearby?.file ?? null) : null));
    if (access !== null) await keepClient(given, uses, ports);
    if (access !== null && setting === null) await keepTokens(places, access, ports);
  }
  const obstacle = access === null ? clientMissing(given) : null;
  const troubles = obstacle === null ? [...known.troubles.values(), ...known.closed] : [obstacle];
  // One that Google refuses is among the warnings about sign-ins.
  for (const trouble of troubles)
    if (trouble.kind === 'signed-out' && trouble.signIn !== 'expired')
      notices.push({ kind: 'cannot-ask', trouble });
  const meanwhile = new Map(
    given.dryRun ? places.map(({ calendarId }, i) => [calendarId, (spots[i] as NamedSpot).spot]) : [],
  );
  return { ...NOTHING, ...known, source: 'google', uses, obstacle, meanwhile, notices };
}

/** A book that has a calendar uses a working folder's `.env` only where that leads to the same one. */
async function accessFor(
  given: GivenCalendar,
  setting: 'google' | null,
  places: readonly CalendarPlace[],
  notices: BookNotice[],
  ports: TyingPorts,
): Promise<{ readonly uses: Tie['uses']; readonly access: GoogleAccess | null }> {
  const trusted = { uses: 'trusted', access: await given.accessWith('trusted') } as const;
  const { nearby } = given;
  if (nearby === null) return trusted;
  const access = await given.accessWith('nearby');
  if (access === null) return trusted;
  if (setting === null) return { uses: 'nearby', access };
  const clientId = given.clientId ?? (await ports.store.places.client());
  const difference = await nearbyDifference(nearby, { clientId, places, access }, ports);
  if (difference === null) return { uses: 'nearby', access };
  notices.push({ kind: 'nearby-differs', file: nearby.file, difference });
  return trusted;
}

const NOTHING = { ...NOBODY, ownObstacle: null, meanwhile: new Map<string, CalendarSpot>() };

/** Null if every name leads where it led before. */
async function rebind(
  spots: readonly NamedSpot[],
  setting: 'google' | null,
  places: readonly CalendarPlace[],
  { store, clock }: TyingPorts,
): Promise<Rebound | null> {
  const news = spots.filter(
    ({ spot }, i) => !leadsThere(places[i], spot) && !isShared(spots.slice(0, i), spot, places[i]),
  );
  if (news.length === 0 && setting === 'google') return null;
  return ifWritable(() => store.places.rebind(news, setting === null ? 'google' : null, clock.now()));
}

function leadsThere(place: CalendarPlace | undefined, spot: NamedSpot['spot']): boolean {
  if (place?.provider !== 'google' || spot.provider !== 'google') return false;
  return place.account === spot.account && place.owner === spot.owner && place.googleId === spot.googleId;
}

/** Of several names for one calendar, the first says how it is reached. */
function isShared(
  earlier: readonly NamedSpot[],
  spot: NamedSpot['spot'],
  place: CalendarPlace | undefined,
): boolean {
  if (spot.provider !== 'google' || place?.provider !== 'google' || spot.googleId === null) return false;
  const isSame = (one: NamedSpot['spot']) => one.provider === 'google' && one.googleId === spot.googleId;
  return place.googleId === spot.googleId && earlier.some((one) => isSame(one.spot));
}

async function keepClient(given: GivenCalendar, uses: Tie['uses'], { store }: TyingPorts): Promise<void> {
  const clientId = given.clientId ?? (uses === 'nearby' ? (given.nearby?.clientId ?? null) : null);
  if (clientId === null || (await store.places.client()) === clientId) return;
  await ifWritable(() => store.places.rememberClient(clientId));
}

/** What a working folder's `.env` gave when the book was tied goes on counting, also where Google has not said whose it is. */
async function keepTokens(
  places: readonly CalendarPlace[],
  access: GoogleAccess,
  { store }: TyingPorts,
): Promise<void> {
  for (const standing of (await standingsOf(places, access)).values()) {
    if (standing.kind === 'signed-in' && standing.isNearby)
      await ifWritable(() => store.places.rememberToken(standing.fingerprint));
  }
}

function newsOf({ moved, owed }: Rebound, setting: 'google' | null, file: string | null): BookNotice[] {
  const [first] = moved;
  if (first === undefined) return [];
  // That a new book has found its calendar need not be told, unless a file led to it of which whoever runs bay may not know.
  if (setting === null)
    return owed === 0 && file === null
      ? []
      : [{ kind: 'became-google', calendar: idOf(first.to), owed, file }];
  return moved
    .filter(({ from }) => from.provider === 'google' && from.googleId !== null)
    .map(({ to }) => ({ kind: 'moved', name: to.name, to: idOf(to) ?? to.name, owed }));
}

function idOf(place: CalendarPlace): string | null {
  return place.provider === 'google' ? place.googleId : null;
}

/** A client is needed all the same for what is left to be removed at Google. */
function own(given: GivenCalendar, notices: readonly BookNotice[] = []): Tie {
  const obstacle = given.clientId === null ? clientMissing(given) : null;
  return { ...NOTHING, source: 'local', uses: 'trusted', obstacle, notices };
}

/** `BAY_CALENDAR=google` in a book of which nobody has said whose it is, and nobody is signed in: nothing is shown anywhere. */
function unfounded(given: GivenCalendar): Tie {
  const tie = closed(given.clientId === null ? clientMissing(given) : NOBODY_SIGNED_IN);
  return { ...tie, ownObstacle: tie.obstacle };
}

/** A book that has no calendar yet does not get one that is not there: what is booked waits for the settings to be put right. */
function waiting(
  { named, trouble }: NonNullable<Reached['notThere']>,
  found: KnownAccounts & Pick<Tie, 'uses' | 'notices'>,
): Tie {
  const { owners, troubles, uses, notices } = found;
  const ownObstacle =
    trouble.kind === 'signed-out'
      ? trouble
      : { kind: 'unknown' as const, why: `it shows no calendar ${named}` };
  return { ...NOTHING, owners, troubles, source: 'google', uses, obstacle: null, ownObstacle, notices };
}

function closed(obstacle: Extract<CalendarTrouble, { kind: 'signed-out' }>): Tie {
  const notices = [{ kind: 'cannot-ask', trouble: obstacle } as const];
  return { ...NOTHING, source: 'google', uses: 'trusted', obstacle, notices };
}

const NOT_TO_BE_ASKED = {
  kind: 'signed-out',
  account: DEFAULT_ACCOUNT,
  why: 'BAY_CALENDAR=local',
  signIn: 'not-to-be-asked',
} as const;

const NOBODY_SIGNED_IN = {
  kind: 'signed-out',
  account: DEFAULT_ACCOUNT,
  why: 'nobody is signed in',
  signIn: 'needed',
  signedInAt: null,
} as const;

function clientMissing({ unreadable }: GivenCalendar): Extract<CalendarTrouble, { kind: 'signed-out' }> {
  const nobody = { kind: 'signed-out', account: DEFAULT_ACCOUNT } as const;
  if (unreadable === null) return { ...nobody, why: 'no client is known', signIn: 'no-client' };
  return { ...nobody, ...unreadable, signIn: 'unusable', problem: 'unreadable' };
}
