import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { VisitDeed } from '../../domain/deed.ts';
import type { InboxNote } from '../../domain/inbox.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { Shop } from '../../domain/shop.ts';
import { rulesOf } from '../../domain/with-rules.ts';
import { AppError } from '../../failure.ts';
import type { Beside } from '../../store/appointments.ts';
import type { Change } from '../../store/changes.ts';
import { ChangeRefused, PlacementRefused, Stale } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import { placementOf } from '../booking/placement-of.ts';
import { wishOfVisit } from '../booking/wish.ts';
import { counted } from '../figures/counted.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import { deliverTogether } from '../in-step/deliver-together.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';
import type { Growth, PlanWish, VisitLeft, VisitMove, VisitPlan } from './make-plan.ts';

/** A plan as somebody accepts it. */
export interface AcceptedPlan {
  readonly plan: VisitPlan;
  /** What it was made for, which is put into the book with it. */
  readonly wish: PlanWish;
  /** What the entry of the journal is called. */
  readonly verb: JournalVerb;
  /** Whether those for whom there is no other place may stay, with a note in the inbox. */
  readonly mayLeave: boolean;
}

export interface Accepted extends Written<readonly Appointment[]> {
  readonly trouble: CalendarTrouble | null;
  /** Who on the waitlist fits the time that is free now. */
  readonly waitlist: readonly Fitting[];
}

/**
 * Puts a plan into the book: the rules, all moves, and a note for each visit that stays where it cannot, in one transaction and as
 * one entry of the journal; then the calendars follow, as far as there is time for it. Throws `plan-incomplete`; `changed-meanwhile`
 * where anything of it is not as it was planned, and nothing was written then; `calendar-unreachable` for a shop that changes nothing
 * without its calendar.
 */
export async function acceptPlan(
  accepted: AcceptedPlan,
  write: Write,
  ports: DeliveryPorts,
): Promise<Accepted> {
  return counted('plan', write, ports, () => accept(accepted, write, ports));
}

async function accept(accepted: AcceptedPlan, write: Write, ports: DeliveryPorts): Promise<Accepted> {
  const { plan, wish, verb } = accepted;
  const { shop, rules, growth } = wish;
  assertAcceptable(accepted);
  const changes = [
    ...(growth === null ? [] : [growthOf(growth, plan, shop)]),
    ...plan.moves.map((move) => moveOf(move, shop)),
  ];
  const beside: Beside = {
    rules: rules === null ? null : { rules: rulesOf(rules), zone: shop.zone, basedOn: shop.revision },
    notes: plan.unplaced.map(noteOf),
  };
  const written = await inOneGo(() => ports.store.appointments.apply(changes, write, verb, beside));
  if (written.replayed) return { ...written, trouble: null, waitlist: [] };
  const { visits, trouble } = write.dryRun
    ? { visits: written.value, trouble: null }
    : await deliverTogether(written.value, 'moved', rules === null ? shop : null, ports);
  const giving = {
    visits: deedsOf(written.value, plan, growth),
    rulesBefore: rules === null ? null : shop,
    change: 'moved',
  } as const;
  const waitlist = await whoFitsAfter(giving, rules ?? shop, write, ports);
  return { ...written, value: visits, trouble, waitlist };
}

function assertAcceptable({ plan: { unplaced, outOfReach }, wish: { shop }, mayLeave }: AcceptedPlan): void {
  if (unplaced.length > 0 && !mayLeave)
    throw new AppError({
      code: 'plan-incomplete',
      unplaced: unplaced.map(({ appointment }) => appointment),
    });
  if (outOfReach !== null && shop.onUnavailable === 'refuse')
    throw new AppError({
      code: 'calendar-unreachable',
      trouble: outOfReach.trouble,
      verb: 'reschedule',
    });
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

/** Each visit as it was planned from, and as it is now. */
function deedsOf(done: readonly Appointment[], { moves }: VisitPlan, growth: Growth | null): VisitDeed[] {
  const known = [...(growth === null ? [] : [growth.before]), ...moves.map(({ appointment }) => appointment)];
  return done.flatMap((after) => {
    const before = known.find(({ id }) => id === after.id);
    return before === undefined ? [] : [{ before, after }];
  });
}

function moveOf({ appointment, to: { start, end }, place }: VisitMove, shop: Shop): Change {
  const { id, revision } = appointment;
  const to = placementOf(shop, wishOfVisit(appointment, shop, { start, end }), place, null);
  return { do: 'move', id, to, basedOn: revision };
}

/** The job at its new length, over those who were left beside it. */
function growthOf({ after }: Growth, { unplaced }: VisitPlan, shop: Shop): Change {
  const { id, bay, work, revision, overbookReason, overbookedOver } = after;
  const place = { bayId: bay.id, technicianIds: work.map(({ technician }) => technician?.id ?? null) };
  const ids = unplaced.map(({ appointment }) => `#${appointment.id}`).join(', ');
  const reason = ids === '' ? overbookReason : `it takes longer; no other place for ${ids}`;
  const to = { ...placementOf(shop, wishOfVisit(after, shop), place, reason), overbookedOver };
  return { do: 'move', id, to, basedOn: revision };
}

function noteOf({ appointment, because }: VisitLeft): InboxNote {
  return {
    kind: 'left-in-the-way',
    appointmentId: appointment.id,
    calendarId: appointment.image?.calendarId ?? '',
    eventId: null,
    event: null,
    detail: null,
    ...(because.why === 'makes-room' ? {} : { why: because }),
  };
}
