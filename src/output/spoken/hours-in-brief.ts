import { WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { MinuteRange, ShopRules } from '../../domain/shop.ts';
import { weekdayShort } from '../form/moments.ts';

/** `Mon-Fri 9AM-5PM, Sat 9AM-3PM, Sun closed`: days in a row with the same hours are said together. */
export function hoursInBrief({ hours }: Pick<ShopRules, 'hours'>): string {
  const runs: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const weekday of WEEKDAYS) {
    const said = hours[weekday].map(rangeText).join(' and ') || 'closed';
    const run = runs.at(-1);
    if (run?.hours === said) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, hours: said });
  }
  return runs.map(({ first, last, hours: said }) => `${daysText(first, last)} ${said}`).join(', ');
}

function daysText(first: Weekday, last: Weekday): string {
  return first === last ? weekdayShort(first) : `${weekdayShort(first)}-${weekdayShort(last)}`;
}

function rangeText({ from, to }: MinuteRange): string {
  return `${minuteText(from)}-${minuteText(to)}`;
}

/** `9AM`, `9:30AM`, `12PM` */
function minuteText(minuteOfDay: number): string {
  const [hour, minute] = [Math.floor(minuteOfDay / 60) % 24, minuteOfDay % 60];
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'AM' : 'PM'}`;
}
