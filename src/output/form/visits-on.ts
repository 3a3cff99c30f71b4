import type { LocalDate } from '../../domain/local-date.ts';
import { counted, dayText, firstListed, type ShopTime, today } from './moments.ts';

/** As many days as are named. */
const NAMED = 6;

/** `3 visits: Tue 1 Dec, Tue 8 Dec and Tue 15 Dec` */
export function visitsOn(dates: readonly LocalDate[], time: ShopTime): string {
  const days = dates.map((date) => dayText(date, today(time)));
  return `${counted(dates.length, 'visit')}: ${firstListed(days, NAMED)}`;
}
