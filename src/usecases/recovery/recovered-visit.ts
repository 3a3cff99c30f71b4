import {
  type Appointment,
  LONGEST_APPOINTMENT_MS,
  SHORTEST_APPOINTMENT_MS,
} from '../../domain/appointment.ts';
import type { StoredEvent } from '../../domain/calendar-event.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { type PlannedVisit, plannedVisit } from '../../domain/planned-visit.ts';
import type { Service, Shop } from '../../domain/shop.ts';
import { namesIn, type ToldByEvent, toldByEvent } from '../../domain/told-by-event.ts';
import { minutesOf, plannedWork, servicesOf } from '../../domain/work.ts';
import { earliestOf, type ZoneRules } from '../../domain/zone.ts';
import type { RecoveredVisit } from '../../store/recoveries.ts';
import { placementOf } from '../booking/placement-of.ts';
import { type Wish, wishOfVisit } from '../booking/wish.ts';
import type { Ports } from '../ports.ts';
import { isNobody, type PeopleToRecover } from './people-to-recover.ts';
import type { PlacesToRecover } from './places-to-recover.ts';

/** An appointment as the calendars show it, and as the book has it. */
export interface FoundVisit {
  readonly uuid: string;
  readonly before: Appointment | null;
  readonly event: StoredEvent;
  readonly there: readonly { readonly calendarId: string; readonly generation: number }[];
}

/** A visit that the calendars show, and this book does not have so. */
export interface VisitToRecover extends RecoveredVisit {
  readonly customerName: string;
  readonly bayName: string;
  /** Of several bays that have its calendar one was chosen. */
  readonly isBayChosen: boolean;
}

/** What all visits of one recovery have in common. */
interface Around {
  readonly shop: Shop;
  readonly places: PlacesToRecover;
  readonly people: PeopleToRecover;
  /** Numbers that are given already in this recovery. */
  readonly taken: Set<number>;
}

/** Why it lies over something else. */
const SHOWN_THERE = 'the calendar shows it there';

/** Puts together again what an event shows: what it does not say stays as the book has it. */
export async function recoveredVisit(
  { uuid, before, event, there }: FoundVisit,
  { shop, places, people, taken }: Around,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<VisitToRecover> {
  const told = toldByEvent(event);
  const slot = timeOf(event);
  const work = workOf(told, before, slot, shop);
  const isToCome = slot.end > ports.clock.now();
  const customer = await people.customer(told, before, isToCome);
  const vehicle = await people.car(told, before, customer, isToCome);
  const shownIn = new Set(there.map(({ calendarId }) => calendarId));
  const { place, isOver, isBayChosen } = places.find({ visit: work.visit, before, shownIn, vehicle });
  const placement = placementOf(shop, asWish(work.visit), place, isOver ? SHOWN_THERE : null);
  const number = before === null ? await freeNumber(event.stamp?.number ?? told.number, taken, ports) : null;
  const said = (what: 'notes' | 'concerns') => told[what] ?? (told.isWhole ? null : (before?.[what] ?? null));
  const promisedAt = promiseIn(told.promised, shop.zone);
  const unclear = [...(work.isKnown ? [] : ['its service']), ...(isNobody(customer) ? ['whose it is'] : [])];
  const bay = shop.bays.find(({ id }) => id === place.bayId);
  return {
    before,
    uuid,
    number,
    revision: event.stamp?.revision ?? 1,
    placement,
    promisedAt: promisedAt ?? (told.isWhole ? null : (before?.promisedAt ?? null)),
    notes: [said('notes'), work.rest].filter((each) => each !== null).join('\n') || null,
    concerns: said('concerns'),
    customer,
    vehicle,
    shown: there.map(({ calendarId, generation }) => ({ calendarId, generation })),
    asks: unclear.length === 0 ? null : { kind: 'recovered-in-part', detail: unclear.join(' and ') },
    customerName: customer.name,
    bayName: bay?.name ?? '',
    isBayChosen,
  };
}

/** What somebody has made a series begins with its first occasion; whole days last no longer than a visit can. */
function timeOf({ start, end }: Interval): Interval {
  const [least, most] = [start + SHORTEST_APPOINTMENT_MS, start + LONGEST_APPOINTMENT_MS];
  return { start, end: Math.min(Math.max(end, least), most) };
}

interface WorkTold {
  readonly visit: PlannedVisit;
  /** Whether the shop has all that it names. */
  readonly isKnown: boolean;
  /** What it names and the shop does not have, as a note. */
  readonly rest: string | null;
}

function workOf(told: ToldByEvent, before: Appointment | null, slot: Interval, shop: Shop): WorkTold {
  const asBefore = before === null ? null : wishOfVisit(before, shop, slot);
  const names = before === null ? null : servicesOf(before.work).map(({ name }) => name);
  if (asBefore !== null && (told.services === null || told.services === names?.join(', ')))
    return { visit: asBefore, isKnown: true, rest: null };
  const { named, rest } = namesIn(told.services ?? '', shop.services);
  const note = rest === null ? null : `Service: ${rest}`;
  if (named.length > 0) return { visit: visitOf(named, slot), isKnown: rest === null, rest: note };
  const [first] = shop.services;
  if (asBefore !== null || first === undefined)
    return { visit: asBefore as PlannedVisit, isKnown: false, rest: note };
  return { visit: visitOf([first], slot), isKnown: false, rest: note };
}

/** For these services, one after the other, at exactly that time. */
function visitOf(services: readonly Service[], slot: Interval): PlannedVisit {
  const { bufferMs } = plannedVisit(services, slot.start, minutesOf(slot));
  const pieces = plannedWork(services, slot).map(({ start, end, minutes }, i) => {
    return { start, end, minutes, service: services[i] as Service };
  });
  return { slot, pieces, bufferMs };
}

function asWish({ slot, pieces, bufferMs }: PlannedVisit): Wish {
  const nobodys = { bay: null, technician: null, vehicleId: null, overbookReason: null, mode: null };
  return { slot, pieces, bufferMs, ...nobodys, moving: null };
}

/** Null where the event tells none, or somebody else has been given it in this book meanwhile. */
async function freeNumber(
  number: number | null,
  taken: Set<number>,
  { store }: Pick<Ports, 'store'>,
): Promise<number | null> {
  if (number === null || taken.has(number) || (await store.appointments.get(number)) !== null) return null;
  taken.add(number);
  return number;
}

const WALL = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/;

function promiseIn(text: string | null, zone: ZoneRules): Instant | null {
  const [, year, month, day, hour, minute] = (WALL.exec(text ?? '') ?? []).map(Number);
  if (year === undefined) return null;
  return earliestOf(zone, Date.UTC(year, (month as number) - 1, day, hour, minute));
}
