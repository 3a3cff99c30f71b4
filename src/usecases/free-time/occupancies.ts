import type { BusyQuestion } from '../../calendar/calendar-service.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { type Instant, type Interval, intersect, merge, subtract } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Occupancy } from '../../domain/timeline.ts';
import type { ShownInterval } from '../../store/images.ts';
import type { Claim, HeldClaim } from '../../store/placements.ts';
import { isOutOfReach, noteAnswer, notToBeAsked } from '../calendar/ask-calendar.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';
import { besideHold } from './own-hold.ts';

export type OccupancyPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/** What takes the time of one bay or technician: our claims, and what others have put into its calendar. */
export type KnownOccupancy = Occupancy<HeldClaim>;

/** What takes everybody's time, and how far that is known. */
export interface KnownTime {
  readonly occupancies: Map<number, KnownOccupancy>;
  /**
   * Null when all calendars answered. Otherwise why one did not, and when others' time was last read (`knownAt`; null for
   * never).
   */
  readonly outOfReach: { readonly trouble: CalendarTrouble; readonly knownAt: Instant | null } | null;
  /** Why a calendar cannot be read although Google answers, so that it counts as busy; null if there is no such calendar. */
  readonly unreadable: CalendarTrouble | null;
}

const NOBODY: ReadonlySet<number> = new Set();

interface Looking {
  /** The appointments that are about to be moved, by number. */
  readonly except?: ReadonlySet<number>;
  /** What is held for whoever asks: it does not stand in their own way. */
  readonly ownHold?: readonly Claim[];
  /** How long its calendars have to answer. */
  readonly withinMs?: number;
}

/**
 * What takes the time of each of the shop's bays and technicians during `range`, by id; appointments of `except` are left out.
 *
 * A calendar that Google answers it cannot read is taken as busy throughout: unknown is not free. When Google itself is out of
 * reach, the book goes on with what it last knew of others: it has the say over its own time (docs/protocol.md §11).
 */
export async function occupanciesDuring(
  range: Interval,
  shop: Shop,
  ports: OccupancyPorts,
  { except = NOBODY, ownHold = [], withinMs = PATIENCE.check }: Looking = {},
): Promise<KnownTime> {
  const everyone = everybodyOf(shop);
  const [claims, shown] = await Promise.all([
    ports.store.appointments.claimsDuring(range, ports.clock.now()),
    ports.calendar.isInTheBook ? [] : ports.store.images.shownDuring(range),
  ]);
  const others = claims.filter(({ appointmentId }) => appointmentId === null || !except.has(appointmentId));
  const beside = besideHold(others, ownHold);
  const questions = questionsFor(everyone, { shown, claims: beside, range });
  const { foreign, outOfReach, unreadable } = await foreignTime(questions, range, withinMs, ports);
  return { occupancies: occupanciesOf(everyone, foreign, beside), outOfReach, unreadable };
}

/** The same by what the book remembers: its own claims, and what was last read of others' time. No calendar is asked. */
export async function rememberedDuring(
  range: Interval,
  shop: Shop,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  ownHold: readonly Claim[] = [],
): Promise<Map<number, KnownOccupancy>> {
  const everyone = everybodyOf(shop);
  const foreign = new Map<string, readonly Interval[]>();
  for (const { calendarId } of everyone) {
    if (calendarId !== null && !foreign.has(calendarId))
      foreign.set(calendarId, await store.calendars.mirrored(calendarId, range));
  }
  const claims = await store.appointments.claimsDuring(range, clock.now());
  return occupanciesOf(everyone, foreign, besideHold(claims, ownHold));
}

interface Somebody {
  readonly id: number;
  readonly calendarId: string | null;
  readonly capacity: number;
}

function everybodyOf({ bays, technicians }: Shop): Somebody[] {
  return [...bays, ...technicians];
}

function occupanciesOf(
  everyone: readonly Somebody[],
  foreign: ReadonlyMap<string, readonly Interval[]>,
  claims: readonly HeldClaim[],
): Map<number, KnownOccupancy> {
  const occupancies = new Map<number, KnownOccupancy & { held: HeldClaim[] }>();
  for (const { id, capacity, calendarId } of everyone) {
    occupancies.set(id, { capacity, held: [], foreign: foreign.get(calendarId ?? '') ?? [] });
  }
  for (const claim of claims) occupancies.get(claim.claimableId)?.held.push(claim);
  return occupancies;
}

interface Ours {
  /** Where our events lie, or may lie. */
  readonly shown: readonly ShownInterval[];
  /** What takes time of the bays and technicians in the book. */
  readonly claims: readonly HeldClaim[];
  readonly range: Interval;
}

/** One question for each calendar, however many bays and technicians have it. */
function questionsFor(everyone: readonly Somebody[], { shown, claims, range }: Ours): BusyQuestion[] {
  const users = new Map<string, Somebody[]>();
  for (const one of everyone) {
    const { calendarId } = one;
    if (calendarId !== null) users.set(calendarId, [...(users.get(calendarId) ?? []), one]);
  }
  return [...users].map(([calendarId, own]) => {
    const ours = shown.filter((event) => event.calendarId === calendarId);
    // Where there is room for two, how many events lie over each other counts, not only that there are some.
    const counted = own.some(({ capacity }) => capacity > 1);
    const shared = own.length > 1 && ours.length > 0;
    // What lies under an event of ours matters as soon as ours does not take that time any more.
    const left = () =>
      subtract(
        intersect(merge(ours), [range]),
        merge(claims.filter(({ claimableId }) => claimableId === own[0]?.id)),
      );
    return { calendarId, ours, crowded: counted || shared || (ours.length > 0 && left().length > 0) };
  });
}

interface ForeignTime {
  readonly foreign: Map<string, readonly Interval[]>;
  readonly outOfReach: KnownTime['outOfReach'];
  readonly unreadable: KnownTime['unreadable'];
}

async function foreignTime(
  questions: readonly BusyQuestion[],
  range: Interval,
  withinMs: number,
  ports: OccupancyPorts,
): Promise<ForeignTime> {
  const calendarIds = questions.map(({ calendarId }) => calendarId);
  const lost = new Map(await notToBeAsked(calendarIds, ports));
  const asked = questions.filter(({ calendarId }) => !lost.has(calendarId));
  const answers = await ports.calendar.getFreeAvailability(asked, range, withinMs);
  const foreign = new Map<string, readonly Interval[]>();
  let unreadable: CalendarTrouble | null = null;
  for (const answer of answers) {
    const { calendarId } = answer;
    await noteAnswer(calendarId, answer.known ? null : answer.trouble, 'calendar', ports);
    if (answer.known) foreign.set(calendarId, answer.intervals);
    else if (isOutOfReach(answer.trouble)) lost.set(calendarId, answer.trouble);
    else {
      foreign.set(calendarId, [range]);
      unreadable ??= answer.trouble;
    }
  }
  return { foreign, outOfReach: await fromMirror(lost, range, foreign, ports), unreadable };
}

/** Fills in what was last known of the calendars that did not answer; the oldest of it counts. */
async function fromMirror(
  lost: ReadonlyMap<string, CalendarTrouble>,
  range: Interval,
  foreign: Map<string, readonly Interval[]>,
  { store }: OccupancyPorts,
): Promise<KnownTime['outOfReach']> {
  let outOfReach: KnownTime['outOfReach'] = null;
  let knownAt: Instant | null = Number.POSITIVE_INFINITY;
  for (const [calendarId, trouble] of lost) {
    const { mirror } = await store.calendars.get(calendarId);
    foreign.set(calendarId, await store.calendars.mirrored(calendarId, range));
    knownAt = mirror === null || knownAt === null ? null : Math.min(mirror.at, knownAt);
    outOfReach = { trouble, knownAt };
  }
  return outOfReach;
}
