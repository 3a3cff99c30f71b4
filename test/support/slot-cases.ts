import * as fc from 'fast-check';
import { type Interval, MINUTE_MS } from '../../src/domain/interval.ts';
import type { Job } from '../../src/domain/job.ts';
import { type LocalDate, WEEKDAYS, wallMidnight } from '../../src/domain/local-date.ts';
import type {
  Bay,
  Break,
  Closure,
  MinuteRange,
  OwnHours,
  SpecialHours,
  Technician,
  WeeklyHours,
} from '../../src/domain/shop.ts';
import type { Occupancy } from '../../src/domain/timeline.ts';
import type { OracleCase } from './slot-oracle.ts';

const SKILLS = ['brakes', 'lift', 'hybrid'];

/** `count` disjoint ascending ranges at most, on multiples of five minutes. */
function ranges(count: number): fc.Arbitrary<MinuteRange[]> {
  return fc.uniqueArray(fc.integer({ min: 0, max: 288 }), { maxLength: count * 2 }).map((cuts) => {
    const sorted = cuts.map((cut) => cut * 5).sort((a, b) => a - b);
    const made: MinuteRange[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      made.push({ from: sorted[i] as number, to: sorted[i + 1] as number });
    }
    return made;
  });
}

const range = fc
  .tuple(fc.integer({ min: 0, max: 285 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from: from * 5, to: Math.min(1440, (from + length) * 5) }));

const dayHours = fc.oneof(
  { weight: 3, arbitrary: fc.constant([{ from: 0, to: 1440 }]) },
  { weight: 3, arbitrary: ranges(3) },
  { weight: 1, arbitrary: range.map((one) => [one]) },
);

const weekly: fc.Arbitrary<WeeklyHours> = fc.record({
  monday: dayHours,
  tuesday: dayHours,
  wednesday: dayHours,
  thursday: dayHours,
  friday: dayHours,
  saturday: dayHours,
  sunday: dayHours,
});

/** On some days the shop's. */
const own: fc.Arbitrary<OwnHours> = weekly.chain((hours) =>
  fc
    .subarray([...WEEKDAYS], { maxLength: 3 })
    .map((kept) => Object.assign({}, hours, Object.fromEntries(kept.map((day) => [day, null])))),
);

function special(date: LocalDate): fc.Arbitrary<readonly SpecialHours[]> {
  const ranged = dayHours.filter((hours) => hours.length > 0).map((hours) => [{ date, ranges: hours }]);
  return fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: ranged });
}

const rest: fc.Arbitrary<Break> = fc
  .tuple(range, fc.option(fc.subarray([...WEEKDAYS])))
  .map(([{ from, to }, days]) => ({ name: 'lunch', from, to, days }));

function closure(date: LocalDate): fc.Arbitrary<Closure> {
  const day = (offset: number) =>
    new Date(wallMidnight(date) + offset * 86_400_000).toISOString().slice(0, 10);
  return fc
    .record({
      from: fc.integer({ min: -2, max: 2 }),
      length: fc.integer({ min: 0, max: 2 }),
      hours: fc.oneof({ weight: 5, arbitrary: range }, { weight: 1, arbitrary: fc.constant(null) }),
    })
    .map(({ from, length, hours }) => ({
      name: 'closed',
      fromDate: day(from),
      toDate: day(from + length),
      hours,
    }));
}

const skills = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray(SKILLS) },
);

function busy(date: LocalDate, tickMs: number): fc.Arbitrary<Interval[]> {
  const perMinute = MINUTE_MS / tickMs;
  const from = wallMidnight(date) - 15 * 60 * MINUTE_MS;
  return fc.array(
    fc
      .tuple(
        fc.integer({ min: 0, max: 54 * 60 * perMinute }),
        fc.oneof(fc.integer({ min: 0, max: 240 * perMinute }), fc.constantFrom(0, 30, 60, 90, 600)),
      )
      .map(([start, length]) => ({ start: from + start * tickMs, end: from + (start + length) * tickMs })),
    { maxLength: 9 },
  );
}

function occupancy(date: LocalDate, tickMs: number): fc.Arbitrary<Occupancy> {
  const intervals = busy(date, tickMs);
  return fc.record({
    capacity: fc.constantFrom(1, 1, 2, 3),
    held: intervals,
    foreign: intervals,
  });
}

interface PieceCase {
  readonly minutes: number;
  readonly skills: string[];
}

const piece: fc.Arbitrary<PieceCase> = fc.record({
  minutes: fc.constantFrom(1, 10, 25, 30, 60, 90),
  skills: fc.oneof(
    { weight: 2, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray(SKILLS) },
  ),
});

/** The pieces one after the other; a single one is all of the job. */
function jobOf(cases: readonly PieceCase[]): Omit<Job, 'bufferMs'> {
  let afterMs = 0;
  const pieces = cases.map(({ minutes, skills }) => {
    const piece = { afterMs, durationMs: minutes * MINUTE_MS, skills };
    afterMs += piece.durationMs;
    return piece;
  });
  const skills = [...new Set(cases.flatMap((one) => one.skills))];
  return { durationMs: afterMs, skills, ...(pieces.length === 1 ? {} : { pieces }) };
}

/** Any shop, any job and anything in the way, on and around one local day. Most shops have technicians. */
export function slotCase(zoneName: string, date: LocalDate, tickMs = MINUTE_MS): fc.Arbitrary<OracleCase> {
  const claimable = fc.record({
    hours: fc.option(own),
    away: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(closure(date).map(({ name, ...when }) => Object.assign(when, { reason: name }))),
      },
    ),
    skills,
    occupancy: fc.option(occupancy(date, tickMs)),
  });
  const anchor = wallMidnight(date);
  const somewhere = fc
    .integer({ min: -20 * 60, max: 20 * 60 })
    .map((minutes) => anchor + minutes * MINUTE_MS)
    .chain((at) => fc.integer({ min: 0, max: MINUTE_MS / tickMs - 1 }).map((ticks) => at + ticks * tickMs));
  return fc
    .record({
      hours: weekly,
      specialHours: special(date),
      breaks: fc.array(rest, { maxLength: 2 }),
      closures: fc.array(closure(date), { maxLength: 2 }),
      slotStepMinutes: fc.constantFrom(1, 5, 7, 15, 20, 25, 30, 30, 45, 50, 60, 90, 100),
      bays: fc.array(claimable, { minLength: 1, maxLength: 3 }),
      technicians: fc.array(claimable, { maxLength: 3 }),
      durationMinutes: fc.constantFrom(1, 5, 20, 30, 30, 45, 60, 90, 180),
      bufferMinutes: fc.constantFrom(0, 0, 10, 30, 45, 120),
      skills,
      more: fc.oneof(
        { weight: 2, arbitrary: fc.constant<PieceCase[]>([]) },
        { weight: 1, arbitrary: fc.array(piece, { minLength: 1, maxLength: 2 }) },
      ),
      notBefore: fc.oneof(fc.constant(0), somewhere),
      notAfter: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: somewhere },
      ),
      oneBay: fc.oneof(
        { weight: 4, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      technicianId: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constant(11) },
      ),
    })
    .map(({ durationMinutes, bufferMinutes, oneBay, more, ...made }) => {
      const occupancies = new Map<number, Occupancy>();
      const named = (first: number) => (one: (typeof made.bays)[number], index: number) => {
        const id = first + index;
        if (one.occupancy !== null) occupancies.set(id, one.occupancy);
        const capacity = one.occupancy?.capacity ?? 1;
        const calendar = { calendar: 'primary', calendarId: 'primary' };
        return {
          id,
          name: `#${id}`,
          capacity,
          ...calendar,
          hours: one.hours,
          away: one.away,
          skills: one.skills,
        };
      };
      const bays: Bay[] = made.bays.map(named(1));
      const technicians: Technician[] = made.technicians.map(named(11));
      const { hours, specialHours, breaks, closures, slotStepMinutes } = made;
      return {
        zoneName,
        tickMs,
        shop: { hours, specialHours, breaks, closures, slotStepMinutes, bays, technicians },
        job: {
          bufferMs: bufferMinutes * MINUTE_MS,
          ...jobOf([{ minutes: durationMinutes, skills: made.skills }, ...more]),
        },
        occupancies,
        notBefore: made.notBefore,
        notAfter: made.notAfter,
        bayIds: oneBay ? [1] : undefined,
        technicianId: made.technicianId,
      };
    });
}
