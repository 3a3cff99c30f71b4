import type { Appointment } from '../../domain/appointment.ts';
import { STUCK } from '../../domain/inbox.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { byCalendar } from '../../domain/journal.ts';
import { isOwed } from '../../domain/next-step.ts';
import type { Settlement } from '../../domain/settlement.ts';
import type { AdoptedTimes, ImageStore, Settled, SettlingFacts, Turn } from '../images.ts';
import { PlacementRefused } from '../refusals.ts';
import { type Applied, applied } from './apply.ts';
import { movedTo } from './decided-changes.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Sql, Transaction } from './engine/sql.ts';
import { OPEN } from './engine/statuses.ts';
import { addNotes, closeItems } from './inbox.ts';
import { claimsDuring } from './read-claims.ts';
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

/** Keeps what `interpret` makes of the turn's answer. */
export async function settlement(
  tx: Transaction,
  { key, fence }: Turn,
  at: Instant,
  { interpret, placing, asked }: Question,
): Promise<Settled> {
  const kept = await loadImage(tx, key);
  if (kept === null || kept.fence !== fence) return NOTHING_KEPT;
  const appointment = await requireAppointment(tx, key.appointmentId);

  const keep = async (settlement: Settlement): Promise<boolean> => {
    const atRest = settlement.adopt === null && !isOwed(settlement.image);
    await saveImage(tx, { ...key, uuid: kept.uuid }, settlement.image, at);
    await addNotes(tx, settlement.notes, at);
    await closeItems(tx, settlement.solved, key, at);
    if (atRest && kept.failures > 0) await closeItems(tx, STUCK, key, at);
    return atRest;
  };
  const keepOrElse = async (settlement: Settlement): Promise<Settled> => {
    const { adopt } = settlement;
    if (adopt === null) return { kept: true, settlement, adopted: null, atRest: await keep(settlement) };
    try {
      return await tx.savepoint(async () => {
        const atRest = await keep(settlement);
        const place = { ...placing(appointment, adopt.times), overbookReason: adopt.overbookReason };
        return { kept: true, settlement, adopted: await follow(tx, appointment, place, at), atRest };
      });
    } catch (thrown) {
      if (!(thrown instanceof PlacementRefused)) throw thrown;
      return keepOrElse(adopt.otherwise);
    }
  };

  const times = await timesOf(tx, key.appointmentId);
  const whose = asked === null ? NOBODY : await whoHas(tx, asked, appointment, at);
  return keepOrElse(interpret({ image: kept.image, appointment, times, ...whose }));
}

type WhoHas = Pick<SettlingFacts, 'jobs' | 'visits'>;

const NOBODY: WhoHas = { jobs: [], visits: [] };

async function whoHas(
  sql: Sql,
  { start, end }: Interval,
  appointment: Appointment,
  at: Instant,
): Promise<WhoHas> {
  return {
    jobs: await claimsDuring(sql, { start, end: end + appointment.bufferMs }, at),
    visits: await visitsOf(sql, appointment, { start, end }),
  };
}

interface AdoptedPlace extends AdoptedTimes {
  readonly overbookReason: string | null;
}

/** The appointment goes where somebody has put its event: same bay, same technician. Throws `PlacementRefused`. */
async function follow(
  tx: Transaction,
  appointment: Appointment,
  { start, end, wallStart, wallEnd, zone, overbookReason }: AdoptedPlace,
  at: Instant,
): Promise<Appointment> {
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
  const [followed] = await applied(
    tx,
    [{ before: appointment, draft: null, after, change: 'rescheduled' }],
    newEntry(tx, byCalendar(at), 'rescheduled'),
  );
  return (followed as Applied).appointment;
}

const VISITS = `
SELECT id FROM appointment
WHERE vehicle_id = ? AND id <> ? AND start_at > ? AND start_at < ? AND end_at > ? AND status IN (${OPEN}) ORDER BY id`;

async function visitsOf(sql: Sql, { id, vehicle }: Appointment, { start, end }: Interval): Promise<number[]> {
  const visits = await sql.all<{ id: number }>(VISITS, vehicle.id, id, start - LONGEST_MS, end, start);
  return visits.map((row) => row.id);
}

async function timesOf(sql: Sql, appointmentId: number): Promise<ReadonlyMap<number, Interval>> {
  const rows = await sql.all<Interval & { readonly revision: number }>(
    'SELECT revision, start_at AS start, end_at AS end FROM appointment_revision WHERE appointment_id = ?',
    appointmentId,
  );
  return new Map(rows.map(({ revision, start, end }) => [revision, { start, end }]));
}
