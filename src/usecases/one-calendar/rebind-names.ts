import type { CalendarPlace } from '../../domain/calendar-place.ts';
import type { NamedSpot, Rebound } from '../../store/calendar-places.ts';
import type { Ports } from '../ports.ts';
import type { BookNotice } from './book-notice.ts';
import { ifWritable } from './owner-behind.ts';

/** Null if every name leads where it led before. */
export async function rebind(
  spots: readonly NamedSpot[],
  setting: 'google' | null,
  places: readonly CalendarPlace[],
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
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

export function newsOf(
  { moved, owed }: Rebound,
  setting: 'google' | null,
  file: string | null,
): BookNotice[] {
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
