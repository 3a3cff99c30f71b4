import type { ReadFrom } from '../../calendar/calendar-service.ts';
import type { Instant } from '../../domain/interval.ts';
import type { KeptEvent, OpenReading, ReadingPage } from '../calendar-readings.ts';
import { parsed, type Sql, type Transaction } from './engine/sql.ts';
import { putRight } from './others-mirrored.ts';

interface ReadingRow {
  number: number;
  kind: ReadFrom['kind'];
  sync_token: string | null;
  since: Instant | null;
  next_page: string;
  pages: number;
  events: number;
  began_at: Instant;
  as_of: Instant | null;
  ahead_start_at: Instant | null;
  ahead_end_at: Instant | null;
  others_changed: number;
  tells_of_others: 0 | 1;
  certain: 0 | 1;
}

export async function openReadingOf(sql: Sql, calendarId: string): Promise<OpenReading | null> {
  const row = await sql.get<ReadingRow>('SELECT * FROM calendar_reading WHERE calendar_id = ?', calendarId);
  if (row === undefined) return null;
  const { ahead_start_at: start, ahead_end_at: end } = row;
  return {
    number: row.number,
    from: fromOf(row),
    nextPage: row.next_page,
    pages: row.pages,
    events: row.events,
    beganAt: row.began_at,
    asOf: row.as_of,
    ahead: start === null || end === null ? null : { start, end },
    othersChanged: row.others_changed,
    tellsOfOthers: row.tells_of_others === 1,
    isCertain: row.certain === 1,
  };
}

function fromOf({ kind, sync_token: syncToken, since }: ReadingRow): ReadFrom {
  return kind === 'token' ? { kind, syncToken: syncToken as string } : { kind, since: since as Instant };
}

export async function keptEventsOf(sql: Sql, calendarId: string): Promise<KeptEvent[]> {
  const rows = await sql.all<{ event: string }>(
    'SELECT event FROM calendar_reading_event WHERE calendar_id = ? ORDER BY page, position',
    calendarId,
  );
  return rows.map(({ event }) => parsed<KeptEvent>(sql, event));
}

/** Whether the reading is still where it was when its page was asked for; null: there was none. */
export async function isWhereItWas(
  tx: Transaction,
  calendarId: string,
  open: OpenReading | null,
): Promise<boolean> {
  if (open === null) return true;
  const now = await openReadingOf(tx, calendarId);
  return now !== null && now.number === open.number && now.nextPage === open.nextPage;
}

/** The number of a reading that begins. */
export async function nextNumber(tx: Transaction, calendarId: string): Promise<number> {
  await tx.run(
    `INSERT INTO calendar_state (calendar_id, readings) VALUES (?, 1)
     ON CONFLICT (calendar_id) DO UPDATE SET readings = calendar_state.readings + 1`,
    calendarId,
  );
  const row = await tx.get<{ readings: number }>(
    'SELECT readings FROM calendar_state WHERE calendar_id = ?',
    calendarId,
  );
  return row?.readings ?? 1;
}

/** What the page tells of others, what is needed of it again, and where the next one is: together. */
export async function keepPage(tx: Transaction, page: ReadingPage): Promise<boolean> {
  const { calendarId, open, from, ahead, others, tellsOfOthers } = page;
  if (open === null && (await openReadingOf(tx, calendarId)) !== null) return false;
  if (!(await isWhereItWas(tx, calendarId, open))) return false;
  const number = open?.number ?? (await nextNumber(tx, calendarId));
  const pages = (open?.pages ?? 0) + 1;
  const row = {
    since: from.kind === 'token' ? null : from.since,
    syncToken: from.kind === 'token' ? from.syncToken : null,
    tellsOfOthers: Number(tellsOfOthers || open?.tellsOfOthers === true),
    isCertain: Number(others.isCertain && open?.isCertain !== false),
  };
  await tx.run(
    `INSERT INTO calendar_reading (calendar_id, number, kind, sync_token, since, next_page, pages, events, began_at, as_of,
       ahead_start_at, ahead_end_at, others_changed, tells_of_others, certain)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (calendar_id) DO UPDATE SET next_page = excluded.next_page, pages = excluded.pages, events = excluded.events,
       tells_of_others = excluded.tells_of_others, certain = excluded.certain`,
    calendarId,
    number,
    from.kind,
    row.syncToken,
    row.since,
    page.nextPage,
    pages,
    (open?.events ?? 0) + page.events,
    page.beganAt,
    page.asOf,
    ahead?.start ?? null,
    ahead?.end ?? null,
    page.othersChanged,
    row.tellsOfOthers,
    row.isCertain,
  );
  await tx.runEach(
    'INSERT INTO calendar_reading_event (calendar_id, page, position, event) VALUES (?, ?, ?, ?)',
    page.kept.map((kept, position) => [calendarId, pages, position, JSON.stringify(kept)]),
  );
  await putRight(tx, calendarId, others, { ahead, number });
  return true;
}

export async function dropReading(tx: Transaction, calendarId: string): Promise<void> {
  await tx.run('DELETE FROM calendar_reading WHERE calendar_id = ?', calendarId);
}
