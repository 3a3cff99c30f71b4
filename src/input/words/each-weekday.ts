import { WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { DaySaid } from './day-said.ts';

/** `tue`, and those of `mon to wed`, where each of that name is meant; none for what is a date. */
export function weekdaysOf(day: DaySaid): Weekday[] {
  if (day.kind === 'weekday') return day.isThis === true ? [] : [day.weekday];
  if (day.kind !== 'span' || day.from === null || day.to === null) return [];
  const [from, to] = [day.from, day.to];
  if (from.day.kind !== 'weekday' || to.day.kind !== 'weekday') return [];
  const first = WEEKDAYS.indexOf(from.day.weekday) + from.shift + 7;
  const count = (((WEEKDAYS.indexOf(to.day.weekday) + to.shift - first) % 7) + 14) % 7;
  return Array.from({ length: count + 1 }, (_, i) => WEEKDAYS[(first + i) % 7] as Weekday);
}
