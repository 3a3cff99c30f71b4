import { type Instant, type Interval, MINUTE_MS } from '../../domain/interval.ts';
import { addDays, type LocalDate, type Weekday, weekdayOf } from '../../domain/local-date.ts';
import { timeText } from '../../domain/minute-range.ts';
import type { MinuteRange, ShopRules } from '../../domain/shop.ts';
import { type TimeFormat, timeFormatOf } from '../../domain/time-format.ts';
import { dateAt, isShownTwice, offsetAt, offsetText, wallText, type ZoneRules } from '../../domain/zone.ts';

/** The shop's clock and the moment at which something is said: the year is named only when it is another one. */
export interface ShopTime {
  readonly zone: ZoneRules;
  readonly now: Instant;
  /** How people there write a time of day. */
  readonly timeFormat: TimeFormat;
}

/** How that shop tells times at this moment. */
export function shopTime(
  shop: Pick<ShopRules, 'timeFormat' | 'phoneRegion'> & { readonly zone: ZoneRules },
  now: Instant,
): ShopTime {
  return { zone: shop.zone, now, timeFormat: timeFormatOf(shop) };
}

/** The same where nobody may have read which shop it is: `zone` is null then. */
export interface KnownTime {
  readonly zone: ZoneRules | null;
  readonly now: Instant;
  readonly timeFormat?: TimeFormat;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function today({ zone, now }: ShopTime): LocalDate {
  return dateAt(zone, now);
}

/** `Monday` */
export function weekdayName(date: LocalDate): string {
  return capitalised(weekdayOf(date));
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Sat` */
export function weekdayShort(weekday: Weekday): string {
  return capitalised(weekday).slice(0, 3);
}

const dayOfMonth = (date: LocalDate) => String(Number(date.slice(8, 10)));
const monthName = (date: LocalDate) => MONTHS[Number(date.slice(5, 7)) - 1] as string;
const yearUnless = (date: LocalDate, now: LocalDate) =>
  date.slice(0, 4) === now.slice(0, 4) ? '' : ` ${date.slice(0, 4)}`;

/** `Mon 23 Nov`, with the year when it is not the year of `now` (a date). */
export function dayText(date: LocalDate, now: LocalDate): string {
  const month = monthName(date).slice(0, 3);
  return `${weekdayShort(weekdayOf(date))} ${dayOfMonth(date)} ${month}${yearUnless(date, now)}`;
}

/** `Monday 23 November`, to be read aloud. */
export function spokenDay(date: LocalDate, now: LocalDate): string {
  return `${weekdayName(date)} ${dayOfMonth(date)} ${monthName(date)}${yearUnless(date, now)}`;
}

/** `today`, `tomorrow`, `yesterday`, or null for any other day. */
export function relativeDay(date: LocalDate, now: LocalDate): string | null {
  if (date === now) return 'today';
  if (date === addDays(now, 1)) return 'tomorrow';
  return date === addDays(now, -1) ? 'yesterday' : null;
}

/** `Mon 23 Nov · tomorrow` */
export function dayHeading(date: LocalDate, now: LocalDate): string {
  const relative = relativeDay(date, now);
  return dayText(date, now) + (relative === null ? '' : ` · ${relative}`);
}

/** `Mon 23 Nov 09:00–09:30` from two wall times `2026-11-23T09:00`; an end at midnight is 24:00. */
export function wallSlotText(wallStart: string, wallEnd: string, time: ShopTime): string {
  return `${dayText(wallStart.slice(0, 10), today(time))} ${wallHoursText(wallStart, wallEnd, time)}`;
}

/** `09:00–09:30`, or `9:00–9:30 AM`: the half of the day is said once where both lie in it. */
function wallHoursText(wallStart: string, wallEnd: string, time: ShopTime, which = ['', '']): string {
  const [start, end] = [
    clockOf(wallStart, time) + which[0],
    wallEndText(wallStart, wallEnd, time) + which[1],
  ];
  const half = halfOf(start);
  const isSaidOnce =
    half !== undefined && end.endsWith(half) && wallStart.slice(0, 10) === wallEnd.slice(0, 10);
  return `${isSaidOnce ? start.slice(0, -half.length) : start}–${end}`;
}

/** ` AM` or ` PM`, where the clock's time ends with one. */
export function halfOf(clock: string): string | undefined {
  return [' AM', ' PM'].find((half) => clock.endsWith(half));
}

function wallEndText(wallStart: string, wallEnd: string, time: ShopTime): string {
  const [startDate, endDate] = [wallStart.slice(0, 10), wallEnd.slice(0, 10)];
  if (startDate === endDate) return clockOf(wallEnd, time);
  if (endDate === addDays(startDate, 1) && wallEnd.slice(11, 16) === '00:00') return midnightText(time);
  return wallMomentText(wallEnd, time);
}

/** The end of a day: no time of the next one. */
function midnightText({ timeFormat }: Pick<ShopTime, 'timeFormat'>): string {
  return timeFormat === '12h' ? 'midnight' : '24:00';
}

/** `09:00` or `9:00 AM` from a wall time. */
function clockOf(wall: string, { timeFormat }: Pick<ShopTime, 'timeFormat'>): string {
  if (timeFormat !== '12h') return wall.slice(11, 16);
  const clock = twelveHour(wall);
  return clock.startsWith('0') ? clock.slice(1) : clock;
}

/** A time of day in minutes since midnight, in words of its own for the end of the day. */
export function minuteText(minute: number, time: Pick<ShopTime, 'timeFormat'>): string {
  return minute === 1440 ? midnightText(time) : clockOf(`${FIRST_DAY}T${timeText(minute)}`, time);
}

/** `09:00–17:00` */
export function minutesText({ from, to }: MinuteRange, { timeFormat }: Pick<ShopTime, 'timeFormat'>): string {
  return wallHoursText(wallOf(from), wallOf(to), { zone: UTC, now: 0, timeFormat });
}

function wallOf(minute: number): string {
  return minute === 1440 ? `${SECOND_DAY}T00:00` : `${FIRST_DAY}T${timeText(minute)}`;
}

const FIRST_DAY = '1970-01-01';
const SECOND_DAY = '1970-01-02';

/** `Mon 23 Nov 09:00` from a wall time; any other text comes back as it is. */
export function wallMomentText(wall: string, time: ShopTime): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall)) return wall;
  return `${dayText(wall.slice(0, 10), today(time))} ${clockOf(wall, time)}`;
}

/** `Monday 23 November at 9:00 AM`, or `at 09:00`, from a wall time. */
export function spokenWall(wall: string, time: ShopTime): string {
  return `${spokenDay(wall.slice(0, 10), today(time))} at ${clockOf(wall, time)}`;
}

/** `09:00 AM` from a wall time, as the tools for voice agents write it. */
export function twelveHour(wall: string): string {
  const hour = Number(wall.slice(11, 13));
  return `${String(hour % 12 || 12).padStart(2, '0')}${wall.slice(13, 16)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Tells times before it is known which shop's clock counts, and says so. */
export const UTC: ZoneRules = { name: 'UTC', tzdata: '', changes: [-1e15], offsets: [0] };

/** The offset, where the clock shows this wall time twice: ` (-04:00)`; ` UTC` on no shop's clock; else nothing. */
function whichOfTwo(zone: ZoneRules, at: Instant): string {
  if (zone === UTC) return ' UTC';
  return isShownTwice(zone, at) ? ` (${offsetText(offsetAt(zone, at))})` : '';
}

/** `09:00`, with the offset when clocks go back over it. */
export function clockText(at: Instant, time: Pick<ShopTime, 'zone' | 'timeFormat'>): string {
  return clockOf(wallText(time.zone, at), time) + whichOfTwo(time.zone, at);
}

/** `Mon 23 Nov 09:00` */
export function momentText(at: Instant, time: ShopTime): string {
  return wallMomentText(wallText(time.zone, at), time) + whichOfTwo(time.zone, at);
}

/** `Monday 23 November at 9:00 AM` */
export function spokenMoment(at: Instant, time: ShopTime): string {
  return spokenWall(wallText(time.zone, at), time);
}

/** `09:00–09:30`, the end with its day when it is another one. */
export function hoursText({ start, end }: Interval, time: ShopTime): string {
  const which = [whichOfTwo(time.zone, start), whichOfTwo(time.zone, end)];
  return wallHoursText(wallText(time.zone, start), wallText(time.zone, end), time, which);
}

/** `Mon 23 Nov 09:00–09:30` */
export function slotText(slot: Interval, time: ShopTime): string {
  return `${dayText(dateAt(time.zone, slot.start), today(time))} ${hoursText(slot, time)}`;
}

/** `Mon 23 Nov 10:00 or 10:30`: the day is said once. */
export function momentsText(moments: readonly Instant[], time: ShopTime): string {
  const words = moments.map((at, i) => {
    const before = moments[i - 1];
    const sameDay = before !== undefined && dateAt(time.zone, before) === dateAt(time.zone, at);
    return sameDay ? clockText(at, time) : momentText(at, time);
  });
  return listed(words, 'or');
}

/** `a, b or c` */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `a, b and 3 more` */
export function firstListed(words: readonly string[], most: number): string {
  const more = words.length > most ? [`${words.length - most} more`] : [];
  return listed([...words.slice(0, most), ...more], 'and');
}

/** `1 h 30 min` */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `1 hour 30 minutes`, to be read aloud. */
export function spokenDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return counted(rest, 'minute');
  return rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`;
}

export function minutesOf({ start, end }: Interval): number {
  return Math.round((end - start) / MINUTE_MS);
}

/** `3 appointments`, `1 appointment` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
