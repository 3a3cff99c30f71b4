import type { SlotSearch } from './crew.ts';
import { type Instant, type Interval, overlaps } from './interval.ts';
import type { LocalDate } from './local-date.ts';
import { openIntervals } from './opening-hours.ts';
import { skillsAsked, skillsLacking } from './skill.ts';
import type { Occupancy } from './timeline.ts';
import { dayInterval } from './zone.ts';

/** Why a day on which the shop is open has nothing free. */
export type NothingFree =
  | { readonly kind: 'over' }
  | { readonly kind: 'beyond-horizon' }
  /** None of the bays or technicians asked about has the skills. */
  | {
      readonly kind: 'not-qualified';
      readonly what: 'bay' | 'technician';
      readonly skills: readonly string[];
    }
  /** How many of our appointments take time that day, and when others do. */
  | { readonly kind: 'taken'; readonly appointments: number; readonly events: readonly Interval[] }
  /** A calendar cannot be read, and counts as taken. */
  | { readonly kind: 'unreadable' }
  /** Nothing is taken: no open stretch is long enough. */
  | { readonly kind: 'too-long' };

export interface NothingFreeQuestion extends Omit<SlotSearch, 'timelines' | 'notBefore' | 'notAfter'> {
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly occupancies: ReadonlyMap<number, Occupancy<Interval & { readonly appointmentId: number | null }>>;
}

/** To be asked of a day that has no start. */
export function whyNothingFree(question: NothingFreeQuestion, date: LocalDate): NothingFree {
  const { shop, job, bayIds, technicianId, occupancies, notBefore, notAfter } = question;
  const lastEnd = openIntervals(date, null, shop).at(-1)?.end ?? 0;
  if (lastEnd <= notBefore) return { kind: 'over' };
  const day = dayInterval(shop.zone, date);
  if (day.start >= notAfter) return { kind: 'beyond-horizon' };
  const bays = shop.bays.filter(({ id }) => bayIds?.includes(id) ?? true);
  const technicians = shop.technicians.filter(({ id }) => technicianId === undefined || id === technicianId);
  for (const [what, who] of [
    ['bay', bays],
    ['technician', technicians],
  ] as const) {
    if (who.length === 0 || who.some((one) => skillsLacking(what, one, job.skills, shop).length === 0))
      continue;
    return { kind: 'not-qualified', what, skills: skillsAsked(what, job.skills, shop) };
  }
  const asked = [...bays, ...technicians].flatMap(({ id }) => occupancies.get(id) ?? []);
  const held = asked.flatMap((occupancy) => occupancy.held).filter((job) => overlaps(job, day));
  const events = new Map(
    asked
      .flatMap(({ foreign }) => foreign)
      .filter((event) => overlaps(event, day))
      .map((event) => [`${event.start} ${event.end}`, { start: event.start, end: event.end }]),
  );
  const appointments = new Set(held.map(({ appointmentId }) => appointmentId)).size;
  if (appointments === 0 && events.size === 0) return { kind: 'too-long' };
  return { kind: 'taken', appointments, events: [...events.values()].sort((a, b) => a.start - b.start) };
}
