import type { HolidayPlace, OnHoliday } from '../../domain/holiday.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { rangeText } from '../../domain/minute-range.ts';
import type { Closure } from '../../domain/shop.ts';
import type { ProposedHoliday } from '../../usecases/shop/propose-holidays.ts';
import { closedDayText } from '../form/closed-reason.ts';
import type { JsonObject } from '../form/json.ts';
import {
  counted,
  dayText,
  firstListed,
  minutesText,
  type ShopTime,
  today,
  weekdayName,
} from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { View } from '../form/view.ts';
import { periodJson, periodText } from '../plans/period.ts';
import type { PlanWords } from '../plans/plan-words.ts';

/** The holidays of a place from a day to another, and which of them are proposed. */
export interface HolidaysTold {
  readonly place: HolidayPlace;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly holidays: readonly ProposedHoliday[];
  /** What they would come to as closures. */
  readonly closures: readonly Closure[];
}

/** As many as a sentence names. */
const NAMED = 4;

/** What closing on those days is called, done or not. */
export function holidayWords({ place, to, holidays, closures }: HolidaysTold, time: ShopTime): PlanWords {
  const days = closures.map((closure) => `${periodText(closure, time)} (${closure.name})`);
  const count = counted(closures.length, 'holiday');
  const until = `until ${dayText(to, today(time))}`;
  const whose = `those of ${place.name}`;
  if (closures.length === 0 && holidays.length > 0)
    return {
      done: `The holidays of the shop are ${whose}`,
      would: `The holidays of the shop would be ${whose}`,
      before: `Nothing to close for a holiday ${until}`,
    };
  return {
    done: `Closed on ${count}: ${firstListed(days, NAMED)}`,
    would: `Would close on ${count} ${until}`,
    before: holidays.length === 0 ? `No holiday ${until}` : `Already closed on ${count} ${until}`,
  };
}

export function holidaysData({ place, from, to, holidays, closures }: HolidaysTold): JsonObject {
  return {
    place: place.code,
    place_name: place.name,
    from,
    to,
    count: closures.length,
    closures: closures.map((closure) => periodJson(closure, { name: closure.name })),
    holidays: holidays.map(({ holiday, on, isProposed }) => ({
      name: holiday.name,
      kind: holiday.kind,
      ...periodJson(holiday),
      day_of_week: weekdayName(holiday.fromDate),
      closed_reason: on.kind === 'closed' ? closedDayText(on.reason) : null,
      hours: on.kind === 'other-hours' ? on.hours.ranges.map(rangeText) : null,
      proposed: isProposed,
    })),
  };
}

/** The answer with the holidays above it, a line each: those that are proposed are marked. */
export function withHolidays(view: View, told: HolidaysTold, time: ShopTime): View {
  return { ...view, text: (theme) => `${holidaysText(told, time, theme)}\n${view.text(theme)}` };
}

/** The list by itself. */
export function holidaysView(told: HolidaysTold, time: ShopTime): View {
  const message = `${holidayWords(told, time).would}.`;
  return { message, data: holidaysData(told), text: (theme) => holidaysText(told, time, theme) };
}

/** `Close on Thu 26 Nov, Thanksgiving Day?` */
export function closeQuestion({ holiday }: ProposedHoliday, time: ShopTime): string {
  return clean`Close on ${periodText(holiday, time)}, ${holiday.name}?`;
}

function holidaysText({ place, holidays }: HolidaysTold, time: ShopTime, theme: Theme): string {
  const head = theme.bold(clean`Holidays: ${place.name}`);
  if (holidays.length === 0) return `${head}\n  ${theme.dim('none')}\n`;
  const rows = holidays.map(({ holiday, on, isProposed }): Cell[] => [
    { text: isProposed ? '+' : '', paint: theme.good },
    periodText(holiday, time),
    holiday.name,
    { text: onText(on, time), paint: theme.dim },
    { text: holiday.kind === 'public' ? '' : holiday.kind, paint: theme.dim },
  ]);
  return `${head}\n${table(rows, { indent: 2, keep: [0, 1], drop: [4] }, theme)}`;
}

function onText(on: OnHoliday, time: ShopTime): string {
  if (on.kind === 'closed') return closedDayText(on.reason);
  return on.kind === 'open'
    ? ''
    : `open ${on.hours.ranges.map((range) => minutesText(range, time)).join(', ')}`;
}
