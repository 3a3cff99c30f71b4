import type { SlotSearch } from './crew.ts';
import { type Interval, intersect, overlaps } from './interval.ts';
import type { Job, JobPiece } from './job.ts';
import type { Bay, Technician } from './shop.ts';
import { type Kind, skillsLacking } from './skill.ts';
import { type Occupancy, type Stretches, stretchesMeeting, timeline } from './timeline.ts';
import { type ClosedReason, whyClosed } from './why-closed.ts';

/** Where and by whom a job is done. */
export interface Place {
  readonly bayId: number;
  /** Of each of its pieces; null in a shop without technicians. */
  readonly technicianIds: readonly (number | null)[];
}

/** How a bay or technician stands to a job at one given time. */
export type Standing<Held extends Interval, Foreign extends Interval> =
  | { readonly kind: 'free' }
  | { readonly kind: 'not-qualified'; readonly skills: readonly string[] }
  | { readonly kind: 'closed'; readonly why: ClosedReason }
  | {
      readonly kind: 'taken';
      /** What takes the time: our jobs (buffer included) and other people's events, as the occupancy lists them. */
      readonly held: readonly Held[];
      readonly foreign: readonly Foreign[];
    };

export interface Candidate<Held extends Interval, Foreign extends Interval> {
  readonly id: number;
  readonly name: string;
  readonly standing: Standing<Held, Foreign>;
}

export interface Placements<Held extends Interval = Interval, Foreign extends Interval = Interval> {
  /** Each bay that was asked about, in the shop's order. */
  readonly bays: readonly Candidate<Held, Foreign>[];
  /** For each piece of the job each technician who was asked about, in the shop's order; nobody in a shop without any. */
  readonly pieces: readonly PieceStaff<Held, Foreign>[];
}

/** A piece of the job, and how everybody stands to it. */
export interface PieceStaff<Held extends Interval = Interval, Foreign extends Interval = Interval> {
  readonly slot: Interval;
  readonly technicians: readonly Candidate<Held, Foreign>[];
}

/** A question about one exact time. What `notBefore` and `notAfter` would say is the caller's to ask. */
export interface PlacementSearch<Held extends Interval, Foreign extends Interval>
  extends Pick<SlotSearch, 'shop' | 'bayIds' | 'technicianId'> {
  readonly slot: Interval;
  readonly job: Pick<Job, 'bufferMs' | 'skills' | 'pieces'>;
  /** By bay and technician id; who is missing is free. All that touches the slot or its buffer must be in it. */
  readonly occupancies: ReadonlyMap<number, Occupancy<Held, Foreign>>;
}

/**
 * Where and by whom a job can be done during exactly `slot`, and what keeps each of the others from it. The slot need
 * not lie on the grid. A reason is looked for in this order: skills, hours, time taken.
 *
 * O(occupancies given): hand in what is near the slot, not the whole book.
 */
export function placementsFor<Held extends Interval, Foreign extends Interval>(
  search: PlacementSearch<Held, Foreign>,
): Placements<Held, Foreign> {
  const { shop, bayIds, technicianId, job, slot } = search;
  const technicians = shop.technicians.filter(({ id }) => technicianId === undefined || id === technicianId);
  const staffOf = (slot: Interval, skills: readonly string[]) => ({
    slot,
    technicians: technicians.map((one) =>
      candidate('technician', one, 0, { ...search, slot, job: { bufferMs: 0, skills } }),
    ),
  });
  return {
    bays: shop.bays
      .filter(({ id }) => bayIds?.includes(id) ?? true)
      .map((bay) => candidate('bay', bay, job.bufferMs, search)),
    pieces: job.pieces?.map((piece) => staffOf(timeOf(piece, slot), piece.skills)) ?? [
      staffOf(slot, job.skills),
    ],
  };
}

function timeOf({ afterMs, durationMs }: JobPiece, { start }: Interval): Interval {
  return { start: start + afterMs, end: start + afterMs + durationMs };
}

function candidate<Held extends Interval, Foreign extends Interval>(
  kind: Kind,
  who: Bay | Technician,
  bufferMs: number,
  search: PlacementSearch<Held, Foreign>,
): Candidate<Held, Foreign> {
  return { id: who.id, name: who.name, standing: standingOf(kind, who, bufferMs, search) };
}

/** How one bay or technician stands to the job. */
export function standingOf<Held extends Interval, Foreign extends Interval>(
  kind: Kind,
  who: Bay | Technician,
  bufferMs: number,
  { shop, job, slot, occupancies }: Omit<PlacementSearch<Held, Foreign>, 'bayIds' | 'technicianId'>,
): Standing<Held, Foreign> {
  const skills = skillsLacking(kind, who, job.skills, shop);
  if (skills.length > 0) return { kind: 'not-qualified', skills };
  const why = whyClosed(slot, who, shop);
  if (why !== null) return { kind: 'closed', why };
  const occupancy = occupancies.get(who.id);
  return occupancy === undefined ? { kind: 'free' } : taken(occupancy, slot, bufferMs);
}

function fullInside(full: Stretches, asked: Interval): Interval[] {
  return intersect(stretchesMeeting(full, asked), [asked]);
}

function meets(interval: Interval, stretches: readonly Interval[]): boolean {
  return stretches.some((stretch) => overlaps(stretch, interval));
}

/** What of an occupancy leaves no unit free during the slot, or no unit of our own jobs during the buffer after it. */
export function taken<Held extends Interval, Foreign extends Interval>(
  occupancy: Occupancy<Held, Foreign>,
  slot: Interval,
  bufferMs: number,
): Extract<Standing<Held, Foreign>, { kind: 'free' | 'taken' }> {
  const { full, heldFull } = timeline(occupancy);
  const during = fullInside(full, slot);
  const after = fullInside(heldFull, { start: slot.end, end: slot.end + bufferMs });
  if (during.length === 0 && after.length === 0) return { kind: 'free' };
  return {
    kind: 'taken',
    held: occupancy.held.filter((job) => meets(job, during) || meets(job, after)),
    foreign: occupancy.foreign.filter((event) => meets(event, during)),
  };
}
