import { type Answer, badRequest, NO_CONTENT, ok, REFUSALS, Refused, refused } from './answer.ts';
import { checkFields, merged, writtenFields } from './event-fields.ts';
import { entryMeant } from './instances.ts';
import { type SendUpdates, sendMails } from './mails.ts';
import { keepVersion, type ModelState, newEventId } from './model-state.ts';
import { isoText } from './moments.ts';
import { changesShared, differs } from './organizer.ts';
import { type Entry, type EventResource, isCancelled, type StoredCalendar } from './stored-calendar.ts';

export interface WriteOptions {
  readonly sendUpdates?: SendUpdates | undefined;
  readonly ifMatch?: string | undefined;
}

export function insertEvent(
  state: ModelState,
  calendar: StoredCalendar,
  account: string,
  body: unknown,
  { sendUpdates }: WriteOptions,
): Answer {
  checkFields(body);
  const { settings } = state;
  if (body.id && body.iCalUID)
    throw new Refused(badRequest('invalid', 'Only one of id and iCalUID can be given.'));
  if (body.status === 'cancelled') throw new Refused(badRequest('invalid', 'Invalid value for: status'));
  const id = body.id ?? newEventId(state);
  if (!/^[a-v0-9]{5,1024}$/.test(id)) throw new Refused(badRequest('invalid', 'Invalid resource id value.'));
  const before = calendar.entries.get(id);
  if (before !== undefined && !(before.purged && settings.purgedIdsAreFree)) {
    const overlooked =
      settings.overlooksCollisionsForMs > 0 &&
      state.now() - before.version.at < settings.overlooksCollisionsForMs &&
      state.random() < 0.5;
    if (!overlooked) return refused(REFUSALS.duplicate);
  }
  const resource = newResource(state, calendar, account, id, body);
  const version = keepVersion(state, calendar, id, resource);
  sendMails(state, calendar, version.resource, 'invitation', sendUpdates);
  return ok(version.resource, version.resource.etag ?? '');
}

/** The resource of a new event: what was written, and what Google adds for good. */
export function newResource(
  state: ModelState,
  calendar: StoredCalendar,
  account: string,
  id: string,
  body: EventResource,
): EventResource {
  const { settings } = state;
  const created = Math.floor(state.now() / settings.createdResolutionMs) * settings.createdResolutionMs;
  const resource = attended(calendar, writtenFields(body));
  resource.created = isoText(created);
  resource.creator = account === calendar.id ? { email: account, self: true } : { email: account };
  resource.organizer =
    calendar.id === calendar.owner
      ? { email: calendar.id, self: true }
      : { email: calendar.id, displayName: calendar.summary, self: true };
  resource.iCalUID = body.iCalUID ?? `${id}@google.com`;
  resource.sequence = body.sequence ?? 0;
  resource.htmlLink = `https://www.google.com/calendar/event?eid=${id}${calendar.serial}`;
  return resource;
}

/** Guests who have not answered `needsAction`; the calendar's own copy is marked. */
function attended(calendar: StoredCalendar, content: EventResource): EventResource {
  if (!content.attendees) return content;
  const attendees = content.attendees.map((attendee) => ({
    ...attendee,
    responseStatus: attendee.responseStatus ?? 'needsAction',
    ...(attendee.email === calendar.id ? { self: true } : {}),
  }));
  return { ...content, attendees };
}

export function patchEvent(
  state: ModelState,
  calendar: StoredCalendar,
  eventId: string,
  body: unknown,
  options: WriteOptions,
): Answer {
  return change(state, calendar, eventId, options, body, (before, patch) => {
    checkFields(withoutNulls(patch));
    const after = keepingFixed(merged(before, patch) as EventResource, before);
    checkFields(after);
    return after;
  });
}

/** UPDATE replaces: what is not sent is dropped, extended properties included. */
export function updateEvent(
  state: ModelState,
  calendar: StoredCalendar,
  eventId: string,
  body: unknown,
  options: WriteOptions,
): Answer {
  return change(state, calendar, eventId, options, body, (before, sent) => {
    checkFields(sent);
    return keepingFixed({ ...sent, sequence: sent.sequence ?? before.sequence ?? 0 }, before);
  });
}

const FIXED = [
  'created',
  'creator',
  'organizer',
  'iCalUID',
  'htmlLink',
  'recurringEventId',
  'originalStartTime',
] as const;

/** Gives `content` the fields that no write changes. */
function keepingFixed(content: EventResource, before: EventResource): EventResource {
  const fixed = content as Record<string, unknown>;
  for (const name of FIXED) if (before[name] !== undefined) fixed[name] = before[name];
  return content;
}

/** A patch's nulls take names away: what is left must look like a resource. */
function withoutNulls(patch: EventResource): EventResource {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const properties = patch.extendedProperties;
  const left: EventResource = { ...patch };
  if (properties) left.extendedProperties = merged({}, properties) as NonNullable<typeof properties>;
  return left;
}

function change(
  state: ModelState,
  calendar: StoredCalendar,
  eventId: string,
  { ifMatch, sendUpdates }: WriteOptions,
  body: unknown,
  rewrite: (before: EventResource, sent: EventResource) => EventResource,
): Answer {
  const meant = entryMeant(state, calendar, eventId);
  if (meant === null) return refused(REFUSALS.notFound);
  const before = meant.resource;
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== before.etag)
    return refused(REFUSALS.conditionNotMet);
  const sent = body as EventResource;
  const restores = state.settings.restoreByUpdate && sent?.status === 'confirmed';
  if (isCancelled(before) && !restores) return refused(REFUSALS[state.settings.changingDeleted]);
  const after = rewrite(before, sent);
  if (after.id && after.id !== eventId)
    throw new Refused(badRequest('invalid', 'Invalid resource id value.'));
  if (changesShared(before, after)) return refused(REFUSALS.forbiddenForNonOrganizer);
  if (after.status === 'cancelled') {
    cancelEvent(state, calendar, eventId, before);
    sendMails(state, calendar, before, 'cancellation', sendUpdates);
    return ok(calendar.entries.get(eventId)?.version.resource);
  }
  const content = keepingFixed(attended(calendar, writtenFields(after)), before);
  content.sequence = nextSequence(before, after);
  const version = keepVersion(state, calendar, eventId, content, onlyReminders(before, after));
  sendMails(state, calendar, version.resource, 'update', sendUpdates);
  return ok(version.resource, version.resource.etag ?? '');
}

/** It counts the moves [unverified], and never goes back. */
function nextSequence(before: EventResource, after: EventResource): number {
  const moved = differs(before, after, ['start', 'end', 'recurrence']);
  return Math.max(after.sequence ?? 0, (before.sequence ?? 0) + (moved ? 1 : 0));
}

function onlyReminders(before: EventResource, after: EventResource): boolean {
  if (!after.reminders || !differs(before, after, ['reminders'])) return false;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof EventResource>;
  for (const name of ['reminders', 'etag', 'updated'] as const) names.delete(name);
  return !differs(before, after, [...names]);
}

export function removeEvent(
  state: ModelState,
  calendar: StoredCalendar,
  eventId: string,
  { ifMatch, sendUpdates }: WriteOptions,
): Answer {
  const meant = entryMeant(state, calendar, eventId);
  if (meant === null) return refused(REFUSALS.notFound);
  const { resource } = meant;
  const met = ifMatch === undefined || ifMatch === '*' || ifMatch === resource.etag;
  if (isCancelled(resource))
    return refused(
      met || !state.settings.conditionBeforeDeleted ? REFUSALS.deleted : REFUSALS.conditionNotMet,
    );
  if (!met) return refused(REFUSALS.conditionNotMet);
  cancelEvent(state, calendar, eventId, resource);
  sendMails(state, calendar, resource, 'cancellation', sendUpdates);
  return NO_CONTENT;
}

/** Deleting keeps the details and sets the status; exceptions of a recurring event go with it. */
export function cancelEvent(
  state: ModelState,
  calendar: StoredCalendar,
  eventId: string,
  resource: EventResource,
): void {
  keepVersion(state, calendar, eventId, { ...resource, status: 'cancelled' });
  for (const id of calendar.exceptions.get(eventId) ?? []) {
    const exception: Entry | undefined = calendar.entries.get(id);
    if (exception !== undefined && !isCancelled(exception.version.resource))
      keepVersion(state, calendar, id, { ...exception.version.resource, status: 'cancelled' });
  }
}
