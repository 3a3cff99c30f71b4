import type Database from 'better-sqlite3';
import { HELD_FOR_EVER } from '../../src/domain/appointment.ts';
import type { InboxKind } from '../../src/domain/inbox.ts';
import type { Instant } from '../../src/domain/interval.ts';

/** The book as its rows tell it, read past the product's own reading. */
export interface AppointmentRow {
  readonly id: number;
  readonly uuid: string;
  readonly status: string;
  readonly revision: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly buffer: number;
  readonly bay: number;
  readonly visitor: number;
  readonly technician: number | null;
  /** Null for one that is not held, or for ever. */
  readonly held: Instant | null;
}
export interface ClaimRow {
  readonly appointment: number;
  readonly claimable: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly overbooked: number;
}
export interface ItemRow {
  readonly id: number;
  readonly kind: InboxKind;
  readonly appointment: number | null;
  readonly calendar: string;
  readonly event: string | null;
  readonly start: Instant | null;
  readonly end: Instant | null;
  readonly detail: string | null;
  readonly resolved: Instant | null;
  /** How a person settled it; null where none has. */
  readonly resolution: string | null;
}
export interface RevisionRow {
  readonly appointment: number;
  readonly revision: number;
  readonly source: string;
  readonly change: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly calendar: string;
  readonly bay: number;
  readonly technician: number | null;
  readonly reason: string | null;
}
export interface ImageRow {
  readonly appointment: number;
  readonly calendar: string;
  readonly present: number;
  readonly generation: number;
  /** Something has been sent there, of this generation. */
  readonly attempted: number;
  readonly owed: number;
  readonly removed: number | null;
  readonly refused: number | null;
  /** Nobody has seen what is there, and somebody is to look. */
  readonly unlooked: number;
  readonly wanted: number;
  readonly synced: number;
  readonly error: string | null;
}

const APPOINTMENTS = `SELECT id, uuid, status, revision, a.start_at AS start, a.end_at AS end, buffer_ms AS buffer, bay_id AS bay, customer_id AS visitor,
  technician_id AS technician, nullif(held_until, ${HELD_FOR_EVER}) AS held
  FROM appointment a JOIN work ON appointment_id = id AND position = 0 ORDER BY id`;
const CLAIMS = `SELECT appointment_id AS appointment, claimable_id AS claimable, start_at AS start, end_at AS end, overbooked FROM claim`;
const ITEMS = `SELECT id, kind, appointment_id AS appointment, calendar_id AS calendar, event_id AS event,
  event_start_at AS start, event_end_at AS end, detail, resolved_at AS resolved, resolution FROM inbox_item ORDER BY id`;
const REVISIONS = `SELECT appointment_id AS appointment, revision, source, change, start_at AS start, end_at AS end,
  calendar_id AS calendar, bay_id AS bay, json_extract(work, '$[0].technicianId') AS technician,
  json_extract(details, '$.overbookReason') AS reason
  FROM appointment_revision JOIN journal ON journal.id = entry_id ORDER BY appointment_id, revision`;
const IMAGES = `SELECT appointment_id AS appointment, calendar_id AS calendar, present, generation, attempted, owed,
  removed_revision AS removed, refused_revision AS refused, look_needed AS unlooked, wanted_revision AS wanted, synced_revision AS synced, error
  FROM calendar_image ORDER BY 1, 2`;

export interface Rows {
  readonly appointments: () => AppointmentRow[];
  readonly claims: () => ClaimRow[];
  readonly items: () => ItemRow[];
  readonly revisions: () => RevisionRow[];
  readonly images: () => ImageRow[];
  /** Grows with every change of any row, whoever makes it. */
  readonly changes: () => number;
}

const READERS = new WeakMap<Database.Database, Rows>();

export function rowsOf(db: Database.Database): Rows {
  const known = READERS.get(db);
  if (known !== undefined) return known;
  const reader = <Row>(sql: string) => {
    const statement = db.prepare<[], Row>(sql);
    return () => statement.all();
  };
  const changes = db
    .prepare<[], number>('SELECT total_changes() + (SELECT data_version FROM pragma_data_version)')
    .pluck();
  const rows: Rows = {
    appointments: reader<AppointmentRow>(APPOINTMENTS),
    claims: reader<ClaimRow>(CLAIMS),
    items: reader<ItemRow>(ITEMS),
    revisions: reader<RevisionRow>(REVISIONS),
    images: reader<ImageRow>(IMAGES),
    changes: () => changes.get() ?? 0,
  };
  READERS.set(db, rows);
  return rows;
}
