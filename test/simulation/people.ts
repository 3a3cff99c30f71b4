import { appointmentOfEventId } from '../../src/domain/calendar-event.ts';
import { HOUR_MS, type Instant, type Interval, MINUTE_MS } from '../../src/domain/interval.ts';
import type { EventResource } from '../support/google/stored-calendar.ts';
import { timeText } from './commands.ts';
import { eventKey, isOurId } from './event-names.ts';
import { timesOf } from './event-times.ts';
import type { ForeignTime, Touch } from './ledger.ts';
import { rowsOf } from './rows.ts';
import { CALENDARS } from './shop.ts';
import { bookTexts } from './texts-check.ts';
import type { World } from './world.ts';

/** One of our events as it is in Google. */
export interface OurEvent extends Interval {
  readonly calendarId: string;
  readonly eventId: string;
  readonly cancelled: boolean;
  readonly resource: EventResource;
}

export function ourEvents({ model }: Pick<World, 'model'>): OurEvent[] {
  return CALENDARS.flatMap((calendarId) =>
    model.events(calendarId).flatMap((resource) => {
      const { id = '', status } = resource;
      if (id === null || !isOurId(id)) return [];
      return [{ calendarId, eventId: id, cancelled: status === 'cancelled', resource, ...timesOf(resource) }];
    }),
  );
}

/** Moves it to `to`; the length stays, unless told otherwise. */
export function moved(world: World, event: OurEvent, to: Instant, lengthMs = event.end - event.start): void {
  const times = { start: to, end: to + Math.max(lengthMs, 15 * MINUTE_MS) };
  touch(world, event, 'moved', times);
  world.model.people.move(event.calendarId, event.eventId, times);
}

/** Made half as long, from its end. */
export function shortened(world: World, event: OurEvent): void {
  moved(world, event, event.start, (event.end - event.start) / 2);
}

/** By a program that writes whole events and knows nothing of our marks. */
export function unstamped(world: World, event: OurEvent): void {
  touch(world, event, 'unstamped', event);
  world.model.people.edit(event.calendarId, event.eventId, { extendedProperties: {} });
}

export function deleted(world: World, event: OurEvent, forGood = false): void {
  if (!event.cancelled) touch(world, event, 'deleted', event);
  if (forGood) world.model.people.purge(event.calendarId, event.eventId);
  else world.model.people.delete(event.calendarId, event.eventId);
}

export function restored(world: World, event: OurEvent): void {
  touch(world, event, 'restored', event);
  world.ledger.restored.add(eventKey(event.calendarId, event.eventId));
  world.model.people.restore(event.calendarId, event.eventId);
}

/** Into another calendar of the shop's, in which no event of its id has ever been: Google would refuse another one. */
export function movedAway(world: World, event: OurEvent, toCalendarId: string): void {
  const { calendarId, eventId } = event;
  if (world.model.hasHad(toCalendarId, eventId)) return;
  touch(world, event, 'deleted', event);
  const { start, recurrence } = event.resource;
  const isBent = Boolean(start?.date) || Boolean(recurrence?.length);
  touch(world, { ...event, calendarId: toCalendarId }, isBent ? 'bent' : 'moved', event);
  world.ledger.strayed.set(eventKey(toCalendarId, eventId), {
    from: calendarId,
    touchesBefore: world.ledger.touches.length,
  });
  world.model.people.moveToCalendar(calendarId, eventId, toCalendarId);
}

export function retitled(world: World, event: OurEvent): void {
  const title = 'Oil change, call first';
  touch(world, event, 'written', event, { part: 'title', now: title });
  world.model.people.retitle(event.calendarId, event.eventId, title);
}

/** Adds a line, in the way of Google's page. */
export function described(world: World, event: OurEvent): void {
  const description = `<p>${event.resource.description ?? ''}</p>waits in the lobby`;
  touch(world, event, 'written', event, { part: 'description', now: description });
  world.model.people.describe(event.calendarId, event.eventId, description);
}

/** `isBare`: by a program that does not copy our marks, so that nobody can tell whose copy it is. */
export function duplicated(world: World, event: OurEvent, isBare = false): void {
  const { calendarId, eventId } = event;
  world.trace(() => `people: duplicate ${calendarId} ${eventId}${isBare ? ', without its marks' : ''}`);
  const copy = world.model.people.duplicate(calendarId, eventId, { keepsProperties: !isBare });
  // Whole days and series take other times than they say.
  const { start, recurrence } = event.resource;
  if (start?.date || recurrence?.length) return;
  const times = { start: event.start, end: event.end };
  const takesTime = event.resource.transparency !== 'transparent';
  foreignSince(world, {
    calendarId,
    eventId: copy,
    ...times,
    copyOf: isBare ? null : uuidIn(eventId),
    takesTime,
  });
}

export function bent(world: World, event: OurEvent, how: 'all-day' | 'recurring'): void {
  const { people } = world.model;
  const { calendarId, eventId } = event;
  touch(world, event, 'bent', event);
  if (how === 'all-day') people.makeAllDay(calendarId, eventId);
  else people.makeRecurring(calendarId, eventId, 'RRULE:FREQ=WEEKLY;COUNT=3');
}

/** Makes somebody else its owner ("Change owner" in Google's page): from then on this account may not change it. */
export function handedOver(world: World, { calendarId, eventId }: OurEvent): void {
  world.trace(() => `people: hand over ${calendarId} ${eventId}`);
  world.ledger.refused.add(eventKey(calendarId, eventId));
  world.model.people.edit(calendarId, eventId, { organizer: { email: 'boss@garage.example' } });
  world.wire.changed = true;
}

/** Somebody's own event, which takes the calendar's time. */
export function madeForeign(world: World, calendarId: string, start: Instant): void {
  world.trace(() => `people: own event in ${calendarId} at ${timeText(start)}`);
  const times = { start, end: start + HOUR_MS / 2 };
  const eventId = world.model.people.create(calendarId, { ...times, summary: 'Lunch with the bank' });
  foreignSince(world, { calendarId, eventId, ...times, copyOf: null, takesTime: true });
}

/** Somebody's own event is moved, of the same length; or it is deleted: `to` null. */
export function movedForeign(world: World, event: ForeignTime, to: Instant | null): void {
  const { calendarId, eventId, start, end, copyOf, takesTime } = event;
  const { people } = world.model;
  world.trace(() => `people: own event ${eventId} in ${calendarId} ${to === null ? 'goes' : timeText(to)}`);
  event.until = world.ledger.foreignDeeds + 1;
  if (to === null) {
    world.ledger.foreignDeeds += 1;
    people.delete(calendarId, eventId);
    return;
  }
  const times = { start: to, end: to + end - start };
  people.move(calendarId, eventId, times);
  foreignSince(world, { calendarId, eventId, ...times, copyOf, takesTime });
}

function foreignSince({ ledger }: World, event: Omit<ForeignTime, 'touchesBefore' | 'from' | 'until'>): void {
  ledger.foreignDeeds += 1;
  ledger.foreign.push({
    ...event,
    touchesBefore: ledger.touches.length,
    from: ledger.foreignDeeds,
    until: null,
  });
}

function uuidIn(eventId: string): string | null {
  return appointmentOfEventId(eventId)?.uuid ?? null;
}

/** The shop has this bay no more; what was done in it stays. */
export function retired({ book, ledger, trace }: World, bayName: string): void {
  trace(() => `the shop retires ${bayName}`);
  const { id } = book.shop.bays.find(({ name }) => name === bayName) ?? { id: 0 };
  book.db.prepare('UPDATE claimable SET retired_at = 0 WHERE id = ?').run(id);
  const before = rowsOf(book.db)
    .revisions()
    .filter(({ bay }) => bay === id);
  ledger.retired.set(id, new Set(before.map(({ appointment, revision }) => `${appointment} ${revision}`)));
}

function touch(
  world: World,
  event: OurEvent,
  kind: Touch['kind'],
  times: Interval,
  words: Omit<NonNullable<Touch['words']>, 'book'> | null = null,
): void {
  const { calendarId, eventId } = event;
  world.trace(() => `people: ${kind} ${calendarId} ${eventId} ${timeText(times.start)}`);
  const { db } = world.book;
  const row = db
    .prepare(`SELECT i.present AND NOT i.burning AND NOT i.dead AS wanted, a.revision FROM calendar_image i JOIN appointment a ON a.id = i.appointment_id
       WHERE i.calendar_id = ? AND i.event_id = ?`)
    .get(calendarId, eventId) as { wanted: number; revision: number } | undefined;
  const inbox = db.prepare('SELECT id, resolved_at FROM inbox_item').all() as {
    id: number;
    resolved_at: number | null;
  }[];
  world.ledger.touches.push({
    kind,
    calendarId,
    eventId,
    times: { start: times.start, end: times.end },
    ...(words && { words: { ...words, book: bookTexts(world, uuidIn(eventId))?.[words.part] ?? null } }),
    inboxBefore: Math.max(0, ...inbox.map(({ id }) => id)),
    openBefore: new Set(inbox.filter(({ resolved_at }) => resolved_at === null).map(({ id }) => id)),
    wantedRevision: row?.wanted === 1 ? row.revision : null,
  });
  world.wire.changed = true;
}
