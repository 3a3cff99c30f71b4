import type { Appointment } from '../../domain/appointment.ts';
import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import { wallName } from '../../domain/wall-name.ts';
import { dayInterval, isoText } from '../../domain/zone.ts';
import type { Wall } from '../../usecases/day/read-wall.ts';
import { shortDoneBy, workNamed } from '../appointments/appointment-words.ts';
import { howFar, isLate } from '../appointments/standing.ts';
import { hoursOnDay, MODE_SAID, promiseText } from '../appointments/visit-words.ts';
import type { JsonObject } from '../form/json.ts';
import { clockText, dayText, durationText, minutesOf, today } from '../form/moments.ts';

export type WallVisit = ReturnType<typeof wallVisitJson>;

/** A visit as others may see it: no phone, nothing of what the customer has told, and the name as the shop allows it. */
export function wallVisitJson(visit: Appointment, wall: Wall) {
  const { zone, now } = wall;
  const { status, work, customer, vehicle, mode, keyTag, promisedAt } = visit;
  const moment = (at: Instant | null) => (at === null ? null : isoText(zone, at));
  return {
    appointment_id: visit.id,
    status,
    scheduled_at: isoText(zone, visit.start),
    end_time: isoText(zone, visit.end),
    begins: clockText(visit.start, wall),
    hours: hoursOnWall(visit, wall),
    bay: visit.bay.name,
    technician: shortDoneBy(work) || null,
    service: workNamed(work),
    customer: wallName(customer.name, wall.names),
    vehicle_info: vehicle.info,
    plate: vehicle.plate,
    key_tag: keyTag,
    visit_mode: mode,
    waits: mode === null ? null : MODE_SAID[mode],
    promised_at: moment(promisedAt),
    promise: promisedAt === null ? null : `by ${promiseText(visit, promisedAt, wall)}`,
    is_late: isLate(visit, now),
    standing: standingText(visit, wall),
    progress: progressOf(visit, now),
  } satisfies JsonObject;
}

/** Its hours today; of one that is here since another day, since when. */
function hoursOnWall(visit: Appointment, wall: Wall): string {
  const day = dayInterval(wall.zone, wall.day.date);
  if (visit.end > day.start) return hoursOnDay(day, visit, wall);
  return `since ${dayText(visit.wallStart.slice(0, 10), today(wall))}`;
}

/** How far a job is of which it was said how long it takes, in minutes; null: nobody works on it. */
function progressOf(visit: Appointment, now: Instant) {
  if (visit.status !== 'in_progress') return null;
  const since = visit.startedAt ?? visit.start;
  return { minutes: Math.max(0, Math.floor((now - since) / MINUTE_MS)), planned: minutesOf(visit) };
}

/** More than this nobody waits for in minutes. */
const DAY_MINUTES = 1_440;

/** `working, 24 of 60 min`, `here for 10 min`, `late 5 min`, `done` */
function standingText(visit: Appointment, { day, now }: Wall): string {
  const ofDay = day.bays.flatMap(({ appointments }) => appointments);
  const far = howFar(visit, ofDay, now) ?? 'expected';
  const progress = progressOf(visit, now);
  if (progress !== null && progress.minutes < DAY_MINUTES) {
    const { minutes, planned } = progress;
    const over = minutes - planned;
    return `${far}, ${over > 0 ? `${durationText(over)} over` : `${minutes} of ${planned} min`}`;
  }
  if (visit.status !== 'arrived') return far;
  const here = visit.arrivedAt === null ? null : Math.floor((now - visit.arrivedAt) / MINUTE_MS);
  return here === null || here < 1 || here >= DAY_MINUTES ? 'here' : `here for ${durationText(here)}`;
}
