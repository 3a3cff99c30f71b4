import { type InboxItem, type InboxKind, type InboxNote, isDeed, isLasting } from '../../domain/inbox.ts';
import type { Instant } from '../../domain/interval.ts';
import type { ImageKey } from '../images.ts';
import type { InboxStore } from '../inbox.ts';
import type { Database, Sql, Transaction } from './engine/sql.ts';
import { type ItemRow, itemById, itemOf } from './read-inbox.ts';
import { notFound } from './rows/customers.ts';
import { newEntry } from './rows/journal.ts';

/** What of the port writes. */
export function inboxStore(database: Database): Pick<InboxStore, 'add' | 'resolve' | 'close'> {
  return {
    add: async (notes, at) => database.transaction(async (tx) => addNotes(tx, notes, at)),

    resolve: async (id, resolution, by) =>
      database.transaction(async (tx) => {
        const open = await tx.get('SELECT 1 FROM inbox_item WHERE id = ? AND resolution IS NULL', id);
        await tx.run(
          `UPDATE inbox_item SET resolved_at = ?, resolution = ?, entry_id = ?,
             settled_revision = (SELECT revision FROM appointment WHERE appointment.id = appointment_id)
           WHERE id = ? AND resolution IS NULL`,
          by.at,
          resolution,
          open === undefined ? null : await newEntry(tx, by, 'inbox-settled').id(),
          id,
        );
        const item = await itemById(tx, id);
        if (item === null) throw notFound('inbox item', id);
        return item;
      }),

    close: async (ids, at) => {
      if (ids.length === 0) return;
      await database.transaction(async (tx) => {
        await tx.run(
          `UPDATE inbox_item SET resolved_at = ?
           WHERE resolved_at IS NULL AND id IN (${tx.elements.numbers})`,
          at,
          JSON.stringify(ids),
        );
      });
    },
  };
}

/** Gives what is news: see `InboxStore.add`. */
export async function addNotes(
  tx: Transaction,
  notes: readonly InboxNote[],
  at: Instant,
): Promise<InboxItem[]> {
  const told: InboxItem[] = [];
  for (const note of notes) {
    const open = await openItem(tx, note);
    const news = open === undefined ? await added(tx, note, at) : await renewed(tx, open, note);
    if (news !== undefined) told.push(itemOf(news));
  }
  return told;
}

/** Adds the item, unless a person has settled the same and nothing has moved since. */
async function added(tx: Transaction, note: InboxNote, at: Instant): Promise<ItemRow | undefined> {
  const canStay = isLasting(note.kind) || note.kind === 'unknown-event';
  if (canStay && (await wasSettled(tx, note))) return undefined;
  const { kind, appointmentId, calendarId, eventId } = note;
  return tx.get<ItemRow>(
    `INSERT INTO inbox_item (kind, appointment_id, calendar_id, event_id, event_start_at, event_end_at, detail, why, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING *`,
    kind,
    appointmentId,
    calendarId,
    eventId,
    ...told(note),
    at,
  );
}

/** The open item tells what has happened last, and how often it has; undefined where there is nothing new to tell. */
async function renewed(tx: Transaction, open: ItemRow, note: InboxNote): Promise<ItemRow | undefined> {
  const before = [open.event_start_at, open.event_end_at, open.detail, open.why];
  const now = told(note);
  if (!isDeed(note.kind) && now.every((one, i) => one === before[i])) return undefined;
  return tx.get<ItemRow>(
    `UPDATE inbox_item SET event_start_at = ?, event_end_at = ?, detail = ?, why = ?, times = times + 1
     WHERE id = ? RETURNING *`,
    ...now,
    open.id,
  );
}

/** What an item tells, apart from what it is about: the columns from `event_start_at` to `why`. */
function told({ event, detail, why }: InboxNote) {
  return [
    event?.start ?? null,
    event?.end ?? null,
    detail,
    why === undefined ? null : JSON.stringify(why),
  ] as const;
}

/** Asked first, because an insert that the index refuses uses up a number all the same, and people type these. */
async function openItem(
  sql: Sql,
  { kind, appointmentId, calendarId, eventId }: InboxNote,
): Promise<ItemRow | undefined> {
  return sql.get<ItemRow>(
    `SELECT * FROM inbox_item
     WHERE resolved_at IS NULL AND kind = ? AND coalesce(appointment_id, 0) = ? AND calendar_id = ?
       AND coalesce(event_id, '') = ?`,
    kind,
    appointmentId ?? 0,
    calendarId,
    eventId ?? '',
  );
}

/**
 * True when a person has settled the same about that event the last time, and it still lies where it lay; where it lies over
 * an appointment, that has to be unchanged as well. That the newest book is back, as somebody has said of an event that is
 * unknown, shows when it is known.
 */
async function wasSettled(
  sql: Sql,
  { kind, appointmentId, calendarId, eventId, event }: InboxNote,
): Promise<boolean> {
  const last = await sql.get<Pick<ItemRow, 'event_start_at' | 'event_end_at'>>(
    `SELECT event_start_at, event_end_at FROM inbox_item
     WHERE kind = ? AND appointment_id IS NOT DISTINCT FROM ? AND calendar_id = ? AND event_id IS NOT DISTINCT FROM ?
       AND (resolution = 'accept' OR (kind <> 'unknown-event' AND resolution IS NOT NULL))
       AND (kind <> 'foreign-conflict' OR settled_revision = (SELECT revision FROM appointment WHERE appointment.id = appointment_id))
     ORDER BY id DESC LIMIT 1`,
    kind,
    appointmentId,
    calendarId,
    eventId,
  );
  return (
    last !== undefined &&
    last.event_start_at === (event?.start ?? null) &&
    last.event_end_at === (event?.end ?? null)
  );
}

/**
 * Closes open items that no longer hold, with no resolution of anybody's. What asks about several deletions is not answered by one
 * event that came back.
 */
export async function closeItems(
  tx: Transaction,
  kinds: readonly InboxKind[],
  { appointmentId, calendarId }: ImageKey,
  at: Instant,
): Promise<void> {
  for (const kind of kinds) {
    await tx.run(
      `UPDATE inbox_item SET resolved_at = ?
       WHERE resolved_at IS NULL AND kind = ? AND appointment_id = ? AND calendar_id = ?
         AND (kind <> 'left-removed' OR times = 1)`,
      at,
      kind,
      appointmentId,
      calendarId,
    );
  }
}

/**
 * Closes what was told of where an appointment lay that has been moved or cancelled. A conflict that still holds is found again by the
 * next sync.
 */
export async function closeConflicts(tx: Transaction, appointmentId: number, at: Instant): Promise<void> {
  await tx.run(
    `UPDATE inbox_item SET resolved_at = ?
     WHERE resolved_at IS NULL AND kind IN ('foreign-conflict', 'left-in-the-way') AND appointment_id = ?`,
    at,
    appointmentId,
  );
}

/** What a person has settled about an appointment stays settled by a change that moves nothing; `before`: its revision then. */
export async function keepSettled(tx: Transaction, appointmentId: number, before: number): Promise<void> {
  await tx.run(
    `UPDATE inbox_item SET settled_revision = (SELECT revision FROM appointment WHERE id = ?)
     WHERE kind = 'foreign-conflict' AND appointment_id = ? AND settled_revision = ?`,
    appointmentId,
    appointmentId,
    before,
  );
}

/** Closes what was asked about deletions where the appointment stood: it does no more. */
export async function closeAgreed(tx: Transaction, appointmentId: number, at: Instant): Promise<void> {
  await tx.run(
    `UPDATE inbox_item SET resolved_at = ? WHERE resolved_at IS NULL AND kind = 'left-removed' AND appointment_id = ?`,
    at,
    appointmentId,
  );
}

/** Where it is asked already, it is not asked twice. */
const ASK_ON = `
UPDATE inbox_item SET kind = 'left-removed'
WHERE resolved_at IS NULL AND kind = 'event-removed' AND appointment_id = ? AND NOT EXISTS (
  SELECT 1 FROM inbox_item asked
  WHERE asked.resolved_at IS NULL AND asked.kind = 'left-removed' AND asked.appointment_id = inbox_item.appointment_id
    AND asked.calendar_id = inbox_item.calendar_id AND coalesce(asked.event_id, '') = coalesce(inbox_item.event_id, ''))`;

/**
 * What is asked about deletions stays asked when the appointment is changed here: that brings new events, and whoever
 * changes it need not have read that somebody had deleted one.
 */
export async function askOn(tx: Transaction, appointmentId: number): Promise<void> {
  await tx.run(ASK_ON, appointmentId);
}

/**
 * What is asked about a deletion stays asked where the event is to be no more, though nobody has changed the appointment: it
 * is shown elsewhere now.
 */
export async function askElsewhere(tx: Transaction, appointmentId: number): Promise<void> {
  await tx.run(
    `${ASK_ON} AND EXISTS (
       SELECT 1 FROM calendar_image i
       WHERE i.appointment_id = inbox_item.appointment_id AND i.calendar_id = inbox_item.calendar_id AND i.present = 0)`,
    appointmentId,
  );
}
