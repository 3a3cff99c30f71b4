import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Deed } from '../../domain/deed.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';
import { rulesOf } from '../../domain/with-rules.ts';
import { AppError } from '../../failure.ts';
import type { Beside } from '../../store/appointments.ts';
import type { Change } from '../../store/changes.ts';
import { ChangedSince, ChangeRefused, PlacementRefused, Stale } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered } from '../find-appointment.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import { deliverTogether } from '../in-step/deliver-together.ts';
import type { Ports } from '../ports.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';

/** A change of the rules that is to be no more. */
export interface TakingBack {
  /** The rules that are to be in force then. */
  readonly rules: Shop;
  /** What the entries are called that made the change, and which of them are meant. */
  readonly of: JournalVerb;
  readonly isMeant: (before: ShopRules, after: ShopRules) => boolean;
  /** What this entry is called. */
  readonly verb: JournalVerb;
}

/** A visit that a plan had moved, and what became of it. */
export interface VisitBack {
  readonly before: Appointment;
  /** Where the plan had put it. */
  readonly from: Appointment;
  readonly after: Appointment;
}

export interface PlanTakenBack extends Written<readonly Appointment[]> {
  readonly back: readonly VisitBack[];
  /** Those who stay where the plan has put them: changed since, past, or their time is taken. */
  readonly stay: readonly Appointment[];
  readonly trouble: CalendarTrouble | null;
  /** Who on the waitlist fits the time that is free now. */
  readonly waitlist: readonly Fitting[];
}

/**
 * Puts rules in force in which what a plan had changed is no more, and takes the visits that it had moved back to where they were,
 * together; then the calendars follow, as far as there is time for it. Whoever was changed since, whose time is past or taken by now
 * stays, and is told of. Throws `changed-meanwhile`.
 */
export async function takeBackPlan(
  back: TakingBack,
  shop: Shop,
  write: Write,
  ports: DeliveryPorts,
): Promise<PlanTakenBack> {
  return counted('plan', write, ports, () => takeBack(back, shop, write, ports));
}

async function takeBack(
  { rules, of, isMeant, verb }: TakingBack,
  shop: Shop,
  write: Write,
  ports: DeliveryPorts,
): Promise<PlanTakenBack> {
  const moved = movedBy(await plansDone(of, isMeant, ports));
  const isPast = ({ was }: Moved) => was.start <= write.at;
  const beside = { rules: { rules: rulesOf(rules), zone: shop.zone, basedOn: shop.revision }, notes: [] };
  const coming = moved.filter((one) => !isPast(one));
  const { written, back, refused } = await asManyAsCan(coming, verb, beside, write, ports);
  const stay: Appointment[] = [];
  for (const { was } of [...moved.filter(isPast), ...refused])
    stay.push(await appointmentNumbered(was.id, ports));
  const { visits, trouble } =
    write.dryRun || written.replayed
      ? { visits: written.value, trouble: null }
      : await deliverTogether(written.value, 'moved', null, ports);
  const told = back.map(({ was, from }, i) => ({ before: was, from, after: visits[i] ?? was }));
  const giving = {
    visits: told.map(({ from, after }) => ({ before: from, after })),
    rulesBefore: shop,
    change: 'put back as before',
  } as const;
  const waitlist = written.replayed ? [] : await whoFitsAfter(giving, rules, write, ports);
  return { ...written, back: told, stay, trouble, waitlist };
}

/** More changes of the rules of that kind nobody takes back together. */
const MOST_ENTRIES = 200;

/** The plans of that verb that stand, the newest first, and are meant. */
async function plansDone(
  verb: JournalVerb,
  isMeant: TakingBack['isMeant'],
  { store: { journal } }: Pick<Ports, 'store'>,
): Promise<Deed[]> {
  const deeds: Deed[] = [];
  for (const entry of await journal.newest(MOST_ENTRIES, { of: 'rules', verb })) {
    if (entry.undoneBy !== null) continue;
    const { rules } = await journal.deed(entry, 0);
    if (rules?.before != null && isMeant(rules.before, rules.after)) deeds.push(await journal.deed(entry));
  }
  return deeds;
}

/** A visit as it was before a plan, where that has put it, and the revision by which it did. */
interface Moved {
  readonly was: Appointment;
  readonly from: Appointment;
  readonly revision: number;
}

/** Each visit once, by the newest of the plans that has moved it. */
function movedBy(deeds: readonly Deed[]): Moved[] {
  const moved = new Map<number, Moved>();
  for (const { entry, visits } of deeds) {
    for (const { before: was, after: from } of visits) {
      const made = entry.appointments.find(({ id }) => id === from.id);
      if (was !== null && made !== undefined && !moved.has(from.id))
        moved.set(from.id, { was, from, revision: made.revision });
    }
  }
  return [...moved.values()];
}

/** Takes them back together but for those that the book refuses, which are left out one after the other. */
async function asManyAsCan(
  moved: readonly Moved[],
  verb: JournalVerb,
  beside: Beside,
  write: Write,
  { store }: Pick<Ports, 'store'>,
): Promise<{ written: Written<Appointment[]>; back: readonly Moved[]; refused: readonly Moved[] }> {
  const refused: Moved[] = [];
  for (let back = moved; ; ) {
    const changes = back.map(
      ({ was, revision }): Change => ({ do: 'restore', id: was.id, before: revision }),
    );
    try {
      return { written: await store.appointments.apply(changes, write, verb, beside), back, refused };
    } catch (thrown) {
      if (thrown instanceof Stale) throw new AppError({ code: 'changed-meanwhile', what: 'shop' });
      const left = thrown instanceof ChangeRefused && staysFor(thrown.cause) ? back[thrown.index] : undefined;
      if (left === undefined) throw thrown;
      refused.push(left);
      back = back.filter((one) => one !== left);
    }
  }
}

function staysFor(cause: Error): boolean {
  return cause instanceof ChangedSince || cause instanceof PlacementRefused || cause instanceof AppError;
}
