import { type BroughtOccurrence, type ToldOccurrence, takenFamily } from '../../domain/event-family.ts';
import type { Instant } from '../../domain/interval.ts';
import type { BroughtEvents, EventBatch, EventChanges, EventContent } from '../local-events.ts';
import type { Sql, Transaction } from './engine/sql.ts';
import type { Entry } from './rows/journal.ts';
import {
  addEvents,
  type EventRow,
  type Keeping,
  keepEvent,
  keepTold,
  nextSequence,
  type Told,
  toldIn,
} from './rows/local-event-rows.ts';

/** Takes in a list of events, within the transaction of the caller. */
export async function keepAll(tx: Transaction, batch: EventBatch, entry: Entry): Promise<EventChanges> {
  const { at } = entry;
  const { calendarId, families, under, since } = batch;
  const changes = { added: 0, changed: 0, removed: 0, unchanged: 0, outdated: [] as number[] };
  // Counted here and written at the end, for the calendar's row would be written once an event.
  const first = await nextSequence(tx, calendarId);
  const pen: Pen = { tx, calendarId, at, next: first };
  const isFirst = (await rowsUnder(tx, calendarId, under, 1)).length === 0;
  const ordered = inOrderOfKey(families);
  if (isFirst) changes.added += await addNew(pen, ordered);
  else {
    for (const family of ordered) {
      const known = await rowsUnder(tx, calendarId, family.under);
      if (known.length === 0) changes.added += await addNew(pen, [family]);
      else await keepFamily(pen, family, known, since, changes);
    }
  }
  await tx.run('UPDATE local_calendar SET sequence = ? WHERE id = ?', pen.next - 1, calendarId);
  changes.outdated.sort((a, b) => a - b);
  if (changes.added + changes.changed + changes.removed > 0) await entry.id();
  return changes;
}

/** What writes rows, and the number that the next one takes of the calendar's count. */
interface Pen {
  readonly tx: Transaction;
  readonly calendarId: string;
  readonly at: Instant;
  next: number;
}

/** Neighbours in the table one after the other: every page of it is gone through once. */
function inOrderOfKey(families: readonly BroughtEvents[]): BroughtEvents[] {
  return families.toSorted((a, b) => (a.under < b.under ? -1 : a.under > b.under ? 1 : 0));
}

async function rowsUnder(
  sql: Sql,
  calendarId: string,
  under: string,
  most = Number.MAX_SAFE_INTEGER,
): Promise<EventRow[]> {
  return sql.all<EventRow>(
    'SELECT * FROM local_event WHERE calendar_id = ? AND event_id >= ? AND event_id < ? LIMIT ?',
    calendarId,
    under,
    `${under}\u{10ffff}`,
    most,
  );
}

/** Gives how many. */
async function addNew(pen: Pen, families: readonly BroughtEvents[]): Promise<number> {
  const before = pen.next;
  await addEvents(pen.tx, occurrencesOf(pen, families));
  return pen.next - before;
}

function* occurrencesOf(pen: Pen, families: readonly BroughtEvents[]) {
  for (const { under, occurrences } of families) {
    for (const one of occurrences) {
      yield [contentOf(pen, under, one), newly(pen, one), pen.next] as [EventContent, Keeping, number];
      pen.next += 1;
    }
  }
}

async function keepFamily(
  pen: Pen,
  family: BroughtEvents,
  rows: readonly EventRow[],
  since: Instant,
  changes: { -readonly [K in keyof EventChanges]: K extends 'outdated' ? number[] : number },
): Promise<void> {
  const { under } = family;
  const byId = new Map(rows.map((row) => [row.event_id, row]));
  const known = rows.map((row) =>
    Object.assign(toldIn(row), { recurrenceId: row.event_id.slice(under.length) || null }),
  );
  const { kept, gone, outdated } = takenFamily(known, family, since);
  for (const one of [...kept, ...gone]) {
    const content = contentOf(pen, under, one);
    changes[await keep(pen, content, one, byId.get(content.eventId))] += 1;
  }
  changes.outdated.push(...outdated);
}

function contentOf(
  { calendarId }: Pen,
  under: string,
  one: ToldOccurrence | BroughtOccurrence,
): EventContent {
  const { recurrenceId, start, end, title, busy, cancelled } = one;
  const eventId = under + (recurrenceId ?? '');
  return { calendarId, eventId, start, end, title, description: '', busy, cancelled, stamp: null };
}

function newly({ at }: Pen, told: Told): Keeping {
  return { testRun: null, createdAt: at, updatedAt: at, told };
}

type Outcome = 'added' | 'changed' | 'removed' | 'unchanged';

async function keep(
  pen: Pen,
  event: EventContent,
  told: Told,
  earlier: EventRow | undefined,
): Promise<Outcome> {
  const { tx } = pen;
  if (earlier !== undefined && isSame(earlier, event)) {
    const { version, toldBy } = toldIn(earlier);
    // Many exports say of every event that it was said just now, which is worth no row.
    if (version.sequence !== told.version.sequence || toldBy !== told.toldBy) await keepTold(tx, event, told);
    return 'unchanged';
  }
  const createdAt = earlier?.created_at ?? pen.at;
  await keepEvent(tx, { ...event, ...newly(pen, told), createdAt }, pen.next);
  pen.next += 1;
  if (earlier === undefined) return 'added';
  return event.cancelled && earlier.cancelled === 0 ? 'removed' : 'changed';
}

function isSame(row: EventRow, event: EventContent): boolean {
  return (
    row.start_at === event.start &&
    row.end_at === event.end &&
    (row.cancelled === 1) === event.cancelled &&
    (row.busy === 1) === event.busy &&
    row.title === event.title
  );
}
