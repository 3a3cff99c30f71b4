import Database from 'better-sqlite3';
import { eventIdOf } from '../../src/domain/calendar-event.ts';
import { MIGRATIONS } from '../../src/store/sqlite/schema/schema.ts';
import { at, NOW, RULES, zone } from './book.ts';
import { scratchFile } from './scratch.ts';

/** 'bayb'. */
const APPLICATION_ID = 0x62617962;

/** An appointment's event as version 1 knew it, and what that version's calendar held of it. */
export interface OldImage {
  readonly generation?: number;
  readonly present: 0 | 1;
  readonly wanted: number;
  readonly synced: number;
  /** The event's count in its calendar; null for an event that was never put. */
  readonly event: { readonly sequence: number; readonly cancelled: 0 | 1 } | null;
}

export const uuidOf = (id: number): string => `018f6b7e-3c1a-7d2e-9b4f-${String(id).padStart(12, '0')}`;

/** A closed book as version 1 left it, with one appointment an image, hour by hour in Bay 1; what owes absence is cancelled. */
export function bookOfVersion1(images: readonly OldImage[]): string {
  const file = scratchFile();
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.exec(MIGRATIONS[0] as string);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma('user_version = 1');
    writeShop(db);
    for (const [i, image] of images.entries()) writeAppointment(db, i + 1, image);
    db.prepare(
      `INSERT INTO local_event VALUES ('bay-1', 'theirs', 99, ?, ?, 0, 1, 'Dentist', '', NULL, NULL, ?)`,
    ).run(at('20:00'), at('21:00'), NOW);
  } finally {
    db.close();
  }
  return file;
}

function writeShop(db: Database.Database): void {
  const { services: _, bays: __, technicians: ___, ...policies } = RULES;
  db.prepare('INSERT INTO shop VALUES (1, 1, ?, ?, ?)').run(
    JSON.stringify(policies),
    JSON.stringify(zone),
    NOW,
  );
  db.exec(`
    INSERT INTO service VALUES (1, 'oil_change', 'Oil change', 60, 0, '[]', 0, NULL);
    INSERT INTO claimable VALUES (1, 'bay', 'Bay 1', 1, 'bay-1', NULL, '[]', 0, NULL);
    INSERT INTO customer VALUES (1, 'Ana Pérez', 'ana perez', NULL, NULL, NULL, NULL, NULL, ${NOW}, ${NOW});
    INSERT INTO vehicle VALUES (1, 1, 'ABC1234', NULL, 'Honda', 'Civic', 2018, NULL, ${NOW}, ${NOW});
    INSERT INTO local_calendar VALUES ('bay-1', 99)`);
}

function writeAppointment(db: Database.Database, id: number, image: OldImage): void {
  const { generation = 0, present, wanted, synced, event } = image;
  const status = present === 1 ? 'scheduled' : 'cancelled';
  const start = at('09:00') + (id - 1) * 3_600_000;
  const [end, eventId] = [start + 3_600_000, eventIdOf(uuidOf(id), generation)];
  db.prepare(
    `INSERT INTO appointment VALUES (?, ?, ?, ?, ?, ?, 'America/New_York', '2026-11-23T09:00', '2026-11-23T10:00', 0, 1, 1,
       1, 1, NULL, 'bay-1', NULL, NULL, NULL, NULL, NULL, NULL, ?, ?)`,
  ).run(id, uuidOf(id), wanted, status, start, end, NOW, NOW);
  for (let revision = 1; revision <= wanted; revision += 1) {
    db.prepare(
      `INSERT INTO appointment_revision SELECT id, ?, created_at, 'counter', 'booked', status, start_at, end_at, zone,
         wall_start, wall_end, service_id, customer_id, vehicle_id, bay_id, technician_id, calendar_id, NULL, NULL, NULL, NULL
       FROM appointment WHERE id = ?`,
    ).run(revision, id);
  }
  if (present === 1) db.prepare('INSERT INTO claim VALUES (?, 1, ?, ?, 0)').run(id, start, end);
  db.prepare(
    `INSERT INTO calendar_image VALUES (?, 'bay-1', ?, ?, ?, ?, ?, ?, NULL, '"old"', NULL, NULL)`,
  ).run(id, generation, eventId, present, wanted, synced, NOW - id);
  if (event === null) return;
  db.prepare(`INSERT INTO local_event VALUES ('bay-1', ?, ?, ?, ?, ?, 1, 'Oil change', '', ?, 1, ?)`).run(
    eventId,
    event.sequence,
    start,
    end,
    event.cancelled,
    uuidOf(id),
    NOW,
  );
}
