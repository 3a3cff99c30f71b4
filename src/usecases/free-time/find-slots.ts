import { bookingLimits, daysInterval } from '../../domain/booking-limits.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type Instant, type Interval, MINUTE_MS } from '../../domain/interval.ts';
import type { Job } from '../../domain/job.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { type NothingFree, whyNothingFree } from '../../domain/nothing-free.ts';
import { jobOf, plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { findSlots as search } from '../../domain/slot-search.ts';
import { timeline } from '../../domain/timeline.ts';
import type { ClosedReason } from '../../domain/why-closed.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';
import { bayNamed, servicesNamed, technicianNamed } from '../shop/shop-words.ts';
import { occupanciesDuring } from './occupancies.ts';

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
}

/** What is free: for each day the maximal free windows of each bay, and the starts that are offered. */
export interface FoundSlots {
  readonly zone: ZoneRules;
  readonly durationMinutes: number;
  /** When others' time was read, as it is told here; null when nothing is known of it. */
  readonly checkedAt: Instant | null;
  /** `mirror`: the calendar was out of reach, this is what was known at `checkedAt`. */
  readonly source: 'local' | 'google' | 'mirror';
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
  }[];
}

/** Free time, day by day. Throws `not-found`, `several-match` for names that the shop does not know or has twice. */
export async function findSlots(
  question: SlotQuestion,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>,
): Promise<FoundSlots> {
  const now = ports.clock.now();
  const job = jobAsked(question, shop);
  const { durationMs, bufferMs } = job;
  const days = Array.from({ length: question.days }, (_, i) => addDays(question.from, i));
  const { start, end } = daysInterval(shop, days);
  const { occupancies, outOfReach, unreadable } = await occupanciesDuring(
    { start, end: end + bufferMs },
    shop,
    ports,
  );
  assertNotInterrupted(ports);
  const limits = bookingLimits(shop, now);
  const asked = {
    shop,
    job,
    notBefore: Math.max(limits.start, question.notBefore ?? 0),
    notAfter: limits.end,
    bayIds: question.bay === null ? undefined : [bayNamed(question.bay, shop).id],
    technicianId: question.technician === null ? undefined : technicianNamed(question.technician, shop).id,
  };
  const timelines = new Map([...occupancies].map(([id, occupancy]) => [id, timeline(occupancy)]));
  const found = search({ ...asked, timelines }, days);
  const bayName = new Map(shop.bays.map(({ id, name }) => [id, name]));
  const nameOf = (id: number) => bayName.get(id) as string;
  return {
    zone: shop.zone,
    durationMinutes: durationMs / MINUTE_MS,
    checkedAt: outOfReach === null ? now : outOfReach.knownAt,
    source: outOfReach === null ? ports.calendar.source : 'mirror',
    trouble: outOfReach?.trouble ?? unreadable,
    days: found.map(({ date, closedReason, windows, starts }) => ({
      date,
      closedReason,
      nothingFree:
        closedReason !== null || starts.length > 0
          ? null
          : nothingFree({ ...asked, occupancies }, date, unreadable),
      windows: windows.map(({ start, end, bayId }) => ({ start, end, bay: nameOf(bayId) })),
      starts: starts.map(({ start, bays }) => ({ start, bays: bays.map(({ bayId }) => nameOf(bayId)) })),
    })),
  };
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
