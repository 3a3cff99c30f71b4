import type { GoogleAccess } from '../../calendar/google-access.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import {
  type CalendarPlace,
  type GoogleMeanings,
  type GoogleSpot,
  googleSpot,
  isNamedBySettings,
} from '../../domain/calendar-place.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';

/** Where a name of the shop's leads now. `notThere`: where the settings would have it lead, and why it does not. */
export interface Reached {
  readonly spot: GoogleSpot;
  readonly notThere: { readonly named: string; readonly trouble: CalendarTrouble } | null;
}

/**
 * What a name of the shop's means at Google today. A calendar that the settings name counts once Google has shown it: one
 * mistyped id must not take the book away from where it is. The name stays where it leads until then.
 */
export async function reachedSpot(
  place: CalendarPlace,
  meanings: GoogleMeanings,
  access: GoogleAccess | null,
  ports: Pick<Ports, 'store'>,
): Promise<Reached> {
  const spot = googleSpot(place.name, place, meanings);
  if (!isNamedBySettings(place.name) || (await isReached(spot, ports))) return { spot, notThere: null };
  const trouble = await whyNotThere(spot, access);
  if (trouble === null) return { spot, notThere: null };
  const stays: GoogleSpot = place.provider === 'google' ? place : { ...spot, googleId: null };
  return { spot: stays, notThere: { named: spot.googleId ?? '', trouble } };
}

async function isReached({ owner, googleId }: GoogleSpot, { store }: Pick<Ports, 'store'>): Promise<boolean> {
  // A main calendar has its owner's address, which Google has given.
  return googleId === null || googleId === owner || store.places.isKnownAtGoogle(googleId);
}

async function whyNotThere(
  { account, googleId }: GoogleSpot,
  access: GoogleAccess | null,
): Promise<CalendarTrouble | null> {
  if (access === null || googleId === null) return NOBODY_TO_ASK;
  const standing = await access.standing(account);
  if (standing.kind !== 'signed-in') return standing;
  const answer = await access.isThere(account, googleId, PATIENCE.check);
  return answer.kind === 'there' ? null : answer;
}

const NOBODY_TO_ASK: CalendarTrouble = { kind: 'unknown', why: 'no client is known' };
