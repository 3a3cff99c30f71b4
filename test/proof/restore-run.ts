import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { appointmentOfEventId } from '../../src/domain/calendar-event.ts';
import { DAY_MS } from '../../src/domain/interval.ts';
import { AppError } from '../../src/failure.ts';
import { bookAppointment } from '../../src/usecases/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/usecases/booking/cancel-appointment.ts';
import { compareCalendars } from '../../src/usecases/in-step/compare-calendars.ts';
import { keepInStep } from '../../src/usecases/in-step/keep-in-step.ts';
import { resolveInboxItem } from '../../src/usecases/in-step/resolve-inbox.ts';
import { syncCalendar } from '../../src/usecases/in-step/sync-calendar.ts';
import { acceptRecovery } from '../../src/usecases/recovery/accept-recovery.ts';
import { makeRecovery } from '../../src/usecases/recovery/make-recovery.ts';
import { timesOf } from '../simulation/event-times.ts';
import { CALENDARS } from '../simulation/shop.ts';
import { aCar, aCustomer } from '../support/book.ts';
import { pick, type Random } from './random.ts';
import {
  BACKUPS,
  type Backup,
  backUp,
  type FiledShop,
  keepLog,
  openFiled,
  putBack,
} from './restore-world.ts';
import { doSomething, SHOWN_DEEDS } from './undo-deeds.ts';
import { openStreet, type Shopfloor, type Street, someStart } from './undo-world.ts';

/** What one drill came to. */
export interface RestoreReport {
  readonly backup: Backup;
  /** What was found out about the copy before anything: that it is damaged, that it lacks something, or that it lacks nothing. */
  readonly found: 'damaged' | 'behind' | 'current';
  /** Visits that the copy did not have, or not so. */
  readonly broughtBack: number;
  /** Visits that were cancelled since. */
  readonly gone: number;
  /** Requests that would have changed something in a calendar before the comparison was done. */
  readonly staleWrites: number;
  readonly wrong: readonly string[];
}

/** A visit as everybody knows it: what must not be lost with a book. */
interface Truth {
  readonly id: number;
  readonly uuid: string;
  readonly status: string;
  readonly told: string;
}

const COUNTER = 'cleo';

/**
 * A shop works on after its book was backed up, then the backup is put back: nothing is written into a calendar by whatever comes
 * first, `bay recover` brings back all that the calendars show, and then both agree.
 */
export async function restoreOnce(folder: string, random: Random): Promise<RestoreReport> {
  const [file, copy] = [join(folder, 'bay.db'), join(folder, 'copy')];
  mkdirSync(copy);
  const street = openStreet(random);
  const backup = pick(BACKUPS, random);
  let floor = await openFiled(file, street, random);
  await work(floor, street, 4 + Math.floor(random() * 6));
  await floor.close();
  backUp(file, copy);
  floor = await openFiled(file, street, random);
  await work(floor, street, 1 + Math.floor(random() * 8));
  await syncCalendar(floor.ports);
  const truth = visitsIn(floor);
  const shown = shownIn(street);
  keepLog(file, copy);
  await floor.close();
  putBack(file, copy, backup);
  street.wire.writes = 0;
  return judged({ file, copy, backup, street, truth, shown, random });
}

interface Scene {
  readonly file: string;
  readonly copy: string;
  readonly backup: Backup;
  readonly street: Street;
  readonly truth: readonly Truth[];
  readonly shown: readonly string[];
  readonly random: Random;
}

async function judged(scene: Scene): Promise<RestoreReport> {
  const { file, copy, backup, street, truth, shown, random } = scene;
  const { wire } = street;
  const wrong: string[] = [];
  let floor = await openFiled(file, street, random);
  let isDamaged = false;
  let touched = new Set<string>();
  try {
    touched = await comeFirst(floor);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.failure.code !== 'database-damaged') throw thrown;
    // Nothing is written into it; somebody takes the log away that is not its own, and has it looked through.
    isDamaged = true;
    await floor.close();
    putBack(file, copy, 'file');
    floor = await openFiled(file, street, random);
    await floor.ports.store.health.check();
    touched = await comeFirst(floor);
  }
  const plan = await makeRecovery(floor.ports);
  const standing = new Map(truth.map((visit) => [visit.uuid, visit]));
  const cancelled = plan.gone.filter(({ uuid }) => standing.get(uuid)?.status === 'cancelled');
  if (cancelled.length < plan.gone.length) wrong.push('a visit that stands counts as gone');
  const written = wire.writes;
  // A copy that lacks nothing is the newest: it may go on at once.
  const staleWrites = plan.isCurrent ? 0 : written;
  if (!plan.isCurrent) await acceptRecovery({ plan, cancelled }, floor.by(COUNTER), floor.ports);
  if (wire.writes > written) wrong.push('the recovery wrote into a calendar');
  for (let i = 0; i < 3; i += 1) {
    await syncCalendar(floor.ports);
    await answerInbox(floor, standing);
  }
  wrong.push(...apart(truth, visitsIn(floor), touched));
  wrong.push(...lacking(shown, shownIn(street), touched));
  wrong.push(...(await disagreeing(floor, touched)));
  wrong.push(...(await numbersAgain(floor, truth)));
  const report = {
    backup,
    found: isDamaged ? 'damaged' : plan.isCurrent ? 'current' : 'behind',
    broughtBack: plan.visits.length,
    gone: plan.gone.length,
    staleWrites,
    wrong: staleWrites > 0 ? [`${staleWrites} stale writes`, ...wrong] : wrong,
  } as const;
  await floor.close();
  return report;
}

/** A counter, and somebody who drags events, which is followed. */
async function work(floor: Shopfloor, street: Street, deeds: number): Promise<void> {
  for (let i = 0; i < deeds; i += 1) {
    await doSomething(floor, COUNTER, SHOWN_DEEDS);
    const next = floor.random();
    if (next < 0.2) await drag(floor, street);
    else if (next < 0.35) await syncCalendar(floor.ports);
  }
}

async function drag(floor: Shopfloor, { model }: Street): Promise<void> {
  const events = CALENDARS.flatMap((calendarId) =>
    [...model.liveEvents(calendarId)].map((event) => ({ calendarId, event })),
  );
  if (events.length === 0) return;
  const { calendarId, event } = pick(events, floor.random);
  const { start, end } = timesOf(event);
  const to = someStart(floor.random);
  model.people.move(calendarId, event.id ?? '', { start: to, end: to + (end - start) });
  await syncCalendar(floor.ports);
}

/**
 * Whatever is done first with the copy: a command at the counter, `bay sync`, or a turn of `bay serve`. Gives the visits that were
 * changed by it, by their keys.
 */
async function comeFirst(floor: FiledShop): Promise<Set<string>> {
  const first = floor.random();
  const touched = new Set<string>();
  if (first < 0.35) await bookFarAway(floor);
  else if (first < 0.5) for (const uuid of await cancelOne(floor)) touched.add(uuid);
  if (first > 0.4 && first < 0.75) await syncCalendar(floor.ports);
  if (first >= 0.6)
    for (const calendarId of CALENDARS)
      await keepInStep({ calendarId, reads: true, compares: false, anew: false }, floor.ports);
  return touched;
}

async function bookFarAway({ ports, by, next, random }: FiledShop): Promise<number> {
  const number = next();
  const booked = await bookAppointment(
    {
      customer: aCustomer({
        name: `Late ${number}`,
        phone: `+1212555${String(1000 + number).padStart(4, '0')}`,
      }),
      vehicle: aCar({ plate: `LATE${number}` }),
      services: ['oil_change'],
      at: someStart(random) + 7 * DAY_MS,
      durationMinutes: null,
      bay: null,
      technician: null,
      notes: null,
      concerns: null,
      invite: null,
      overbookReason: 'it comes late',
    },
    await ports.store.shop.read(),
    by(COUNTER),
    ports,
  );
  return booked.value.id;
}

async function cancelOne(floor: FiledShop): Promise<string[]> {
  const open = floor.db
    .prepare("SELECT id, uuid FROM appointment WHERE status = 'scheduled' ORDER BY id DESC")
    .get();
  if (open === undefined) return [];
  const { id, uuid } = open as Pick<Truth, 'id' | 'uuid'>;
  const request = { appointmentId: id, reason: 'other', note: null } as const;
  await cancelAppointment(request, await floor.ports.store.shop.read(), floor.by(COUNTER), floor.ports);
  return [uuid];
}

/** Of a visit whose event is gone a person says that it was cancelled, where it was. */
async function answerInbox(floor: FiledShop, standing: ReadonlyMap<string, Truth>): Promise<void> {
  const { ports } = floor;
  for (const { id, kind, appointmentId } of await ports.store.inbox.list({ all: false, limit: 1_000 })) {
    const visit = appointmentId === null ? null : await ports.store.appointments.get(appointmentId);
    if (kind !== 'event-removed' || standing.get(visit?.uuid ?? '')?.status !== 'cancelled') continue;
    await resolveInboxItem({ itemId: id, resolution: 'cancel', reason: 'other' }, floor.by(COUNTER), ports);
  }
}

const VISITS = `
SELECT a.id, a.uuid, a.status, json_array(a.start_at, a.end_at, a.calendar_id, c.name, c.phone, v.plate, v.make, v.model, v.year,
  a.promised_at, a.details ->> 'notes', (
    SELECT json_group_array(name) FROM (
      SELECT DISTINCT s.name FROM work w JOIN service s ON s.id = w.service_id WHERE w.appointment_id = a.id ORDER BY w.position))
  ) AS told
FROM appointment a JOIN customer c ON c.id = a.customer_id JOIN vehicle v ON v.id = a.vehicle_id ORDER BY a.id`;

function visitsIn({ db }: Shopfloor): Truth[] {
  return db.prepare(VISITS).all() as Truth[];
}

/** What the calendars show, event by event, as people read it. */
function shownIn({ model }: Street): string[] {
  return CALENDARS.flatMap((calendarId) =>
    [...model.liveEvents(calendarId)].map((event) => {
      const { id, summary, description, start, end } = event;
      return JSON.stringify([calendarId, id, summary, description, start?.dateTime, end?.dateTime]);
    }),
  );
}

/** Visits that are lost, or not as everybody knew them. `touched`: those that the copy has changed since. */
function apart(truth: readonly Truth[], now: readonly Truth[], touched: ReadonlySet<string>): string[] {
  const there = new Map(now.map((visit) => [visit.uuid, visit]));
  return truth.flatMap((visit) => {
    const is = there.get(visit.uuid);
    if (touched.has(visit.uuid)) return [];
    if (visit.status === 'cancelled')
      return is === undefined || is.status === 'cancelled' ? [] : [`#${visit.id} was cancelled, and stands`];
    if (is === undefined) return [`#${visit.id} is lost`];
    const what = [
      ...(is.id === visit.id ? [] : [`has the number ${is.id}`]),
      ...(is.status === 'cancelled' ? ['is cancelled'] : []),
      ...(is.told === visit.told ? [] : [`was ${visit.told} and is ${is.told}`]),
    ];
    return what.map((one) => `#${visit.id} ${one}`);
  });
}

/** Of which appointment an event is, in which calendar. */
function whose(event: string): string {
  const [calendarId, id] = JSON.parse(event) as [string, string];
  return `${calendarId} ${appointmentOfEventId(id)?.uuid}`;
}

/** Events that are not as they were before the copy was put back, and appointments that a calendar shows twice. */
function lacking(was: readonly string[], is: readonly string[], touched: ReadonlySet<string>): string[] {
  const isTouched = (event: string) => [...touched].some((uuid) => whose(event).endsWith(uuid));
  const twice = is.filter((event, i) => is.findIndex((other) => whose(other) === whose(event)) !== i);
  return [
    ...was
      .filter((event) => !is.includes(event) && !isTouched(event))
      .map((event) => `Google lacks ${event}`),
    ...twice.map((event) => `Google has twice ${event}`),
  ];
}

/** A visit that was changed in the copy and, before that, otherwise, is left to a person, who is asked. */
async function disagreeing(floor: FiledShop, touched: ReadonlySet<string>): Promise<string[]> {
  const all = await compareCalendars(null, floor.ports);
  const uuidOf = floor.db.prepare('SELECT uuid FROM appointment WHERE id = ?').pluck();
  return all.flatMap(({ calendar, differences }) =>
    differences
      .filter(
        ({ needs, appointmentId }) => needs !== 'person' || !touched.has(String(uuidOf.get(appointmentId))),
      )
      .map(({ kind, appointmentId }) => `${calendar}: ${kind} #${appointmentId}`),
  );
}

/** The next booking gets a number that nobody had. */
async function numbersAgain(floor: FiledShop, truth: readonly Truth[]): Promise<string[]> {
  const id = await bookFarAway(floor);
  const highest = Math.max(0, ...truth.map((visit) => visit.id));
  return id > highest ? [] : [`the number ${id} was given again`];
}
