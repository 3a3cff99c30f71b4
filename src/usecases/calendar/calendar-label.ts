import { calendarNamed, PRIMARY } from '../../domain/calendar-place.ts';
import type { Ports } from '../ports.ts';

/** What people are told of a calendar: the shop's name for it; of one that the shop has left, whose it is as well. */
export async function calendarLabel(calendarId: string, { store }: Pick<Ports, 'store'>): Promise<string> {
  const inForce = (await store.places.inForce()).find((place) => place.calendarId === calendarId);
  if (inForce !== undefined) return inForce.name;
  const place = await store.places.get(calendarId);
  const whose = place.provider === 'google' ? (place.googleId ?? place.account) : null;
  return whose === null || whose === place.name ? place.name : `${place.name} (${whose})`;
}

/** Which calendar `primary` is, where that is known; null for one whose name says it. */
export async function realIdOf(calendarId: string, { store }: Pick<Ports, 'store'>): Promise<string | null> {
  const place = await store.places.get(calendarId);
  return place.provider === 'google' && calendarNamed(place.name).id === PRIMARY ? place.googleId : null;
}
