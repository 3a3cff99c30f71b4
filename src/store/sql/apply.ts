import { type Appointment, isLive, isOpen } from '../../domain/appointment.ts';
import { followed, wished } from '../../domain/event-image.ts';
import type { Claim } from '../placements.ts';
import { CarElsewhere, ClaimRefused } from '../refusals.ts';
import { endHeldThere, placeClaims, releaseAll, releaseClaim } from './claims.ts';
import type { Decided } from './decided-changes.ts';
import { GuardRefusal, insertedId, type Transaction, type Value } from './engine/sql.ts';
import { endHold, endHolds } from './holds.ts';
import { askElsewhere, askOn, closeAgreed, closeConflicts, keepSettled } from './inbox.ts';
import { modeClaimsHeld, modeClaimsOf } from './mode-claims.ts';
import { oweImages } from './owing.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import type { Entry } from './rows/journal.ts';
import { showsTheSame } from './rows/shown-state.ts';
import {
  claimsOf,
  columnsOf,
  isOverbooked,
  isSameWork,
  stateOf,
  type VisitState,
} from './rows/visit-state.ts';
import { takeOffBooked } from './rows/waits.ts';
import { clearWork, writeWork } from './rows/work-rows.ts';
import { sameRequest } from './same-request.ts';

/** What became of one change; `isNew` false where the appointment was so already. */
export interface Applied {
  readonly appointment: Appointment;
  readonly isNew: boolean;
}

/** Runs the work on one of the changes, and says of what it throws whose it is. */
export type Blame = <T>(index: number, work: () => Promise<T>) => Promise<T>;

/**
 * Carries out what was decided, inside the transaction of the caller:
 *
 *   agree    around all that will be claimed, claims and appointments tell the same
 *   give     every claim that goes is given back, every hold that is taken up ends, and every car that comes to be elsewhere leaves where it was
 *   take     rows, then claims: first of those that are held to the capacities, then of the overbooked, which count against
 *            those after them. So the order in which the changes are given decides nothing
 *   record   the revisions that stay for ever, and what is owed to the calendars
 *
 * Throws `ClaimRefused`, `CarElsewhere`; the transaction must not be committed then.
 */
export async function applied(
  tx: Transaction,
  decided: readonly Decided[],
  entry: Entry,
  blame: Blame = (_, work) => work(),
): Promise<Applied[]> {
  const plans: Plan[] = [];
  for (const each of decided) plans.push(await planOf(tx, each));
  for (const [index, plan] of plans.entries()) await blame(index, () => assertAgreed(tx, plan));
  for (const plan of plans) await give(tx, plan, plans.length > 1);
  if (plans.some(({ placed }) => placed.length > 0)) await endHolds(tx, entry.at);
  const ids = plans.map(({ before }) => before?.id ?? null);
  const written = new Set<number>();
  for (const index of inOrder(plans)) {
    const plan = plans[index] as Plan;
    await blame(index, async () => {
      const twin = plan.change === 'booked' ? await sameRequest(tx, plan.after as VisitState) : undefined;
      ids[index] = twin ?? (await take(tx, plan, entry, plans.length > 1));
      if (twin === undefined) written.add(index);
    });
  }
  for (const index of written) await record(tx, ids[index] as number, plans[index] as Plan, entry);
  const done: Applied[] = [];
  for (const [index, id] of ids.entries()) {
    const appointment = await requireAppointment(tx, id as number);
    done.push({ appointment, isNew: written.has(index) });
  }
  return done;
}

interface Plan extends Decided {
  /** As it was kept; null for a new one. */
  readonly from: VisitState | null;
  readonly released: readonly Claim[];
  /** How many claims stay. */
  readonly kept: number;
  readonly placed: readonly Claim[];
  /** Those of them that appointments tell of themselves, by the bay and the work. */
  readonly told: readonly Claim[];
  readonly carLeaves: boolean;
}

async function planOf(tx: Transaction, decided: Decided): Promise<Plan> {
  const { before, after } = decided;
  const from = before === null ? null : stateOf(before);
  if (after === null)
    return { ...decided, from, released: [], kept: 0, placed: [], told: [], carLeaves: false };
  const modes = await modeClaimsOf(tx, after);
  const held = before === null || before.mode === null ? [] : await modeClaimsHeld(tx, before.id);
  const old = from === null ? [] : [...claimsOf(from), ...held];
  const wanted = [...claimsOf(after), ...modes].sort(byClaimable);
  // A claim that stays as it is, is not given up: somebody overbooked may be there by now.
  const stays = from !== null && isOverbooked(from) === isOverbooked(after);
  const isIn = (claims: readonly Claim[], claim: Claim) =>
    stays && claims.some((other) => isSameClaim(other, claim));
  const released = old.filter((claim) => !isIn(wanted, claim));
  const placed = wanted.filter((claim) => !isIn(old, claim));
  return {
    ...decided,
    from,
    released,
    kept: old.length - released.length,
    placed,
    told: placed.filter((claim) => !modes.includes(claim)),
    carLeaves: from !== null && isOpen(from.status) && !isSameStay(from, after),
  };
}

/** In order of id, so that no two wait crosswise. */
function byClaimable(one: Claim, other: Claim): number {
  return one.claimableId - other.claimableId || one.start - other.start;
}

function isSameClaim(one: Claim, other: Claim): boolean {
  return one.claimableId === other.claimableId && one.start === other.start && one.end === other.end;
}

/** The car is there just as before, and by the same right: who comes to lie over others is looked at after them. */
function isSameStay(from: VisitState, after: VisitState): boolean {
  return (
    isOpen(after.status) &&
    from.start === after.start &&
    from.end === after.end &&
    from.vehicleId === after.vehicleId &&
    isOverbooked(from) === isOverbooked(after)
  );
}

/**
 * Those that change something: first those that are held to the capacities, and of them the visits that are there already, so
 * that a booking finds the one that comes to be what it asks for.
 */
function inOrder(plans: readonly Plan[]): number[] {
  const ranked = plans.flatMap(({ before, after }, index) =>
    after === null ? [] : [{ index, rank: 2 * Number(isOverbooked(after)) + Number(before === null) }],
  );
  return ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ index }) => index);
}

async function assertAgreed({ soundness }: Transaction, { after, told }: Plan): Promise<void> {
  for (const claim of told)
    await soundness.assertClaimsAgree(claim, claim.claimableId === after?.bayId ? 'bay' : 'technician');
}

/** Claims that go, and the hold; beside other changes the car, too, is out of their way until its own is written. */
async function give(
  tx: Transaction,
  { before, released, kept, placed, carLeaves, holder, mayKeepHold = false, takesHeld = false }: Plan,
  isBatch: boolean,
): Promise<void> {
  if (holder !== undefined && !mayKeepHold) await endHold(tx, holder);
  if (takesHeld) await endHeldThere(tx, placed);
  if (before === null) return;
  if (released.length > 0 && kept === 0) await releaseAll(tx, before.id);
  else for (const claim of released) await releaseClaim(tx, before.id, claim);
  if (carLeaves && isBatch)
    await tx.run("UPDATE appointment SET status = 'cancelled' WHERE id = ?", before.id);
}

/** Writes the appointment and its claims, and gives its number. */
async function take(tx: Transaction, plan: Plan, entry: Entry, wasParked: boolean): Promise<number> {
  const { before } = plan;
  const id = before === null ? await insert(tx, plan, entry) : await update(tx, plan, entry, wasParked);
  await takeTime(tx, id, plan);
  return id;
}

/** What is held for whoever changes a visit is given back where there is no room beside it. */
async function takeTime(
  tx: Transaction,
  appointmentId: number,
  { after, placed, holder, mayKeepHold = false }: Plan,
): Promise<void> {
  const isOver = isOverbooked(after as VisitState);
  const place = () => placeClaims(tx, { appointmentId }, placed, isOver);
  if (holder === undefined || !mayKeepHold || placed.length === 0) return place();
  try {
    await tx.savepoint(place);
  } catch (thrown) {
    if (!(thrown instanceof ClaimRefused) || !(await endHold(tx, holder))) throw thrown;
    await place();
  }
}

const COLUMNS = Object.keys(columnsOf({ details: {} } as VisitState));

/** One that has its number already is told it; the engine numbers all others. */
const insertOf = (numbered: 'id, ' | '') => `
INSERT INTO appointment (${numbered}uuid, series_id, revision, ${COLUMNS.join(', ')}, held_until, created_at, updated_at)
VALUES (${numbered && '?, '}?, ?, 1, ${COLUMNS.map(() => '?').join(', ')}, ?, ?, ?) RETURNING id`;
const INSERT = insertOf('');
const INSERT_NUMBERED = insertOf('id, ');

async function insert(tx: Transaction, { draft, after }: Plan, { at }: Entry): Promise<number> {
  const state = after as VisitState;
  const { number, uuid, seriesId = null, heldUntil } = draft as NonNullable<Plan['draft']>;
  const values = [uuid, seriesId, ...Object.values(columnsOf(state)), heldUntil, at, at];
  const id = await inPlace(() =>
    number === undefined
      ? insertedId(tx, INSERT, ...values)
      : insertedId(tx, INSERT_NUMBERED, number, ...values),
  );
  await writeWork(tx, id, state.work);
  return id;
}

/** Writes what is different. What was cancelled is held for nobody any more. */
async function update(
  tx: Transaction,
  { before, from, after, carLeaves }: Plan,
  { at }: Entry,
  wasParked: boolean,
): Promise<number> {
  const { id } = before as Appointment;
  const state = after as VisitState;
  const old: Record<string, unknown> = columnsOf(from as VisitState);
  const columns = Object.entries(columnsOf(state)).filter(
    ([name, value]) => value !== old[name] || (name === 'status' && wasParked && carLeaves),
  );
  const set = columns.map(([name]) => `${name} = ?, `).join('');
  const hold = state.status === 'cancelled' ? 'held_until = NULL, ' : '';
  const write = `UPDATE appointment SET ${set}${hold}revision = revision + 1, updated_at = ? WHERE id = ?`;
  const values: Value[] = [...columns.map(([, value]) => value), at, id];
  await inPlace(() => tx.run(write, ...values));
  if (!isSameWork(state, from as VisitState)) {
    await clearWork(tx, id);
    await writeWork(tx, id, state.work);
  }
  return id;
}

/** Runs what writes when and where an appointment is. Throws `CarElsewhere`. */
async function inPlace<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    throw thrown instanceof GuardRefusal && thrown.guard === 'CAR_ELSEWHERE' ? new CarElsewhere() : thrown;
  }
}

/** Closes a change: the revision that stays for ever, what is now owed to the calendars, and conflicts that it has ended. */
async function record(
  tx: Transaction,
  id: number,
  { change, before, from, after }: Plan,
  entry: Entry,
): Promise<void> {
  const state = after as VisitState;
  await writeRevision(tx, id, change, state.work, entry);
  const isMove = change === 'rescheduled' || change === 'moved-back';
  // While it was not open, what its event tells may have changed, and nobody has owed it that.
  const isOpenAgain = before !== null && !isOpen(before.status) && isOpen(state.status);
  if (before !== null && !isMove && !isOpenAgain && showsTheSame(from as VisitState, state))
    return keepSettled(tx, id, before.revision);
  const isSaidHere = entry.source !== 'calendar';
  const wish = isSaidHere ? wished : followed;
  if (change === 'booked') {
    await takeOffBooked(tx, { id, customerId: state.customerId }, entry);
    return oweImages(tx, id, entry.at, wish);
  }
  const stands = isLive(state.status);
  // Before what was asked about deletions is answered by a new event: it may be that nobody has read it yet.
  if (isSaidHere && stands) await askOn(tx, id);
  await oweImages(tx, id, entry.at, wish);
  // Taken back to where it was, because of the calendar: where it is shown no more, nobody need have read it either.
  if (!isSaidHere && stands) await askElsewhere(tx, id);
  if (!stands) await closeAgreed(tx, id, entry.at);
  await closeConflicts(tx, id, entry.at);
}

export async function writeRevision(
  tx: Transaction,
  id: number,
  change: Decided['change'],
  work: VisitState['work'],
  entry: Entry,
): Promise<void> {
  await tx.run(REVISION, await entry.id(), change, JSON.stringify(work), id);
}

const REVISION = `
INSERT INTO appointment_revision (appointment_id, revision, entry_id, change, work, ${COLUMNS.join(', ')})
SELECT id, revision, ?, ?, ?, ${COLUMNS.join(', ')} FROM appointment WHERE id = ?`;
