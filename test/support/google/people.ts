import type { Interval } from '../../../src/domain/interval.ts';
import { dateAfter } from './event-times.ts';
import { keepVersion, type ModelState, makeCalendar, newEventId } from './model-state.ts';
import { momentText, offsetIn } from './moments.ts';
import type { EventResource, StoredCalendar } from './stored-calendar.ts';
import { cancelEvent, newResource } from './writing.ts';

export type PersonsEvent = Interval & Omit<EventResource, 'id' | 'start' | 'end'>;

/**
 * What people do with their own hands in Google's pages: no rights, quotas or conditions are asked, and every touch is a
 * change with an etag of its own. Moments are epoch milliseconds. Names something that is not there: throws.
 */
export class People {
  readonly #state: ModelState;

  constructor(state: ModelState) {
    this.#state = state;
  }

  #calendar(id: string): StoredCalendar {
    const calendar = this.#state.calendars.get(id);
    if (calendar === undefined) throw new Error(`no calendar ${id}`);
    return calendar;
  }

  #event(calendarId: string, eventId: string): EventResource {
    const entry = this.#calendar(calendarId).entries.get(eventId);
    if (entry === undefined || entry.purged) throw new Error(`no event ${eventId} in ${calendarId}`);
    return entry.version.resource;
  }

  #edit(calendarId: string, eventId: string, change: EventResource): void {
    const before = this.#event(calendarId, eventId);
    const sequence = (before.sequence ?? 0) + (change.start || change.recurrence ? 1 : 0);
    keepVersion(this.#state, this.#calendar(calendarId), eventId, { ...before, ...change, sequence });
  }

  #times(calendarId: string, { start, end }: Interval): Pick<EventResource, 'start' | 'end'> {
    const { timeZone } = this.#calendar(calendarId);
    const timeOf = (at: number) => ({ dateTime: momentText(at, timeZone), timeZone });
    return { start: timeOf(start), end: timeOf(end) };
  }

  /** Gives the id of the new event. */
  create(calendarId: string, { start, end, ...rest }: PersonsEvent): string {
    const calendar = this.#calendar(calendarId);
    const id = newEventId(this.#state);
    const body = { ...rest, ...this.#times(calendarId, { start, end }) };
    keepVersion(this.#state, calendar, id, newResource(this.#state, calendar, calendar.owner, id, body));
    return id;
  }

  /** An event whose organizer is somebody else, to which this calendar is invited. */
  invite(calendarId: string, organizer: string, event: PersonsEvent): string {
    const id = this.create(calendarId, event);
    const guest = { email: calendarId, self: true, responseStatus: 'needsAction' };
    const attendees = [{ email: organizer, organizer: true, responseStatus: 'accepted' }, guest];
    this.#edit(calendarId, id, { organizer: { email: organizer }, creator: { email: organizer }, attendees });
    return id;
  }

  move(calendarId: string, eventId: string, to: Interval): void {
    this.#edit(calendarId, eventId, this.#times(calendarId, to));
  }

  retitle(calendarId: string, eventId: string, summary: string): void {
    this.#edit(calendarId, eventId, { summary });
  }

  describe(calendarId: string, eventId: string, description: string): void {
    this.#edit(calendarId, eventId, { description });
  }

  /** Any other field, as a person would see it afterwards. */
  edit(calendarId: string, eventId: string, change: EventResource): void {
    this.#edit(calendarId, eventId, change);
  }

  delete(calendarId: string, eventId: string): void {
    cancelEvent(this.#state, this.#calendar(calendarId), eventId, this.#event(calendarId, eventId));
  }

  /** Out of the bin, as it was. */
  restore(calendarId: string, eventId: string): void {
    this.#edit(calendarId, eventId, { status: 'confirmed' });
  }

  /** For good: deleted if it was not yet, and gone from the bin. */
  purge(calendarId: string, eventId: string): void {
    const calendar = this.#calendar(calendarId);
    if (calendar.live.has(eventId)) this.delete(calendarId, eventId);
    const entry = calendar.entries.get(eventId);
    if (entry === undefined) throw new Error(`no event ${eventId} in ${calendarId}`);
    entry.purged = true;
  }

  /** A copy with an id of its own that keeps the private properties of the first, unless told otherwise [unverified]. */
  duplicate(calendarId: string, eventId: string, { keepsProperties = true } = {}): string {
    const calendar = this.#calendar(calendarId);
    const { iCalUID: _i, sequence: _s, extendedProperties, ...rest } = this.#event(calendarId, eventId);
    const id = newEventId(this.#state);
    const body = keepsProperties && extendedProperties ? { ...rest, extendedProperties } : rest;
    keepVersion(this.#state, calendar, id, newResource(this.#state, calendar, calendar.owner, id, body));
    return id;
  }

  makeAllDay(calendarId: string, eventId: string, days = 1): void {
    const { timeZone, entries } = this.#calendar(calendarId);
    const start = entries.get(eventId)?.version.start ?? 0;
    const wall = start + offsetIn(timeZone, start);
    this.#edit(calendarId, eventId, {
      start: { date: dateAfter(wall, 0) },
      end: { date: dateAfter(wall, days) },
    });
  }

  makeRecurring(calendarId: string, eventId: string, rule = 'RRULE:FREQ=WEEKLY'): void {
    this.#edit(calendarId, eventId, { recurrence: [rule] });
  }

  /** The calendar's owner says no. */
  decline(calendarId: string, eventId: string): void {
    const others = (this.#event(calendarId, eventId).attendees ?? []).filter(({ self }) => self !== true);
    const own = { email: calendarId, self: true, responseStatus: 'declined' };
    this.#edit(calendarId, eventId, { attendees: [...others, own] });
  }

  /** To another calendar: cancelled here, and there with the same id. */
  moveToCalendar(calendarId: string, eventId: string, toCalendarId: string): void {
    const event = this.#event(calendarId, eventId);
    this.delete(calendarId, eventId);
    const to = this.#calendar(toCalendarId);
    const organizer = { email: to.id, self: true };
    keepVersion(this.#state, to, eventId, { ...event, organizer });
  }

  /** The whole calendar, with all that is in it; from then on it is not found. */
  deleteCalendar(calendarId: string): void {
    this.#calendar(calendarId).roles.clear();
  }

  makeCalendar(owner: string, calendarId: string, summary = calendarId, timeZone?: string): void {
    const zone = timeZone ?? this.#state.accounts.get(owner) ?? 'UTC';
    makeCalendar(this.#state, { id: calendarId, owner, summary, timeZone: zone });
  }
}
