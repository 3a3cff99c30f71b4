import type { Appointment } from '../../domain/appointment.ts';
import { STUCK } from '../../domain/inbox.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { byCalendar } from '../../domain/journal.ts';
import { isOwed } from '../../domain/next-step.ts';
import type { Settlement } from '../../domain/settlement.ts';
import type { AdoptedTimes, ImageStore, Settled, SettlingFacts, Turn } from '../images.ts';
import { PlacementRefused } from '../refusals.ts';
import { type Applied, applied } from './apply.ts';
import { claimsDuring } from './claims.ts';
import { movedTo } from './decided-changes.ts';
import type { Connection } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { OPEN } from './engine/statuses.ts';
import { addNotes, closeItems } from './inbox.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import { loadImage, saveImage } from './rows/image-rows.ts';
import { newEntry } from './rows/journal.ts';
import { stateOf } from './rows/visit-state.ts';

interface Question {
  readonly interpret: Parameters<ImageStore['settle']>[2];
  readonly placing: Parameters<ImageStore['settle']>[3];
  readonly asked: Interval | null;
}

const NOTHING_KEPT: Settled = { kept: false, settlement: null, adopted: null, atRest: false };

/** Keeps what `interpret` makes of the turn's answer. To be called inside a transaction. */
export function settlement(
  connection: Connection,
  { key, fence }: Turn,
  at: Instant,
  { interpret, placing, asked }: Question,
): Settled {
  const kept = loadImage(connection, key);
  if (kept === null || kept.fence !== fence) return NOTHING_KEPT;
  const appointment = requireAppointment(connection, key.appointmentId);

  const keep = (settlement: Settlement): boolean => {
    const atRest = settlement.adopt === null && !isOwed(settlement.image);
    saveImage(connection, { ...key, uuid: kept.uuid }, settlement.image, at);
    addNotes(connection, settlement.notes, at);
    closeItems(connection, settlement.solved, key, at);
    if (atRest && kept.failures > 0) closeItems(connection, STUCK, key, at);
    return atRest;
  };
  const keepOrElse = (settlement: Settlement): Settled => {
    const { adopt } = settlement;
    if (adopt === null) return { kept: true, settlement, adopted: null, atRest: keep(settlement) };
    try {
      return connection.savepoint(() => {
        const atRest = keep(settlement);
        const place = { ...placing(appointment, adopt.times), overbookReason: adopt.overbookReason };
        return { kept: true, settlement, adopted: follow(connection, appointment, place, at), atRest };
      });
    } catch (thrown) {
      if (!(thrown instanceof PlacementRefused)) throw thrown;
      return keepOrElse(adopt.otherwise);
    }
  };

  const times = timesOf(connection, key.appointmentId);
  const whose = asked === null ? NOBODY : whoHas(connection, asked, appointment, at);
  return keepOrElse(interpret({ image: kept.image, appointment, times, ...whose }));
}

type WhoHas = Pick<SettlingFacts, 'jobs' | 'visits'>;

const NOBODY: WhoHas = { jobs: [], visits: [] };

function whoHas(
  connection: Connection,
  { start, end }: Interval,
  appointment: Appointment,
  at: Instant,
): WhoHas {
  return {
    jobs: claimsDuring(connection, { start, end: end + appointment.bufferMs }, at),
    visits: visitsOf(connection, appointment, { start, end }),
  };
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
  const after = movedTo(stateOf(appointment), {
    start,
    end,
    wallStart,
    wallEnd,
    zone,
    bufferMs,
    overbookReason,
    overbookedOver,
    bayId: bay.id,
    technicianId: technician?.id ?? null,
    calendarId: image?.calendarId ?? null,
  });
  const [followed] = applied(
    connection,
    [{ before: appointment, draft: null, after, change: 'rescheduled' }],
    newEntry(connection, byCalendar(at), 'rescheduled'),
  );
  return (followed as Applied).appointment;
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

function timesOf(connection: Connection, appointmentId: number): ReadonlyMap<number, Interval> {
  const rows = connection.all<Interval & { readonly revision: number }>(
    'SELECT revision, start_at AS start, end_at AS end FROM appointment_revision WHERE appointment_id = ?',
    appointmentId,
  );
  return new Map(rows.map(({ revision, start, end }) => [revision, { start, end }]));
}
