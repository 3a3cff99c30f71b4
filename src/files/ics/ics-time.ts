import type { BroughtOccurrence, LaterChange } from '../../domain/event-family.ts';
import type { EventVersion } from '../../domain/event-version.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { stampText } from '../../domain/stamp-text.ts';
import { earliestOf, fixedZone, instantsOf, wallAt, type ZoneRules } from '../../domain/zone.ts';

/** Time that an event of the file takes, or one instance of an event that repeats. */
export interface IcsBusy extends BroughtOccurrence {
  readonly uid: string;
  readonly allDay: boolean;
}

/** An event that repeats, as a whole: a file that has it tells of all its occurrences. */
export interface IcsWhole {
  readonly uid: string;
  readonly version: EventVersion;
  readonly line: number;
}

/** A change, told alone, of one occurrence and all after it. */
export interface IcsLater extends LaterChange {
  readonly uid: string;
}

/** Wall times are milliseconds since 1970-01-01T00:00 on the clock of `zone`. */
export interface Start {
  readonly wall: number;
  readonly allDay: boolean;
  readonly zone: ZoneRules;
}

/** How the end follows from a start: `days` by the calendar, and then `ms` by the stopwatch (RFC 5545 §3.3.6). */
export interface Span {
  readonly days: number;
  readonly ms: number;
}

/** When an event happens (the first time), on which clock, and for how long. */
export interface EventTime extends Start {
  readonly span: Span;
}

export const UTC: ZoneRules = fixedZone('UTC', 0);

/**
 * The instant of a wall time, as RFC 5545 §3.3.5 reads it: the first of two, and where clocks jump over it, the one that
 * the offset before the jump gives.
 */
export function instantOfWall(zone: ZoneRules, wall: number): Instant {
  if (zone === UTC) return wall;
  const instants = instantsOf(zone, wall);
  if (instants.kind === 'one') return instants.at;
  return instants.kind === 'twice' ? instants.first : instants.changeAt + (wall - instants.jumpFrom);
}

/** Whole days are the shop's own: 23, 24 or 25 hours. */
export function intervalAt({ wall, allDay, zone, span }: EventTime): Interval {
  if (allDay) return { start: earliestOf(zone, wall), end: earliestOf(zone, wall + span.days * DAY_MS) };
  const start = instantOfWall(zone, wall);
  if (span.days === 0) return { start, end: start + span.ms };
  return { start, end: instantOfWall(zone, wallAt(zone, start) + span.days * DAY_MS) + span.ms };
}

/** The name of the date of a wall time. */
export function dateName(wall: number): string {
  return stampText(wall, true);
}

/** The name of the instance that starts then: its date, or its moment in UTC. */
export function instanceName({ wall, allDay, zone }: Start): string {
  return stampText(allDay ? wall : instantOfWall(zone, wall), allDay);
}

/** Every name under which the file may leave out or replace that instance: a date means whatever happens on it. */
export function namesOfInstance(start: Start): string[] {
  return start.allDay ? [instanceName(start)] : [instanceName(start), dateName(start.wall)];
}
