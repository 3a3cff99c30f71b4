import type { Appointment } from '../../domain/appointment.ts';
import type { Deed, PersonDeed } from '../../domain/deed.ts';
import { imageStatus } from '../../domain/image-status.ts';
import type { Instant } from '../../domain/interval.ts';
import { isOwed } from '../../domain/next-step.ts';
import { queuedKind } from '../../domain/queued-change.ts';
import { AppError } from '../../failure.ts';
import type { JournalScope } from '../../store/journal.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import { appointmentNumbered } from '../find-appointment.ts';
import type { QueueItem } from '../in-step/queue.ts';
import { type InboxEntry, inboxEntries } from '../in-step/read-inbox.ts';
import type { Ports } from '../ports.ts';
import { firstDone } from './read-history.ts';

/** Whose story is told: of one visit, or of a customer or a car with all visits. */
export type AuditScope = Extract<JournalScope, { of: 'appointment' | 'customer' | 'vehicle' }>;

/** What happened at a moment. */
export type AuditEvent = { readonly at: Instant } & (
  | {
      readonly kind: 'done';
      readonly deed: Deed;
      /** What had been done first, of what takes something back; the deed itself of all else. */
      readonly about: Deed;
    }
  /** Something in a calendar that a person had to be told of. */
  | { readonly kind: 'told'; readonly told: InboxEntry }
);

/** How the visit stands in one of its calendars. */
export interface AuditedCalendar extends Pick<QueueItem, 'kind' | 'calendar' | 'attempts' | 'lastError'> {
  readonly status: NonNullable<Appointment['image']>['status'];
  /** The revision that it is known to show; 0 for none. */
  readonly shownRevision: number;
  readonly link: string | null;
}

export interface Audit {
  readonly scope: AuditScope;
  /** The visit, where it is one's story. */
  readonly appointment: Appointment | null;
  /** Oldest first. */
  readonly events: readonly AuditEvent[];
  /** There was more before. */
  readonly more: boolean;
  /** Of one visit's story. */
  readonly calendars: readonly AuditedCalendar[];
}

/** More than anybody reads. */
const MOST_ENTRIES = 200;

/**
 * All that was done about a visit, a customer or a car, by whom, and what was told of it, as the book has it: who was forgotten is not
 * in it. Throws `not-found`.
 */
export async function audit(scope: AuditScope, ports: Pick<Ports, 'store'>): Promise<Audit> {
  const { journal, inbox } = ports.store;
  const appointment = scope.of === 'appointment' ? await appointmentNumbered(scope.id, ports) : null;
  const newest = await journal.newest(MOST_ENTRIES + 1, scope);
  const done: AuditEvent[] = [];
  for (const entry of newest.slice(0, MOST_ENTRIES).toReversed()) {
    const deed = concerning(scope, await journal.deed(entry));
    const first = await firstDone(entry, ports);
    const about = first === entry ? deed : concerning(scope, await journal.deed(first));
    done.push({ at: entry.at, kind: 'done', deed, about });
  }
  const ids = new Set(done.flatMap((event) => (event.kind === 'done' ? visitsIn(event.deed) : [])));
  if (appointment !== null) ids.add(appointment.id);
  const told: AuditEvent[] = [];
  for (const id of ids)
    for (const entry of await inboxEntries(await inbox.of(id), ports))
      told.push({ at: entry.item.at, kind: 'told', told: entry });
  return {
    scope,
    appointment,
    events: [...asTheyWereThen(done), ...told].sort((a, b) => a.at - b.at || rankOf(a) - rankOf(b)),
    more: newest.length > MOST_ENTRIES,
    calendars: appointment === null ? [] : await calendarsOf(appointment.id, ports),
  };
}

/** Of the same moment: what was told follows from what was done, and an answer from what was told. */
function rankOf(event: AuditEvent): number {
  if (event.kind === 'told') return 1;
  return event.deed.visits.length + event.deed.people.length > 0 ? 0 : 2;
}

/** Whose story words ask for. Throws `not-found` for a day, which is no story of anybody's. */
export function auditScope(scope: JournalScope, query: string): AuditScope {
  if (scope.of === 'appointment' || scope.of === 'customer' || scope.of === 'vehicle') return scope;
  throw new AppError({ code: 'not-found', what: 'appointment', query, known: [] });
}

/** The book keeps of people how they were before each change: how they were after it is how they were before the next. */
function asTheyWereThen(done: readonly AuditEvent[]): AuditEvent[] {
  const later = new Map<string, PersonDeed['before']>();
  const afterwards = ({ people, ...deed }: Deed): Deed => ({
    ...deed,
    people: people.map((person) => {
      const key = `${person.kind} ${person.id}`;
      const now = later.has(key) ? later.get(key) : person.now;
      later.set(key, person.before);
      return { ...person, now } as PersonDeed;
    }),
  });
  const newestFirst: AuditEvent[] = [];
  for (const event of done.toReversed())
    newestFirst.push(event.kind === 'done' ? { ...event, deed: afterwards(event.deed) } : event);
  return newestFirst.toReversed();
}

function visitsIn({ visits }: Deed): number[] {
  return visits.map(({ after }) => after.id);
}

/** Of a deed, what concerns those whose story it is. */
function concerning(scope: AuditScope, deed: Deed): Deed {
  const visits = deed.visits.filter(({ before, after }) =>
    [before, after].some((visit) => visit !== null && isOf(scope, visit)),
  );
  const people = deed.people.filter(({ kind, id, ...row }) => {
    if (scope.of === 'appointment') return false;
    if (kind === scope.of) return id === scope.id;
    const owners = [row.before, row.now].map((one) =>
      one !== null && 'customerId' in one ? one.customerId : null,
    );
    return kind === 'vehicle' && owners.includes(scope.id);
  });
  return { ...deed, visits, people, rules: scope.of === 'appointment' ? null : deed.rules };
}

function isOf({ of, id }: AuditScope, visit: Appointment): boolean {
  return (of === 'appointment' ? visit.id : visit[of].id) === id;
}

async function calendarsOf(appointmentId: number, ports: Pick<Ports, 'store'>): Promise<AuditedCalendar[]> {
  const calendars: AuditedCalendar[] = [];
  for (const { image, calendarId, attempts } of await ports.store.queue.of(appointmentId))
    calendars.push({
      calendar: await calendarLabel(calendarId, ports),
      kind: queuedKind(image),
      status: imageStatus({ ...image, isOwed: isOwed(image) }),
      shownRevision: image.syncedRevision,
      attempts,
      lastError: image.error,
      link: image.link,
    });
  return calendars;
}
