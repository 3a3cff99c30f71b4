import { eventIdOf } from '../../src/domain/calendar-event.ts';
import { isStuck } from '../../src/domain/inbox.ts';
import { eventKey, eventNameOf, isOurId } from './event-names.ts';
import { timesOf } from './event-times.ts';
import { followViolations } from './follow-check.ts';
import type { Touch } from './ledger.ts';
import type { AppointmentRow, ImageRow, ItemRow, RevisionRow } from './rows.ts';
import { CALENDARS } from './shop.ts';
import type { World } from './world.ts';

interface Kept {
  readonly appointments: readonly AppointmentRow[];
  readonly revisions: readonly RevisionRow[];
  readonly images: readonly ImageRow[];
  readonly items: readonly ItemRow[];
}

/** I8: what people did was followed, or somebody is told; I9: and nothing else passes for their doing. */
export function touchViolations(world: World, kept: Kept): string[] {
  const collisionsOverlooked = world.model.settings.overlooksCollisionsForMs > 0;
  return [
    ...kept.appointments.flatMap((appointment) => phantoms(appointment, world, kept, collisionsOverlooked)),
    ...kept.items.flatMap((item) => impossible(item, world)),
    ...followViolations(world, kept),
    ...strayedUntold(world, kept),
    // Google itself may have overwritten what they did.
    ...(collisionsOverlooked
      ? []
      : kept.appointments.flatMap((appointment) => ignored(appointment, world, kept))),
  ];
}

const same = (
  one: { start: number; end: number },
  other: { start: number | null; end: number | null },
): boolean => one.start === other.start && one.end === other.end;

function touchesOf({ uuid }: AppointmentRow, { ledger }: World): Touch[] {
  const name = eventNameOf(uuid);
  return ledger.touches.filter(({ eventId }) => eventId.startsWith(name));
}

function phantoms(
  appointment: AppointmentRow,
  world: World,
  { revisions, items }: Kept,
  collisionsOverlooked: boolean,
): string[] {
  const { id } = appointment;
  const touches = touchesOf(appointment, world);
  const moves = touches.filter(({ kind }) => kind === 'moved');
  const isUnstamped = touches.some(({ kind }) => kind === 'unstamped');
  const adopted = revisions
    .filter(
      ({ appointment, source, change }) =>
        appointment === id && source === 'calendar' && change === 'rescheduled',
    )
    .filter((revision) => !isUnstamped && !moves.some(({ times }) => same(times, revision)))
    .map(({ revision }) => `I9: revision ${revision} of #${id} follows a move that nobody made`);
  const noted = items
    .filter(({ appointment }) => appointment === id)
    .filter((item) => {
      const isStrayed = world.ledger.strayed.has(eventKey(item.calendar, item.event ?? ''));
      return !isDoing(item, touches, collisionsOverlooked, isStrayed);
    });
  return [...adopted, ...noted.map(({ kind, calendar }) => `I9: ${kind} of #${id} in ${calendar} by nobody`)];
}

/** Whether somebody did what the item tells of. */
function isDoing(
  item: ItemRow,
  touches: readonly Touch[],
  collisionsOverlooked: boolean,
  isStrayed: boolean,
): boolean {
  const here = touches.filter(({ calendarId }) => calendarId === item.calendar);
  const onEvent = here.filter(({ eventId }) => eventId === item.event);
  // One that was moved here from another calendar brings along what was written into it there.
  const written = (isStrayed ? touches : here).filter(
    ({ kind, eventId }) => (kind === 'written' || kind === 'unstamped') && eventId === item.event,
  );
  const { kind } = item;
  if (kind === 'move-refused' || kind === 'both-changed' || kind === 'changed-removed') {
    // Without a stamp nobody can tell for sure what was written last.
    return (
      onEvent.some(
        ({ kind, times }) =>
          kind === 'bent' || kind === 'unstamped' || (kind === 'moved' && same(times, item)),
      ) ||
      (item.detail !== null && written.some(({ kind }) => kind === 'written'))
    );
  }
  if (kind === 'texts-kept') return written.length > 0;
  if (kind === 'event-removed' || kind === 'left-removed') return here.some(({ kind }) => kind === 'deleted');
  if (kind !== 'cancelled-restored' && kind !== 'left-restored') return true;
  return collisionsOverlooked || isStrayed || onEvent.some(({ kind }) => kind === 'restored');
}

/** I8: an event of ours that somebody has moved to where its appointment is not shown is told as that, while it is still to come. */
function strayedUntold({ ledger, model, moments }: World, { appointments, images, items }: Kept): string[] {
  const live = CALENDARS.flatMap((calendarId) =>
    [...model.liveEvents(calendarId)].map((resource) => ({ calendarId, resource })),
  );
  return live
    .filter(({ calendarId, resource: { id } }) => ledger.strayed.has(eventKey(calendarId, id ?? '')))
    .filter(({ resource }) => timesOf(resource).end > moments.real)
    .filter(({ calendarId, resource: { id } }) => {
      const { id: appointment } = appointments.find(({ uuid }) => id?.startsWith(eventNameOf(uuid))) ?? {};
      const isKnownThere = images.some(
        (image) => image.appointment === appointment && image.calendar === calendarId,
      );
      const isTold = items.some(({ calendar, event }) => calendar === calendarId && event === id);
      return !isKnownThere && !isTold;
    })
    .map(({ calendarId, resource: { id } }) => `I8: ${id} was moved into ${calendarId}, and nobody is told`);
}

/** This book was never lost, nobody deletes many events, and what was stuck has gone through by now. */
function impossible({ kind, calendar, event, resolved }: ItemRow, { ledger }: World): string[] {
  if (isStuck(kind) && resolved === null) return [`I9: ${kind} in ${calendar}, and nothing is owed`];
  if (kind === 'foreign-conflict')
    return event !== null && isOurId(event) && !ledger.strayed.has(eventKey(calendar, event))
      ? [`I9: our own ${event} counts as foreign`]
      : [];
  const never = kind === 'unknown-event' || kind === 'book-behind' || kind === 'many-removed';
  return never ? [`I9: ${kind} in ${calendar} (${event})`] : [];
}

function ignored(appointment: AppointmentRow, world: World, kept: Kept): string[] {
  const touches = touchesOf(appointment, world);
  const last = new Map<string, Touch>();
  for (const touch of touches.filter(({ kind }) => kind !== 'written'))
    last.set(`${touch.calendarId} ${touch.eventId}`, touch);
  const erased = touches.filter((touch) => isErased(touch, world));
  return [...last.values(), ...erased]
    .filter((touch) => isToBeSeen(touch, appointment, kept) && !isUnsure(touch, world))
    .filter((touch) => !isGoneUnmet(touch, appointment, kept, world))
    .filter((touch) => !isSeen(touch, appointment, touches, kept, world.ledger))
    .map(
      ({ kind, calendarId, eventId }) => `I8: ${eventId} in ${calendarId} was ${kind}, and nobody is told`,
    );
}

/**
 * What was written into an event is gone with it, and nobody but the book has removed that; without its marks nobody can tell
 * who has written what.
 */
function isErased({ kind, calendarId, eventId }: Touch, { model, ledger }: World): boolean {
  if (kind !== 'written' || model.event(calendarId, eventId)?.status !== 'cancelled') return false;
  return !ledger
    .touchesOf(calendarId, eventId)
    .some(
      (touch) =>
        touch.kind === 'unstamped' ||
        (touch.calendarId === calendarId && (touch.kind === 'deleted' || touch.kind === 'restored')),
    );
}

/**
 * Whatever was made of an event that was to be there is told also where the event was to go by the time that it was read; so
 * is its deletion, unless the appointment has been cancelled, which is the same.
 */
function isToBeSeen(touch: Touch, appointment: AppointmentRow, kept: Kept): boolean {
  if (touch.kind === 'moved' || touch.kind === 'bent' || touch.kind === 'written')
    return touch.wantedRevision !== null;
  if (appointment.status === 'cancelled') return false;
  return touch.kind === 'deleted' ? touch.wantedRevision !== null : isStillWanted(touch, appointment, kept);
}

/**
 * What somebody moved in and deleted there before the book had sent anything there is gone from where it came, of which
 * somebody is told.
 */
function isGoneUnmet(
  { kind, calendarId, eventId }: Touch,
  { id, uuid }: AppointmentRow,
  { images }: Kept,
  { ledger }: World,
): boolean {
  if (kind !== 'deleted' || !ledger.strayed.has(eventKey(calendarId, eventId))) return false;
  const image = images.find(({ appointment, calendar }) => appointment === id && calendar === calendarId);
  return image?.attempted === 0 && eventId === eventIdOf(uuid, image.generation);
}

function isUnsure({ kind, calendarId, eventId }: Touch, { ledger }: World): boolean {
  return kind === 'deleted' && ledger.removals.isUnsure(eventId, calendarId);
}

/**
 * Ours alone is what has been moved to other calendars since: its events were to go anyway. So is an event that was brought
 * back and changed after somebody was asked about its removal, if it had been followed by another by then.
 */
function isStillWanted(
  { wantedRevision, calendarId, eventId }: Touch,
  { id, uuid }: AppointmentRow,
  { revisions, images }: Kept,
): boolean {
  if (wantedRevision === null) return false;
  const image = images.find(({ appointment, calendar }) => appointment === id && calendar === calendarId);
  if (eventId !== eventIdOf(uuid, image?.generation)) return false;
  const since = revisions.filter(
    ({ appointment, revision }) => appointment === id && revision >= wantedRevision,
  );
  return since.every(
    ({ calendar, technician }) => calendar === since[0]?.calendar && technician === since[0]?.technician,
  );
}

/** Kinds that must not close by themselves: nobody need have read them by then. */
const STAYS_ASKED: ReadonlySet<ItemRow['kind']> = new Set([
  'event-removed',
  'left-removed',
  'move-refused',
  'both-changed',
  'changed-removed',
  'cancelled-restored',
  'left-restored',
]);

/** A person can read it still, or has settled it; also where the command that was to settle it got only half of the way. */
function isReadable({ id, resolved, resolution }: ItemRow, restoring: ReadonlySet<number>): boolean {
  return resolved === null || resolution !== null || restoring.has(id);
}

function isSeen(
  { kind, calendarId, eventId, times, inboxBefore, openBefore }: Touch,
  { id }: AppointmentRow,
  touches: readonly Touch[],
  { revisions, items }: Kept,
  { restoring }: World['ledger'],
): boolean {
  const told = (...kinds: readonly ItemRow['kind'][]) =>
    items.some(
      (item) =>
        kinds.includes(item.kind) &&
        (!STAYS_ASKED.has(item.kind) || isReadable(item, restoring)) &&
        item.appointment === id &&
        item.calendar === calendarId &&
        (item.event === null || item.event === eventId) &&
        (item.id > inboxBefore || openBefore.has(item.id)),
    );
  // Google refuses the event, which a person is asked about anyway: what became of it shows when it is tried again.
  if (told('change-refused', 'removal-refused')) return true;
  if (kind === 'restored' || kind === 'unstamped') return true;
  if (kind === 'written') return told('changed-removed');
  if (kind === 'deleted') return told('event-removed', 'left-removed');
  if (told('move-refused', 'both-changed', 'changed-removed', 'cancelled-restored', 'elsewhere')) return true;
  if (kind === 'bent') return false;
  // To where the appointment lies, or lay: that looks like nobody's move.
  if (revisions.some((revision) => revision.appointment === id && same(times, revision))) return true;
  return touches.some((touch) => touch.kind === 'bent' && touch.eventId === eventId);
}
