import type { GoogleAccess } from '../../calendar/google-access.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { CalendarPlace } from '../../domain/calendar-place.ts';
import type { NamedSpot } from '../../store/calendar-places.ts';
import type { Ports } from '../ports.ts';
import type { BookNotice } from './book-notice.ts';
import { NOBODY, passedOver, standingsOf, whoseAll } from './known-accounts.ts';
import { nearbyDifference } from './nearby-calendar.ts';
import { forgetting, ifWritable } from './owner-behind.ts';
import { reachedSpot } from './reached-calendar.ts';
import { newsOf, rebind } from './rebind-names.ts';
import {
  clientMissing,
  closedTie,
  type GivenCalendar,
  NOT_TO_BE_ASKED,
  ownTie,
  PLAIN_TIE,
  type Tie,
  type TieAhead,
  unfoundedTie,
  waitingTie,
} from './tie.ts';

type TyingPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * Finds out which calendars the shop's names lead to (docs/protocol.md §15). The book says whose they are, never the
 * environment of the moment: one of which nobody has said anything becomes Google's with the first client and sign-in that are
 * found, and with its first write where the working folder's `.env` alone has them (`ahead`); after that what is missing makes
 * its calendars silent, and never other ones. Asks Google once for each sign-in of which nobody knows whose it is, and writes
 * only where a name leads elsewhere than before.
 */
export async function tieBook(given: GivenCalendar, ports: TyingPorts): Promise<Tie> {
  const setting = await ports.store.places.setting();
  if (given.override === 'local') return setting === 'google' ? closedTie(NOT_TO_BE_ASKED) : ownTie(given);
  if (setting === 'local')
    return ownTie(given, given.override === 'google' ? [{ kind: 'override-ignored' }] : []);
  const places = await ports.store.places.inForce();
  if (setting === null && !(await isFound(given, places)))
    return given.override === null ? ownTie(given) : unfoundedTie(given);
  const waits = setting === null && !given.forWrite && (await restsOnFolder(given, places));
  const dryRun = given.dryRun || waits;
  const tie = await tieToGoogle({ ...given, dryRun }, setting, places, dryRun ? forgetting(ports) : ports);
  return waits && !given.dryRun && tie.meanwhile.size > 0 ? { ...tie, ahead: aheadOf(tie, given) } : tie;
}

function aheadOf({ meanwhile }: Tie, { nearby }: GivenCalendar): TieAhead {
  const [first] = meanwhile.values();
  return { file: nearby?.file ?? '', calendar: first?.provider === 'google' ? first.googleId : null };
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
    if (notThere !== null && setting === null) return waitingTie(notThere, { ...known, uses, notices });
    spots.push({ name: place.name, spot });
  }
  if (!given.dryRun) notices.push(...(await keep(spots, { given, setting, places, uses, access }, ports)));
  const obstacle = access === null ? clientMissing(given) : null;
  notices.push(...cannotAsk(obstacle === null ? [...known.troubles.values(), ...known.closed] : [obstacle]));
  const meanwhile = new Map(
    given.dryRun ? places.map(({ calendarId }, i) => [calendarId, (spots[i] as NamedSpot).spot]) : [],
  );
  return { ...PLAIN_TIE, ...known, source: 'google', uses, obstacle, meanwhile, notices };
}

/** Keeps where the names lead, where that is news, and with it what the book is reached by. Gives what is to be said of it. */
async function keep(
  spots: readonly NamedSpot[],
  { given, setting, places, uses, access }: Tying,
  ports: TyingPorts,
): Promise<BookNotice[]> {
  const rebound = await rebind(spots, setting, places, ports);
  if (rebound === null) return [];
  if (access !== null) await keepClient(given, uses, ports);
  if (access !== null && setting === null) await keepTokens(places, access, ports);
  return newsOf(rebound, setting, uses === 'nearby' ? (given.nearby?.file ?? null) : null);
}

interface Tying {
  readonly given: GivenCalendar;
  readonly setting: 'google' | null;
  readonly places: readonly CalendarPlace[];
  readonly uses: Tie['uses'];
  readonly access: GoogleAccess | null;
}

/** A sign-in that Google refuses is among the warnings about sign-ins. */
function cannotAsk(troubles: readonly CalendarTrouble[]): BookNotice[] {
  return troubles.flatMap((trouble): BookNotice[] =>
    trouble.kind === 'signed-out' && trouble.signIn !== 'expired' ? [{ kind: 'cannot-ask', trouble }] : [],
  );
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
