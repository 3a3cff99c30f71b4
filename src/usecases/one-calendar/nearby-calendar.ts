import type { GoogleAccess } from '../../calendar/google-access.ts';
import { type CalendarPlace, calendarNamed, DEFAULT_ACCOUNT, PRIMARY } from '../../domain/calendar-place.ts';
import type { Ports } from '../ports.ts';
import type { NearbyDifference } from './book-notice.ts';
import { ownerBehind } from './owner-behind.ts';

/** What the working folder's `.env` says of Google. */
export interface NearbyGiven {
  readonly file: string;
  readonly clientId: string | null;
  readonly calendarId: string | null;
}

interface Own {
  /** The client that the book has had to do with so far; null: none. */
  readonly clientId: string | null;
  readonly places: readonly CalendarPlace[];
  /** The sign-ins with what the `.env` adds to them. */
  readonly access: GoogleAccess;
}

/**
 * What a working folder's `.env` names that is another than the book's own; null: it leads to the same. A token of it counts
 * once Google has said that it is of the same account, which is remembered by its digest; one for a calendar of which the
 * book does not know yet where it is, only if the book was tied with it.
 */
export async function nearbyDifference(
  { clientId, calendarId }: NearbyGiven,
  own: Own,
  ports: Pick<Ports, 'store'>,
): Promise<NearbyDifference | null> {
  if (clientId !== null && own.clientId !== null && clientId !== own.clientId) return { what: 'client' };
  for (const place of own.places) {
    if (place.provider === 'local') continue;
    const { account, id } = calendarNamed(place.name);
    if (place.googleId === null) {
      const standing = await own.access.standing(account);
      const isStrange =
        standing.kind === 'signed-in' &&
        standing.isNearby &&
        !(await ports.store.places.isKnownToken(standing.fingerprint));
      if (isStrange) return { what: 'unknown', account };
      continue;
    }
    if (id === PRIMARY && account === DEFAULT_ACCOUNT && calendarId !== null) {
      const isSame =
        calendarId === PRIMARY
          ? place.owner === null || place.owner === place.googleId
          : calendarId.toLowerCase() === place.googleId.toLowerCase();
      if (!isSame) return { what: 'calendar', named: calendarId, own: place.googleId };
    }
    const standing = await own.access.standing(account);
    if (standing.kind !== 'signed-in' || !standing.isNearby || place.owner === null) continue;
    const whose = await ownerBehind(account, standing, own.access, ports);
    if (whose?.kind === 'owner' && whose.owner !== place.owner)
      return { what: 'account', named: whose.owner, own: place.owner };
  }
  return null;
}
