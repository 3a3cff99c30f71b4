import type { CancellationReason } from '../../domain/appointment.ts';
import { type InboxItem, RESOLUTIONS_OF, type Resolution, saysBehind } from '../../domain/inbox.ts';
import { AppError } from '../../failure.ts';
import type { OnRemovals } from '../../store/calendar-states.ts';
import type { ImageKey } from '../../store/images.ts';
import type { Write, Written } from '../../store/write.ts';
import { troubleAfterCommit } from '../after-commit.ts';
import { answeredOnce } from '../answered-once.ts';
import { settleBehind } from '../one-calendar/book-behind.ts';
import { type DeliveryPorts, deliverAppointment } from './deliver-changes.ts';
import { type InboxEntry, inboxEntries } from './read-inbox.ts';
import { syncCalendar } from './sync-calendar.ts';

export interface ResolveRequest {
  readonly itemId: number;
  readonly resolution: Resolution;
  /** Why the appointment is cancelled, where that is the resolution. */
  readonly reason: CancellationReason;
}

/** Throws `not-found`. */
export async function inboxItemNumbered(
  id: number,
  { store }: Pick<DeliveryPorts, 'store'>,
): Promise<InboxItem> {
  const item = await store.inbox.get(id);
  if (item !== null) return item;
  throw new AppError({ code: 'not-found', what: 'inbox item', query: String(id), known: [] });
}

/**
 * Settles an item as a person has decided. What the decision asks for comes first and can be done twice, so that after a
 * crash the item is still there, and the same again completes it:
 *
 *   restore, retry   the event is owed to the calendar again, as a new one
 *   cancel           the appointment is cancelled
 *   of very many     what is decided is kept, and the calendar read as a whole by the next `syncCalendar`, whatever is
 *                    gone from it; where all is put back, that comes at once
 *   of an old copy   see `settleBehind`
 *   settle           the item is closed
 *   deliver          the calendar follows; out of reach means later
 *
 * Settling twice in the same way gives the first answer (`replayed`). Throws `not-found`, `resolution-not-offered`,
 * `settled-otherwise`, `appointment-finished`, `key-reused`.
 */
export async function resolveInboxItem(
  request: ResolveRequest,
  write: Write,
  ports: DeliveryPorts,
): Promise<Written<InboxEntry>> {
  return answeredOnce(
    write,
    (value: InboxEntry) => ({ value, replayed: true }),
    () => resolve(request, write, ports),
    ports,
  );
}

async function resolve(
  request: ResolveRequest,
  write: Write,
  ports: DeliveryPorts,
): Promise<Written<InboxEntry>> {
  const { store } = ports;
  const item = await inboxItemNumbered(request.itemId, ports);
  if (item.resolvedAt !== null) {
    const entry = await entryOf(item, ports);
    assertAsSettled(entry, request);
    return { ...(await store.keepResult(entry, write)), replayed: true };
  }
  const offered = RESOLUTIONS_OF[item.kind];
  if (!offered.includes(request.resolution)) {
    throw new AppError({ code: 'resolution-not-offered', item: item.id, offered });
  }
  if (write.dryRun) {
    const settled = { ...item, resolvedAt: write.at, resolution: request.resolution };
    return { value: await entryOf(settled, ports), replayed: false };
  }
  await store.places.tie();
  await carryOut(item, request, write, ports);
  const settled = await store.inbox.resolve(item.id, request.resolution, write);
  if (item.appointmentId !== null) await deliverAppointment(item.appointmentId, ports);
  else if (item.kind === 'many-removed' && request.resolution === 'restore')
    await syncCalendar(ports).catch((thrown: unknown) => troubleAfterCommit(thrown, ports));
  const value = await entryOf(settled, ports);
  return store.keepResult(value, write).catch((thrown: unknown) => {
    troubleAfterCommit(thrown, ports);
    return { value, replayed: false };
  });
}

/** What was closed by itself is as it was asked for where that is so now, whoever has done it. */
function assertAsSettled({ item, appointment }: InboxEntry, { resolution: asked }: ResolveRequest): void {
  const { id, appointmentId, resolution: settled } = item;
  const isCancelled = appointment?.status === 'cancelled';
  const isSo = asked === 'cancel' ? isCancelled : asked !== 'restore' || !isCancelled;
  if (settled === null ? isSo : settled === asked) return;
  throw new AppError({ code: 'settled-otherwise', item: id, appointmentId, settled, asked });
}

async function carryOut(
  item: InboxItem,
  { resolution, reason }: ResolveRequest,
  write: Write,
  ports: DeliveryPorts,
): Promise<void> {
  const { appointmentId, calendarId, kind } = item;
  if (kind === 'many-removed') return ports.store.calendars.readAgain(calendarId, OF_MANY[resolution]);
  switch (resolution) {
    case 'restore':
    case 'retry':
      return ports.store.images.restore({ appointmentId, calendarId } as ImageKey, write.at);
    case 'cancel':
      await ports.store.appointments.cancel(
        appointmentId as number,
        { reason, note: null },
        { ...write, key: null },
      );
      return;
    case 'accept':
    case 'done':
      if (saysBehind(kind)) await settleBehind(item, resolution, write, ports);
      if (kind === 'left-behind' || kind === 'removal-stuck')
        await ports.store.images.giveUp({ appointmentId, calendarId } as ImageKey, write.at);
  }
}

/** What each way means where very many events are gone; the others are not offered there. */
const OF_MANY: Readonly<Record<Resolution, OnRemovals | null>> = {
  restore: 'restore',
  accept: 'ask',
  done: 'leave',
  cancel: null,
  retry: null,
};

async function entryOf(item: InboxItem, ports: DeliveryPorts): Promise<InboxEntry> {
  const [entry] = await inboxEntries([item], ports);
  return entry as InboxEntry;
}
