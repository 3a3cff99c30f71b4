import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { PutBack } from '../../domain/event-move.ts';
import type { InboxNote } from '../../domain/inbox.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { Shop } from '../../domain/shop.ts';
import { rulesOf } from '../../domain/with-rules.ts';
import { planOf } from '../../domain/work.ts';
import { wallText } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { Beside } from '../../store/appointments.ts';
import type { Change } from '../../store/changes.ts';
import type { Placement } from '../../store/placements.ts';
import { ChangeRefused, PlacementRefused, Stale } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import { deliverTogether } from '../in-step/deliver-together.ts';
import type { VisitLeft, VisitMove, VisitPlan } from './make-plan.ts';

/** What is written when a plan is accepted. */
export interface PlanWrite {
  readonly verb: JournalVerb;
  /** The shop whose rules the moves are by, and which are replaced if `rules` says so. */
  readonly before: Shop;
  readonly rules: Shop | null;
  /** The job that grows or shrinks, as it will be. */
  readonly grown: Appointment | null;
}

export interface Accepted extends Written<Appointment[]> {
  readonly trouble: CalendarTrouble | null;
}

/**
 * Puts a plan into the book: the rules, all moves, and a note for each visit that stays where it cannot, in one transaction and as
 * one entry of the journal; then the calendars follow, as far as there is time for it. Throws `changed-meanwhile` where anything
 * of it is not as it was planned, and nothing was written then; `calendar-unreachable` for a shop that changes nothing
 * without its calendar.
 */
export async function acceptPlan(
  plan: VisitPlan,
  what: PlanWrite,
  write: Write,
  ports: DeliveryPorts,
): Promise<Accepted> {
  const { before, rules, grown } = what;
  if (plan.outOfReach !== null && before.onUnavailable === 'refuse')
    throw new AppError({
      code: 'calendar-unreachable',
      trouble: plan.outOfReach.trouble,
      verb: 'reschedule',
    });
  const changes = [
    ...(grown === null ? [] : [growth(grown, plan, before)]),
    ...plan.moves.map((move) => changeOf(move, before)),
  ];
  const beside: Beside = {
    rules: rules === null ? null : { rules: rulesOf(rules), zone: before.zone, basedOn: before.revision },
    notes: plan.unplaced.map(noteOf),
  };
  const written = await inOneGo(() => ports.store.appointments.apply(changes, write, what.verb, beside));
  if (write.dryRun || written.replayed) return { ...written, trouble: null };
  const shop = rules === null ? before : null;
  const { trouble } = await deliverTogether(written.value, 'moved', shop, ports);
  return { ...written, trouble };
}

async function inOneGo<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const cause = thrown instanceof ChangeRefused ? thrown.cause : thrown;
    if (cause instanceof Stale || cause instanceof PlacementRefused)
      throw new AppError({ code: 'changed-meanwhile', what: 'appointment' }, { cause });
    throw cause;
  }
}

function changeOf({ appointment, to }: VisitMove, shop: Shop): Change {
  const work = appointment.work.map((piece, i) => {
    const by = to.start - appointment.start;
    const technicianId = to.technicians[i]?.id ?? null;
    return { ...planOf(piece), technicianId, start: piece.start + by, end: piece.end + by };
  });
  const placement: Placement = {
    ...timeIn(shop, to),
    bufferMs: appointment.bufferMs,
    bayId: to.bay.id,
    technicianId: to.technicians[0]?.id ?? null,
    overbookReason: null,
    calendarId: shop.bays.find(({ id }) => id === to.bay.id)?.calendarId ?? null,
    work,
  };
  return { do: 'move', id: appointment.id, to: placement, basedOn: appointment.revision };
}

/** The job at its new length, over those who were left beside it. */
function growth(grown: Appointment, { unplaced }: VisitPlan, shop: Shop): Change {
  const ids = unplaced.map(({ appointment }) => `#${appointment.id}`).join(', ');
  const placement: Placement = {
    ...timeIn(shop, grown),
    bufferMs: grown.bufferMs,
    bayId: grown.bay.id,
    technicianId: grown.technician?.id ?? null,
    overbookReason: ids === '' ? grown.overbookReason : `it takes longer; no other place for ${ids}`,
    overbookedOver: grown.overbookedOver,
    calendarId: shop.bays.find(({ id }) => id === grown.bay.id)?.calendarId ?? null,
    work: grown.work.map(planOf),
  };
  return { do: 'move', id: grown.id, to: placement, basedOn: grown.revision };
}

function timeIn(shop: Shop, { start, end }: { readonly start: number; readonly end: number }) {
  return {
    start,
    end,
    wallStart: wallText(shop.zone, start),
    wallEnd: wallText(shop.zone, end),
    zone: shop.timezone,
    shopRevision: shop.revision,
  };
}

function noteOf({ appointment, because }: VisitLeft): InboxNote {
  return {
    kind: 'left-in-the-way',
    appointmentId: appointment.id,
    calendarId: appointment.image?.calendarId ?? '',
    eventId: null,
    event: null,
    detail: null,
    ...(because.why === 'makes-room' ? {} : { why: because satisfies PutBack }),
  };
}
