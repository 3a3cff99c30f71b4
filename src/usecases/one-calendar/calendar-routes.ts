import type { GoogleAccess, GoogleAddress } from '../../calendar/google-access.ts';
import type { Route } from '../../calendar/routed-calendar.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { CalendarPlace, GoogleSpot } from '../../domain/calendar-place.ts';
import type { Ports } from '../ports.ts';
import { ownerBehind } from './owner-behind.ts';
import type { Tie } from './tie.ts';

/** The ways to the shop's calendars, and to those that it has left. */
export interface CalendarRoutes {
  readonly routeOf: (calendarId: string) => Promise<Route>;
  /** Known once the route is. */
  readonly addressOf: (calendarId: string) => GoogleAddress | null;
  /** The book was tied while it was open: from now on the names lead where that says. */
  readonly follow: (tied: Tie) => void;
}

const NOT_KNOWN: CalendarTrouble = {
  kind: 'unknown',
  why: 'Google has not said yet whose calendar it is',
};

export function calendarRoutes(
  first: Tie,
  /** The sign-ins; only for a place whose account has changed. */
  access: () => Promise<GoogleAccess | null>,
  ports: Pick<Ports, 'store'>,
): CalendarRoutes {
  let tie = first;
  const routes = new Map<string, Route>();
  const addresses = new Map<string, GoogleAddress>();
  const find = async (calendarId: string): Promise<Route> => {
    const kept = await ports.store.places.get(calendarId);
    const place: CalendarPlace = { ...kept, ...tie.meanwhile.get(calendarId) };
    const { name } = place;
    if (place.provider === 'local')
      return tie.ownObstacle === null
        ? { to: 'local', name }
        : { to: 'nobody', name, trouble: tie.ownObstacle };
    if (tie.obstacle !== null) return { to: 'nobody', name, trouble: tie.obstacle };
    if (place.googleId === null)
      return { to: 'nobody', name, trouble: tie.troubles.get(place.account) ?? NOT_KNOWN };
    const account = await accountFor(place, tie, access, ports);
    addresses.set(calendarId, { account, id: place.googleId });
    return { to: 'google', name };
  };
  return {
    routeOf: async (calendarId) => {
      const route = routes.get(calendarId) ?? (await find(calendarId));
      routes.set(calendarId, route);
      return route;
    },
    addressOf: (calendarId) => addresses.get(calendarId) ?? null,
    follow: (tied) => {
      tie = tied;
      routes.clear();
    },
  };
}

/**
 * The sign-in through which a place is asked. If another account is signed in under that name by now, it is a sign-in of the
 * calendar's own account: for a main calendar the account whose address is its id, for any other the account through which it
 * was last asked. With a wrong one, Google at worst knows no such calendar.
 */
async function accountFor(
  { account, owner: lastThrough, googleId }: CalendarPlace & GoogleSpot,
  { owners }: Tie,
  opened: () => Promise<GoogleAccess | null>,
  ports: Pick<Ports, 'store'>,
): Promise<string> {
  const now = owners.get(account);
  if (now === undefined || now === googleId) return account;
  const byOwner = await signInsByOwner(opened, ports);
  const ofOwner = byOwner.get(googleId ?? '');
  if (ofOwner !== undefined || now === lastThrough) return ofOwner ?? account;
  return byOwner.get(lastThrough ?? '') ?? account;
}

/** The sign-ins by the Google account behind each, as far as that is known without asking anybody. */
async function signInsByOwner(
  opened: () => Promise<GoogleAccess | null>,
  ports: Pick<Ports, 'store'>,
): Promise<Map<string, string>> {
  const access = await opened();
  const byOwner = new Map<string, string>();
  for (const account of (await access?.accounts()) ?? []) {
    const standing = await access?.standing(account);
    if (standing?.kind !== 'signed-in') continue;
    const whose = await ownerBehind(account, standing, null, ports);
    if (whose?.kind === 'owner' && !byOwner.has(whose.owner)) byOwner.set(whose.owner, account);
  }
  return byOwner;
}
