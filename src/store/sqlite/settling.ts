import type { Appointment } from '../../domain/appointment.ts';
import { isOwed } from '../../domain/event-image.ts';
import { STUCK } from '../../domain/inbox.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { Settlement } from '../../domain/settlement.ts';
import type { AdoptedTimes, ImageStore, Settled, Turn } from '../images.ts';
import { PlacementRefused } from '../store.ts';
import { move } from './appointment-changes.ts';
import { claimsDuring } from './claims.ts';
import type { Connection } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { OPEN } from './engine/open-statuses.ts';
import { addNotes, closeItems } from './inbox.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import { loadImage, saveImage } from './rows/image-rows.ts';

type Interpret = Parameters<ImageStore['settle']>[2];
type Placing = Parameters<ImageStore['settle']>[3];

/** Keeps what `interpret` makes of the turn's answer. To be called inside a transaction. */
export function settlement(
  connection: Connection,
  { key, fence }: Turn,
  at: Instant,
  interpret: Interpret,
  placing: Placing,
): Settled {
  const kept = loadImage(connection, key);
  if (kept === null || kept.fence !== fence) return { kept: false, adopted: null, atRest: false };
  const appointment = requireAppointment(connection, key.appointmentId);

  let atRest = false;
  const keep = (settlement: Settlement): void => {
    atRest = settlement.adopt === null && !isOwed(settlement.image);
    saveImage(connection, { ...key, uuid: kept.uuid }, settlement.image, at);
    addNotes(connection, settlement.notes, at);
    closeItems(connection, settlement.solved, key, at);
    if (atRest && kept.failures > 0) closeItems(connection, STUCK, key, at);
  };
  const keepOrElse = (settlement: Settlement): Appointment | null => {
    const { adopt } = settlement;
    if (adopt === null) {
      keep(settlement);
      return null;
    }
    try {
      return connection.savepoint(() => {
        keep(settlement);
        const place = { ...placing(appointment, adopt.times), overbookReason: adopt.overbookReason };
        return follow(connection, appointment, place, at);
      });
    } catch (thrown) {
      if (!(thrown instanceof PlacementRefused)) throw thrown;
      return keepOrElse(adopt.otherwise);
    }
  };

  const timesAt = (revision: number) => timesOf(connection, key.appointmentId, revision);
  const jobsDuring = (range: Interval) => claimsDuring(connection, range);
  const visitsDuring = (range: Interval) => visitsOf(connection, appointment, range);
  const facts = { image: kept.image, appointment, timesAt, jobsDuring, visitsDuring };
  const adopted = keepOrElse(interpret(facts));
  return { kept: true, adopted, atRest };
}

interface AdoptedPlace extends AdoptedTimes {
  readonly overbookReason: string | null;
}

/** The appointment goes where somebody has put its event: same bay, same technician. Throws `PlacementRefused`. */
function follow(
  connection: Connection,
  appointment: Appointment,
  { start, end, wallStart, wallEnd, zone, overbookReason }: AdoptedPlace,
  at: Instant,
): Appointment {
  const { bufferMs, bay, technician, image, overbookedOver } = appointment;
  return move(
    connection,
    appointment,
    {
      start,
      end,
      wallStart,
      wallEnd,
      zone,
      bufferMs,
      bayId: bay.id,
      technicianId: technician?.id ?? null,
      overbookReason,
      overbookedOver,
      calendarId: image.calendarId,
    },
    { at, source: 'calendar' },
  );
}

function visitsOf(connection: Connection, { id, vehicle }: Appointment, { start, end }: Interval): number[] {
  return connection
    .all<{ id: number }>(
      `SELECT id FROM appointment
       WHERE vehicle_id = ? AND id <> ? AND start_at > ? AND start_at < ? AND end_at > ? AND status IN (${OPEN}) ORDER BY id`,
      vehicle.id,
      id,
      start - LONGEST_MS,
      end,
      start,
    )
    .map((row) => row.id);
}

function timesOf(connection: Connection, appointmentId: number, revision: number): Interval | null {
  const times = connection.get<Interval>(
    'SELECT start_at AS start, end_at AS end FROM appointment_revision WHERE appointment_id = ? AND revision = ?',
    appointmentId,
    revision,
  );
  return times ?? null;
}
