import type { Appointment } from '../../domain/appointment.ts';
import { type CalendarTrouble, isOfOneEvent } from '../../domain/calendar-answer.ts';
import { type QueuedKind, queuedId, queuedKind, readQueuedId } from '../../domain/queued-change.ts';
import { AppError } from '../../failure.ts';
import type { QueuedChange } from '../../store/queue.ts';
import type { Write, Written } from '../../store/write.ts';
import { quietFor } from '../calendar/ask-calendar.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import { checkTexts } from '../check-texts.ts';
import type { Ports } from '../ports.ts';
import { deliverAll } from './deliver-all.ts';
import { type DeliveryPorts, deliverAppointment } from './deliver-changes.ts';

/** A change that an appointment owes to a calendar. */
export interface QueueItem extends Pick<QueuedChange, 'attempts' | 'nextAt' | 'since'> {
  readonly id: string;
  /** Null for one that is owed no more. */
  readonly kind: QueuedKind | null;
  readonly appointmentId: number;
  readonly appointment: Appointment | null;
  /** What people call the calendar. */
  readonly calendar: string;
  /** What the calendar, or the way to it, has said last; null: nothing yet. */
  readonly lastError: string | null;
}

export interface Queue {
  readonly items: readonly QueueItem[];
  /** How many there are, of which the items are the first. */
  readonly count: number;
}

type QueuePorts = Pick<Ports, 'store' | 'calendar' | 'clock'>;

/** More than anybody looks through. */
const MOST_ITEMS = 1_000;

/** What is owed to the calendars, longest waiting first. */
export async function readQueue(ports: QueuePorts): Promise<Queue> {
  const { queue, images } = ports.store;
  const items: QueueItem[] = [];
  for (const one of await queue.owed(MOST_ITEMS)) items.push(await itemOf(one, ports));
  return { items, count: items.length < MOST_ITEMS ? items.length : await images.owedCount() };
}

/** What is due waits nevertheless as long as its calendar is left alone. */
async function itemOf(queued: QueuedChange, ports: QueuePorts): Promise<QueueItem> {
  const { image, appointmentId, calendarId, attempts, since } = queued;
  const quiet = await quietFor(calendarId, ports);
  const nextAt = quiet === null ? queued.nextAt : Math.max(quiet.until, queued.nextAt ?? 0);
  return {
    id: queuedId(queued),
    kind: queuedKind(image),
    appointmentId,
    appointment: await ports.store.appointments.get(appointmentId),
    calendar: await calendarLabel(calendarId, ports),
    attempts,
    nextAt,
    since,
    lastError: image.error,
  };
}

/**
 * The change that is called so: `12.primary`, or by the appointment alone, where it owes but one. One that is owed no more is meant by
 * its whole name. Throws `not-found`.
 */
async function queuedCalled(text: string, { store }: Pick<Ports, 'store'>): Promise<QueuedChange> {
  const said = readQueuedId(text);
  const all = said === null ? [] : await store.queue.of(said.appointmentId);
  const owed = all.filter(({ image }) => queuedKind(image) !== null);
  const calendar = said?.calendar ?? null;
  const [meant, other] =
    calendar === null
      ? owed.length > 0
        ? owed
        : all
      : all.filter((one) => queuedId(one) === `${one.appointmentId}.${calendar}`);
  if (meant !== undefined && other === undefined) return meant;
  const known = (owed.length > 0 ? owed : all).map(queuedId);
  throw new AppError({ code: 'not-found', what: 'change that is owed', query: text, known });
}

/** What trying again has come to. */
export interface Retried {
  /** What was due, as it is now. */
  readonly items: readonly QueueItem[];
  /** What is still in the way; null: nothing, or nothing was tried. */
  readonly trouble: CalendarTrouble | null;
}

/**
 * Makes a change due now, or all that are owed (`which` is null), and ends what their calendars are left alone for; one that was given up, or that the
 * calendar refused, is owed again. Then they are delivered. Throws `not-found`, `key-reused`.
 */
export async function retryQueued(
  which: string | null,
  write: Write,
  ports: DeliveryPorts,
): Promise<Written<Retried>> {
  checkTexts({}, write);
  const { queue } = ports.store;
  const keys = which === null ? await queue.owed(MOST_ITEMS) : [await queuedCalled(which, ports)];
  const { value: due, replayed } = await queue.retry(keys, write);
  const trouble = write.dryRun || replayed ? null : await delivered(due, which, ports);
  const items: QueueItem[] = [];
  for (const { appointmentId, calendarId } of due) {
    const images = await queue.of(appointmentId);
    const now = images.find((one) => one.calendarId === calendarId);
    if (now !== undefined) items.push(await itemOf(now, ports));
  }
  return { value: { items, trouble }, replayed };
}

async function delivered(
  due: readonly { readonly appointmentId: number }[],
  which: string | null,
  ports: DeliveryPorts,
): Promise<CalendarTrouble | null> {
  if (which === null) return (await deliverAll(ports)).troubles[0]?.trouble ?? null;
  const [only] = due;
  const trouble = only === undefined ? null : await deliverAppointment(only.appointmentId, ports);
  // What was refused is told by the change itself.
  return trouble === null || isOfOneEvent(trouble) ? null : trouble;
}

/**
 * Gives up a change by a person's decision: the event stays as it is, and the appointment says so. `retryQueued` takes it up again.
 * Twice is once (`replayed`). Throws `not-found`, `key-reused`.
 */
export async function dropQueued(id: string, write: Write, ports: QueuePorts): Promise<Written<QueueItem>> {
  checkTexts({}, write);
  const before = await queuedCalled(id, ports);
  const item = await itemOf(before, ports);
  const { value: wasOwed, replayed } = await ports.store.queue.drop(before, write);
  const now = (await ports.store.queue.of(before.appointmentId)).find(
    ({ calendarId }) => calendarId === before.calendarId,
  );
  const after = now === undefined || write.dryRun ? item : await itemOf(now, ports);
  return { value: { ...after, kind: item.kind }, replayed: replayed || !wasOwed };
}
