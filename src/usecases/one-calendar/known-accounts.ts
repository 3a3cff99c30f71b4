import type { GoogleAccess, Standing } from '../../calendar/google-access.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type CalendarPlace, calendarNamed, needsOwner } from '../../domain/calendar-place.ts';
import type { Ports } from '../ports.ts';
import { ownerBehind } from './owner-behind.ts';

/** Whose the sign-ins are that the shop's calendars are reached by. */
export interface KnownAccounts {
  readonly owners: ReadonlyMap<string, string>;
  readonly troubles: ReadonlyMap<string, CalendarTrouble>;
  /** Why a sign-in that is there may be of no use soon. */
  readonly closed: readonly CalendarTrouble[];
}

export const NOBODY: KnownAccounts = { owners: new Map(), troubles: new Map(), closed: [] };

/** The sign-ins for which the working folder's `.env` has a token of another account, as far as anybody knows, in vain. */
export async function passedOver(
  places: readonly CalendarPlace[],
  access: GoogleAccess,
  { store }: Pick<Ports, 'store'>,
): Promise<string[]> {
  const accounts: string[] = [];
  for (const [account, standing] of await standingsOf(places, access)) {
    if (standing.kind !== 'signed-in' || standing.passedOver === null) continue;
    const [own, other] = [standing.owner, await store.places.ownerOf(standing.passedOver)];
    if (other === null || other !== own) accounts.push(account);
  }
  return accounts;
}

/** `calendarId`: what the settings say that `primary` is. */
export async function whoseAll(
  calendarId: string | null,
  places: readonly CalendarPlace[],
  access: GoogleAccess,
  ports: Pick<Ports, 'store'>,
): Promise<KnownAccounts> {
  const owners = new Map<string, string>();
  const troubles = new Map<string, CalendarTrouble>();
  const closed: CalendarTrouble[] = [];
  for (const [account, standing] of await standingsOf(places, access)) {
    if (standing.kind !== 'signed-in') {
      troubles.set(account, standing);
      continue;
    }
    if (standing.closed !== null) closed.push(standing.closed);
    const isNeeded = places.some((place) => {
      return calendarNamed(place.name).account === account && needsOwner(place.name, place, calendarId);
    });
    const answer = await ownerBehind(account, standing, isNeeded ? access : null, ports);
    if (answer === null) continue;
    if (answer.kind === 'owner') owners.set(account, answer.owner);
    else troubles.set(account, answer);
  }
  return { owners, troubles, closed };
}

export async function standingsOf(
  places: readonly CalendarPlace[],
  access: GoogleAccess,
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (const { name } of places) {
    const { account } = calendarNamed(name);
    if (!standings.has(account)) standings.set(account, await access.standing(account));
  }
  return standings;
}
