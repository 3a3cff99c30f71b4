import type { Appointment } from '../../domain/appointment.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { Absence, Closure, MinuteRange } from '../../domain/shop.ts';
import { dayText, hoursText, minutesText, type ShopTime, today } from '../form/moments.ts';
import { periodText, reasonText } from './period.ts';

/** What a plan is for, in words: `Closed Fri 27 Nov (snow)`. */
export interface PlanWords {
  readonly done: string;
  readonly would: string;
  readonly before: string;
}

/** Where not everything that came of it is in the calendar. */
export const WITHOUT_CALENDAR = 'The calendar has not shown all of it yet: bay sync delivers the rest';

/** `reason`: null where nobody has said one. */
export function closedWords(
  closure: Omit<Closure, 'name'> & { readonly reason: string | null },
  time: ShopTime,
): PlanWords {
  const when = `${periodText(closure, time)}${reasonText(closure.reason)}`;
  return { done: `Closed ${when}`, would: `Would close ${when}`, before: `Already closed: ${when}` };
}

export function openAgainWords(closures: readonly Closure[], time: ShopTime): PlanWords {
  const when = closures.map((one) => `${periodText(one, time)}${reasonText(one.name)}`).join(', ');
  return { done: `Open again ${when}`, would: `Would open again ${when}`, before: `Already open: ${when}` };
}

export function awayWords(name: string, absence: Absence, time: ShopTime): PlanWords {
  const when = `${name} away ${awayText(absence, time)}`;
  return { done: when, would: `Would have ${when}`, before: `Already ${when}` };
}

export function backWords(name: string, absences: readonly Absence[], time: ShopTime): PlanWords {
  const when = absences.map((absence) => awayText(absence, time)).join(', ');
  return {
    done: `${name} is back: no more away ${when}`,
    would: `${name} would be back: no more away ${when}`,
    before: `${name} is back already`,
  };
}

function awayText(absence: Absence, time: ShopTime): string {
  return `${periodText(absence, time)}${reasonText(absence.reason)}`;
}

/** `was`: the hours of before, or why it was closed. */
export function hoursWords(
  date: LocalDate,
  ranges: readonly MinuteRange[],
  was: readonly MinuteRange[] | { readonly closedFor: string },
  time: ShopTime,
): PlanWords {
  const day = dayText(date, today(time));
  const hours = rangesText(ranges, time);
  const before =
    'closedFor' in was ? `closed${reasonText(was.closedFor)}` : rangesText(was, time) || 'closed';
  return {
    done: `Changed the hours of ${day}: ${hours}, was ${before}`,
    would: `Would change the hours of ${day}: ${hours}, was ${before}`,
    before: `Already so: ${day}, ${hours}`,
  };
}

function rangesText(ranges: readonly MinuteRange[], time: ShopTime): string {
  return ranges.map((range) => minutesText(range, time)).join(', ');
}

export function everyWeekWords(date: LocalDate, time: ShopTime): PlanWords {
  const day = dayText(date, today(time));
  return {
    done: `${day} has the hours of every week again`,
    would: `${day} would have the hours of every week again`,
    before: `${day} has the hours of every week`,
  };
}

/** A job that takes another time than it did. */
export function grownWords(before: Appointment, after: Appointment, time: ShopTime): PlanWords {
  const [was, is] = [hoursText(before, time), hoursText(after, time)];
  const who = `#${before.id}, ${before.customer.name}`;
  return {
    done: `${who}: ${is}, was ${was}`,
    would: `${who} would take ${is}, is ${was}`,
    before: `Already so: ${who}, ${is}`,
  };
}
