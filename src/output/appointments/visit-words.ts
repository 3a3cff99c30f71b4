import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import { dateAt } from '../../domain/zone.ts';
import { clockText, hoursText, momentText, type ShopTime, spokenMoment } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

export const MODE_SAID: Readonly<Record<VisitMode, string>> = {
  wait: 'waiting',
  drop_off: 'drop-off',
  tow_in: 'towed in',
  night_drop: 'night drop',
  loaner: 'has a loaner',
};

type Visit = Pick<Appointment, 'start' | 'mode' | 'promisedAt' | 'keyTag'>;

/** `waiting, promised 15:30, key tag 14`; nothing where nothing was said. */
export function waysText(visit: Visit, time: ShopTime): string {
  const { promisedAt } = visit;
  return joined(visit, promisedAt === null ? null : `promised ${promiseText(visit, promisedAt, time)}`);
}

/** `waiting, promised for Monday 23 November at 3:30 PM, key tag 14`, to be read aloud. */
export function spokenWays(visit: Visit, time: ShopTime): string {
  const { promisedAt } = visit;
  return joined(visit, promisedAt === null ? null : `promised for ${spokenMoment(promisedAt, time)}`);
}

function joined({ mode, keyTag }: Visit, promise: string | null): string {
  const parts = [
    mode === null ? null : MODE_SAID[mode],
    promise,
    keyTag === null ? null : clean`key tag ${keyTag}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** `15:30`, with its day where that is another one than the visit's. */
export function promiseText({ start }: Pick<Appointment, 'start'>, at: number, time: ShopTime): string {
  const isSameDay = dateAt(time.zone, start) === dateAt(time.zone, at);
  return isSameDay ? clockText(at, time) : momentText(at, time);
}

const SHORT: Readonly<Record<VisitMode, string>> = {
  wait: 'wait',
  drop_off: 'drop',
  tow_in: 'tow',
  night_drop: 'night',
  loaner: 'loaner',
};

/** `wait, tag 14`, for a list. */
export function shortWays({ mode, keyTag }: Pick<Appointment, 'mode' | 'keyTag'>): string {
  const parts = [mode === null ? null : SHORT[mode], keyTag === null ? null : `tag ${keyTag}`];
  return parts.filter((part) => part !== null).join(', ');
}

/** Its hours on that day; of a longer stay, only the end that falls on it. */
export function hoursOnDay(day: Interval, { start, end }: Interval, time: ShopTime): string {
  const endsAfter = end > day.end;
  if (start < day.start) return endsAfter ? 'all day' : `until ${clockText(end, time)}`;
  return endsAfter ? `from ${clockText(start, time)}` : hoursText({ start, end }, time);
}
