import Database from 'better-sqlite3';

/**
 * What must hold whatever happened, asked of the tables themselves and reckoned here a second time: nothing of the
 * program that wrote them takes part.
 */

interface AppointmentRow {
  readonly id: number;
  readonly uuid: string;
  readonly status: string;
  readonly revision: number;
  readonly start_at: number;
  readonly end_at: number;
  readonly buffer_ms: number;
  readonly bay_id: number;
  readonly technician_id: number | null;
  readonly calendar_id: string;
  /** Until when nobody has been told of it, for a shop that books only what its calendar confirms. */
  readonly held_until: number | null;
}

interface ClaimRow {
  /** Null for time that is held for somebody who was offered it. */
  readonly appointment_id: number | null;
  readonly claimable_id: number;
  readonly start_at: number;
  readonly end_at: number;
}

interface ImageRow {
  readonly appointment_id: number;
  readonly calendar_id: string;
  readonly event_id: string;
  readonly present: number;
  readonly attempted: number;
  readonly dead: number;
  readonly wanted_revision: number;
  readonly synced_revision: number;
}

interface EventRow {
  readonly calendar_id: string;
  readonly event_id: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly appointment_uuid: string;
}

interface PlaceRow {
  readonly calendar_id: string;
  readonly google_id: string;
}

/** A book as its tables are. */
export interface BookRows {
  readonly damage: readonly string[];
  readonly shops: number;
  readonly claimables: readonly {
    readonly id: number;
    readonly name: string;
    readonly capacity: number;
    readonly calendar_id: string | null;
  }[];
  readonly appointments: readonly AppointmentRow[];
  readonly claims: readonly ClaimRow[];
  readonly images: readonly ImageRow[];
  /** Live events that carry an appointment's stamp. */
  readonly events: readonly EventRow[];
  /** Where at Google the calendars are that the tables know by an id of their own; the book's own have no place. */
  readonly places: readonly PlaceRow[];
  readonly revisions: readonly { readonly appointment_id: number; readonly revision: number }[];
  /** Every customer with the number of their appointments, whatever became of those. */
  readonly customers: readonly { readonly id: number; readonly appointments: number }[];
}

/** One look at the whole file, without leaving a trace in it. */
export function readBook(file: string): BookRows {
  const db = openedToRead(file);
  try {
    return db.transaction(() => rowsOf(db))();
  } finally {
    db.close();
  }
}

/** What a process that was killed has left half way, only who may write can take back. */
function openedToRead(file: string): Database.Database {
  const reading = () => new Database(file, { readonly: true, timeout: 10_000 });
  const db = reading();
  try {
    db.pragma('schema_version');
    return db;
  } catch (thrown) {
    db.close();
    if ((thrown as { code?: string }).code !== 'SQLITE_READONLY_ROLLBACK') throw thrown;
  }
  const writing = new Database(file, { timeout: 10_000 });
  writing.pragma('schema_version');
  writing.close();
  return reading();
}

/** The appointment that a change made under this key is about; undefined when the book holds no such change. */
export function idUnderKey(file: string, key: string): number | undefined {
  const db = openedToRead(file);
  try {
    const sql = `SELECT appointment_id FROM answered_appointment WHERE key = ?`;
    return db.prepare(sql).pluck().get(key) as number | undefined;
  } finally {
    db.close();
  }
}

function rowsOf(db: Database.Database): BookRows {
  const all = <Row>(sql: string) => db.prepare(sql).all() as Row[];
  const integrity = all<{ integrity_check: string }>('PRAGMA integrity_check');
  return {
    damage: [
      ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
      ...all('PRAGMA foreign_key_check').map((row) => `foreign key: ${JSON.stringify(row)}`),
    ],
    shops: all('SELECT 1 FROM shop').length,
    claimables: all(
      `SELECT id, c.name, capacity, coalesce(n.calendar_id, c.calendar_id) AS calendar_id
       FROM claimable c LEFT JOIN calendar_name n ON n.name = c.calendar_id WHERE retired_at IS NULL`,
    ),
    appointments: all(
      'SELECT a.*, w.technician_id FROM appointment a LEFT JOIN work w ON w.appointment_id = id AND position = 0 ORDER BY id',
    ),
    claims: all('SELECT * FROM claim ORDER BY start_at'),
    images: all('SELECT * FROM calendar_image'),
    events: all('SELECT * FROM local_event WHERE cancelled = 0 AND appointment_uuid IS NOT NULL'),
    places: all('SELECT calendar_id, google_id FROM calendar_place WHERE google_id IS NOT NULL'),
    revisions: all('SELECT appointment_id, revision FROM appointment_revision'),
    customers: all(
      'SELECT id, (SELECT count(*) FROM appointment WHERE customer_id = customer.id) AS appointments FROM customer',
    ),
  };
}

const isLive = ({ status }: AppointmentRow) => status !== 'cancelled' && status !== 'no_show';

/** What must hold after every commit, calendar or not. One sentence for each breach. */
export function bookViolations(book: BookRows): string[] {
  return [
    ...book.damage,
    ...(book.shops === 1 ? [] : [`there are ${book.shops} shops`]),
    ...claimViolations(book),
    ...overloads(book),
    ...book.appointments.flatMap((each) => recordViolations(each, book)),
  ];
}

function spelled({ appointment_id, claimable_id, start_at, end_at }: ClaimRow): string {
  return `#${appointment_id} holds ${claimable_id} from ${start_at} to ${end_at}`;
}

/** What a live appointment must hold: its bay with the buffer, and its technician if it has one. */
function claimsOf({ id, start_at, end_at, buffer_ms, bay_id, technician_id }: AppointmentRow): ClaimRow[] {
  const bay = { appointment_id: id, claimable_id: bay_id, start_at, end_at: end_at + buffer_ms };
  if (technician_id === null) return [bay];
  return [bay, { appointment_id: id, claimable_id: technician_id, start_at, end_at }];
}

/** Every live appointment holds its bay and its technician for its time, and nobody else holds anything. */
function claimViolations({ appointments, claims }: BookRows): string[] {
  const wanted = new Set(appointments.filter(isLive).flatMap(claimsOf).map(spelled));
  const held = new Set(claims.filter(({ appointment_id }) => appointment_id !== null).map(spelled));
  return [
    ...[...wanted].filter((claim) => !held.has(claim)).map((claim) => `missing: ${claim}`),
    ...[...held].filter((claim) => !wanted.has(claim)).map((claim) => `not wanted: ${claim}`),
  ];
}

/** A sweep over the ends and starts of each bay and technician; an end comes before a start at the same instant. */
function overloads({ claimables, claims }: BookRows): string[] {
  return claimables.flatMap(({ id, name, capacity }) => {
    const steps = claims
      .filter((claim) => claim.claimable_id === id)
      .flatMap(({ start_at, end_at }) => [
        { at: start_at, by: 1 },
        { at: end_at, by: -1 },
      ])
      .sort((a, b) => a.at - b.at || a.by - b.by);
    let load = 0;
    return steps.flatMap(({ at, by }) => {
      load += by;
      return by > 0 && load > capacity ? [`${name} holds ${load} at ${at}, its capacity is ${capacity}`] : [];
    });
  });
}

function recordViolations({ id, revision, calendar_id, ...one }: AppointmentRow, book: BookRows): string[] {
  const images = book.images.filter(({ appointment_id }) => appointment_id === id);
  const current = images.find((image) => image.calendar_id === calendar_id);
  const shown = images.filter(({ present }) => present === 1);
  const ofTechnician = book.claimables.find((each) => each.id === one.technician_id)?.calendar_id;
  const known = book.revisions.filter(({ appointment_id }) => appointment_id === id);
  return [
    ...(current === undefined ? [`#${id} is owed to no calendar`] : []),
    ...(current !== undefined && (current.present === 1) !== (one.status !== 'cancelled')
      ? [`#${id} is ${one.status}, and its calendar is told otherwise`]
      : []),
    ...(shown.some((image) => image.calendar_id !== calendar_id && image.calendar_id !== ofTechnician)
      ? [`#${id} is owed to two calendars`]
      : []),
    ...(known.length === revision && known.some((each) => each.revision === revision)
      ? []
      : [`#${id} has ${known.length} entries of history for revision ${revision}`]),
  ];
}

/** What must hold once nothing is owed to the calendar any more: every event an appointment's, and the other way round. */
export function calendarViolations({ appointments, images, events }: BookRows): string[] {
  const owed = images.filter((image) => image.synced_revision < image.wanted_revision);
  const uuids = new Set(appointments.map(({ uuid }) => uuid));
  return [
    ...owed.map(({ appointment_id, calendar_id }) => `#${appointment_id} is still owed to ${calendar_id}`),
    ...events
      .filter(({ appointment_uuid }) => !uuids.has(appointment_uuid))
      .map(({ event_id }) => `event ${event_id} belongs to no appointment`),
    ...appointments.flatMap((one) => {
      const own = events.filter(({ appointment_uuid }) => appointment_uuid === one.uuid);
      const right = own.filter(
        (event) =>
          event.start_at === one.start_at &&
          event.end_at === one.end_at &&
          event.calendar_id === one.calendar_id,
      );
      const due = one.status === 'cancelled' ? 0 : 1;
      return own.length === due && right.length === due
        ? []
        : [`#${one.id} is ${one.status} and has ${own.length} live events, ${right.length} of them right`];
    }),
  ];
}
