import { bookingLimits, daysInterval } from '../../domain/booking-limits.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type Instant, type Interval, MINUTE_MS, overlaps } from '../../domain/interval.ts';
import type { Job } from '../../domain/job.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { type NothingFree, whyNothingFree } from '../../domain/nothing-free.ts';
import { jobOf, plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { findSlots as search } from '../../domain/slot-search.ts';
import { timeline } from '../../domain/timeline.ts';
import type { ClosedReason } from '../../domain/why-closed.ts';
import { dayInterval, type ZoneRules } from '../../domain/zone.ts';
import type { Holder } from '../../store/holds.ts';
import type { HeldFor } from '../../store/placements.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';
import { bayNamed, servicesNamed, technicianNamed } from '../shop/shop-words.ts';
import { type KnownOccupancy, occupanciesDuring, rememberedDuring } from './occupancies.ts';
import { ownHoldOf } from './own-hold.ts';

/** Without a service or a duration, a job of the shop's grid: one step. */
export interface SlotQuestion {
  readonly from: LocalDate;
  /** 1 to 366. */
  readonly days: number;
  /** As they were said, for one visit; empty: any. */
  readonly services: readonly string[];
  readonly durationMinutes: number | null;
  readonly bay: string | null;
  readonly technician: string | null;
  /** Not before this moment of the first day. */
  readonly notBefore: Instant | null;
  /** Who asks: what is held for them is free. Left out: nobody for whom anything is held. */
  readonly holder?: Holder | null;
}

/** What is free: for each day the maximal free windows of each bay, and the starts that are offered. */
export interface FoundSlots {
  readonly zone: ZoneRules;
  readonly durationMinutes: number;
  /** When others' time was read, as it is told here; null when nothing is known of it. */
  readonly checkedAt: Instant | null;
  /** `mirror`: the calendar was out of reach, this is what was known at `checkedAt`. */
  readonly source: string;
  /** Why it is the mirror or, if it is not, why a calendar cannot be read and counts as busy; null when all were read. */
  readonly trouble: CalendarTrouble | null;
  readonly days: readonly {
    readonly date: LocalDate;
    readonly closedReason: ClosedReason | null;
    /** Why there is no start although the shop is open; null where there is one, or it is closed. */
    readonly nothingFree: NothingFree | null;
    /** In order of start, then bay. */
    readonly windows: readonly (Interval & { readonly bay: string })[];
    readonly starts: readonly { readonly start: Instant; readonly bays: readonly string[] }[];
    /** What is held that day for others who are deciding, in order of start; left out: nothing is. */
    readonly held?: readonly HeldTime[] | undefined;
  }[];
}

/** Time of a bay that is held for somebody who is deciding. */
export interface HeldTime extends Interval, HeldFor {
  readonly bay: string;
}

type SlotPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/** Free time, day by day. Throws `not-found`, `several-match` for names that the shop does not know or has twice. */
export async function findSlots(question: SlotQuestion, shop: Shop, ports: SlotPorts): Promise<FoundSlots> {
  const now = ports.clock.now();
  const asked = askedOf(question, shop, now);
  const ownHold = await ownHoldOf(question.holder, ports);
  const { occupancies, outOfReach, unreadable } = await occupanciesDuring(rangeOf(asked), shop, ports, {
    ownHold,
  });
  assertNotInterrupted(ports);
  return {
    zone: shop.zone,
    durationMinutes: asked.job.durationMs / MINUTE_MS,
    checkedAt: outOfReach === null ? now : outOfReach.knownAt,
    source: outOfReach === null ? ports.calendar.source : 'mirror',
    trouble: outOfReach?.trouble ?? unreadable,
    days: daysIn(occupancies, asked, unreadable),
  };
}

/** The same by what the book remembers of everybody's time, without asking a calendar. */
export async function rememberedSlots(
  question: SlotQuestion,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<Pick<FoundSlots, 'days' | 'durationMinutes'>> {
  const asked = askedOf(question, shop, ports.clock.now());
  const ownHold = await ownHoldOf(question.holder, ports);
  const occupancies = await rememberedDuring(rangeOf(asked), shop, ports, ownHold);
  return { durationMinutes: asked.job.durationMs / MINUTE_MS, days: daysIn(occupancies, asked, null) };
}

type Asked = ReturnType<typeof askedOf>;

function askedOf(question: SlotQuestion, shop: Shop, now: Instant) {
  const limits = bookingLimits(shop, now);
  return {
    shop,
    job: jobAsked(question, shop),
    dates: Array.from({ length: question.days }, (_, i) => addDays(question.from, i)),
    notBefore: Math.max(limits.start, question.notBefore ?? 0),
    notAfter: limits.end,
    bayIds: question.bay === null ? undefined : [bayNamed(question.bay, shop).id],
    technicianId: question.technician === null ? undefined : technicianNamed(question.technician, shop).id,
  };
}

function rangeOf({ shop, dates, job }: Asked): Interval {
  const { start, end } = daysInterval(shop, dates);
  return { start, end: end + job.bufferMs };
}

function daysIn(
  occupancies: ReadonlyMap<number, KnownOccupancy>,
  asked: Asked,
  unreadable: CalendarTrouble | null,
): FoundSlots['days'] {
  const timelines = new Map([...occupancies].map(([id, occupancy]) => [id, timeline(occupancy)]));
  const bayName = new Map(asked.shop.bays.map(({ id, name }) => [id, name]));
  const nameOf = (id: number) => bayName.get(id) as string;
  return search({ ...asked, timelines }, asked.dates).map(({ date, closedReason, windows, starts }) => {
    const held = heldOn(date, occupancies, asked.shop);
    return {
      date,
      closedReason,
      nothingFree:
        closedReason !== null || starts.length > 0
          ? null
          : nothingFree({ ...asked, occupancies }, date, unreadable),
      windows: windows.map(({ start, end, bayId }) => ({ start, end, bay: nameOf(bayId) })),
      starts: starts.map(({ start, bays }) => ({ start, bays: bays.map(({ bayId }) => nameOf(bayId)) })),
      held: held.length === 0 ? undefined : held,
    };
  });
}

function heldOn(
  date: LocalDate,
  occupancies: ReadonlyMap<number, KnownOccupancy>,
  { bays, zone }: Shop,
): HeldTime[] {
  const day = dayInterval(zone, date);
  const held = bays.flatMap(({ id, name }) =>
    (occupancies.get(id)?.held ?? []).flatMap(({ start, end, heldFor }) =>
      heldFor === undefined || !overlaps({ start, end }, day) ? [] : [{ ...heldFor, start, end, bay: name }],
    ),
  );
  return held.sort((a, b) => a.start - b.start);
}

/** The visit that is asked about; without a service a job of that length, or of one step of the grid, that anybody can do. */
function jobAsked({ services, durationMinutes }: SlotQuestion, shop: Shop): Job {
  const named = servicesNamed(services, shop);
  const minutes = durationMinutes ?? shop.slotStepMinutes;
  if (named.length === 0) return { durationMs: minutes * MINUTE_MS, bufferMs: 0, skills: [] };
  return jobOf(plannedVisit(named, 0, durationMinutes));
}

/** What cannot be read is no event of anybody's. */
function nothingFree(
  question: Parameters<typeof whyNothingFree>[0],
  date: LocalDate,
  unreadable: CalendarTrouble | null,
): NothingFree {
  const why = whyNothingFree(question, date);
  return why.kind === 'taken' && unreadable !== null ? { kind: 'unreadable' } : why;
}
