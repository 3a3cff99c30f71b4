import type { Appointment } from '../../domain/appointment.ts';
import type { Deed } from '../../domain/deed.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';
import { rulesOf } from '../../domain/with-rules.ts';
import { AppError } from '../../failure.ts';
import type { Change } from '../../store/changes.ts';
import { ChangedSince, ChangeRefused, PlacementRefused, Stale } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import { deliverTogether } from '../in-step/deliver-together.ts';
import type { Ports } from '../ports.ts';

/** A visit that a plan had moved, and what became of it. */
export interface VisitBack {
  readonly before: Appointment;
  /** Where the plan had put it. */
  readonly from: Appointment;
  readonly after: Appointment;
}

export interface PlanTakenBack extends Written<Appointment[]> {
  readonly back: readonly VisitBack[];
  /** Those who stay where the plan has put them: changed since, past, or their time is taken. */
  readonly stay: readonly Appointment[];
}

/** Looked at: nobody means what was done longer ago. */
const MOST_ENTRIES = 200;

/** The plans of these verbs that stand, the newest first, and are meant. */
export async function plansDone(
  verb: JournalVerb,
  isMeant: (before: ShopRules, after: ShopRules) => boolean,
  { store }: Pick<Ports, 'store'>,
): Promise<Deed[]> {
  const entries = await store.journal.newest(MOST_ENTRIES);
  const deeds: Deed[] = [];
  for (const entry of entries) {
    if (entry.verb !== verb || entry.undoneBy !== null || entry.rules === null) continue;
    const deed = await store.journal.deed(entry);
    if (deed.rules?.before != null && isMeant(deed.rules.before, deed.rules.after)) deeds.push(deed);
  }
  return deeds;
}

/**
 * Puts rules in force in which what a plan had changed is no more, and takes the visits that it had moved back to where they were,
 * together. Whoever was changed since, whose time is past or taken by now stays, and is told of. Throws `changed-meanwhile`.
 */
export async function takeBackPlan(
  deeds: readonly Deed[],
  { before, rules, verb }: { readonly before: Shop; readonly rules: Shop; readonly verb: JournalVerb },
  write: Write,
  ports: DeliveryPorts,
): Promise<PlanTakenBack> {
  const moved = new Map<
    number,
    { readonly revision: number; readonly was: Appointment; readonly from: Appointment }
  >();
  for (const { entry, visits } of deeds) {
    for (const { before: was, after } of visits) {
      const made = entry.appointments.find(({ id }) => id === after.id);
      if (was !== null && made !== undefined && !moved.has(after.id))
        moved.set(after.id, { revision: made.revision, was, from: after });
    }
  }
  const stay: Appointment[] = [];
  let back = [...moved].filter(([, { was }]) => was.start > write.at);
  for (const [id, { was }] of moved) if (was.start <= write.at) stay.push(await present(id, ports));
  const beside = { rules: { rules: rulesOf(rules), zone: before.zone, basedOn: before.revision }, notes: [] };
  for (;;) {
    const changes = back.map(([id, { revision }]): Change => ({ do: 'restore', id, before: revision }));
    try {
      const written = await ports.store.appointments.apply(changes, write, verb, beside);
      const visits = written.value.map((after, i) => {
        const { was: before, from } = (back[i] as (typeof back)[number])[1];
        return { before, from, after };
      });
      if (!write.dryRun && !written.replayed) await deliverTogether(written.value, 'moved', null, ports);
      return { ...written, back: visits, stay };
    } catch (thrown) {
      if (thrown instanceof Stale) throw new AppError({ code: 'changed-meanwhile', what: 'shop' });
      const refused = thrown instanceof ChangeRefused ? thrown : null;
      const cause = refused?.cause;
      const isKept =
        cause instanceof ChangedSince || cause instanceof PlacementRefused || cause instanceof AppError;
      const which = refused === null ? undefined : back[refused.index];
      if (!isKept || which === undefined) throw thrown;
      stay.push(await present(which[0], ports));
      back = back.filter((one) => one !== which);
    }
  }
}

async function present(id: number, { store }: Pick<Ports, 'store'>): Promise<Appointment> {
  const appointment = await store.appointments.get(id);
  if (appointment === null) throw new Error(`appointment ${id} is gone`);
  return appointment;
}
