import { type Appointment, isOpen } from '../../domain/appointment.ts';
import {
  appointmentOfEventId,
  type EventManner,
  type ListedEvent,
  type StoredEvent,
} from '../../domain/calendar-event.ts';
import type { Instant } from '../../domain/interval.ts';
import { isStampedBy } from '../../domain/later-state.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { GivenNumbers } from '../../store/standing.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { reconcilingShop } from '../in-step/deliver-changes.ts';
import { givenNumbers } from '../in-step/given-numbers.ts';
import { laterSigns } from '../in-step/later-signs.ts';
import { readAllWhole, type WholeCalendar } from '../in-step/read-whole.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';
import { PeopleToRecover } from './people-to-recover.ts';
import { PlacesToRecover } from './places-to-recover.ts';
import { recoveredVisit, type VisitToRecover } from './recovered-visit.ts';

export type RecoveringPorts = Pick<
  Ports,
  'store' | 'calendar' | 'clock' | 'zones' | 'interruption' | 'newUuid'
>;

/** What an old copy of the book lacks, as the calendars show it. */
export interface RecoveryPlan {
  /** When anything was written in this copy last; null in one that is empty. */
  readonly endsAt: Instant | null;
  readonly visits: readonly VisitToRecover[];
  /** Visits of this book that are to come, of which no calendar shows anything any more. */
  readonly gone: readonly Appointment[];
  /** How many changes of this book its calendars do not have yet. They stay owed. */
  readonly owed: number;
  readonly calendars: readonly string[];
  readonly given: GivenNumbers;
  /** Nothing speaks for another copy: this book is the one that was last written here, or all calendars agree with it. */
  readonly isCurrent: boolean;
}

/** The live events of one appointment that bear its stamp, and where they are. */
interface Shown {
  readonly calendarId: string;
  readonly generation: number;
  readonly event: ListedEvent;
}

/**
 * Compares all calendars with an old copy of the book, and says what it would take to go on with it. Writes nothing, here or there.
 * Throws `calendar-unreachable` where not all calendars could be read: what is missing from a comparison is missing for good.
 */
export async function makeRecovery(ports: RecoveringPorts): Promise<RecoveryPlan> {
  const { store, clock } = ports;
  const { shop, manner } = await reconcilingShop(ports);
  const [last] = await store.journal.newest(1);
  const endsAt = last?.at ?? null;
  const { calendars, unread } = await readAllWhole(endsAt ?? clock.now(), ports, PATIENCE.read);
  assertNotInterrupted(ports);
  const [first] = unread;
  if (first !== undefined) throw new AppError({ code: 'calendar-unreachable', trouble: first.trouble });
  const shown = shownByUuid(calendars, manner);
  const later = await laterByUuid(calendars, manner, ports);
  const gone = await goneVisits(calendars, ports);
  const visits = await visitsToRecover({ shop, shown, later }, ports);
  const given = await givenNumbers(calendars, manner, ports);
  const isHere = await store.standing.isHere();
  return {
    endsAt,
    visits,
    gone,
    owed: await store.images.owedCount(),
    calendars: calendars.map(({ calendarId }) => calendarId),
    given,
    isCurrent: later.size === 0 && (isHere || gone.length === 0) && !(await store.inbox.behind()),
  };
}

function shownByUuid(
  calendars: readonly WholeCalendar[],
  { bookId }: EventManner,
): ReadonlyMap<string, readonly Shown[]> {
  const shown = new Map<string, Shown[]>();
  for (const { calendarId, events } of calendars) {
    for (const event of events) {
      const named = appointmentOfEventId(event.eventId);
      if (named === null || event.cancelled || !isStampedBy(event, bookId, named.uuid)) continue;
      const { uuid, generation } = named;
      shown.set(uuid, [...(shown.get(uuid) ?? []), { calendarId, generation, event }]);
    }
  }
  return shown;
}

/** The appointments of which the calendars show a later state, each with what this book has of it. */
async function laterByUuid(
  calendars: readonly WholeCalendar[],
  manner: EventManner,
  ports: RecoveringPorts,
): Promise<ReadonlyMap<string, Appointment | null>> {
  const later = new Map<string, Appointment | null>();
  for (const calendar of calendars) {
    for (const { event } of await laterSigns(calendar, manner, ports)) {
      const uuid = appointmentOfEventId(event.eventId)?.uuid as string;
      if (!later.has(uuid)) later.set(uuid, await ports.store.appointments.byUuid(uuid));
    }
  }
  return later;
}

/** Those that were shown, are to be, and are not: cancelled since this copy was made, or removed by somebody. */
async function goneVisits(
  calendars: readonly WholeCalendar[],
  { store, clock }: RecoveringPorts,
): Promise<Appointment[]> {
  const live = new Set(
    calendars.flatMap(({ events }) =>
      events.flatMap(({ eventId, cancelled }) =>
        cancelled ? [] : (appointmentOfEventId(eventId)?.uuid ?? []),
      ),
    ),
  );
  const gone = new Map<number, Appointment>();
  for (const { calendarId } of calendars) {
    for (const { appointmentId, uuid, image } of await store.images.shownIn(calendarId, clock.now())) {
      const isKnownThere = image.present && image.confirmed && !image.dead && image.removedRevision === null;
      if (!isKnownThere || live.has(uuid) || gone.has(appointmentId)) continue;
      const visit = await store.appointments.get(appointmentId);
      if (visit !== null && isOpen(visit.status)) gone.set(appointmentId, visit);
    }
  }
  return [...gone.values()];
}

interface Found {
  readonly shop: Shop;
  readonly shown: ReadonlyMap<string, readonly Shown[]>;
  readonly later: ReadonlyMap<string, Appointment | null>;
}

async function visitsToRecover(
  { shop, shown, later }: Found,
  ports: RecoveringPorts,
): Promise<VisitToRecover[]> {
  const events: { uuid: string; before: Appointment | null; there: readonly Shown[]; event: StoredEvent }[] =
    [];
  for (const [uuid, before] of later) {
    const there = shown.get(uuid) ?? [];
    const best = bestOf(there, shop);
    if (best === undefined) continue;
    const { calendarId, event } = best;
    const answer = await ports.calendar.getEvent({ calendarId, eventId: event.eventId }, PATIENCE.check);
    if (answer.kind === 'live') events.push({ uuid, before, there, event: answer.event });
    else if ('why' in answer) throw new AppError({ code: 'calendar-unreachable', trouble: answer });
  }
  // Whoever stands in this book keeps the bay that it says; the others take what is left, in order of time.
  events.sort(
    (a, b) => Number(a.before === null) - Number(b.before === null) || a.event.start - b.event.start,
  );
  const replaced = new Set(events.flatMap(({ before }) => before?.id ?? []));
  const places = await PlacesToRecover.in(
    shop,
    events.map(({ event }) => event),
    replaced,
    ports,
  );
  const people = new PeopleToRecover(ports);
  const taken = new Set<number>();
  const visits: VisitToRecover[] = [];
  for (const one of events) visits.push(await recoveredVisit(one, { shop, places, people, taken }, ports));
  return visits;
}

/** The one that tells most: of the latest state, and in the calendar of a bay. */
function bestOf(there: readonly Shown[], shop: Shop): Shown | undefined {
  const ofBays = new Set(shop.bays.map(({ calendarId }) => calendarId));
  const rank = ({ calendarId, event, generation }: Shown) =>
    (event.stamp?.revision ?? 0) * 4 + 2 * Number(ofBays.has(calendarId)) + Math.min(generation, 1);
  return there.reduce<Shown | undefined>(
    (best, one) => (best === undefined || rank(one) > rank(best) ? one : best),
    undefined,
  );
}
