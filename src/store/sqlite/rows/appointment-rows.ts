import type {
  Appointment,
  AppointmentStatus,
  CalendarImage,
  CalendarStatus,
  CancellationReason,
} from '../../../domain/appointment.ts';
import { imageStatus } from '../../../domain/event-image.ts';
import type { Instant } from '../../../domain/interval.ts';
import type { OthersEvent } from '../../../domain/others-event.ts';
import { vehicleInfo } from '../../../domain/vehicle.ts';
import type { Connection } from '../engine/connection.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf } from './image-rows.ts';
import { notFound } from './people.ts';

interface AppointmentRow extends ImageRow {
  id: number;
  uuid: string;
  revision: number;
  status: AppointmentStatus;
  start_at: Instant;
  end_at: Instant;
  zone: string;
  wall_start: string;
  wall_end: string;
  buffer_ms: number;
  service_id: number;
  service_type: string;
  service_name: string;
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
  technician_id: number | null;
  technician_name: string | null;
  notes: string | null;
  concerns: string | null;
  invite: number | null;
  cancellation_reason: CancellationReason | null;
  cancellation_note: string | null;
  overbook_reason: string | null;
  overbooked_over: string | null;
  created_at: Instant;
  updated_at: Instant;
  calendar_id: string;
  calendar_name: string;
  event_id: string;
  is_open_elsewhere: number;
}

/** Nearly always false, so that the other images are read of very few appointments. */
const IS_OPEN_ELSEWHERE = `EXISTS (SELECT 1 FROM calendar_image o WHERE o.appointment_id = a.id AND o.calendar_id <> a.calendar_id
    AND (o.owed = 1 OR o.removed_revision IS NOT NULL OR o.refused_revision IS NOT NULL))`;

const FROM_APPOINTMENT = 'FROM appointment a';
const SELECT = `
SELECT a.id, a.uuid, a.revision, a.status, a.start_at, a.end_at, a.zone, a.wall_start, a.wall_end, a.buffer_ms,
  s.id AS service_id, s.type AS service_type, s.name AS service_name,
  c.id AS customer_id, c.name AS customer_name, c.phone AS customer_phone, c.email AS customer_email,
  c.invite AS customer_invite, v.id AS vehicle_id, v.plate, v.vin, v.make, v.model, v.year,
  b.id AS bay_id, b.name AS bay_name, t.id AS technician_id, t.name AS technician_name,
  a.notes, a.concerns, a.invite, a.cancellation_reason, a.cancellation_note, a.overbook_reason, a.overbooked_over, a.created_at, a.updated_at,
  a.calendar_id, coalesce(p.name, a.calendar_id) AS calendar_name, i.event_id, ${IMAGE_COLUMNS},
  ${IS_OPEN_ELSEWHERE} AS is_open_elsewhere
${FROM_APPOINTMENT}
JOIN service s ON s.id = a.service_id
JOIN customer c ON c.id = a.customer_id
JOIN vehicle v ON v.id = a.vehicle_id
JOIN claimable b ON b.id = a.bay_id
LEFT JOIN claimable t ON t.id = a.technician_id
JOIN calendar_image i ON i.appointment_id = a.id AND i.calendar_id = a.calendar_id
LEFT JOIN calendar_place p ON p.calendar_id = a.calendar_id`;

const BY_ID = `${SELECT} WHERE a.id = ?`;

/** `tail` continues the statement: the WHERE, ORDER BY and LIMIT over `a` (appointment), with `?` for the values. */
export function selectAppointments(
  connection: Connection,
  tail: string,
  ...values: (string | number)[]
): Appointment[] {
  return connection
    .all<AppointmentRow>(`${SELECT} ${tail}`, ...values)
    .map((row) => appointmentOf(connection, row));
}

function appointmentById(connection: Connection, id: number): Appointment | null {
  const row = connection.get<AppointmentRow>(BY_ID, id);
  return row === undefined ? null : appointmentOf(connection, row);
}

/** The appointment as it was left by one of its changes; its image, and whom and what it names, are as they are now. */
const AT_REVISION = SELECT.replace(
  FROM_APPOINTMENT,
  `FROM (
  SELECT r.appointment_id AS id, x.uuid, r.revision, r.status, r.start_at, r.end_at, r.zone, r.wall_start, r.wall_end,
    x.buffer_ms, r.service_id, r.customer_id, r.vehicle_id, r.bay_id, r.technician_id, r.notes, r.concerns, x.invite,
    r.cancellation_reason, CASE r.status WHEN 'cancelled' THEN x.cancellation_note END AS cancellation_note,
    r.overbook_reason, x.overbooked_over, x.created_at, r.at AS updated_at, r.calendar_id
  FROM appointment_revision r JOIN appointment x ON x.id = r.appointment_id
  WHERE r.appointment_id = ? AND r.revision = ?) a`,
);

/** Throws `not-found`. */
export function appointmentAt(connection: Connection, id: number, revision: number): Appointment {
  const present = requireAppointment(connection, id);
  if (present.revision === revision) return present;
  const [row] = connection.all<AppointmentRow>(AT_REVISION, id, revision);
  return row === undefined ? present : appointmentOf(connection, row);
}

/** Throws `not-found`. */
export function requireAppointment(connection: Connection, id: number): Appointment {
  const appointment = appointmentById(connection, id);
  if (appointment === null) throw notFound('appointment', id);
  return appointment;
}

function appointmentOf(connection: Connection, row: AppointmentRow): Appointment {
  return {
    id: row.id,
    uuid: row.uuid,
    revision: row.revision,
    status: row.status,
    start: row.start_at,
    end: row.end_at,
    wallStart: row.wall_start,
    wallEnd: row.wall_end,
    zone: row.zone,
    bufferMs: row.buffer_ms,
    service: { id: row.service_id, type: row.service_type, name: row.service_name },
    customer: {
      id: row.customer_id,
      name: row.customer_name,
      phone: row.customer_phone,
      email: row.customer_email,
      invite: row.customer_invite === null ? null : row.customer_invite === 1,
    },
    vehicle: { id: row.vehicle_id, info: vehicleInfo(row), plate: row.plate },
    bay: { id: row.bay_id, name: row.bay_name },
    technician:
      row.technician_id === null ? null : { id: row.technician_id, name: row.technician_name as string },
    notes: row.notes,
    concerns: row.concerns,
    invite: row.invite === null ? null : row.invite === 1,
    cancellationReason: row.cancellation_reason,
    cancellationNote: row.cancellation_note,
    overbookReason: row.overbook_reason,
    overbookedOver: row.overbooked_over === null ? [] : connection.parsed<OthersEvent[]>(row.overbooked_over),
    image: {
      status: imageStatus(imageOf(row)),
      calendarId: row.calendar_id,
      calendar: row.calendar_name,
      eventId: row.event_id,
      link: row.link,
      error: row.error,
      ...(row.is_open_elsewhere === 1 && imageStatus(imageOf(row)) === 'synced'
        ? elsewhere(connection, row)
        : {}),
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** What comes first is what only a person can put right. */
const GRAVITY: readonly CalendarStatus[] = ['needs_person', 'failed', 'pending'];

/** Of the calendars besides its own, the one that it stands worst in; nothing where all show it as it is. */
function elsewhere(
  connection: Connection,
  { id, calendar_id }: AppointmentRow,
): Partial<Pick<CalendarImage, 'status' | 'error' | 'elsewhere'>> {
  const others = connection
    .all<ImageRow & { calendar_id: string }>(
      `SELECT i.calendar_id, ${IMAGE_COLUMNS} FROM calendar_image i WHERE i.appointment_id = ? AND i.calendar_id <> ?`,
      id,
      calendar_id,
    )
    .map((row) => ({ elsewhere: row.calendar_id, status: imageStatus(imageOf(row)), error: row.error }));
  return GRAVITY.flatMap((grave) => others.filter(({ status }) => status === grave))[0] ?? {};
}
