import type { Appointment } from '../../domain/appointment.ts';
import { dayInterval, isoText } from '../../domain/zone.ts';
import type { Wall } from '../../usecases/day/read-wall.ts';
import { closedDayText, closedReasonJson } from '../form/closed-reason.ts';
import type { JsonObject } from '../form/json.ts';
import { clockText, hoursText, listed, spokenDay, today, weekdayName } from '../form/moments.ts';
import { jeopardyReason } from '../notices/jeopardy.ts';
import { waitingChangesText } from '../notices/waiting-changes.ts';
import { wallVisitJson } from './wall-visit.ts';

export type WallJson = ReturnType<typeof wallJson>;

/**
 * Today as `/api/today` tells it and the wall page shows it: moments as ISO texts and, beside them, in the words of the shop's clock.
 * Of customers it names no more than the shop's `wall_names` allows, and of others' time nothing but the hours.
 */
export function wallJson(wall: Wall) {
  const { zone, now, day, off } = wall;
  const visitJson = (visit: Appointment) => wallVisitJson(visit, wall);
  return {
    shop: wall.shopName,
    timezone: zone.name,
    now: isoText(zone, now),
    clock: clockText(now, wall),
    date: day.date,
    day_of_week: weekdayName(day.date),
    day: spokenDay(day.date, today(wall)),
    closed_reason: closedReasonJson(day.closedReason),
    opening: openingText(wall),
    names: wall.names,
    bays: day.bays.map(({ bay, appointments }) => ({
      bay,
      away: off.filter(({ name }) => name === bay).map((one) => awayText(one, wall)),
      visits: [...wall.heldOver.filter((visit) => visit.bay.name === bay), ...appointments].map(visitJson),
      others: othersIn(bay, wall),
    })),
    technicians_away: off
      .filter(({ name }) => !day.bays.some(({ bay }) => bay === name))
      .map((one) => ({ technician: one.name, away: awayText(one, wall) })),
    promises_in_jeopardy: wall.inJeopardy.map(({ visit, because }) => ({
      ...visitJson(visit),
      why: jeopardyReason(because, wall),
    })),
    awaited: wall.awaited.map(visitJson),
    owed: wall.owed === null ? null : owedJson(wall.owed, wall),
    undecided: wall.undecided,
  } satisfies JsonObject;
}

function owedJson(owed: NonNullable<Wall['owed']>, wall: Wall) {
  return {
    count: owed.count,
    since: isoText(wall.zone, owed.since),
    says: waitingChangesText(owed, wall),
  };
}

/** `open 9:00 AM–12:00 PM and 1:00–5:00 PM`, or why it is closed. */
function openingText(wall: Wall): string {
  const { closedReason } = wall.day;
  if (closedReason !== null) return closedDayText(closedReason);
  return `open ${listed(
    wall.open.map((stretch) => hoursText(stretch, wall)),
    'and',
  )}`;
}

/** `away 1:00–5:00 PM: training` */
function awayText({ hours, reason }: Wall['off'][number], wall: Wall): string {
  const when = hours === null ? 'today' : hoursText(hours, wall);
  return `away ${when}${reason === null ? '' : `: ${reason}`}`;
}

/** Their titles are others' own: a wall tells when, and not what. */
function othersIn(bay: string, wall: Wall) {
  const { start, end } = dayInterval(wall.zone, wall.day.date);
  return wall.day.busy
    .filter(({ bays }) => bays.includes(bay))
    .map((event) => ({ start: Math.max(event.start, start), end: Math.min(event.end, end) }))
    .map((within) => ({
      start: isoText(wall.zone, within.start),
      end: isoText(wall.zone, within.end),
      hours: hoursText(within, wall),
    }));
}
