import type {
  Appointment,
  AppointmentStatus,
  CalendarImage,
  CalendarStatus,
  CancellationReason,
} from '../../../domain/appointment.ts';
import { imageStatus } from '../../../domain/image-status.ts';
import type { Instant } from '../../../domain/interval.ts';
import { vehicleInfo } from '../../../domain/vehicle.ts';
import type { Work } from '../../../domain/work.ts';
import type { Sql } from '../engine/sql.ts';
import { notFound } from './customers.ts';
import { detailsIn } from './visit-state.ts';
import { moreWork, WORK_COLUMNS, type WorkRow, workIn, workOf } from './work-rows.ts';

/** How it stands in a calendar; `owed` never drifts from the image (`saveImage`). */
interface StandingRow {
  owed: number;
  present: number;
  wanted_revision: number;
  removed_revision: number | null;
  refused_revision: number | null;
  link: string | null;
  error: string | null;
}

const STANDING_COLUMNS =
  'i.owed, i.present, i.wanted_revision, i.removed_revision, i.refused_revision, i.link, i.error';

interface AppointmentRow extends WorkRow, Omit<StandingRow, 'wanted_revision'> {
  /** Null where no calendar shows it. */
  wanted_revision: number | null;
  id: number;
  uuid: string;
  series_id: string | null;
  revision: number;
  status: AppointmentStatus;
  start_at: Instant;
  end_at: Instant;
  zone: string;
  wall_start: string;
  wall_end: string;
  buffer_ms: number;
  customer_id: number;
  customer_name: string;
  customer_phone: string | null;
  customer_email: string | null;
  customer_invite: number | null;
  vehicle_id: number;
  plate: string | null;
  vin: string | null;
  make: string | null;
  model: string | null;
  year: number | null;
  bay_id: number;
  bay_name: string;
  promised_at: Instant | null;
  cancellation_reason: CancellationReason | null;
  details: string;
  has_more_work: number;
  /** The work of a revision, as it was then. */
  work?: string;
  created_at: Instant;
  updated_at: Instant;
  calendar_id: string | null;
  calendar_name: string;
  event_id: string;
  is_open_elsewhere: number;
}

/** Nearly always false, so that the other images are read of very few appointments. */
const IS_OPEN_ELSEWHERE = `EXISTS (SELECT 1 FROM calendar_image o WHERE o.appointment_id = a.id AND o.calendar_id <> a.calendar_id
    AND (o.owed = 1 OR o.removed_revision IS NOT NULL OR o.refused_revision IS NOT NULL))`;

const FROM_APPOINTMENT = 'FROM appointment a';
const SELECT = `
SELECT a.id, a.uuid, a.series_id, a.revision, a.status, a.start_at, a.end_at, a.zone, a.wall_start, a.wall_end, a.buffer_ms,
  c.id AS customer_id, c.name AS customer_name, c.phone AS customer_phone, c.email AS customer_email,
  c.invite AS customer_invite, v.id AS vehicle_id, v.plate, v.vin, v.make, v.model, v.year,
  b.id AS bay_id, b.name AS bay_name, ${WORK_COLUMNS},
  CASE WHEN EXISTS (SELECT 1 FROM work m WHERE m.appointment_id = a.id AND m.position = 1) THEN 1 ELSE 0 END AS has_more_work,
  a.promised_at, a.cancellation_reason, a.details, a.created_at, a.updated_at,
  a.calendar_id, coalesce(p.name, a.calendar_id) AS calendar_name, i.event_id, ${STANDING_COLUMNS},
  CASE WHEN ${IS_OPEN_ELSEWHERE} THEN 1 ELSE 0 END AS is_open_elsewhere
${FROM_APPOINTMENT}
JOIN work w ON w.appointment_id = a.id AND w.position = 0
JOIN service s ON s.id = w.service_id
LEFT JOIN claimable t ON t.id = w.technician_id
JOIN customer c ON c.id = a.customer_id
JOIN vehicle v ON v.id = a.vehicle_id
JOIN claimable b ON b.id = a.bay_id
LEFT JOIN calendar_image i ON i.appointment_id = a.id AND i.calendar_id = a.calendar_id
LEFT JOIN calendar_place p ON p.calendar_id = a.calendar_id`;

const BY_ID = `${SELECT} WHERE a.id = ?`;

/** `tail` continues the statement: the WHERE, ORDER BY and LIMIT over `a` (appointment), with `?` for the values. */
export async function selectAppointments(
  sql: Sql,
  tail: string,
  ...values: (string | number)[]
): Promise<Appointment[]> {
  const appointments: Appointment[] = [];
  for (const row of await sql.all<AppointmentRow>(`${SELECT} ${tail}`, ...values))
    appointments.push(appointmentOf(sql, row, hasMore(row) ? await moreOf(sql, row) : ALL_IN_ROW));
  return appointments;
}

/** The same where there are mostly none: the whole statement takes ten times as long to prepare as a look does. */
export async function selectIfAny(
  sql: Sql,
  tail: string,
  ...values: (string | number)[]
): Promise<Appointment[]> {
  const isAny = (await sql.get(`SELECT 1 FROM appointment a ${tail} LIMIT 1`, ...values)) !== undefined;
  return isAny ? selectAppointments(sql, tail, ...values) : [];
}

/** Null where there is none. Throws `database-damaged` for one that is there without what belongs to it. */
export async function appointmentById(sql: Sql, id: number): Promise<Appointment | null> {
  const row = await sql.get<AppointmentRow>(BY_ID, id);
  const lacksImage = row !== undefined && row.calendar_id !== null && row.wanted_revision === null;
  if (row !== undefined && !lacksImage)
    return appointmentOf(sql, row, hasMore(row) ? await moreOf(sql, row) : ALL_IN_ROW);
  if ((await sql.get('SELECT 1 FROM appointment WHERE id = ?', id)) === undefined) return null;
  throw sql.damaged({ kind: 'disagreement', appointmentId: id, how: 'incomplete' });
}

/** The appointment as it was left by one of its changes; its image, and whom and what it names, are as they are now. */
const AT_REVISION = SELECT.replace('SELECT a.id', 'SELECT a.work, a.id').replace(
  FROM_APPOINTMENT,
  `FROM (
  SELECT r.*, r.appointment_id AS id, x.uuid, x.series_id, x.created_at, j.at AS updated_at
  FROM appointment_revision r JOIN journal j ON j.id = r.entry_id JOIN appointment x ON x.id = r.appointment_id
  WHERE r.appointment_id = ? AND r.revision = ?) a`,
);

/** Throws `not-found`. */
export async function appointmentAt(sql: Sql, id: number, revision: number): Promise<Appointment> {
  const present = await requireAppointment(sql, id);
  if (present.revision === revision) return present;
  const row = await sql.get<AppointmentRow>(AT_REVISION, id, revision);
  return row === undefined ? present : appointmentOf(sql, row, await moreOf(sql, row));
}

/** Throws `not-found`, `database-damaged`. */
export async function requireAppointment(sql: Sql, id: number): Promise<Appointment> {
  const appointment = await appointmentById(sql, id);
  if (appointment === null) throw notFound('appointment', id);
  return appointment;
}

/** What of an appointment is not in its row. */
interface More {
  /** All of the work; null where there is no more than the row has. */
  readonly work: readonly Work[] | null;
  /** How it stands in the calendars besides its own. */
  readonly elsewhere: Partial<Pick<CalendarImage, 'status' | 'error' | 'elsewhere'>>;
}

const ALL_IN_ROW: More = { work: null, elsewhere: {} };

function hasMore(row: AppointmentRow): boolean {
  return row.has_more_work === 1 || row.is_open_elsewhere === 1;
}

async function moreOf(sql: Sql, row: AppointmentRow): Promise<More> {
  const isMore = row.work === undefined && row.has_more_work === 1;
  return {
    work: row.work === undefined ? (isMore ? await moreWork(sql, row) : null) : await workIn(sql, row.work),
    elsewhere: row.is_open_elsewhere === 1 ? await elsewhere(sql, row) : {},
  };
}

function appointmentOf(sql: Sql, row: AppointmentRow, more: More): Appointment {
  const work = more.work ?? [workOf(row)];
  const [{ service, technician }] = work as [Work, ...Work[]];
  return {
    id: row.id,
    uuid: row.uuid,
    seriesId: row.series_id,
    revision: row.revision,
    status: row.status,
    start: row.start_at,
    end: row.end_at,
    wallStart: row.wall_start,
    wallEnd: row.wall_end,
    zone: row.zone,
    bufferMs: row.buffer_ms,
    work,
    service,
    technician,
    customer: {
      id: row.customer_id,
      name: row.customer_name,
      phone: row.customer_phone,
      email: row.customer_email,
      invite: row.customer_invite === null ? null : row.customer_invite === 1,
    },
    vehicle: { id: row.vehicle_id, info: vehicleInfo(row), plate: row.plate },
    bay: { id: row.bay_id, name: row.bay_name },
    promisedAt: row.promised_at,
    cancellationReason: row.cancellation_reason,
    image: calendarImageOf(row, more),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...detailsIn(sql, row.details),
  };
}

function isShown(row: AppointmentRow): row is AppointmentRow & StandingRow {
  return row.wanted_revision !== null;
}

function statusOf(row: StandingRow): CalendarStatus {
  return imageStatus({
    isOwed: row.owed === 1,
    present: row.present === 1,
    wantedRevision: row.wanted_revision,
    removedRevision: row.removed_revision,
    refusedRevision: row.refused_revision,
  });
}

function calendarImageOf(row: AppointmentRow, { elsewhere }: More): CalendarImage | null {
  const { calendar_id: calendarId, calendar_name: calendar, event_id: eventId, link, error } = row;
  if (calendarId === null || !isShown(row)) return null;
  const status = statusOf(row);
  return {
    status,
    calendarId,
    calendar,
    eventId,
    link,
    error,
    ...(status === 'synced' ? elsewhere : {}),
  };
}

/** What comes first is what only a person can put right. */
const GRAVITY: readonly CalendarStatus[] = ['needs_person', 'failed', 'pending'];

/** Of the calendars besides its own, the one that it stands worst in; nothing where all show it as it is. */
async function elsewhere(sql: Sql, { id, calendar_id }: AppointmentRow): Promise<More['elsewhere']> {
  const rows = await sql.all<StandingRow & { calendar_id: string }>(
    `SELECT i.calendar_id, ${STANDING_COLUMNS} FROM calendar_image i WHERE i.appointment_id = ? AND i.calendar_id <> ?`,
    id,
    calendar_id,
  );
  const others = rows.map((row) => ({
    elsewhere: row.calendar_id,
    status: statusOf(row),
    error: row.error,
  }));
  return GRAVITY.flatMap((grave) => others.filter(({ status }) => status === grave))[0] ?? {};
}
