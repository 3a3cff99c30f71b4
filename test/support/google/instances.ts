import { DAY_MS } from '../../../src/domain/interval.ts';
import type { ModelState } from './model-state.ts';
import { dateText, instantAt, momentText, offsetIn, readDate } from './moments.ts';
import { readRecurrence, startsOf } from './recurrence-rule.ts';
import type { EventResource, StoredCalendar, Version } from './stored-calendar.ts';

/** How far ahead recurring events are told where nothing bounds them [unverified]. */
const HORIZON_MS = 730 * DAY_MS;

export interface Instance {
  readonly resource: EventResource;
  readonly start: number;
  readonly end: number;
}

/** `20261123T140000Z`: the UTC of the original start; the date alone for whole days. */
function suffixOf(start: number, wall: number, allDay: boolean): string {
  if (allDay) return dateText(wall).replaceAll('-', '');
  return `${new Date(start).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** The instances of a recurring event by its rule, exceptions not yet looked at, that begin before `until`. */
export function* ruledInstances(
  calendar: StoredCalendar,
  master: Pick<Version, 'resource' | 'start' | 'end'>,
  until: number,
): Generator<Instance> {
  const { resource, start: first, end: firstEnd } = master;
  const rule = readRecurrence(resource.recurrence ?? []);
  if (rule === null || !resource.id) return;
  const allDay = typeof resource.start?.date === 'string';
  const zone = allDay ? calendar.timeZone : (resource.start?.timeZone ?? calendar.timeZone);
  const wallFirst = allDay ? (readDate(resource.start?.date) ?? 0) : first + offsetIn(zone, first);
  const days = allDay ? ((readDate(resource.end?.date) ?? 0) - wallFirst) / DAY_MS : 0;
  const utcOf = (wall: number) => (allDay ? wall : instantAt(zone, wall));
  const { recurrence: _, ...shared } = resource;
  for (const wall of startsOf(rule, wallFirst, until + 2 * DAY_MS, utcOf)) {
    const start = instantAt(zone, wall);
    if (start >= until) return;
    const end = allDay ? instantAt(zone, wall + days * DAY_MS) : start + (firstEnd - first);
    const timeOf = (at: number) => ({ dateTime: momentText(at, calendar.timeZone), timeZone: zone });
    const shownStart = allDay ? { date: dateText(wall) } : timeOf(start);
    yield {
      start,
      end,
      resource: {
        ...shared,
        id: `${resource.id}_${suffixOf(start, wall, allDay)}`,
        recurringEventId: resource.id,
        originalStartTime: shownStart,
        start: shownStart,
        end: allDay ? { date: dateText(wall + days * DAY_MS) } : timeOf(end),
      },
    };
  }
}

/** Where instances end for a list without an upper bound. */
export function instancesUntil(state: ModelState, timeMax: number | null): number {
  return timeMax ?? state.now() + HORIZON_MS;
}

/** The event or instance behind an id: an entry, or an instance that its rule makes and nobody has changed yet. */
export function entryMeant(
  state: ModelState,
  calendar: StoredCalendar,
  eventId: string,
): Pick<Version, 'resource' | 'start' | 'end'> | null {
  const entry = calendar.entries.get(eventId);
  if (entry !== undefined) return entry.purged ? null : entry.version;
  const split = eventId.lastIndexOf('_');
  const master = split < 0 ? undefined : calendar.entries.get(eventId.slice(0, split));
  if (master === undefined || master.purged || !master.version.resource.recurrence) return null;
  for (const instance of ruledInstances(calendar, master.version, instancesUntil(state, null)))
    if (instance.resource.id === eventId) {
      if (master.version.resource.status === 'cancelled')
        return { ...instance, resource: { ...instance.resource, status: 'cancelled' } };
      return instance;
    }
  return null;
}
