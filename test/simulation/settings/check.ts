import type { InboxKind } from '../../../src/domain/inbox.ts';
import { eventNameOf, isOurId } from '../event-names.ts';
import { timesOf } from '../event-times.ts';
import { type AppointmentRow, type ClaimRow, type ItemRow, rowsOf } from '../rows.ts';
import { unclaimed } from '../step-check.ts';
import { AT_GOOGLE } from './moment.ts';
import type { SettingsTouch } from './people.ts';
import type { SettingsWorld } from './world.ts';

/** Only where somebody has touched an event of that appointment, which they do in every other history. */
const OF_PEOPLE: ReadonlySet<InboxKind> = new Set([
  'event-removed',
  'left-removed',
  'many-removed',
  'move-refused',
  'both-changed',
  'changed-removed',
  'cancelled-restored',
  'left-restored',
  'unknown-event',
  'book-behind',
  'foreign-conflict',
]);

interface Found {
  readonly where: string;
  readonly eventId: string;
  readonly start: number;
  readonly end: number;
}

/** What a move that is followed nowhere is told as. */
const TOLD: ReadonlySet<InboxKind> = new Set([
  'move-refused',
  'both-changed',
  'changed-removed',
  'cancelled-restored',
  'left-restored',
]);

/** What a deletion is told as where the appointment stands. */
const TOLD_DELETED: ReadonlySet<InboxKind> = new Set(['event-removed', 'left-removed']);

/** What must hold after every step: no bay twice, nothing vanishes, and nobody is said to have done what nobody did. */
export function stepViolations(world: SettingsWorld): string[] {
  const { book, touches } = world;
  const rows = rowsOf(book.db);
  const claims = rows.claims();
  return [
    ...overloaded(claims),
    ...unclaimed(rows.appointments(), claims),
    ...vanished(world),
    ...rows
      .items()
      .filter(({ kind, appointment }) => OF_PEOPLE.has(kind) && !isTouched(appointment, touches))
      .map(({ kind, appointment }) => `S3: ${kind} of #${appointment}, and nobody was there`),
  ];
}

/** What must hold when all is back and at rest: each appointment in its own calendars, and nowhere else. */
export async function restViolations(world: SettingsWorld): Promise<string[]> {
  const { book, thrown } = world;
  const rows = rowsOf(book.db);
  const found: string[] = [...thrown.map((words) => `threw: ${words}`), ...stepViolations(world)];
  const places = await book.store.places.inForce();
  for (const place of places) {
    if (place.provider === 'local' || place.googleId === null)
      found.push(`S2: ${place.name} does not lead to Google although all is back`);
  }
  const live = liveEvents(world);
  for (const appointment of rows.appointments()) {
    const wanted = wantedIn(appointment, world, places);
    const own = live.filter(({ eventId }) => eventId.startsWith(eventNameOf(appointment.uuid)));
    const { id, start, end, status } = appointment;
    for (const where of wanted) {
      const here = own.filter((event) => event.where === where);
      if (here.length === 0 && isAsked(id, rows.items())) continue;
      if (here.length !== 1) found.push(`S2: #${id} has ${here.length} events in ${where}`);
      else if (here[0]?.start !== start || here[0].end !== end)
        found.push(`S2: #${id} lies elsewhere in ${where}`);
    }
    for (const { where, eventId } of own) {
      if (!wanted.has(where)) found.push(`S4: ${eventId} of #${id} (${status}) is left in ${where}`);
    }
  }
  for (const { appointment, calendar, owed } of rows.images())
    if (owed === 1) found.push(`S2: #${appointment} is still owed to ${calendar}`);
  for (const { kind, appointment, resolved } of rows.items())
    if (resolved === null && !isTouched(appointment, world.touches))
      found.push(`S3: ${kind} of #${appointment} waits although all is back`);
  return [...found, ...untold(world)];
}

function isTouched(appointment: number | null, touches: SettingsWorld['touches']): boolean {
  return touches.some((touch) => touch.appointment === appointment);
}

/** Somebody has deleted its event, and a person is asked. */
function isAsked(id: number, items: readonly ItemRow[]): boolean {
  return items.some(
    ({ kind, appointment, resolved }) => kind === 'event-removed' && appointment === id && resolved === null,
  );
}

/** S6: what stands and is to be seen somewhere does not vanish from everywhere, but by people's doing. */
function vanished(world: SettingsWorld): string[] {
  const { shown, touches, book } = world;
  const now = new Set(liveEvents(world).map(({ eventId }) => eventId.slice(0, 28)));
  const gone = [...shown].filter((name) => !now.has(name));
  shown.clear();
  for (const name of now) shown.add(name);
  if (gone.length === 0) return [];
  return rowsOf(book.db)
    .appointments()
    .filter(({ uuid, status }) => status === 'scheduled' && gone.includes(eventNameOf(uuid)))
    .filter((appointment) => !isHidden(appointment, world))
    .filter(({ id }) => !touches.some(({ kind, appointment }) => kind === 'deleted' && appointment === id))
    .map(({ id }) => `S6: #${id} was shown, and is nowhere`);
}

/** S7: whoever dragged an event that was to be there was followed, or somebody is told; so is whoever deleted one. */
function untold({ book, touches, removals }: SettingsWorld): string[] {
  const rows = rowsOf(book.db);
  const standing = rows.appointments().filter(({ status }) => status !== 'cancelled');
  const last = new Map(touches.map((touch) => [`${touch.where} ${touch.eventId}`, touch]));
  const isFollowed = ({ appointment: id, times }: SettingsTouch) =>
    rows.revisions().some(({ appointment, start, end }) => {
      return appointment === id && start === times.start && end === times.end;
    });
  const isTold = ({ kind, appointment, eventId }: SettingsTouch) =>
    rows.items().some((item) => {
      if (kind === 'moved') return item.event === eventId && TOLD.has(item.kind);
      return item.appointment === appointment && TOLD_DELETED.has(item.kind);
    });
  return [...last.values()]
    .filter(({ isWanted }) => isWanted)
    .filter((touch) =>
      touch.kind === 'moved'
        ? !isFollowed(touch)
        : standing.some(({ id }) => id === touch.appointment) && !removals.isUnsure(touch.eventId),
    )
    .filter((touch) => !isTold(touch))
    .map(({ kind, appointment, where }) => `S7: #${appointment} was ${kind} in ${where}, and nobody is told`);
}

/** A bay or technician of it has been told not to show what it does, or to show it again. */
function isHidden({ bay, technician }: AppointmentRow, { book, hidden }: SettingsWorld): boolean {
  const names = book.db
    .prepare<[number, number | null], string>('SELECT name FROM claimable WHERE id IN (?, ?)')
    .pluck()
    .all(bay, technician);
  return hidden.size > 0 && names.some((name) => hidden.has(name));
}

/** Where the bay shows nothing, the technician's calendar does not either. */
function wantedIn(
  { status, bay, technician }: AppointmentRow,
  { book }: SettingsWorld,
  places: Awaited<ReturnType<SettingsWorld['book']['store']['places']['inForce']>>,
): Set<string> {
  if (status === 'cancelled') return new Set();
  const names = book.db
    .prepare<[number, number | null, number], string>(
      `SELECT calendar_id FROM claimable WHERE id IN (?, ?) AND coalesce(create_events, 1) = 1
       AND NOT EXISTS (SELECT 1 FROM claimable WHERE id = ? AND create_events = 0)`,
    )
    .pluck()
    .all(bay, technician, bay);
  return new Set(
    names.flatMap((name) => {
      const place = places.find((one) => one.name === name);
      return place?.provider === 'google' ? (place.googleId ?? []) : [];
    }),
  );
}

function liveEvents({ model, book }: SettingsWorld): Found[] {
  const found: Found[] = [];
  for (const where of AT_GOOGLE) {
    for (const event of model.liveEvents(where)) {
      const { id } = event;
      if (typeof id === 'string' && isOurId(id)) found.push({ where, eventId: id, ...timesOf(event) });
    }
  }
  const local = book.db
    .prepare<[], Found>(
      `SELECT 'the local ' || calendar_id AS "where", event_id AS eventId, start_at AS start, end_at AS end
       FROM local_event WHERE cancelled = 0 AND busy = 1 AND appointment_uuid IS NOT NULL`,
    )
    .all();
  return [...found, ...local];
}

/** Every bay and technician here has room for one, and nobody overbooks. */
function overloaded(claims: readonly ClaimRow[]): string[] {
  const found: string[] = [];
  for (const [i, one] of claims.entries()) {
    for (const other of claims.slice(i + 1)) {
      if (one.claimable === other.claimable && one.start < other.end && other.start < one.end)
        found.push(`S5: #${one.appointment} and #${other.appointment} have ${one.claimable} at once`);
    }
  }
  return found;
}
