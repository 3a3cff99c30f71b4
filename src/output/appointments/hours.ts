import type { DayUse } from '../../domain/day-use.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { isoText } from '../../domain/zone.ts';
import type { DayHours } from '../../usecases/free-time/read-hours.ts';
import { closedDayText, closedReasonJson } from '../form/closed-reason.ts';
import type { JsonObject } from '../form/json.ts';
import {
  dayHeading,
  durationText,
  listed,
  type ShopTime,
  spokenDay,
  spokenDuration,
  today,
  weekdayName,
} from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { View } from '../form/view.ts';

/** How much of a day is sold and left, by technician (or bay) and skill. */
export function hoursView(hours: DayHours, time: ShopTime): View {
  const { date, each, bySkill, total, closedReason } = hours;
  return {
    message: hoursMessage(hours, time),
    data: hoursJson(hours),
    text: (theme) => {
      const why = closedReason === null ? '' : `  ${theme.dim(safe(closedDayText(closedReason)))}`;
      const head = `${theme.bold(dayHeading(date, today(time)))}${why}\n`;
      if (closedReason !== null && total.soldMs === 0) return head;
      const rows = each.map((one): Cell[] => [one.name, ...useCells(one.use), one.skills.join(', ')]);
      const all = each.length < 2 ? [] : [['all', ...useCells(total)]];
      const shape = { header: ['', 'sold', 'left', 'of the day'], right: [3], keep: [0, 1, 2, 3], indent: 2 };
      const skills = bySkill.map(({ skill, names, use }): Cell[] => [
        skill,
        `${lengthText(use.leftMs)} left`,
        listed(names, 'and'),
      ]);
      const skilled =
        skills.length === 0 ? '' : `By skill\n${table(skills, { indent: 2, keep: [0, 1] }, theme)}`;
      return `${head}${table([...rows, ...all], shape, theme)}${skilled}`;
    },
  };
}

function useCells(use: DayUse): Cell[] {
  return [
    lengthText(use.soldMs),
    lengthText(use.leftMs),
    percentOf(use) === null ? '' : `${percentOf(use)} %`,
  ];
}

function hoursMessage({ date, total, bySkill, closedReason }: DayHours, time: ShopTime): string {
  const day = spokenDay(date, today(time));
  const closed = closedReason === null ? '' : ` (${safe(closedDayText(closedReason))})`;
  const share = percentOf(total);
  const percent = share === null ? '' : `, ${share} percent of the day`;
  const skills = bySkill.map(({ skill, use }) => clean`${spokenLength(use.leftMs)} for ${skill}`);
  const left = skills.length === 0 ? '' : `: ${listed(skills, 'and')}`;
  return `${day}${closed}: ${spokenLength(total.soldMs)} sold${percent}, ${spokenLength(total.leftMs)} left${left}.`;
}

function hoursJson({ zone, date, closedReason, of, each, total, bySkill, source, checkedAt }: DayHours) {
  return {
    timezone: zone.name,
    date,
    day_of_week: weekdayName(date),
    closed_reason: closedReasonJson(closedReason),
    checked_at: checkedAt === null ? null : isoText(zone, checkedAt),
    source,
    ...useJson(total),
    [of === 'bay' ? 'bays' : 'technicians']: each.map((one) => ({
      [of]: one.name,
      skills: [...one.skills],
      ...useJson(one.use),
    })),
    skills: bySkill.map(({ skill, names, use }) => ({ skill, names: [...names], ...useJson(use) })),
  } satisfies JsonObject;
}

function useJson(use: DayUse) {
  return {
    sold_minutes: minutes(use.soldMs),
    left_minutes: minutes(use.leftMs),
    percent_sold: percentOf(use),
  };
}

/** Null for a day on which there is nothing to sell. */
function percentOf({ soldMs, openMs }: DayUse): number | null {
  return openMs === 0 ? null : Math.round((100 * soldMs) / openMs);
}

function minutes(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}

function lengthText(ms: number): string {
  return ms < MINUTE_MS ? 'nothing' : durationText(minutes(ms));
}

function spokenLength(ms: number): string {
  return ms < MINUTE_MS ? 'nothing' : spokenDuration(minutes(ms));
}
